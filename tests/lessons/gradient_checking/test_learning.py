"""Wrong gradients that learn: what the lesson says of them is what happens, and a learner's own rule is trained."""

import numpy as np
import pytest

from helpers import loss_and_gradients, one_hot, softmax
from helpers.lessons.gradient_checking import figures
from helpers.lessons.gradient_checking.learning_rules import (
    AT_A,
    NO_SLOPE,
    RATE,
    SIZES,
    SLIPS,
    SUMMED,
    UNTURNED,
    UPDATED,
    compared,
    history,
    learned,
    slipped,
    task,
)

LOSS, ACCURACY, ANGLE, RATIO = range(4)


def gradients(rule, activation, shape="rings"):
    given = task(shape)
    right = loss_and_gradients(given.params, given.X, given.labels, activation).params
    return slipped(rule, activation)(given.params, given.X, one_hot(given.labels, 2)), right


@pytest.mark.parametrize("activation", ("tanh", "relu"))
def test_without_a_slip_it_is_the_right_gradient(activation):
    for pair, true in zip(*gradients("", activation), strict=True):
        assert all(np.allclose(a, b, atol=1e-12) for a, b in zip(pair, true, strict=True))


@pytest.mark.parametrize("activation", ("tanh", "relu"))
@pytest.mark.parametrize("slip", SLIPS)
def test_each_slip_is_wrong_but_for_the_slope_at_a_of_relu(slip, activation):
    wrong, right = gradients(slip, activation)
    apart = max(np.abs(a - b).max() for pair, true in zip(wrong, right, strict=True) for a, b in zip(pair, true, strict=True))
    assert (apart == 0 or apart < 1e-15) if (slip, activation) == (AT_A, "relu") else apart > 1e-3
    assert np.allclose(wrong[-1][0], right[-1][0])  # the last layer is right in all of them


def test_updating_first_is_the_recursion_through_the_weights_after_the_step():
    given, Y = task("rings"), one_hot(task("rings").labels, 2)
    (W1, b1), (W2, b2), (W3, b3) = given.params
    A1 = np.tanh(given.X @ W1 + b1)
    A2 = np.tanh(A1 @ W2 + b2)
    G3 = (softmax(A2 @ W3 + b3) - Y) / len(Y)
    G2 = G3 @ (W3 - RATE * A2.T @ G3).T * (1 - A2**2)
    assert np.allclose(slipped(UPDATED, "tanh")(given.params, given.X, Y)[1][0], A1.T @ G2)


LEARNING = [("tanh", AT_A), ("tanh", UNTURNED), ("tanh", UPDATED), ("relu", AT_A), ("relu", UNTURNED), ("relu", UPDATED)]


@pytest.mark.parametrize(("activation", "slip"), [*LEARNING, ("tanh", "right"), ("relu", "right")])
def test_these_separate_the_rings(activation, slip):
    rows = learned(slip, "rings", activation)
    late = rows[:, -20:]  # the slope at a makes single steps that go astray
    assert np.median(late[ACCURACY]) > 0.97 and np.median(late[LOSS]) < rows[LOSS, 0] / 10
    if slip in (AT_A, UNTURNED) and (activation, slip) != ("relu", AT_A):
        assert np.median(late[ANGLE]) > 20


@pytest.mark.parametrize(("activation", "slip"), [("tanh", NO_SLOPE), ("tanh", SUMMED), ("relu", NO_SLOPE), ("relu", SUMMED)])
def test_these_do_not(activation, slip):
    assert learned(slip, "rings", activation)[ACCURACY, -1] < 0.9


def test_the_right_gradient_makes_no_angle_with_itself():
    for shape in ("rings", "blobs"):
        assert learned("right", shape, "tanh")[ANGLE].max() == 0 and (learned("right", shape, "tanh")[RATIO] == 1).all()
        assert learned(AT_A, shape, "relu")[ANGLE].max() < 1e-6


def test_angles_and_lengths():
    one = [([[3.0], [4.0]], [0.0])]
    assert compared(one, [([[-4.0], [3.0]], [0.0])]) == (90.0, 1.0)
    assert compared(one, [([[-1.5], [-2.0]], [0.0])]) == (180.0, 2.0)
    assert np.isnan(compared(one, [([[0.0], [0.0]], [0.0])])[0])
    assert compared([([[3e300], [4e300]], [0.0])], one)[0] == 0


def test_tasks_are_what_they_are_called():
    rings = task("rings")
    radius = np.hypot(*rings.X[:, :2].T)
    assert radius[rings.labels == 0].max() < radius[rings.labels == 1].min() and rings.X.shape == (120, 4)
    assert [W.shape for W, _ in rings.params] == [(4, 8), (8, 8), (8, 2)] and SIZES[1] == SIZES[2]
    before = [W.copy() for W, _ in rings.params]
    history(lambda params, X, Y: [(np.multiply(W, 0, out=W), b) for W, b in params], rings, "tanh")
    assert all(np.array_equal(W, kept) for (W, _), kept in zip(rings.params, before, strict=True))


def my_gradient(params, X, Y):
    return loss_and_gradients(params, X, Y, "tanh").params


def test_a_learners_gradient_is_trained_and_named():
    live = figures.learning(my_gradient)
    assert "my_gradient, tanh, rings" in live.says and "the same" in live.says and live.scene.problems() == []
    assert [control.name for control in live.scene.controls] == ["data", "step"]
    live = figures.learning(lambda *given: loss_and_gradients(*given, "relu").params, activation="relu")
    assert "relu" in live.says and "are the same" in live.says
    assert "differ in length only" in figures.learning(lambda *g: [(dW / 2, db / 2) for dW, db in my_gradient(*g)]).says
    assert "180.0°" in figures.learning(lambda *g: [(-dW, -db) for dW, db in my_gradient(*g)]).says


def overflowing(params, X, Y):
    with np.errstate(all="ignore"):
        return [(np.exp(500 * np.abs(dW)), db) for dW, db in my_gradient(params, X, Y)]


@pytest.mark.parametrize(("wrong", "words"), [
    (lambda *g: my_gradient(*g)[:2], "4 results"), (lambda *g: [(dW.T, db) for dW, db in my_gradient(*g)], "transpose would fit"),
    (lambda *g: [(dW * np.nan, db) for dW, db in my_gradient(*g)], "no finite numbers"), (overflowing, "finite"),
])
def test_what_cannot_be_trained_with_is_told(wrong, words):
    live = figures.learning(wrong)
    assert words in live.says + " ".join(live.scene.problems())
    live.draw({"step": 100.0, "data": "blobs"})


def test_one_that_fails_on_the_way_is_told():
    calls = []

    def late(params, X, Y):
        calls.append(1)
        if len(calls) > 50:
            raise ZeroDivisionError("late")
        return my_gradient(params, X, Y)

    live = figures.learning(late)
    assert isinstance(live.error, ZeroDivisionError) and "late raised ZeroDivisionError" in live.scene.problems()[0]


def test_it_is_trained_once_for_each_task():
    calls = []
    live = figures.learning(lambda *g: calls.append(1) or my_gradient(*g))
    before = len(calls)
    live.draw({"step": 200.0})
    assert len(calls) == before
    live.draw({"data": "blobs"})
    assert len(calls) > before + 300


def test_a_gradient_of_zeros_has_neither_angle_nor_ratio():
    live = figures.learning(lambda params, X, Y: [(0 * W, 0 * b) for W, b in params])
    assert "all zeros" in live.says and "nan" not in live.says
