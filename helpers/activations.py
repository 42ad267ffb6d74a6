"""The other activations and their slopes, rectifier and tanh, and all of them by name. Slopes take z, not f(z). nan gives nan."""

import numpy as np

from .arrays import quiet, real_array
from .sigmoid_family import sigmoid, sigmoid_grad


def relu(z):
    """Return max(z, 0) entry by entry, shape like z. Lesson 06.

    Raises TypeError for what is not real numbers and ValueError for an empty array, as all of this module.

    >>> relu([-2.0, 0.0, 3.0])
    array([0., 0., 3.])
    """
    return np.maximum(real_array(z, "z"), 0)


def relu_grad(z):
    """Return 1 where z > 0 and 0 elsewhere, shape like z; at the kink z = 0 the course takes 0. Lesson 06.

    >>> relu_grad([-2.0, 0.0, 3.0])
    array([0., 0., 1.])
    """
    z = real_array(z, "z")
    return np.heaviside(z, z.dtype.type(0))


def tanh_grad(z):
    """Return tanh'(z) = 1 - tanh(z)^2, shape like z, computed as 4 sigma'(2 z) to keep its digits. Lesson 02.

    The two are equal because tanh z = 2 sigma(2 z) - 1.

    >>> tanh_grad([0.0, -1e4])
    array([1., 0.])
    """
    z = real_array(z, "z")
    with quiet():
        return 4 * sigmoid_grad(2 * z)


# f and f' by the name that a network knows them by. (hidden_units.py applies the same ones in place, for speed.)
BY_NAME = {"tanh": (np.tanh, tanh_grad), "sigmoid": (sigmoid, sigmoid_grad), "relu": (relu, relu_grad)}
