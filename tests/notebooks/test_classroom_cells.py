"""Every notebook tells nbgrader which cells are answers and which are checks, rightly and completely."""

import importlib
import re

import nbformat
import pytest

from helpers.classroom.cells import defines, marked, tasks
from helpers.classroom.mark import mark

from .source import NOTEBOOKS, read, topic


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_metadata_are_complete(path):
    """When this fails: python -m helpers.classroom mark."""
    assert mark([path], only_check=True) == []
    exercises = importlib.import_module(f"helpers.lessons.{topic(path)}").EXERCISES
    assert {task.name for task in tasks(read(path))} == set(exercises)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_ids_are_such_as_nbgrader_takes(path):
    ids = [cell.metadata.nbgrader["grade_id"] for cell in read(path).cells if "nbgrader" in cell.metadata]
    assert len(set(ids)) == len(ids) > 0
    assert all(re.fullmatch(r"(answer|check)-[A-Za-z0-9_-]+", name) for name in ids)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_answers_are_stubs_of_what_the_exercise_asks_for(path):
    notebook, lesson = read(path), importlib.import_module(f"helpers.lessons.{topic(path)}")
    for task in tasks(notebook):
        assert lesson.exercise(task.name).signature.split("(")[0] == task.variable
        assert notebook.cells[task.answer].source.rstrip().endswith("...")
        # The name checked is that of the cell above, whatever a lesson does with it later.
        assert sum(defines(cell.source, task.variable) for cell in notebook.cells if cell.cell_type == "code") == 1


def test_marking_changes_the_metadata_only_and_once(tmp_path):
    source, path = read(NOTEBOOKS[1]), tmp_path / "a.ipynb"
    for cell in source.cells:
        cell.metadata.pop("nbgrader", None)
    source.cells[0].metadata["nbgrader"] = {"grade": True}
    nbformat.write(source, path)
    assert mark([path], only_check=True) == [path] and read(path) == source
    assert mark([path]) == [path] and mark([path]) == []
    assert path.read_text("utf-8") == NOTEBOOKS[1].read_text("utf-8")


@pytest.mark.parametrize(("spoil", "words"), [
    (lambda cells, task: cells.pop(task.answer), "no cell above defines it"),
    (lambda cells, task: cells.insert(task.check, cells[task.check]), "has a check already"),
])
def test_what_cannot_be_marked_is_refused(spoil, words):
    notebook = read(NOTEBOOKS[1])
    spoil(notebook.cells, tasks(notebook)[0])
    with pytest.raises(ValueError, match=words):
        marked(notebook)
