"""GloVe: word vectors whose products are the logarithms of the co-occurrence counts. Lesson 09."""

from typing import NamedTuple

import numpy as np

from .arrays import quiet, real_array
from .linear_layer import column_sums, matrix


class Glove(NamedTuple):
    """The loss, and its gradients by the vectors U, V and the biases b, c, each shaped like its variable."""

    loss: np.floating
    U: np.ndarray
    V: np.ndarray
    b: np.ndarray
    c: np.ndarray


def glove(U, V, b, c, counts, x_max=100.0, alpha=0.75):
    """Return J = 1/2 sum_ij f(X_ij) (u_i . v_j + b_i + c_j - log X_ij)^2 and its gradients. Lesson 09.

    U (N, d), V (M, d), b (N,), c (M,) and the counts X (N, M); f(x) = min(1, (x / x_max)^alpha), which is 0 for a pair that
    was never counted: log 0 is not taken. The result is a named tuple with ``.loss``, ``.U``, ``.V``, ``.b``, ``.c``. Raises
    ValueError where the shapes do not fit, for a count that is negative or not finite, and where nothing was counted.

    >>> result = glove([[1.0], [0.0]], [[2.0]], [0.5, 0.0], [0.0], [[1.0], [0.0]], x_max=1)
    >>> print(result.loss, result.U.tolist(), result.V, result.b)
    3.125 [[5.0], [0.0]] [[2.5]] [2.5 0. ]
    """
    U, V, b, c, counts = _checked(U, V, b, c, counts)
    seen = counts > 0
    with quiet():
        errors = np.where(seen, U @ V.T + b[:, None] + c - np.log(np.where(seen, counts, 1)), 0)
        G = glove_weight(counts, x_max, alpha).astype(counts.dtype, copy=False) * errors
        return Glove(np.vdot(G, errors) / 2, G @ V, G.T @ U, column_sums(G.T), column_sums(G))


def glove_weight(counts, x_max=100.0, alpha=0.75):
    """Return f(x) = min(1, (x / x_max)^alpha), shaped like counts: rare pairs count less, frequent ones at most 1. Lesson 09.

    >>> glove_weight([0.0, 6.25, 100.0, 120.0])
    array([0.   , 0.125, 1.   , 1.   ])
    """
    counts = real_array(counts, "counts")
    for value, name in ((x_max, "x_max"), (alpha, "alpha")):
        if np.shape(value) != () or not 0 < value < np.inf:
            raise ValueError(f"{name}: expected one number above 0; got {value!r}")
    with quiet():
        return (np.minimum(counts / float(x_max), 1) ** float(alpha))[()]


def _checked(U, V, b, c, counts):
    """Return all five in one number type, or say which shapes do not fit."""
    U, V, counts = matrix(U, "U", "(N, d)"), matrix(V, "V", "(M, d)"), matrix(counts, "counts", "(N, M)")
    b, c = real_array(b, "b"), real_array(c, "c")
    if U.shape[1] != V.shape[1]:
        raise ValueError(f"U and V: vectors of one length are needed; U has shape {U.shape} and V has shape {V.shape}")
    if counts.shape != (len(U), len(V)):
        raise ValueError(f"counts: U {U.shape} and V {V.shape} need counts of shape {(len(U), len(V))}; got {counts.shape}")
    for bias, name, vectors, own in ((b, "b", U, "U"), (c, "c", V, "V")):
        if bias.shape != (rows := vectors.shape[:1]):
            raise ValueError(f"{name}: {own} has shape {vectors.shape}, so {name} must have shape {rows}; got {bias.shape}")
    if not ((counts >= 0) & (counts < np.inf)).all():
        raise ValueError("counts: expected finite numbers of at least 0")
    if not counts.any():
        raise ValueError(f"counts: nothing was counted; all of the {counts.shape} counts are 0")
    kind = np.result_type(U, V, b, c)
    return [array.astype(kind, copy=False) for array in (U, V, b, c, counts)]
