"""Word vectors by counting: how much oftener two words meet than by chance, in few directions. Lesson 09."""

import numpy as np

from .arrays import quiet
from .labels import class_count
from .linear_layer import matrix


def ppmi(counts, power=0.75):
    """Return max(0, log(p(i, j) / (p(i) p(j)))), shaped like counts (N, M): how much oftener than by chance. Lesson 09.

    Pairs that were never counted have 0. p(j) is taken from the column sums^power, as ``noise_distribution`` does: rare words
    would otherwise look too telling; power=1 is the plain definition. Raises ValueError for counts that are negative or not
    finite, and where nothing was counted.

    >>> ppmi([[2.0, 0.0], [0.0, 2.0]], power=1).round(3)
    array([[0.693, 0.   ],
           [0.   , 0.693]])
    """
    counts = checked_counts(counts)
    with quiet():
        rows, columns = counts.sum(axis=1, keepdims=True), counts.sum(axis=0) ** counts.dtype.type(power)
        ratio = counts / np.where(rows == 0, 1, rows)
        ratio *= np.where(columns == 0, 0, columns.sum() / columns)
        return np.log(np.maximum(ratio, 1, out=ratio), out=ratio)


def svd_vectors(A, d=50, power=0.5, seed=0):
    """Return U_d S_d^power, (N, d), from the d largest singular values of a matrix A (N, M), the largest first. Lesson 09.

    power=1 keeps the rows' products as near those of A as d numbers can; 0.5 shares the singular values with the columns'
    vectors. They are found by letting A^T A stretch d + 20 random directions a few times: exact for d + 20 >= min(N, M), and
    much quicker than all singular values for large matrices. Each column's largest entry is positive. Raises ValueError for d
    above N or M.

    >>> svd_vectors([[0.0, 3.0], [4.0, 0.0], [0.0, 0.0]], d=2, power=1).round(6) + 0
    array([[0., 3.],
           [4., 0.],
           [0., 0.]])
    """
    A, d = matrix(A, "A", "(N, M)"), class_count(d, "d")
    if d > min(A.shape):
        raise ValueError(f"d: a matrix of shape {A.shape} has {min(A.shape)} singular values; got d = {d}")
    Q = np.random.default_rng(seed).standard_normal((A.shape[1], min(d + 20, *A.shape))).astype(A.dtype)
    for _ in range(6):
        Q = np.linalg.qr(A.T @ np.linalg.qr(A @ Q)[0])[0]
    U, S, _ = np.linalg.svd(A @ Q, full_matrices=False)
    U = U[:, :d] * np.sign(U[np.abs(U[:, :d]).argmax(axis=0), np.arange(d)])
    return U * S[:d] ** S.dtype.type(power)


def checked_counts(counts):
    """Return counts as a matrix of finite numbers of at least 0, not all 0."""
    counts = matrix(counts, "counts", "(N, M)")
    if not ((counts >= 0) & (counts < np.inf)).all():
        raise ValueError("counts: expected finite numbers of at least 0")
    if not counts.any():
        raise ValueError(f"counts: nothing was counted; all of the {counts.shape} counts are 0")
    return counts
