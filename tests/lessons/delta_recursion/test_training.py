"""Training on the learner's gradients: checked first, right ones learn, wrong ones are told and drawn."""

import re
from time import sleep

import numpy as np
import pytest

from helpers import loss_and_gradients
from helpers.lessons.delta_recursion import figures, training_scene
from helpers.lessons.delta_recursion.training_numbers import (
    DATA,
    RATE,
    REACH,
    SHAPES,
    UPDATES,
    N,
    backward,
    course,
    start,
    train,
)

LAST = {"step": UPDATES + 1}


def doubled(params, X, labels):
    return [(2 * dW, db) for dW, db in backward(params, X, labels)]


def uphill(params, X, labels):
    return [(-dW, -db) for dW, db in backward(params, X, labels)]


def my_backward(params, X, labels):
    """To be written."""


@pytest.mark.parametrize("data", DATA)
def test_the_right_gradients_learn_the_data(data):
    X, labels = DATA[data]()
    assert X.shape == (N, 2) and sorted(set(labels)) == [0, 1] and np.abs(X).max() < REACH
    live = figures.training()
    live.draw({"data": data})
    assert f"{data}, after 0 updates" in live.says and "100 %" not in live.says
    live.draw(LAST | {"data": data})
    assert f"after {UPDATES} updates" in live.says and "accuracy 100 %" in live.says
    assert [(W.shape, b.shape) for W, b in start()] == SHAPES


def test_a_run_is_gradient_descent():
    X, labels = DATA["rings"]()
    thetas = train(backward, X, labels)
    params = start()
    for step in range(3):
        assert thetas[step] == pytest.approx(np.concatenate([a.ravel() for pair in params for a in pair]))
        gradients = loss_and_gradients(params, X, labels, activation="tanh").params
        params = [(W - RATE * dW, b - RATE * db) for (W, b), (dW, db) in zip(params, gradients, strict=True)]
    losses, right = course(thetas, X, labels)
    assert losses[-1] < 0.05 * losses[0] and right[-1] == 1 and len(thetas) == UPDATES + 1


def test_a_right_function_is_checked_and_confirmed():
    live = figures.training(backward)
    assert "Checked first: backward agrees with centred differences at all 136 entries." in live.says
    assert live.draw(LAST) == figures.training().draw(LAST)


def test_a_wrong_function_is_told_and_trained_with():
    live = figures.training(doubled)
    live.draw(LAST)
    assert "doubled and centred differences disagree, most at W" in live.says and "all the same" in live.says
    assert "accuracy 100 %" in live.says and live.error is None  # wrong gradients that learn
    live = figures.training(uphill)
    losses = live.scene.trained("rings")[3]
    assert losses[20] > 3 * losses[0]


@pytest.mark.parametrize(("function", "words"), [
    (lambda *a: backward(*a)[::-1], "returned dW1 of shape (8, 2), where (2, 10) was expected"),
    (lambda *a: backward(*a)[:2], "returned 4 results, where 6 were expected: dW1, db1, dW2, db2, dW3, db3"),
    (lambda *a: [(dW.T, db) for dW, db in backward(*a)], "its transpose would fit"),
    (lambda *a: [(dW * np.nan, db) for dW, db in backward(*a)], "returned dW1 with nan in it, first at dW1[0, 0]"),
    (lambda *a: backward(*a)[0][0], "returned one array of shape (2, 10)"), (lambda params, X: 0, "raised TypeError"),
])
def test_counts_shapes_and_nan_are_told_and_nothing_is_trained(function, words):
    live = figures.training(function)
    for step in (1, 150, UPDATES + 1):
        live.draw({"step": step})
        assert any(words in problem for problem in live.scene.problems()), live.scene.problems()
        assert "Nothing was trained." in live.says and "loss 0.861" in live.says


def test_a_stub_is_unwritten_and_the_run_is_the_courses():
    live = figures.training(my_backward)
    assert live.scene.problems() == ["my_backward is not written yet."] and live.error is None
    assert live.draw(LAST) == figures.training().draw(LAST) and "the course's gradients" in live.says


def test_parameters_that_run_away_are_told_and_not_drawn():
    live = figures.training(lambda *a: [(dW + 1e300, db) for dW, db in backward(*a)])
    live.draw({"step": 3})
    assert "run away, there is no loss" in live.says and not live.scene.ground.get_visible()
    live.draw({"step": 1})
    assert "loss 0.861" in live.says and live.scene.ground.get_visible()


def test_a_function_that_fails_on_the_way_is_told():
    calls = []

    def tires(params, X, labels):
        calls.append(1)
        if len(calls) > 9:
            raise KeyError("tired")
        return backward(params, X, labels)

    live = figures.training(tires)
    live.draw({"step": 50})
    assert "after 0 updates" in live.says
    assert isinstance(live.error, KeyError) and "tired" in live.scene.problems()[0] and "loss 0.861" in live.says


def test_a_slow_right_function_is_trained_with_as_far_as_time_goes(monkeypatch):
    monkeypatch.setattr(training_scene, "SECONDS", 0.15)

    def slow(params, X, labels):
        sleep(0.01)
        return backward(params, X, labels)

    live = figures.training(slow)
    live.draw(LAST)
    assert "slow agrees" in live.says and live.error is None and live.scene.problems() == []
    done = int(re.search(r"ended after (\d+) of 300", live.says)[1])
    thetas = live.scene.trained("rings")[2]
    assert f"after {done} updates: loss" in live.says
    assert 0 < done < 30 and (thetas[done:] == thetas[done]).all() and (thetas[done] != thetas[done - 1]).any()


def test_params_may_be_changed_in_place():
    def careless(params, X, labels):
        gradients = backward(params, X, labels)
        for W, b in params:
            W[:], b[:] = 0, 0
        X[:], labels[:] = 0, 0
        return gradients

    live = figures.training(careless)
    assert live.draw(LAST) == figures.training().draw(LAST)


def test_lists_and_flat_results_are_taken_too():
    def flat(params, X, labels):
        return [array.tolist() for pair in backward(params, X, labels) for array in pair]

    live = figures.training(flat)
    live.draw(LAST)
    assert live.scene.problems() == [] and "agrees" in live.says and "accuracy 100 %" in live.says


def test_points_the_network_gets_wrong_are_crossed():
    live = figures.training()
    for step in (1, 20, UPDATES + 1):
        live.draw({"step": step})
        share = len(live.scene.missed.get_xdata()) / N
        assert f"accuracy {100 * (1 - share):.0f} %" in live.says


def test_training_runs_once_for_each_data_set():
    calls = []

    def counted(params, X, labels):
        calls.append(1)
        return backward(params, X, labels)

    live = figures.training(counted)
    for step in range(1, 300, 20):
        live.draw({"step": step})
        live.draw({"step": step, "data": "spirals"})
    assert len(calls) == 1 + 2 * UPDATES
