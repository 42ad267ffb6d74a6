"""Exercises on slopes: of the sigmoid, of its tail, of tanh, and of the denominator 1 + exp(-x) on the way."""

import numpy as np

from .... import sigmoid, sigmoid_grad, tanh_grad
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .sigmoid import probes as sigmoid_probes


def lost_tail(slope):
    """The remark for an answer that is right but has lost all digits far out."""
    lost = int((slope == 0).sum())
    return ("At z = 40 your slope is exactly 0: there 1 - sigmoid(z) has lost all its digits. That is accepted here; "
            "the exercise `sigmoid_grad_tail` asks for more.") if lost else ""


def probes():
    return [*sigmoid_probes(), Probe((np.array([40.0]),), "z = 40", "caution", remark=lost_tail)]


def _largest(d, z):
    return f"Your largest slope is {d.max():.4g}, your smallest {d.min():.4g}."


def _matmul(z):
    s = sigmoid(z)
    return s @ (1 - s)


RULES = (
    Rule("B1", "Squashed before it came in", lambda z: sigmoid(sigmoid(z)) * (1 - sigmoid(sigmoid(z))),
         "Your slope never drops below 0.196 however large z is; a sigmoid's goes to 0. Was the argument already squashed?",
         lambda d, z: f"Your slopes lie between {d.min():.4g} and {d.max():.4g}."),
    Rule("B2", "z used as if it were the activation", lambda z: z * (1 - z),
         "The formula a(1 - a) needs a = sigmoid(z), and z went in. Your slope is negative and without bound.", _largest),
    Rule("B3", "A factor is missing", sigmoid,
         "The slope has two factors and you kept one, so on one side it tends to 1, not to 0.", _largest, variants=(lambda z: 1 - sigmoid(z),)),
    Rule("B4", "1 - sigma(z) taken as sigma(1 - z)", lambda z: sigmoid(z) * sigmoid(1 - z),
         "1 - sigmoid(z) is sigmoid of something, but not of 1 - z. Try z = 0 by hand.",
         lambda d, z: f"Your largest slope here is {d.max():.4g}. The sigmoid is steepest at 0, yours is not."),
    Rule("B5", "A minus sign lost on the way", lambda z: -sigmoid(z) * sigmoid(-z),
         "The sigmoid rises, so its slope is positive. One of two minus signs (from the power -1, from the exponent -z) is missing.", _largest),
    Rule("S2", "1 + exp(-x) taken as its own derivative", lambda z: -sigmoid(z),
         "Only exp is its own derivative; in 1 + exp(-x) the 1 has derivative 0, and the exponent has a derivative too.",
         lambda d, z: f"All your slopes are negative (the largest is {d.max():.4g}), while the sigmoid rises."),
    Rule("inner", "The inner derivative forgotten", lambda z: sigmoid(z) ** 2,
         "From (1 + exp(-z)) to the power -1 you took the outer derivative and left the inner one out.", _largest,
         variants=(lambda z: -sigmoid(z) ** 2,)),
    Rule("B7", "The slope of tanh", lambda z: 1 - np.tanh(z) ** 2,
         "That is the slope of tanh, steeper and narrower.", lambda d, z: f"Your largest slope is {d.max():.4g}; a sigmoid's is never above a quarter."),
    Rule("B6", "1 - a squared with a sigmoid", lambda z: 1 - sigmoid(z) ** 2,
         "1 - a squared belongs to tanh, with a = tanh(z).", _largest),
    Rule("B10", "Matrix product for the product of entries", _matmul,
         "`@` sums over an index. Here each entry is multiplied with its own partner: that is `*`.",
         lambda d, z: f"From {z.size} numbers you made {d.size}."),
    Rule("B8", "An exponential that overflows", lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
         "The formula is right, but far out inf / inf turns into nan. Write it with sigmoid(z), which is safe.",
         lambda d, z: f"For z from {z.min():.4g} to {z.max():.4g}, {np.isnan(d).sum()} of your {d.size} slopes are nan.", on="extreme",
         variants=(lambda z: np.exp(z) / (1 + np.exp(z)) ** 2,)),
    Rule("value", "The sigmoid plus its slope", lambda z: sigmoid(z) * (2 - sigmoid(z)), "An extra term has come in: one sigmoid too many.", _largest),
    Rule("plus", "Plus for minus", lambda z: sigmoid(z) * (1 + sigmoid(z)), "For large z your slope grows to 2, where the curve is flat.", _largest),
)

SIGMOID_GRAD = Exercise(
    name="sigmoid_grad",
    title="Write the slope of the sigmoid",
    statement="z is a NumPy array of floats of any shape: z itself, not sigmoid(z). Give back the derivative of the sigmoid at each entry, same "
              "shape. You may use `sigmoid` from `helpers`. z may be as large as 10000.",
    signature="my_sigmoid_grad(z)",
    reference=sigmoid_grad,
    probes=probes,
    rules=RULES,
    hints=(
        "The sigmoid is a power -1 of something. Outer derivative times inner derivative: which minus signs meet?",
        "Split the fraction you get into two factors. One is the sigmoid itself.",
        "The other factor is exp(-z) / (1 + exp(-z)). Add and subtract 1 in its numerator.",
    ),
    reason="The slope is the product of the sigmoid at z and the sigmoid at -z. The second factor equals 1 minus the first, and written so it keeps "
           "all its digits for large z.",
)

TAIL = Exercise(
    name="sigmoid_grad_tail",
    title="The slope far out",
    statement="As my_sigmoid_grad, but every digit counts: at z = 40 the slope is tiny and not 0. z is an array of shape (N,), between -600 and 600.",
    signature="my_sigmoid_grad_tail(z)",
    reference=sigmoid_grad,
    probes=lambda: [
        Probe((spread(1, 7),), "7 numbers", floor=0.0),
        Probe((np.array([-600.0, -40.0, 40.0, 600.0]),), "z from -600 to 600", "extreme", floor=0.0),
        Probe((np.array([30.0, 41.0, -33.0, 120.0]),), "4 numbers far out", "batch", floor=0.0),
    ],
    rules=(
        Rule("B9", "1 - sigmoid(z) at large z", lambda z: sigmoid(z) * (1 - sigmoid(z)),
             "For large z the sigmoid is stored as exactly 1, so 1 - sigmoid(z) has lost all its digits. Which sigmoid is it equal to?",
             lambda d, z: f"{(d == 0).sum()} of your {d.size} slopes are exactly 0.", on="extreme",
             variants=(lambda z: sigmoid(z) - sigmoid(z) ** 2,)),
        Rule("B8", "An exponential that overflows", lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
             "Squared, the exponential overflows beyond 355, half as far as alone.",
             lambda d, z: f"{(~np.isfinite(d) | (d == 0)).sum()} of your {d.size} slopes are 0 or not finite.", on="extreme",
             variants=(lambda z: np.exp(z) / (1 + np.exp(z)) ** 2,)),
        *(rule for rule in RULES if rule.id in ("B3", "B4", "B5")),
    ),
    hints=("Draw sigmoid(z) and 1 - sigmoid(z). Which mirror turns one into the other?",
           "1 - sigmoid(z) is the sigmoid at -z, and that never subtracts nearly equal numbers."),
    reason="No two nearly equal numbers are subtracted when the second factor is the sigmoid at -z.",
)


TANH_GRAD = Exercise(
    name="tanh_grad",
    title="Write the slope of tanh",
    statement="z is a NumPy array of floats of any shape. Give back the derivative of tanh at each entry, same shape. You may use `np.tanh` and "
              "`sigmoid` and `sigmoid_grad` from `helpers`.",
    signature="my_tanh_grad(z)",
    reference=tanh_grad,
    probes=sigmoid_probes,
    rules=(
        Rule("B6", "The sign of the square", lambda z: 1 + np.tanh(z) ** 2,
             "The slope of tanh is at most 1, at 0, and goes to 0 on both sides.", _largest),
        Rule("B6-input", "z used as if it were the activation", lambda z: 1 - z ** 2,
             "1 - a squared needs a = tanh(z), and z went in: beyond 1 your slope is negative, while tanh rises.", _largest),
        Rule("B1", "Squashed before it came in", lambda z: 1 - np.tanh(np.tanh(z)) ** 2,
             "Your slope never drops below 0.41, however large z is. Was the argument already squashed?",
             lambda d, z: f"Your slopes lie between {d.min():.4g} and {d.max():.4g}."),
        Rule("B7", "The slope of the sigmoid", sigmoid_grad,
             "tanh is a sigmoid stretched in both directions: up by 2 and in z by 2. Both stretches change the slope.",
             lambda d, z: f"Your largest slope is {d.max():.4g}, and tanh is far steeper at 0.",
             variants=(lambda z: sigmoid_grad(2 * z), lambda z: 2 * sigmoid_grad(2 * z), lambda z: 2 * sigmoid_grad(z), lambda z: 4 * sigmoid_grad(z))),
        Rule("B3", "A factor is missing", lambda z: 1 - np.tanh(z),
             "1 minus the square of tanh has two factors; you kept one.", _largest, variants=(lambda z: 1 + np.tanh(z),)),
        Rule("B5", "Sign turned", lambda z: np.tanh(z) ** 2 - 1, "tanh rises, so its slope is positive.", _largest),
        Rule("a-one-minus-a", "The sigmoid's formula with tanh", lambda z: np.tanh(z) * (1 - np.tanh(z)),
             "a(1 - a) belongs to the sigmoid; tanh has its own formula.", _largest),
        Rule("value", "tanh itself", np.tanh, "This is the function; its slope is asked for.", _largest),
        Rule("B8", "Exponentials that overflow", lambda z: 1 - ((np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))) ** 2,
             "The formula is right, but far out inf / inf turns into nan. `np.tanh` is safe.",
             lambda d, z: f"{np.isnan(d).sum()} of your {d.size} slopes are nan.", on="extreme",
             variants=(lambda z: 1 - ((np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)) ** 2,)),
    ),
    hints=("tanh(z) is 2 sigmoid(2z) - 1. Which factors does the chain rule bring?",
           "Or from the quotient sinh / cosh: with a = tanh(z) the slope needs only a and 1."),
    reason="tanh(z) is 2 sigmoid(2z) - 1, so its slope is 4 times the sigmoid's slope at 2z. It equals 1 minus the square of tanh, and keeps its "
           "digits far out.",
)


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
        Probe((spread(5, 30, 4),), "120 numbers at once", "batch"),
    ],
    rules=(
        Rule("S2", "Taken as its own derivative", lambda x: 1 + np.exp(-x),
             "Only exp is its own derivative: the 1 has derivative 0, and the exponent has one too.", _falling, variants=(lambda x: -1 - np.exp(-x),)),
        Rule("B5", "The inner derivative forgotten", lambda x: np.exp(-x),
             "exp is its own derivative, but its argument here is -x: one more factor.", _falling),
        Rule("B11", "The argument for the value", lambda x: x,
             "exp is its own derivative: what counts is the value that exp gave back, not what went in.", _falling, variants=(lambda x: -x,)),
        Rule("power", "The power rule on an exponential", lambda x: -x * np.exp(-x - 1),
             "The power rule is for x in the base; here x is in the exponent.", _falling, variants=(lambda x: -x * np.exp(-x), lambda x: x * np.exp(-x))),
        Rule("one-kept", "The 1 kept", lambda x: 1 - np.exp(-x), "A constant has derivative 0.", _falling),
    ),
    hints=("Two terms. What is the derivative of the first, a constant?", "exp of something: itself, times the derivative of that something.",
           "Is 1 + exp(-x) rising or falling? Let that decide the sign."),
    reason="The 1 contributes nothing; exp(-x) gives itself times the inner derivative, -1.",
)

EXERCISES = (DENOMINATOR_GRAD, SIGMOID_GRAD, TAIL, TANH_GRAD)
