"""The sigmoid, its relatives and the other activations: against SciPy, complex steps, and far from zero."""

import numpy as np
import pytest
import scipy.special
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose, assert_array_equal

from helpers import log_sigmoid, relu, relu_grad, sigmoid, sigmoid_grad, softmax, tanh_grad

from .draws import any_shape, dtypes, locked, quick, tolerance

ALL = [sigmoid, log_sigmoid, sigmoid_grad, relu, relu_grad, tanh_grad]


@st.composite
def arrays(draw, largest=80.0):
    elements = st.floats(-largest, largest, width=32)
    return locked(draw(hnp.arrays(draw(dtypes), draw(any_shape), elements=elements)))


@quick
@given(arrays())
def test_sigmoid_and_its_logarithm_are_scipys(z):
    for ours, scipys in ((sigmoid, scipy.special.expit), (log_sigmoid, scipy.special.log_expit)):
        result = ours(z)
        assert result.dtype == z.dtype and result.shape == z.shape
        assert_allclose(result, scipys(z), rtol=tolerance(z.dtype), atol=1e-37)


@quick
@given(arrays(largest=30.0))
def test_slopes_are_the_complex_step(z):
    moved = z.astype(np.float64) + 1e-200j
    for slope, function in (
        (sigmoid_grad, lambda z: 1 / (1 + np.exp(-z))),
        (tanh_grad, np.tanh),
    ):
        result = slope(z)
        assert result.dtype == z.dtype and result.shape == z.shape
        expected = function(moved).imag / 1e-200
        assert_allclose(result, expected, rtol=max(tolerance(z.dtype), 1e-12), atol=1e-15)


@quick
@given(arrays())
def test_relu_and_its_slope(z):
    assert_array_equal(relu(z), np.where(z > 0, z, 0))
    assert_array_equal(relu_grad(z), z > 0)
    assert relu(z).dtype == relu_grad(z).dtype == z.dtype


def test_sigmoid_is_the_softmax_of_z_and_zero():
    z = np.linspace(-50, 50, 101)
    assert_allclose(sigmoid(z), softmax(np.stack([z, np.zeros_like(z)], axis=1))[:, 0], rtol=1e-14)


def test_slopes_keep_their_digits_far_out():
    z = np.array([-700.0, -40, 40, 700])
    assert_allclose(sigmoid_grad(z), np.exp(-np.abs(z)), rtol=1e-13)
    assert_allclose(tanh_grad(z / 2), 4 * np.exp(-np.abs(z)), rtol=1e-13)
    assert_allclose(sigmoid_grad(np.float32(40)), np.exp(-40.0), rtol=1e-6)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_nothing_overflows(dtype):
    most = np.finfo(dtype).max
    z = locked(np.array([-np.inf, -most, -1e4, 1e4, most, np.inf], dtype))
    with np.errstate(all="raise"):  # a reader's own strict settings change nothing either
        assert_array_equal(sigmoid(z), [0, 0, 0, 1, 1, 1])
        assert_array_equal(log_sigmoid(z), np.minimum(z, 0))
        assert_array_equal(sigmoid_grad(z), 0)
        assert_array_equal(tanh_grad(z), 0)
        assert_array_equal(relu(z), np.maximum(z, 0))
        assert_array_equal(relu_grad(z), [0, 0, 0, 1, 1, 1])


@pytest.mark.parametrize("function", ALL)
def test_nan_gives_nan_and_touches_nothing_else(function):
    result = function([np.nan, 1.0])
    assert np.isnan(result[0]) and result[1] == function(1.0)


@pytest.mark.parametrize("function", ALL)
def test_the_result_is_not_the_input(function):
    z = np.ones(3)
    assert not np.shares_memory(function(z), z)
