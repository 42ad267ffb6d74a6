"""Exercise "max_tie": what passes back to two numbers that are both the larger one."""

import numpy as np

from ....exercises import Condition, PropertyExercise
from ....exercises.values import alone

# A number typed by hand has four digits or so.
SLACK = 5e-4


def max_tie_reference():
    """Half to each: what a centred difference measures."""
    return np.array([0.5, 0.5])


MAX_TIE = PropertyExercise(
    name="max_tie",
    title="Share at a tie",
    statement="m is the larger of a and b, and both are 2. A gradient of 1 arrives at m. Give two numbers, what may be passed on "
              "to a and what to b. Several pairs are right: those that promise nothing that m cannot keep, whichever of a and "
              "b moves.",
    signature="my_shares",
    reference=max_tie_reference,
    probes=alone,
    conditions=(
        Condition("E13", lambda v: v.sum() > 1 + SLACK,
                  "Move a and b up together, by 0.01 each: m rises by 0.01. Your shares promise more. `a >= b` and `b >= a` "
                  "are both true at a tie, so two masks made of them count it twice.",
                  lambda v: f"Your shares sum to {v.sum():.4g}.", [1, 1]),
        Condition("lost", lambda v: v.sum() < 1 - SLACK,
                  "Move a and b up together, by 0.01 each: m rises by 0.01. Your shares promise less. `a > b` and `b > a` "
                  "are both false at a tie.", lambda v: f"Your shares sum to {v.sum():.4g}.", [0, 0]),
        Condition("negative", lambda v: v.min() < -SLACK,
                  "Move one of them up and hold the other: m never falls.",
                  lambda v: f"Your smaller share is {v.min():.4g}.", [2, -1]),
    ),
    hints=("Move both up by the same small amount. By how much does m rise? The two shares have to add up to that.",
           "Move a alone, up and then down. Between which two slopes may its share lie?"),
    reason="Any split of the 1 will do: all to one of them, as code does that looks for the place of the maximum, or half to "
           "each, as a centred difference sees it. Such a pair is called a subgradient. What is passed on may not be counted "
           "twice.",
)
