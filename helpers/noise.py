"""How often a word is drawn as a negative, and how often it is kept: both make frequent words rarer. Lesson 09."""

import numpy as np

from .arrays import real_array


def noise_distribution(counts, power=0.75):
    """Return the probabilities counts^power / sum(counts^power), (V,): what negatives are drawn from. Lesson 09.

    Dividing by the sum comes last: (n_i / n)^0.75 alone does not sum to 1. Raises ValueError for counts that are negative,
    not finite or all 0.

    >>> noise_distribution([16, 1, 0], power=0.5)
    array([0.8, 0.2, 0. ])
    """
    weights = _counts(counts) ** float(power) * (_counts(counts) > 0)  # 0 to the power of 0 would be 1
    return weights / weights.sum()


def keep_probability(counts, sample=1e-3):
    """Return the probability that one occurrence of a word is kept, (V,): min(1, sqrt(t / f) + t / f). Lesson 09.

    f is the word's share of the text and t is ``sample``, the share above which words are thinned out, as word2vec does.
    ``sample=None`` keeps every word. Raises ValueError as ``noise_distribution`` does, and where t is not above 0.

    >>> keep_probability([900, 99, 1], sample=0.001).round(3)
    array([0.034, 0.111, 1.   ])
    """
    counts = _counts(counts)
    if sample is None:
        return np.ones(len(counts))
    if not 0 < sample < np.inf:
        raise ValueError(f"sample: expected a share above 0, or None; got {sample!r}")
    share = sample * counts.sum() / np.maximum(counts, 1e-300)
    return np.minimum(1, np.sqrt(share) + share)


def _counts(counts):
    counts = real_array(counts, "counts").astype(np.float64, copy=False)
    if counts.ndim != 1 or not ((counts >= 0) & (counts < np.inf)).all() or not counts.any():
        raise ValueError(f"counts: expected one finite count of at least 0 for each word, not all 0; got shape {counts.shape}")
    return counts
