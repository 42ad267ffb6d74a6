"""What the hidden layers of a network apply, by name: in place, and the slope read off the result. Lesson 06.

A network keeps its activations for the way back, so the slope costs next to nothing: sigma' = a (1 - a), tanh' = 1 - a^2,
and for the rectifier a > 0 says the same as z > 0. (``sigmoid_grad`` and its like take z, and keep more digits where a unit
is saturated.) Everything here writes over arrays that are the network's own, in blocks of rows that fit in the cache.
"""

import numpy as np

from .rows import BLOCK, row_blocks


def activate(Z, b, activation):
    """Write f(Z + b) over Z (N, H), for b (H,) and the activation of this name."""
    add_and_apply, _ = ACTIVATIONS[activation]
    for (z,) in row_blocks(Z):
        add_and_apply(z, b)


def pull_back(G, W, A, activation):
    """Write (G W^T) * f'(Z) over A = f(Z) (N, H): the gradient by Z, from G (N, K) by what A W (N, K) became."""
    _, times_slope = ACTIVATIONS[activation]
    for a, g in row_blocks(A, G, size=BLOCK // 2):  # the product beside it is as large
        times_slope(a, g @ W.T)


def known(activation):
    """Refuse the name of an activation that is not here."""
    if not isinstance(activation, str) or activation not in ACTIVATIONS:
        raise ValueError(f"activation: expected one of {', '.join(map(repr, ACTIVATIONS))}; got {activation!r}")


def _sigmoid(z, b):
    np.subtract(-b, z, out=z)
    np.exp(z, out=z)
    z += 1
    np.reciprocal(z, out=z)  # where exp overflowed, 1 / inf = 0 is what sigma(z) rounds to


def _sigmoid_slope(a, g):
    g *= a
    np.subtract(1, a, out=a)
    a *= g


def _tanh(z, b):
    z += b
    np.tanh(z, out=z)


def _tanh_slope(a, g):
    a *= a
    np.subtract(1, a, out=a)
    a *= g


def _relu(z, b):
    z += b
    np.maximum(z, 0, out=z)


def _relu_slope(a, g):
    np.greater(a, 0, out=a, casting="unsafe")  # 1 and 0 as floats, several times faster than np.sign
    a *= g


# name: (write f(z + b) over z, write g f'(z) over a = f(z))
ACTIVATIONS = {"sigmoid": (_sigmoid, _sigmoid_slope), "tanh": (_tanh, _tanh_slope), "relu": (_relu, _relu_slope)}
