"""Exercise "penalty_grad": what an L2 penalty adds to the gradient of the weights."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def penalty_reference(W, lam):
    """The square brings down a 2, which the half takes away."""
    return lam * W


def ratio(R, W, lam):
    return f"Where the weight is {W.flat[0]:.4g} and lambda {lam:g}, you give {np.ravel(R)[0]:.4g}."


PENALTY = Exercise(
    name="penalty_grad",
    title="The gradient of the penalty",
    statement="W holds weights, shape (D, H); lam is a number above 0. The penalty is lam/2 times the sum of all squares of W. "
              "Give back its gradient by W, shape (D, H).",
    signature="my_penalty_grad(W, lam)",
    reference=penalty_reference,
    probes=lambda: [
        Probe((spread(1, 4, 3), 0.7), "W of 4 by 3"),
        Probe((spread(2, 2, 5), 0.3), "W of 2 by 5"),
        Probe((spread(3, 3, 3), 1.7), "W of 3 by 3", "square"),
        Probe((spread(4, 30, 8), 0.05), "W of 30 by 8", "batch"),
    ],
    rules=(
        Rule("D12", "A factor 2 too many or too few", lambda W, lam: lam / 2 * W,
             "The square brings down a 2, and a half stands in front of the sum. You have one of the two left.", ratio,
             variants=(lambda W, lam: 2 * lam * W,)),
        Rule("D12-value", "The penalty itself", lambda W, lam: lam / 2 * (W ** 2).sum(),
             "That is how large the penalty is, one number. Its gradient says for each weight how it moves with this weight.",
             lambda R, W, lam: f"You give {np.size(R)} number{'s' * (np.size(R) > 1)} for {W.size} weights.",
             variants=(lambda W, lam: lam * (W ** 2).sum(),)),
        Rule("D12-square", "The squares, not their slopes", lambda W, lam: lam / 2 * W ** 2,
             "You left the squares as they are. Differentiate them.", ratio, variants=(lambda W, lam: lam * W ** 2,)),
        Rule("D12-all", "Every weight gets all of them", lambda W, lam: np.full(W.shape, lam * W.sum()),
             "One weight moves its own square only. All other terms of the sum stand still.", ratio,
             variants=(lambda W, lam: lam * W.sum(),)),
        Rule("lam-lost", "Without lambda", lambda W, lam: W + 0,
             "Lambda says how strict the penalty is, and your gradient does not depend on it.", ratio,
             variants=(lambda W, lam: 2 * W,)),
        Rule("lam-only", "Without the weights", lambda W, lam: np.full(W.shape, lam),
             "The slope of a square depends on where you are. Yours is the same for every weight.", ratio,
             variants=(lambda W, lam: lam,)),
        Rule("L1", "The slope of the absolute value", lambda W, lam: lam * np.sign(W),
             "That belongs to a penalty on absolute values. Squares push large weights harder than small ones.", ratio,
             variants=(lambda W, lam: lam / 2 * np.sign(W), lambda W, lam: lam * np.abs(W))),
        Rule("C1", "Sign turned", lambda W, lam: -lam * W,
             "The penalty grows with a positive weight. The minus comes later, with the step against the gradient.", ratio),
        Rule("D12-mean", "Averaged over the weights", lambda W, lam: lam * W / W.size,
             "The penalty is a sum over the weights, not a mean.", ratio,
             variants=(lambda W, lam: lam * W / len(W), lambda W, lam: lam * W / W.shape[1])),
    ),
    hints=("Take one weight w. How does lam/2 times w squared move with w?", "No other term of the sum holds this weight."),
    reason="The 2 from the square and the half cancel. That is what the half is for.",
)
