"""What is said of the gradients of a layer that no rule explains, and that nobody is accused falsely."""

import numpy as np
import pytest

from helpers.exercises import Exercise, Probe, signature
from helpers.exercises.draws import spread
from helpers.exercises.layer_looks import Given, given
from helpers.exercises.signatures import shared_signature

from .making import chain, linear_gradients, make_layers

X, G, W = spread(1, 5, 3), spread(2, 5, 4), spread(3, 3, 4)
DW, DX, DB = X.T @ G, G @ W.T, G.sum(axis=0)


@pytest.mark.parametrize("expected, got, words", [
    (DW, np.tile((X.T @ G).sum(axis=1, keepdims=True), 4), "All columns are identical"),
    (DX, np.tile(DB @ W.T, (5, 1)), "All rows are identical"),
    (DW, np.outer(X.mean(axis=0), G.mean(axis=0)), "rank 1"),
    (DW, np.outer(X.sum(axis=0), G.sum(axis=0)), "rank 1"),
    (DW, np.full_like(DW, 0.7), "one and the same number"),
    (DB, np.full_like(DB, DB.mean()), "one and the same number"),
    (DW, DW * 0, "exactly 0"),
    (DW, DW * np.eye(3, 4), "single entry"),
])
def test_what_the_numbers_betray(expected, got, words):
    assert words in signature(expected, got)


@pytest.mark.parametrize("expected, got", [
    (np.outer(X[0], G[0]), np.outer(X[1], G[1])),  # an outer product is asked for
    (np.tile(X[0], (5, 1)), np.tile(X[1], (5, 1))),  # equal rows are asked for
    (np.ones((3, 4)) * 2, np.full((3, 4), 3.0) + np.eye(3, 4)),
    (DW, spread(9, 3, 4)), (DX, spread(9, 5, 3)), (DB, spread(9, 4)),
])
def test_nobody_is_accused_falsely(expected, got):
    words = signature(expected, got) or ""
    assert not any(claim in words for claim in ("rank 1", "identical", "same number", "examples", "multiple of"))


def about(part):
    return given(("G", "X", "W", "b"), (G, X, W, spread(4, 4)), part)


@pytest.mark.parametrize("expected, got, part, words", [
    (DW, 5 * DW, "dW", "too large by exactly the number of examples"),
    (DW, -DW / 5, "dW", "too small by exactly the number of examples, and of the opposite sign"),
    (1.5, 7.5, "loss", "It is too large by exactly the number of examples."),
    (DW, DW + 0.05 * W, "dW", "off by an exact multiple of W: look at the factor"),
    (DW + 0.1 * W, DW + 0.05 * W, "dW", "off by an exact multiple of W"),
    (DB, DB - 0.2 * spread(4, 4), "db", "off by an exact multiple of b: are biases penalised here?"),
])
def test_what_needs_the_arguments(expected, got, part, words):
    assert words in shared_signature([(expected, got)], [about(part)])


def test_the_arguments_accuse_nobody_falsely():
    for part in ("dW", "db", "dX", "", "loss"):
        assert shared_signature([(DW, 4 * DW)], [about(part)]) == "All entries are too large by exactly the number of columns."
        words = shared_signature([(DW, DW + 0.05 * W + 0.01 * spread(8, 3, 4))], [about(part)])
        assert not words or "multiple" not in words
    assert "twice" in shared_signature([(3 * W, 6 * W)], [about("dW")]), "a multiple of what is asked for is a factor"
    assert "twice" in shared_signature([(DW[:, :1], 2 * DW[:, :1])], [given(("X",), (X[:2],), "dW")])
    assert shared_signature([(DW, DW * np.nan)], [about("dW")]) == "All entries are nan."
    assert Given().examples is None and given(("x", "f"), (X[0], np.sin), "") == Given()
    assert given(("params", "X"), (3, X), "dW1").parameter is None


def test_the_number_of_examples_must_hold_on_every_probe():
    pairs = [(spread(k, 3, 4), 5 * spread(k, 3, 4)) for k in (1, 2)]
    args = [given(("X",), (spread(1, n, 3),), "dW") for n in (5, 7)]
    assert "One constant factor" in shared_signature(pairs, args)


def test_in_a_verdict_the_layer_is_named():
    q = make_layers(reference=lambda params, X: [(dW + 0.1 * W, db) for (dW, db), (W, _) in zip(
        linear_gradients(params, X), params, strict=True)])
    verdict = q.check(lambda params, X: [(dW + 0.05 * W, db) for (dW, db), (W, _) in zip(
        linear_gradients(params, X), params, strict=True)])
    assert verdict.tell.startswith("dW1, dW2 and dW3: it is off by an exact multiple of W"), verdict
    verdict = make_layers().check(lambda params, X: [(len(X) * dW, db) for dW, db in linear_gradients(params, X)])
    assert verdict.tell.startswith("dW1, dW2 and dW3: all entries are too large by exactly the number of examples."), verdict
    assert given(("params", "X"), (chain(1, 3, 4, 2), X), "db2").parameter.shape == (2,)


def test_one_argument_of_another_kind_is_no_obstacle():
    q = Exercise("n", "N", "S.", "my_f(f, X, W)", lambda f, X, W: f(X @ W),
                 lambda: [Probe((np.tanh, X, W), "one"), Probe((None, X, W), "two")][:1])
    assert q.check(lambda f, X, W: 2 * f(X @ W)).tell == "All entries are twice what they should be."
