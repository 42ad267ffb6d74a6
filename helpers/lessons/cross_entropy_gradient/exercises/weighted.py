"""Exercise "weighted_targets_grad": what becomes of p - y when targets do not sum to 1."""

import numpy as np

from .... import softmax
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .gradient_parts import largest


def weighted_reference(Z, Y):
    """For targets of any sum: each row's probabilities times the sum of its targets, minus the targets."""
    P = softmax(Z)
    return (P * Y.sum(axis=1, keepdims=True) - Y) / len(Z)


def soft(formula):
    return lambda Z, Y: formula(softmax(Z), Y, len(Y))


def _soft_row_sum(G, Z, Y):
    return f"Your first row sums to {G[0].sum():.4g}; the loss does not move when the row is shifted, so it should be 0."


WEIGHTED = Exercise(
    name="weighted_targets_grad",
    title="Targets that do not sum to 1",
    statement="Z holds logits and Y non-negative target weights, both (N, C). The loss is minus the sum of Y times log "
              "softmax(Z), summed over classes and averaged over the N rows. The rows of Y need not sum to 1. Give back the "
              "gradient by Z, shape (N, C).",
    signature="my_weighted_gradient(Z, Y)",
    reference=weighted_reference,
    probes=lambda: [
        Probe((spread(1, 5, 3), np.abs(spread(2, 5, 3))), "5 rows of 3 classes"),
        Probe((spread(3, 4, 6), np.abs(spread(4, 4, 6))), "4 rows of 6 classes"),
        Probe((spread(5, 1, 4), np.abs(spread(6, 1, 4))), "one row alone", "single"),
        Probe((spread(7, 40, 5), np.abs(spread(8, 40, 5))), "40 rows at once", "batch"),
    ],
    rules=(
        Rule("C14", "p - y whatever the targets sum to", soft(lambda P, Y, N: (P - Y) / N),
             "On the way to p - y the targets' sum was replaced by 1. Here it is not 1: find the line.",
             _soft_row_sum, variants=(soft(lambda P, Y, N: P - Y),)),
        Rule("C15", "The factor p lost and found in the wrong place",
             soft(lambda P, Y, N: ((P * Y).sum(axis=1, keepdims=True) - Y) / N),
             "In the sum over the other classes the probability in front belongs to the logit, and the 1/p of the logarithm "
             "cancels the other one. Check each line with numbers.", _soft_row_sum,
             variants=(soft(lambda P, Y, N: (P * Y).sum(axis=1, keepdims=True) - Y),)),
        Rule("C5", "Not divided by N", soft(lambda P, Y, N: P * Y.sum(axis=1, keepdims=True) - Y),
             "The loss is a mean over the rows.", largest),
        Rule("half-divided", "Divided by N in one place only", soft(lambda P, Y, N: P * Y.sum(axis=1, keepdims=True) - Y / N),
             "The quotient binds tighter than the minus: only one of the two terms is divided by N.", _soft_row_sum,
             variants=(soft(lambda P, Y, N: P * Y.sum(axis=1, keepdims=True) / N - Y), soft(lambda P, Y, N: P - Y / N))),
        Rule("C3", "The diagonal of the Jacobian only", soft(lambda P, Y, N: -Y * (1 - P) / N),
             "Raising one logit lowers every other probability.", _soft_row_sum),
        Rule("C1", "Sign turned", soft(lambda P, Y, N: (Y - P * Y.sum(axis=1, keepdims=True)) / N),
             "Right size, opposite sign.", lambda G, *args: f"Your first entry is {G.flat[0]:.4g}."),
        Rule("normalised", "Targets divided by their sum",
             soft(lambda P, Y, N: (P - Y / Y.sum(axis=1, keepdims=True)) / N),
             "You made the targets sum to 1. That is another loss: a row with large weights should count for more.", largest),
        Rule("C2", "The gradient by the probabilities", soft(lambda P, Y, N: -Y / P / N),
             "Right, but with respect to P.", _soft_row_sum),
    ),
    hints=("The rows of the gradient must sum to 0, because a shift does not move the loss. What do the rows of p - y sum to?",
           "Write log-softmax as logit minus log-sum-exp. How often does the log-sum-exp occur in the weighted sum?"),
    reason="The log-sum-exp occurs once for every unit of target weight, and its gradient is softmax. With rows that sum to 1 "
           "this is p - y.",
)
