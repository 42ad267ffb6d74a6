"""Parameters flat and in pairs: there and back again, counted, and refused where they are not pairs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from helpers import flatten, n_parameters, unflatten

from .draws import networks, quick


@quick
@given(networks())
def test_there_and_back_again(drawn):
    params = drawn[0]
    vector = flatten(params)
    sizes = [len(params[0][0]), *(len(b) for _, b in params)]
    assert vector.dtype == params[0][0].dtype and vector.shape == (n_parameters(sizes),)
    for pair, again in zip(params, unflatten(vector, [(W.shape, b.shape) for W, b in params]), strict=True):
        for array, copy in zip(pair, again, strict=True):
            assert copy.dtype == array.dtype
            assert_array_equal(copy, array)


def test_the_order_is_W1_b1_W2_b2_row_by_row():
    params = [(np.array([[0, 1, 2], [3, 4, 5]]), [6, 7, 8]), ([[9], [10], [11]], [12])]
    assert_array_equal(flatten(params), np.arange(13))
    assert flatten(params).dtype == np.float64
    assert_array_equal(flatten([(np.asfortranarray([[0, 1], [2, 3]]), [4, 5])]), np.arange(6))


def test_what_comes_back_is_a_copy():
    vector = np.arange(6.0)
    [(W, b)] = unflatten(vector, [((2, 2), (2,))])
    W += 1
    b += 1
    assert_array_equal(vector, np.arange(6))
    flat = flatten([(W, b)])
    flat += 1
    assert_array_equal(W, [[1, 2], [3, 4]])


@given(st.integers(1, 50), st.integers(1, 50), st.integers(1, 50))
@quick
def test_the_count_of_the_notes(d, h, c):
    assert n_parameters((d, h, c)) == (d + 1) * h + (h + 1) * c
    assert n_parameters([d, c]) == (d + 1) * c


@pytest.mark.parametrize(("params", "error", "said"), [
    ([], ValueError, "expected a list of .W, b. pairs, one for each layer; got a list of length 0"),
    (np.ones((2, 2)), ValueError, r"got an array of shape \(2, 2\)"),
    (None, ValueError, "got a value of type NoneType"),
    ((np.ones((2, 3)), np.ones(3)), ValueError, r"a list of \(W, b\) pairs; layer 1 is an array of shape \(2, 3\)"),
    ([(np.ones((2, 3)), np.ones(3)), (np.ones((3, 1)),)], ValueError, "layer 2 is a tuple of length 1"),
    ([(np.ones(3), np.ones(3))], ValueError, r"layer 1: W must have shape \(inputs, outputs\); got shape \(3,\)"),
    ([(np.ones((2, 3)), np.ones(2))], ValueError, r"layer 1: W has shape \(2, 3\), so b must have shape \(3,\); got \(2,\)"),
    ([(np.ones((2, 3)), np.ones((1, 3)))], ValueError, r"b must have shape \(3,\); got \(1, 3\)"),
    ([(np.ones((2, 3)), None)], TypeError, "layer 1: b: .*got None"),
    ([("W", np.ones(3))], TypeError, "layer 1: W: .*text"),
])
def test_what_is_no_list_of_pairs(params, error, said):
    with pytest.raises(error, match=said):
        flatten(params)


@pytest.mark.parametrize(("vector", "shapes", "said"), [
    (np.ones(7), [((2, 2), (2,))], r"hold 6 numbers, shape \(6,\); got shape \(7,\)"),
    (np.ones((6, 1)), [((2, 2), (2,))], r"got shape \(6, 1\)"),
    (np.ones(6), [(2, 2), (2,)], r"shapes: expected a list of \(W.shape, b.shape\)"),
    (np.ones(6), [], r"shapes: expected a list of \(W.shape, b.shape\)"),
    (np.ones(6), None, r"shapes: expected a list of \(W.shape, b.shape\)"),
    (np.ones(6), [((2, -2), (2,))], r"shapes: expected a list of \(W.shape, b.shape\)"),
])
def test_vectors_that_do_not_fit(vector, shapes, said):
    with pytest.raises(ValueError, match=said):
        unflatten(vector, shapes)


@pytest.mark.parametrize("sizes", [(784,), (), (3, 0, 2), (3, -1), 784, (2.0, 3), "ab", None])
def test_sizes_that_are_none(sizes):
    with pytest.raises(ValueError, match="sizes: expected at least two widths of 1 or more"):
        n_parameters(sizes)
