"""Centred differences: the gradient of any function, asked of the function itself. Lesson 05."""

import numpy as np

from .arrays import quiet, real_array
from .point import Point


def numerical_gradient(f, x, eps=1e-5):
    """Return (f(x + eps e_i) - f(x - eps e_i)) / (2 eps) for every entry i of x, shaped like x. Lesson 05.

    ``x`` is an array or a whole list of (W, b) pairs; ``f`` takes the like and returns one number. Each call gets a
    copy of its own, so x is never modified, and float64, because float32 has too few digits for differences. Raises
    TypeError when f is not a function or its result not a number, ValueError when it is several, or when eps does not
    move x. A loss made by ``network_loss`` is asked for all entries of a parameter at once, which is much quicker.

    >>> numerical_gradient(lambda x: (x ** 2).sum(), [1.0, 2.0]).round(6)
    array([2., 4.])
    """
    require_function(f)
    point, eps = Point(x), step_size(eps)
    return point.like_x([entry_slopes(f, point, k, eps) for k in range(len(point.blocks))])


def entry_slopes(f, point, k, eps):
    """Return the slope of f along every entry of block k, over the steps that floating point really took."""
    block = point.blocks[k]
    with quiet():
        above, below = block + eps, block - eps
        step = above - below
    if (step == 0).any():
        raise ValueError(f"eps: {eps:g} vanishes beside the entry {block[step == 0][0]:g} of x; take a larger one")
    with quiet():
        return (_with_one_replaced(f, point, k, above) - _with_one_replaced(f, point, k, below)) / step


def slope_along(f, point, k, claimed, direction, eps):
    """Return the slope of f as block k moves along a direction: as the claimed gradient has it, and as measured.

    Both are over the steps that floating point really took.
    """
    with quiet():
        step = eps * direction
        above, below = point.blocks[k] + step, point.blocks[k] - step
        np.subtract(above, below, out=step)
        measured = value(f, point, k, above) - value(f, point, k, below)
        return np.vdot(claimed, step) / (2 * eps), measured / (2 * eps)


def kinked(f, point, k, direction, eps):
    """Tell whether f has a kink within eps of x along a direction: the left and the right slope differ, and stay so.

    On a smooth f the two differ by eps times the second derivative, so that a quarter of the step leaves a quarter.
    """
    block, middle = point.blocks[k], value(f, point)
    with quiet():
        wide, narrow = (
            (value(f, point, k, block + h * direction) - 2 * middle + value(f, point, k, block - h * direction)) / h
            for h in (eps, eps / 4)
        )
        rounding = 16 * np.finfo(np.float64).eps * abs(middle) / eps
        return bool(abs(wide) > 100 * rounding and not abs(narrow - wide / 4) < abs(wide) / 20)


def value(f, point, k=None, block=None):
    """Return f at the point as a float, with its block k replaced by this one."""
    return one_number(f(point.with_block(k, block)), "f(x)")


def require_function(f):
    """Refuse what cannot be called."""
    if not callable(f):
        raise TypeError(f"f: expected a function of an array; got a value of type {type(f).__name__}")


def step_size(eps):
    """Return eps as a float, or say why it is no step."""
    eps = one_number(eps, "eps")
    if not 0 < eps < np.inf:
        raise ValueError(f"eps: expected a positive number; got {eps:g}")
    return eps


def one_number(number, name):
    """Return a number as a float, or say what came instead."""
    array = real_array(number, name)
    if array.size != 1:
        raise ValueError(f"{name}: expected one number; got an array of shape {array.shape}")
    return float(array.reshape(()))


def _with_one_replaced(f, point, k, replacement):
    """Return the values of f with each entry of block k, one at a time, replaced by that of ``replacement``."""
    if hasattr(f, "with_one_replaced"):
        return f.with_one_replaced(point.with_block(), k, replacement)
    values = np.empty(replacement.shape)
    for i in np.ndindex(values.shape):
        block = point.blocks[k].copy()
        block[i] = replacement[i]
        values[i] = value(f, point, k, block)
    return values
