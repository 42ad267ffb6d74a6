"""What an answer earns where a class is graded. Nobody needs it to learn.

Every exercise has the same points. An answer earns all of them when it is right; half when it is right on ordinary
numbers and fails beyond (overflow, float32, a masked class, a large batch, a second call); a quarter when it is wrong
there and shows a slip that the bank knows; nothing otherwise: an error, no answer, wrong in a way that nobody has named.
"""

import os

POINTS = 4
BEYOND, NAMED = 0.5, 0.25


def share_of(group: int, slip: bool = False) -> float:
    """The part of the points for an answer that first fails in this group of the order of judgement.

    >>> share_of(0), share_of(0, slip=True), share_of(1, slip=True)
    (0.0, 0.25, 0.5)
    """
    if group > 0:
        return BEYOND
    return NAMED if slip else 0.0


def under_nbgrader() -> bool:
    """True while nbgrader runs the notebook: it then wants a number for the last value of a test cell."""
    return bool(os.environ.get("NBGRADER_EXECUTION"))
