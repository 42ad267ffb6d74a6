"""Functions to be differentiated: an array in, one number out, each with a slope that bends."""

import numpy as np

from ....exercises.draws import spread


def bends(x):
    """Cubes with unequal weights, and one term that couples the first entry with the last."""
    weights = np.arange(1, x.size + 1).reshape(x.shape)
    return (weights * x ** 3).sum() / 2 + x.flat[0] * x.flat[-1] ** 2


def waves(x):
    """Sines of unequal lengths."""
    return np.sin(x * (1 + np.arange(x.size).reshape(x.shape) / 3)).sum()


def grows(x):
    """The exponential of a mean."""
    return np.exp(x.mean()) + (x ** 2).sum() / 3


_KEPT = np.zeros(())


def in_place(x):
    """Cubes again, handed out in the same array each time, as a function does that saves memory."""
    _KEPT[...] = (x ** 3).sum()
    return _KEPT


def ordinary_points(eps):
    """Pairs (f, x) with this step, as the arguments of probes."""
    return (bends, spread(1, 4), eps), (waves, spread(2, 3, 5), eps)
