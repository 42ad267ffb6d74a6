"""Handwritten digits, 8 by 8 pixels. Lesson 10."""

from functools import cache
from typing import NamedTuple

import numpy as np

from .files import path


class Digits(NamedTuple):
    """``images`` (1797, 8, 8) with values from 0 (paper) to 16 (ink), float64, and ``labels`` (1797,), from 0 to 9."""

    images: np.ndarray
    labels: np.ndarray


@cache
def digits():
    """Return the UCI optical digits as ``Digits(images, labels)``; the arrays are read-only, since every caller shares them.

    >>> images, labels = digits()
    >>> images.shape, labels[:5].tolist(), images.max().item()
    ((1797, 8, 8), [0, 1, 2, 3, 4], 16.0)
    """
    with np.load(path("digits.npz"), allow_pickle=False) as arrays:
        shared = Digits(arrays["images"].astype(np.float64), arrays["labels"].astype(np.int64))
    for array in shared:
        array.setflags(write=False)
    return shared
