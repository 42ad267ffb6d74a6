"""Max-margin pairs and the score of a window: by autograd, by centred differences, at the kink, and what does not fit."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from helpers import check_gradient, hinge, hinge_grad, max_margin, row_gradients, window_score, window_score_grad

from .draws import dtypes, locked, quick

F = {"sigmoid": lambda z: 1 / (1 + anp.exp(-z)), "tanh": anp.tanh, "relu": lambda z: anp.maximum(z, 0)}
activations = st.sampled_from(sorted(F))


def scores(x, W, b, v, activation):
    return anp.dot(F[activation](anp.dot(x, W) + b), v)


@st.composite
def windows(draw, dtype=np.float64):
    """Draw true windows (N, D) or (D,), corrupt ones, W (D, H), b, v, closed to writing."""
    n, d, h = (draw(st.integers(1, 6)) for _ in "NDH")
    shape = (d,) if draw(st.booleans()) else (n, d)
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    return [locked(rng.normal(size=own).astype(dtype)) for own in (shape, shape, (d, h), (h,), (h,))]


def test_the_loss_is_zero_where_the_margin_is_met_and_counts_what_is_missing_elsewhere():
    s, s_c = np.array([3.0, 1.0, 0.25, -2.0, np.nan]), np.array([0.5, 0.0, 1.0, -2.0, 0.0])
    assert_array_equal(hinge(s, s_c), [0, 0, 1.75, 1, np.nan])
    ds, ds_c = hinge_grad(s, s_c)
    assert_array_equal(ds, [0, 0, -1, -1, np.nan])  # the second pair is exactly at the kink
    assert_array_equal(ds_c, -ds)
    assert not np.signbit(ds[:2]).any()
    assert hinge(0.0, 0.0) == 1 and hinge_grad(0.0, 0.0) == (-1, 1) and np.shape(hinge(0, 0)) == ()
    assert hinge(2.0, 0.0, margin=3) == 1 and hinge(1e200, -1e200) == 0 and hinge(-1e4, 1e4) == 20001


@quick
@given(st.floats(-50, 50, width=32), st.floats(-50, 50, width=32), st.sampled_from([0.5, 1, 2.25]), dtypes)
def test_the_hinge_is_the_maximum_and_its_slope_is_what_a_step_measures(s, s_c, margin, dtype):
    s, s_c = dtype(s), dtype(s_c)
    assert hinge(s, s_c, margin) == max(0, margin - (s - s_c)) and hinge(s, s_c, margin).dtype == dtype
    ds, ds_c = hinge_grad(s, s_c, margin)
    assert ds.dtype == ds_c.dtype == dtype and ds == -ds_c == -float(margin > s - s_c)
    if abs(margin - (float(s) - float(s_c))) > 1e-3:
        assert check_gradient(lambda x: hinge(x[0], x[1], margin), np.array([ds, ds_c]), [s, s_c])


@quick
@given(windows(), activations, st.data())
def test_the_score_and_its_gradients_are_what_autograd_finds(drawn, activation, data):
    x, _, W, b, v = drawn
    s = window_score(x, W, b, v, activation)
    assert np.shape(s) == x.shape[:-1]
    assert_allclose(s, scores(x, W, b, v, activation), rtol=1e-12, atol=1e-13)
    g = np.random.default_rng(data.draw(st.integers(0, 99))).normal(size=x.shape[:-1])
    for weights in (g, None):
        by_all = autograd.grad(lambda *four, k=1 if weights is None else g: anp.sum(k * scores(*four, activation)), (0, 1, 2, 3))
        ours = window_score_grad(x, W, b, v, activation, g=weights)
        for array, expected in zip(ours, by_all(x, W, b, v), strict=True):
            assert array.shape == expected.shape
            assert_allclose(array, expected, rtol=1e-11, atol=1e-12)


@quick
@given(windows(), activations, st.sampled_from(["mean", "sum"]), st.sampled_from([0.5, 1, 4]))
def test_max_margin_is_what_autograd_finds(drawn, activation, reduction, margin):
    def loss(x, x_c, *three):
        missing = margin - scores(x, *three, activation) + scores(x_c, *three, activation)
        return anp.sum(anp.where(missing > 0, missing, 0)) / (missing.size if reduction == "mean" else 1)

    ours = max_margin(*drawn, margin=margin, activation=activation, reduction=reduction)
    assert_allclose(ours.loss, loss(*drawn), rtol=1e-12, atol=1e-13)
    for array, expected in zip(ours[1:], autograd.grad(loss, (0, 1, 2, 3, 4))(*drawn), strict=True):
        assert array.shape == expected.shape
        assert_allclose(array, expected, rtol=1e-11, atol=1e-12)


def pairs_active_and_met():
    """Return x, x_c (3, 10), W, b, v, of which the first pair is active, the second met, the third exactly at the kink."""
    rng = np.random.default_rng(1)
    x, W = np.zeros((3, 10)), np.zeros((10, 4))
    x[:, 1:], W[1:] = rng.normal(size=9), rng.normal(size=(9, 4))
    W[0, 0] = 1
    b, v = np.array([20.0, 0.1, -0.2, 0.3]), np.array([1.0, -2.0, 0.5, 1.5])  # the first unit is never off
    x_c = x.copy()
    x[:, 0] = [0.5, 4.0, 1.0]
    return x, x_c, W, b, v


def test_met_pairs_and_pairs_at_the_kink_have_no_gradient():
    x, x_c, W, b, v = pairs_active_and_met()
    b[:], W[:, 0] = np.round(b, 0), 0
    W[0, 0], x[:, 1:], x_c[:, 1:] = 1, np.round(x[:, 1:]), np.round(x_c[:, 1:])
    W[1:] = np.round(W[1:])  # whole numbers: the kink is met without a rounding error
    s, s_c = window_score(x, W, b, v, "relu"), window_score(x_c, W, b, v, "relu")
    assert_array_equal(s - s_c, [0.5, 4, 1])
    result = max_margin(x, x_c, W, b, v, activation="relu", reduction="sum")
    assert result.loss == 0.5 and result.x[0].any() and result.x_c[0].any()
    assert not result.x[1:].any() and not result.x_c[1:].any()
    alone = max_margin(x[0], x_c[0], W, b, v, activation="relu")
    assert_array_equal(result.x[0], alone.x)
    for both, one in zip(result[3:], alone[3:], strict=True):
        assert_array_equal(both, one)
    met = max_margin(x[1], x_c[1], W, b, v, activation="relu")
    assert met.loss == 0 and not any(array.any() for array in met[1:])


def test_a_corrupt_window_equal_to_the_true_one_costs_the_margin_and_teaches_nothing():
    x, _, W, b, v = pairs_active_and_met()
    result = max_margin(x, x, W, b, v, margin=2.0)
    assert_allclose(result.loss, 2)
    assert_allclose(result.x, -result.x_c)
    assert not any(array.any() for array in result[3:])


def test_the_word_that_stands_twice_gets_both_pieces():
    rng = np.random.default_rng(2)
    E, W, b, v = rng.normal(size=(7, 3)), rng.normal(size=(15, 4)), rng.normal(size=4), rng.normal(size=4)
    window = np.array([4, 2, 6, 2, 0])
    pieces = window_score_grad(E[window].reshape(-1), W, b, v).x.reshape(5, 3)
    moved = row_gradients(window, pieces, E.shape)
    assert_array_equal(moved.rows, [0, 2, 4, 6])
    assert check_gradient(lambda E: window_score(E[window].reshape(-1), W, b, v), np.asarray(moved), E)


@quick
@given(windows(np.float32), activations)
def test_float32_stays(drawn, activation):
    x, x_c, W, b, v = drawn
    results = [window_score(x, W, b, v, activation), *window_score_grad(x, W, b, v, activation),
               *max_margin(x, x_c, W, b, v, activation=activation)]
    assert all(array.dtype == np.float32 for array in results)


def test_large_scores_stay_finite_and_nan_passes_through():
    x, _, W, b, v = pairs_active_and_met()
    for activation in F:
        assert np.isfinite(window_score(1e5 * x, W, b, v, activation)).all()
        assert all(np.isfinite(array).all() for array in window_score_grad(1e5 * x, W, b, v, activation))
        assert np.isnan(max_margin(x * np.nan, x, W, b, v, activation=activation).loss)


ONES = [np.ones((3, 10)), np.ones((10, 4)), np.ones(4), np.ones(4)]


@pytest.mark.parametrize(("at", "wrong", "error", "said"), [
    (0, np.ones((3, 4)), ValueError, r"x W: x has shape \(3, 4\) and W has shape \(10, 4\)"),
    (0, np.ones((2, 3, 10)), ValueError, r"x: expected one window \(D,\) or windows \(N, D\); got shape \(2, 3, 10\)"),
    (0, np.ones((0, 10)), ValueError, r"x: .*empty array of shape \(0, 10\)"),
    (0, "museums", TypeError, "x: .*the text 'museums'"),
    (1, np.ones((4, 10)), ValueError, r"x has shape \(3, 10\) and W has shape \(4, 10\)"),
    (1, np.ones(10), ValueError, r"W: expected shape \(D, H\); got shape \(10,\)"),
    (2, np.ones(5), ValueError, r"b: W has shape \(10, 4\), so b must have shape \(4,\); got \(5,\)"),
    (3, np.ones((4, 1)), ValueError, r"v: W has shape \(10, 4\), so v must have shape \(4,\); got \(4, 1\)"),
])
def test_what_does_not_fit(at, wrong, error, said):
    arguments = [wrong if k == at else own for k, own in enumerate(ONES)]
    for function in (window_score, window_score_grad):
        with pytest.raises(error, match=said):
            function(*arguments)


def test_what_does_not_fit_a_pair():
    x, W, b, v = ONES
    with pytest.raises(ValueError, match=r"s and s_c must have the same shape; got \(2,\) and \(3,\)"):
        hinge(np.ones(2), np.ones(3))
    for margin in (0, -1, np.nan, [1.0, 1.0]):
        with pytest.raises(ValueError, match="margin: expected one number above 0"):
            hinge_grad(1.0, 1.0, margin)
    with pytest.raises(ValueError, match=r"x and x_c must have the same shape; got \(3, 10\) and \(2, 10\)"):
        max_margin(x, np.ones((2, 10)), W, b, v)
    with pytest.raises(ValueError, match=r"x_c W: x_c has shape \(3, 9\)"):
        max_margin(x, np.ones((3, 9)), W, b, v)
    with pytest.raises(ValueError, match=r"g: x has shape \(3, 10\), so g has shape \(3,\) like its scores; got \(2,\)"):
        window_score_grad(x, W, b, v, g=np.ones(2))
    with pytest.raises(ValueError, match="activation: expected one of"):
        window_score(x, W, b, v, "softmax")
    with pytest.raises(ValueError, match="reduction: expected"):
        max_margin(x, x, W, b, v, reduction="none")
