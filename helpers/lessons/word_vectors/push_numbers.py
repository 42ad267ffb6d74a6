"""One pair and three drawn words in the plane, moved by a gradient of negative sampling, step by step."""

import numpy as np

from ... import log_sigmoid

STEPS = 40
START = np.array([[1.2, 0.5], [-0.3, 1.1], [1.0, -0.7], [0.5, 1.3], [-1.1, -0.5]])  # v, u, and the rows of R
SHAPES = {"loss": (), "dv": (2,), "du": (2,), "dR": (3, 2)}


def walk(gradients, rate, start=START, steps=STEPS):
    """The places of v, u and the rows of R, (steps + 1, 5, 2), before, between and after the steps by ``gradients(v, u, R)``.

    >>> def still(v, u, R):
    ...     return 0.0, 0 * v, 0 * u, 0 * R
    >>> walk(still, 0.5, steps=2).shape
    (3, 5, 2)
    """
    places = [start]
    with np.errstate(all="ignore"):  # a wild gradient runs away, and the picture tells of it
        for _ in range(steps):
            v, u, R = places[-1][0].copy(), places[-1][1].copy(), places[-1][2:].copy()
            _, dv, du, dR = gradients(v, u, R)
            step = np.vstack([np.reshape(dv, (1, 2)), np.reshape(du, (1, 2)), np.reshape(dR, (3, 2))])
            places.append(places[-1] - rate * step)
    return np.array(places)


def scores(places):
    """The scores of the true word and of the drawn ones, (..., 4), for places (..., 5, 2)."""
    return (places[..., 1:, :] * places[..., :1, :]).sum(axis=-1)


def losses(places):
    """The loss of negative sampling at each of these places."""
    s = scores(places)
    return -log_sigmoid(s[..., 0]) - log_sigmoid(-s[..., 1:]).sum(axis=-1)
