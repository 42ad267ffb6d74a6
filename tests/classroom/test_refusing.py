"""What the command refuses: one line on stderr, exit code 2, and nothing is left behind. None of it needs nbgrader."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import nbformat
import pytest

from helpers.classroom.__main__ import main
from helpers.classroom.cells import is_stub, tasks
from helpers.classroom.course_folder import source
from helpers.classroom.handout import handout
from helpers.classroom.lessons import chosen
from helpers.classroom.new_folder import new_folder

from ..notebooks.source import NOTEBOOKS


def refused(capsys, *arguments):
    """The one line that the command leaves on stderr when it ends with 2."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as end:
        code = end.code
    captured = capsys.readouterr()
    assert (code, captured.out, captured.err.count("\n")) == (2, "", 1), captured
    return captured.err


@pytest.fixture
def home(tmp_path):
    """A folder with a file and a full folder in it."""
    (tmp_path / "file").write_text("of mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "work.txt").write_text("of mine")
    return tmp_path


@pytest.mark.parametrize("arguments, words", [
    (["handout", "new", "--lessons", "12"], "no lesson is called 12; there are 00_start_here, 01_softmax"),
    (["handout", "new", "--lessons", "01", "x", "-1"], "no lesson is called x or -1"),
    (["handout", "new", "--lessons", "../01"], "no lesson is called ../01"),
    (["handout", "new", "--lessons"], "--lessons"),
    (["handout", "file"], "is a file"),
    (["handout", "file/new/deep"], "is a file"),
    (["handout", "full"], "is not empty"),
    (["handout", "n[e]w", "--course"], "name another folder"),
    (["handout"], "required: OUT"),
    (["hand"], "invalid choice"),
    ([], "required: command"),
    (["mark", "nowhere.ipynb"], "nowhere.ipynb"),
])
def test_bad_input(home, capsys, monkeypatch, arguments, words):
    monkeypatch.chdir(home)
    before = sorted(home.rglob("*"))
    assert words in refused(capsys, *arguments)
    assert sorted(home.rglob("*")) == before and (home / "file").read_text() == "of mine"


def test_without_nbgrader_it_says_what_to_install(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "nbgrader", None)
    assert "pip install -e '.[classroom]'" in refused(capsys, "handout", tmp_path / "deep" / "new", "--lessons", "01")
    assert list(tmp_path.iterdir()) == []


def test_help_has_examples(capsys):
    with pytest.raises(SystemExit) as end:
        main(["handout", "--help"])
    assert end.value.code == 0 and "handout week3 --lessons 01 03" in capsys.readouterr().out


def test_a_lesson_has_three_names_and_comes_once():
    assert chosen(["3", "03", NOTEBOOKS[3].stem, "00"]) == [NOTEBOOKS[0], NOTEBOOKS[3]]
    assert chosen() == NOTEBOOKS


def test_without_lessons_there_is_nothing_to_choose_from(tmp_path):
    with pytest.raises(ValueError, match="no lessons in"):
        chosen(folder=tmp_path)


@pytest.mark.parametrize("exists", [False, True])
def test_what_fails_on_the_way_leaves_nothing(tmp_path, exists):
    out = tmp_path / "a" / "b"
    if exists:
        out.mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ZeroDivisionError), new_folder(out) as place:
        (place / "half.txt").write_text("written")
        1 / 0  # noqa: B018
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("mode", [0o555, 0o000])
@pytest.mark.parametrize("below", ["", "new", "deep/new"])
def test_where_one_may_not_write(mode, below):
    me = os.geteuid()
    with tempfile.TemporaryDirectory() as home:
        os.chmod(home, mode)
        os.seteuid(me or 65534)  # root may write everywhere: be nobody for a moment
        try:
            with pytest.raises(ValueError, match=r"you may not write .*; name another folder"), new_folder(Path(home, below)):
                pass
        finally:
            os.seteuid(me)
            os.chmod(home, 0o755)
        assert os.listdir(home) == []


@pytest.mark.parametrize("answer", [
    "def my_softmax(Z):\n    return Z", "def my_softmax(Z):\n    E = np.exp(Z)\n    ...", "my_softmax = lambda Z: Z",
    "my_softmax = ...\nmy_softmax = softmax",
])
def test_a_teachers_own_answer_is_not_handed_out(tmp_path, answer):
    """Whoever has worked in the course's own notebooks would hand out their solutions."""
    path = tmp_path / NOTEBOOKS[1].name
    shutil.copy(NOTEBOOKS[1], path)
    notebook = nbformat.read(path, as_version=4)
    place = next(task.answer for task in tasks(notebook) if task.name == "softmax")
    notebook.cells[place].source = answer
    nbformat.write(notebook, path)
    with pytest.raises(ValueError, match=f"{path.name}: cell {place + 1} holds an answer to 'softmax'"):
        handout(tmp_path / "new", notebooks=tmp_path)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_courses_own_answers_are_stubs(path):
    notebook = source(path)
    assert all(is_stub(notebook.cells[task.answer].source, task.variable) for task in tasks(notebook))


def test_what_an_editor_notes_is_left_behind(tmp_path):
    path = tmp_path / "01_a.ipynb"
    notebook = nbformat.read(NOTEBOOKS[1], as_version=4)
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
    for cell in notebook.cells:
        cell.metadata |= {"execution": {"iopub.status.busy": "2026-01-01"}, "deletable": True, "vscode": {"languageId": "python"}}
        cell.metadata.pop("nbgrader", None)
    nbformat.write(notebook, path)
    assert source(path) == source(NOTEBOOKS[1])


def test_a_file_that_is_not_there_is_one_line_that_says_what_to_do(tmp_path, capsys):
    assert main(["mark", str(tmp_path / "nowhere.ipynb")]) == 2
    said = capsys.readouterr().err
    assert said == f"{tmp_path / 'nowhere.ipynb'}: No such file or directory; look at its name and its permissions\n"
