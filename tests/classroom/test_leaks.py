"""No lesson gives away a solution, a number that an answer is tried on, or a right result; and what does so is recognised."""

import inspect

import numpy as np
import pytest

from helpers.classroom.course_folder import source

from ..notebooks.source import NOTEBOOKS
from .leaks import Text
from .lesson_secrets import SHOWN, exercises, printed, secrets, told

# Exercises whose right results are one or two small numbers, or all the same: nothing that a text could be known by.
PLAIN_RESULTS = {"shift_slope", "graph_gradient", "agree", "verdict", "nearest", "stop"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_lesson_gives_an_answer_away(path):
    assert {what for cell in source(path).cells for what in told(path, cell.source)} == SHOWN.get(path.stem, set())


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_solution_is_recognised(path):
    """Of each exercise: as it is written, in another layout, and line by line among prose."""
    for name, exercise in exercises(path).items():
        for function in filter(None, (exercise.reference, exercise.plain)):
            code = inspect.getsource(function)
            prose = "".join(f"- It says `{line.strip()}`.\n" for line in code.splitlines())
            for text in (code, code.replace("    ", "\t").replace("'", '"'), prose):
                assert any(what.startswith("line ") for what in secrets(path)[name].told_by(Text(text))), (name, text)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_result_is_recognised(path):
    unseen = set()
    for name, exercise in exercises(path).items():
        shown = [printed(part) for outcome in exercise._wants for part in outcome.parts]
        if not any(secrets(path)[name].told_by(Text(text)) for text in shown):
            unseen.add(name)
    assert unseen == PLAIN_RESULTS & set(exercises(path))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_numbers_it_is_tried_on_are_recognised(path):
    """Those drawn at random; every lesson has some."""
    seen = 0
    for name, exercise in exercises(path).items():
        arrays = [arg for probe in exercise.tried for arg in probe.args if isinstance(arg, np.ndarray) and arg.dtype.kind == "f"]
        drawn = [array for array in arrays if array.size > 8 and (array.round(1) != array).mean() > 0.8]
        assert all(secrets(path)[name].told_by(Text(printed(array))) for array in drawn[:1]), name
        seen += bool(drawn)
    assert seen or path.stem.startswith("00")


def test_few_digits_are_no_secret():
    assert told(NOTEBOOKS[1], "about 0.24 or 1000.0, in lesson 05. [1, 2, 3]") == set()
