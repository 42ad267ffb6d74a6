"""What grading finds out: one ``Mark`` for each exercise, and one ``Paper`` for each student's notebook.

Plain data. The CSV file, the feedback and the teacher's page are made from it and from nothing else.
"""

from dataclasses import dataclass

from ..exercises.verdict import Verdict


@dataclass(frozen=True)
class Mark:
    """One exercise of one student: the verdict on it, and ``code``, what the student wrote ("" when the cell is gone).

    ``borrowed``: the answer is right, and it is, or names, the course's own function.
    """

    exercise: str
    title: str
    verdict: Verdict
    code: str = ""
    borrowed: bool = False

    @property
    def points(self) -> float:
        """What it earns of ``POINTS``."""
        return self.verdict.points


@dataclass(frozen=True)
class Paper:
    """One student's notebook of one lesson ("03_cross_entropy_gradient"), with the marks in the lesson's order (none when it
    could not be read).

    ``file`` is its path below the folder of submissions, "" when nothing was handed in. ``faults`` are sentences about the
    notebook, not about the mathematics: what was mended, what ran out of time, what could not be read. ``whole``: False when
    there is an answer that nobody could look at, so that a person has to.
    """

    student: str
    lesson: str
    marks: tuple[Mark, ...]
    faults: tuple[str, ...] = ()
    file: str = ""
    whole: bool = True

    @property
    def points(self) -> float:
        """The sum of the marks' points.

        >>> Paper("anna", "01_softmax", (Mark("softmax", "Softmax", Verdict("right", "Right.")),)).points
        4.0
        """
        return sum(mark.points for mark in self.marks)
