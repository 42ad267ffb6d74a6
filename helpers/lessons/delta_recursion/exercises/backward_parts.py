"""A backward pass in parts that can be exchanged: what the wrong rules of "backward" are made of.

Everything is numbered as in code: ``A[k]`` enters layer k (so ``A[0]`` is X), ``W[k]`` are its weights, ``Z[k]`` is what it gives
before squashing, and G arrives at ``Z[k]``.
"""

from dataclasses import dataclass

import numpy as np

from .... import one_hot, softmax


@dataclass
class Pass:
    """A forward pass, kept for the way back."""

    W: list
    b: list
    A: list
    Z: list
    Y: np.ndarray

    @property
    def N(self):
        return len(self.Y)

    @property
    def P(self):
        return softmax(self.Z[-1])


def upwards(params, X, labels, squash=np.tanh):
    """The forward pass; the last layer is linear."""
    A, Z = [X], []
    for W, b in params:
        Z.append(A[-1] @ W + b)
        A.append(squash(Z[-1]))
    return Pass([W for W, _ in params], [b for _, b in params], A[:-1], Z, one_hot(labels, Z[-1].shape[1]))


def top(f):
    return (f.P - f.Y) / f.N


def down(f, k, G):
    return (G @ f.W[k].T) * (1 - f.A[k] ** 2)


def weights(f, k, G):
    return f.A[k].T @ G


def biases(f, k, G):
    return G.sum(axis=0)


def made(top=top, down=down, weights=weights, biases=biases, squash=np.tanh):
    """A backward pass with some of its parts exchanged."""
    def answer(params, X, labels):
        f = upwards(params, X, labels, squash)
        G, gradients = top(f), []
        for k in reversed(range(len(params))):
            gradients.append((weights(f, k, G), biases(f, k, G)))
            if k:
                G = down(f, k, G)
        return gradients[::-1]
    return answer


def slope_of(slope):
    """Down with another slope, ``slope(f, k)``."""
    return lambda f, k, G: (G @ f.W[k].T) * slope(f, k)


def after_step(rate):
    """Weights changed by a step of gradient descent before the message goes down through them."""
    return lambda f, k, G: (G @ (f.W[k] - rate * weights(f, k, G)).T) * (1 - f.A[k] ** 2)


def stepping_in_place(rate, with_biases=True):
    """The same, with the caller's own arrays changed."""
    def answer(params, X, labels):
        f = upwards(params, X, labels)
        G, gradients = top(f), []
        for k in reversed(range(len(params))):
            gradients.append((weights(f, k, G), biases(f, k, G)))
            f.W[k] -= rate * gradients[-1][0]
            if with_biases:
                f.b[k] -= rate * gradients[-1][1]
            if k:
                G = down(f, k, G)
        return gradients[::-1]
    return answer


def changed(change):
    """The right gradients, with ``change`` applied to the list."""
    right = made()
    return lambda params, X, labels: change(right(params, X, labels))


def nothing_below(count):
    """Only the last ``count`` layers got their gradient; the others hold zeros."""
    def change(gradients):
        cut = len(gradients) - count
        return [(0 * dW, 0 * db) if k < cut else (dW, db) for k, (dW, db) in enumerate(gradients)]
    return changed(change)


def carried_to_bias(params, X, labels):
    """Each bias gets the message that has already gone down past its layer."""
    f = upwards(params, X, labels)
    G, gradients = top(f), []
    for k in reversed(range(len(params))):
        dW = weights(f, k, G)
        G = down(f, k, G) if k else G @ f.W[0].T
        gradients.append((dW, G.sum(axis=0)))
    return gradients[::-1]


class Adding:
    """Gradients that are kept from call to call and added to, never set back to zero."""

    def __init__(self):
        self.kept = {}

    def __call__(self, params, X, labels):
        sizes = (X.shape, *(W.shape for W, _ in params))
        new = made()(params, X, labels)
        if sizes in self.kept:  # the second call with the same numbers: give the sum, and be as new for the next trial
            before = self.kept[sizes]
            self.kept = {}
            return [(dW + old_dW, db + old_db) for (dW, db), (old_dW, old_db) in zip(new, before, strict=True)]
        self.kept[sizes] = new
        return new
