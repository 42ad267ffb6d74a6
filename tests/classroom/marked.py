"""One notebook marked by itself, without a class around it."""

from helpers.classroom.grading.plan import plan_for
from helpers.classroom.grading.reading import cells_in

from .submitted import LESSON


def paper_of(notebook):
    """The paper that a student gets for a notebook of lesson 03."""
    from helpers.classroom.grading.kernel import Limits
    from helpers.classroom.grading.marking import Marking

    return Marking(plan_for(LESSON, cells_in(notebook)), Limits(cell=5, notebook=60, memory=1_500_000_000)).paper("anna")


def lost(paper):
    """The exercises whose answer is not right."""
    return [mark.exercise for mark in paper.marks if not mark.verdict.right]
