"""Exercise "tanh_grad": the slope of tanh, a sigmoid stretched in both directions."""

import numpy as np

from .... import sigmoid_grad, tanh_grad
from ....exercises import Exercise, Probe, Rule
from .sigmoid import moderate_and_extreme
from .sigmoid_grad import largest_slope


def lost_tail(slope):
    """The remark for an answer that is right but has lost all digits far out."""
    return ("At z = 20 your slope is exactly 0: there the square of tanh(z) is stored as 1, and 1 minus it has lost all its "
            "digits. That is accepted here; the exercise `sigmoid_grad_tail` shows how to keep them.") if slope[0] == 0 else ""


def probes():
    return [*moderate_and_extreme(), Probe((np.array([20.0]),), "z = 20", "caution", remark=lost_tail)]


def _far_out(d, z):
    far = np.unravel_index(np.abs(z).argmax(), z.shape)
    return f"At z = {z[far]:.4g} your slope is still {d[far]:.2g}."


def plain_tanh_grad(z):
    """1 minus the square of tanh."""
    return 1 - np.tanh(z) ** 2


TANH_GRAD = Exercise(
    name="tanh_grad",
    title="Write the slope of tanh",
    statement="z is a NumPy array of floats of any shape. Give back the derivative of tanh at each entry, same shape. You may "
              "use `np.tanh` and `sigmoid` and `sigmoid_grad` from `helpers`.",
    signature="my_tanh_grad(z)",
    reference=tanh_grad,
    plain=plain_tanh_grad,
    probes=probes,
    rules=(
        Rule("B6", "The sign of the square", lambda z: 1 + np.tanh(z) ** 2,
             "The slope of tanh is at most 1, at 0, and goes to 0 on both sides.", largest_slope),
        Rule("B6-input", "z used as if it were the activation", lambda z: 1 - z ** 2,
             "1 - a squared needs a = tanh(z), and z went in: beyond 1 your slope is negative, while tanh rises.", largest_slope),
        Rule("B1", "Squashed before it came in", lambda z: 1 - np.tanh(np.tanh(z)) ** 2,
             "Your slope never drops below 0.41, however large z is. Was the argument already squashed?",
             lambda d, z: f"Your smallest slope is {d.min():.4g}, for z up to {np.abs(z).max():.4g}."),
        Rule("B7", "The slope of the sigmoid", sigmoid_grad,
             "This is the sigmoid's own slope. tanh is a sigmoid stretched in both directions: up by 2 and in z by 2. Both "
             "stretches change the slope.",
             lambda d, z: f"Your largest slope is {d.max():.4g}, and tanh is far steeper at 0."),
        Rule("one-stretch", "A factor of a stretch is missing", lambda z: 2 * sigmoid_grad(2 * z),
             "tanh(z) is 2 sigmoid(2z) - 1: the 2 in front brings a factor, and so does the 2 inside. One of them is missing in "
             "yours, or both.",
             lambda d, z: f"Your largest slope is {d.max():.4g}, and tanh is far steeper at 0.",
             variants=(lambda z: sigmoid_grad(2 * z), lambda z: 2 * sigmoid_grad(z))),
        Rule("no-inner", "The 2 inside is missing", lambda z: 4 * sigmoid_grad(z),
             "At 0 yours fits; away from 0 it falls too slowly: the 2 inside the sigmoid is missing.", _far_out),
        Rule("B3", "A factor is missing", lambda z: 1 - np.tanh(z),
             "1 minus the square of tanh has two factors; you kept one.", largest_slope,
             variants=(lambda z: 1 + np.tanh(z),)),
        Rule("B5", "Sign turned", lambda z: np.tanh(z) ** 2 - 1, "tanh rises, so its slope is positive.",
             largest_slope),
        Rule("a-one-minus-a", "The sigmoid's formula with tanh", lambda z: np.tanh(z) * (1 - np.tanh(z)),
             "a(1 - a) belongs to the sigmoid; tanh has its own formula.", largest_slope),
        Rule("value", "tanh itself", np.tanh, "This is the function; its slope is asked for.", largest_slope),
        Rule("B8", "Exponentials that overflow",
             lambda z: 1 - ((np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))) ** 2,
             "The formula is right, but far out exponentials become inf, and inf / inf or inf - inf is nan. `np.tanh` is safe.",
             lambda d, z: f"{np.isnan(d).sum()} of your {d.size} slopes are nan.", on="extreme",
             variants=(lambda z: 1 - ((np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)) ** 2,)),
    ),
    hints=("tanh(z) is 2 sigmoid(2z) - 1. Which factors does the chain rule bring?",
           "Or from the quotient sinh / cosh: with a = tanh(z) the slope needs only a and 1."),
    reason="tanh(z) is 2 sigmoid(2z) - 1, so its slope is 4 times the sigmoid's slope at 2z. It equals 1 minus the square of "
           "tanh; the form with the sigmoid's slope keeps its digits far out.",
)
