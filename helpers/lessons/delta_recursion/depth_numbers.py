"""Messages through a deep network with random weights: how long they are in each layer."""

import numpy as np

from ...activations import BY_NAME
from .recursion import down_the_layers

WIDTH, DEEPEST = 20, 30
_RNG = np.random.default_rng(7)
DRAWN = _RNG.normal(size=(DEEPEST + 1, WIDTH, WIDTH)) / np.sqrt(WIDTH)  # DRAWN[l] leads out of layer l; layer 0 is the input
START = _RNG.normal(size=WIDTH)
TOP = _RNG.normal(size=WIDTH) / np.sqrt(WIDTH)  # what arrives above the last layer, of length about 1


def slopes(activation, depth, scale):
    """f'(z) in the layers 1 to ``depth``, each (20,), when every weight is drawn with standard deviation scale / sqrt(20)."""
    f, slope = BY_NAME[activation]
    found, a = [], START
    for layer in range(depth):
        z = scale * DRAWN[layer] @ a
        found.append(slope(z))
        a = f(z)
    return found


def jobs(depth, scale):
    """For each activation what ``down_the_layers`` takes, from layer ``depth`` down to layer 1."""
    weights = [scale * DRAWN[layer] for layer in range(depth, 0, -1)]
    return [(TOP, weights, slopes(activation, depth, scale)[::-1]) for activation in BY_NAME]


def all_messages(rule, given):
    """The messages of every job one after the other; what is no tuple (nothing came back) is handed on."""
    messages = ()
    for job in given:
        found = down_the_layers(rule, *job)
        if not isinstance(found, tuple):
            return found
        messages += found
    return messages


def norms(messages, depth):
    """Lengths of the messages (3, depth): a row for each activation, layer 1 first."""
    lengths = np.array([np.linalg.norm(message) for message in messages])
    return lengths.reshape(len(BY_NAME), depth)[:, ::-1]


def factor(lengths):
    """By how much a message is multiplied from one layer to the next below, on average; lengths (depth,), layer 1 first.

    >>> print(round(float(factor(np.array([1.0, 2.0, 4.0]))), 3))
    0.5
    """
    with np.errstate(all="ignore"):
        return (lengths[0] / lengths[-1]) ** (1 / (len(lengths) - 1))
