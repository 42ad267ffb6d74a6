"""The grader's half of a verdict: from what an answer did in its kernel to what that is worth. No student's code runs here."""

from functools import cache
from threading import RLock

from ...exercises import Verdict
from ...exercises.trial import Trial
from ...exercises.values import ValueExercise
from ..course import Lesson
from .transport import from_json

# Other numbers than the notebook's. Of 648 right answers one failed on one of three such sets, so that both must fail.
SHIFTS = (101, 202)

# The numbers of a probe are drawn under a setting of the whole process.
_ONE_AT_A_TIME = RLock()


def judged(lesson: Lesson, name: str, text: str | None, shift: int = 0) -> tuple[Verdict, bool]:
    """The verdict on a trial that came back as ``text`` (None: there was no such name), and whether the answer is borrowed.

    The right results are the grader's own. ValueError when the text is no trial.
    """
    with _ONE_AT_A_TIME:
        q = _exercise(lesson, name, shift)
        trial = Trial(empty=True) if text is None else from_json(text, calls=len(q.tried))
        return q.judge(trial), trial.borrowed


def has_numbers(lesson: Lesson, name: str) -> bool:
    """Whether an answer to this exercise can be tried on other numbers: a function can, a value cannot."""
    return not isinstance(_exercise(lesson, name, 0), ValueExercise)


WRITTEN_DOWN = Verdict("wrong", "Right on the notebook's own numbers, and on no others of the same kind. "
                                "Are its results written down instead of computed?")


@cache
def _exercise(lesson: Lesson, name: str, shift: int):
    q = lesson.exercise(name)
    return q.on_other_numbers(shift) if shift else q
