"""Answers that learners of lesson 07 might really give where whole networks are concerned: the way back, and training."""

import numpy as np
import pytest

from helpers import (
    flatten,
    loss_and_gradients,
    numerical_gradient,
    one_hot,
    softmax,
    softmax_cross_entropy_grad,
    tanh_grad,
    unflatten,
)
from helpers.lessons.delta_recursion.exercises import EXERCISES

from ..answering import as_expected, every_answer


def up(params, X):
    """The pre-activations, and what enters each layer."""
    A, Z = [X], []
    for k, (W, b) in enumerate(params):
        Z.append(A[-1] @ W + b)
        if k < len(params) - 1:
            A.append(np.tanh(Z[-1]))
    return A, Z


def looped(top=lambda Z, y: softmax_cross_entropy_grad(Z, y), down=lambda G, W, A, Z: G @ W.T * (1 - A * A), last=0,
           dW=lambda A, G: A.T @ G, db=lambda G: G.sum(0), finish=lambda grads: grads[::-1]):
    """One loop from the top; ``last`` is the layer at which it stops."""
    def answer(params, X, labels):
        A, Z = up(params, X)
        G, grads = top(Z[-1], labels), []
        for k in range(len(params) - 1, last - 1, -1):
            grads.append((dW(A[k], G), db(G)))
            if k:
                G = down(G, params[k][0], A[k], Z[k - 1])
        return finish(grads)
    return answer


def recursive(params, X, labels):
    """Each call does its layer, and what is above it first."""
    def below(k, A):
        W, b = params[k]
        Z = A @ W + b
        if k == len(params) - 1:
            G = (softmax(Z) - one_hot(labels, Z.shape[1])) / len(X)
            rest = []
        else:
            H = np.tanh(Z)
            into, rest = below(k + 1, H)
            G = into * (1 - H ** 2)
        return G @ W.T, [(A.T @ G, G.sum(axis=0)), *rest]
    return below(0, X)[1]


def in_columns(params, X, labels):
    a, zs = [X.T], []
    for W, b in params:
        zs.append(W.T @ a[-1] + b[:, None])
        a.append(np.tanh(zs[-1]))
    delta = (softmax(zs[-1], axis=0) - np.eye(len(zs[-1]))[:, labels]) / len(X)
    grads = [None] * len(params)
    for k in reversed(range(len(params))):
        grads[k] = ((delta @ a[k].T).T, delta.sum(axis=1))
        if k:
            delta = (params[k][0] @ delta) / np.cosh(zs[k - 1]) ** 2
    return grads


def example_by_example(params, X, labels):
    total = [(0 * W, 0 * b) for W, b in params]
    for x, y in zip(X, labels, strict=True):
        one = looped()(params, x[None], np.array([y]))
        total = [(W + dW / len(X), b + db / len(X)) for (W, b), (dW, db) in zip(total, one, strict=True)]
    return total


def by_differences(params, X, labels):
    shapes = [(W.shape, b.shape) for W, b in params]
    def f(theta):
        return loss_and_gradients(unflatten(theta, shapes), X, labels, activation="tanh").loss
    return unflatten(numerical_gradient(f, flatten(params)), shapes)


def inserting(params, X, labels):
    grads = []
    for pair in looped(finish=lambda grads: grads)(params, X, labels):
        grads.insert(0, list(pair))
    return grads


def growing(params, X, labels, grads=[]):  # noqa: B006 - this is the mistake
    grads += looped()(params, X, labels)
    return grads


def editing_params(params, X, labels):
    grads = looped()(params, X, labels)
    for (W, b), (dW, db) in zip(params, grads, strict=True):
        W -= 0.07 * dW
        b -= 0.07 * db
    return grads


def editing_inputs(params, X, labels):
    X -= X.mean(axis=0)
    return looped()(params, X, labels)


def all_squashed(params, X, labels):
    """tanh in the loop over all layers, the last one included."""
    A = [X]
    for W, b in params:
        A.append(np.tanh(A[-1] @ W + b))
    G, grads = softmax_cross_entropy_grad(A[-1], labels), []
    for k in reversed(range(len(params))):
        G = G * (1 - A[k + 1] ** 2)
        grads.append((A[k].T @ G, G.sum(axis=0)))
        G = G @ params[k][0].T
    return grads[::-1]


def slope_at_the_wrong_time(params, X, labels):
    """G meets the slope of its own layer after the gradients of that layer have been taken."""
    A, Z = up(params, X)
    G, grads = softmax_cross_entropy_grad(Z[-1], labels), []
    for k in reversed(range(len(params))):
        grads.append((A[k].T @ G, G.sum(axis=0)))
        G = (G * tanh_grad(Z[k])) @ params[k][0].T
    return grads[::-1]


def two_layers_only(params, X, labels):
    (W1, b1), (W2, b2) = params
    A = np.tanh(X @ W1 + b1)
    G = softmax_cross_entropy_grad(A @ W2 + b2, labels)
    G1 = G @ W2.T * (1 - A ** 2)
    return [(X.T @ G1, G1.sum(0)), (A.T @ G, G.sum(0))]


BACKWARD = [
    ("right", looped()), ("right", recursive), ("right", in_columns), ("right", example_by_example), ("right", by_differences),
    ("right", inserting), ("right", looped(finish=lambda g: tuple(g[::-1]))),
    ("right", looped(finish=lambda g: list(reversed(g)))),
    ("right", looped(finish=lambda g: list(zip(*zip(*g[::-1], strict=True), strict=True)))),
    ("right", looped(lambda Z, y: (softmax(Z) - np.eye(Z.shape[1])[y]) / len(Z), lambda G, W, A, Z: tanh_grad(Z) * (W @ G.T).T)),
    ("right", looped(lambda Z, y: softmax(Z) - one_hot(y, Z.shape[1]), dW=lambda A, G: A.T @ G / len(A), db=lambda G: G.mean(0))),
    ("E1", looped(down=lambda G, W, A, Z: G @ W.T * tanh_grad(A))),
    ("B6", looped(down=lambda G, W, A, Z: G @ W.T * (1 - Z ** 2))),
    ("E3", looped(down=lambda G, W, A, Z: G @ W.T)), ("relu", looped(down=lambda G, W, A, Z: G @ W.T * (A > 0))),
    ("E4", looped(down=lambda G, W, A, Z: np.maximum(G @ W.T, 0) * (1 - A ** 2))),
    ("E5", looped(down=lambda G, W, A, Z: tanh_grad(Z))),
    ("E7", looped(down=lambda G, W, A, Z: G @ W * (1 - A * A))),
    ("E10", looped(lambda Z, y: softmax_cross_entropy_grad(Z, y) * tanh_grad(Z))),
    ("E9", looped(down=lambda G, W, A, Z: G.sum(0, keepdims=True) @ W.T * (1 - A * A))), ("E2-above", slope_at_the_wrong_time),
    ("E11", looped(last=1)), ("C1", looped(lambda Z, y: -softmax_cross_entropy_grad(Z, y))),
    ("C5", looped(lambda Z, y: softmax(Z) - one_hot(y, Z.shape[1]))),
    ("C5", looped(lambda Z, y: softmax_cross_entropy_grad(Z, y, "sum"))),
    ("D7", looped(db=lambda G: G.mean(0))), ("C6", looped(dW=lambda A, G: A.T @ G / len(G), db=lambda G: G.mean(0))),
    ("D2", looped(dW=lambda A, G: G.T @ A)), ("D4", looped(db=lambda G: G)), ("D5", looped(db=lambda G: G.sum(1))),
    ("D9", looped(dW=lambda A, G: np.outer(A.mean(0), G.sum(0)))), ("squashed-logits", all_squashed),
    ("C5-slope", looped(lambda Z, y: softmax(Z) - one_hot(y, Z.shape[1]), lambda G, W, A, Z: G @ W.T)),
    ("C5-slope", looped(lambda Z, y: softmax(Z) - one_hot(y, Z.shape[1]), lambda G, W, A, Z: G @ W.T * (1 - np.tanh(A) ** 2))),
    ("no-target", looped(lambda Z, y: softmax(Z) / len(Z))),
    ("S30", looped(lambda Z, y: softmax_cross_entropy_grad(softmax(Z), y))),
    ("activation", lambda p, X, y: loss_and_gradients(p, X, y).params),
    ("activation", lambda p, X, y: loss_and_gradients(p, X, y, activation="relu").params),
    ("right", lambda p, X, y: loss_and_gradients(p, X, y, "tanh").params),
    ("wrong", looped(finish=lambda g: g)), ("wrong", looped(finish=lambda g: [(db, dW) for dW, db in g[::-1]])),
    ("wrong", looped(finish=lambda g: list(zip(*g[::-1], strict=True)))),
    ("wrong", looped(finish=lambda g: zip(g[::-1], strict=True))),
    ("wrong", looped(finish=lambda g: [part for pair in g[::-1] for part in pair])),
    ("wrong", looped(finish=lambda g: g[1:][::-1])),
    ("wrong", looped(finish=lambda g: g[0])), ("wrong", looped(finish=lambda g: dict(enumerate(g)))), ("wrong", growing),
    ("wrong", looped(finish=lambda g: flatten(g[::-1]))), ("wrong", looped(down=lambda G, W, A, Z: np.nan * G @ W.T)),
    ("wrong", editing_params), ("wrong", editing_inputs),
    ("wrong", looped(lambda Z, y: 2 * softmax_cross_entropy_grad(Z, y))), ("error", two_layers_only),
    ("error", looped(dW=lambda A, G: A @ G)), ("error", looped(lambda Z, y: softmax(Z) - y)),
]


def descending(gradients=lambda p, X, y: loss_and_gradients(p, X, y, activation="tanh").params,
               step=lambda old, g, rate: old - rate * g):
    def answer(params, X, labels, rate, steps):
        for _ in range(steps):
            grads = gradients(params, X, labels)
            params = [(step(W, dW, rate), step(b, db, rate)) for (W, b), (dW, db) in zip(params, grads, strict=True)]
        return params
    return answer


def descending_on_copies(params, X, labels, rate, steps):
    mine = [(W.copy(), b.copy()) for W, b in params]
    while steps:
        for (W, b), (dW, db) in zip(mine, loss_and_gradients(mine, X, labels, "tanh").params, strict=True):
            W -= rate * dW
            b -= rate * db
        steps -= 1
    return mine


def descending_flat(params, X, labels, rate, steps):
    shapes, theta = [(W.shape, b.shape) for W, b in params], flatten(params)
    for _ in range(steps):
        theta = theta - rate * flatten(looped()(unflatten(theta, shapes), X, labels))
    return unflatten(theta, shapes)


def descending_by_names(params, X, labels, rate, steps):
    for _ in range(steps):
        grads = looped()(params, X, labels)
        for (W, b), (dW, db) in zip(params, grads, strict=True):
            W = W - rate * dW
            b = b - rate * db
    return params


def descending_in_place(params, X, labels, rate, steps):
    for _ in range(steps):
        for k, (dW, db) in enumerate(looped()(params, X, labels)):
            params[k] = (params[k][0] - rate * dW, params[k][1] - rate * db)
    return params


def returning_inside(params, X, labels, rate, steps):
    for _ in range(steps):
        params = descending()(params, X, labels, rate, 1)
        return params


def descending_upwards(params, X, labels, rate, steps):
    """One layer after the other, from the first, each with gradients of its own."""
    params = list(params)
    for _ in range(steps):
        for k, (W, b) in enumerate(params):
            dW, db = looped()(params, X, labels)[k]
            params[k] = W - rate * dW, b - rate * db
    return params


DESCENT = [
    ("right", descending()), ("right", descending(looped())), ("right", descending_on_copies), ("right", descending_flat),
    ("right", descending(step=lambda old, g, rate: np.subtract(old, np.multiply(rate, g)))),
    ("D23", descending_by_names), ("D21", descending_in_place), ("once", returning_inside), ("E8", descending_upwards),
    ("G1", descending(step=lambda old, g, rate: old + rate * g)), ("no-rate", descending(step=lambda old, g, rate: old - g)),
    ("activation", descending(lambda p, X, y: loss_and_gradients(p, X, y).params)),
    ("G2", descending(lambda p, X, y: loss_and_gradients(p, X, y, "tanh", reduction="sum").params)),
    ("off-by-one", lambda p, X, y, rate, steps: descending()(p, X, y, rate, steps - 1)),
    ("wrong", descending(step=lambda old, g, rate: old * (1 - rate * g))),
    ("wrong", descending(step=lambda old, g, rate: -rate * g)),
    ("wrong", lambda *args: descending()(*args)[::-1]), ("wrong", lambda *args: descending()(*args)[0]),
    ("wrong", descending(step=lambda old, g, rate: old - rate * np.sign(g))),
    ("error", descending(lambda p, X, y: loss_and_gradients(p, X, y))),
    ("wrong", lambda *args: loss_and_gradients(descending()(*args), *args[1:3], "tanh").loss),
]
TABLE = {"backward": BACKWARD, "descent": DESCENT}


@every_answer(TABLE)
def test_answer(name, i, expected, answer):
    verdict = EXERCISES[name].check(answer)
    assert as_expected(verdict, expected), verdict


def test_between_them_the_answers_cover_every_exercise():
    from .test_answers import TABLE as SMALLER

    assert {*SMALLER, *TABLE} == set(EXERCISES)


def test_words_name_what_is_odd_about_a_list():
    said = {name: str(EXERCISES["backward"].check(looped(finish=finish))) for name, finish in {
        "reversed": lambda g: g, "kinds": lambda g: list(zip(*g[::-1], strict=True)),
        "pairs": lambda g: [(db, dW) for dW, db in g[::-1]]}.items()}
    assert "last layer to the first" in said["reversed"]
    assert "all dW and then all db" in said["kinds"]
    assert "other way round" in said["pairs"]


def test_editing_the_parameters_is_said():
    verdict = EXERCISES["backward"].check(editing_params)
    assert "params" in str(verdict) and "W of layer 1" in str(verdict)


@pytest.mark.parametrize("change", [
    dict(down=lambda G, W, A, Z: 2 * G @ W.T * (1 - A * A)), dict(db=lambda G: 1.7 * G.sum(0)),
    dict(top=lambda Z, y: len(Z) * softmax_cross_entropy_grad(Z, y), down=lambda G, W, A, Z: G @ W.T * A),
])  # fmt: skip
def test_of_parts_those_are_spoken_of_that_are_wrong_where_it_was_seen(change):
    """Elsewhere a network may have more layers, and other layers may be right."""
    verdict = EXERCISES["backward"].check(looped(**change))
    assert verdict.kind == "wrong" and "2 layers" in verdict.message
    named = {name for name in ("dW1", "db1", "dW2", "db2", "dW3", "db3", "dW4", "db4") if name in verdict.tell}
    right = verdict.message.partition("agree.")[2].partition("right;")[0]
    assert not named & {"dW3", "db3", "dW4", "db4"} and not any(name in right for name in named)
    assert named or not verdict.tell
