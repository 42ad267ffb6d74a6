"""Exercise "numerical_gradient": centred differences, one entry at a time."""

import numpy as np

from .... import numerical_gradient
from ....exercises import Exercise, Probe
from ....exercises.draws import spread
from .functions import bends, grows, in_place, ordinary_points, waves
from .numerical_rules import RULES


def plain_numerical_gradient(f, x, eps):
    """Each entry in its turn a step up and a step down, on copies of x as floats."""
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = x.astype(float), x.astype(float)  # astype copies
        above[i] += eps
        below[i] -= eps
        gradient[i] = (float(f(above)) - float(f(below))) / (2 * eps)
    return gradient


LINE = 5e-7  # the steps are large, so rounding does not reach this, and every slip is far above it
NUMERICAL = Exercise(
    name="numerical_gradient",
    title="Write the centred difference for every entry",
    statement="f is a function that takes an array shaped like x and gives back one number. x is an array of any shape, eps "
              "a positive number. Give back an array shaped like x: for every entry the centred difference of f, with that "
              "entry moved by eps and all others where they were. Leave x as it is. x may hold integers. Some functions hand "
              "out their number in one array that they overwrite at the next call.",
    signature="my_numerical_gradient(f, x, eps)",
    reference=numerical_gradient,
    plain=plain_numerical_gradient,
    probes=lambda: [
        *(Probe(args, f"{args[0].__name__}, x of shape {args[1].shape}, eps {args[2]}", tolerance=LINE)
          for args in ordinary_points(0.1)),
        Probe((bends, spread(3, 3, 3), 0.01), "bends, x of shape (3, 3), eps 0.01", "square", tolerance=LINE),
        Probe((grows, spread(4, 1), 0.2), "grows, one number alone", "single", tolerance=LINE),
        Probe((in_place, spread(5, 4), 0.1), "in_place, a function that hands out the same array each time", "extreme",
              tolerance=LINE),
        Probe((bends, np.array([2, -1, 3]), 0.3), "bends, an x of integers", "extreme", tolerance=LINE),
        Probe((waves, spread(6, 12), 0.05), "waves, 12 numbers", "batch", tolerance=LINE),
    ],
    rules=RULES,
    hints=("Which numbers does f see, first a step up, then a step down? Only one entry differs from x.",
           "`for i in np.ndindex(x.shape)` runs over all entries, whatever the shape. Move entry i of a copy.",
           "Check on f(x) = x: what must come out? And which dtype does a copy of an integer array have?"),
    reason="One entry at a time, on copies made of floats, so that x stays and half steps are possible. `float(...)` keeps "
           "the first number before a second call can overwrite it.",
)
