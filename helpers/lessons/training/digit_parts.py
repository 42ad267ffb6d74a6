"""The digits in three parts, always the same: to learn from, to decide with, and to be judged by once, at the end."""

from functools import cache
from typing import NamedTuple

import numpy as np

from ...data import digits

TEST, HELD_OUT = 360, 180


class Part(NamedTuple):
    """Images as rows of 64 numbers from 0 to 1, less the mean image of the training part, X (N, 64); and labels (N,)."""

    X: np.ndarray
    labels: np.ndarray


@cache
def digit_parts():
    """Return (train, held_out, test), three ``Part`` of 1257, 180 and 360 digits; the arrays are shared and read-only.

    >>> [part.X.shape for part in digit_parts()]
    [(1257, 64), (180, 64), (360, 64)]
    """
    images, labels = digits()
    order = np.random.default_rng(0).permutation(len(labels))
    places = order[TEST + HELD_OUT:], order[TEST:TEST + HELD_OUT], order[:TEST]
    X = images.reshape(len(images), -1) / 16
    X = X - X[places[0]].mean(axis=0)
    parts = tuple(Part(X[at], labels[at]) for at in places)
    for array in (array for part in parts for array in part):
        array.setflags(write=False)
    return parts


def picture(row):
    """A row of X as the image that it was, (8, 8), from 0 (paper) to 1 (ink)."""
    images, _ = digits()
    order = np.random.default_rng(0).permutation(len(images))
    mean = images.reshape(len(images), -1)[order[TEST + HELD_OUT:]].mean(axis=0) / 16
    return (row + mean).reshape(8, 8)
