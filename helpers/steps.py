"""One step down: theta - rate * gradient, for an array, for (W, b) pairs, and for rows alone. Lesson 10."""

import numpy as np

from .arrays import quiet, real_array
from .touched_rows import RowGradients


def copied(params, name="params"):
    """Return a copy of an array, or of a list or tuple of such in any depth: training never writes to what it was given."""
    if isinstance(params, (list, tuple)) and params and not all(np.isscalar(entry) for entry in params):
        parts = [copied(part, f"{name}[{k}]") for k, part in enumerate(params)]
        return parts if isinstance(params, list) else tuple(parts)
    return np.array(real_array(params, name))


def step_down(params, gradient, rate, name="params"):
    """Return params - rate * gradient, and a function that brings the old ones back.

    Arrays are replaced by new ones. A matrix whose gradient is ``RowGradients`` keeps its place: only those rows are written
    to, and remembered. Where a number is no longer finite it returns None for the params; undoing is left to the caller.
    """
    old = _rows_of_before(params, gradient, name)
    with quiet():
        new = _moved(params, gradient, rate)

    def undo():
        for matrix, rows, values in old:
            matrix[rows] = values
        return params

    if _finite(new, gradient):
        return new, undo
    return None, undo


def _rows_of_before(params, gradient, name):
    """Return (matrix, rows, values) for every matrix that changes in place; or say where the gradient is not like params."""
    if isinstance(params, (list, tuple)):
        if not isinstance(gradient, (list, tuple)) or len(gradient) != len(params):
            raise ValueError(f"the gradient by {name}: expected {len(params)} parts, like {name}; got {_said(gradient)}")
        parts = zip(params, gradient, strict=True)
        return [old for k, pair in enumerate(parts) for old in _rows_of_before(*pair, f"{name}[{k}]")]
    if np.shape(gradient) != params.shape:
        raise ValueError(f"the gradient by {name}: expected shape {params.shape}, like {name}; got {_said(gradient)}")
    if isinstance(gradient, RowGradients):
        return [(params, gradient.rows, params[gradient.rows])]
    return []


def _moved(params, gradient, rate):
    if isinstance(params, (list, tuple)):
        moved = [_moved(part, own, rate) for part, own in zip(params, gradient, strict=True)]
        return moved if isinstance(params, list) else tuple(moved)
    if isinstance(gradient, RowGradients):
        gradient.subtract_from(params, rate)
        return params
    return params - params.dtype.type(rate) * real_array(gradient, "the gradient").astype(params.dtype, copy=False)


def _finite(params, gradient):
    """Are all numbers that this step changed finite?"""
    if isinstance(params, (list, tuple)):
        return all(_finite(part, own) for part, own in zip(params, gradient, strict=True))
    changed = params[gradient.rows] if isinstance(gradient, RowGradients) else params
    return bool(np.isfinite(changed).all())


def _said(gradient):
    return f"{len(gradient)} parts" if isinstance(gradient, (list, tuple)) else f"shape {np.shape(gradient)}"
