"""Every figure of every lesson: the public functions of its module ``figures``."""

import inspect
from types import FunctionType

from .lessons import LESSONS, part_of

# What is no picture with controls has tests of its own.
ELSEWHERE = {
    "word_vectors.neighbours": "word_vectors/test_word_figures.py",
    "word_vectors.word_map": "word_vectors/test_word_figures.py",
    "word_vectors.questions": "word_vectors/test_word_figures.py",
    "word_vectors.watch": "word_vectors/test_watch.py",
    "linear_layer_gradients.workbench": "linear_layer_gradients/test_workbench_widget.py",
}


def _public(lesson):
    module = part_of(lesson, "figures")
    return {f"{lesson}.{name}": made for name, made in vars(module).items()
            if isinstance(made, FunctionType) and made.__module__ == module.__name__ and not name.startswith("_")}


EVERY = {name: make for lesson in LESSONS for name, make in _public(lesson).items()}
PICTURES = {name: make for name, make in EVERY.items() if name not in ELSEWHERE}
# Those that draw a learner's function; that these are the ones whose scene has learners is tested.
TAKING = {name: make for name, make in PICTURES.items() if inspect.signature(make).parameters}
