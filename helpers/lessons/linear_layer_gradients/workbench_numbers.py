"""The real numbers behind the shapes workbench: a linear layer with a loss, and its gradients by centred differences."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ... import numerical_gradient

DIFFERENT, EQUAL = (5, 4, 3), (3, 3, 3)  # N, D, H
FACTORS = {"X": ("N", "D"), "X.T": ("D", "N"), "W": ("D", "H"), "W.T": ("H", "D"), "G": ("N", "H"), "G.T": ("H", "N"),
           "ones(N).T": ("1", "N"), "ones(H).T": ("1", "H")}
TARGETS = {"dL/dW": ("D", "H"), "dL/dX": ("N", "D"), "dL/db": ("1", "H")}
INGREDIENTS = {"dL/dW": (("X", "X.T"), ("G", "G.T")), "dL/dX": (("W", "W.T"), ("G", "G.T")),
               "dL/db": (("ones(N).T", "ones(H).T"), ("G", "G.T"))}


@dataclass(frozen=True)
class Layer:
    """``factors`` by name, as arrays with two axes; ``gradients`` of the loss by name, from differences alone."""

    factors: dict
    gradients: dict


@lru_cache
def layer(equal: bool) -> Layer:
    """The layer of the bench: Z = X W + b, and L, half the squared distance of Z from a target T, summed over outputs and
    averaged over examples, so that G = dL/dZ = (Z - T) / N. Its rows do not sum to zero, which would hide mistakes.
    """
    n, d, h = EQUAL if equal else DIFFERENT
    random = np.random.default_rng(73)  # no entry near zero
    X, W, b, T = (random.normal(size=size).round(1) for size in ((n, d), (d, h), (1, h), (n, h)))

    def loss(X, W, b):
        return ((X @ W + b - T) ** 2).sum() / (2 * n)

    G = (X @ W + b - T) / n
    factors = {"X": X, "X.T": X.T, "W": W, "W.T": W.T, "G": G, "G.T": G.T,
               "ones(N).T": np.ones((1, n)), "ones(H).T": np.ones((1, h))}
    gradients = {"dL/dW": numerical_gradient(lambda moved: loss(X, moved, b), W),
                 "dL/dX": numerical_gradient(lambda moved: loss(moved, W, b), X),
                 "dL/db": numerical_gradient(lambda moved: loss(X, W, moved), b)}
    return Layer(factors, gradients)
