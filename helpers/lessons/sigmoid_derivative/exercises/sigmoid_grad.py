"""Exercise "sigmoid_grad": the slope of the sigmoid, and what it is mistaken for."""

import numpy as np

from .... import sigmoid, sigmoid_grad
from ....exercises import Exercise, Probe, Rule
from .sigmoid import moderate_and_extreme


def lost_tail(slope):
    """The remark for an answer that is right but has lost all digits far out."""
    lost = int((slope == 0).sum())
    return ("At z = 40 your slope is exactly 0: there 1 - sigmoid(z) has lost all its digits. That is accepted here; the "
            "exercise `sigmoid_grad_tail` asks for more.") if lost else ""


def probes():
    return [*moderate_and_extreme(), Probe((np.array([40.0]),), "z = 40", "caution", remark=lost_tail)]


def largest_slope(d, z):
    return f"Your largest slope is {d.max():.4g}, your smallest {d.min():.4g}."


def _matmul(z):
    s = sigmoid(z)
    return s @ (1 - s)


RULES = (
    Rule("B1", "Squashed before it came in", lambda z: sigmoid(sigmoid(z)) * (1 - sigmoid(sigmoid(z))),
         "Your slope never drops below 0.196 however large z is; a sigmoid's goes to 0. Was the argument already squashed?",
         lambda d, z: f"Your slopes lie between {d.min():.4g} and {d.max():.4g}."),
    Rule("B2", "z used as if it were the activation", lambda z: z * (1 - z),
         "The formula a(1 - a) needs a = sigmoid(z), and z went in. Far out your slope is negative and without bound.",
         largest_slope),
    Rule("function", "The function, not its slope", sigmoid,
         "This is the sigmoid itself. Its slope is asked for: it goes to 0 on both sides, where the curve is flat.",
         largest_slope),
    Rule("B3", "A factor is missing", lambda z: 1 - sigmoid(z),
         "The slope has two factors and you kept one, so on one side it tends to 1, not to 0.", largest_slope),
    Rule("mixed", "z in one place, the activation in the other", lambda z: sigmoid(z) * (1 - z),
         "One factor holds sigmoid(z), the other holds z where it should hold sigmoid(z) as well. Your slope has no bound.",
         largest_slope, variants=(lambda z: z * (1 - sigmoid(z)),)),
    Rule("B4", "1 - sigma(z) taken as sigma(1 - z)", lambda z: sigmoid(z) * sigmoid(1 - z),
         "1 - sigmoid(z) is sigmoid of something, but not of 1 - z. Try z = 0 by hand.",
         lambda d, z: f"Your largest slope here is {d.max():.4g}. The sigmoid is steepest at 0, yours is not."),
    Rule("B5", "A minus sign lost on the way", lambda z: -sigmoid(z) * sigmoid(-z),
         "The sigmoid rises, so its slope is positive. One of two minus signs (from the power -1, from the exponent -z) is "
         "missing.", largest_slope),
    Rule("S2", "1 + exp(-x) taken as its own derivative", lambda z: -sigmoid(z),
         "Only exp is its own derivative; in 1 + exp(-x) the 1 has derivative 0, and the exponent has a derivative too.",
         lambda d, z: f"All your slopes are negative (the largest is {d.max():.4g}), while the sigmoid rises."),
    Rule("inner", "The inner derivative forgotten", lambda z: -sigmoid(z) ** 2,
         "This is minus the sigmoid squared: the outer derivative of (1 + exp(-z)) to the power -1. The inner derivative is left "
         "out.", largest_slope),
    Rule("squared", "The sigmoid squared", lambda z: sigmoid(z) ** 2,
         "The sigmoid squared tends to 1 on the right. One of its two factors must be what the sigmoid lacks to 1.",
         largest_slope),
    Rule("B7", "The slope of tanh", lambda z: 1 - np.tanh(z) ** 2,
         "That is the slope of tanh, steeper and narrower.",
         lambda d, z: f"Your largest slope is {d.max():.4g}; a sigmoid's is never above a quarter."),
    Rule("B6", "1 - a squared with a sigmoid", lambda z: 1 - sigmoid(z) ** 2,
         "1 - a squared belongs to tanh, with a = tanh(z).", largest_slope),
    Rule("B10", "Matrix product for the product of entries", _matmul,
         "`@` sums over an index. Here each entry is multiplied with its own partner: that is `*`.",
         lambda d, z: f"From {z.size} numbers you made {d.size}."),
    Rule("B8", "An exponential that overflows", lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
         "The formula is right, but far out an exponential becomes inf, and inf / inf or inf * 0 is nan. Values of sigmoid alone "
         "are safe.",
         lambda d, z: f"For z from {z.min():.4g} to {z.max():.4g}, {np.isnan(d).sum()} of your {d.size} slopes are nan.",
         on="extreme",
         variants=(lambda z: np.exp(z) / (1 + np.exp(z)) ** 2,)),
    Rule("value", "The sigmoid plus its slope", lambda z: sigmoid(z) * (2 - sigmoid(z)),
         "An extra term has come in: one sigmoid too many.", largest_slope),
    Rule("plus", "Plus for minus", lambda z: sigmoid(z) * (1 + sigmoid(z)),
         "For large z your slope grows to 2, where the curve is flat.",
         largest_slope),
)



def plain_sigmoid_grad(z):
    """The sigmoid times what it lacks to 1."""
    s = sigmoid(z)
    return s * (1 - s)


SIGMOID_GRAD = Exercise(
    name="sigmoid_grad",
    title="Write the slope of the sigmoid",
    statement="z is a NumPy array of floats of any shape: z itself, not sigmoid(z). Give back the derivative of the sigmoid at "
              "each entry, same shape. You may use `sigmoid` from `helpers`. z may be as large as 10000.",
    signature="my_sigmoid_grad(z)",
    reference=sigmoid_grad,
    plain=plain_sigmoid_grad,
    probes=probes,
    rules=RULES,
    hints=(
        "The sigmoid is a power -1 of something. Outer derivative times inner derivative: which minus signs meet?",
        "Split the fraction you get into two factors. One is the sigmoid itself.",
        "The other factor is exp(-z) / (1 + exp(-z)). Add and subtract 1 in its numerator.",
    ),
    reason="The two minus signs, from the power -1 and from the exponent, cancel. What is left splits into two factors: the "
           "sigmoid, and what it lacks to 1.",
)
