"""Slopes of a function of one number: three ways to estimate them with a step, and the true one to compare with."""

import warnings

import numpy as np

from ...arrays import quiet

HOW = ("complex step", "extrapolated differences", "nothing")
COMPLEX, EXTRAPOLATED, NONE = range(3)
TINY = 1e-30  # a complex step this small leaves no truncation, and it has no rounding to fear


def one_by_one(f):
    """``f`` of a number as a function of many numbers; its values keep the number type they came with."""
    return lambda points: np.array([f(point) for point in points], dtype=points.dtype).reshape(points.shape)


def estimates(f, x, eps):
    """Forward, centred and complex-step slopes of ``f`` at x, for each step in ``eps`` (M,); returns (3, M).

    ``f`` takes an array. All is computed in the number type of ``eps``. Where ``f`` refuses complex numbers, the third row
    is nan.
    """
    x = eps.dtype.type(x)
    here, above, below = f(np.full_like(eps, x)), f(x + eps), f(x - eps)
    with quiet():
        slopes = [(above - here) / eps, (above - below) / (2 * eps)]
    return np.stack([*slopes, _by_complex_step(f, x, eps)]).astype(float)


def _by_complex_step(f, x, eps):
    kind = np.result_type(eps.dtype, np.complex64)
    with warnings.catch_warnings():
        warnings.simplefilter("error", np.exceptions.ComplexWarning)  # an imaginary part thrown away is a refusal, too
        try:
            return np.imag(f((x + 1j * eps).astype(kind))) / eps
        except Exception:  # it has answered real numbers, so whatever it raises now is a refusal of complex ones
            return np.full_like(eps, np.nan)


def true_slope(f, x):
    """The slope of ``f`` at x as exactly as it can be had, and by which of ``HOW``; (2,).

    By a complex step, when extrapolated differences agree with it: ``abs``, for one, takes complex numbers but has no
    complex derivative. Else by those differences; nan when the slopes to the left and to the right are not the same.
    """
    left, right, both = (_extrapolated(f, x, side) for side in (-1, 1, 0))
    if not abs(left - right) <= 1e-4 * max(1, abs(left), abs(right)):
        return np.array([np.nan, NONE])
    by_complex, = _by_complex_step(f, np.float64(x), np.array([TINY]))
    if abs(by_complex - both) <= 1e-6 * max(1, abs(both)):
        return np.array([by_complex, COMPLEX])
    return np.array([both, EXTRAPOLATED])


def survey(f, x, eps):
    """The rows of ``estimates``, then the true slope and how it was found, both repeated for each step; (5, M)."""
    truth, how = true_slope(f, float(x))
    return np.vstack([estimates(f, x, eps), np.full(len(eps), truth), np.full(len(eps), how)])


def _extrapolated(f, x, side):
    """Richardson's extrapolation of differences, centred for side 0, else one-sided, with long floats where there are any."""
    h = 0.125 * 0.5 ** np.arange(12, dtype=np.longdouble)
    x = np.longdouble(x)
    ends = (f(x + h), f(x - h)) if side == 0 else (f(x + side * h), f(np.full_like(h, x)))
    best, error, power = np.nan, np.inf, 2 if side == 0 else 1
    with quiet():
        column = (ends[0] - ends[1]) / (2 * h if side == 0 else side * h)
        for order in range(1, 7):
            gain = 2.0 ** (power * order)
            column, before = (gain * column[1:] - column[:-1]) / (gain - 1), column
            doubt = np.where(np.isfinite(column), np.abs(column - before[1:]), np.inf)
            if doubt.min() < error:
                best, error = float(column[doubt.argmin()]), doubt.min()
    return best
