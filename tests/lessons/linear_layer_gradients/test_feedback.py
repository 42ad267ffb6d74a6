"""What is said of an answer is true of the code that was written, and the solutions run as they are shown."""

import itertools

import numpy as np
import pytest

from helpers import check_gradient
from helpers.exercises import ValueExercise
from helpers.lessons.linear_layer_gradients.exercises import EXERCISES, paths
from helpers.lessons.linear_layer_gradients.exercises.backward import NAMES
from helpers.lessons.linear_layer_gradients.exercises.backward_parts import C6, DB, DW, DX

FUNCTIONS = [name for name, q in EXERCISES.items() if not isinstance(q, ValueExercise)]
BACKWARD = EXERCISES["affine_backward"]


def right(G, X, W):
    return G @ W.T, X.T @ G, G.sum(axis=0)


def said(name, answer):
    verdict = EXERCISES[name].check(answer)
    assert verdict.kind == "slip", verdict
    return "\n".join((verdict.message, verdict.tell, *verdict.remarks))


@pytest.mark.parametrize("part", DX + DW + DB, ids=lambda part: part.id)
def test_one_wrong_gradient_is_named_and_the_other_two_are_called_right(part):
    def answer(G, X, W):
        return tuple(part.formula(G, X, W) if place == part.place else found for place, found in enumerate(right(G, X, W)))

    told = said("affine_backward", answer)
    good = [name for name in NAMES if name != NAMES[part.place]]
    assert f"our {NAMES[part.place]}" in told and f"{' and '.join(good)} are right." in told


@pytest.mark.parametrize("one, other", [(a, b) for first, second in itertools.combinations((DX, (*DW, C6), DB), 2)
                                        for a in first for b in second], ids=lambda part: part.id)
def test_two_wrong_gradients_are_both_named(one, other):
    def answer(G, X, W):
        wrong = {part.place: part for part in (one, other)}
        return tuple(wrong[place].formula(G, X, W) if place in wrong else found for place, found in enumerate(right(G, X, W)))

    verdict = BACKWARD.check(answer)
    assert (verdict.kind, verdict.slip) == ("slip", f"{one.id}+{other.id}"), verdict
    for part in (one, other):
        assert f"In {NAMES[part.place]}: {part.name}. {part.feedback}" in verdict.message


def test_wrong_in_all_three_at_once_is_told_part_by_part():
    verdict = BACKWARD.check(lambda G, X, W: (1.5 * G @ W.T, X.T @ G + 0.1, G.sum(axis=0) * 2))
    assert verdict.kind == "wrong" and "No part of the result is right" in verdict.message


def test_numbers_that_are_kept_between_calls_are_named_where_they_first_show():
    kept = np.zeros(2)

    def answer(x, w):
        nonlocal kept
        kept = kept + paths.graph_gradient(x, w)
        return kept
    verdict = EXERCISES["graph_gradient"].check(answer)
    assert verdict.slip == "D15" and "x = -0.7" in verdict.tell


def test_the_reference_gradients_are_those_of_the_functions():
    assert check_gradient(lambda p: p[1] * p[0] * (p[0] + p[1] * p[0]), lambda p: paths.graph_gradient(*p), [1.3, -0.4])
    A, x = np.array([[1.0, 2.0], [-3.0, 0.5]]), np.array([0.7, -1.1])
    assert check_gradient(lambda v: v @ A @ v, lambda v: EXERCISES["quadratic_gradient"].reference(A, v), x)
    G, idx = np.array([[1.0, -2.0], [0.5, 3.0], [2.0, 1.0]]), np.array([2, 0, 2])
    table = np.arange(8.0).reshape(4, 2)
    assert check_gradient(lambda T: (G * T[idx]).sum(), EXERCISES["gather_grad"].reference(G, idx, 4), table)
    J = EXERCISES["squares_jacobian"].reference(A, x)
    for row, weights in zip(J, A, strict=True):
        assert check_gradient(lambda v, weights=weights: weights @ (v * v), row, x)


def test_the_gradient_of_a_mean_over_examples():
    X, targets = np.array([[0.3, -1.0], [1.2, 0.4], [-0.8, 2.0]]), np.array([[1.0], [0.0], [2.0]])
    W = np.array([[0.5], [-0.7]])
    own = X @ W - targets  # the gradient of each example's own half of a squared difference
    assert check_gradient(lambda V: 0.5 * ((X @ V - targets) ** 2).mean(), EXERCISES["batch_gradient"].reference(X, own), W)


def test_the_tensor_is_what_moving_each_weight_does():
    X = np.array([[0.3, -1.0, 2.0], [1.2, 0.4, -0.6]])
    T = EXERCISES["layer_tensor"].reference(X, 2)
    for k, l in np.ndindex(3, 2):
        step = np.zeros((3, 2))
        step[k, l] = 1
        np.testing.assert_allclose(T[:, :, k, l], X @ step)


def test_two_branches_that_learners_confuse_are_not_called_alike():
    """Divided by N in the weights alone, and a sum where the inputs sum to 1."""
    assert "Averaged" in said("affine_backward", lambda G, X, W: (G @ W.T, X.T @ G / len(G), G.sum(axis=0)))
    assert "sum to" in said("affine_backward", lambda G, X, W: (G @ W.T, X.T @ G, (X.T @ G).sum(axis=0)))
