"""Arrays that tests of the mathematics draw at random: shapes, axes, number types, masks, extremes; and networks."""

import itertools

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

# Always the same examples, so that a test which fails on one machine fails on all.
quick = settings(max_examples=60, deadline=None, derandomize=True)

dtypes = st.sampled_from([np.float32, np.float64])
any_shape = hnp.array_shapes(min_dims=1, max_dims=4, min_side=1, max_side=5)


def tolerance(dtype):
    """Return the relative difference within which two results of this number type are the same."""
    return 5e-6 if dtype == np.float32 else 1e-13


@st.composite
def logits_and_axis(draw, shapes=any_shape, largest=50.0, masked=True):
    """Draw logits up to ``largest`` in size and an axis. Some are masked, but never all along the axis."""
    dtype, shape = draw(dtypes), draw(shapes)
    axis = draw(st.integers(-len(shape), len(shape) - 1))
    z = draw(hnp.arrays(dtype, shape, elements=st.floats(-largest, largest, width=32)))
    if masked:
        mask = draw(hnp.arrays(bool, shape))
        mask &= ~mask.all(axis=axis, keepdims=True)
        z[mask] = -np.inf
    return locked(z), axis


@st.composite
def labelled(draw, largest=50.0):
    """Draw logits (N, C) and integer labels (N,)."""
    n, c = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    z, _ = draw(logits_and_axis(shapes=st.just((n, c)), largest=largest, masked=False))
    return z, draw(hnp.arrays(np.int64, n, elements=st.integers(0, c - 1)))


def locked(array):
    """Return the array closed to writing, so that a function which edits its input raises."""
    array.flags.writeable = False
    return array


@st.composite
def networks(draw, activations=("sigmoid", "tanh", "relu"), dtype=None, deepest=4):
    """Draw (params, X, labels, activation): one to ``deepest`` layers, all sizes from 1, weights of order one."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=2, max_size=deepest + 1))
    n, dtype = draw(st.integers(1, 6)), dtype or draw(dtypes)
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    params = [(locked(rng.normal(size=shape).astype(dtype)), locked(rng.normal(size=shape[1]).astype(dtype)))
              for shape in itertools.pairwise(sizes)]
    X = locked(rng.normal(size=(n, sizes[0])).astype(dtype))
    return params, X, locked(rng.integers(sizes[-1], size=n)), draw(st.sampled_from(activations))


def a_network(sizes=(5, 4, 3), n=7, dtype=np.float64, seed=0):
    """Return (params, X, labels) of a network of these sizes, always the same numbers."""
    rng = np.random.default_rng(seed)
    params = [(rng.normal(size=shape).astype(dtype), rng.normal(size=shape[1]).astype(dtype))
              for shape in itertools.pairwise(sizes)]
    return params, rng.normal(size=(n, sizes[0])).astype(dtype), rng.integers(sizes[-1], size=n)
