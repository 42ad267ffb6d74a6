"""Exercise "known_value": what finds a mistake that forward and backward share."""

import numpy as np

from .... import logsumexp, softmax
from ....exercises import Condition, PropertyExercise
from ....exercises.values import alone


def loss(z):
    """The cross-entropy of softmax(z) when class 0 is true."""
    return float(logsumexp(z) - z[0])


def loss_of_twice(z):
    """The same with softmax taken once more."""
    return loss(softmax(z))


def known_value_reference():
    """A model that is sure, and right: its loss is 0, whoever computes it."""
    return np.array([50.0, 0.0, 0.0])


def _told(z):
    return f"There the loss that takes softmax twice is {loss_of_twice(z):.3g}."


KNOWN_VALUE = PropertyExercise(
    name="known_value",
    title="A value known beforehand",
    statement="Class 0 is true. One loss takes the softmax of three logits, another by mistake takes it twice, and so does "
              "its gradient: every gradient check passes. Give three logits at which the right loss is known without "
              "computing, for it must be 0 to two decimals, and at which the other loss gives itself away.",
    signature="my_logits",
    reference=known_value_reference,
    probes=alone,
    conditions=(
        Condition("F13", lambda z: np.ptp(z) < 1e-6, "A model that knows nothing has a loss of log 3 once and twice: the "
                                                     "mistake does not show here.", _told, [0.0, 0.0, 0.0]),
        Condition("wrong-class", lambda z: z[0] < z.max(), "Your model does not believe in class 0. A loss of 0 is for one "
                                                           "that is sure, and right.", _told, [0.0, 50.0, 0.0]),
        Condition("unsure", lambda z: loss(z) >= 0.005, "Your model is right, but not sure enough: the right loss is not yet "
                                                        "0 to two decimals.", _told, [2.0, 0.0, 0.0]),
    ),
    hints=("Which model has nothing to learn from an example? Which probability does it give to class 0?",
           "Softmax gives nearly everything to a logit that is larger than the others by 10."),
    reason="A model that is sure and right has a loss of 0. Twice squashed, no class gets more than 0.58 of three, and a "
           "loss of 0.55 is left. A check compares backward with forward; only a known value questions forward itself.",
)
