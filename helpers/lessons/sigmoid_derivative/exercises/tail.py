"""Exercise "sigmoid_grad_tail": the slope far out, where 1 - sigmoid(z) has lost its digits."""

import numpy as np

from .... import sigmoid, sigmoid_grad
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .sigmoid_grad import RULES


def differences(z, h=1e-5):
    return (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)


def in_float32(z):
    z = z.astype(np.float32)
    return sigmoid(z) * sigmoid(-z)


def _mirrored_first(z):
    s = sigmoid(np.abs(z))
    return s * (1 - s)


def _zeros(d, z):
    return f"{(d == 0).sum()} of your {d.size} slopes are exactly 0."


def plain_tail(z):
    """Two factors, and nothing is subtracted from 1."""
    return sigmoid(z) * sigmoid(-z)


TAIL = Exercise(
    name="sigmoid_grad_tail",
    title="The slope far out",
    statement="As my_sigmoid_grad, but every digit counts: at z = 40 the slope is tiny and not 0. z is an array of shape (N,), "
              "between -600 and 600.",
    signature="my_sigmoid_grad_tail(z)",
    reference=sigmoid_grad,
    plain=plain_tail,
    probes=lambda: [
        Probe((spread(1, 7),), "7 numbers", floor=0.0),
        Probe((np.array([-600.0, -40.0, 40.0, 600.0]),), "z from -600 to 600", "extreme", floor=0.0),
        Probe((np.array([-360.0, 30.0, 360.0]),), "z of 30 and of plus and minus 360", "extreme", floor=0.0),
        Probe((np.array([30.0, 41.0, -33.0, 120.0]),), "4 numbers far out", "batch", floor=0.0),
    ],
    rules=(
        Rule("B9", "1 - sigmoid(z) at large z", lambda z: sigmoid(z) * (1 - sigmoid(z)),
             "For large z the sigmoid is stored as exactly 1, so 1 - sigmoid(z) has lost all its digits. Which sigmoid is it "
             "equal to?",
             _zeros, on="extreme", variants=(lambda z: sigmoid(z) - sigmoid(z) ** 2, _mirrored_first)),
        Rule("B8", "An exponential that overflows", lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
             "Squared, the exponential overflows beyond 355, half as far as alone.",
             lambda d, z: f"{(~np.isfinite(d) | (d == 0)).sum()} of your {d.size} slopes are 0 or not finite.", on="extreme",
             variants=(lambda z: np.exp(z) / (1 + np.exp(z)) ** 2,)),
        Rule("underflow", "A square that underflows", lambda z: sigmoid(z) ** 2 * np.exp(-z),
             "The formula is right. But far out the sigmoid squared is smaller than any number that float64 holds: it is stored "
             "as 0, and the exponential beside it cannot bring it back.", _zeros, on="extreme",
             variants=(lambda z: sigmoid(-z) ** 2 * np.exp(z),)),
        Rule("differences", "A difference of two stored values", differences,
             "For large z the sigmoid at two nearby points is stored as the same number, so a difference quotient gives 0. Use "
             "the formula of the slope.", _zeros, on="extreme"),
        Rule("float32", "Computed in float32", in_float32,
             "float32 has no number below about 1e-45. Use float64 here; it reaches down to 1e-308 with all digits.", _zeros,
             on="extreme"),
        *(rule for rule in RULES if rule.id in ("function", "squared", "B3", "B4", "B5")),
    ),
    hints=("Draw sigmoid(z) and 1 - sigmoid(z). Which mirror turns one into the other?",
           "1 - sigmoid(z) is the sigmoid at -z, and that never subtracts nearly equal numbers."),
    reason="No two nearly equal numbers are subtracted when the second factor is the sigmoid at -z.",
)
