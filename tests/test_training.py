"""Stochastic gradient descent: the steps it takes, what it stops for, and that nothing learned is lost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from helpers import forward, loss_and_gradients, negative_sampling, row_gradients, sgd

from .draws import a_network, dtypes, locked, quick


def line(theta, X, y):
    """Linear regression: the loss 1/2m sum (X theta - y)^2 and its gradient."""
    error = X @ theta - y
    return (error**2).mean() / 2, X.T @ error / len(y)


def points(n=23, d=3, seed=0):
    rng = np.random.default_rng(seed)
    X, theta = rng.normal(size=(n, d)), rng.normal(size=d)
    return locked(X), locked(X @ theta), theta


def network_step(params, X, labels):
    return loss_and_gradients(params, X, labels, "tanh")


def flat(params):
    return np.concatenate([array.reshape(-1) for pair in params for array in pair])


@quick
@given(st.integers(1, 9), st.integers(1, 12), st.integers(1, 3), st.booleans(), dtypes)
def test_the_steps_are_those_of_a_plain_loop(n, batch_size, epochs, shuffle, dtype):
    X, y, _ = (array.astype(dtype) for array in points(n))
    theta, rng, losses = np.zeros(3, dtype), np.random.default_rng(5), []
    for _ in range(epochs):
        order = rng.permutation(n) if shuffle else np.arange(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            loss, gradient = line(theta, X[rows], y[rows])
            theta = theta - dtype(0.1) * gradient
            losses.append(loss)
    training = sgd(line, np.zeros(3, dtype), (X, y), batch_size=batch_size, epochs=epochs, shuffle=shuffle, seed=5)
    assert training.params.dtype == dtype and training.stopped == "finished"
    assert_array_equal(training.params, theta)
    assert_array_equal(training.losses, losses)


def test_it_finds_the_line_and_the_same_one_for_the_same_seed():
    X, y, theta = points(60)
    first, second, other = (sgd(line, np.zeros(3), (X, y), epochs=100, seed=seed) for seed in (1, 1, 2))
    assert_allclose(first.params, theta, atol=1e-4)
    assert_array_equal(first.params, second.params)
    assert not np.array_equal(first.params, other.params)


def test_it_trains_a_network_and_leaves_what_it_was_given():
    params, X, labels = a_network(n=40)
    before = flat(params).copy()
    for array in (X, labels, *(array for pair in params for array in pair)):
        locked(array)
    training = sgd(network_step, params, (X, labels), learning_rate=0.3, batch_size=7, epochs=60)
    assert_array_equal(flat(params), before)
    assert training.losses[-1] < training.losses[0] / 2
    assert [array.shape for pair in training.params for array in pair] == [array.shape for pair in params for array in pair]
    assert isinstance(training.params, list) and isinstance(training.params[0], tuple)
    assert (forward(training.params, X, "tanh").argmax(axis=1) == labels).mean() > 0.7


def test_rows_alone_move_and_repeated_words_add_up():
    rng = np.random.default_rng(0)
    U, V = locked(rng.normal(size=(9, 3))), locked(rng.normal(size=(8, 3)))
    data = np.array([4, 4, 1]), np.array([2, 5, 2])

    def step(params, centre, o):
        V, U = params
        loss, dv, dU = negative_sampling(V[centre], o, U, [7, 7])
        return loss, [row_gradients(centre, dv, V.shape), dU]

    dense = [V.copy(), U.copy()]
    for _ in range(2):
        dense = [old - 0.5 * np.asarray(own) for old, own in zip(dense, step(dense, *data)[1], strict=True)]
    training = sgd(step, [V, U], data, learning_rate=0.5, epochs=2, shuffle=False)
    for ours, expected in zip(training.params, dense, strict=True):
        assert_allclose(ours, expected, rtol=1e-13)
    assert_array_equal(np.flatnonzero((training.params[0] != V).any(axis=1)), [1, 4])


def test_the_rate_may_follow_a_schedule():
    X, y, _ = points()
    seen = []

    def rate(step):
        seen.append(step)
        return 0.2 / (1 + step)

    training = sgd(line, np.zeros(3), (X, y), learning_rate=rate, batch_size=23, epochs=3, shuffle=False)
    theta = np.zeros(3)
    for step in range(3):
        theta = theta - 0.2 / (1 + step) * line(theta, X, y)[1]
    assert_array_equal(training.params, theta)
    assert set(seen) == {0, 1, 2}


def test_callbacks_see_each_step_and_may_stop_it():
    X, y, _ = points()
    seen, also = [], []

    def look(progress):
        seen.append(progress)
        return progress.step == 5

    training = sgd(line, np.zeros(3), (X, y), batch_size=10, callbacks=[look, also.append])
    assert [(p.step, p.epoch) for p in seen] == [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2)] and also == seen
    assert training.stopped == "callback" and "step 5" in training.message
    assert training.losses == [p.loss for p in seen] and training.params is seen[-1].params
    assert sgd(line, np.zeros(3), (X, y), epochs=2, callbacks=lambda progress: "no").stopped == "finished"


@pytest.mark.parametrize("sparse", [False, True])
def test_early_stopping_returns_the_best_parameters(sparse):
    values = iter([3.0, 1.0, 2.0, np.nan, 0.5])
    after = []

    def step(theta, x):
        return 1.0, row_gradients([0], [[1.0]], (2, 1)) if sparse else np.array([[1.0], [0.0]])

    def validate(theta):
        after.append(theta.copy())
        return next(values)

    training = sgd(step, np.zeros((2, 1)), [0.0], learning_rate=1, epochs=9, validate=validate, patience=2)
    assert training.stopped == "early" and "epoch 2" in training.message
    assert_array_equal(training.validation, [3, 1, 2, np.nan])
    assert_array_equal(training.params, [[-2], [0]])
    assert_array_equal(after[-1], [[-4], [0]])


def test_validation_without_patience_only_looks():
    X, y, _ = points()
    training = sgd(line, np.zeros(3), (X, y), epochs=4, validate=lambda theta: line(theta, X, y)[0])
    assert training.stopped == "finished" and len(training.validation) == 4
    assert training.validation[-1] == line(training.params, X, y)[0]


@pytest.mark.parametrize("sparse", [False, True])
@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_loss_that_is_no_number_stops_it_with_the_parameters_of_before(bad, sparse, capsys):
    losses = iter([4.0, 3.0, bad])

    def step(theta, x):
        return next(losses), row_gradients([1, 1], [[0.5], [0.5]], (2, 1)) if sparse else np.array([[0.0], [1.0]])

    training = sgd(step, np.zeros((2, 1)), [0.0], learning_rate=1, epochs=9)
    assert training.stopped == "diverged" and f"the loss became {bad} at step 3" in training.message
    assert_array_equal(training.params, [[0], [-1]])  # where the loss was 3, the last that was a number
    assert capsys.readouterr().out == f"sgd diverged: {training.message}\n" and training.message in repr(training)
    assert_array_equal(training.losses, [4, 3, bad])


def test_a_loss_that_is_no_number_at_once_points_at_the_data():
    training = sgd(line, np.ones(3), (np.full((4, 3), np.nan), np.ones(4)), say=None)
    assert training.stopped == "diverged" and "the first: look at the data" in training.message
    assert_array_equal(training.params, np.ones(3))


@pytest.mark.parametrize("sparse", [False, True])
def test_a_parameter_that_is_no_number_is_not_taken_over(sparse, capsys):
    gradients = iter([1.0, np.nan])

    def step(theta, x):
        g = next(gradients)
        return 1.0, row_gradients([1], [[g]], (2, 1)) if sparse else np.array([[0.0], [g]])

    training = sgd(step, np.zeros((2, 1)), [0.0], learning_rate=1, epochs=2)
    assert training.stopped == "diverged" and "a parameter became nan or infinite at step 2" in training.message
    assert_array_equal(training.params, [[0], [-1]])
    assert "sgd diverged" in capsys.readouterr().out


def test_a_rate_far_too_large_diverges_and_keeps_finite_parameters(capsys):
    X, y, _ = points()
    with np.errstate(over="ignore", invalid="ignore"):
        training = sgd(line, np.ones(3), (X, y), learning_rate=1e6, epochs=200)
    assert training.stopped == "diverged" and np.isfinite(training.params).all()
    assert "A smaller learning rate may help" in capsys.readouterr().out


def test_an_interruption_keeps_the_parameters_so_far(capsys):
    params, X, labels = a_network(n=20)
    seen = []

    def interrupt(progress):
        seen.append(progress)
        if progress.step == 4:
            raise KeyboardInterrupt

    training = sgd(network_step, params, (X, labels), batch_size=8, callbacks=interrupt)
    assert training.stopped == "interrupted" and training.params is seen[-1].params and len(training.losses) == 4
    assert capsys.readouterr().out == f"sgd interrupted: {training.message}\n"

    def interrupted_at_once(params, X, labels):
        raise KeyboardInterrupt

    training = sgd(interrupted_at_once, params, (X, labels), say=None)
    assert_array_equal(flat(training.params), flat(params))


X23, Y23, _ = points()


@pytest.mark.parametrize(("settings", "error", "said"), [
    ({"data": (X23, Y23[:7])}, ValueError, r"data\[0\] has shape \(23, 3\), data\[1\] has \(7,\)"),
    ({"data": (X23, 1.0)}, ValueError, r"data\[1\] has \(\)"),
    ({"data": ()}, ValueError, "data: expected an array, or a tuple"),
    ({"data": (X23[:0], Y23[:0])}, ValueError, r"data\[0\]: .*empty array of shape \(0, 3\)"),
    ({"learning_rate": -0.1}, ValueError, "learning_rate: expected one number of at least 0"),
    ({"learning_rate": np.nan}, ValueError, "learning_rate: expected one number of at least 0"),
    ({"learning_rate": lambda step: -1.0}, ValueError, "learning_rate: expected one number of at least 0"),
    ({"learning_rate": "fast"}, TypeError, "learning_rate: .*the text 'fast'"),
    ({"batch_size": 0}, ValueError, "batch_size: expected at least 1; got 0"),
    ({"epochs": 1.5}, TypeError, "epochs: expected an integer; got 1.5"),
    ({"patience": 2}, ValueError, "patience: without validate there is nothing to wait for"),
    ({"patience": 0, "validate": lambda theta: 1.0}, ValueError, "patience: expected at least 1; got 0"),
    ({"params": np.ones((3, 1))}, ValueError, r"the gradient by params: expected shape \(3, 1\), like params; got shape"),
    ({"params": [np.ones(3)]}, ValueError, r"the gradient by params: expected 1 parts, like params; got shape \(3,\)"),
    ({"params": None}, TypeError, "params: .*got None"),
])
def test_what_does_not_fit(settings, error, said):
    given = {"params": np.ones(3), "data": (X23, Y23), **settings}
    params, data = given.pop("params"), given.pop("data")

    def like_theta(theta, X, y):
        return line(np.ones(3), X, y)

    with pytest.raises(error, match=said):
        sgd(like_theta, params, data, **given)


def test_a_gradient_that_is_not_like_a_layer_is_named():
    params, X, labels = a_network()

    def transposed(params, X, labels):
        loss, grads = (result := loss_and_gradients(params, X, labels)).loss, result.params
        return loss, [(grads[0][0].T, grads[0][1]), grads[1]]

    with pytest.raises(ValueError, match=r"the gradient by params\[0\]\[0\]: expected shape \(5, 4\).*got shape \(4, 5\)"):
        sgd(transposed, params, (X, labels))
