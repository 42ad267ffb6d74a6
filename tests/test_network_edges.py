"""Networks at their edges: kinks, saturated units, nan, integers, layouts of memory; and what does not fit."""

import tracemalloc

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import flatten, forward, loss_and_gradients, relu_grad

from .draws import a_network

ACTIVATIONS = ["sigmoid", "tanh", "relu"]


def test_at_the_kink_the_slope_of_relu_is_zero():
    """Both units sit exactly on 0, so nothing goes back through them: as ``relu_grad`` has it, and PyTorch."""
    params = [(np.array([[1.0, -1.0], [2.0, 3.0]]), np.zeros(2)), (np.array([[1.0, 2.0], [3.0, -4.0]]), np.zeros(2))]
    result = loss_and_gradients(params, np.zeros((1, 2)), [1], activation="relu")
    assert relu_grad(0.0) == 0
    assert_array_equal(result.params[0][0], 0)
    assert_array_equal(result.params[0][1], 0)
    assert_array_equal(result.X, 0)
    assert_array_equal(result.params[1][1], [0.5, -0.5])


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_extreme_logits_and_extreme_units(activation, dtype):
    """Weights of 1e4 saturate every unit and send logits to 1e4 and beyond: finite, and without a warning."""
    X = np.array([[1, -1], [-1, 1], [1, 1]], dtype)
    params = [(np.array([[1e4, -1e4, 3], [-1e4, 1e4, 5]], dtype), np.zeros(3, dtype)),
              (np.array([[1e4, -1e4], [-1e4, 1e4], [1, 2]], dtype), np.zeros(2, dtype))]
    result = loss_and_gradients(params, X, [0, 0, 1], activation)
    assert np.isfinite(result.loss) and np.isfinite(flatten(result.params)).all() and np.isfinite(result.X).all()
    assert np.abs(forward(params, X, activation)).max() >= 1e4
    assert result.loss > 1e3  # the second example is on the wrong side by 1e4 or more


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_nan_stays_in_its_own_row_and_reaches_the_loss(activation):
    params, X, labels = a_network()
    X[2, 1] = np.nan
    assert_array_equal(np.isnan(forward(params, X, activation)).any(axis=1), np.arange(7) == 2)
    result = loss_and_gradients(params, X, labels, activation)
    assert np.isnan(result.loss) and np.isnan(result.params[0][0]).all() and np.isnan(result.params[1][1]).all()
    assert_array_equal(np.isnan(result.X).any(axis=1), np.arange(7) == 2)


def test_integers_and_lists_become_float64():
    params = [([[1, -1], [2, 0]], [0, 1]), ([[1, 0], [0, 1]], [0, 0])]
    result = loss_and_gradients(params, [[1, 2], [3, 4]], [0, 1], "relu", l2=1)
    floats = [(np.array(W, float), np.array(b, float)) for W, b in params]
    again = loss_and_gradients(floats, np.array([[1.0, 2.0], [3.0, 4.0]]), [0, 1], "relu", l2=1.0)
    assert result.loss == again.loss and result.loss.dtype == np.float64
    assert_array_equal(flatten(result.params), flatten(again.params))
    assert_array_equal(result.X, again.X)


def test_arrays_in_any_layout_give_the_same():
    params, X, labels = a_network()
    other = [(np.asfortranarray(W), np.repeat(b, 2)[::2]) for W, b in params]
    wide = np.zeros((14, 10))
    wide[::2, ::-2] = X
    for activation in ACTIVATIONS:
        plain = loss_and_gradients(params, X, labels, activation)
        strided = loss_and_gradients(other, wide[::2, ::-2], labels, activation)
        assert_allclose(flatten(strided.params), flatten(plain.params), rtol=1e-13, atol=1e-15)
        assert_allclose(strided.X, plain.X, rtol=1e-13, atol=1e-15)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_memory_stays_below_twice_the_activations(activation, dtype):
    """Results included: the gradient by Z takes the place of the activation, block by block."""
    params, X, labels = a_network((50, 256, 10), 4096, dtype)
    tracemalloc.start()
    try:
        loss_and_gradients(params, X, labels, activation)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2 * 4096 * (256 + 10) * X.itemsize


ok = a_network()


@pytest.mark.parametrize(("params", "X", "activation", "error", "said"), [
    (ok[0], np.ones((7, 6)), "tanh", ValueError, r"layer 1: W has shape \(5, 4\), but X has shape \(7, 6\)"),
    (ok[0][::-1], np.ones((7, 4)), "tanh", ValueError,
     r"layer 2: W has shape \(5, 4\), but layer 1 gives 3 columns: its W has shape \(4, 3\)"),
    ([ok[0][0], (np.ones((4, 3)), np.ones(4))], ok[1], "tanh", ValueError,
     r"layer 2: W has shape \(4, 3\), so b must have shape \(3,\); got \(4,\)"),
    (ok[0], ok[1], "softplus", ValueError, "activation: expected one of 'sigmoid', 'tanh', 'relu'; got 'softplus'"),
    (ok[0], ok[1], None, ValueError, "activation: .*got None"),
    (ok[0], ok[1], ["relu"], ValueError, "activation: .*got .'relu'."),
    (ok[0], np.ones((0, 5)), "tanh", ValueError, r"X: .*empty array of shape \(0, 5\)"),
    (ok[0], np.ones(5), "tanh", ValueError, r"X: expected shape \(N, D\); got shape \(5,\)"),
    (ok[0][0], ok[1], "tanh", ValueError, r"params: expected a list of \(W, b\) pairs; layer 1 is an array of shape \(5, 4\)"),
    ([], ok[1], "tanh", ValueError, "params: expected a list"),
    (ok[0], ok[1].astype("f4"), "tanh", ValueError,
     r"layer 1: W \(shape \(5, 4\)\) is float64, but X \(shape \(7, 5\)\) is float32; give both the same number type"),
    ([ok[0][0], (ok[0][1][0], ok[0][1][1].astype("f4"))], ok[1], "tanh", ValueError, r"layer 2: b \(shape \(3,\)\) is float32"),
    ([(1j * ok[0][0][0], ok[0][0][1])], ok[1], "tanh", TypeError, "layer 1: W: .*complex"),
])
def test_networks_that_do_not_fit(params, X, activation, error, said):
    with pytest.raises(error, match=said):
        forward(params, X, activation)
    with pytest.raises(error, match=said):
        loss_and_gradients(params, X, ok[2], activation)


@pytest.mark.parametrize(("targets", "more", "error", "said"), [
    ([0, 1, 2, 3, 0, 1, 2], {}, ValueError, "targets: 3 classes count from 0 to 2; got the label 3"),
    ([0, 1, 2, -1, 0, 1, 2], {}, ValueError, "targets: .*got the label -1"),
    ([0, 1], {}, ValueError, r"targets: expected labels of shape \(7,\) or rows of shape \(7, 3\).* got shape \(2,\)"),
    (np.ones((7, 4)), {}, ValueError, r"targets: .*got shape \(7, 4\)"),
    ([0.0] * 7, {}, TypeError, "targets: expected integers"),
    (ok[2], {"reduction": "none"}, ValueError, 'reduction: expected "mean" or "sum"; got \'none\''),
    (ok[2], {"l2": -1}, ValueError, "l2: expected one number of at least 0; got -1"),
    (ok[2], {"l2": np.nan}, ValueError, "l2: .*nan"),
    (ok[2], {"l2": np.inf}, ValueError, "l2: .*inf"),
    (ok[2], {"l2": [0.1, 0.2]}, ValueError, "l2: "),
    (ok[2], {"l2": "0.1"}, TypeError, "l2: .*text"),
])
def test_targets_and_settings_that_do_not_fit(targets, more, error, said):
    with pytest.raises(error, match=said):
        loss_and_gradients(ok[0], ok[1], targets, **more)


def test_how_it_shows_itself():
    assert repr(loss_and_gradients(*ok)).startswith("NetworkGradients(loss=") and "2 pairs" in repr(loss_and_gradients(*ok))
