"""Exercise "half_square": a centred difference by hand, at two points."""

import numpy as np

from ....exercises import ValueExercise, wrong_value
from ....exercises.values import alone


def half_square_reference():
    """(x + eps)^2 / 2 less (x - eps)^2 / 2 is 2 x eps; over two steps that is x, whatever the step."""
    return np.array([3.0, -2.0])


HALF_SQUARE = ValueExercise(
    name="half_square",
    title="By hand, at two points",
    statement="f(x) = x² / 2. Give two numbers: the centred difference of f with eps 0.1 at x = 3, and at x = -2.",
    signature="my_slopes",
    reference=half_square_reference,
    probes=alone,
    rules=(
        wrong_value("S27", "The factor for the slope", [0.5, 0.5],
                    "One half is what stands in front of the square. A slope depends on where you are.", "Your 2 numbers are "
                                                                                                         "equal."),
        wrong_value("two-steps", "Twice too large", [6.0, -4.0],
                    "Either the half in f was lost, or you divided by one step where the two values are two steps apart."),
        wrong_value("F1", "A forward difference", [3.05, -1.95],
                    "You compared with the value at x itself. Centred means one step up against one step down.",
                    also=([2.95, -2.05],)),
        wrong_value("half-forward", "One step, divided by two", [1.525, -0.975],
                    "One value at x itself and two steps below the line do not go together.", also=([1.475, -1.025],)),
        wrong_value("F19", "Operator precedence", [-16.22, -9.22],
                    "Division binds tighter than minus: only the second value was divided. And dividing by 2 and multiplying "
                    "by eps is not dividing by both.",
                    also=([0.03, -0.02],)),
        wrong_value("value", "Values, not slopes", [4.5, 2.0], "That is f itself at the two points."),
        wrong_value("undivided", "Not divided", [0.6, -0.4], "That is by how much f changes over the two steps."),
        wrong_value("sign", "Signs", [3.0, 2.0], "At one of the two points the function falls.",
                                                 also=([-3.0, 2.0], [-3.0, -2.0])),
    ),
    hints=("Write out the square of 3 + 0.1 and of 3 - 0.1: what is left of their difference?", "How far apart are the two "
                                                                                                "points?"),
    reason="The squares of x and of eps cancel, the mixed terms add up. For a square the centred difference is exact.",
)
