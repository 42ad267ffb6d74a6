"""Is this gradient right? Ask the function itself, by centred differences: in all lessons, shown in 05."""

from collections import namedtuple

import numpy as np

from .arrays import quiet, real_array, same_shape


def numerical_gradient(f, x, eps=1e-5):
    """Return (f(x + eps e_i) - f(x - eps e_i)) / (2 eps) for every entry i of x, shaped like x. Lesson 05.

    ``f`` takes an array shaped like x and returns one number. Each call gets a copy of its own, so x is never
    modified, and float64, because float32 has too few digits for differences. Raises TypeError when f is not
    a function or its result not a number, ValueError when it is several, or when eps does not move x.

    >>> numerical_gradient(lambda x: (x ** 2).sum(), [1.0, 2.0]).round(6)
    array([2., 4.])
    """
    if not callable(f):
        raise TypeError(f"f: expected a function of an array; got a value of type {type(f).__name__}")
    x, eps = real_array(x, "x").astype(np.float64), _one_number(eps, "eps")
    if not 0 < eps < np.inf:
        raise ValueError(f"eps: expected a positive number; got {eps:g}")
    gradient = np.empty_like(x)
    for i in np.ndindex(x.shape):
        gradient[i] = _centred_difference(f, x, i, eps)
    return gradient


def check_gradient(f, grad, x, *, eps=1e-5, tolerance=1e-6):
    """Compare ``grad``, a function of x or its value, with centred differences of ``f`` at x, entry by entry.

    Returns a ``GradientReport``, which is true when every entry agrees. Raises what ``numerical_gradient``
    raises, and ValueError when the gradient is not shaped like x. Lesson 05.

    >>> check_gradient(lambda x: (x ** 2).sum(), lambda x: 2 * x, [1.0, 2.0])
    gradients agree at all 2 entries (relative error within 1e-06)
    >>> check_gradient(lambda x: (x ** 2).sum(), lambda x: x, [1.0, 2.0]).agrees
    False
    """
    measured = numerical_gradient(f, x, eps)
    x = real_array(x, "x").astype(np.float64)
    claimed = real_array(grad(x.copy()) if callable(grad) else grad, "the gradient").astype(np.float64)
    same_shape(claimed, "the gradient", x, "x")
    # What a centred difference cannot see: the rounding of f over the step, and its bend, about eps squared.
    blur = 10 * (np.finfo(np.float64).eps * abs(_one_number(f(x.copy()), "f(x)")) / eps + eps**2)
    return GradientReport.compare(claimed, measured, blur, tolerance)


_FIELDS = "agrees where claimed measured relative_error entries tolerance"


class GradientReport(namedtuple("GradientReport", _FIELDS)):
    """What a gradient check saw: whether all entries agree, and ``where`` the worst is, with its values."""

    __slots__ = ()

    @classmethod
    def compare(cls, claimed, measured, blur, tolerance):
        """Judge entry by entry: the error beyond ``blur``, relative to the entry's size; nan never agrees."""
        with quiet():
            apart = np.maximum(np.abs(claimed - measured) - blur, 0)
            error = np.where(apart == 0, 0, apart / np.maximum(np.abs(claimed), np.abs(measured)))
        worst = np.argmax(error)  # the first nan, if there is one
        where = tuple(int(i) for i in np.unravel_index(worst, error.shape))
        agrees = bool((error <= tolerance).all())
        at_worst = (float(array[where]) for array in (claimed, measured, error))
        return cls(agrees, where, *at_worst, error.size, tolerance)

    def __bool__(self):
        return self.agrees

    def __repr__(self):
        if self.agrees:
            return f"gradients agree at all {self.entries} entries (relative error within {self.tolerance:g})"
        return (
            f"gradients differ, most at entry {self.where}: claimed {self.claimed:.4g}, "
            f"measured {self.measured:.4g} (relative error {self.relative_error:.2g})"
        )


def _centred_difference(f, x, i, eps):
    """Return the slope of f along entry i, over the step that floating point really took."""
    above, below = x.copy(), x.copy()
    above[i] += eps
    below[i] -= eps
    step = above[i] - below[i]
    if step == 0:
        raise ValueError(f"eps: {eps:g} vanishes beside the entry {x[i]:g} of x; take a larger one")
    return (_one_number(f(above), "f(x)") - _one_number(f(below), "f(x)")) / step


def _one_number(value, name):
    array = real_array(value, name)
    if array.size != 1:
        raise ValueError(f"{name}: expected one number; got an array of shape {array.shape}")
    return float(array.reshape(()))
