"""The linear layer Z = X W + b for a batch of rows, and the three gradients behind it: lessons 04 and 06."""

import numpy as np

from .arrays import quiet, real_array
from .rows import PIECE


def affine(X, W, b):
    """Return Z = X W + b: X (N, D), W (D, H) and b (H,) give (N, H). Lesson 04.

    The same b is added to every row. Raises ValueError where the shapes do not fit, and TypeError for what is
    not real numbers, as all of this module.

    >>> affine([[1.0, 2.0], [0.0, 1.0]], [[1.0, 0.0, 2.0], [0.0, 1.0, 1.0]], [0.0, 0.0, 10.0])
    array([[ 1.,  2., 14.],
           [ 0.,  1., 11.]])
    """
    X, W, b = matrix(X, "X", "(N, D)"), matrix(W, "W", "(D, H)"), real_array(b, "b")
    if X.shape[1] != W.shape[0]:
        raise ValueError(f"X W: X has shape {X.shape} and W has shape {W.shape}; W needs a row for each column of X")
    if b.shape != W.shape[1:]:
        raise ValueError(f"X W + b: W has shape {W.shape}, so b must have shape {W.shape[1:]}; got {b.shape}")
    with quiet():
        Z = X @ W
        return np.add(Z, b, out=Z if Z.dtype == np.result_type(Z, b) else None)


def affine_backward(G, X, W):
    """Return dX, dW, db = G W^T, X^T G, 1^T G for G = dL/dZ (N, H): shaped like X (N, D), W (D, H), b (H,).

    Each example adds its own share to dW and db, and has a row of dX to itself. Lessons 04 and 06.

    >>> dX, dW, db = affine_backward([[1.0], [3.0]], [[1.0, 2.0], [0.0, 1.0]], [[5.0], [7.0]])
    >>> dX
    array([[ 5.,  7.],
           [15., 21.]])
    >>> dW.T, db
    (array([[1., 5.]]), array([4.]))
    """
    G, X, W = matrix(G, "G", "(N, H)"), matrix(X, "X", "(N, D)"), matrix(W, "W", "(D, H)")
    if X.shape[1] != W.shape[0]:
        raise ValueError(f"X W: X has shape {X.shape} and W has shape {W.shape}; W needs a row for each column of X")
    if G.shape != (len(X), W.shape[1]):
        raise ValueError(f"G: X {X.shape} and W {W.shape} give Z of shape {(len(X), W.shape[1])}, so does G; got {G.shape}")
    with quiet():
        return G @ W.T, X.T @ G, column_sums(G)


def matrix(value, name, axes):
    """Return ``value`` as floats with two axes; ``axes`` says in the error what they are."""
    array = real_array(value, name)
    if array.ndim != 2:
        raise ValueError(f"{name}: expected shape {axes}; got shape {array.shape}")
    return array


def column_sums(G):
    """Return 1^T G, the sum of the rows, (N, H) to (H,): by products, which add fastest, piece by piece.

    The pieces are for the digits: added up one after the other, 100 000 float32 numbers keep hardly three of them.
    """
    if len(G) <= PIECE:
        return np.ones(len(G), G.dtype) @ G
    ones = np.ones(PIECE, G.dtype)
    return sum(ones[: len(piece)] @ piece for piece in (G[start : start + PIECE] for start in range(0, len(G), PIECE)))
