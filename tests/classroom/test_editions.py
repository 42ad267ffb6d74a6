"""Nothing that students get holds an answer, or any output at all: every file is read, and every member of an archive."""

import shutil
import zipfile

import nbformat
import pytest

from helpers.classroom.handout import handout

from ..notebooks.source import NOTEBOOKS
from .leaks import texts
from .lesson_secrets import SHOWN, exercises, printed, told

pytestmark = pytest.mark.classroom


def leaks(folder):
    """All that a folder of student editions should not hold; what the lessons show on purpose is left out."""
    found = set()
    for path in filter(lambda path: path.is_file(), sorted(folder.rglob("*"))):
        for place, text in texts(path):
            lessons = [lesson for lesson in NOTEBOOKS if lesson.name in place] or NOTEBOOKS
            found |= {what for lesson in lessons for what in told(lesson, text) - SHOWN.get(lesson.stem, set())}
            if {"outputs", "execution_count", "widgets"} & set(place.split("/")):
                found.add(f"output at {place}")
    return found


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """That of two lessons, in which nothing is found."""
    folder = tmp_path_factory.mktemp("edition") / "out"
    handout(folder, ["01", "06"])
    assert leaks(folder) == set()
    return folder


@pytest.mark.parametrize("course", [False, True], ids=["zip", "course"])
def test_nothing_that_students_get_gives_an_answer_away(tmp_path, course):
    handout(tmp_path / "out", course=course)
    assert leaks(tmp_path / "out" / "release" if course else tmp_path / "out") == set()


def solution(notebook):
    notebook.cells[-1].source += "\n\n    E = np.exp(Z-Z.max(axis = 1,keepdims=True))\n"


def answer(notebook):
    notebook.cells[3].source = "my_odds = 7.389"


def result(notebook):
    notebook.cells[5].metadata["note"] = printed(exercises(NOTEBOOKS[1])["softmax"]._wants[0].parts[0])


def probe(notebook):
    notebook.metadata["note"] = printed(exercises(NOTEBOOKS[1])["softmax"].tried[0].args[0])


def output(notebook):
    code_cell(notebook).outputs = [nbformat.v4.new_output("stream", text="hello")]


def count(notebook):
    code_cell(notebook).execution_count = 3


def widgets(notebook):
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"version_major": 2}}


def code_cell(notebook):
    return next(cell for cell in notebook.cells if cell.cell_type == "code")


@pytest.mark.parametrize("zipped", [False, True], ids=["file", "member"])
@pytest.mark.parametrize("plant, words", [
    (solution, "softmax line E=np.exp(Z-Z.max(axis=1,keepdims=True))"), (answer, "scaled_odds result 7.389"),
    (result, "softmax number "), (probe, "softmax number "), (output, "/outputs/1/text"), (count, "/execution_count"),
    (widgets, "/metadata/widgets/"),
])
def test_what_is_planted_is_found(edition, tmp_path, plant, words, zipped):
    folder, name = tmp_path / "out", NOTEBOOKS[1].name
    shutil.copytree(edition, folder)
    notebook = nbformat.read(folder / name, as_version=4)
    plant(notebook)
    if zipped:
        with zipfile.ZipFile(folder / "another.zip", "w") as archive:
            archive.writestr(f"deep/{name}", nbformat.writes(notebook))
    else:
        nbformat.write(notebook, folder / name)
    assert any(words in what for what in leaks(folder))
