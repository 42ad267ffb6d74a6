"""A gradient that is zero almost everywhere: only the rows that were touched, and their values. Lessons 08 and 09.

A vocabulary of a million words has a million vectors, and one step reads a handful. Written out, its gradient would be a
million rows of zeros; kept like this, a step costs what the rows it touches cost.
"""

import numpy as np

from .arrays import quiet, real_array
from .words import word_indices


class RowGradients:
    """The gradient by a matrix (V, d): ``values[r]`` (R, d) belongs to row ``rows[r]``, all other rows are zero.

    The rows are distinct and in order. ``shape`` is that of the matrix, and ``np.asarray(gradient)`` writes it out.
    """

    __slots__ = ("rows", "shape", "values")

    def __init__(self, rows, values, shape):
        self.rows, self.values, self.shape = rows, values, shape

    def subtract_from(self, matrix, rate=1.0):
        """Do matrix[rows] -= rate * values, in place, and touch no other row. Raises ValueError for another shape."""
        if matrix.shape != self.shape:
            raise ValueError(f"matrix: this gradient is one by a matrix of shape {self.shape}; got shape {matrix.shape}")
        matrix[self.rows] -= matrix.dtype.type(rate) * self.values

    def __array__(self, dtype=None, copy=None):
        if copy is False:
            raise ValueError("the gradient has to be written out: it cannot be an array without a copy")
        dense = np.zeros(self.shape, dtype or self.values.dtype)
        dense[self.rows] = self.values
        return dense

    def __repr__(self):
        return f"RowGradients({len(self.rows)} of {self.shape[0]} rows: {np.array2string(self.rows, threshold=8)})"


def row_gradients(rows, values, shape):
    """Return the gradient by a matrix of this shape (V, d) that has values (..., d) at rows (...), as ``RowGradients``.

    Rows that are repeated add up: a word that stands twice in a window gets both pieces. The cost does not depend on V.
    Raises ValueError for a row outside the matrix and for shapes that do not fit. Lessons 08 and 09.

    >>> gradient = row_gradients([3, 0, 3], [[1.0, 2.0], [5.0, 5.0], [10.0, 20.0]], (1000, 2))
    >>> gradient
    RowGradients(2 of 1000 rows: [0 3])
    >>> gradient.values
    array([[ 5.,  5.],
           [11., 22.]])
    """
    rows, values, shape = word_indices(rows, shape[0], "rows"), real_array(values, "values"), tuple(shape)
    if values.shape != (*rows.shape, *shape[1:]):
        raise ValueError(
            f"values: rows of shape {rows.shape} of a matrix {shape} have values of shape {(*rows.shape, *shape[1:])}; "
            f"got shape {values.shape}"
        )
    return summed_rows(rows.reshape(-1), values.reshape(-1, *shape[1:]), shape)


def summed_rows(rows, values, shape):
    """Return ``RowGradients`` from rows (M,) and values (M, d) that are known to fit: sorted, then added run by run."""
    order = np.argsort(rows.astype(np.uint16) if shape[0] <= 2**16 else rows, kind="stable")  # short integers sort quicker
    ordered = rows[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    lengths = np.diff(starts, append=len(ordered))
    sums = values[order[starts]]
    if (several := lengths > 1).any():  # adding run by run is slow, and most rows of a text's step stand there once
        ends = np.cumsum(lengths[several])
        with quiet():
            sums[several] = np.add.reduceat(values[order[np.repeat(several, lengths)]], ends - lengths[several], axis=0)
    return RowGradients(ordered[starts], sums, shape)
