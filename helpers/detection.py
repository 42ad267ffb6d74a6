"""How well something is found: precision, recall and F1, and where to cut a score. Lesson 08."""

from typing import NamedTuple

import numpy as np

from .arrays import plain_array, same_shape


class Detection(NamedTuple):
    """Precision: which share of what was found is true. Recall: which share of what is true was found. F1: both in one."""

    precision: float
    recall: float
    f1: float


def precision_recall(found, true):
    """Return ``Detection(precision, recall, f1)`` of what was found against what is true, both True or False, (N,). Lesson 08.

    F1 is 2 P R / (P + R). Where nothing was found, the precision is 0; where nothing is true, the recall is. Raises
    ValueError for different shapes, TypeError for what is neither True nor False.

    >>> precision_recall([True, True, True, False], [True, False, False, True])
    Detection(precision=0.3333333333333333, recall=0.5, f1=0.4)
    """
    found, true = truths(found, "found"), truths(true, "true")
    same_shape(found, "found", true, "true")
    hits = int((found & true).sum())
    total = int(found.sum()) + int(true.sum())
    return Detection(hits / max(1, int(found.sum())), hits / max(1, int(true.sum())), 2 * hits / max(1, total))


def best_cut(scores, true):
    """Return the score at which to cut, so that what lies at it or above has the largest F1 against what is true. Lesson 08.

    Raises ValueError for different shapes, and where nothing is true.

    >>> best_cut([0.1, 0.9, 0.5, 0.7], [False, True, False, True])
    0.7
    """
    scores, true = plain_array(scores, "scores"), truths(true, "true")
    same_shape(scores, "scores", true, "true")
    if not true.any():
        raise ValueError("true: nothing here is true, so no cut is better than another")
    order = np.argsort(-scores, kind="stable")
    hits, ranked = np.cumsum(true[order]), scores[order]
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + hits[-1])
    f1[:-1][ranked[:-1] == ranked[1:]] = -1  # equal scores are cut off together
    return float(ranked[f1.argmax()])


def truths(values, name):
    """Return an array of True and False; numbers are refused, since 0.3 is neither."""
    array = plain_array(values, name)
    if array.dtype != bool:
        raise TypeError(f"{name}: expected True or False for each entry; got dtype {array.dtype}")
    return array
