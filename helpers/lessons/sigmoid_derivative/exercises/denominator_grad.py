"""Exercise "denominator_grad": the slope of 1 + exp(-x), where the signs of lesson 02 are lost."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def denominator_grad_reference(x):
    """The derivative of 1 + exp(-x): the 1 gives 0, the exponential itself times the inner derivative -1."""
    return -np.exp(-x)


def _falling(d, x):
    return f"1 + exp(-x) falls everywhere; your largest slope is {d.max():.4g}, your smallest {d.min():.4g}."


DENOMINATOR_GRAD = Exercise(
    name="denominator_grad",
    title="The slope of 1 + exp(-x)",
    statement="x is a NumPy array of floats of any shape. Give back the derivative of 1 + exp(-x) at each entry, same shape.",
    signature="my_denominator_grad(x)",
    reference=denominator_grad_reference,
    probes=lambda: [
        Probe((spread(1, 7),), "7 numbers"),
        Probe((spread(2, 4, 3),), "an array of shape (4, 3)"),
        Probe((spread(6, 2, 3, 2),), "an array of shape (2, 3, 2)"),
        Probe((np.array([6.0, -5.0, 7.5]),), "x from -5 to 7.5"),
        Probe((spread(5, 30, 4),), "120 numbers at once", "batch"),
    ],
    rules=(
        Rule("S2", "Taken as its own derivative", lambda x: 1 + np.exp(-x),
             "Only exp is its own derivative: the 1 has derivative 0, and the exponent has one too.",
             _falling, variants=(lambda x: -1 - np.exp(-x),)),
        Rule("B5", "The inner derivative forgotten", lambda x: np.exp(-x),
             "exp is its own derivative, but its argument here is -x: one more factor.", _falling),
        Rule("B11", "The argument for the value", lambda x: x,
             "exp is its own derivative: what counts is the value that exp gave back, not what went in.",
             _falling, variants=(lambda x: -x,)),
        Rule("power", "The power rule on an exponential", lambda x: -x * np.exp(-x - 1),
             "The power rule is for x in the base; here x is in the exponent.", _falling,
             variants=(lambda x: -x * np.exp(-x), lambda x: x * np.exp(-x))),
        Rule("exponent", "The minus taken out of the exponent", lambda x: -np.exp(x),
             "exp(-x) keeps its exponent when it is differentiated: the minus of the inner derivative comes in as a factor, and "
             "the one in the exponent stays where it is. Yours falls ever more steeply, and this curve flattens out.",
             lambda d, x: f"At x = {x.max():.4g}, the largest, your slope is {d.flat[x.argmax()]:.4g}."),
        Rule("exponent-only", "exp(x) for the slope of exp(-x)", lambda x: np.exp(x),
             "exp(-x) keeps its exponent when it is differentiated, and its argument brings one more factor.", _falling),
        Rule("one-kept", "The 1 kept", lambda x: 1 - np.exp(-x), "A constant has derivative 0.", _falling),
    ),
    hints=("Two terms. What is the derivative of the first, a constant?",
           "exp of something: itself, times the derivative of that something.",
           "Is 1 + exp(-x) rising or falling? Let that decide the sign."),
    reason="The 1 contributes nothing; exp(-x) gives itself times the inner derivative, -1.",
)
