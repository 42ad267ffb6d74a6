"""The sigmoid, its logarithm and its slope, each with all its digits at any z: lesson 02.

Everything is written with e = exp(-|z|), which lies between 0 and 1 and so cannot overflow. nan gives nan.
"""

import numpy as np

from .arrays import quiet, real_array


def sigmoid(z):
    """Return sigma(z) = 1 / (1 + exp(-z)) entry by entry, shape like z. Lesson 02.

    Raises TypeError for what is not real numbers and ValueError for an empty array, as all of this module.

    >>> sigmoid([0.0, -1e4, 1e4])
    array([0.5, 0. , 1. ])
    """
    z = real_array(z, "z")
    with quiet():
        e = np.exp(-np.abs(z))
        return np.where(z >= 0, 1, e) / (1 + e)


def log_sigmoid(z):
    """Return log sigma(z) = min(z, 0) - log(1 + exp(-|z|)), finite wherever z is. Lesson 02.

    >>> log_sigmoid([-1000.0, 1000.0])
    array([-1000.,     0.])
    """
    z = real_array(z, "z")
    with quiet():
        return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))


def sigmoid_grad(z):
    """Return sigma'(z) = sigma(z) sigma(-z), shape like z. It takes z, not a = sigma(z). Lesson 02.

    1 - sigma(z) is sigma(-z), and written so it keeps its digits: at z = 40, 1 - sigma(z) is already 0.

    >>> float(sigmoid_grad(0.0)), f"{sigmoid_grad(40.0):.3e}"
    (0.25, '4.248e-18')
    """
    z = real_array(z, "z")
    with quiet():
        return sigmoid(z) * sigmoid(-z)
