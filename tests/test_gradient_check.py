"""Centred differences and the report on them: right gradients agree, wrong ones are found, and where."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import (
    check_gradient,
    numerical_gradient,
    one_hot,
    sigmoid,
    sigmoid_grad,
    softmax_cross_entropy,
    softmax_cross_entropy_grad,
)

from .draws import locked

X = locked(np.random.default_rng(0).normal(size=(2, 3)))


def cube(x):
    return (x**3).sum()


def test_numerical_gradient_is_what_autograd_finds():
    def f(x):
        return anp.sum(anp.sin(x) * anp.exp(x[0, 0] * x))

    assert_allclose(numerical_gradient(f, X), autograd.grad(f)(X), rtol=1e-8)


def test_numbers_of_the_notes():
    assert_allclose(numerical_gradient(lambda x: x**2, 123.456), 246.912, rtol=1e-9)
    assert_allclose(numerical_gradient(lambda x: (x**2).sum(), [1, 2]), [2, 4], rtol=1e-9)


@pytest.mark.parametrize("x", [0.5, [0.5], [[0.5, 1.0]], np.float32(0.5), np.ones((2, 1, 3), "f4"), [1, 2]])
def test_the_result_is_float64_shaped_like_x(x):
    gradient = numerical_gradient(cube, x)
    assert gradient.dtype == np.float64 and gradient.shape == np.shape(x)
    assert_allclose(gradient, 3 * np.asarray(x) ** 2, rtol=1e-8)


def test_a_function_that_edits_its_argument_gets_a_copy_each_time():
    def greedy(x):
        x *= 2
        return x.sum()

    assert_allclose(numerical_gradient(greedy, X), 2)
    assert check_gradient(greedy, lambda x: np.multiply(x, 0, out=x) + 2, X)


def test_the_step_is_the_one_floating_point_took():
    assert_allclose(numerical_gradient(lambda x: 3 * x, 1e9), 3, rtol=1e-9)
    with pytest.raises(ValueError, match="vanishes beside the entry 1e\\+12"):
        numerical_gradient(lambda x: 3 * x, 1e12)


def test_nan_and_infinity_show():
    assert_array_equal(np.isnan(numerical_gradient(lambda x: x[0] + x[1] * np.nan, [1.0, 2.0])), True)
    assert not check_gradient(cube, np.full_like(X, np.nan), X)
    assert not check_gradient(lambda x: np.nan, 3 * X**2, X)
    assert not check_gradient(lambda x: np.inf, 3 * X**2, X)


def test_right_gradients_agree():
    assert check_gradient(cube, lambda x: 3 * x**2, X).agrees
    assert check_gradient(cube, 3 * X**2, X)
    assert check_gradient(lambda z: sigmoid(z).sum(), sigmoid_grad, X)
    labels = np.array([2, 0])
    for targets in (labels, one_hot(labels, 3) * 1.7):
        assert check_gradient(lambda z, t=targets: softmax_cross_entropy(z, t),
                              lambda z, t=targets: softmax_cross_entropy_grad(z, t), X)


def test_a_slope_of_exactly_zero_is_not_taken_for_wrong():
    """At 0 the slope of x^3 is 0, and the centred difference eps^2: all error, if compared by ratio alone."""
    for x in (0.0, [0.0, 1.0]):
        assert check_gradient(cube, lambda x: 3 * x**2, x)


@pytest.mark.parametrize("wrong", [
    lambda x: -3 * x**2, lambda x: 3 * x**2 * (1 + 1e-5), lambda x: 0 * x, lambda x: 3 * x**2 + 1e-6,
    lambda x: 3 * x**2 / 2, lambda x: 3 * x[::-1] ** 2, lambda x: x**2 + np.nan,
])
def test_wrong_gradients_do_not(wrong):
    assert not check_gradient(cube, wrong, X)


@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
def test_small_gradients_are_judged_by_their_own_size(scale):
    """With an absolute tolerance a small gradient passes whatever it is, with the wrong sign or as zero."""
    for right, claimed in ((True, 3), (False, -3), (False, 0), (False, 3.01)):
        report = check_gradient(lambda x: scale * cube(x), lambda x, c=claimed: scale * c * x**2, X)
        assert report.agrees is right


def test_the_report_names_the_worst_entry():
    claimed = 3 * X**2
    claimed[1, 2] *= 1.5
    claimed[0, 1] *= 1.1
    report = check_gradient(cube, claimed, X)
    assert not report and report.where == (1, 2) and report.entries == 6
    assert_allclose(report.claimed, 4.5 * X[1, 2] ** 2)
    assert_allclose(report.measured, 3 * X[1, 2] ** 2, rtol=1e-8)
    assert_allclose(report.relative_error, 1 / 3, rtol=1e-6)
    assert "differ, most at entry (1, 2)" in repr(report) and "relative error 0.33" in repr(report)
    claimed[0, 0] = np.nan
    assert check_gradient(cube, claimed, X).where == (0, 0)


def test_the_tolerance_is_the_callers():
    nearly = 3 * X**2 * (1 + 1e-4)
    assert not check_gradient(cube, nearly, X)
    assert check_gradient(cube, nearly, X, tolerance=1e-3)


@pytest.mark.parametrize(("f", "grad", "x", "error", "said"), [
    (None, cube, X, TypeError, "f: expected a function of an array; got .* NoneType"),
    (cube, np.ones(3), X, ValueError, r"gradient and x .*\(3,\) and \(2, 3\)"),
    (cube, lambda x: (3 * x**2).T, X, ValueError, r"\(3, 2\) and \(2, 3\)"),
    (lambda x: x, X, X, ValueError, r"f\(x\): expected one number; got an array of shape \(2, 3\)"),
    (lambda x: None, X, X, TypeError, r"f\(x\): .*got None"),
    (lambda x: 1j, X, X, TypeError, r"f\(x\): .*complex"),
    (cube, lambda x: None, X, TypeError, "the gradient: .*got None"),
    (cube, None, X, TypeError, "the gradient: .*got None"),
    (cube, cube, "x", TypeError, "x: .*the text 'x'"),
    (cube, cube, [], ValueError, "x: .*empty"),
])
def test_bad_arguments(f, grad, x, error, said):
    with pytest.raises(error, match=said):
        check_gradient(f, grad, x)


@pytest.mark.parametrize(("eps", "error"), [(0, ValueError), (-1e-5, ValueError), (np.nan, ValueError),
                                            (np.inf, ValueError), ("small", TypeError), ([1, 2], ValueError)])
def test_bad_steps(eps, error):
    with pytest.raises(error, match="eps: expected"):
        numerical_gradient(cube, X, eps)
