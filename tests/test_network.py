"""Forward and backward of networks of any depth: by autograd, by the complex step, for any sizes; inputs untouched."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose, assert_array_equal

from helpers import check_gradient, flatten, forward, loss_and_gradients, network_loss, one_hot, unflatten

from .draws import a_network, networks, quick, tolerance

REDUCTIONS = ["mean", "sum"]
F = {"sigmoid": lambda z: 1 / (1 + anp.exp(-z)), "tanh": anp.tanh, "relu": lambda z: anp.maximum(z, 0)}
penalties = st.sampled_from([0, 0.0, 0.3, 2])


def independent_loss(params, X, Y, activation, l2=0.0, reduction="mean"):
    """The loss as it is written in the lessons, for rows of weights Y; shares no line with helpers, and takes complex numbers."""
    A = X
    for W, b in params[:-1]:
        A = F[activation](anp.dot(A, W) + b)
    logits = anp.dot(A, params[-1][0]) + params[-1][1]
    losses = anp.sum(Y, axis=1) * anp.log(anp.sum(anp.exp(logits), axis=1)) - anp.sum(Y * logits, axis=1)
    return anp.sum(losses) / (len(X) if reduction == "mean" else 1) + l2 / 2 * sum(anp.sum(W**2) for W, _ in params)


def shapes_of(params):
    return [(W.shape, b.shape) for W, b in params]


@quick
@given(networks(dtype=np.float64), penalties, st.sampled_from(REDUCTIONS), st.data())
def test_loss_and_gradients_are_what_autograd_finds(drawn, l2, reduction, data):
    params, X, labels, activation = drawn
    classes = len(params[-1][1])
    soft = data.draw(hnp.arrays(float, (len(X), classes), elements=st.floats(-2, 3, width=32)))
    for targets, rows in ((labels, one_hot(labels, classes)), (soft, soft)):
        ours = loss_and_gradients(params, X, targets, activation, l2, reduction)
        loss_and_slopes = autograd.value_and_grad(lambda both, Y=rows: independent_loss(*both, Y, activation, l2, reduction))
        loss, by_both = loss_and_slopes((params, X))
        assert_allclose(ours.loss, loss, rtol=1e-12, atol=1e-11)
        for pair, expected, own in zip(ours.params, by_both[0], params, strict=True):
            for array, theirs, parameter in zip(pair, expected, own, strict=True):
                assert array.shape == parameter.shape
                assert_allclose(array, theirs, rtol=1e-11, atol=1e-12)
        assert_allclose(ours.X, by_both[1], rtol=1e-11, atol=1e-12)


@quick
@given(networks(dtype=np.float64, activations=("sigmoid", "tanh")), penalties, st.sampled_from(REDUCTIONS))
def test_the_complex_step_agrees_to_the_last_digits(drawn, l2, reduction):
    params, X, labels, activation = drawn
    vector, shapes, Y = flatten(params), shapes_of(params), one_hot(labels, len(params[-1][1]))

    def slope(i):
        moved = vector.astype(complex)
        moved[i] += 1e-30j
        ends = np.cumsum([np.prod(shape) for pair in shapes for shape in pair])[:-1]
        arrays = [part.reshape(shape) for part, shape in zip(np.split(moved, ends), sum(shapes, ()), strict=True)]
        pairs = list(zip(arrays[::2], arrays[1::2], strict=True))
        return independent_loss(pairs, X, Y, activation, l2, reduction).imag / 1e-30

    ours = flatten(loss_and_gradients(params, X, labels, activation, l2, reduction).params)
    assert_allclose(ours, [slope(i) for i in range(vector.size)], rtol=1e-12, atol=1e-13)


@quick
@given(networks(), penalties, st.sampled_from(REDUCTIONS))
def test_the_number_type_stays(drawn, l2, reduction):
    params, X, labels, activation = drawn
    result = loss_and_gradients(params, X, labels, activation, l2, reduction)
    assert forward(params, X, activation).dtype == X.dtype
    assert result.loss.dtype == X.dtype and result.loss.shape == () and result.X.dtype == X.dtype
    assert all(array.dtype == X.dtype for pair in result.params for array in pair)
    wide = loss_and_gradients([(W.astype(float), b.astype(float)) for W, b in params], X.astype(float), labels, activation,
                              l2, reduction)
    close = {"rtol": 100 * tolerance(X.dtype), "atol": 100 * tolerance(X.dtype)}
    if activation != "relu":  # next to a kink, float32 may fall on its other side
        assert_allclose(result.loss, wide.loss, **close)
        assert_allclose(flatten(result.params), flatten(wide.params), **close)


@quick
@given(networks(), penalties)
def test_nothing_that_comes_in_is_changed(drawn, l2):
    params, X, labels, activation = drawn  # closed to writing, too
    before = [array.tobytes() for pair in params for array in pair] + [X.tobytes(), labels.tobytes()]
    first = loss_and_gradients(params, X, labels, activation, l2)
    forward(params, X, activation)
    again = loss_and_gradients(params, X, labels, activation, l2)
    assert before == [array.tobytes() for pair in params for array in pair] + [X.tobytes(), labels.tobytes()]
    assert_array_equal(flatten(first.params), flatten(again.params))
    assert_array_equal(first.X, again.X)


@quick
@given(networks(dtype=np.float64), st.integers(1, 3))
def test_an_example_is_worth_the_same_wherever_it_stands(drawn, times):
    """Alone or in a batch, in any order, once or several times: the batch's gradient is the sum of its examples'."""
    params, X, labels, activation = drawn
    order = np.random.default_rng(0).permutation(np.tile(np.arange(len(X)), times))
    batch = loss_and_gradients(params, X[order], labels[order], activation, reduction="sum")
    alone = [loss_and_gradients(params, X[i : i + 1], labels[i : i + 1], activation) for i in order]
    close = {"rtol": 1e-11, "atol": 1e-12}
    assert_allclose(batch.loss, sum(result.loss for result in alone), **close)
    assert_allclose(flatten(batch.params), sum(flatten(result.params) for result in alone), **close)
    assert_allclose(batch.X, np.concatenate([result.X for result in alone]), **close)
    mean = loss_and_gradients(params, X[order], labels[order], activation)
    assert_allclose(flatten(mean.params) * len(order), flatten(batch.params), **close)
    assert_allclose(mean.loss * len(order), batch.loss, **close)


@pytest.mark.parametrize("activation", F)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_batches_that_are_worked_on_in_several_blocks(activation, dtype):
    params, X, labels = a_network((3, 300, 4), 5000, dtype)
    whole = loss_and_gradients(params, X, labels, activation, reduction="sum")
    parts = [loss_and_gradients(params, X[part], labels[part], activation, reduction="sum")
             for part in (slice(0, 700), slice(700, 5000))]
    close = {"rtol": 1e-3, "atol": 5e-2} if dtype == np.float32 else {"rtol": 1e-10, "atol": 1e-10}
    assert_allclose(flatten(whole.params), sum(flatten(part.params) for part in parts), **close)
    assert_allclose(whole.X, np.concatenate([part.X for part in parts]), rtol=1e-3, atol=1e-5)


def test_one_linear_layer_is_softmax_regression():
    [(W, b)], X, labels = a_network((4, 3))
    result = loss_and_gradients([(W, b)], X, labels)
    scores = X @ W + b
    p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    G = (p - one_hot(labels, 3)) / len(X)
    assert_allclose(forward([(W, b)], X), scores, rtol=1e-14)
    assert_allclose(result.params[0][0], X.T @ G, rtol=1e-13)
    assert_allclose(result.params[0][1], G.sum(axis=0), rtol=1e-13, atol=1e-16)
    assert_allclose(result.X, G @ W.T, rtol=1e-13)


def test_the_gradient_by_the_input_is_that_of_the_same_weights_or_none():
    params, X, labels = a_network()
    asked, early, late = (loss_and_gradients(params, X, labels) for _ in range(3))
    kept = asked.X
    params[1][0][:] = 0  # the weights above have had their say already
    assert_array_equal(early.X, kept)
    params[0][0][:] -= 0.1 * asked.params[0][0]
    assert asked.X is kept
    with pytest.raises(ValueError, match=r"the W of layer 1 has changed .* ask before the step"):
        late.X.sum()


def test_a_penalty_acts_on_weights_alone():
    params, X, labels = a_network()
    plain, punished = loss_and_gradients(params, X, labels), loss_and_gradients(params, X, labels, l2=0.7)
    assert_allclose(punished.loss - plain.loss, 0.35 * sum((W**2).sum() for W, _ in params), rtol=1e-13)
    for (dW, db), (dW0, db0), (W, _) in zip(punished.params, plain.params, params, strict=True):
        assert_allclose(dW - dW0, 0.7 * W, rtol=1e-12)
        assert_array_equal(db, db0)
    assert_array_equal(punished.X, plain.X)


def test_steps_down_the_gradient_lower_the_loss():
    """Nothing but a sanity check: a network learns two rings with these gradients."""
    rng = np.random.default_rng(3)
    angle, labels = rng.uniform(0, 2 * np.pi, 80), np.arange(80) % 2
    X = (1 + labels)[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    params = [(rng.normal(size=(2, 9)), np.zeros(9)), (rng.normal(size=(9, 2)), np.zeros(2))]
    vector, shapes = flatten(params), shapes_of(params)
    for _ in range(400):
        vector -= flatten(loss_and_gradients(unflatten(vector, shapes), X, labels, "tanh").params)
    assert (forward(unflatten(vector, shapes), X, "tanh").argmax(axis=1) == labels).all()


@quick
@given(networks(dtype=np.float64, activations=("sigmoid", "tanh")), penalties, st.sampled_from(REDUCTIONS))
def test_the_courses_own_check_agrees(drawn, l2, reduction):
    params, X, labels, activation = drawn
    report = check_gradient(network_loss(X, labels, activation, l2, reduction),
                            loss_and_gradients(params, X, labels, activation, l2, reduction).params, params)
    assert report, report
