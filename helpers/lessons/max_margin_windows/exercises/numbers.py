"""Numbers for the probes of lesson 08: words that repeat, windows, and the parameters of a score."""

import numpy as np

from ....exercises.draws import spread


def words_of(seed, n, n_words, places=5):
    """Windows (n, places) of words that repeat, the last word of the table left out.

    >>> words_of(1, 2, 6).tolist()
    [[2, 1, 2, 0, 1], [3, 2, 3, 2, 2]]
    """
    k = np.arange(n * places)
    return ((k * k + (2 * seed + 1) * k + k // 4 + 2 * seed) % (n_words - 1)).reshape(n, places)


def score_of(seed, D, H):
    """W (D, H), b (H,) and v (H,) of order one, such that few hidden units are squashed flat."""
    return spread(seed, D, H) / np.sqrt(D), spread(seed + 1, H) / 2, spread(seed + 2, H)
