"""nbgitpuller, from local repositories alone: a teacher's correction and a learner's work in the same notebook are both kept."""

import subprocess
import sys

import nbformat
import pytest

from .handouts import Handout, work

pytestmark = pytest.mark.classroom


def pull(handout, copy):
    """What a click on the link does in the learner's home."""
    command = [sys.executable, "-m", "nbgitpuller.pull", f"file://{handout.folder}", "main", str(copy)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture
def handout(tmp_path):
    return Handout(tmp_path / "teacher" / "week 3")


def sources(path):
    """The cells' text of a notebook that must still be a valid one."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return [cell.source for cell in notebook.cells]


def change(path, by):
    """Read, change, save as JupyterLab does."""
    nbformat.write(by(nbformat.read(path, as_version=4)), path)


def test_a_correction_reaches_a_learner_who_has_answered(handout, tmp_path):
    copy = tmp_path / "learner" / "week-3"
    pull(handout, copy)
    change(copy / handout.name, work)
    handout.correct()
    pull(handout, copy)
    assert sources(copy / handout.name) == [
        "# Week 3\n\nA sentence with a typo.\n\nA sentence without.",
        "import numpy as np",
        "Write the gradient.",
        "My own note.",
        "def gradient(p, y):\n    return p - y",
        "The end.",
        "One more thing.",
    ]
    assert (copy / "04.ipynb").exists()
    outputs = [cell.outputs[0].text for cell in nbformat.read(copy / handout.name, as_version=4).cells if "outputs" in cell]
    assert outputs == ["ran 1\n", "ran 2\n"]


def test_where_both_changed_a_line_the_learners_stays(handout, tmp_path):
    copy = tmp_path / "learner" / "week-3"
    pull(handout, copy)
    change(copy / handout.name, work)
    notebook = handout.read()
    notebook.cells[3].source = "def gradient(p, y):\n    return None"
    handout.write(notebook)
    handout.publish("another stub")
    pull(handout, copy)
    assert sources(copy / handout.name)[4] == "def gradient(p, y):\n    return p - y"


def test_a_deleted_notebook_comes_back_fresh(handout, tmp_path):
    copy = tmp_path / "learner" / "week-3"
    pull(handout, copy)
    (copy / handout.name).write_text("spoiled beyond repair")
    (copy / handout.name).unlink()
    pull(handout, copy)
    assert sources(copy / handout.name) == sources(handout.folder / handout.name)


def test_a_learners_file_of_the_same_name_is_kept_under_another(handout, tmp_path):
    copy = tmp_path / "learner" / "week-3"
    pull(handout, copy)
    (copy / "04.ipynb").write_text("a file of my own")
    handout.correct()
    pull(handout, copy)
    kept = [path for path in copy.glob("04__*.ipynb") if path.read_text() == "a file of my own"]
    assert len(kept) == 1 and sources(copy / "04.ipynb") == []


def test_pulling_again_changes_nothing(handout, tmp_path):
    copy = tmp_path / "learner" / "week-3"
    pull(handout, copy)
    change(copy / handout.name, work)
    before = (copy / handout.name).read_bytes()
    pull(handout, copy), pull(handout, copy)
    assert (copy / handout.name).read_bytes() == before
