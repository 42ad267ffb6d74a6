"""A line through points, by epochs of batches of several sizes."""

import numpy as np

N, EPOCHS = 40, 15
SIZES = (1, 8, N)
_RNG = np.random.default_rng(4)
INPUT = _RNG.uniform(-1.5, 1.5, N)
X = np.stack([np.ones(N), INPUT], axis=1)
Y = 0.7 + 1.1 * INPUT + _RNG.normal(0, 0.6, N)
BEGIN = np.array([-1.0, -0.6])
BEST = np.linalg.lstsq(X, Y, rcond=None)[0]
ORDERS = np.array([np.random.default_rng(epoch).permutation(N) for epoch in range(EPOCHS)])
FAR = 1e6


def loss(theta):
    """Half the mean squared error over all points, for theta (..., 2)."""
    return ((theta @ X.T - Y) ** 2).mean(axis=-1) / 2


def epochs(one_epoch, rate):
    """theta after each epoch of ``one_epoch(theta, X, y, rate, size, order)``, for each size: (3, EPOCHS + 1, 2)."""
    return np.array([_path(one_epoch, rate, size) for size in SIZES])


def _path(one_epoch, rate, size):
    theta, seen = BEGIN, [BEGIN]
    for order in ORDERS:
        new = np.asarray(one_epoch(theta.copy(), X.copy(), Y.copy(), rate, size, order.copy()), dtype=float).reshape(2)
        theta = new if np.abs(new).max() < FAR else theta
        seen.append(theta)
    return np.array(seen)
