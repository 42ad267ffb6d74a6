"""Numbers for probes: of order one, the same on every machine and with every version of NumPy."""

import numpy as np


def spread(seed: int, *shape: int, dtype=np.float64) -> np.ndarray:
    """An array of unequal numbers between -2 and 2 with two decimals.

    >>> spread(1, 2, 2)
    array([[-0.18, -1.15],
           [ 1.92, -1.86]])
    """
    k = np.arange(1, int(np.prod(shape)) + 1)
    return np.round(2 * np.sin(2.39996 * k + 7.1 * seed + 0.013 * k * k), 2).reshape(shape).astype(dtype)


def labels(seed: int, n: int, n_classes: int) -> np.ndarray:
    """Integer class labels (n,) that repeat some classes and leave the last one out."""
    return (np.arange(n) * (seed + 1) + seed) ** 2 % (n_classes - 1)
