"""The exercise of lesson 00: a slope everybody knows, so that the verdicts can be tried out."""

import numpy as np

from ...exercises import Exercise, Probe, Rule
from ...exercises.draws import spread


def square_slope_reference(z):
    """The derivative of z ** 2 at each entry."""
    return 2 * z


def _at_most(d, z):
    return f"Your slopes lie between {d.min():.3g} and {d.max():.3g}; a square falls on the left of 0 and rises on its right."


SQUARE_SLOPE = Exercise(
    name="square_slope",
    title="The slope of a square",
    statement="z is a NumPy array of floats of any shape. Give back the derivative of z ** 2 at each entry, same shape.",
    signature="my_slope(z)",
    reference=square_slope_reference,
    probes=lambda: [
        Probe((spread(1, 7),), "7 numbers"),
        Probe((spread(2, 4, 3),), "an array of shape (4, 3)"),
        Probe((spread(4, 2, 3, 2),), "an array of shape (2, 3, 2)"),
        Probe((np.array([-1e3, 20.0, 5e4]),), "3 large numbers", "extreme"),
        Probe((spread(3, 40),), "40 numbers at once", "batch"),
    ],
    rules=(
        Rule("one-factor", "One factor held still", lambda z: z, "A square is z times z, and both factors move.", _at_most),
        Rule("not-lowered", "The exponent kept", lambda z: 2 * z ** 2,
             "The exponent came down in front, and should have gone down by one as well.", _at_most),
        Rule("itself", "The function itself", lambda z: z ** 2, "That is the square, not its slope.", _at_most),
        Rule("constant", "The slope of a straight line", lambda z: np.full(np.shape(z), 2.0),
             "This is the same everywhere. A square gets steeper as you go out.", _at_most),
    ),
    hints=("Where is a square flat? Your slope has to be 0 there.",
           "Step through the derivation above: how many factors move?"),
    reason="Both factors of z times z move, and each leaves the other one behind.",
)
EXERCISES = {SQUARE_SLOPE.name: SQUARE_SLOPE}
