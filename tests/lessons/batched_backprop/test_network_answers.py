"""Answers that learners of lesson 06 might really give to its backward passes, right and wrong, named and not."""

import numpy as np
import pytest

from helpers import (
    affine_backward,
    loss_and_gradients,
    numerical_gradient,
    relu,
    relu_grad,
    sigmoid,
    sigmoid_grad,
    softmax,
    softmax_cross_entropy_grad,
)
from helpers.lessons.batched_backprop.exercises import EXERCISES

from ..answering import as_expected, every_answer, tried


def course(X, Y, W1, b1, W2, b2, lam=0.0, activation="sigmoid"):
    (dW1, db1), (dW2, db2) = loss_and_gradients([(W1, b1), (W2, b2)], X, Y, activation, l2=lam).params
    return dW1, db1, dW2, db2


def one_by_one(X, Y, W1, b1, W2, b2):
    total = [np.zeros_like(p) for p in (W1, b1, W2, b2)]
    for x, y in zip(X, Y, strict=True):
        h = sigmoid(x @ W1 + b1)
        g2 = softmax(h @ W2 + b2) - y
        g1 = (W2 @ g2) * h * (1 - h)
        for t, g in zip(total, (np.outer(x, g1), g1, np.outer(h, g2), g2), strict=True):
            t += g / len(X)
    return total


def in_columns(X, Y, W1, b1, W2, b2):
    A = sigmoid(W1.T @ X.T + b1[:, None])
    G2 = (softmax(W2.T @ A + b2[:, None], axis=0) - Y.T) / len(X)
    G1 = (W2 @ G2) * A * (1 - A)
    return (G1 @ X).T, G1.sum(axis=1), (G2 @ A.T).T, G2.sum(axis=1)


def divided_last(X, Y, W1, b1, W2, b2):
    N, A = len(X), sigmoid(X @ W1 + b1)
    G2 = softmax(A @ W2 + b2) - Y
    G1 = G2 @ W2.T * sigmoid_grad(X @ W1 + b1)
    return X.T @ G1 / N, G1.mean(axis=0), A.T @ G2 / N, np.mean(G2, 0)


def by_layers(X, Y, W1, b1, W2, b2):
    A = sigmoid(X @ W1 + b1)
    GA, dW2, db2 = affine_backward(softmax_cross_entropy_grad(A @ W2 + b2, Y), A, W2)
    _, dW1, db1 = affine_backward(GA * A * (1 - A), X, W1)
    return [dW1.tolist(), db1.tolist(), dW2.tolist(), db2.tolist()]


def with_einsum(X, Y, W1, b1, W2, b2):
    A = sigmoid(X @ W1 + b1)
    P = softmax(A @ W2 + b2)
    P[np.arange(len(X)), Y.argmax(1)] -= 1
    P /= len(X)
    G = np.einsum("nc,hc->nh", P, W2) * (A - A ** 2)
    return np.einsum("nd,nh->dh", X, G), np.einsum("nh->h", G), np.einsum("nh,nc->hc", A, P), P.sum(0)


def measured(X, Y, W1, b1, W2, b2):
    params, found = [W1, b1, W2, b2], []
    for k in range(4):
        def loss(value, k=k):
            p = [value if i == k else q for i, q in enumerate(params)]
            return loss_and_gradients([tuple(p[:2]), tuple(p[2:])], X, Y).loss
        found.append(numerical_gradient(loss, params[k]))
    return found


def changed(**wrong):
    """A backward pass written out, with some lines replaced."""
    def answer(X, Y, W1, b1, W2, b2):
        v = {"X": X, "Y": Y, "W1": W1, "b1": b1, "W2": W2, "b2": b2, "N": len(X)}
        v |= {"np": np, "sigmoid": sigmoid, "softmax": softmax}
        lines = {"Z1": "X @ W1 + b1", "A1": "sigmoid(Z1)", "P": "softmax(A1 @ W2 + b2)", "G2": "(P - Y) / N",
                 "G1": "(G2 @ W2.T) * A1 * (1 - A1)", "dW1": "X.T @ G1", "db1": "G1.sum(axis=0)", "dW2": "A1.T @ G2",
                 "db2": "G2.sum(axis=0)"} | wrong
        for name, line in lines.items():
            v[name] = eval(line, v)
        return v["dW1"], v["db1"], v["dW2"], v["db2"]
    return answer


def edits_targets(X, Y, W1, b1, W2, b2):
    result = course(X, Y, W1, b1, W2, b2)
    G = Y
    G -= softmax(sigmoid(X @ W1 + b1) @ W2 + b2)
    return result


def edits_cache(X, Y, W1, b1, W2, b2):
    A1 = sigmoid(X @ W1 + b1)
    G2 = (softmax(A1 @ W2 + b2) - Y) / len(X)
    slope = A1
    slope *= 1 - A1
    G1 = (G2 @ W2.T) * slope
    return X.T @ G1, G1.sum(axis=0), A1.T @ G2, G2.sum(axis=0)


def edits_inputs(X, Y, W1, b1, W2, b2):
    result = course(X, Y, W1, b1, W2, b2)
    X *= 2
    return result


def relu_course(*args):
    return course(*args[:6], lam=args[6], activation="relu")


def relu_written(X, Y, W1, b1, W2, b2, lam, mask=lambda Z, A, G: Z > 0, on_W=lambda W, lam: lam * W, on_b=lambda b, lam: 0.0):
    Z = X @ W1 + b1
    A = np.maximum(Z, 0)
    G2 = (softmax(A @ W2 + b2) - Y) / len(X)
    G1 = G2 @ W2.T
    G1 = G1 * mask(Z, A, G1)
    return X.T @ G1 + on_W(W1, lam), G1.sum(0) + on_b(b1, lam), A.T @ G2 + on_W(W2, lam), G2.sum(0) + on_b(b2, lam)


def relu_in_place(X, Y, W1, b1, W2, b2, lam):
    A = relu(X @ W1 + b1)
    G2 = (softmax(A @ W2 + b2) - Y) / len(X)
    dW2 = A.T @ G2
    dW2 += lam * W2
    G1 = G2.dot(W2.T)
    G1[A <= 0] = 0
    dW1 = X.T @ G1
    dW1 += lam * W1
    return dW1, G1.sum(axis=0), dW2, G2.sum(axis=0)


def with_relu(**wrong):
    return lambda *args: relu_written(*args, **wrong)


def no_bias_mask(X, Y, W1, b1, W2, b2, lam):
    return relu_written(X, Y, W1, b1, W2, b2, lam, mask=lambda Z, A, G: X @ W1 > 0)


def like_the_notes(X, Y, W1, b1, W2, b2, lam):
    A = relu(X @ W1 + b1)
    G2 = softmax(A @ W2 + b2) - Y
    G1 = (G2 @ W2.T) * relu_grad(A)
    return X.T @ G1 + lam * W1, G1.sum(0), A.T @ G2 + lam * W2, G2.sum(0)


def with_relu_on_both(X, Y, W1, b1, W2, b2, lam):
    return relu_written(X, Y, W1, b1, W2, b2, lam, on_W=lambda W, lam: lam * (W1.sum() + W2.sum()))


def with_sigmoid_forward(X, Y, W1, b1, W2, b2, lam):
    """The mask is new, the way forward is still that of the sigmoid network."""
    A = sigmoid(X @ W1 + b1)
    G2 = (softmax(A @ W2 + b2) - Y) / len(X)
    G1 = (G2 @ W2.T) * (A > 0)
    return X.T @ G1 + lam * W1, G1.sum(0), A.T @ G2 + lam * W2, G2.sum(0)


TABLE = {
    "backward": [
        *(("right", f) for f in (course, one_by_one, in_columns, divided_last, by_layers, with_einsum, measured, changed())),
        ("C5", changed(G2="P - Y")), ("C1", changed(G2="(Y - P) / N")), ("C6", changed(dW1="X.T @ G1 / N", dW2="A1.T @ G2 / N")),
        ("C6", changed(db1="G1.mean(axis=0)", db2="G2.mean(axis=0)")), ("C6", changed(db2="G2.mean(axis=0)")),
        ("D7", changed(G2="P - Y", dW1="X.T @ G1 / N", dW2="A1.T @ G2 / N")),
        ("D7", changed(G2="P - Y", db1="G1.mean(0)", db2="G2.mean(0)")),
        ("E3", changed(G1="G2 @ W2.T")), ("E3", changed(G1="G2 @ W2.T", G2="P - Y")), ("E5", changed(G1="A1 * (1 - A1)")),
        ("E1", changed(G1="(G2 @ W2.T) * sigmoid(A1) * (1 - sigmoid(A1))")), ("B2", changed(G1="(G2 @ W2.T) * Z1 * (1 - Z1)")),
        ("B7", changed(G1="(G2 @ W2.T) * (1 - A1 ** 2)")), ("slope-is-activation", changed(G1="(G2 @ W2.T) * A1")),
        ("E7", changed(G1="(G2 @ W2) * A1 * (1 - A1)")), ("E10", changed(G2="(P - Y) * P * (1 - P) / N")),
        ("E9", changed(G1="(G2.sum(0) @ W2.T) * A1 * (1 - A1)")), ("D2", changed(dW1="G1.T @ X", dW2="G2.T @ A1")),
        ("D2", changed(dW2="G2.T @ A1")), ("D4", changed(db1="G1", db2="G2")),
        ("D5", changed(db1="G1.sum(1)", db2="G2.sum(axis=1)")),
        ("db-number", changed(db1="np.sum(G1)", db2="np.sum(G2)")), ("keepdims", changed(db2="G2.sum(axis=0, keepdims=True)")),
        ("D8", changed(db2="dW2.sum(axis=0)")), ("D9", changed(dW2="np.outer(A1.mean(0), G2.sum(0))")),
        ("Z-for-A", changed(dW2="Z1.T @ G2")), ("no-bias", changed(Z1="X @ W1")), ("linear", changed(A1="Z1")),
        ("A1", changed(P="softmax(A1 @ W2 + b2, axis=0)")), ("half-divided", changed(G2="P - Y / N")),
        ("D21-cache", edits_cache), ("D21-cache", changed(dW2="(A1 * (1 - A1)).T @ G2")),
        ("D21", edits_targets), ("C1", changed(G1="(G2 @ W2.T) * A1 * (A1 - 1)")),
        ("E10", changed(G2="(Y - P) * P * (1 - P)")), ("wrong", edits_inputs),
        ("order", lambda *args: course(*args)[2:] + course(*args)[:2]),
        ("wrong", changed(G1="(G2 @ W2.T) * A1 * 1 - A1")), ("C1", changed(dW1="-X.T @ G1")),
        ("wrong", changed(dW2="2 * A1.T @ G2")),
        ("wrong", changed(db1="b1 + G2.sum()")), ("wrong", changed(dW1="X.T @ G1 + W1")),
        ("wrong", lambda *args: course(*args)[0]), ("wrong", lambda *args: dict(zip("abcd", course(*args), strict=True))),
        ("wrong", lambda *args: loss_and_gradients([args[2:4], args[4:]], *args[:2]).params),
        ("wrong", lambda *args: (*course(*args)[:3], None)), ("error", changed(dW1="X @ G1 + W1")),
        ("wrong", lambda *args: tuple(g * np.nan for g in course(*args))),
    ],
    "relu_l2_backward": [
        ("right", relu_course), ("right", relu_written), ("right", relu_in_place),
        ("right", with_relu(mask=lambda Z, A, G: A > 0)),
        ("right", with_relu(mask=lambda Z, A, G: relu_grad(A))), ("right", with_relu(mask=lambda Z, A, G: np.sign(A))),
        ("right", with_relu(on_W=lambda W, lam: lam / 2 * 2 * W)), ("S14", with_relu(mask=lambda Z, A, G: np.sign(Z))),
        ("S15", no_bias_mask), ("C5", like_the_notes), ("D12", with_relu(on_W=lambda W, lam: lam / 2 * W)),
        ("D12", with_relu(on_W=lambda W, lam: 2 * lam * W)), ("D13", with_relu(on_b=lambda b, lam: lam * b)),
        ("F14", with_relu(on_W=lambda W, lam: 0)), ("D12-value", with_relu(on_W=lambda W, lam: lam / 2 * np.sum(W ** 2))),
        ("E3", with_relu(mask=lambda Z, A, G: 1)), ("E4", with_relu(mask=lambda Z, A, G: G > 0)),
        ("E14", with_relu(mask=lambda Z, A, G: np.where(Z > 0, 1, 0.01))), ("B1", with_relu(mask=lambda Z, A, G: A * (1 - A))),
        ("relu-for-slope", with_relu(mask=lambda Z, A, G: A)), ("mask-turned", with_relu(mask=lambda Z, A, G: Z < 0)),
        ("sigmoid-network", lambda *args: course(*args)), ("D12-sign", with_relu(on_W=lambda W, lam: -lam * W)),
        ("F14", lambda *args: (relu_course(*args)[0], relu_course(*args)[1], relu_course(*args)[2] - args[6] * args[4],
                               relu_course(*args)[3])),
        ("E3", with_relu(mask=lambda Z, A, G: A >= 0)), ("lam-lost", with_relu(on_W=lambda W, lam: W)),
        ("D12-all", with_relu_on_both), ("sigmoid-network", with_sigmoid_forward),
        ("sigmoid-network", lambda *args: course(*args[:6])),
        ("lam-only", with_relu(on_W=lambda W, lam: lam)), ("wrong", with_relu(mask=lambda Z, A, G: Z > 1)),
        ("L1", with_relu(on_W=lambda W, lam: lam * np.sign(W))), ("error", with_relu(on_W=lambda W, lam: lam * W.T)),
    ],
}


@every_answer(TABLE)
def test_answer(name, i, expected, answer):
    verdict = EXERCISES[name].check(answer)
    assert as_expected(verdict, expected), verdict


@pytest.mark.parametrize("part, line", [
    ("dW1", "X.T @ G1 * 3"), ("db1", "G1.sum(0) * 3"), ("dW2", "A1.T @ G2 * 3"), ("db2", "3 * G2.sum(0)")])
def test_an_unknown_mistake_in_one_part_is_told_of_that_part(part, line):
    verdict = EXERCISES["backward"].check(changed(**{part: line}))
    told = "\n".join((verdict.message, verdict.tell, *verdict.remarks))
    assert not verdict.right and f"{part} is not" in told


def test_each_is_tried_with_ten_answers():
    assert set(TABLE) == {"backward", "relu_l2_backward"}
    assert min(tried(TABLE).values()) >= 10
