"""python -m helpers.classroom grade: what it writes, its exit codes, and bad input in one line."""

import csv
import os
import signal
import subprocess
import sys
import tempfile
from types import SimpleNamespace

import pytest

from helpers.classroom.__main__ import main
from helpers.classroom.course import Lesson
from helpers.classroom.papers import Paper

from ..notebooks.source import ROOT
from . import mixed_class
from .hostile import hand_in
from .submitted import LESSON, right, text

pytestmark = pytest.mark.classroom
SOFTMAX = Lesson("01_softmax_shift_invariance")


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def submitted(tmp_path):
    folder = tmp_path / "in"
    mixed_class.hand_in(folder, 2, [SOFTMAX, LESSON])
    return folder


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def test_what_it_writes(submitted, out, capsys):
    hand_in(submitted, ["right"])
    assert main(["grade", str(submitted), "--to", str(out / "grades.csv")]) == 0
    said = capsys.readouterr()
    assert files(out) == ["grades.csv", "grades.html", "grades_answers.csv",
                          *(f"grades_feedback/{name}.html" for name in ("right", "student 01", "student 02"))]
    assert [line.split("/")[-1] for line in said.out.splitlines()] == ["grades.csv", "grades.html", "grades_answers.csv",
                                                                       "grades_feedback"]
    assert said.err.splitlines()[-1].startswith("6 of 6: ")
    rows = list(csv.DictReader((out / "grades.csv").read_text("utf-8-sig").splitlines()))
    answers = list(csv.DictReader((out / "grades_answers.csv").read_text("utf-8-sig").splitlines()))
    assert [row["student"] for row in rows] == ["right", "student 01", "student 02"]
    for row in rows:
        own = [float(answer["points"]) for answer in answers if answer["student"] == row["student"]]
        assert len(own) == len(SOFTMAX.tasks) + len(LESSON.tasks) and sum(own) == float(row["total"])
    assert rows[0][LESSON.name] == "44" and rows[0][SOFTMAX.name] == ""
    page = (out / "grades.html").read_text("utf-8")
    assert all(name in page for name in ("right", "student 01", "student 02"))
    assert "student 02" not in (out / "grades_feedback" / "student 01.html").read_text("utf-8")


def test_a_second_run_takes_the_place_of_the_first(submitted, out, capsys):
    (out / "grades_feedback").mkdir()
    (out / "grades_feedback" / "gone.html").write_text("old")
    (out / "notes.txt").write_text("mine")
    command = ["grade", str(submitted), "--to", str(out / "grades.csv"), "--lessons", "01"]
    assert main(command) == 0
    first = {name: (out / name).read_bytes() for name in files(out)}
    assert main(command) == 0
    assert {name: (out / name).read_bytes() for name in files(out)} == first
    assert "notes.txt" in first and "grades_feedback/gone.html" not in first


def test_exit_code_1_when_somebody_has_to_look(submitted, out, capsys):
    hand_in(submitted, ["broken"])
    assert main(["grade", str(submitted), "--to", str(out / "grades.csv"), "--lessons", "3"]) == 1
    assert "Look at these yourself: broken/" in capsys.readouterr().out
    assert "broken JSON" in (out / "grades.html").read_text("utf-8")


def test_names_that_no_file_can_have(tmp_path, out, capsys):
    names = ["Zoë, \"Z\"", "a?b", "a*b", "A*B", "x..", "<script>", "x" * 200]
    for name in names:
        path = tmp_path / "in" / name / "03.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(text(right()), "utf-8")
    assert main(["grade", str(tmp_path / "in"), "--to", str(out / "g.csv")]) == 0
    assert len(files(out / "g_feedback")) == len(names)
    assert len({name.lower() for name in files(out / "g_feedback")}) == len(names)


def refused(capsys, *words):
    """The one line that is said."""
    try:
        code = main(["grade", *map(str, words)])
    except SystemExit as ended:
        code = ended.code
    said = capsys.readouterr()
    assert code == 2 and said.out == "" and said.err.count("\n") == 1
    return said.err


BAD = {
    "no such folder": (lambda f, o: (f / "nowhere", "--to", o / "g.csv"), "there is no such folder"),
    "no notebooks": (lambda f, o: (o, "--to", o / "g.csv"), "holds no notebook"),
    "unknown lesson": (lambda f, o: (f, "--to", o / "g.csv", "--lessons", "77"), "no lesson is called 77; there are 00_"),
    "lesson not handed in": (lambda f, o: (f, "--to", o / "g.csv", "--lessons", "05"), "see --lessons"),
    "no folder to write into": (lambda f, o: (f, "--to", o / "no" / "g.csv"), "make it first"),
    "a folder for a file": (lambda f, o: (f, "--to", o), "is a folder"),
    "a page for a table": (lambda f, o: (f, "--to", o / "g.html"), "ends with .csv"),
    "no jobs": (lambda f, o: (f, "--to", o / "g.csv", "--jobs", "0"), "--jobs: invalid positive number"),
    "no --to": (lambda f, o: (f,), "--to"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_one_line_and_nothing_is_written(submitted, out, capsys, case):
    words, said = BAD[case]
    assert said in refused(capsys, *words(submitted, out))
    assert files(out) == []


def test_two_notebooks_of_one_student(submitted, out, capsys):
    (submitted / "student 01" / "again.ipynb").write_text(text(right()).replace("np", "num"), "utf-8")
    assert "leave the one that counts" in refused(capsys, submitted, "--to", out / "g.csv")
    assert files(out) == []


def test_a_folder_in_the_way(submitted, out, capsys):
    (out / "g_feedback").mkdir()
    (out / "g_feedback" / "thesis.doc").write_text("mine")
    assert "thesis.doc" in refused(capsys, submitted, "--to", out / "g.csv")
    assert files(out) == ["g_feedback/thesis.doc"]


def test_no_permission(submitted, capsys):
    me = os.geteuid()
    with tempfile.TemporaryDirectory() as home:
        os.chmod(home, 0o555)
        os.seteuid(me or 65534)  # root may write everywhere: be nobody for a moment
        try:
            assert "you may not write" in refused(capsys, submitted, "--to", f"{home}/g.csv")
        finally:
            os.seteuid(me)
            os.chmod(home, 0o755)
        assert os.listdir(home) == []


def test_without_nbgrader_it_says_what_to_install(submitted, out, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "nbgrader", None)
    assert "pip install -e '.[classroom]'" in refused(capsys, submitted, "--to", out / "g.csv")


def test_when_grading_breaks_nothing_is_written(submitted, out, monkeypatch):
    from helpers.classroom.grading.gradebook import Course

    monkeypatch.setattr(Course, "record", lambda self, paper: paper.points + 1)
    with pytest.raises(RuntimeError, match="nbgrader has"):
        main(["grade", str(submitted), "--to", str(out / "g.csv")])
    assert files(out) == []


def test_ctrl_c_is_one_line_and_leaves_nothing(tmp_path, capsys, monkeypatch):
    def interrupted(path):
        raise KeyboardInterrupt

    monkeypatch.setattr("helpers.classroom.grading.submissions.read_cells", interrupted)
    (tmp_path / "anna.ipynb").write_text("{}")
    assert main(["grade", str(tmp_path), "--to", str(tmp_path / "grades.csv")]) == 130
    assert capsys.readouterr().err == "stopped before the end\n"
    assert [path.name for path in tmp_path.iterdir()] == ["anna.ipynb"]


def test_ctrl_c_while_nbgrader_records_is_no_failure_of_nbgrader(tmp_path, monkeypatch):
    from helpers.classroom.grading.gradebook import Course

    course = Course(tmp_path, [LESSON])
    monkeypatch.setattr(course, "_nbgrader", SimpleNamespace(autograde=lambda *given: {
        "success": False, "log": "", "error": "Traceback (most recent call last):\nKeyboardInterrupt"}))
    with pytest.raises(KeyboardInterrupt):
        course.record(Paper("anna", LESSON.name, ()))


@pytest.mark.parametrize("where", ["marking.Marking.paper", "whole_class._plan"])
def test_a_defect_of_the_grader_costs_one_paper_and_is_told(submitted, out, monkeypatch, capsys, where):
    from helpers.classroom.grading import marking, whole_class

    whole = {"marking.Marking.paper": marking.Marking.paper, "whole_class._plan": whole_class._plan}[where]

    def failing(first, second, *more):
        if "student 01" in (second, getattr(second, "student", "")):
            raise KeyError("oops")
        return whole(first, second, *more)

    monkeypatch.setattr(f"helpers.classroom.grading.{where}", failing)
    assert main(["grade", str(submitted), "--to", str(out / "g.csv"), "--lessons", "01"]) == 1
    said = capsys.readouterr()
    assert "KeyError: 'oops'" in said.err and "student 01/" in said.out
    assert "The grader itself failed" in (out / "g.html").read_text("utf-8")
    rows = list(csv.DictReader((out / "g.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0]["total"] == "0" and float(rows[1]["total"]) > 0


def test_when_the_courses_own_files_change_it_stops_in_one_line(submitted, out, tmp_path, monkeypatch, capsys):
    from helpers.classroom.grading import whole_class

    course = tmp_path / "course"
    (course / "helpers").mkdir(parents=True)
    fingerprint, seen = whole_class.fingerprint, []

    def looked_at():
        (course / "helpers" / "labels.py").write_text(f"# {len(seen) // 2}")  # changed at the third look
        seen.append(fingerprint(course))
        return seen[-1]

    monkeypatch.setattr(whole_class, "fingerprint", looked_at)
    main(["grade", str(submitted), "--to", str(out / "g.csv"), "--lessons", "01"])
    said = capsys.readouterr().err.splitlines()
    assert len(seen) == 3 and "the course's own files changed while student 0" in said[-1]
    assert files(out) == []


def test_without_kernels_nothing_is_graded(submitted, out, monkeypatch, capsys):
    monkeypatch.setattr("helpers.classroom.grading.kernel._STARTING", 0)
    assert "a kernel does not start" in refused(capsys, submitted, "--to", out / "g.csv")
    assert files(out) == []


def test_ctrl_c_ends_it_soon_and_nothing_is_written(submitted, out):
    hand_in(submitted, ["sleeper"])
    command = [sys.executable, "-m", "helpers.classroom", "grade", str(submitted), "--to", str(out / "g.csv"), "--lessons", "03",
               "--cell-seconds", "3"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as run:
        run.stderr.readline()
        run.send_signal(signal.SIGINT)
        said = run.communicate(timeout=30)[1]
    assert run.returncode == 130 and said.splitlines()[-1] == "stopped before the end"
    assert files(out) == []
