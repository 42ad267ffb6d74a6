"""The parameters of a network: a list of (W, b) pairs, and the same numbers in one flat vector. Lesson 06."""

import itertools
import math

import numpy as np

from .arrays import real_array


def pairs(params):
    """Return ``params`` as a list of (W, b) pairs of float arrays, W (D, H) and b (H,), or say which layer is not."""
    if not isinstance(params, (list, tuple)) or not params:
        raise ValueError(f"params: expected a list of (W, b) pairs, one for each layer; got {describe(params)}")
    layers = []
    for number, pair in enumerate(params, start=1):
        if not isinstance(pair, (list, tuple)) or len(pair) != 2:
            raise ValueError(f"params: expected a list of (W, b) pairs; layer {number} is {describe(pair)}")
        W, b = real_array(pair[0], f"layer {number}: W"), real_array(pair[1], f"layer {number}: b")
        if W.ndim != 2:
            raise ValueError(f"layer {number}: W must have shape (inputs, outputs); got shape {W.shape}")
        if b.shape != W.shape[1:]:
            raise ValueError(f"layer {number}: W has shape {W.shape}, so b must have shape {W.shape[1:]}; got {b.shape}")
        layers.append((W, b))
    return layers


def flatten(params):
    """Return the parameters, a list of (W, b) pairs, as one vector W1, b1, W2, b2, ..., each row by row. Lesson 06.

    Raises ValueError where params is not such a list.

    >>> flatten([([[1.0, 2.0], [3.0, 4.0]], [5.0, 6.0])])
    array([1., 2., 3., 4., 5., 6.])
    """
    return np.concatenate([array.reshape(-1) for pair in pairs(params) for array in pair])


def unflatten(vector, shapes):
    """Cut a vector (P,) back into (W, b) pairs of these shapes, the inverse of ``flatten``. Lesson 06.

    ``shapes`` is a list of (W.shape, b.shape). The arrays are copies. Raises ValueError where the length is not theirs.

    >>> unflatten([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [((2, 2), (2,))])
    [(array([[1., 2.],
           [3., 4.]]), array([5., 6.]))]
    """
    vector, lengths = real_array(vector, "vector"), [math.prod(shape) for pair in _shapes(shapes) for shape in pair]
    if vector.shape != (sum(lengths),):
        raise ValueError(f"vector: {shapes} hold {sum(lengths)} numbers, shape ({sum(lengths)},); got shape {vector.shape}")
    parts = iter(np.split(vector, np.cumsum(lengths)[:-1]))
    return [tuple(next(parts).reshape(shape).copy() for shape in pair) for pair in shapes]


def n_parameters(sizes):
    """Return how many numbers a network of these layer sizes learns, biases included: sum of (D + 1) H. Lesson 06.

    ``sizes`` are the widths from the input to the classes, (D, H, ..., C). Raises ValueError for fewer than two.

    >>> n_parameters((784, 256, 10))
    203530
    """
    widths = list(sizes) if isinstance(sizes, (list, tuple, np.ndarray)) else []
    if len(widths) < 2 or not all(_is_width(width) for width in widths):
        raise ValueError(f"sizes: expected at least two widths of 1 or more, such as (784, 256, 10); got {sizes!r}")
    return sum((inputs + 1) * outputs for inputs, outputs in itertools.pairwise(map(int, widths)))


def _shapes(shapes):
    """Return ``shapes`` when it is a list of (W.shape, b.shape), or say that it is not."""
    if isinstance(shapes, (list, tuple)) and shapes:
        pairs_of_tuples = all(isinstance(pair, (list, tuple)) and len(pair) == 2 for pair in shapes)
        if pairs_of_tuples and all(isinstance(shape, tuple) and all(map(_is_width, shape)) for pair in shapes for shape in pair):
            return shapes
    raise ValueError(f"shapes: expected a list of (W.shape, b.shape), one for each layer; got {shapes!r}")


def _is_width(width):
    return isinstance(width, (int, np.integer)) and width >= 1


def describe(value):
    """Say in an error what came instead of a list of pairs."""
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__} of length {len(value)}"
    return f"a value of type {type(value).__name__}"
