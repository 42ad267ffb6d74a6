"""Is this gradient right? Ask the function itself, by centred differences: in all lessons, shown in 05."""

import numpy as np

from .differences import entry_slopes, kinked, require_function, slope_along, step_size, value
from .gradient_report import GradientReport
from .point import Point


def check_gradient(f, grad, x, *, eps=1e-5, tolerance=1e-6, directional=None, seed=0):
    """Compare ``grad``, a function of x or its value, with centred differences of ``f`` at x, entry by entry.

    ``x`` is an array, or a whole list of (W, b) pairs; the gradient has its structure. With ``directional=k`` the slopes
    along k random directions in each array are compared instead, the same ones for the same ``seed``: that takes 2 k
    values of f for an array, however many entries it has. Returns a ``GradientReport``, which is true when all agree and
    otherwise names the parameter and the entry. Raises what ``numerical_gradient`` raises, and ValueError when the
    gradient is not shaped like x. Lesson 05.

    >>> check_gradient(lambda x: (x ** 2).sum(), lambda x: 2 * x, [1.0, 2.0])
    gradients agree at all 2 entries (relative error within 1e-06)
    >>> check_gradient(lambda x: (x ** 2).sum(), lambda x: x, [1.0, 2.0]).agrees
    False
    >>> W, b = np.array([[1.0, 2.0]]), np.array([3.0, 4.0])
    >>> check_gradient(lambda p: p[0][0].sum() * p[0][1].sum(), [([[7.0, 8.0]], [3.0, 3.0])], [(W, b)])
    gradients differ, most at W1[0, 1]: claimed 8, measured 7 (relative error 0.12)
      W1: 1 of 2 entries differ, most W1[0, 1]: claimed 8, measured 7 (relative error 0.12)
      b1: agrees
    """
    require_function(f)
    point, eps = Point(x), step_size(eps)
    count = None if directional is None else _count(directional)
    claimed = point.gradient(grad(point.with_block()) if callable(grad) else grad)
    # What a centred difference cannot see: the rounding of f over the step, and its bend, about eps squared.
    blur = 10 * (np.finfo(np.float64).eps * abs(value(f, point)) / eps + eps**2)
    reports = []
    for k, name in enumerate(point.names):
        if count is None:
            ours, measured = claimed[k], entry_slopes(f, point, k, eps)
        else:
            ours, measured = _slopes_along(f, point, k, claimed[k], eps, count, seed)
        report = GradientReport.compare(ours, measured, blur, tolerance, name, count is not None)
        if not report.agrees:
            way = _unit(point, k, report.where) if count is None else _direction(point, k, seed, *report.where)
            report = report._replace(kink=kinked(f, point, k, way, eps))
        reports.append(report)
    return GradientReport.of_blocks(reports)


def _slopes_along(f, point, k, claimed, eps, count, seed):
    """Return the slopes of f along random directions in block k, (count,): as the gradient claims, and as measured."""
    ways = (_direction(point, k, seed, number) for number in range(count))
    return np.array([slope_along(f, point, k, claimed, way, eps) for way in ways]).T


def _direction(point, k, seed, number):
    """Return a random direction of length 1 in block k: always the same for the same seed and number."""
    way = np.random.default_rng([seed, k, number]).random(point.blocks[k].shape)
    way -= 0.5
    way /= np.linalg.norm(way)
    return way


def _unit(point, k, where):
    way = np.zeros_like(point.blocks[k])
    way[where] = 1
    return way


def _count(directional):
    if not isinstance(directional, (int, np.integer)):
        raise TypeError(f"directional: expected a number of directions; got a value of type {type(directional).__name__}")
    if directional < 1:
        raise ValueError(f"directional: expected a number of directions of at least 1; got {directional}")
    return int(directional)
