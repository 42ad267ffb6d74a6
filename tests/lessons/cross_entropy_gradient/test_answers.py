"""Answers that learners of lesson 03 might really give, right and wrong, in the bank and out of it."""

import math

import numpy as np
import pytest

from helpers import numerical_gradient, softmax, softmax_cross_entropy
from helpers.lessons.cross_entropy_gradient.exercises import EXERCISES

from ..answering import as_expected, every_answer, tried


def hot(y, C):
    return np.eye(C)[y]


def sig(z):
    return np.where(z >= 0, 1, np.exp(-np.abs(z))) / (1 + np.exp(-np.abs(z)))


def hot_loop(labels, n_classes):
    rows = []
    for label in labels:
        row = [0] * n_classes
        row[label] = 1
        rows.append(row)
    return rows


def hot_indexed(labels, n_classes):
    Y = np.zeros((len(labels), n_classes))
    Y[np.arange(len(labels)), labels] = 1
    return Y


def hot_first_only(labels, n_classes):
    Y = np.zeros((len(labels), n_classes))
    Y[0, labels[0]] = 1
    return Y


def ce_loop(Y, P):
    total = 0.0
    for y, p in zip(Y, P, strict=True):
        for a, b in zip(y, p, strict=True):
            total -= a * math.log(b)
    return total / len(Y)


def ce_counting_only_likely(Y, P):
    return -np.sum(np.where(P > 0.5, Y * np.log(P), 0)) / len(Y)


def loss_loop(Z, labels):
    total = 0.0
    for row, label in zip(Z, labels, strict=True):
        top = max(row)
        total += math.log(sum(math.exp(z - top) for z in row)) + top - row[label]
    return total / len(Z)


def loss_one_row(Z, labels):
    return loss_loop(Z[:1], labels[:1])


def grad_indexed(Z, labels):
    G = np.exp(Z - Z.max(1, keepdims=True))
    G /= G.sum(1, keepdims=True)
    G[range(len(Z)), labels] -= 1
    G /= len(Z)
    return G


def grad_jacobian(Z, labels):
    rows = []
    for z, y in zip(Z, labels, strict=True):
        p = np.exp(z - z.max())
        p = p / p.sum()
        J = np.diag(p) - np.outer(p, p)
        dp = np.zeros(len(z))
        dp[y] = -1 / p[y] if p[y] else 0
        rows.append(J @ dp if p[y] else p - np.eye(len(z))[y])
    return np.array(rows) / len(Z)


def grad_loop(Z, labels):
    G = [[0.0] * Z.shape[1] for _ in Z]
    for n in range(len(Z)):
        e = [math.exp(z - max(Z[n])) for z in Z[n]]
        for c in range(Z.shape[1]):
            G[n][c] = (e[c] / sum(e) - (c == labels[n])) / len(Z)
    return G


def grad_last_wrong(Z, labels):
    G = grad_indexed(Z, labels)
    G[-1] = 0
    return G


def cache_loop(P, labels):
    return [[(p - (c == y)) / len(P) for c, p in enumerate(row)] for row, y in zip(P, labels, strict=True)]


def jacobian_loop(z):
    p = softmax(z)
    return [[p[i] * ((i == j) - p[j]) for j in range(len(z))] for i in range(len(z))]


def jacobian_differences(z):
    columns = [(softmax(z + h) - softmax(z - h)) / 2e-5 for h in 1e-5 * np.eye(len(z))]
    return np.array(columns, dtype=float).T


def vector(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def hot_in(make, dtype=float):
    def answer(labels, n_classes):
        Y = make((len(labels), n_classes), dtype)
        Y[np.arange(len(labels)), labels] = 1
        return Y
    return answer


def hot_aliased(labels, n_classes):
    Y = [[0] * n_classes] * len(labels)
    for row, label in zip(Y, labels, strict=True):
        row[label] = 1
    return Y


def hot_flat(labels, n_classes):
    Y = np.zeros(len(labels) * n_classes)
    Y[np.arange(len(labels)) * n_classes + labels] = 1
    return Y.reshape(-1, n_classes)


def loss_shifted_by(shift):
    def answer(Z, labels):
        S = Z - shift(Z, labels)
        return (np.log(np.exp(S).sum(axis=1)) - S[np.arange(len(Z)), labels]).mean()
    return answer


def gradient_shifted_by(shift):
    def answer(Z, labels):
        E = np.exp(Z - shift(Z, labels))
        return (E / E.sum(axis=1, keepdims=True) - hot(labels, Z.shape[1])) / len(Z)
    return answer


SHIFTS = (
    ("right", lambda Z, y: Z.max(axis=1, keepdims=True)), ("right", lambda Z, y: Z.max(axis=1, keepdims=True) + 5),
    ("A6", lambda Z, y: Z.mean(axis=1, keepdims=True)), ("A6", lambda Z, y: Z[:, :1]), ("A6", lambda Z, y: Z[:, -1:]),
    ("A6", lambda Z, y: Z.min(axis=1, keepdims=True)), ("A6", lambda Z, y: Z[np.arange(len(y)), y][:, None]),
    ("too-far", lambda Z, y: np.abs(Z).max(axis=1, keepdims=True)), ("A4", lambda Z, y: Z.max()),
    ("too-far", lambda Z, y: np.maximum(Z.max(axis=1, keepdims=True), 0)),
)


def cache_all_columns(P, labels):
    G = P.copy()
    G[:, labels] -= 1
    return G / len(labels)


def cache_view(P, labels):
    G = P[:]
    G[np.arange(len(labels)), labels] -= 1
    return G / len(labels)


TABLE = {
    "one_hot": [
        ("uncleared", hot_in(np.empty)), ("C10", hot_aliased), ("right", hot_flat),
        ("right", lambda y, n: np.take(np.eye(n), y, 0)),
        ("wrong", lambda y, n: np.tri(n)[y]), ("wrong", lambda y, n: 2 * hot(y, n)), ("wrong", lambda y, n: hot(np.sort(y), n)),
        ("wrong", lambda y, n: hot(y, n)[:, ::-1]), ("wrong", lambda y, n: hot(y, n + 1)),
        ("wrong", lambda y, n: hot(np.unique(y), n)),
        ("right", hot_loop), ("right", hot_indexed), ("right", hot), ("right", lambda y, n: np.eye(n, dtype=int)[y]),
        ("right", lambda y, n: (y[:, None] == np.arange(n)).astype(float)),
        ("right", lambda y, n: [list(map(float, r)) for r in hot_loop(y, n)]),
        ("right", lambda labels, n_classes: np.identity(n_classes)[labels]), ("wrong", lambda y, n: y[:, None] == np.arange(n)),
        ("S12", lambda y, n: hot(y - 1, n)), ("width", lambda y, n: np.eye(len(set(y)) if 0 else max(y) + 1)[y]),
        ("transposed", lambda y, n: hot(y, n).T), ("wrong", hot_first_only),
        ("C10", lambda y, n: np.array([hot(y, n).max(0)] * len(y))),
        ("wrong", lambda y, n: 1 - hot(y, n)), ("wrong", lambda y, n: y), ("error", lambda y, n: hot(y + 1, n)),
    ],
    "cross_entropy": [
        ("wrong", lambda Y, P: -(Y * np.log(P)).sum(0).mean()), ("wrong", lambda Y, P: -(Y * np.log1p(P)).sum(1).mean()),
        ("wrong", lambda Y, P: -np.log(P[Y > 0]).mean()), ("wrong", lambda Y, P: np.median(-(Y * np.log(P)).sum(1))),
        ("divergence", lambda Y, P: (Y * np.log(np.where(Y > 0, Y, 1) / P)).sum(1).mean()),
        ("wrong", lambda Y, P: math.exp(-(Y * np.log(P)).sum(1).mean())),
        ("right", lambda Y, P: -(Y * np.log(P)).mean(0).sum()),
        ("wrong", lambda Y, P: -(Y * np.log(P)).sum() / Y.shape[1]),
        ("wrong", lambda Y, P: -((Y - P) * np.log(P)).sum(1).mean()),
        ("right", ce_loop), ("right", lambda Y, P: -np.einsum("nc,nc->", Y, np.log(P)) / len(Y)),
        ("right", lambda Y, P: np.mean([-(y @ np.log(p)) for y, p in zip(Y, P, strict=True)])),
        ("right", lambda Y, P: (Y * np.log(1 / P)).sum(1).mean()), ("right", lambda Y, P: -np.trace(Y @ np.log(P).T) / len(P)),
        ("right", lambda Y, P: float(-(Y * np.log(P)).sum() / Y.shape[0])), ("right", lambda Y, P: np.array(ce_loop(Y, P))),
        ("C7", lambda Y, P: -np.mean(Y * np.log(P))), ("C5", lambda Y, P: -np.sum(Y * np.log(P))),
        ("C19", lambda Y, P: ce_loop(P, Y) if (Y > 0).all() else math.inf),
        ("C13", lambda Y, P: -(Y * np.log(P + 1e-9)).sum(1).mean()), ("C8", lambda Y, P: ce_loop(Y, P) / math.log(2)),
        ("wrong", ce_counting_only_likely), ("wrong", lambda Y, P: [ce_loop(Y, P)]),
        ("wrong", lambda Y, P: ce_loop(Y[:1], P[:1])),
        ("wrong", lambda Y, P: ce_loop(Y, P) + 1), ("error", lambda Y, P: -Y @ np.log(P)),
    ],
    "softmax_cross_entropy": [
        *((expected, loss_shifted_by(shift)) for expected, shift in SHIFTS),
        ("wrong", lambda Z, y: loss_loop(np.clip(Z, -700, 700), y)),
        ("wrong", lambda Z, y: (Z.max(1) - Z[np.arange(len(Z)), y]).mean()),
        ("wrong", lambda Z, y: np.nan_to_num(-np.log(softmax(Z)[np.arange(len(y)), y])).mean()),
        ("wrong", lambda Z, y: round(loss_loop(Z, y), 4)),
        ("right", lambda Z, y: np.logaddexp.reduce(Z - Z[np.arange(len(y)), y][:, None], axis=1).mean()),
        ("right", loss_loop), ("right", lambda Z, y: (np.logaddexp.reduce(Z, axis=1) - Z[np.arange(len(y)), y]).mean()),
        ("right", lambda Z, y: np.mean([np.logaddexp.reduce(z) - z[k] for z, k in zip(Z, y, strict=True)])),
        ("right", lambda Z, y: -np.take_along_axis(Z - np.logaddexp.reduce(Z, axis=1)[:, None], y[:, None], 1).sum() / len(y)),
        ("right", lambda Z, y: -np.diag((Z - np.logaddexp.reduce(Z, axis=1)[:, None])[:, y]).mean()),
        ("right", lambda Z, y: -((Z - np.logaddexp.reduce(Z, axis=1)[:, None]) * hot(y, Z.shape[1])).sum() / len(Z)),
        ("C12", lambda Z, y: -np.log(softmax(Z)[range(len(y)), y]).mean()),
        ("A7", lambda Z, y: -np.mean([math.log(math.exp(z[k]) / sum(map(math.exp, z))) for z, k in zip(Z, y, strict=True)])),
        ("C13", lambda Z, y: -np.log(np.maximum(softmax(Z)[range(len(y)), y], 1e-12)).mean()),
        ("C5", lambda Z, y: loss_loop(Z, y) * len(y)),
        ("C10", lambda Z, y: -np.mean((Z - np.logaddexp.reduce(Z, axis=1)[:, None])[:, y])),
        ("S30", lambda Z, y: loss_loop(softmax(Z), y)), ("wrong", loss_one_row), ("wrong", lambda Z, y: [loss_loop(Z, y)]),
        ("wrong", lambda Z, y: math.exp(min(50, loss_loop(Z, y)))), ("error", lambda Z, y: loss_loop(Z, y + Z.shape[1])),
        ("C1", lambda Z, y: -loss_loop(Z, y)), ("wrong", lambda Z, y: min(loss_loop(Z, y), 100.0)),
    ],
    "softmax_cross_entropy_grad": [
        *((expected, gradient_shifted_by(shift)) for expected, shift in SHIFTS),
        ("doubled", lambda Z, y: 2 * grad_indexed(Z, y)), ("label-value", lambda Z, y: (softmax(Z) - y[:, None]) / len(y)),
        ("half-divided", lambda Z, y: softmax(Z) - hot(y, Z.shape[1]) / len(y)),
        ("squared", lambda Z, y: (softmax(Z) - hot(y, Z.shape[1])) ** 2 / len(y)),
        ("wrong", lambda Z, y: np.abs(grad_indexed(Z, y))), ("wrong", lambda Z, y: grad_indexed(Z, y) / 2),
        ("wrong", lambda Z, y: grad_indexed(Z, y).round(2)), ("wrong", lambda Z, y: (softmax(Z) + hot(y, Z.shape[1])) / len(y)),
        ("right", grad_indexed), ("right", grad_jacobian), ("right", grad_loop),
        ("right", lambda Z, y: (softmax(Z) - hot(y, Z.shape[1])) / len(y)),
        ("right", lambda Z, y: grad_indexed(Z, y).astype(np.float32)),
        ("right", lambda Z, y: -(hot(y, Z.shape[1]) - softmax(Z)) / Z.shape[0]),
        ("C5", lambda Z, y: grad_indexed(Z, y) * len(Z)), ("C1", lambda Z, y: -grad_indexed(Z, y)),
        ("C3", lambda Z, y: hot(y, Z.shape[1]) * (softmax(Z) - 1) / len(y)), ("S6", lambda Z, y: (softmax(Z) - 1) / len(Z)),
        ("C18", lambda Z, y: (sig(Z) - hot(y, Z.shape[1])) / len(y)),
        ("C10", lambda Z, y: (softmax(Z) - np.isin(np.arange(Z.shape[1]), y)) / len(y)),
        ("A7", lambda Z, y: (np.exp(Z) / np.exp(Z).sum(1)[:, None] - hot(y, Z.shape[1])) / len(y)),
        ("wrong", grad_last_wrong), ("wrong", lambda Z, y: grad_indexed(Z, y).T),
        ("wrong", lambda Z, y: grad_indexed(Z, y).mean(0)),
        ("wrong", lambda Z, y: grad_indexed(Z, y) * 3), ("wrong", lambda Z, y: softmax_cross_entropy(Z, y)),
        ("error", lambda Z, y: softmax(Z) - y),
        ("wrong", lambda Z, y: numerical_gradient(lambda W: softmax_cross_entropy(W, y),
                                                  Z.astype(float)) if np.abs(Z).max() < 9 else Z),
    ],
    "gradient_from_cache": [
        ("C10", cache_all_columns), ("C11", cache_view), ("label-value", lambda P, y: (P - y[:, None]) / len(y)),
        ("half-divided", lambda P, y: P - hot(y, P.shape[1]) / len(y)),
        ("half-divided", lambda P, y: P / len(y) - hot(y, P.shape[1])),
        ("right", lambda P, y: np.where(hot(y, P.shape[1]) == 1, P - 1, P) / len(P)), ("wrong", lambda P, y: (P - 1) / len(P)),
        ("wrong", lambda P, y: (P - hot(y, P.shape[1])) / P.size),
        ("wrong", lambda P, y: (np.log(P) - hot(y, P.shape[1])) / len(P)),
        ("wrong", lambda P, y: np.subtract(P, hot(y, P.shape[1]), out=P) / 1),
        ("right", cache_loop), ("right", lambda P, y: (P - hot(y, P.shape[1])) / len(y)),
        ("right", lambda P, y: P / len(P) - hot(y, P.shape[1]) / len(P)),
        ("right", lambda P, labels: np.subtract(P, hot(labels, P.shape[1])) / labels.size),
        ("C11", lambda P, y: P.__setitem__((np.arange(len(y)), y), P[np.arange(len(y)), y] - 1) or P / len(y)),
        ("C1", lambda P, y: (hot(y, P.shape[1]) - P) / len(P)), ("C5", lambda P, y: P - hot(y, P.shape[1])),
        ("C2", lambda P, y: -hot(y, P.shape[1]) / P / len(P)),
        ("wrong", lambda P, y: P / len(P)), ("wrong", lambda P, y: (P - hot(y, P.shape[1])).T), ("error", lambda P, y: P - y),
        ("S30", lambda P, y: (softmax(P) - hot(y, P.shape[1])) / len(P)),
    ],
    "weighted_targets_grad": [
        ("half-divided", lambda Z, Y: softmax(Z) * Y.sum(1)[:, None] - Y / len(Z)),
        ("C3", lambda Z, Y: Y * (softmax(Z) - 1) / len(Z)),
        ("right", lambda Z, Y: (softmax(Z) - Y / Y.sum(1)[:, None]) * Y.sum(1)[:, None] / len(Z)),
        ("wrong", lambda Z, Y: (softmax(Z) * Y.mean(1)[:, None] - Y) / len(Z)),
        ("wrong", lambda Z, Y: (softmax(Z) - softmax(Y)) / len(Z)),
        ("wrong", lambda Z, Y: (softmax(Z) - Y) * Y.sum(1)[:, None] / len(Z)), ("C2", lambda Z, Y: -Y / softmax(Z) / len(Z)),
        ("wrong", lambda Z, Y: (softmax(Z) * Y.sum(1)[:, None] - Y) / Y.sum()),
        ("wrong", lambda Z, Y: (Y.sum(1)[:, None] - Y) / len(Z)),
        ("right", lambda Z, Y: (softmax(Z) * Y.sum(1)[:, None] - Y) / len(Y)),
        ("right", lambda Z, Y: np.array([vector(z) * y.sum() - y for z, y in zip(Z, Y, strict=True)]) / len(Z)),
        ("right", lambda Z, Y: (np.einsum("nc,nk->nc", softmax(Z), Y) - Y) / len(Z)),
        ("right", lambda Z, Y: np.array([-(np.eye(len(z)) - vector(z)).T @ y for z, y in zip(Z, Y, strict=True)]) / len(Z)),
        ("right", lambda Z, Y: numerical_gradient(lambda W: softmax_cross_entropy(W, Y), Z)),
        ("C14", lambda Z, Y: (softmax(Z) - Y) / len(Z)), ("C15", lambda Z, Y: ((softmax(Z) * Y).sum(1)[:, None] - Y) / len(Z)),
        ("C5", lambda Z, Y: softmax(Z) * Y.sum(1)[:, None] - Y), ("wrong", lambda Z, Y: (softmax(Z) * Y.sum() - Y) / len(Z)),
        ("normalised", lambda Z, Y: (softmax(Z) - Y / Y.sum(1)[:, None]) / len(Z)),
        ("wrong", lambda Z, Y: (softmax(Z) * Y.sum(1)[:, None]) / len(Z)),
        ("error", lambda Z, Y: softmax(Z) * Y.sum(1) - Y),
    ],
    "binary_cross_entropy_grad": [
        ("S8", lambda z, y: (softmax(z) - y) / len(z)), ("half-divided", lambda z, y: sig(z) - y / len(z)),
        ("right", lambda z, y: (0.5 + 0.5 * np.tanh(z / 2) - y) / len(z)),
        ("right", lambda z, y: (1 - 2 * y) * sig((1 - 2 * y) * z) / len(z)),
        ("wrong", lambda z, y: (sig(z) - y) / 2), ("wrong", lambda z, y: (sig(z) + y) / len(z)),
        ("wrong", lambda z, y: (np.tanh(z) - y) / len(z)),
        ("wrong", lambda z, y: 2 * (sig(z) - y) / len(z)), ("wrong", lambda z, y: (sig(-z) - y) / len(z)),
        ("right", lambda z, y: (sig(z) - y) / len(z)),
        ("right", lambda z, y: [(float(sig(a)) - b) / len(z) for a, b in zip(z, y, strict=True)]),
        ("right", lambda z, y: np.where(y == 1, -sig(-z), sig(z)) / y.size),
        ("right", lambda z, y: (1 / (1 + np.exp(-z)) - y) / len(z)),
        ("right", lambda z, y: (-y * sig(-z) + (1 - y) * sig(z)) / len(z)),
        ("C16", lambda z, y: -y * sig(-z) / len(z)), ("C17", lambda z, y: (sig(z) - y) / (sig(z) * (1 - sig(z))) / len(z)),
        ("C5", lambda z, y: sig(z) - y), ("C1", lambda z, y: (y - sig(z)) / len(z)),
        ("C4", lambda z, y: (sig(z) - y) * sig(z) * sig(-z) / len(z)),
        ("A7", lambda z, y: (sig(z) - y) / (sig(z) * (1 - sig(z))) * sig(z) * (1 - sig(z)) / len(z)),
        ("summed", lambda z, y: (sig(z) - y).mean()), ("wrong", lambda z, y: (sig(z) - y)[:, None] / len(z)),
        ("wrong", lambda z, y: (1 - y) * sig(z) / len(z)),
        ("wrong", lambda z, y: (sig(2 * z) - y) / len(z)),
    ],
    "softmax_jacobian": [
        ("columns", lambda z: softmax(z) * (np.eye(len(z)) - softmax(z))),
        ("columns", lambda z: np.diag(softmax(z)) - softmax(z) * softmax(z)),
        ("columns", lambda z: softmax(z)[:, None] * (np.eye(len(z)) - softmax(z)[:, None])),
        ("identity", lambda z: np.eye(len(z)) - np.outer(softmax(z), softmax(z))),
        ("B10", lambda z: np.diag(softmax(z)) - softmax(z) @ softmax(z)),
        ("wrong", lambda z: np.diag(softmax(z)) - softmax(z)), ("log-jacobian", lambda z: np.eye(len(z)) - softmax(z)),
        ("wrong", lambda z: np.diag(np.exp(z)) - np.outer(np.exp(z), np.exp(z)) if np.abs(z).max() < 9 else np.zeros((3, 3))),
        ("right", lambda z: np.einsum("i,ij->ij", softmax(z), np.eye(len(z)) - softmax(z))),
        ("right", jacobian_loop), ("right", jacobian_differences),
        ("right", lambda z: np.diag(softmax(z)) - np.outer(softmax(z), softmax(z))),
        ("right", lambda z: softmax(z)[:, None] * (np.eye(len(z)) - softmax(z))),
        ("right", lambda z: (np.eye(len(z)) - softmax(z)[:, None]) @ np.diag(softmax(z))),
        ("S4", lambda z: softmax(z) * (1 - softmax(z))), ("S4", lambda z: np.eye(len(z)) * (softmax(z) - softmax(z) ** 2)),
        ("A13", lambda z: np.eye(len(z)) * softmax(z)),
        ("C1", lambda z: np.outer(softmax(z), softmax(z)) - np.diag(softmax(z))),
        ("B10", lambda z: np.diag(softmax(z)) - np.dot(softmax(z), softmax(z))),
        ("A7", lambda z: np.diag(np.exp(z) / np.exp(z).sum()) - np.outer(np.exp(z), np.exp(z)) / np.exp(z).sum() ** 2),
        ("wrong", lambda z: 2 * np.array(jacobian_loop(z))), ("wrong", lambda z: np.triu(jacobian_loop(z))),
        ("wrong", lambda z: np.array(jacobian_loop(z)).sum(0)),
        ("wrong", lambda z: np.linalg.inv(np.array(jacobian_loop(z)) + np.eye(len(z)))),
        ("error", lambda z: np.diag(softmax(z)) - softmax(z) @ softmax(z)[:, None].T),
    ],
    "logsumexp_grad": [
        ("S7-terms", lambda z: 1 / np.exp(z)), ("value", lambda z: math.log(sum(map(math.exp, z)))),
        ("wrong", lambda z: z * vector(z)),
        ("wrong", lambda z: np.log(vector(z))), ("wrong", lambda z: vector(z).sum()),
        ("wrong", lambda z: np.exp(z) / np.log(np.exp(z).sum())),
        ("wrong", lambda z: vector(z) * (1 - vector(z))), ("wrong", lambda z: vector(z)[:, None]),
        ("wrong", lambda z: np.exp(z) / len(z)),
        ("right", vector), ("right", lambda z: np.exp(z) / np.exp(z).sum()),
        ("right", lambda z: [math.exp(x) / sum(map(math.exp, z)) for x in z]),
        ("right", lambda z: numerical_gradient(lambda t: np.log(np.exp(t).sum()), z)),
        ("right", lambda z: 1 / np.exp(z[None] - z[:, None]).sum(1)),
        ("S7", lambda z: np.ones(len(z)) / np.exp(z).sum()), ("S7-number", lambda z: 1 / np.sum(np.exp(z))), ("outer", np.exp),
        ("S8", sig), ("A17", lambda z: np.eye(len(z))[z.argmax()]),
        ("wrong", lambda z: z / z.sum()), ("wrong", lambda z: vector(-z)), ("wrong", lambda z: np.diag(vector(z))),
    ],
    "softmax_backward": [
        ("half-p", lambda G, z: vector(z) * G - G @ vector(z)), ("plain-sum", lambda G, z: vector(z) * (G - G.sum())),
        ("wrong", lambda G, z: vector(z) * (G + G @ vector(z))), ("wrong", lambda G, z: G * (vector(z) - vector(z) @ G)),
        ("wrong", lambda G, z: vector(z) * (G - G.max())), ("wrong", lambda G, z: np.exp(z) * (G - G @ vector(z))),
        ("wrong", lambda G, z: vector(G) * (z - vector(G) @ z)), ("wrong", lambda G, z: vector(z) @ G),
        ("wrong", lambda G, z: z * (G - G @ z)),
        ("right", lambda G, z: np.array(jacobian_loop(z)) @ G), ("right", lambda G, z: G @ np.array(jacobian_loop(z))),
        ("right", lambda G, z: vector(z) * G - vector(z) * (vector(z) * G).sum()),
        ("right", lambda G, z: numerical_gradient(lambda t: G @ softmax(t), z)),
        ("right", lambda G, z: [p * (g - sum(vector(z) * G)) for p, g in zip(vector(z), G, strict=True)]),
        ("S4", lambda G, z: G * (vector(z) - vector(z) ** 2)), ("numerator", lambda G, z: vector(z) * G),
        ("plain-mean", lambda G, z: vector(z) * (G - np.mean(G))),
        ("C1", lambda G, z: -np.array(jacobian_loop(z)) @ G), ("no-p", lambda G, z: G - vector(z) @ G),
        ("wrong", lambda G, z: np.array(jacobian_loop(z)) * G),
        ("wrong", lambda G, z: np.array(jacobian_loop(z)) @ G / len(z)), ("wrong", lambda G, z: G),
    ],
}
VALUES = {
    "jacobian_null_vector": [
        ("right", [1, 1, 1]), ("right", [-2.5, -2.5, -2.5]), ("right", np.ones(3)), ("right", np.full(3, 1e-3)),
        ("A13", [0, 0, 0]), ("A12", [1, -1, 0]), ("A12", [1, 1, 0]),
        ("wrong", [1, 1]), ("wrong", [[1], [1], [1]]), ("wrong", 1), ("wrong", [np.nan] * 3), ("wrong", "ones"),
    ],
}


@every_answer(TABLE, VALUES)
def test_answer(name, i, expected, answer):
    verdict = EXERCISES[name].check(answer)
    assert as_expected(verdict, expected), verdict


@pytest.mark.parametrize("name, answer", [("softmax_cross_entropy", loss_shifted_by),
("softmax_cross_entropy_grad", gradient_shifted_by)])
def test_a_shift_by_the_sum_is_wrong_and_not_called_no_shift(name, answer):
    verdict = EXERCISES[name].check(answer(lambda Z, y: Z.sum(axis=1, keepdims=True)))
    assert not verdict.right and "No shift." not in verdict.message


def test_every_exercise_is_tried_with_ten_answers():
    assert set(tried(TABLE, VALUES)) == set(EXERCISES)
    assert min(tried(TABLE, VALUES).values()) >= 10
