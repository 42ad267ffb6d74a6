"""Exercise "sigmoid": the function itself, far out as well."""

import numpy as np

from .... import sigmoid, softmax
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def moderate_and_extreme():
    """Vectors and matrices of moderate numbers, then both ends."""
    return [
        Probe((2 * spread(1, 7),), "7 numbers"),
        Probe((spread(2, 4, 3),), "an array of shape (4, 3)"),
        Probe((spread(3, 5, 5),), "an array of shape (5, 5)", "square"),
        Probe((spread(6, 2, 3, 2),), "an array of shape (2, 3, 2)"),
        Probe((np.array([1.3]),), "one number", "single"),
        Probe((spread(4, 6, dtype=np.float32),), "float32 input", "float32"),
        Probe((np.array([-800.0, -40.0, 0.0, 40.0, 800.0]),), "z from -800 to 800", "extreme", tolerance=1e-9),
        Probe((np.array([1e4, -1e4]),), "z of plus and minus 10000", "extreme"),
        Probe((np.array([800.0, 799.0, 801.5]),), "z near 800", "extreme"),
        Probe((spread(5, 30, 4),), "120 numbers at once", "batch"),
    ]


def lost_digits(s):
    """The remark for an answer that is right but has lost its digits at the lower end."""
    value, true = float(s[0]), float(sigmoid(-40.0))
    if abs(value - true) <= 1e-6 * true:
        return ""
    return (f"At z = -40 you give {value:.3g}, and its digits are not right: what is tiny there was lost beside a 1, or cut "
            f"away. That is accepted here; the exercise `sigmoid_grad_tail` asks for such digits.")


def probes():
    return [*moderate_and_extreme(), Probe((np.array([-40.0]),), "z = -40", "caution", remark=lost_digits)]


def naive(z):
    return 1 / (1 + np.exp(-z))


def _one_shift(z):
    return np.exp(z - z.max()) / (np.exp(-z.max()) + np.exp(z - z.max()))


def _at_most(s, z):
    return f"Your largest value is {s.max():.4g}, your smallest {s.min():.4g}."


def _rising(s, z):
    low, high = z.argmin(), z.argmax()
    return f"From z = {z[low]:.4g} to z = {z[high]:.4g} your values go from {s[low]:.4g} to {s[high]:.4g}."


RULES = (
    Rule("B8", "An exponential that overflows", lambda z: np.exp(z) / (1 + np.exp(z)),
         "For large z both numerator and denominator overflow, and inf / inf is nan. Divide both by exp(z), at least where z is "
         "positive.",
         lambda s, z: f"For z up to {z.max():.4g}, {np.isnan(s).sum()} of your {s.size} values are nan.",
         on="extreme"),
    Rule("A4", "One shift for all entries", _one_shift,
         "Numerator and denominator were shifted alike, so the formula is right; but one shift for the whole array suits its "
         "largest entry only. Far below it everything underflows to 0 / 0. Each number needs its own form.",
         lambda s, z: f"For z from {z.min():.4g} to {z.max():.4g}, {np.isnan(s).sum()} of your {s.size} values are nan.",
         on="extreme"),
    Rule("shifted", "z itself was shifted", lambda z: naive(z - z.max()),
         "Softmax does not change when all its logits are shifted. The sigmoid does: it has one argument, and moving that moves "
         "the value. Each number stands alone.", _at_most,
         variants=(lambda z: naive(z - z.max(axis=-1, keepdims=True)), lambda z: naive(z - z.min()),
                   lambda z: naive(z - z.mean()), lambda z: np.exp(z - z.max()) / (1 + np.exp(z - z.max())))),
    Rule("mirrored", "Minus lost in the exponent", lambda z: 1 / (1 + np.exp(z)),
         "Your curve falls where the sigmoid rises: look at the sign of the exponent.", _rising),
    Rule("B7", "tanh for sigmoid", np.tanh,
         "That is tanh: it goes from -1 to 1. The sigmoid stays between 0 and 1.", _at_most),
    Rule("half-tanh", "tanh squeezed into place, not scaled", lambda z: (1 + np.tanh(z)) / 2,
         "Between 0 and 1, but twice as steep as the sigmoid: its argument is doubled.", _rising,
         variants=(lambda z: naive(2 * z),)),
    Rule("S8", "Softmax for sigmoid", lambda z: np.exp(z) / np.exp(z).sum(),
         "You divide by a sum over several entries, so they compete, as in softmax. The sigmoid takes each number alone.",
         lambda s, z: f"Your {s.size} values sum to {s.sum():.4g}.",
         variants=(softmax, lambda z: softmax(z, axis=None))),
    Rule("no-reciprocal", "Only the denominator", lambda z: 1 + np.exp(-z),
         "This is the denominator of the sigmoid.", _at_most),
    Rule("no-one", "The 1 in the denominator is lost", lambda z: 1 / np.exp(-z),
         "Without the 1 nothing keeps the value below 1.", _at_most,
         variants=(np.exp,)),
    Rule("step", "A step", lambda z: (z > 0).astype(float),
         "A step has no slope to learn from. The sigmoid is smooth.",
         lambda s, z: f"{((s == 0) | (s == 1)).sum()} of your {s.size} values are exactly 0 or 1.",
         variants=(lambda z: np.heaviside(z, 0.5),)),
    Rule("B3", "Its slope", lambda z: sigmoid(z) * sigmoid(-z), "This is the slope of the sigmoid.",
         lambda s, z: f"Your largest value is {s.max():.4g}, though z goes up to {z.max():.4g}."),
    Rule("centred", "Shifted down by a half", lambda z: naive(z) - 0.5, "The sigmoid has no negative value.",
         _at_most),
)



def plain_sigmoid(z):
    """The exponential of -|z| is at most 1, so nothing can overflow."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


EXERCISE = Exercise(
    name="sigmoid",
    title="Write the sigmoid",
    statement="z is a NumPy array of floats of any shape. Give back the sigmoid of each entry, same shape. z may be as large as "
              "10000, positive or negative, and the result must not be nan.",
    signature="my_sigmoid(z)",
    reference=sigmoid,
    plain=plain_sigmoid,
    probes=probes,
    rules=RULES,
    hints=(
        "Where should the curve go for very large z, and where for very negative z?",
        "`np.exp` takes a whole array. One exponential, one sum, one quotient.",
        "An exponential that becomes inf is harmless below a 1 (1 / inf is 0) and fatal in inf / inf. So keep it in the "
        "denominator only.",
    ),
    reason="`exp(-|z|)` lies between 0 and 1, so nothing overflows and no warning appears; for negative z the quotient is "
           "written with exp(z) in the numerator.",
)
