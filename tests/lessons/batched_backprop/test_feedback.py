"""What is said of an answer is true of it, and the solutions run as they are shown."""

import numpy as np
import pytest

from helpers import loss_and_gradients, numerical_gradient, relu, sigmoid, softmax
from helpers.exercises import ValueExercise
from helpers.exercises.arguments import arrays_in
from helpers.lessons.batched_backprop.exercises import EXERCISES
from helpers.lessons.batched_backprop.exercises.networks import network

FUNCTIONS = [name for name, q in EXERCISES.items() if not isinstance(q, ValueExercise)]


@pytest.mark.parametrize("activation, name, more", [("sigmoid", "backward", ()), ("relu", "relu_l2_backward", (0.7,))])
def test_the_solution_is_what_centred_differences_measure(activation, name, more):
    X, Y, *params = network(2, 6, 2, 7, 3)
    found = EXERCISES[name].reference(X, Y, *params, *more)
    for k, gradient in enumerate(found):
        def loss(value, k=k):
            p = [value if i == k else q for i, q in enumerate(params)]
            return loss_and_gradients([p[:2], p[2:]], X, Y, activation, l2=sum(more)).loss
        np.testing.assert_allclose(gradient, numerical_gradient(loss, params[k]), atol=1e-8)


@pytest.mark.parametrize("name", ["backward", "relu_l2_backward"])
def test_the_probes_show_what_they_must(name):
    """Sizes differ, biases are not zero, no unit stands on the kink, and the bias changes the sign of some units."""
    turned = 0
    for probe in EXERCISES[name].probes():
        X, Y, W1, b1, W2, b2 = probe.args[:6]
        sizes = (*X.shape, *W2.shape)
        assert len(set(sizes)) == (1 if probe.kind == "square" else 4)
        assert (b1 != 0).all() and (b2 != 0).all() and (Y.sum(axis=1) == 1).all()
        before, after = X @ W1, X @ W1 + b1
        assert np.abs(after).min() > 1e-3 and (X != 0).all()
        turned += ((before > 0) != (after > 0)).sum()
    assert turned > 10


def test_the_first_and_the_second_gradient_are_told_apart_in_words():
    for place, name in enumerate(("dW1", "db1", "dW2", "db2")):
        def one_off(*args, place=place):
            return [g * 1.3 if k == place else g for k, g in enumerate(EXERCISES["backward"].reference(*args))]
        verdict = EXERCISES["backward"].check(one_off)
        told = "\n".join((verdict.message, verdict.tell, *verdict.remarks))
        assert f"{name} is not" in told and not verdict.right


def rank_one(A, G):
    return np.outer(A.mean(axis=0), G.sum(axis=0))


def test_rank_one_is_said_of_the_matrix_that_has_it():
    def second_layer(X, Y, W1, b1, W2, b2):
        dW1, db1, _, db2 = EXERCISES["backward"].reference(X, Y, W1, b1, W2, b2)
        A1 = sigmoid(X @ W1 + b1)
        return dW1, db1, rank_one(A1, (softmax(A1 @ W2 + b2) - Y) / len(X)), db2
    verdict = EXERCISES["backward"].check(second_layer)
    assert verdict.slip == "D9" and "Your dW2 has rank 1" in verdict.tell


def test_a_shape_that_is_wrong_is_the_one_that_is_shown():
    def turned(*args):
        dW1, db1, dW2, db2 = EXERCISES["backward"].reference(*args)
        return dW1, db1, dW2.T, db2
    assert "Your dW2 has the shape (6, 3), and W2 has (3, 6)." in EXERCISES["backward"].check(turned).tell


def test_a_mask_that_is_right_only_with_relu_is_right_with_relu_alone():
    """The mask may be read off the output; the sigmoid's slope may not be taken there."""
    def after(G, Z):
        return G * (relu(Z) > 0)
    assert EXERCISES["relu_backward"].check(after).right

    def squashed_twice(X, Y, W1, b1, W2, b2):
        A1 = sigmoid(X @ W1 + b1)
        G2 = (softmax(A1 @ W2 + b2) - Y) / len(X)
        G1 = (G2 @ W2.T) * sigmoid(A1) * (1 - sigmoid(A1))
        return X.T @ G1, G1.sum(axis=0), A1.T @ G2, G2.sum(axis=0)
    assert EXERCISES["backward"].check(squashed_twice).slip == "E1"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_no_feedback_holds_the_line_that_is_asked_for(name):
    q = EXERCISES[name]
    lines = [line.split("return ")[-1].strip() for line in code_of(q).splitlines()[2:]]
    lines = [line for line in lines if not line.isidentifier()]
    for rule in q.rules:
        assert not any(line in rule.feedback for line in lines), rule.id


def code_of(q):
    q.check(lambda *args: 0)
    return q.solution().code


def test_the_probes_of_the_loop_come_from_one_forward_pass():
    for probe in EXERCISES["backward_loop"].probes():
        G, params, inputs = probe.args
        assert len(inputs) == len(params) and G.shape == (len(inputs[0]), len(params[-1][1]))
        for (W, b), A, above in zip(params, inputs, inputs[1:], strict=False):
            np.testing.assert_array_equal(above, sigmoid(A @ W + b))
        assert all(np.isfinite(array).all() for array in arrays_in(probe.args))


def test_the_same_array_given_twice_is_no_other_order():
    """A1 stands where P is asked for, but nothing was exchanged; db1 summed over what arrives at the logits neither."""
    forward, backward = EXERCISES["forward"], EXERCISES["backward"]
    assert forward.check(lambda *args: (forward.reference(*args)[0],) * 2).kind == "wrong"
    assert backward.check(lambda *args: tuple(backward.reference(*args)[k] for k in (0, 3, 2, 3))).kind == "wrong"
