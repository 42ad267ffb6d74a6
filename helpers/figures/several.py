"""Read an answer that should be several arrays, and say of each what is wrong with it."""

import numpy as np


def several(answer, shapes: dict):
    """({name: floats}, [what is wrong]) of an answer that should hold one array for each of ``shapes``, in their order.

    >>> several(([[1.0, 2.0]], [3.0]), {"dW": (1, 2), "db": (2,)})
    ({'dW': array([[1., 2.]])}, ['returned db of shape (1,), where (2,) was expected'])
    """
    names = ", ".join(shapes)
    if not isinstance(answer, (tuple, list)):
        return {}, [f"returned {_kind(answer)}, where {len(shapes)} results were expected: {names}"]
    pieces = _flat(answer, len(shapes))
    if len(pieces) != len(shapes):
        results = f"{len(pieces)} result{'s' * (len(pieces) != 1)}"
        return {}, [f"returned {results}, where {len(shapes)} were expected: {names}"]
    parts, wrong = {}, []
    for (name, shape), piece in zip(shapes.items(), pieces, strict=True):
        values, trouble = _part(name, shape, piece)
        wrong += [trouble] if trouble else []
        parts |= {} if values is None else {name: values}
    return parts, wrong


def bare(shape):
    """A shape without its axes of length one: (1, 3) and (3,) draw the same bars."""
    return tuple(n for n in shape if n != 1)


def _flat(answer, count):
    """The pieces of an answer: as they are when their number is right, else those of its pairs."""
    pairs = all(isinstance(piece, (tuple, list)) for piece in answer)
    return list(answer) if len(answer) == count or not pairs else [piece for pair in answer for piece in pair]


def _part(name, shape, piece):
    """(floats or None, what is wrong or "") of one piece."""
    if piece is None or piece is Ellipsis:
        return None, f"returned no {name}"
    try:
        values = np.asarray(piece)
    except ValueError:  # rows of different lengths
        return None, f"returned {name} with rows of different lengths"
    if values.dtype.kind not in "biuf":
        return None, f"returned {_kind(piece)} for {name}, where numbers of shape {shape} were expected"
    fits = values.shape == shape or (len(shape) < 2 and bare(values.shape) == bare(shape))
    if not fits:
        turned = " (its transpose would fit)" if values.T.shape == shape else ""
        return None, f"returned {name} of shape {values.shape}, where {shape} was expected{turned}"
    values = values.astype(float).reshape(shape)
    odd = np.argwhere(~np.isfinite(values))
    if not len(odd):
        return values, ""
    entry = f"[{', '.join(map(str, odd[0]))}]" if shape else ""
    return values, f"returned {name} with {'nan' if np.isnan(values).any() else 'inf'} in it, first at {name}{entry}"


def _kind(value):
    return f"one array of shape {value.shape}" if isinstance(value, np.ndarray) else type(value).__name__
