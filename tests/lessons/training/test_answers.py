"""Answers that learners of lesson 10 might really give about one model's steps, right and wrong."""

import math

import numpy as np

from helpers import loss_and_gradients, numerical_gradient, sgd, sigmoid, softmax_cross_entropy_grad
from helpers.lessons.training.exercises import EXERCISES

from ..answering import as_expected, every_answer, tried


def half_mse(theta, X, y):
    return ((X @ theta - y) ** 2).mean() / 2


def linear_loops(theta, X, y):
    grad = [0.0] * len(theta)
    for row, target in zip(X, y, strict=True):
        error = sum(t * x for t, x in zip(theta, row, strict=True)) - target
        for j in range(len(theta)):
            grad[j] += error * row[j] / len(y)
    return grad


def linear_in_place(theta, X, y):
    X *= (X @ theta - y)[:, None]
    return X.mean(axis=0)


def logistic_loss(theta, X, y):
    z = X @ theta
    return (np.logaddexp(0, z) - y * z).mean()


def logistic_through_softmax(theta, X, y):
    logits = np.stack([np.zeros(len(X)), X @ theta], axis=1)
    return X.T @ softmax_cross_entropy_grad(logits, y.astype(int))[:, 1]


def logistic_by_the_chain_rule(theta, X, y):
    h = sigmoid(X @ theta)
    by_h = -y / h + (1 - y) / (1 - h)
    return (by_h * h * (1 - h)) @ X / len(y)


def epoch_while(theta, X, y, rate, size, order):
    order = list(order)
    theta = theta.copy()
    while order:
        rows, order = order[:size], order[size:]
        step = np.zeros_like(theta)
        for n in rows:
            step += (X[n] @ theta - y[n]) * X[n]
        theta -= rate / len(rows) * step
    return theta


def epoch_by_sgd(theta, X, y, rate, size, order):
    def step(theta, X, y):
        return half_mse(theta, X, y), X.T @ (X @ theta - y) / len(y)
    return sgd(step, theta, (X[order], y[order]), learning_rate=rate, batch_size=size, epochs=1, shuffle=False).params


def epoch(cut=lambda X, y, order: (X[order], y[order]), starts=lambda N, size: range(0, N, size), early=False):
    def answer(theta, X, y, rate, size, order):
        X, y = cut(X, y, order)
        for a in starts(len(y), size):
            x, t = X[a:a + size], y[a:a + size]
            theta = theta - rate * x.T @ (x @ theta - t) / len(t)
            if early:
                return theta
        return theta
    return answer


def sorted_back(X, y, order):
    return X[np.sort(order)], y[np.sort(order)]


def boundary_by_search(theta, x1):
    return [np.linalg.solve([[theta[2]]], [-theta[0] - theta[1] * x])[0] for x in x1]


TABLE = {
    "linear_gradient": [
        ("right", lambda t, X, y: (X @ t - y) @ X / len(y)), ("right", linear_loops),
        ("right", lambda t, X, y: numerical_gradient(lambda t: half_mse(t, X, y), t)),
        ("right", lambda t, X, y: np.mean((X @ t - y)[:, None] * X, axis=0)),
        ("right", lambda t, X, y: (X.T @ X @ t - X.T @ y) / X.shape[0]),
        ("right", lambda t, X, y: -X.T @ (y - X @ t) / len(X)), ("right", lambda t, X, y: np.einsum("nd,n->d", X,
                                                                                                    X @ t - y) / len(y)),
        ("S29", lambda t, X, y: (y - X @ t) @ X / len(y)), ("G2", lambda t, X, y: (X @ t - y) @ X),
        ("S25", lambda t, X, y: X.sum(0) / len(y)), ("twice", lambda t, X, y: 2 / len(y) * X.T.dot(X.dot(t) - y)),
        ("half", lambda t, X, y: 0.5 * np.mean(X * (X @ t - y)[:, None], axis=0)),
        ("D9", lambda t, X, y: np.mean(X, 0) * np.mean(X @ t - y)), ("loss", lambda t, X, y: half_mse(t, X, y)),
        ("no-x", lambda t, X, y: np.mean(X @ t - y)), ("features", lambda t, X, y: X.T @ (X @ t - y) / t.size),
        ("no-transpose", lambda t, X, y: X @ (X @ t - y) / len(y)), ("D4", lambda t, X, y: X * (X @ t - y)[:, None]),
        ("wrong", lambda t, X, y: X.T @ (X @ t - y) / (len(y) - 1)), ("wrong", lambda t, X, y: (X.T @ (X @ t - y) / len(y))[:,
            None]),
        ("wrong", lambda t, X, y: np.abs(X.T @ (X @ t - y)) / len(y)), ("wrong", linear_in_place),
        ("wrong", lambda t, X, y: np.round(X.T @ (X @ t - y) / len(y), 3)), ("wrong", lambda t, X, y: X.T @ (X @ t - y[:,
            None]) @ X),
        ("error", lambda t, X: X.T @ X @ t),
    ],
    "step": [
        ("right", lambda t, g, r: t + -r * g), ("right", lambda t, g, r: np.subtract(t, np.multiply(r, g))),
        ("right", lambda t, g, r: [[a - r * b for a, b in zip(*rows, strict=True)] for rows in zip(t, g, strict=True)]
         if t.ndim == 2 else [a - r * b for a, b in zip(t, g, strict=True)]),
        ("right", lambda t, g, r: -(r * g - t)), ("S24", lambda t, g, r: r * g + t), ("no-rate", lambda t, g, r: t - g),
        ("divided", lambda t, g, r: t - g / r), ("only-step", lambda t, g, r: -(r * g)), ("zero", lambda t, g, r: t),
        ("relative", lambda t, g, r: t - r * g * t), ("swapped", lambda t, g, r: g - r * t),
        ("D21", lambda t, g, r: np.subtract(t, r * g, out=t)), ("wrong", lambda t, g, r: t - r * np.abs(g)),
        ("wrong", lambda t, g, r: t - r ** 2 * g), ("wrong", lambda t, g, r: t - 0.01 * g), ("wrong", lambda t, g,
                                                                                             r: (t - r * g).ravel()),
        ("wrong", lambda t, g, r: np.multiply(g, r, out=g) * 0 + t - g), ("wrong", lambda t, g, r: print(t - r * g)),
        ("error", lambda t, g, r: t - r @ g),
    ],
    "epoch": [
        ("right", epoch_while), ("right", epoch_by_sgd), ("right", epoch()),
        ("right", lambda t, X, y, r, s, o: epoch()(t.copy(), X, y, r, s, list(o))),
        ("unshuffled", epoch(lambda X, y, order: (X, y))), ("unshuffled", epoch(sorted_back)),
        ("unpaired", epoch(lambda X, y, order: (X[order], y))), ("unpaired", epoch(lambda X, y, order: (X, y[order]))),
        ("short-dropped", epoch(starts=lambda N, size: range(0, N - size + 1, size))),
        ("short-dropped", epoch(starts=lambda N, size: [k * size for k in range(N // size)])),
        ("first-only", epoch(early=True)), ("inverse", epoch(lambda X, y, order: (X[np.argsort(order)], y[np.argsort(order)]))),
        ("overlapping", epoch(starts=lambda N, size: range(N - size + 1))), ("zero-start", lambda t, *rest: epoch()(0 * t,
                                                                                                                    *rest)),
        ("nothing", lambda t, *rest: t), ("S24", lambda t, X, y, r, s, o: epoch()(t, X, y, -r, s, o)),
        ("whole", lambda t, X, y, r, s, o: epoch()(t, X, y, r, len(y), o)),
        ("one-by-one", lambda t, X, y, r, s, o: epoch()(t, X, y, r, 1, o)),
        ("wrong", epoch(lambda X, y, order: (X[order[::-1]], y[order[::-1]]))), ("wrong", lambda t, *rest: epoch()(t, *rest)[:1]),
        ("wrong", lambda t, X, y, r, s, o: epoch()(epoch()(t, X, y, r, s, o), X, y, r, s, o)),
        ("wrong", lambda t, X, y, r, s, o: epoch()(t, X, y, r, s, np.random.default_rng(0).permutation(len(y)))),
        ("error", lambda t, X, y, r, s, o: t - r * X[o].T @ (X[o] @ t - y[o[:1]][:, None])),
    ],
    "logistic_gradient": [
        ("right", logistic_through_softmax), ("right", lambda t, X, y: (1 / (1 + np.exp(-X @ t)) - y) @ X / len(y)),
        ("right", lambda t, X, y: numerical_gradient(lambda t: logistic_loss(t, X, y), t)),
        ("right", lambda t, X, y: (y * (sigmoid(X @ t) - 1) + (1 - y) * sigmoid(X @ t)) @ X / len(y)),
        ("right", lambda t, X, y: [sum((1 / (1 + math.exp(-(x @ t))) - a) * x[j] for x, a in zip(X, y, strict=True)) / len(y)
                                   for j in range(len(t))]),
        ("S29", lambda t, X, y: (y - sigmoid(X @ t)) @ X / len(y)), ("G2", lambda t, X, y: X.T @ (sigmoid(X @ t) - y)),
        ("linear", lambda t, X, y: X.T @ (X @ t - y) / len(y)),
        ("squares", lambda t, X, y: ((sigmoid(X @ t) - y) * sigmoid(X @ t) * sigmoid(-X @ t)) @ X / len(y)),
        ("other-class", lambda t, X, y: X.T @ (sigmoid(-X @ t) - y) / len(y)), ("S25", lambda t, X, y: X.mean(0)),
        ("no-target", lambda t, X, y: sigmoid(X @ t) @ X / len(y)), ("decided", lambda t, X,
                                                                     y: X.T @ (np.round(sigmoid(X @ t)) - y) / len(y)),
        ("wrong", lambda t, X, y: X.T @ (np.tanh(X @ t) - y) / len(y)), ("wrong", lambda t, X, y: logistic_loss(t, X, y)),
        ("features", lambda t, X, y: X.T @ (sigmoid(X @ t) - y) / t.size),
        ("uncancelled", logistic_by_the_chain_rule), ("error", lambda t, X, y: X.T @ (sigmoid(t @ X) - y)),
    ],
    "boundary": [
        ("right", boundary_by_search), ("right", lambda t, x: (-t[0] - t[1] * x) / t[2]), ("right", lambda t,
                                                                                           x: -t[0] / t[2] - t[1] / t[2] * x),
        ("right", lambda t, x: -(np.stack([np.ones_like(x), x], axis=1) @ t[:2]) / t[2]), ("sign", lambda t,
                                                                                           x: t[0] / t[2] + t[1] / t[2] * x),
        ("intercept", lambda t, x: x * -t[1] / t[2]), ("half", lambda t, x: -(t[0] + t[1] * x - 0.5) / t[2]),
        ("precedence", lambda t, x: -t[0] + -t[1] * x / t[2]), ("slope", lambda t, x: -t[1] / t[2]),
        ("not-divided", lambda t, x: -t[0] - t[1] * x), ("sign-of-one", lambda t, x: -t[0] / t[2] + t[1] / t[2] * x),
        ("shifted", lambda t, x: -(t[1] + t[2] * x) / t[0]), ("chance", lambda t, x: sigmoid(t[0] + t[1] * x)),
        ("wrong", lambda t, x: -(t[0] + t[1] * x) / abs(t[2])), ("wrong", lambda t, x: np.stack([x, -(t[0] + t[1] * x) / t[2]])),
        ("error", lambda t, x: -(t[0] + t[1] * x) / t[3]),
    ],
}


@every_answer(TABLE)
def test_answer(name, i, expected, answer):
    verdict = EXERCISES[name].check(answer)
    assert as_expected(verdict, expected), verdict


def test_every_exercise_is_tried_with_ten_answers():
    assert min(tried(TABLE).values()) >= 10


def test_the_course_s_own_function_gives_the_gradients_of_the_exercise():
    for probe in EXERCISES["gradients"].probes():
        params, X, labels, l2 = probe.args
        found = loss_and_gradients(params, X, labels, "relu", l2).params
        for (dW, db), (other_dW, other_db) in zip(EXERCISES["gradients"].reference(*probe.args), found, strict=True):
            np.testing.assert_allclose(dW, other_dW, rtol=1e-12, atol=1e-14)
            np.testing.assert_allclose(db, other_db, rtol=1e-12, atol=1e-14)
