"""Z = X W + b and its three gradients: by loops over every index, by autograd, and what does not fit."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from helpers import affine, affine_backward

from .draws import dtypes, locked, quick, tolerance


@st.composite
def layers(draw, dtype=None):
    """Draw X (N, D), W (D, H), b (H,) and G (N, H), all closed to writing."""
    n, d, h = (draw(st.integers(1, 5)) for _ in "NDH")
    rng, dtype = np.random.default_rng(draw(st.integers(0, 2**32 - 1))), dtype or draw(dtypes)
    return [locked(rng.normal(size=shape).astype(dtype)) for shape in ((n, d), (d, h), (h,), (n, h))]


@quick
@given(layers())
def test_it_is_the_sum_over_every_index(drawn):
    X, W, b, _ = drawn
    Z = affine(X, W, b)
    assert Z.dtype == X.dtype and Z.shape == (len(X), len(b))
    loops = np.zeros(Z.shape)
    for i, k, j in np.ndindex(len(X), *W.shape):
        loops[i, j] += X[i, k] * float(W[k, j]) + (b[j] if k == 0 else 0)
    assert_allclose(Z, loops, rtol=tolerance(X.dtype), atol=10 * tolerance(X.dtype))


@quick
@given(layers(np.float64))
def test_the_gradients_are_what_autograd_finds(drawn):
    X, W, b, G = drawn

    def loss(X, W, b):
        return anp.sum(G * (anp.dot(X, W) + b))

    for ours, theirs in zip(affine_backward(G, X, W), autograd.grad(loss, (0, 1, 2))(X, W, b), strict=True):
        assert ours.shape == theirs.shape
        assert_allclose(ours, theirs, rtol=1e-12, atol=1e-13)


@quick
@given(layers(np.float32))
def test_float32_stays_and_is_close_to_float64(drawn):
    X, W, _, G = drawn
    wide = affine_backward(*(array.astype(np.float64) for array in (G, X, W)))
    for narrow, exact in zip(affine_backward(G, X, W), wide, strict=True):
        assert narrow.dtype == np.float32
        assert_allclose(narrow, exact, rtol=1e-5, atol=1e-5)


def test_examples_that_are_repeated_add_their_share_again():
    rng = np.random.default_rng(0)
    X, W, G = rng.normal(size=(2, 4)), rng.normal(size=(4, 3)), rng.normal(size=(2, 3))
    dX, dW, db = affine_backward(G, X, W)
    dX3, dW3, db3 = affine_backward(np.tile(G, (3, 1)), np.tile(X, (3, 1)), W)
    assert_allclose(dX3, np.tile(dX, (3, 1)), rtol=1e-14)
    assert_allclose(dW3, 3 * dW, rtol=1e-14)
    assert_allclose(db3, 3 * db, rtol=1e-14)


def test_integers_and_lists_become_float64():
    Z = affine([[1, 2]], [[1, 0, 2], [0, 1, 1]], [0, 0, 10])
    assert Z.dtype == np.float64
    assert_array_equal(Z, [[1, 2, 14]])
    assert_array_equal(affine(np.ones((1, 2), "f4"), np.ones((2, 1), "f4"), [0.5]), [[2.5]])


def test_nan_and_infinity_pass_through_without_a_warning():
    Z = affine([[np.inf, np.nan], [1.0, 1.0]], [[0.0], [1.0]], [np.inf])
    assert np.isnan(Z[0, 0]) and Z[1, 0] == np.inf
    dX, dW, db = affine_backward([[np.inf], [-np.inf]], [[1.0], [1.0]], [[0.0]])
    assert np.isnan(dX).all() and np.isnan(dW).all() and np.isnan(db).all()


def test_the_sum_over_many_rows_keeps_its_digits_in_float32():
    G = np.full((100_000, 2), 0.1, np.float32)
    assert_allclose(affine_backward(G, np.ones((100_000, 1), "f4"), np.ones((1, 2), "f4"))[2], 10_000, rtol=1e-4)


@pytest.mark.parametrize(("X", "W", "b", "error", "said"), [
    (np.ones((5, 4)), np.ones((3, 2)), np.ones(2), ValueError, r"X W: X has shape \(5, 4\) and W has shape \(3, 2\)"),
    (np.ones((5, 4)), np.ones((4, 2)), np.ones(5), ValueError, r"W has shape \(4, 2\), so b must have shape \(2,\); got \(5,\)"),
    (np.ones((5, 4)), np.ones((4, 2)), np.ones((1, 2)), ValueError, r"b must have shape \(2,\); got \(1, 2\)"),
    (np.ones((5, 4)), np.ones((4, 1)), 1.0, ValueError, r"b must have shape \(1,\); got \(\)"),
    (np.ones(4), np.ones((4, 2)), np.ones(2), ValueError, r"X: expected shape \(N, D\); got shape \(4,\)"),
    (np.ones((5, 4)), np.ones(4), np.ones(1), ValueError, r"W: expected shape \(D, H\); got shape \(4,\)"),
    (np.ones((0, 4)), np.ones((4, 2)), np.ones(2), ValueError, r"X: .*empty array of shape \(0, 4\)"),
    (None, np.ones((4, 2)), np.ones(2), TypeError, "X: .*got None"),
    (np.ones((5, 4)), np.ones((4, 2)), 1j * np.ones(2), TypeError, "b: .*complex"),
])
def test_what_does_not_fit(X, W, b, error, said):
    with pytest.raises(error, match=said):
        affine(X, W, b)


@pytest.mark.parametrize(("G", "X", "W", "said"), [
    (np.ones((5, 2)), np.ones((5, 4)), np.ones((3, 2)), r"X has shape \(5, 4\) and W has shape \(3, 2\)"),
    (np.ones((2, 5)), np.ones((5, 4)), np.ones((4, 2)), r"G: X \(5, 4\) and W \(4, 2\) give Z of shape \(5, 2\).* got \(2, 5\)"),
    (np.ones((1, 2)), np.ones((5, 4)), np.ones((4, 2)), r"give Z of shape \(5, 2\).* got \(1, 2\)"),
    (np.ones(2), np.ones((1, 4)), np.ones((4, 2)), r"G: expected shape \(N, H\); got shape \(2,\)"),
])
def test_what_does_not_fit_backward(G, X, W, said):
    with pytest.raises(ValueError, match=said):
        affine_backward(G, X, W)
