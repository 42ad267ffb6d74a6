"""Cross-entropy and its gradient: against SciPy, against automatic differentiation, at masks and extremes."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import scipy.special
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose, assert_array_equal

from helpers import (
    cross_entropy,
    one_hot,
    softmax,
    softmax_cross_entropy,
    softmax_cross_entropy_grad,
)
from helpers.losses import loss_and_logit_gradient

from .draws import labelled, locked, logits_and_axis, quick, tolerance

inf, nan = np.inf, np.nan
REDUCTIONS = ["mean", "sum", "none"]


def independent_loss(z, y, reduction):
    """The loss as autograd differentiates it, for rows of weights y; shares no line with helpers."""
    top = z - anp.max(z, axis=1, keepdims=True)
    losses = -anp.sum(y * (top - anp.log(anp.sum(anp.exp(top), axis=1, keepdims=True))), axis=1)
    return {"mean": anp.mean, "sum": anp.sum, "none": lambda rows: rows}[reduction](losses)


@quick
@given(labelled(), st.sampled_from(REDUCTIONS))
def test_the_loss_of_labels_is_scipys(drawn, reduction):
    z, labels = drawn
    losses = -scipy.special.log_softmax(z.astype(float), axis=1)[np.arange(len(labels)), labels]
    expected = {"mean": np.mean, "sum": np.sum, "none": np.array}[reduction](losses)
    loss = softmax_cross_entropy(z, labels, reduction)
    assert loss.dtype == z.dtype and loss.shape == expected.shape
    assert_allclose(loss, expected, rtol=tolerance(z.dtype), atol=100 * tolerance(z.dtype))


@quick
@given(labelled(largest=20.0), st.sampled_from(REDUCTIONS), st.data())
def test_the_gradient_is_what_autograd_finds(drawn, reduction, data):
    z = drawn[0].astype(float)
    soft = data.draw(hnp.arrays(float, z.shape, elements=st.floats(-2, 3, width=32)))
    for targets, rows in ((drawn[1], one_hot(drawn[1], z.shape[1])), (soft, soft)):
        total = "sum" if reduction == "none" else reduction
        expected = autograd.grad(independent_loss)(z, rows, total)
        assert_allclose(softmax_cross_entropy_grad(z, targets, reduction), expected, rtol=1e-12, atol=1e-13)
        loss = softmax_cross_entropy(z, targets, reduction)
        assert_allclose(loss, independent_loss(z, rows, reduction), rtol=1e-12, atol=1e-11)


@quick
@given(labelled(), st.sampled_from(REDUCTIONS))
def test_labels_one_hot_rows_and_their_types_say_the_same(drawn, reduction):
    z, labels = drawn
    rows = one_hot(labels, z.shape[1])
    for function in (softmax_cross_entropy, softmax_cross_entropy_grad):
        of_labels = function(z, labels, reduction)
        for targets in (labels.astype(np.uint8), labels.tolist(), rows, rows.astype(int), rows.astype(bool),
                        rows.astype(np.float32), rows.tolist()):
            result = function(z, targets, reduction)
            assert result.dtype == z.dtype
            assert_allclose(result, of_labels, rtol=tolerance(z.dtype), atol=tolerance(z.dtype))


def test_one_example_and_many_axes():
    z = np.random.default_rng(0).normal(size=(2, 3, 4))
    labels = np.array([[0, 1, 2], [3, 0, 1]])
    losses, grads = (f(z, labels, "none") for f in (softmax_cross_entropy, softmax_cross_entropy_grad))
    assert losses.shape == (2, 3) and grads.shape == (2, 3, 4)
    assert_allclose(losses[1, 2], softmax_cross_entropy(z[1, 2], 1))
    assert_allclose(grads[1, 2], softmax_cross_entropy_grad(z[1, 2], 1))
    assert_allclose(softmax_cross_entropy(z, labels), losses.mean())
    assert_allclose(softmax_cross_entropy_grad(z, labels), grads / 6)
    assert_allclose(grads[0, 0], softmax(z[0, 0]) - [1, 0, 0, 0])
    assert isinstance(softmax_cross_entropy(z[0, 0], 1, "none"), np.float64)


def test_targets_of_any_sum():
    z, y = np.array([[0.5, -1.0, 2.0]]), np.array([[0.2, 0.0, 1.7]])
    assert_allclose(softmax_cross_entropy_grad(z, y), softmax(z) * y.sum() - y, rtol=1e-14)
    assert_array_equal(softmax_cross_entropy_grad(z, 0 * y), 0)
    assert softmax_cross_entropy(z, 0 * y) == 0


def test_masked_classes():
    z = locked(np.array([[1.0, -inf, 2.0]]))
    open_classes = np.array([[1.0, 2.0]])
    assert_allclose(softmax_cross_entropy(z, [2]), softmax_cross_entropy(open_classes, [1]))
    for targets, of_open in (([2], [1]), ([[0.3, 0.0, 0.7]], [[0.3, 0.7]])):
        grad = softmax_cross_entropy_grad(z, targets)
        assert grad[0, 1] == 0
        assert_allclose(grad[:, [0, 2]], softmax_cross_entropy_grad(open_classes, of_open))
        assert np.isfinite(softmax_cross_entropy(z, targets))
    for targets in ([1], [[0.0, 1.0, 0.0]], [[0.5, 0.5, 0.0]]):
        assert softmax_cross_entropy(z, targets) == inf
    assert_allclose(softmax_cross_entropy_grad(z, [1]), softmax(z) - [[0, 1, 0]])


@pytest.mark.parametrize("targets", [[1, 1, 1, 1], one_hot([1, 1, 1, 1], 3)])
def test_rows_without_an_answer_are_nan_and_spoil_no_other(targets):
    z = locked(np.array([[0, 0, 0], [-inf, -inf, -inf], [nan, 0, 0], [0, 0, inf]]))
    losses, grad = softmax_cross_entropy(z, targets, "none"), softmax_cross_entropy_grad(z, targets, "none")
    assert_array_equal(np.isnan(losses), [False, True, True, True])
    assert_array_equal(np.isnan(grad).all(axis=1), [False, True, True, True])
    assert_allclose(losses[0], np.log(3))
    assert np.isnan(softmax_cross_entropy(z, targets)) and np.isnan(softmax_cross_entropy(z, targets, "sum"))


@pytest.mark.parametrize(("dtype", "huge"), [(np.float32, 1e4), (np.float64, 1e4), (np.float32, 3e38),
                                             (np.float64, 1e308)])
def test_huge_logits(dtype, huge):
    z = locked(np.array([[huge, 0], [0, -huge], [0, huge], [-huge, -huge]], dtype))
    assert_allclose(softmax_cross_entropy(z, [0, 0, 0, 0], "none"), np.array([0, 0, huge, np.log(2)], dtype))
    assert_allclose(softmax_cross_entropy(z, one_hot([1, 1, 0, 0], 2)), dtype(0.75) * dtype(huge) + np.log(2) / 4, rtol=1e-6)
    grad = softmax_cross_entropy_grad(z, [0, 0, 0, 1], "sum")
    assert_array_equal(grad, [[0, 0], [0, 0], [-1, 1], [0.5, -0.5]])


def test_a_float32_loss_keeps_its_digits_beside_large_logits():
    z = np.array([[1e4, 1e4 - 1, 0]], np.float32)
    assert_allclose(softmax_cross_entropy(z, [0]), np.log1p(np.exp(-1.0)), rtol=1e-6)


@quick
@given(hnp.array_shapes(min_dims=1, max_dims=3, max_side=5), st.data())
def test_cross_entropy_of_distributions(shape, data):
    axis = data.draw(st.integers(-len(shape), len(shape) - 1))
    p, q = (data.draw(hnp.arrays(float, shape, elements=st.floats(0, 1))) for _ in range(2))
    q = np.maximum(q, 1e-3)
    expected = -scipy.special.xlogy(p, q).sum(axis=axis)
    assert_allclose(cross_entropy(locked(p), locked(q), axis=axis), expected, rtol=1e-13, atol=1e-15)


def test_cross_entropy_of_the_notes_and_at_its_edges():
    assert_allclose(cross_entropy([0, 1, 0], [0.01, 0.9, 0.09]), -np.log(0.9))
    assert cross_entropy([0, 1, 0], [0.0, 1.0, 0.0]) == 0
    assert str(cross_entropy([0, 1, 0], [0, 1, 0])) == "0.0"  # not "-0.0"
    assert str(softmax_cross_entropy([[1e4, 0.0]], [0])) == "0.0"
    assert cross_entropy([0.5, 0.5], [1.0, 0.0]) == inf
    assert np.isnan(cross_entropy([0.5, nan], [0.5, 0.5])) and np.isnan(cross_entropy([0.0, 1.0], [nan, 1.0]))
    p = np.array([0.2, 0.3, 0.5])
    assert_allclose(cross_entropy(p, p), scipy.stats.entropy(p))
    assert cross_entropy(p.astype(np.float32), p.astype(np.float32)).dtype == np.float32
    assert cross_entropy(p.astype(np.float32), p).dtype == np.float64


def test_soft_rows_agree_with_cross_entropy():
    z, y = np.random.default_rng(1).normal(size=(2, 5, 3))
    y = softmax(y)
    assert_allclose(softmax_cross_entropy(z, y, "none"), cross_entropy(y, softmax(z)))


def test_cross_entropy_refuses():
    with pytest.raises(ValueError, match=r"p and q .*\(2,\) and \(1, 2\)"):
        cross_entropy([0.5, 0.5], [[0.5, 0.5]])
    with pytest.raises(ValueError, match="q: expected probabilities; got the negative -2"):
        cross_entropy([0.5, 0.5], [3.0, -2.0])


@pytest.mark.parametrize("function", [softmax_cross_entropy, softmax_cross_entropy_grad])
@pytest.mark.parametrize(("logits", "targets", "error", "said"), [
    (np.ones((4, 3)), [0, 1], ValueError, r"labels of shape \(4,\) or rows of shape \(4, 3\).*got .*\(2,\)"),
    (np.ones((4, 3)), np.ones((3, 4)), ValueError, r"logits of shape \(4, 3\); got shape \(3, 4\)"),
    (np.ones((4, 3)), np.zeros((4, 1), int), ValueError, r"got shape \(4, 1\)"),
    (np.ones((4, 3)), 0, ValueError, r"got shape \(\)"),
    (np.ones(3), [0], ValueError, r"got shape \(1,\)"),
    (1.0, 0, ValueError, r"single number, shape \(\)"),
    (np.ones((2, 3)), [0, 3], ValueError, "targets: 3 classes count from 0 to 2; got the label 3"),
    (np.ones((2, 3)), [0, -1], ValueError, "got the label -1"),
    (np.ones((2, 3)), [0.0, 1.0], TypeError, "targets: expected integers; got dtype float64"),
    (np.ones((2, 3)), ["a", "b"], TypeError, "targets: expected an array of real numbers; got text"),
    (np.ones((2, 3)), None, TypeError, "targets: .*got None"),
    (np.ones((2, 3)), [], ValueError, "targets: .*empty"),
])
def test_targets_that_do_not_fit(function, logits, targets, error, said):
    with pytest.raises(error, match=said):
        function(logits, targets)
    with pytest.raises(ValueError, match='"mean", "sum" or "none"; got \'avg\''):
        function(np.ones((2, 3)), [0, 1], reduction="avg")


@quick
@given(logits_and_axis(shapes=st.tuples(st.integers(1, 6), st.sampled_from([1, 3, 32, 33, 70])), largest=1e4), st.booleans(),
       st.sampled_from(["mean", "sum"]), st.integers(0, 2**32 - 1))
def test_loss_and_gradient_at_once_are_the_two(drawn, soft, reduction, seed):
    """What a network uses: for few classes by columns, for many by rows, with masked classes and extremes."""
    z, rng = drawn[0], np.random.default_rng(seed)
    targets = locked(rng.normal(size=z.shape).astype(z.dtype) if soft else rng.integers(z.shape[1], size=len(z)))
    loss, grad = loss_and_logit_gradient(z, targets, reduction)
    close = {"rtol": 10 * tolerance(z.dtype), "atol": 100 * tolerance(z.dtype)}
    assert loss.dtype == grad.dtype == z.dtype and grad.shape == z.shape
    assert_allclose(loss, softmax_cross_entropy(z, targets, reduction), **close)
    assert_allclose(grad, softmax_cross_entropy_grad(z, targets, reduction), **close)


def test_rows_without_a_distribution_are_nan_at_once_as_well():
    z = np.array([[-inf, -inf], [0.0, inf], [nan, 0.0], [1.0, 1.0]])
    loss, grad = loss_and_logit_gradient(z, np.array([0, 1, 0, 1]), "sum")
    assert np.isnan(loss)
    assert_array_equal(grad, softmax_cross_entropy_grad(z, np.array([0, 1, 0, 1]), "sum"))
