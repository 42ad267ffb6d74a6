"""Grade a folder of submissions: every notebook in kernels of its own, several at once, each recorded through nbgrader."""

import traceback
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from jupyter_core.utils import ensure_event_loop

from ...exercises.trial import Trial
from ..course import Lesson
from ..papers import Mark, Paper
from .kernel import ROOT, Limits, NoKernel
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
    course_as_it_was = fingerprint()
    with TemporaryDirectory(prefix="nbgrader-") as folder:
        course = Course(Path(folder), lessons)
        for paper in _marked(found, students, lessons, jobs, limits or Limits()):
            if fingerprint() != course_as_it_was:
                raise BadInput(f"the course's own files changed while {paper.student}'s notebook, or one beside it, was graded: "
                               "look into it, get the course anew, and grade in a container")
            score = course.record(paper)
            if abs(score - paper.points) > 1e-9:
                raise RuntimeError(f"{paper.student}, {paper.lesson}: nbgrader has {score} points, of {paper.points}")
            papers.append(paper)
            said(len(papers), of, paper)
    return sorted(papers, key=lambda paper: (paper.student, paper.lesson))


def fingerprint(root: Path = ROOT) -> str:
    """Of all code and all notebooks of the course: a student's code runs as the teacher, who may change them.

    >>> len(fingerprint())
    64
    """
    found = sorted([*(root / "helpers").rglob("*.py"), *(root / "notebooks").glob("*.ipynb")])
    of_each = (f"{path}{sha256(path.read_bytes()).hexdigest()}" for path in found)
    return sha256("".join(of_each).encode()).hexdigest()


def _marked(found, students, lessons, jobs, limits) -> Iterator[Paper]:
    """The papers, each as soon as it is there. No more plans are held than are being worked on."""
    by_key = {(one.student, one.lesson.name): one for one in found if one.lesson}
    asides = {one.student: one for one in found if one.lesson is None and one.problem}
    left = [(student, lesson) for student in students for lesson in lessons]
    pending: dict[Future, Marking] = {}
    with ThreadPoolExecutor(jobs) as pool:
        try:
            while left or pending:
                while left and len(pending) < jobs:
                    student, lesson = left.pop(0)
                    one = by_key.get((student, lesson.name))
                    if one is None or one.problem:
                        yield _without_answers(student, lesson, one or asides.get(student))
                        continue
                    try:
                        plan = _plan(lesson, one)
                    except Exception as problem:
                        yield _failed(student, lesson, one, problem)
                    else:
                        marking = Marking(plan, limits)
                        pending[pool.submit(_paper, marking, one, lesson)] = marking
                for future in wait(pending, return_when=FIRST_COMPLETED).done if pending else ():
                    del pending[future]
                    yield future.result()
        finally:
            # Only when something has gone wrong, or Ctrl-C was pressed, is anybody still at work.
            for marking in pending.values():
                marking.hurry()


def _plan(lesson, one: Submission):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # a student's code is read here, and has its say elsewhere
        return plan_for(lesson, list(one.cells))


def _paper(marking: Marking, one: Submission, lesson: Lesson) -> Paper:
    try:
        return copy_context().run(_in_a_loop, lambda: marking.paper(one.student, one.file))
    except NoKernel:
        raise
    except Exception as problem:
        return _failed(one.student, lesson, one, problem)


def _failed(student: str, lesson: Lesson, one: Submission, problem: Exception) -> Paper:
    """A defect of the grader must not cost the rest of the class its grades, and must not go unseen."""
    traceback.print_exception(problem)
    said = f"The grader itself failed on {one.file} ({type(problem).__name__}: {problem})."
    return _without_answers(student, lesson, replace(one, problem=said))


def _in_a_loop(work: Callable):
    """Do some work with an event loop that ends with it; jupyter_client would leave one open in every thread."""
    loop = ensure_event_loop()
    try:
        return work()
    finally:
        loop.close()


def _without_answers(student: str, lesson: Lesson, one: Submission | None) -> Paper:
    """A paper of somebody who handed in nothing that can be graded."""
    if one is not None:
        return Paper(student, lesson.name, (), (one.problem,), one.file, whole=False)
    exercises = [lesson.exercise(task.name) for task in lesson.tasks]
    marks = tuple(Mark(q.name, q.title, q.judge(Trial(empty=True))) for q in exercises)
    return Paper(student, lesson.name, marks)


def of_these(found: list[Submission], asked: list[Lesson]) -> tuple[list[Submission], list[Lesson]]:
    """What is to be graded, and its lessons: those asked for, or all that somebody handed in.

    Who handed in other lessons only stays in the class, with nothing.
    """
    handed_in = {one.lesson.name for one in found if one.lesson}
    lessons = [lesson for lesson in asked if lesson.name in handed_in]
    if not lessons:
        raise BadInput("none of the notebooks belongs to a lesson that is asked for; see --lessons")
    names = {lesson.name for lesson in lessons}
    kept = [one for one in found if one.lesson is None or one.lesson.name in names]
    others = dict.fromkeys(one.student for one in found if one.student not in {one.student for one in kept})
    return kept + [Submission(student, "", None) for student in others], lessons
