"""Grade a folder of submissions: every notebook in kernels of its own, several at once, each recorded through nbgrader."""

import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from tempfile import TemporaryDirectory

from ...exercises.trial import Trial
from ..course import Lesson
from ..papers import Mark, Paper
from .kernel import Limits
from .marking import Marking
from .plan import plan_for
from .submissions import BadInput, Submission


def graded(found: list[Submission], lessons: list[Lesson], jobs: int = 1, limits: Limits | None = None,
           said: Callable = lambda done, of, paper: None) -> list[Paper]:
    """A paper for every student and lesson, by student; ``said`` is called as each is done.

    RuntimeError when nbgrader's gradebook holds another score than the paper.
    """
    from .gradebook import Course

    students = sorted({one.student for one in found})
    papers, of = [], len(students) * len(lessons)
    with TemporaryDirectory(prefix="nbgrader-") as folder:
        course = Course(Path(folder), lessons)
        for paper in _marked(found, students, lessons, jobs, limits or Limits()):
            score = course.record(paper)
            if abs(score - paper.points) > 1e-9:
                raise RuntimeError(f"{paper.student}, {paper.lesson}: nbgrader has {score} points, of {paper.points}")
            papers.append(paper)
            said(len(papers), of, paper)
    return sorted(papers, key=lambda paper: (paper.student, paper.lesson))


def _marked(found, students, lessons, jobs, limits) -> Iterator[Paper]:
    """The papers, each as soon as it is there. No more plans are held than are being worked on."""
    by_key = {(one.student, one.lesson.name): one for one in found if one.lesson}
    asides = {one.student: one for one in found if one.lesson is None}
    left = [(student, lesson) for student in students for lesson in lessons]
    pending: set[Future] = set()
    with ThreadPoolExecutor(jobs) as pool:
        try:
            while left or pending:
                while left and len(pending) < jobs:
                    student, lesson = left.pop(0)
                    one = by_key.get((student, lesson.name))
                    if one is None or one.problem:
                        yield _without_answers(student, lesson, one or asides.get(student))
                    else:
                        pending.add(pool.submit(_paper, _plan(lesson, one), one, limits))
                done, pending = wait(pending, return_when=FIRST_COMPLETED) if pending else (set(), pending)
                for future in done:
                    yield future.result()
        finally:
            for future in pending:
                future.cancel()


def _plan(lesson, one: Submission):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # a student's code is read here, and has its say elsewhere
        return plan_for(lesson, list(one.cells))


def _paper(plan, one: Submission, limits: Limits) -> Paper:
    return Marking(plan, limits).paper(one.student, one.file)


def _without_answers(student: str, lesson: Lesson, one: Submission | None) -> Paper:
    """A paper of somebody who handed in nothing that can be graded."""
    marks = []
    for task in lesson.tasks:
        q = lesson.exercise(task.name)
        marks.append(Mark(task.name, q.title, q.judge(Trial(empty=True))))
    said = one.problem if one else "No notebook of this lesson was handed in."
    return Paper(student, lesson.name, tuple(marks), (said,), one.file if one else "", whole=one is None)


def of_these(found: list[Submission], asked: list[Lesson]) -> tuple[list[Submission], list[Lesson]]:
    """What is to be graded, and its lessons: those asked for, or all that somebody handed in."""
    handed_in = {one.lesson.name for one in found if one.lesson}
    lessons = [lesson for lesson in asked if lesson.name in handed_in]
    if not lessons:
        raise BadInput("none of the notebooks belongs to a lesson that is asked for; see --lessons")
    names = {lesson.name for lesson in lessons}
    return [one for one in found if one.lesson is None or one.lesson.name in names], lessons
