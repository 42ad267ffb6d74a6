"""The window around each word of a sentence: the word, and so many neighbours on either side. Lesson 08."""

import numpy as np

from .arrays import plain_array
from .batches import count


def word_windows(rows, half=2, edge=0):
    """Return the window of each word of a sentence, (n,) to (n, 2 half + 1), the word itself in the middle. Lesson 08.

    ``rows`` are whole numbers, the rows of the words in some table; where a window reaches over an end of the sentence it holds
    ``edge``. Raises ValueError for an empty sentence, and TypeError for what is no list of whole numbers.

    >>> word_windows([7, 8, 9], half=1)
    array([[0, 7, 8],
           [7, 8, 9],
           [8, 9, 0]])
    """
    if np.size(rows) == 0:
        raise ValueError("rows: a sentence without words has no windows")
    rows, half = plain_array(rows, "rows"), count(half, "half")
    if rows.dtype.kind not in "iu" or rows.ndim != 1:
        raise TypeError(f"rows: expected one sentence, whole numbers of shape (n,); got dtype {rows.dtype}, shape {rows.shape}")
    ends = np.full(half, edge, rows.dtype)
    return np.lib.stride_tricks.sliding_window_view(np.concatenate([ends, rows, ends]), 2 * half + 1).copy()
