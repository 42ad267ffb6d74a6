"""What the wrong rules of the gradient are made of, and the numbers that betray them."""

import numpy as np

from .... import one_hot, softmax


def parts(Z, y):
    """Probabilities, one-hot targets and the number of examples."""
    return softmax(Z), one_hot(y, Z.shape[1]), len(y)


def of(formula):
    """A rule from a formula in the probabilities P, the targets Y and the number of examples N."""
    return lambda Z, y: formula(*parts(Z, y))


def other_softmax(function):
    """A rule that is right but for the probabilities it starts from."""
    return lambda Z, y: (function(Z) - one_hot(y, Z.shape[1])) / len(y)


def columns_for_all(Z, y):
    P = softmax(Z)
    P[:, y] -= 1
    return P / len(y)


def in_place(Z, y):
    Z -= Z.max(axis=1, keepdims=True)
    E = np.exp(Z)
    return (E / E.sum(axis=1, keepdims=True) - one_hot(y, Z.shape[1])) / len(y)


def unshifted(Z):
    return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)


def one_shift(Z):
    return unshifted(Z - Z.max())


def row_sum(G, *args):
    return f"Your first row sums to {G[0].sum():.4g}; shift invariance makes the rows of a gradient by logits sum to 0."


def target_entry(G, Z, y):
    return f"Your entry at the first example's own class is {G[0, y[0]]:.4g}."


def zeros(G, *args):
    return f"{(G == 0).sum()} of your {G.size} entries are exactly 0."


def largest(G, *args):
    return f"Your largest entry is {np.abs(G).max():.3g} in size."


def overflow(G, Z, y):
    return f"{(~np.isfinite(G)).sum()} of your {G.size} entries are not finite, for logits up to {np.abs(Z).max():.4g}."


# Shifts (N, 1) that are as invariant as the maximum, and leave the largest exponent without a bound.
SHIFTS = (
    lambda Z: Z.min(axis=1, keepdims=True), lambda Z: Z.mean(axis=1, keepdims=True), lambda Z: Z[:, :1],
    lambda Z: Z[:, -1:], lambda Z: np.median(Z, axis=1, keepdims=True),
)


def target_shift(Z, y):
    return other_softmax(lambda Z: unshifted(Z - Z[np.arange(len(y)), y][:, None]))(Z, y)


def shifted_by(shift):
    return other_softmax(lambda Z: unshifted(Z - shift(Z)))
