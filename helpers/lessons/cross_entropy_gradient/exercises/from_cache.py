"""Exercise "gradient_from_cache": the gradient from probabilities that others will use again."""

import numpy as np

from .... import one_hot, softmax
from ....exercises import Exercise, Probe, Rule
from .gradient_parts import largest, row_sum, zeros
from .loss import logit_probes


def cached_reference(P, labels):
    """The gradient by the logits from the probabilities that the forward pass kept; P is copied, not edited."""
    G = P.copy()
    G[np.arange(len(labels)), labels] -= 1
    return G / len(labels)


def _edits(P, labels):
    P[np.arange(len(labels)), labels] -= 1
    return P / len(labels)


def _edits_all(P, labels):
    _edits(P, labels)
    P /= len(labels)
    return P


def _columns_for_all(P, labels):
    G = P.copy()
    G[:, labels] -= 1
    return G / len(labels)


def cached(formula):
    return lambda P, labels: formula(P, one_hot(labels, P.shape[1]), len(labels))


FROM_CACHE = Exercise(
    name="gradient_from_cache",
    title="The gradient from probabilities that are kept",
    statement="The forward pass kept P = softmax(Z), shape (N, C), and others will use it again. labels are integers, shape "
              "(N,). Give back the gradient of the mean cross-entropy by the logits Z, shape (N, C).",
    signature="my_gradient_from_cache(P, labels)",
    reference=cached_reference,
    probes=lambda: [Probe((softmax(p.args[0]), p.args[1]), p.label,
                          p.kind) for p in logit_probes() if p.kind != "extreme"],
    rules=(
        Rule("C11", "The kept probabilities were edited", _edits,
             "Your function writes into the array that the forward pass keeps (`P[...] -= 1` does, and so does `G = P` with "
             "`G[...] -= 1`). The next one to use P meets negative probabilities. Copy first.",
             lambda G, P, y: f"1 array was changed: P, of shape {P.shape}.", variants=(_edits_all,)),
        Rule("C1", "Target minus prediction", cached(lambda P, Y, N: (Y - P) / N),
             "Right size, opposite sign.", lambda G, P, y: f"Your entry at the first example's own class is {G[0, y[0]]:.4g}."),
        Rule("C2", "The gradient by the probabilities", cached(lambda P, Y, N: -Y / P / N),
             "Right, but with respect to P.", row_sum),
        Rule("C3", "The diagonal of the Jacobian only", cached(lambda P, Y, N: -Y * (1 - P) / N),
             "Nothing for the other classes.", zeros),
        Rule("C5", "Not divided by N", cached(lambda P, Y, N: P - Y),
             "The loss is a mean over the examples. Where has its 1/N gone?", largest),
        Rule("C10", "Every label in every row", _columns_for_all,
             "`G[:, labels] -= 1` subtracts in these columns of every row. Each label belongs to its own row: two index arrays.",
             row_sum, variants=(lambda P, labels: _columns_for_all(P, labels) * len(labels),)),
        Rule("label-value", "The label taken as a number", lambda P, labels: (P - labels[:, None]) / len(labels),
             "You subtracted the label itself. A label is the name of a class, not a quantity: what is subtracted stands in that "
             "class's column only.", row_sum, variants=(lambda P, labels: P - labels[:, None],)),
        Rule("half-divided", "Divided by N in one place only", cached(lambda P, Y, N: P - Y / N),
             "The quotient binds tighter than the minus: only one of the two terms is divided by N.", row_sum,
             variants=(cached(lambda P, Y, N: P / N - Y),)),
        Rule("S30", "Softmax once more", cached(lambda P, Y, N: (softmax(P) - Y) / N),
             "P is a softmax already.", largest),
    ),
    hints=("Prediction minus target, over N. Which line of yours writes, and into which array?",),
    reason="A copy costs little; an edited cache is a fault that shows somewhere else.",
)
