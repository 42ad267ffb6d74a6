"""Small exercises, to be made with any changes."""

from itertools import pairwise

import numpy as np

from helpers.exercises import Exercise, Probe, Rule, per_layer
from helpers.exercises.draws import spread


def doubled(x):
    """Twice x."""
    return 2 * x


def make(**changes):
    given = dict(
        name="double", title="Double it", statement="Give twice x.", signature="my_double(x)", reference=doubled,
        probes=lambda: [Probe((spread(1, 4, 3),), "4 rows"), Probe((np.array([[1e9]]),), "large numbers", "extreme"),
                        Probe((spread(2, 30, 2),), "30 rows at once", "batch")],
        rules=(Rule("half", "Halved", lambda x: x / 2, "You divided.", lambda got, x: f"Your first entry is {got[0, 0]:.4g}."),),
        hints=("Twice is a sum, too.", "x + x"), reason="Because.")
    return Exercise(**{**given, **changes})


def chain(seed, *sizes, dtype=np.float64):
    """Parameters of layers of these sizes: a list of pairs (W, b)."""
    return [(spread(seed + k, n, m, dtype=dtype), spread(seed + k + 10, m, dtype=dtype))
            for k, (n, m) in enumerate(pairwise(sizes))]


def linear_gradients(params, X):
    """The gradients of the sum of the outputs of a chain of linear layers."""
    inputs = [X]
    for W, b in params:
        inputs.append(inputs[-1] @ W + b)
    G, found = np.ones_like(inputs[-1]), []
    for (W, _), A in zip(params[::-1], inputs[-2::-1], strict=True):
        found.append((A.T @ G, G.sum(axis=0)))
        G = G @ W.T
    return found[::-1]


def make_layers(**changes):
    """An exercise whose result has a pair for each layer; the widths all differ."""
    given = dict(
        name="layers", title="Gradients", statement="Give the gradients.", signature="my_backward(params, X)",
        reference=linear_gradients, outputs=per_layer,
        probes=lambda: [Probe((chain(1, 3, 4, 5, 2), spread(6, 6, 3)), "3 layers"),
                        Probe((chain(4, 2, 6, 3), spread(7, 4, 2)), "2 layers"),
                        Probe((chain(7, 3, 3, 3, 3), spread(8, 3, 3)), "square layers", "square"),
                        Probe((chain(2, 4, 7, 5, 6, 3), spread(9, 20, 4)), "4 layers, 20 rows", "batch")],
        hints=("Go back.",), reason="Because.")
    return Exercise(**{**given, **changes})
