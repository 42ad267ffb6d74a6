"""Exercise "binary_cross_entropy_grad": two classes, one logit."""

import numpy as np

from .... import sigmoid, softmax
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def binary_reference(z, y):
    """Prediction minus target, as with softmax: the sigmoid's slope cancels against the loss's 1 / (p (1 - p))."""
    return (sigmoid(z) - y) / len(y)


def probes():
    return [
        Probe((spread(1, 5), np.array([1.0, 0.0, 1.0, 0.0, 0.0])), "5 examples"),
        Probe((spread(2, 8), np.array([0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0])), "8 examples"),
        Probe((np.array([1.3]), np.array([0.0])), "one example", "single"),
        Probe((np.array([1000.0, -1000.0, 900.0]), np.array([0.0, 1.0, 1.0])),
              "logits of plus and minus 1000", "extreme", tolerance=1e-10),
        Probe((spread(3, 40), (np.arange(40) % 3 == 0).astype(float)), "40 examples at once", "batch"),
    ]


def of(formula):
    return lambda z, y: formula(sigmoid(z), y, len(y))


def _zeros(g, z, y):
    return f"{(g == 0).sum()} of your {g.size} entries are exactly 0; {(y == 0).sum()} examples have y = 0."


def _largest(g, z, y):
    return f"Your largest entry is {np.abs(g).max():.3g} in size."


def _first(g, z, y):
    return f"For z = {z[0]:.4g} and y = {y[0]:.0f} your entry is {g[0]:.4g}."


EXERCISE = Exercise(
    name="binary_cross_entropy_grad",
    title="Write the gradient for two classes",
    statement="z holds one logit for each of N examples, y the targets 0. or 1., both of shape (N,). The prediction is "
              "sigmoid(z), the loss the binary cross-entropy averaged over the N examples. Give back its gradient by z, shape "
              "(N,). Logits may be as large as 1000. You may use `sigmoid` from `helpers`.",
    signature="my_binary_gradient(z, y)",
    reference=binary_reference,
    probes=probes,
    rules=(
        Rule("C16", "The half for y = 0 is missing", of(lambda p, y, N: -y * (1 - p) / N),
             "You differentiated -y log(p) and left out the other half of the loss: negatives teach nothing.",
             _zeros, variants=(of(lambda p, y, N: -y * (1 - p)),)),
        Rule("C17", "The gradient by the probability", of(lambda p, y, N: (p - y) / (p * (1 - p)) / N),
             "Right, but with respect to p. One more link leads from p to z.", _largest,
             variants=(of(lambda p, y, N: (p - y) / (p * (1 - p))),)),
        Rule("C1", "Target minus prediction", of(lambda p, y, N: (y - p) / N), "Right size, opposite sign.",
             _first, variants=(of(lambda p, y, N: y - p),)),
        Rule("C4", "A slope factor too many", of(lambda p, y, N: (p - y) * p * (1 - p) / N),
             "With cross-entropy the sigmoid's slope cancels; you kept it.", _largest,
             variants=(of(lambda p, y, N: (p - y) * p * (1 - p)),
                       of(lambda p, y, N: 2 * (p - y) * p * (1 - p) / N))),
        Rule("C5", "Not divided by N", of(lambda p, y, N: p - y),
             "The loss is a mean over the examples. Where has its 1/N gone?", _largest),
        Rule("A17", "The decision for the probability", of(lambda p, y, N: ((p > 0.5) - y) / N),
             "A hard decision forgets how sure it was.", _zeros,
             variants=(of(lambda p, y, N: (p > 0.5) - y),)),
        Rule("S8", "Softmax for sigmoid", lambda z, y: (softmax(z) - y) / len(y),
             "Softmax let the examples compete with each other. Each example has a logit and a prediction of its own.",
             _first, variants=(lambda z, y: softmax(z) - y,)),
        Rule("half-divided", "Divided by N in one place only", of(lambda p, y, N: p - y / N),
             "The quotient binds tighter than the minus: only one of the two terms is divided by N.", _first,
             variants=(of(lambda p, y, N: p / N - y),)),
        Rule("logit", "The logit for the probability", lambda z, y: (z - y) / len(y),
             "The logit went in where the probability belongs.", _largest, variants=(lambda z, y: z - y,)),
        Rule("summed", "Summed over the examples", of(lambda p, y, N: (p - y).mean()),
             "Each example has a logit of its own, so each has an entry of its own.",
             lambda g, z, y: f"You give {g.size} number for {y.size} examples.",
             variants=(of(lambda p, y, N: (p - y).sum()),)),
        Rule("A7", "An exponential that overflows", lambda z, y: (np.exp(z) / (1 + np.exp(z)) - y) / len(y),
             "The formula is right, but far out it becomes inf / inf or 0 / 0, and that is nan. What cancels on paper should not "
             "be computed.", lambda g, z, y: f"{np.isnan(g).sum()} of your {g.size} entries are nan.",
             on="extreme",
             variants=(lambda z, y: (sigmoid(z) - y) / (sigmoid(z) * sigmoid(-z)) * sigmoid(z) * sigmoid(-z) / len(y),
                       of(lambda p, y, N: (p - y) / (p * (1 - p)) * (p * (1 - p)) / N))),
        Rule("product", "Multiplied, not subtracted", of(lambda p, y, N: p * y / N), "For y = 0 nothing is left.", _zeros),
    ),
    hints=("Differentiate both halves of the loss by p, then multiply by the slope of the sigmoid. What cancels?",
           "Compare with softmax: what was the gradient there, in words?",
           "The loss is a mean: which factor does every entry inherit?"),
    reason="The slope p(1 - p) of the sigmoid cancels the denominator that the two logarithms bring; prediction minus target is "
           "left, over N.",
)
