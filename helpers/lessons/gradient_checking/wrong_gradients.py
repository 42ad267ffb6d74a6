"""Gradients of one layer, the right one and those that are nearly right, and what each of them hides behind.

The layer: Z = X W + b, A = f(Z). The loss is half the squared distance of A from 1, summed over units, averaged over
the N rows, plus l2/2 times the sum of W^2; all of it times ``scale``. X (N, D), W (D, H), b (H,).
"""

from typing import NamedTuple

import numpy as np

from ...activations import BY_NAME


class Setting(NamedTuple):
    """Which layer it is: its units, the weight of its penalty, and a factor on all of it."""

    activation: str = "relu"
    l2: float = 0.3
    scale: float = 1.0

    def loss(self, X, W, b):
        """The loss, one number."""
        f, _ = BY_NAME[self.activation]
        A = f(X @ W + b)
        return self.scale * (((A - 1) ** 2).sum() / 2 / len(X) + self.l2 / 2 * (W ** 2).sum())

    def upstream(self, X, W, b):
        """The gradient by A and the slope f'(Z), both (N, H)."""
        Z = X @ W + b
        f, slope = BY_NAME[self.activation]
        return (f(Z) - 1) / len(X), slope(Z)

    def gradient(self, X, W, b):
        """The right gradient: dX, dW, db."""
        up, slope = self.upstream(X, W, b)
        return self.finish(X, W, up * slope)

    def finish(self, X, W, G, dX=None, dW=None, db=None):
        """dX, dW, db from the gradient G by Z, with those that are given instead of the right ones; dW without penalty."""
        dX, dW, db = (G @ W.T if dX is None else dX), (X.T @ G if dW is None else dW), (G.sum(axis=0) if db is None else db)
        return self.scale * dX, self.scale * (dW + self.l2 * W), self.scale * db


def _not_divided(s, X, W, b):
    up, slope = s.upstream(X, W, b)
    return s.finish(X, W, up * slope * len(X))


def _no_slope(s, X, W, b):
    return s.finish(X, W, s.upstream(X, W, b)[0])


def _slope_at_a(s, X, W, b):
    up = s.upstream(X, W, b)[0]
    f, slope = BY_NAME[s.activation]
    return s.finish(X, W, up * slope(f(X @ W + b)))


def _penalised_bias(s, X, W, b):
    dX, dW, db = s.gradient(X, W, b)
    return dX, dW, db + s.scale * s.l2 * b


def _no_penalty(s, X, W, b):
    return s._replace(l2=0.0).gradient(X, W, b)


def _rows_first(s, X, W, b):
    G = np.multiply(*s.upstream(X, W, b))
    return s.finish(X, W, G, dW=np.outer(X.mean(axis=0), G.sum(axis=0)))


def _reshaped(s, X, W, b):
    G = np.multiply(*s.upstream(X, W, b))
    return s.finish(X, W, G, dW=(G.T @ X).reshape(W.shape))


def _untransposed(s, X, W, b):
    G = np.multiply(*s.upstream(X, W, b))
    return s.finish(X, W, G, dX=G @ W)


def _column_sums(s, X, W, b):
    G = np.multiply(*s.upstream(X, W, b))
    return s.finish(X, W, G, db=(X.T @ G).sum(axis=0))


def _one_off(s, X, W, b):
    dX, dW, db = s.gradient(X, W, b)
    last = np.flatnonzero(dX)[-1:]  # the last one that is not 0
    dX.flat[last] *= 1.01
    return dX, dW, db


def _one_nan(s, X, W, b):
    dX, dW, db = s.gradient(X, W, b)
    dW[-1, -1] = np.nan
    return dX, dW, db


def _turned(s, X, W, b):
    return tuple(-part for part in s.gradient(X, W, b))


def _doubled(s, X, W, b):
    return tuple(2 * part for part in s.gradient(X, W, b))


def _dX_without_slope(s, X, W, b):
    up, slope = s.upstream(X, W, b)
    return s.finish(X, W, up * slope, dX=up @ W.T)


# Name: the gradient as a function of the setting, X, W and b.
WRONG = {
    "not divided by N": _not_divided,
    "no slope f'(Z)": _no_slope,
    "slope taken at A": _slope_at_a,
    "penalty on b as well": _penalised_bias,
    "penalty forgotten": _no_penalty,
    "rows averaged first": _rows_first,
    "dW reshaped": _reshaped,
    "W for its transpose": _untransposed,
    "db from sums of dW": _column_sums,
    "one entry 1 % off": _one_off,
    "one entry nan": _one_nan,
    "twice too large": _doubled,
    "dX without the slope": _dX_without_slope,
    "sign turned": _turned,
}
