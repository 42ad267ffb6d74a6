"""Is this gradient right? Ask the function itself, by centred differences: used from lesson 02 on, explained in lesson 05."""

from collections import namedtuple

import numpy as np

from .arrays import quiet, real_array, same_shape


def numerical_gradient(f, x, eps=1e-5):
    """Return (f(x + eps e_i) - f(x - eps e_i)) / (2 eps) for every entry i of x, float64, shape like x. Lesson 05.

    ``f`` takes an array shaped like x and returns one number. Each call gets a float64 copy of its own, so x is never
    modified. Raises TypeError when f is not a function, ValueError when it returns more than one number.

    >>> numerical_gradient(lambda x: (x ** 2).sum(), [1.0, 2.0]).round(6)
    array([2., 4.])
    """
    _check_function(f, "f")
    x = real_array(x, "x").astype(np.float64)
    if not 0 < eps < np.inf:
        raise ValueError(f"eps: expected a positive number; got {eps!r}")
    gradient = np.empty_like(x)
    for i in np.ndindex(x.shape):
        gradient[i] = _centred_difference(f, x, i, eps)
    return gradient


def check_gradient(f, grad, x, *, eps=1e-5, tolerance=1e-6):
    """Compare ``grad`` (a function of x, or its value) with centred differences of ``f`` at x, entry by entry. Lesson 05.

    Returns a ``GradientReport``, true when every entry agrees. Raises ValueError when the gradient is not shaped like x.

    >>> check_gradient(lambda x: (x ** 2).sum(), lambda x: 2 * x, [1.0, 2.0])
    gradients agree at all 2 entries (relative error within 1e-06)
    >>> check_gradient(lambda x: (x ** 2).sum(), lambda x: x, [1.0, 2.0]).agrees
    False
    """
    x = real_array(x, "x").astype(np.float64)
    numeric = numerical_gradient(f, x, eps)
    claimed = real_array(grad(x.copy()) if callable(grad) else grad, "grad").astype(np.float64)
    same_shape(claimed, "the gradient", x, "x")
    # A difference of two numbers of size |f| cannot resolve less than this: below it two gradients are the same.
    floor = 10 * np.finfo(np.float64).eps * abs(_number(f, x)) / eps
    return GradientReport.compare(claimed, numeric, floor, tolerance)


class GradientReport(namedtuple("GradientReport", "agrees where claimed numeric relative_error entries tolerance")):
    """What a gradient check saw: does it agree, and at the worst entry ``where``, what was claimed and what was measured."""

    __slots__ = ()

    @classmethod
    def compare(cls, claimed, numeric, floor, tolerance):
        """Judge two gradients entry by entry, each error relative to the entry's own size, never below ``floor``."""
        with quiet():
            apart = np.maximum(np.abs(claimed - numeric) - floor, 0)
            size = np.maximum(np.abs(claimed), np.abs(numeric))
            error = np.where(apart == 0, 0, apart / size)
        worst = np.unravel_index(np.argmax(error), error.shape)  # argmax stops at the first nan: nan is the worst
        where = tuple(int(i) for i in worst)
        agrees = bool((error <= tolerance).all())  # written so that nan never agrees
        return cls(agrees, where, float(claimed[worst]), float(numeric[worst]), float(error[worst]), error.size, tolerance)

    def __bool__(self):
        return self.agrees

    def __repr__(self):
        if self.agrees:
            return f"gradients agree at all {self.entries} entries (relative error within {self.tolerance:g})"
        return (
            f"gradients differ, most at entry {self.where}: claimed {self.claimed:.4g}, "
            f"measured {self.numeric:.4g} (relative error {self.relative_error:.2g})"
        )


def _centred_difference(f, x, i, eps):
    """Slope of f along entry i, over the step that floating point really took."""
    above, below = x.copy(), x.copy()
    above[i] += eps
    below[i] -= eps
    step = above[i] - below[i]
    if step == 0:
        raise ValueError(f"eps: {eps:g} is lost beside the entry {x[i]:g} at {i}; take a larger one")
    with quiet():
        return (_number(f, above) - _number(f, below)) / step


def _number(f, x):
    value = real_array(f(x.copy()), "f(x)")
    if value.size != 1:
        raise ValueError(f"f(x): expected one number for x of shape {x.shape}; got shape {value.shape}")
    return float(value.reshape(()))


def _check_function(f, name):
    if not callable(f):
        raise TypeError(f"{name}: expected a function; got {type(f).__name__}")
