"""Answers that learners of lesson 06 might really give to the loop over layers and to the two steps."""

import numpy as np

from helpers import loss_and_gradients, sigmoid, sigmoid_grad, softmax
from helpers.lessons.batched_backprop.exercises import EXERCISES

from ..answering import as_expected, every_answer, tried
from .test_network_answers import changed, course, one_by_one


def to_the_letter(G, params, inputs):
    """Slope, read off, down: at every layer, the last one included."""
    found = []
    for (W, b), A in zip(params[::-1], inputs[::-1], strict=True):
        G = G * sigmoid_grad(A @ W + b)
        found.insert(0, (A.T @ G, G.sum(axis=0)))
        G = G @ W.T
    return found


def to_the_letter_but_the_last(G, params, inputs):
    found = []
    for k in reversed(range(len(params))):
        W, b = params[k]
        G = G if k == len(params) - 1 else G * sigmoid_grad(inputs[k] @ W + b)
        found.insert(0, (inputs[k].T @ G, G.sum(axis=0)))
        G = G @ W.T
    return found


def own_slope_first(G, params, inputs):
    found = []
    for (W, _), A in zip(params[::-1], inputs[::-1], strict=True):
        G = G * A * (1 - A)
        found.insert(0, (A.T @ G, G.sum(axis=0)))
        G = G @ W.T
    return found


def upwards(G, params, inputs):
    found = []
    for (W, _), A in zip(params, inputs, strict=True):
        found.append((A.T @ G, G.sum(axis=0)))
        G = (G @ W.T) * A * (1 - A)
    return found


def loop(G, params, inputs, down=lambda G, W, A: (G @ W.T) * A * (1 - A), read=lambda A, G: (A.T @ G, G.sum(axis=0))):
    found = []
    for (W, _), A in zip(params[::-1], inputs[::-1], strict=True):
        found.append(read(A, G))
        G = down(G, W, A)
    return found[::-1]


def recursive(G, params, inputs):
    if not params:
        return []
    W, A = params[-1][0], inputs[-1]
    return [*recursive((G @ W.T) * A * (1 - A), params[:-1], inputs[:-1]), (A.T @ G, G.sum(0))]


def last_only(G, params, inputs):
    return [(inputs[-1].T @ G, G.sum(0))]


def one_layer_short(G, params, inputs):
    return [(None, None), *loop(G, params, inputs)[1:]]


def not_transposed(G, params, inputs):
    """The loop with W in place of its transpose, which stops with an error unless all widths are the same."""
    found = []
    for k in range(len(params) - 1, -1, -1):
        found.insert(0, (inputs[k].T @ G, G.sum(0)))
        if k:
            G = (G @ params[k][0]) * inputs[k] * (1 - inputs[k])
    return found


def edited(G, params, inputs):
    found = []
    for (W, _), A in zip(params[::-1], inputs[::-1], strict=True):
        found.insert(0, (A.T @ G, G.sum(0)))
        G = G @ W.T
        A *= 1 - A
        G *= A
    return found


def edited_hidden(G, params, inputs):
    found = loop(G, params, inputs)
    for A in inputs[1:]:
        A *= 1 - A
    return found


def two(X, Y, W1, b1, W2, b2, rate, gradient=course):
    p = [W1, b1, W2, b2]
    for _ in range(2):
        p = [a - rate * g for a, g in zip(p, gradient(X, Y, *p), strict=True)]
    return p


def two_by_the_course(X, Y, W1, b1, W2, b2, rate):
    params = [(W1, b1), (W2, b2)]
    for _ in (1, 2):
        grads = loss_and_gradients(params, X, Y).params
        params = [(W - rate * dW, b - rate * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
    return params[0][0], params[0][1], params[1][0], params[1][1]


def two_on_copies(X, Y, *rest):
    *p, rate = [np.copy(a) for a in rest]
    for _ in range(2):
        for a, g in zip(p, course(X, Y, *p), strict=True):
            a -= rate * g
    return tuple(p)


def two_in_place(X, Y, *rest):
    *p, rate = rest
    for _ in range(2):
        for a, g in zip(p, course(X, Y, *p), strict=True):
            a -= rate * g
    return tuple(p)


def two_stale_above(X, Y, W1, b1, W2, b2, rate):
    """The first layer is passed once, before the loop."""
    A = sigmoid(X @ W1 + b1)
    for _ in range(2):
        G2 = (softmax(A @ W2 + b2) - Y) / len(X)
        G1 = G2 @ W2.T * A * (1 - A)
        W1, b1 = W1 - rate * X.T @ G1, b1 - rate * G1.sum(0)
        W2, b2 = W2 - rate * A.T @ G2, b2 - rate * G2.sum(0)
    return W1, b1, W2, b2


def two_stale(X, Y, *rest):
    *p, rate = rest
    grads = course(X, Y, *p)
    for _ in range(2):
        p = [a - rate * g for a, g in zip(p, grads, strict=True)]
    return p


def two_lost(X, Y, *rest):
    *p, rate = rest
    for _ in range(2):
        for a, g in zip(p, course(X, Y, *p), strict=True):
            a = a - rate * g
    return p


def each_anew(X, Y, W1, b1, W2, b2, rate):
    for _ in range(2):
        W1 = W1 - rate * course(X, Y, W1, b1, W2, b2)[0]
        b1 = b1 - rate * course(X, Y, W1, b1, W2, b2)[1]
        W2 = W2 - rate * course(X, Y, W1, b1, W2, b2)[2]
        b2 = b2 - rate * course(X, Y, W1, b1, W2, b2)[3]
    return W1, b1, W2, b2


def two_from_the_start(X, Y, *rest):
    *p, rate = rest
    moved = [a - rate * g for a, g in zip(p, course(X, Y, *p), strict=True)]
    return [a - rate * g for a, g in zip(p, course(X, Y, *moved), strict=True)]


def moved_first(X, Y, W1, b1, W2, b2, rate):
    for _ in range(2):
        A = sigmoid(X @ W1 + b1)
        G2 = (softmax(A @ W2 + b2) - Y) / len(X)
        W2 = W2 - rate * A.T @ G2
        b2 = b2 - rate * G2.sum(0)
        G1 = G2 @ W2.T * A * (1 - A)
        W1 = W1 - rate * X.T @ G1
        b1 = b1 - rate * G1.sum(0)
    return W1, b1, W2, b2


TABLE = {
    "backward_loop": [
        ("right", loop), ("right", recursive), ("right", to_the_letter_but_the_last),
        ("E10", to_the_letter), ("slope-first", own_slope_first), ("from-the-first", upwards),
        ("B7", lambda *args: loop(*args, down=lambda G, W, A: (G @ W.T) * (1 - A ** 2))),
        ("keepdims", lambda *args: loop(*args, read=lambda A, G: (A.T @ G, G.sum(axis=0, keepdims=True)))),
        ("db-number", lambda *args: loop(*args, read=lambda A, G: (A.T @ G, G.sum()))),
        ("right", lambda *args: tuple(map(list, loop(*args)))),
        ("right", lambda *args: loop(*args, down=lambda G, W, A: (G @ W.T) * (A - A ** 2))),
        ("right", lambda *args: [(dW.tolist(), db.tolist()) for dW, db in loop(*args)]),
        ("E3", lambda *args: loop(*args, down=lambda G, W, A: G @ W.T)),
        ("E1", lambda *args: loop(*args, down=lambda G, W, A: (G @ W.T) * sigmoid_grad(A))),
        ("E5", lambda *args: loop(*args, down=lambda G, W, A: A * (1 - A))),
        ("slope-is-activation", lambda *args: loop(*args, down=lambda G, W, A: (G @ W.T) * A)),
        ("E7", not_transposed),
        ("C6", lambda *args: loop(*args, read=lambda A, G: (A.T @ G / len(G), G.mean(axis=0)))),
        ("D2", lambda *args: loop(*args, read=lambda A, G: (G.T @ A, G.sum(axis=0)))),
        ("D4", lambda *args: loop(*args, read=lambda A, G: (A.T @ G, G))), ("last-first", lambda *args: loop(*args)[::-1]),
        ("D21", edited_hidden), ("wrong", edited), ("wrong", last_only), ("wrong", one_layer_short),
        ("wrong", lambda *args: [db for _, db in loop(*args)]), ("wrong", lambda *args: list(zip(*loop(*args), strict=True))),
        ("wrong", lambda *args: loop(*args, read=lambda A, G: (A.T @ G * 2, G.sum(axis=0)))),
        ("error", lambda G, params, inputs: [inputs[len(params)].T @ G]),
    ],
    "two_steps": [
        ("right", two), ("right", two_by_the_course), ("right", two_on_copies),
        ("right", lambda *args: two(*args, gradient=one_by_one)),
        ("E15", two_stale), ("E15", two_stale_above), ("E8", moved_first), ("D21", two_in_place), ("D23", two_lost),
        ("G1", lambda *args: two(*args[:-1], -args[-1])), ("no-rate", lambda *args: two(*args[:-1], 1.0)),
        ("gradients", lambda X, Y, *p: course(X, Y, *p[:-1])), ("wrong", lambda *args: two(*args[:-1], args[-1] / 2)),
        ("one-step", lambda X, Y, *r: [a - r[-1] * g for a, g in zip(r[:-1], course(X, Y, *r[:-1]), strict=True)]),
        ("wrong", lambda *args: two(*args)[0]), ("C5", lambda *args: two(*args, gradient=changed(G2="P - Y"))),
        ("one-at-a-time", each_anew), ("from-the-start", two_from_the_start),
        ("error", lambda *args: two(*args) @ args[0]),
    ],
}


@every_answer(TABLE)
def test_answer(name, i, expected, answer):
    verdict = EXERCISES[name].check(answer)
    assert as_expected(verdict, expected), verdict


def test_each_is_tried_with_ten_answers():
    assert set(TABLE) == {"backward_loop", "two_steps"}
    assert min(tried(TABLE).values()) >= 10
