"""Two losses to walk down: a parabola, and a bowl over two parameters that is steep one way and flat the other."""

import numpy as np

A, C, FIRST = 1.0, 0.6, -1.7  # curvature, lowest point and start of the parabola
TURN = np.array([[0.8, -0.6], [0.6, 0.8]])
CURVED = TURN @ np.diag([1.0, 0.12]) @ TURN.T  # the bowl's second derivatives: 1 along one axis, 0.12 along the other
LOWEST, START = np.array([0.4, -0.3]), np.array([-1.8, 0.35])
FAR = 1e6  # a path that has come so far is not followed any further


def parabola(theta):
    """J at theta, an array of any shape."""
    return A / 2 * (theta - C) ** 2


def bowl(x, y):
    """J at the points (x, y)."""
    off = np.stack([x - LOWEST[0], y - LOWEST[1]], axis=-1)
    return np.einsum("...i,ij,...j->...", off, CURVED, off) / 2


def slope(at):
    """The gradients of both at (theta, x, y), an array (3,)."""
    return np.concatenate([[A * (at[0] - C)], CURVED @ (at[1:] - LOWEST)])


def walk(step, rate, steps):
    """Where ``step(theta, gradient, rate)`` leads on both losses: (steps + 1, 3), parabola first, then the bowl."""
    at = np.array([FIRST, *START])
    seen = [at]
    for _ in range(steps):
        new = np.asarray(step(at.copy(), slope(at), rate), dtype=float).reshape(3)
        at = new if np.abs(new).max() < FAR else at
        seen.append(at)
    return np.array(seen)
