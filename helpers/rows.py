"""Rows, and walking over them in blocks: why softmax here is fast although it is a few lines of NumPy.

Two facts carry it. An array that fits in the processor's cache is worked on several times faster than one
that does not, so all steps of a formula are done on one block of rows before the next block is touched. And
NumPy reduces short rows slowly, one at a time: where there are many, going column by column is quicker.
"""

import math
import operator

import numpy as np

BLOCK = 1 << 20  # bytes in a block: few enough for the cache, enough that the calls cost little beside them
SHORT = 32  # rows up to this length are compared column by column, where there are many of them
PIECE = 1024  # numbers added in one go


def as_rows(z, axis):
    """Return z as a matrix whose rows run along ``axis``, and the function that undoes it.

    The function gives a result (N, C) the layout of z; in a result (N, 1) ``axis`` stays, with length 1.
    """
    if z.ndim == 2 and (axis == -1 or axis == 1):
        return z, _unchanged
    axes = _axes(axis, z.shape)
    last = tuple(range(-len(axes), 0))
    moved = np.moveaxis(z, axes, last)
    lead, along = moved.shape[: z.ndim - len(axes)], moved.shape[z.ndim - len(axes) :]
    columns = math.prod(along)

    def restore(rows):
        shape = along if rows.shape[1] == columns else (1,) * len(axes)
        return np.moveaxis(rows.reshape(lead + shape), last, axes)[()]

    return moved.reshape(-1, columns), restore


def row_blocks(*matrices, size=BLOCK):
    """Cut matrices of equally many rows into blocks, of about ``size`` bytes for the first; yield them side by side."""
    count, columns = matrices[0].shape
    height = max(1, size // (columns * matrices[0].itemsize))
    if count <= height:
        yield matrices
        return
    for start in range(0, count, height):
        yield tuple(matrix[start : start + height] for matrix in matrices)


def row_max(rows):
    """Return the largest entry of each row, (N, C) to (N, 1); nan if the row holds one."""
    count, columns = rows.shape
    if columns > SHORT or count < 8 * columns:
        return np.maximum.reduce(rows, axis=1, keepdims=True)
    top = rows[:, 0].copy()
    for column in rows.T[1:]:
        np.maximum(top, column, out=top)
    return top[:, None]


def row_sum(rows):
    """Return the sum of each row, (N, C) to (N, 1).

    einsum adds fastest, but one number after the other, so that rounding errors grow with the length. So long
    rows are added in pieces, and the sums of the pieces by ``sum``, which adds in pairs.
    """
    if rows.size <= 256:  # little to add: what counts is the cost of the call
        return np.add.reduce(rows, axis=1, keepdims=True)
    count, columns = rows.shape
    whole = columns - columns % PIECE
    total = np.einsum("ij->i", rows[:, whole:])
    if whole:
        total += np.einsum("ijk->ij", rows[:, :whole].reshape(count, -1, PIECE)).sum(axis=1)
    return total[:, None]


def _unchanged(rows):
    return rows


def _axes(axis, shape):
    axes = range(len(shape)) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    for a in map(operator.index, axes):
        if not -len(shape) <= a < len(shape):
            raise ValueError(f"axis {a} does not exist in an array of shape {shape}")
    return tuple(axes)
