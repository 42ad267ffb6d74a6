"""The score of a window of words, its gradients, and the max-margin loss of windows and their corrupt twins: lesson 08."""

from typing import NamedTuple

import numpy as np

from .arrays import quiet, real_array
from .hidden_units import activate, known, pull_back
from .linear_layer import column_sums, matrix
from .margins import hinge, hinge_grad
from .network import over_examples


class WindowGradients(NamedTuple):
    """What a loss has as gradients by the windows and by the parameters of their score, each shaped like its variable."""

    x: np.ndarray
    W: np.ndarray
    b: np.ndarray
    v: np.ndarray


class MaxMargin(NamedTuple):
    """The loss of pairs of windows, and its gradients: by the true windows x, the corrupt ones x_c, and the parameters."""

    loss: np.floating
    x: np.ndarray
    x_c: np.ndarray
    W: np.ndarray
    b: np.ndarray
    v: np.ndarray


def window_score(x, W, b, v, activation="tanh"):
    """Return s = f(x W + b) . v: a window x (D,) gives one number, windows (N, D) give (N,). Lesson 08.

    x holds the vectors of its words end to end; W (D, H), b (H,), v (H,); f is "sigmoid", "tanh" or "relu". In columns, W
    transposed, it is v^T f(W x + b). Raises ValueError where the shapes do not fit.

    >>> float(window_score([1.0, 2.0], [[1.0, 0.0, 1.0], [0.0, 1.0, -1.0]], [0.0, 0.0, 0.0], [1.0, 10.0, 100.0], "relu"))
    21.0
    """
    X, W, b, v = _checked(x, W, b, v, activation)
    with quiet():
        return (_hidden(X, W, b, activation) @ v).reshape(np.shape(x)[:-1])[()]


def window_score_grad(x, W, b, v, activation="tanh", g=None):
    """Return the gradients of ``window_score`` by x, W, b and v, as a named tuple with ``.x``, ``.W``, ``.b``, ``.v``. Lesson 08.

    For windows (N, D) they belong to the sum of the scores, each weighted with its entry of g (N,): with g = dJ/ds they are
    the gradients of J. Without g every weight is 1. ``.x`` has a row for each window; cut into words, each piece is the
    gradient of that word's vector, and ``row_gradients`` adds up those of the same word.

    >>> window_score_grad([1.0, 2.0], [[1.0, 0.0], [0.0, 1.0]], [0.0, -3.0], [5.0, 7.0], "relu").x
    array([5., 0.])
    """
    X, W, b, v = _checked(x, W, b, v, activation)
    g = np.ones(len(X), X.dtype) if g is None else real_array(g, "g")
    if g.size != len(X) or g.ndim > 1:
        raise ValueError(f"g: x has shape {np.shape(x)}, so g has shape {np.shape(x)[:-1]} like its scores; got {g.shape}")
    with quiet():
        grad = _gradients(X, W, b, v, activation, g.reshape(-1))
    return grad._replace(x=grad.x.reshape(np.shape(x)))


def max_margin(x, x_c, W, b, v, margin=1.0, activation="tanh", reduction="mean"):
    """Return the loss max(0, margin - s + s_c) of windows x and their corrupt twins x_c, and its gradients. Lesson 08.

    x and x_c are (D,) or (N, D), row beside row; the parameters are those of ``window_score``. The result is a named tuple
    with ``.loss``, the mean over the pairs (or "sum"), and ``.x``, ``.x_c``, ``.W``, ``.b``, ``.v``. A pair whose margin is
    met adds nothing to any of them. Raises ValueError where the shapes do not fit.

    >>> pair = max_margin([2.0], [1.0], [[1.0]], [0.0], [0.5], activation="relu")
    >>> float(pair.loss), pair.x, pair.x_c
    (0.5, array([-0.5]), array([0.5]))
    """
    over_examples(reduction)
    (X, W, b, v), (X_c, *_) = _checked(x, W, b, v, activation), _checked(x_c, W, b, v, activation, "x_c")
    if np.shape(x) != np.shape(x_c):
        raise ValueError(f"x and x_c must have the same shape; got {np.shape(x)} and {np.shape(x_c)}")
    with quiet():
        s, s_c = (_hidden(rows, W, b, activation) @ v for rows in (X, X_c))
        share = 1 / len(X) if reduction == "mean" else 1.0
        ds, ds_c = (share * g for g in hinge_grad(s, s_c, margin))
        loss = hinge(s, s_c, margin).sum() * s.dtype.type(share)
        true = _gradients(X, W, b, v, activation, ds)
        corrupt = _gradients(X_c, W, b, v, activation, ds_c)
        shared = (a + c for a, c in zip(true[1:], corrupt[1:], strict=True))
        return MaxMargin(loss, true.x.reshape(np.shape(x)), corrupt.x.reshape(np.shape(x)), *shared)


def _hidden(X, W, b, activation):
    """Return f(X W + b) (N, H)."""
    A = X @ W
    activate(A, b, activation)
    return A


def _gradients(X, W, b, v, activation, g):
    """Return the gradients of the sum of g_n s_n over the windows: with G = (g v^T) * f'(Z), those of an affine layer."""
    A = _hidden(X, W, b, activation)
    dv = g @ A
    pull_back(g[:, None], v[:, None], A, activation)
    return WindowGradients(A @ W.T, X.T @ A, column_sums(A), dv)


def _checked(x, W, b, v, activation, name="x"):
    """Return x as rows (N, D), and W, b, v, all of one number type; or say which shapes do not fit."""
    known(activation)
    x, W, b, v = real_array(x, name), matrix(W, "W", "(D, H)"), real_array(b, "b"), real_array(v, "v")
    if x.ndim not in (1, 2):
        raise ValueError(f"{name}: expected one window (D,) or windows (N, D); got shape {x.shape}")
    if x.shape[-1] != len(W):
        raise ValueError(f"{name} W: {name} has shape {x.shape} and W has shape {W.shape}; W needs a row for each entry of x")
    for array, own in ((b, "b"), (v, "v")):
        if array.shape != W.shape[1:]:
            raise ValueError(f"{own}: W has shape {W.shape}, so {own} must have shape {W.shape[1:]}; got {array.shape}")
    kind = np.result_type(x, W, b, v)
    return [array.astype(kind, copy=False) for array in (x.reshape(-1, len(W)), W, b, v)]
