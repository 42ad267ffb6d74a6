"""A class with hostile students in it: each costs its own grade only, and the report names the fault."""

import hashlib

import psutil
import pytest
from nbclient import NotebookClient

from helpers.classroom.grading.kernel import MARK, Limits
from helpers.classroom.grading.submissions import submissions

from ..notebooks.source import read
from . import mixed_class
from .hostile import STUDENTS, hand_in
from .submitted import LESSON, NAMES

pytestmark = pytest.mark.classroom

HONEST, LIMITS = 5, Limits(cell=3, notebook=60, memory=1_500_000_000)


def grade(folder, jobs=2):
    from helpers.classroom.grading.whole_class import graded

    return {paper.student: paper for paper in graded(submissions(folder, [LESSON]), [LESSON], jobs, LIMITS)}


def fingerprints(folder):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def honest(tmp_path_factory):
    """Students who mean no harm, some right and some wrong, and their papers when they are graded by themselves."""
    folder = tmp_path_factory.mktemp("honest")
    mixed_class.hand_in(folder, HONEST, [LESSON])
    return folder, grade(folder, jobs=1)


@pytest.fixture(scope="module")
def everybody(tmp_path_factory):
    """All of them, the hostile ones too, with what was in the folder before and after."""
    folder = tmp_path_factory.mktemp("class")
    mixed_class.hand_in(folder, HONEST, [LESSON])
    hand_in(folder)
    before = fingerprints(folder)
    return grade(folder), before, fingerprints(folder)


@pytest.mark.parametrize("name", STUDENTS)
def test_each_loses_what_is_lost_and_the_fault_is_named(everybody, name):
    student, paper = STUDENTS[name], everybody[0][name]
    assert [mark.exercise for mark in paper.marks] == (NAMES if "cannot be graded" not in "".join(paper.faults) else [])
    if not paper.marks:
        assert paper.points == 0 and student.lost == frozenset(NAMES)
    elif student.lost is not None:
        assert {mark.exercise for mark in paper.marks if not mark.verdict.right} == student.lost
    if student.whole is not None:
        assert paper.whole == student.whole
        assert any(student.fault in fault for fault in paper.faults) if student.fault else not paper.faults
    assert all(0 <= mark.points <= 4 and mark.verdict.text for mark in paper.marks)


def test_the_grades_of_the_others_are_unchanged_and_grading_again_gives_the_same(honest, everybody):
    alone = honest[1]
    assert len(alone) == HONEST and {mark.verdict.kind for paper in alone.values() for mark in paper.marks} > {"right", "slip"}
    assert {student: everybody[0][student] for student in alone} == alone
    assert grade(honest[0]) == alone


def test_the_verdicts_are_those_that_the_learner_saw(honest):
    folder, papers = honest
    for student, paper in list(papers.items())[:3]:
        path = folder / student / f"{LESSON.name}.ipynb"
        notebook = read(path)
        where = {"metadata": {"path": str(path.parent)}}
        NotebookClient(notebook, timeout=60, store_widget_state=False, resources=where).execute()
        seen = [cell.outputs[0]["data"]["text/plain"] for cell in notebook.cells
                if cell.metadata.get("nbgrader", {}).get("grade")]
        assert [mark.verdict.text for mark in paper.marks] == seen


def test_nothing_is_changed_among_the_submissions_and_nothing_goes_on_running(everybody):
    _, before, after = everybody
    assert before == after
    assert not [process for process in psutil.process_iter() if MARK in _environment(process)]


def _environment(process):
    try:
        return process.environ()
    except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
        return {}


def test_an_answer_that_does_not_run_says_where(everybody):
    verdict = next(mark.verdict for mark in everybody[0]["syntax"].marks if mark.exercise == "one_hot")
    assert verdict.message == "The cell with your answer does not run. SyntaxError: expected ':' (line 1)"


def test_borrowed_answers_are_told(everybody):
    told = {(name, mark.exercise) for name in STUDENTS for mark in everybody[0][name].marks if mark.borrowed}
    assert told == {("borrowed name", "one_hot")}


def test_loops_cost_their_time_limit_and_are_named(everybody):
    papers = everybody[0]
    assert papers["loop in a cell"].faults == ("Cell 6 ran longer than 3 s and was stopped; the rest was graded without it.",)
    loop = next(mark for mark in papers["loop in a function"].marks if mark.exercise == "one_hot")
    assert loop.verdict.kind == "error" and "Does a loop never end?" in loop.verdict.message
