"""Which vectors point the same way: nearest neighbours and analogies, by the cosine. Lesson 09.

The cosine compares directions: each vector is divided by its length first, else the longest ones would be near everything.
"""

import numpy as np

from .arrays import quiet
from .labels import class_count
from .linear_layer import matrix
from .words import word_indices


def unit_rows(vectors):
    """Return each row divided by its length, (V, d); a row of zeros has no direction and stays zero. Lesson 09.

    >>> unit_rows([[3.0, 4.0], [0.0, 0.0]])
    array([[0.6, 0.8],
           [0. , 0. ]])
    """
    vectors = matrix(vectors, "vectors", "(V, d)")
    with quiet():
        lengths = np.sqrt(np.einsum("vd,vd->v", vectors, vectors))[:, None]
        return vectors / np.where(lengths == 0, 1, lengths)


def nearest(vectors, words, k=10):
    """Return the k words nearest to each of ``words`` by the cosine, and the cosines: both (k,) or (n, k). Lesson 09.

    vectors (V, d); ``words`` is a row's number or n of them. A word is not its own neighbour. The nearest comes first, and of
    two that are equally near the one with the smaller number. Raises ValueError for a word outside 0 .. V - 1 and for k > V - 1.

    >>> rows, cosines = nearest([[1.0, 0.0], [9.0, 0.0], [3.0, 4.0], [-1.0, 0.0]], 0, k=2)
    >>> print(rows, cosines)
    [1 2] [1.  0.6]
    """
    units, words = unit_rows(vectors), np.asarray(words)
    rows = word_indices(words, len(units), "words").reshape(-1)
    found = _ranked(units, units[rows], rows[:, None], k)
    return tuple(part.reshape(*words.shape, k) for part in found)


def analogy(vectors, a, b, c, k=10):
    """Return the k words nearest to b - a + c, "a is to b as c is to ...", and the cosines, both (k,). Lesson 09.

    The three vectors have length 1 before they are added, and a, b and c are no answers: without that rule the answer is
    mostly b or c itself. Raises what ``nearest`` raises.

    >>> rows, _ = analogy([[1.0, 0.0], [1.0, 1.0], [-1.0, 0.1], [-1.0, 1.0], [0.0, -1.0]], a=0, b=1, c=2, k=1)
    >>> print(rows)
    [3]
    """
    units = unit_rows(vectors)
    a, b, c = words = word_indices([a, b, c], len(units), "words")
    return tuple(part[0] for part in _ranked(units, units[[b]] - units[[a]] + units[[c]], words[None], k))


def _ranked(units, directions, excluded, k):
    """Return the rows and cosines of the k units nearest to each direction, those excluded left out; both (n, k)."""
    most = len(units) - excluded.shape[1]
    if class_count(k, "k") > most:
        raise ValueError(f"k: {len(units)} words without the {excluded.shape[1]} asked about leave {most}; got k = {k}")
    cosines = unit_rows(directions) @ units.T
    np.put_along_axis(cosines, excluded, -np.inf, axis=1)
    rows = np.argsort(-cosines, axis=1, kind="stable")[:, :k]
    return rows, np.take_along_axis(cosines, rows, axis=1)
