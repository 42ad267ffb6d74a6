"""The quick differences of a network's loss are those of its forward pass, one entry at a time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from helpers import (
    check_gradient,
    flatten,
    loss_and_gradients,
    network_differences,
    network_loss,
    numerical_gradient,
    one_hot,
)

from .draws import a_network, networks, quick


@quick
@given(networks(dtype=np.float64), st.sampled_from([0.0, 0.4]), st.sampled_from(["mean", "sum"]), st.booleans())
def test_they_are_those_of_the_plain_function(drawn, l2, reduction, rows):
    params, X, labels, activation = drawn
    targets = 1.7 * one_hot(labels, len(params[-1][1])) if rows else labels
    loss = network_loss(X, targets, activation, l2, reduction)
    assert_allclose(loss(params), loss_and_gradients(params, X, targets, activation, l2, reduction).loss, rtol=1e-12, atol=1e-12)
    quickly, plainly = numerical_gradient(loss, params), numerical_gradient(lambda params: loss(params), params)
    assert_allclose(flatten(quickly), flatten(plainly), rtol=1e-8, atol=2e-9)


@quick
@given(networks(dtype=np.float64), st.floats(-2, 2), st.sampled_from([0.0, 0.4]))
def test_each_loss_is_that_with_the_entry_replaced(drawn, by, l2):
    params, X, labels, activation = drawn
    loss = network_loss(X, labels, activation, l2)
    for k in range(2 * len(params)):
        own = params[k // 2][k % 2]
        replacement = own + by * np.random.default_rng(k).normal(size=own.shape)
        losses = loss.with_one_replaced(params, k, replacement)
        assert losses.shape == own.shape
        for i in np.ndindex(own.shape):
            moved = [[W.copy(), b.copy()] for W, b in params]
            moved[k // 2][k % 2][i] = replacement[i]
            assert_allclose(losses[i], loss(moved), rtol=1e-11, atol=1e-12)


def test_large_layers_are_walked_over_in_blocks(monkeypatch):
    params, X, labels = a_network((6, 5, 4, 3))
    loss = network_loss(X, labels, "tanh")
    whole = numerical_gradient(loss, params)
    monkeypatch.setattr(network_differences, "BLOCK", 8 * 7 * 5 * 4 * 2)
    assert_allclose(flatten(numerical_gradient(loss, params)), flatten(whole), rtol=1e-7)


def test_a_float32_network_is_checked_in_float64():
    params, X, labels = a_network(dtype=np.float32)
    loss = network_loss(X, labels)
    assert loss(params).dtype == np.float32
    wide = [(W.astype(float), b.astype(float)) for W, b in params]
    right = loss_and_gradients(wide, X.astype(float), labels).params
    assert check_gradient(loss, right, params)


def test_it_keeps_copies_of_the_data():
    params, X, labels = a_network()
    loss = network_loss(X, labels)
    before = loss(params)
    X[:], labels[:] = 0, 0
    assert loss(params) == before


@pytest.mark.parametrize(("X", "targets", "more", "said"), [
    (np.ones(5), [0], {}, r"X: expected shape \(N, D\)"),
    (np.ones((0, 5)), [], {}, "X: .*empty array"),
    (np.ones((2, 5)), [0, 1], {"activation": "step"}, "activation: expected one of"),
    (np.ones((2, 5)), [0, 1], {"reduction": "none"}, "reduction: expected"),
    (np.ones((2, 5)), [0, 1], {"l2": -1}, "l2: expected"),
])
def test_data_and_settings_that_do_not_fit(X, targets, more, said):
    with pytest.raises(ValueError, match=said):
        network_loss(X, targets, **more)


@pytest.mark.parametrize(("params", "targets", "said"), [
    (a_network()[0][::-1], [0, 1], r"layer 1: W has shape \(4, 3\), but X has shape \(2, 5\)"),
    (a_network()[0], [0, 3], "targets: 3 classes count from 0 to 2; got the label 3"),
    (a_network()[0], [0, 1, 2], r"targets: .*got shape \(3,\)"),
    (None, [0, 1], "params: expected a list"),
])
def test_parameters_that_do_not_fit(params, targets, said):
    with pytest.raises(ValueError, match=said):
        network_loss(np.ones((2, 5)), targets)(params)
