"""Every notebook of the course keeps the rules of form, and has its room among the helpers."""

import pytest

from . import content, form
from .source import NOTEBOOKS, ROOT, read, topic

LESSONS = [
    "00_start_here",
    "01_softmax_shift_invariance",
    "02_sigmoid_derivative",
    "03_cross_entropy_gradient",
    "04_linear_layer_gradients",
    "05_gradient_checking",
    "06_batched_backprop",
    "07_delta_recursion",
    "08_max_margin_windows",
    "09_word_vectors",
    "10_training",
]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("rule", form.RULES + content.RULES, ids=lambda rule: rule.__name__)
def test_the_rule_is_kept(rule, path):
    assert list(rule(read(path))) == []


@pytest.mark.parametrize("name", LESSONS)
def test_the_lesson_exists(name):
    assert ROOT / "notebooks" / f"{name}.ipynb" in NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_its_room_has_the_same_name(path):
    assert topic(path), f"{path.name} is not named NN_topic.ipynb"
    room = ROOT / "helpers" / "lessons" / topic(path)
    assert (room / "__init__.py").is_file() or room.with_suffix(".py").is_file()


def test_every_room_has_its_notebook():
    lessons = ROOT / "helpers" / "lessons"
    rooms = {found.stem for found in lessons.iterdir() if found.suffix == ".py" or (found / "__init__.py").exists()}
    public = {room for room in rooms if not room.startswith("_")}
    assert public <= {topic(path) for path in NOTEBOOKS}


def test_the_numbers_differ():
    numbers = [path.stem[:2] for path in NOTEBOOKS]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_file_is_small(path):
    assert path.stat().st_size <= form.LARGEST_FILE


def test_nothing_else_lies_beside_the_notebooks():
    found = [path.name for path in (ROOT / "notebooks").iterdir() if path.name != ".ipynb_checkpoints"]
    assert [name for name in found if not name.endswith(".ipynb")] == []
