"""The course folder: nbgrader's own commands go on from it."""

import os
import subprocess
import sysconfig

import nbformat
import pytest

from helpers.classroom.cells import tasks
from helpers.classroom.handout import handout
from helpers.exercises.credit import POINTS

from ..notebooks.source import NOTEBOOKS, ROOT, read
from .hostile import forge

pytestmark = pytest.mark.classroom

LESSONS = [NOTEBOOKS[0], NOTEBOOKS[1]]
SHIFT = "my_shift = [3, 3, 3]"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course") / "backprop"
    handout(folder, ["00", "01"], course=True)
    return folder


def nbgrader(course, *words):
    """A command of nbgrader's, as a teacher gives it in that folder."""
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(["nbgrader", *words], cwd=course, env=environment, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout + run.stderr


def gradebook(course, read_off):
    """What ``read_off`` finds in the gradebook."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "backprop") as book:
        return read_off(book)


def test_the_gradebook_knows_lessons_exercises_and_points(course):
    found = gradebook(course, lambda book: {
        lesson.name: (lesson.max_score, [(notebook.name, sorted((cell.name, cell.max_score) for cell in notebook.grade_cells),
                                          len(notebook.solution_cells)) for notebook in lesson.notebooks])
        for lesson in book.assignments})
    assert found == {
        path.stem: (POINTS * len(tasks(read(path))),
                    [(path.stem, sorted((f"check-{task.name}", POINTS) for task in tasks(read(path))), len(tasks(read(path))))])
        for path in LESSONS}


def test_the_source_is_the_courses_own_notebook(course):
    for path in LESSONS:
        assert read(course / "source" / path.stem / path.name) == read(path)


def test_nbgrader_makes_the_same_release_again(course):
    for path in LESSONS:
        release = course / "release" / path.stem / path.name
        before = release.read_bytes()
        nbgrader(course, "generate_assignment", path.stem, "--force")
        assert release.read_bytes() == before


def hand_in(course, student, path, answers):
    """What a student's notebook becomes when they have answered, by the answers' variables."""
    notebook = read(course / "release" / path.stem / path.name)
    for task in tasks(notebook):
        notebook.cells[task.answer].source = answers.get(task.variable, notebook.cells[task.answer].source)
    target = course / "submitted" / student / path.stem / path.name
    target.parent.mkdir(parents=True)
    nbformat.write(notebook, target)


def test_nbgrader_grades_what_is_handed_in(course):
    hand_in(course, "ada", LESSONS[1], {"my_shift": SHIFT})
    hand_in(course, "alan", LESSONS[1], {})
    nbgrader(course, "autograde", LESSONS[1].stem)
    scores = gradebook(course, lambda book: {one.student.id: one.score for one in book.assignment_submissions(LESSONS[1].stem)})
    assert scores == {"ada": POINTS, "alan": 0}


def test_nbgraders_own_command_forms_the_verdicts_where_no_student_code_runs(course):
    hand_in(course, "grace", LESSONS[1], {"my_shift": SHIFT, "my_softmax": forge("softmax", "my_softmax")})
    nbgrader(course, "autograde", LESSONS[1].stem, "--student", "grace")
    scores = gradebook(course, lambda book: {one.student.id: one.score for one in book.assignment_submissions(LESSONS[1].stem)})
    assert scores["grace"] == POINTS
    checked = read(course / "autograded" / "grace" / LESSONS[1].stem / LESSONS[1].name)
    said = {task.name: checked.cells[task.check].outputs[0]["data"] for task in tasks(checked)}
    assert said["softmax"]["text/plain"] == "0" and "✗ wrong" in said["softmax"]["text/html"]
    assert said["shift_vector"]["text/plain"] == "4" and "✓ right" in said["shift_vector"]["text/html"]
