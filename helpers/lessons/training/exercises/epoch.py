"""Exercise "epoch": one pass over all examples in small batches, a step for each."""

import numpy as np

from ....exercises import Exercise, Probe
from ....exercises.draws import spread
from .epoch_rules import RULES


def epoch(theta, X, y, rate, size, order):
    """Cut the order into batches; each gives the mean gradient of its own rows at the parameters as they are by then."""
    for start in range(0, len(order), size):
        rows = order[start : start + size]
        error = X[rows] @ theta - y[rows]
        theta = theta - rate * X[rows].T @ error / len(rows)
    return theta


def _probe(seed, N, D, size, kind="ordinary", rate=0.2):
    order = np.argsort(spread(seed + 3, N) + 0.001 * np.arange(N))
    last = N % size
    words = f"{N} examples in batches of {size}" + (f", the last one of {last}" if last else "")
    return Probe((spread(seed, D), spread(seed + 1, N, D), spread(seed + 2, N), rate, size, order), words, kind)


EPOCH = Exercise(
    name="epoch",
    title="One epoch in small batches",
    statement="theta, X and y are those of linear regression. order has shape (N,) and holds each row number from 0 to N - 1 "
              "once, "
              "shuffled. Go through the examples in that order, `size` of them at a time; the last batch has what is left. For "
              "each batch take one step, theta minus rate times the gradient of the mean loss of this batch alone. Give back "
              "theta after the last step. Leave the caller's arrays as they are.",
    signature="my_epoch(theta, X, y, rate, size, order)",
    reference=epoch,
    probes=lambda: [
        _probe(1, 7, 3, 3),
        _probe(5, 8, 2, 4, rate=0.3),
        _probe(9, 5, 4, 2, rate=0.1),
        _probe(13, 4, 4, 3, "square"),
        _probe(17, 5, 2, 9),  # a batch size beyond N: one batch
        _probe(21, 4, 3, 1),
        _probe(25, 50, 5, 8, "batch", 0.1),
    ],
    rules=RULES,
    hints=("`range(0, len(order), size)` gives where each batch starts. Which row numbers belong to it?",
           "`rows = order[start : start + size]`: a slice beyond the end is cut off by itself, so the last batch needs nothing "
           "special. `X[rows]` and `y[rows]` stay together.",
           "Inside the loop: the errors of these rows at the present theta, their mean gradient, and a new theta."),
    reason="One order for both arrays keeps each row with its own target. Every batch starts from the theta that the one before "
           "left, and averages over as many rows as it has.",
)
