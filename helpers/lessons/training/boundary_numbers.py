"""Two clouds of points in the plane, and logistic regression that learns to part them."""

import numpy as np

N, UPDATES = 80, 100
_RNG = np.random.default_rng(2)
LABELS = np.arange(N) % 2
POINTS = _RNG.normal(size=(N, 2)) * np.array([0.9, 0.6]) + np.where(LABELS[:, None], [0.9, 0.7], [-0.8, -0.5])
X = np.column_stack([np.ones(N), POINTS])
BEGIN = np.array([-1.2, -0.9, 1.2])
FAR = 1e6


def train(gradient, rate):
    """theta before and after each of UPDATES steps of ``gradient(theta, X, y)``: (UPDATES + 1, 3)."""
    theta, seen = BEGIN, [BEGIN]
    for _ in range(UPDATES):
        slope = np.asarray(gradient(theta.copy(), X.copy(), LABELS.astype(float)), dtype=float).reshape(3)
        new = theta - rate * slope
        theta = new if np.abs(new).max() < FAR else theta
        seen.append(theta)
    return np.array(seen)


def losses(thetas):
    """The mean cross-entropy for each theta (K, 3), without overflow."""
    z = thetas @ X.T
    return (np.logaddexp(0, z) - LABELS * z).mean(axis=1)


def line(theta, low, high):
    """The piece of theta0 + theta1 x1 + theta2 x2 = 0 within a square: points (2, 2), nan where there is none."""
    t0, t1, t2 = theta
    if abs(t2) >= abs(t1):
        x1 = np.array([low, high])
        return np.array([x1, -(t0 + t1 * x1) / t2]) if t2 else np.full((2, 2), np.nan)
    x2 = np.array([low, high])
    return np.array([-(t0 + t2 * x2) / t1, x2])
