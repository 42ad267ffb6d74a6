"""Answers that learners of lesson 07 might really give to its five smaller exercises, right and wrong."""

import math

import numpy as np

from helpers import numerical_gradient, sigmoid_grad, tanh_grad
from helpers.lessons.delta_recursion.exercises import EXERCISES

from ..answering import as_expected, every_answer, tried


def score_of(x, W, b, v):
    return v @ np.tanh(W @ x + b)


def score_loops(x, W, b, v):
    H, D = len(W), len(x)
    a = [math.tanh(sum(W[i][j] * x[j] for j in range(D)) + b[i]) for i in range(H)]
    delta = [v[i] * (1 - a[i] ** 2) for i in range(H)]
    return ([[delta[i] * x[j] for j in range(D)] for i in range(H)], delta, a,
            [sum(delta[i] * W[i][j] for i in range(H)) for j in range(D)])


def score_by_differences(x, W, b, v):
    return (numerical_gradient(lambda W: score_of(x, W, b, v), W), numerical_gradient(lambda b: score_of(x, W, b, v), b),
            numerical_gradient(lambda v: score_of(x, W, b, v), v), numerical_gradient(lambda x: score_of(x, W, b, v), x))


def score(slope=tanh_grad, dW=lambda d, x: np.outer(d, x), dx=lambda W, d: W.T @ d, act=np.tanh, keep=tuple):
    def answer(x, W, b, v):
        z = W @ x + b
        d = v * slope(z)
        return keep((dW(d, x), d, act(z), dx(W, d)))
    return answer


def score_columns(x, W, b, v):
    x, b, v = x[:, None], b[:, None], v[:, None]
    a = np.tanh(W @ x + b)
    d = v * (1 - a * a)
    return d @ x.T, d, a, W.T @ d


def deltas(top=lambda z, v: v * tanh_grad(z), below=lambda z2, z3, W2, v, d3: W2.T @ d3 * tanh_grad(z2)):
    def answer(z2, z3, W2, v):
        d3 = top(z3, v)
        return below(z2, z3, W2, v, d3), d3
    return answer


def deltas_loops(z2, z3, W2, v):
    top = [v[q] / math.cosh(z3[q]) ** 2 for q in range(len(z3))]
    return [sum(W2[q, m] * top[q] for q in range(len(z3))) / math.cosh(z2[m]) ** 2 for m in range(len(z2))], top


def delta_loops(delta, W, slope):
    out = np.zeros(W.shape[1])
    for h in range(W.shape[1]):
        for k in range(W.shape[0]):
            out[h] += W[k, h] * delta[k]
        out[h] *= slope[h]
    return out


def delta_overwriting(delta, W, slope):
    out = np.zeros(W.shape[1])
    for k in range(W.shape[0]):
        out = W[k] * delta[k]
    return out * slope


def rows_loop(G, W, Z):
    return [(W @ g) * (1 - np.tanh(z) ** 2) for g, z in zip(G, Z, strict=True)]


TABLE = {
    "score_gradients": [
        ("right", score_loops), ("right", score_by_differences), ("right", score()), ("right", score(keep=list)),
        ("right", score(lambda z: 1 / np.cosh(z) ** 2)), ("right", score(dx=lambda W, d: d @ W)),
        ("right", score(dW=lambda d, x: d[:, None] * x)), ("right", score(dW=lambda d, x: np.einsum("i,j->ij", d, x))),
        ("S19", score(dx=lambda W, d: d @ W.T)), ("D2", score(dW=lambda d, x: x[:, None] @ d[None])),
        ("E1", score(lambda z: tanh_grad(np.tanh(z)))), ("E3", score(lambda z: 1)), ("sigmoid", score(sigmoid_grad, act=lambda z:
         1 / (1 + np.exp(-z)))), ("B6", score(lambda z: 1 - z * z)), ("B10", score(dW=lambda d, x: d @ x)),
        ("slope-at-x", lambda x, *rest: score(dx=lambda W, d: W.T @ d * tanh_grad(x))(x, *rest)),
        ("not-down", score(dx=lambda W, d: d)), ("before", score(act=lambda z: z)), ("wrong", score_columns),
        ("wrong", score(keep=lambda parts: parts[::-1])), ("wrong", score(keep=lambda parts: parts[:3])),
        ("wrong", score(lambda z: 2 * tanh_grad(z))), ("sigmoid", score(sigmoid_grad)),
        ("wrong", score(dx=lambda W, d: d @ W / len(d))),
        ("wrong", lambda x, W, b, v: score_of(x, W, b, v)),
        ("wrong", score(dW=lambda d, x: np.outer(d, x)[None])),
        ("wrong", lambda *args: None if len(args[0]) == 4 else score()(*args)),
        ("error", score(dW=lambda d, x: d[:, None] @ x)),
        ("output", lambda x, W, b, v: score(dW=lambda d, _: np.outer(d, np.tanh(W @ x + b)))(x, W, b, v)),
        ("dv", lambda x, W, b, v: score(act=lambda z: v * np.tanh(z))(x, W, b, v)),
    ],
    "two_layer_deltas": [
        ("right", deltas()), ("right", deltas_loops), ("right", deltas(below=lambda z2, z3, W2, v, d: d @ W2 * tanh_grad(z2))),
        ("right", lambda *args: list(deltas()(*args))), ("right", lambda *args: [part.tolist() for part in deltas()(*args)]),
        ("S21", deltas(below=lambda z2, z3, W2, v, d: v * tanh_grad(z2))),
        ("S22", deltas(below=lambda z2, z3, W2, v, d: W2.T @ d)), ("S22", deltas(below=lambda z2, z3, W2, v, d: d @ W2)),
        ("E7", deltas(below=lambda z2, z3, W2, v, d: d @ W2.T * tanh_grad(z2))),
        ("top", deltas(top=lambda z, v: v + 0)), ("no-top", deltas(below=lambda z2, z3, W2, v, d: v @ W2 * tanh_grad(z2))),
        ("E2", deltas(below=lambda z2, z3, W2, v, d: W2.T @ d * tanh_grad(z3))),
        ("swapped", lambda *args: deltas()(*args)[::-1]), ("E1", deltas(lambda z, v: v * tanh_grad(np.tanh(z)),
         lambda z2, z3, W2, v, d: W2.T @ d * tanh_grad(np.tanh(z2)))),
        ("E1", deltas(below=lambda z2, z3, W2, v, d: W2.T @ d * tanh_grad(np.tanh(z2)))),
        ("sigmoid", deltas(lambda z, v: v * sigmoid_grad(z), lambda z2, z3, W2, v, d: W2.T @ d * sigmoid_grad(z2))),
        ("wrong", lambda *args: deltas()(*args)[0]),
        ("wrong", deltas(below=lambda z2, z3, W2, v, d: (W2.T @ d)[:, None] * tanh_grad(z2))),
        ("wrong", lambda *args: np.concatenate(deltas()(*args))),
        ("error", deltas(below=lambda z2, z3, W2, v, d: W2 * d * tanh_grad(z2) @ v)),
    ],
    "delta": [
        ("right", lambda d, W, s: W.T @ d * s), ("right", lambda d, W, s: s * (d @ W)), ("right", delta_loops),
        ("right", lambda d, W, s: np.einsum("kh,k,h->h", W, d, s)), ("right", lambda d, W, s: np.diag(s) @ W.T @ d),
        ("right", lambda d, W, s: (W * d[:, None]).sum(axis=0) * s), ("right", lambda d, W, s: d @ (W * s)),
        ("right", lambda d, W, s: ((W.T @ d[:, None]) * s[:, None]).ravel()), ("right", lambda d, W, s: list(W.T @ d * s)),
        ("right", lambda d, W, s: np.multiply(np.dot(np.transpose(W), d), s)),
        ("E2", lambda d, W, s: s * W.T @ d), ("E2", lambda d, W, s: W.T @ (s * d)), ("E7", lambda d, W, s: W @ d * s),
        ("E7", lambda d, W, s: d @ W.T * s), ("E3", lambda d, W, s: d @ W), ("E5", lambda d, W, s: s),
        ("E4", lambda d, W, s: np.where(W.T @ d > 0, W.T @ d, 0) * s), ("E4", lambda d, W, s: np.maximum(W.T @ d, 0)),
        ("B10", lambda d, W, s: np.dot(W.T @ d, s)), ("diag", lambda d, W, s: (W.T @ d)[:, None] * s),
        ("relu", lambda d, W, s: np.where(s > 0, W.T @ d, 0.0)),
        ("one-path", delta_overwriting), ("not-summed", lambda d, W, s: W.T * d * s[:, None]),
        ("added", lambda d, W, s: s + d @ W),
        ("G1", lambda d, W, s: -s * (d @ W)), ("inverse", lambda d, W, s: np.linalg.pinv(W) @ d * s),
        ("wrong", lambda d, W, s: 2 * (W.T @ d) * s), ("wrong", lambda d, W, s: (W.T @ d * s)[:, None]),
        ("wrong", lambda d, W, s: (W.T @ d * s)[::-1]), ("wrong", lambda d, W, s: np.abs(W.T @ d) * s),
        ("wrong", lambda d, W, s: np.round(W.T @ d * s, 2)), ("wrong", lambda d, W, s: W.T @ d / np.where(s, s, 1)),
        ("wrong", lambda d, W, s: print(W.T @ d * s)), ("wrong", lambda d, W, s: (W.T @ d * s > 0)),
        ("error", lambda d, W, s: W.T * d * s), ("error", lambda d, W: W.T @ d),
    ],
    "parameter_gradients": [
        ("right", lambda a1, a2, d1, d2, d3: (np.outer(d2, a1), d2, np.outer(d3, a2), d3)),
        ("right", lambda a1, a2, d1, d2, d3: (d2[:, None] * a1, d2, d3[:, None] * a2, d3)),
        ("right", lambda a1, a2, d1, d2, d3: [d2[:, None] @ a1[None], d2.copy(), d3[:, None] @ a2[None], d3 * 1]),
        ("right", lambda a1, a2, d1, d2, d3:
         ([[d * a for a in a1] for d in d2], list(d2), [[d * a for a in a2] for d in d3], list(d3))),
        ("S20", lambda a1, a2, d1, d2, d3: (np.outer(d1, a1), d1, np.outer(d2, a2), d2)),
        ("S20", lambda a1, a2, d1, d2, d3: (np.outer(d2, a1), d1, np.outer(d3, a2), d2)),
        ("S20", lambda a1, a2, d1, d2, d3: (np.outer(d1, a1), d2, np.outer(d2, a2), d3)),
        ("D2", lambda a1, a2, d1, d2, d3: (np.outer(a1, d2), d2, np.outer(a2, d3), d3)),
        ("out", lambda a1, a2, d1, d2, d3: (np.outer(d2, a2), d2, np.outer(d3, a2), d3)),
        ("D11", lambda a1, a2, d1, d2, d3: (d2 * a1, d2, d3 * a2, d3)),
        ("D19", lambda a1, a2, d1, d2, d3: (d2 @ a1.T, d2, d3 @ a2.T, d3)),
        ("bias-one", lambda a1, a2, d1, d2, d3: (np.outer(d2, a1), np.ones(len(d2)), np.outer(d3, a2), np.ones(len(d3)))),
        ("wrong", lambda a1, a2, d1, d2, d3: (np.outer(d2, a1), np.outer(d3, a2), d2, d3)),
        ("wrong", lambda a1, a2, d1, d2, d3: (np.outer(d3, a2), d3, np.outer(d2, a1), d2)),
        ("wrong", lambda a1, a2, d1, d2, d3: (np.outer(d2, a1), d2[:, None], np.outer(d3, a2), d3[:, None])),
        ("wrong", lambda a1, a2, d1, d2, d3: (np.outer(d2, a1), d2)), ("wrong", lambda a1, a2, d1, d2, d3: (d2, a1, d3, a2)),
        ("error", lambda a1, a2, d1, d2, d3: (d2 @ a1[:, None].T, d2, d3 @ a2[:, None].T, d3)),
    ],
    "row_delta": [
        ("right", rows_loop), ("right", lambda G, W, Z: G @ W.T * tanh_grad(Z)),
        ("right", lambda G, W, Z: (W @ G.T).T / np.cosh(Z) ** 2),
        ("right", lambda G, W, Z: np.einsum("nk,hk,nh->nh", G, W, 1 - np.tanh(Z) ** 2)),
        ("right", lambda G, W, Z: np.array([[sum(g * w) for w in W] for g in G]) * tanh_grad(Z)),
        ("right", lambda G, W, Z: G.dot(W.T) - G.dot(W.T) * np.tanh(Z) ** 2),
        ("E7", lambda G, W, Z: G @ W * tanh_grad(Z)), ("columns", lambda G, W, Z: W.T @ G * tanh_grad(Z)),
        ("turned", lambda G, W, Z: W @ G.T * tanh_grad(Z.T)), ("E1", lambda G, W, Z: G @ W.T * tanh_grad(np.tanh(Z))),
        ("E3", lambda G, W, Z: G @ W.T), ("E9", lambda G, W, Z: np.sum(G, 0) @ W.T * tanh_grad(Z)),
        ("relu", lambda G, W, Z: G @ W.T * (Z > 0)),
        ("C6", lambda G, W, Z: G @ W.T * tanh_grad(Z) / len(G)), ("B6", lambda G, W, Z: G @ W.T * (1 - Z ** 2)),
        ("value", lambda G, W, Z: G @ W.T * np.tanh(Z)), ("E5", lambda G, W, Z: tanh_grad(Z)),
        ("sigmoid", lambda G, W, Z: G @ W.T * sigmoid_grad(Z)), ("wrong", lambda G, W, Z: (G @ W.T * tanh_grad(Z)).sum(axis=0)),
        ("turned", lambda G, W, Z: (G @ W.T * tanh_grad(Z)).T), ("wrong", lambda G, W, Z: G @ W.T * tanh_grad(Z) * len(G)),
        ("error", lambda G, W, Z: G * W.T * tanh_grad(Z)), ("error", lambda G, W, Z: (G @ W.T).multiply(tanh_grad(Z))),
    ],
}


@every_answer(TABLE)
def test_answer(name, i, expected, answer):
    verdict = EXERCISES[name].check(answer)
    assert as_expected(verdict, expected), verdict


def test_every_exercise_is_tried_with_ten_answers():
    assert min(tried(TABLE).values()) >= 10
