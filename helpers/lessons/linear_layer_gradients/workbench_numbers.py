"""The real numbers behind the shapes workbench: a linear layer with a loss, and its gradients by centred differences."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ... import numerical_gradient, softmax_cross_entropy, softmax_cross_entropy_grad

DIFFERENT, EQUAL = (5, 4, 3), (3, 3, 3)  # N, D, H


@dataclass(frozen=True)
class Layer:
    """``factors`` by name, as arrays with two axes; ``gradients`` of the loss by name, from differences alone."""

    factors: dict
    gradients: dict


@lru_cache
def layer(equal: bool) -> Layer:
    """The layer of the bench, where Z = X W + b holds logits and L is their mean cross-entropy (lesson 03)."""
    n, d, h = EQUAL if equal else DIFFERENT
    random = np.random.default_rng(4)
    X, W, b = (random.normal(size=size).round(1) for size in ((n, d), (d, h), (1, h)))
    labels = np.arange(n) % h

    def loss(X, W, b):
        return softmax_cross_entropy(X @ W + b, labels)

    G = softmax_cross_entropy_grad(X @ W + b, labels)
    factors = {"X": X, "X.T": X.T, "W": W, "W.T": W.T, "G": G, "G.T": G.T,
               "ones(N).T": np.ones((1, n)), "ones(H).T": np.ones((1, h))}
    gradients = {"dL/dW": numerical_gradient(lambda moved: loss(X, moved, b), W),
                 "dL/dX": numerical_gradient(lambda moved: loss(moved, W, b), X),
                 "dL/db": numerical_gradient(lambda moved: loss(X, W, moved), b)}
    return Layer(factors, gradients)
