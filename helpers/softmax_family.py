"""Softmax, its logarithm, log-sum-exp and the softmax Jacobian: lessons 01 and 03.

One idea carries all four: softmax(z + c) = softmax(z), so the largest entry may be subtracted first. Every
exponent is then at most 0 and nothing overflows.

The edges are the same in all four. A logit of -inf is masked: probability 0. Where all entries of a row are
masked, or one is +inf, there is no distribution: the row is nan, without a warning, as in PyTorch. nan makes
its own row nan, and no other. ``logsumexp`` has an answer in the first two cases: -inf and +inf.
"""

import numpy as np

from .arrays import quiet, real_array
from .rows import as_rows, row_blocks, row_max, row_sum


def softmax(z, axis=-1):
    """Return exp(z_k) / sum_c exp(z_c) along ``axis``: logits (N, C) become probabilities (N, C). Lesson 01.

    ``axis`` is an integer, a tuple, or None for the whole array. Raises TypeError for what is not numbers,
    ValueError for an empty array or an axis that is not there.

    >>> softmax([[1.0, 1.0], [0.0, float("-inf")]])
    array([[0.5, 0.5],
           [1. , 0. ]])
    """
    rows, restore = as_rows(real_array(z, "z"), axis)
    p = np.empty(rows.shape, rows.dtype)
    with quiet():
        for z, e in row_blocks(rows, p):
            np.subtract(z, row_max(z), out=e)
            np.exp(e, out=e)
            e *= np.reciprocal(row_sum(e))  # one division for each row, not for each entry
    return restore(p)


def log_softmax(z, axis=-1):
    """Return z_k - log sum_c exp(z_c) along ``axis``, (N, C) like z: exact where softmax is 0. Lesson 01.

    Arguments and errors are those of ``softmax``.

    >>> log_softmax([0.0, 1000.0])
    array([-1000.,     0.])
    """
    rows, restore = as_rows(real_array(z, "z"), axis)
    log_p = np.empty(rows.shape, rows.dtype)
    with quiet():
        for z, shifted in row_blocks(rows, log_p):
            np.subtract(z, row_max(z), out=shifted)
            shifted -= np.log(row_sum(np.exp(shifted)))
    return restore(log_p)


def logsumexp(z, axis=-1, keepdims=False):
    """Return log sum_c exp(z_c) along ``axis``: (N, C) becomes (N,), or (N, 1) with ``keepdims``. Lesson 01.

    It moves with a shift, logsumexp(z + c) = logsumexp(z) + c, while its gradient, softmax, stays.

    >>> float(logsumexp([1000.0, float("-inf")]))
    1000.0
    """
    rows, restore = as_rows(real_array(z, "z"), axis)
    total = np.empty((len(rows), 1), rows.dtype)
    with quiet():
        for z, log_of_sum in row_blocks(rows, total):
            top = row_max(z)
            shift = np.where(np.isinf(top), 0, top)
            np.add(np.log(row_sum(np.exp(z - shift))), shift, out=log_of_sum)
    total = restore(total)
    return total if keepdims else np.squeeze(total, axis=axis)[()]


def softmax_jacobian(z):
    """Return d p_i / d z_j = p_i (delta_ij - p_j), indexed [i, j]: (C,) gives (C, C), (N, C) gives (N, C, C).

    The diagonal p_i (1 - p_i) is computed as p_i times the sum of the other p_j: each row of the Jacobian
    sums to 0 (shift invariance), and 1 - p_i would lose its digits where p_i is nearly 1. Lesson 03.

    >>> softmax_jacobian([0.0, 0.0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    p = softmax(z)
    i = np.arange(p.shape[-1])
    with quiet():
        jacobian = -p[..., :, None] * p[..., None, :]
        jacobian[..., i, i] = 0
        jacobian[..., i, i] = 0 - jacobian.sum(axis=-1)
    return jacobian
