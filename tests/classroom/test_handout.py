"""Student editions: what is in them, that they run, and that both kinds are one."""

import json
import re
import zipfile

import nbformat
import pytest
from nbclient import NotebookClient

from helpers.classroom.__main__ import main
from helpers.classroom.cells import tasks
from helpers.classroom.handout import handout
from helpers.exercises.credit import POINTS

from ..notebooks.source import NOTEBOOKS, read

pytestmark = pytest.mark.classroom

LESSONS = [NOTEBOOKS[1], NOTEBOOKS[3]]
NAMES = [path.name for path in LESSONS]


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    """Both kinds, for lessons 01 and 03."""
    home = tmp_path_factory.mktemp("editions")
    for kind in ("zip", "course"):
        handout(home / kind, ["01", "03"], course=kind == "course")
    return home


def contents(folder):
    """The bytes of every file in a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_files(editions):
    assert sorted(contents(editions / "zip")) == [*NAMES, "START_HERE.txt", "backprop_01_03.zip"]
    assert sorted(contents(editions / "course")) == [
        "gradebook.db", "nbgrader_config.py", *(f"release/{path.stem}/{path.name}" for path in LESSONS),
        *(f"source/{path.stem}/{path.name}" for path in LESSONS)]


def test_the_note_names_a_part_of_the_readme_that_is_there(editions):
    heading = re.search(r'under "(.+?)"', (editions / "zip" / "START_HERE.txt").read_text("utf-8"))[1]
    assert f"## {heading}\n" in (NOTEBOOKS[0].parents[1] / "README.md").read_text("utf-8")


def test_the_archive_holds_the_same_files_in_one_folder(editions):
    loose = contents(editions / "zip")
    with zipfile.ZipFile(editions / "zip" / "backprop_01_03.zip") as archive:
        assert archive.testzip() is None
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == {f"backprop_01_03/{name}": data for name, data in loose.items() if not name.endswith(".zip")}


def test_both_kinds_are_one_edition(editions):
    for path in LESSONS:
        assert (editions / "zip" / path.name).read_bytes() == (editions / "course/release" / path.stem / path.name).read_bytes()


def test_a_second_run_gives_the_same_bytes(editions, tmp_path):
    handout(tmp_path / "again", ["3", "1", "01"])
    assert contents(tmp_path / "again") == contents(editions / "zip")
    handout(tmp_path / "course", ["3", "1"], course=True)
    first, second = contents(editions / "course"), contents(tmp_path / "course")
    assert first.pop("gradebook.db") and second.pop("gradebook.db") and first == second


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_cell_by_cell_it_is_the_lesson_without_its_outputs(editions, path):
    edition, lesson = read(editions / "zip" / path.name), read(path)
    nbformat.validate(edition)
    assert [(cell.id, cell.cell_type, cell.source) for cell in edition.cells] == [
        (cell.id, cell.cell_type, cell.source) for cell in lesson.cells]
    code = [cell for cell in edition.cells if cell.cell_type == "code"]
    assert code and all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert set(edition.metadata) == {"kernelspec", "language_info"}
    assert edition.metadata.kernelspec == lesson.metadata.kernelspec


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_checks_cannot_be_changed_answers_not_deleted_and_all_else_is_free(editions, path):
    from nbgrader.utils import compute_checksum

    edition = read(editions / "zip" / path.name)
    locks = {}
    for task in tasks(edition):
        locks |= {task.answer: {"deletable": False}, task.check: {"deletable": False, "editable": False}}
        for place in (task.answer, task.check):
            known = edition.cells[place].metadata.nbgrader
            assert known.schema_version == 3 and known.checksum == compute_checksum(edition.cells[place])
        assert edition.cells[task.check].metadata.nbgrader.points == POINTS
    for place, cell in enumerate(edition.cells):
        assert {name: cell.metadata[name] for name in ("deletable", "editable") if name in cell.metadata} == locks.get(place, {})
        assert ("nbgrader" in cell.metadata) == (place in locks)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_it_runs_from_top_to_bottom_and_nothing_is_attempted(editions, path):
    edition = read(editions / "zip" / path.name)
    NotebookClient(edition, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(editions)}}).execute()
    verdicts = [edition.cells[task.check].outputs[-1]["data"]["text/plain"] for task in tasks(edition)]
    assert len(verdicts) >= 7 and all(text.startswith("[…] not attempted") for text in verdicts), verdicts


def test_students_are_told_what_to_open_and_what_to_hand_in(editions):
    text = (editions / "zip" / "START_HERE.txt").read_text("utf-8")
    assert all(name in text for name in NAMES) and f"jupyter lab {NAMES[0]}" in text and "hand in the .ipynb file" in text
    assert max(map(len, text.splitlines())) <= 80


def test_it_says_what_it_wrote(tmp_path, capsys):
    assert main(["handout", str(tmp_path / "all")]) == 0
    *files, total = capsys.readouterr().out.splitlines()
    counts = {path: len(tasks(read(path))) for path in NOTEBOOKS}
    expected = [f"{path.name}: {n} exercise{'s' * (n > 1)}, {POINTS * n} points" for path, n in counts.items()]
    assert files == [str(tmp_path / "all" / line) for line in [*expected, "START_HERE.txt", "backprop.zip"]]
    assert total == f"In all: {sum(counts.values())} exercises, {POINTS * sum(counts.values())} points."


def test_a_folder_that_is_there_and_empty_is_filled(tmp_path, monkeypatch):
    """Also the one in which one stands, whose name nbgrader would misread, with a lesson that has no exercise."""
    (tmp_path / "lessons").mkdir()
    cells = [nbformat.v4.new_markdown_cell("Read this."), nbformat.v4.new_code_cell("1 + 1")]
    metadata = json.loads(json.dumps(read(NOTEBOOKS[0]).metadata))
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), tmp_path / "lessons" / "07_reading.ipynb")
    (tmp_path / "week [3]").mkdir()
    monkeypatch.chdir(tmp_path / "week [3]")
    written = handout(".", ["7"], notebooks=tmp_path / "lessons")
    assert [str(one) for one in written] == ["07_reading.ipynb: no exercises", "START_HERE.txt", "backprop.zip"]
    assert sorted(contents(tmp_path / "week [3]")) == ["07_reading.ipynb", "START_HERE.txt", "backprop.zip"]


def test_when_nbgrader_fails_it_says_why_and_leaves_nothing(tmp_path, capsys, monkeypatch):
    """Its database needs a program of its own; here there is none."""
    monkeypatch.setattr("sysconfig.get_path", lambda name: str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["handout", str(tmp_path / "new"), "--lessons", "01"]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.count("\n") == 1
    assert "could not make the release of 01_softmax_shift_invariance: FileNotFoundError" in captured.err
    assert "'alembic'" in captured.err and list(tmp_path.iterdir()) == []
