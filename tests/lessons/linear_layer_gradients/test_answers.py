"""Answers that learners of lesson 04 might really give, right and wrong, in the bank and out of it."""

import math

import numpy as np

from helpers import affine, affine_backward, numerical_gradient
from helpers.lessons.linear_layer_gradients.exercises import EXERCISES

from ..answering import as_expected, every_answer, tried


def tensor_loops(X, H):
    N, D = X.shape
    T = np.zeros((N, H, D, H))
    for i in range(N):
        for j in range(H):
            for k in range(D):
                T[i, j, k, j] = X[i, k]
    return T


def tensor_measured(X, H):
    T = np.zeros((X.shape[0], H, X.shape[1], H))
    for k in range(X.shape[1]):
        for l in range(H):
            step = np.zeros((X.shape[1], H))
            step[k, l] = 1
            T[:, :, k, l] = X @ step
    return T


def tensor_of_the_diagonal(X, H):
    T = np.zeros((X.shape[0], H, X.shape[1], H))
    for j in range(min(H, X.shape[1])):
        T[:, j, j, j] = X[:, j]
    return T


def sample_loops(x, g):
    dW = np.empty((len(x), len(g)))
    for k in range(len(x)):
        for l in range(len(g)):
            dW[k, l] = x[k] * g[l]
    return dW


def batch_loop(X, E):
    dW = 0
    for x, e in zip(X, E, strict=True):
        dW = dW + np.outer(x, e)
    return dW / len(X)


def batch_replaced(X, E):
    for x, e in zip(X, E, strict=True):
        dW = np.outer(x, e)
    return dW / len(X)


def affine_loop(X, W, b):
    return [[sum(x[k] * W[k, j] for k in range(len(x))) + b[j] for j in range(len(b))] for x in X]


def affine_in_place(X, W, b):
    Z = X @ W
    Z += b
    return Z


def affine_in_zeros_like(X, W, b):
    Z = np.zeros_like(X @ W)
    for n in range(len(X)):
        Z[n] = X[n] @ W + b
    return Z


def right(G, X, W):
    return G @ W.T, X.T @ G, G.sum(axis=0)


def backward_loop(G, X, W):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for n in range(len(X)):
        for l in range(W.shape[1]):
            dX[n] += G[n, l] * W[:, l]
            dW[:, l] += G[n, l] * X[n]
            db[l] += G[n, l]
    return dX, dW, db


def backward_replacing(G, X, W):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for n in range(len(X)):
        dX[n] = W @ G[n]
        dW = np.outer(X[n], G[n])
        db = G[n]
    return dX, dW, db


def backward_last_output(G, X, W):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for n in range(len(X)):
        for l in range(W.shape[1]):
            dX[n] = G[n, l] * W[:, l]
            dW[:, l] += G[n, l] * X[n]
            db[l] += G[n, l]
    return dX, dW, db


def backward_in_place(G, X, W):
    G /= len(G)
    return right(G, X, W)


def graph_walk(x, w):
    grad = dict.fromkeys("xwuv", 0.0)
    u, v = w * x, x + w * x
    grad["u"] += v
    grad["v"] += u
    grad["x"] += grad["v"]
    grad["u"] += grad["v"]
    grad["w"] += grad["u"] * x
    grad["x"] += grad["u"] * w
    return np.array([grad["x"], grad["w"]])


def graph_replacing(x, w):
    u, v = w * x, x + w * x
    du, dv = v, u
    dx, du = dv, dv
    dw, dx = du * x, du * w
    return np.array([dx, dw])


def graph_too_early(x, w):
    u, v = w * x, x + w * x
    du, dv = v, u
    dx, dw = du * w, du * x
    du, dx = du + dv, dx + dv
    return np.array([dx, dw])


def kept_between_calls():
    kept = np.zeros(2)

    def answer(x, w):
        nonlocal kept
        kept += graph_walk(x, w)
        return kept
    return answer


def gather_loop(G, idx, n_rows):
    dA = np.zeros((n_rows, G.shape[1]))
    for g, row in zip(G, idx, strict=True):
        dA[row] += g
    return dA


def gather_replaced(G, idx, n_rows):
    dA = np.zeros((n_rows, G.shape[1]))
    dA[idx] = G
    return dA


def gather_by_table_row(G, idx, n_rows):
    dA = np.zeros((n_rows, G.shape[1]))
    for i in idx:
        dA[i] += G[i]
    return dA


def gather_in_integers(G, idx, n_rows):
    dA = np.zeros((n_rows, G.shape[1]), dtype=int)
    for n in range(len(idx)):
        dA[idx[n]] = dA[idx[n]] + G[n]
    return dA


def gather_uncounted(G, idx, n_rows):
    dA = np.zeros((n_rows, G.shape[1]))
    for row in np.unique(idx):
        dA[row] = G[idx == row].mean(axis=0)
    return dA


TABLE = {
    "layer_tensor": [
        ("right", tensor_loops), ("right", tensor_measured), ("right", lambda X, H: np.einsum("ik,jl->ijkl", X, np.eye(H))),
        ("right", lambda X, H: X[:, None, :, None] * np.eye(H)[:, None, :]),
        ("right", lambda X, H: np.kron(X[:, None, :, None], np.eye(H).reshape(1, H, 1, H))),
        ("right", lambda X, H: np.stack([np.stack([np.outer(x, e) for e in np.eye(H)]) for x in X])),
        ("D1", lambda X, H: np.tile(X[:, None, :, None], (1, H, 1, H))), ("weights-first", lambda X, H: np.einsum(
            "ik,jl->klij", X, np.eye(H))),
        ("weight-axes", lambda X, H: np.einsum("ik,jl->ijlk", X, np.eye(H))), ("delta-alone", lambda X, H: np.einsum(
            "ik,jl->ijkl", np.ones_like(X), np.eye(H))),
        ("wrong", tensor_of_the_diagonal), ("wrong", lambda X, H: np.zeros((X.shape[0], H, X.shape[1], H))),
        ("wrong", lambda X, H: tensor_loops(X, H).reshape(X.shape[0] * H, -1)), ("wrong", lambda X, H: 2 * tensor_loops(X, H)),
        ("other-delta", lambda X, H: np.einsum("ik,kl->ikl", X, np.eye(X.shape[1], H))[:, None].repeat(H, axis=1)),
        ("other-delta", lambda X, H: np.einsum("ik,jk->ijk", X, np.eye(H, X.shape[1]))[..., None].repeat(H, axis=-1)),
        ("no-delta-axis", lambda X, H: X), ("error", lambda X, H: X[:, None, :] * np.eye(H)),
    ],
    "sample_gradient": [
        ("right", sample_loops), ("right", np.outer), ("right", lambda x, g: x[:, None] * g),
        ("right", lambda x, g: x[:, None] @ g[None, :]),
        ("right", lambda x, g: np.einsum("k,l->kl", x, g)), ("right", lambda x, g: [[a * b for b in g] for a in x]),
        ("right", lambda x, g: (g[:, None] * x).T), ("D2", lambda x, g: g[:, None] * x), ("D19", lambda x, g: x.T @ g),
        ("D19", lambda x, g: np.dot(x, g)), ("D11", lambda x, g: x * g),
        ("D1", lambda x, g: np.tile(x[:, None] * g.sum(), (1, len(g)))),
        ("no-g", lambda x, g: np.tile(x[:, None], (1, len(g)))), ("wrong", lambda x, g: 2 * np.outer(x, g)),
        ("wrong", lambda x, g: x),
        ("wrong", lambda x, g: np.outer(x, g) / len(x)), ("error", lambda x, g: x[:, None] @ g),
        ("wrong", lambda x, g: np.outer(x, g)[None]), ("C1", lambda x, g: np.outer(-x, g)),
    ],
    "batch_gradient": [
        ("right", batch_loop), ("right", lambda X, E: X.T @ E / len(X)), ("right", lambda X, E: X.T @ (E / X.shape[0])),
        ("right", lambda X, E: np.einsum("nk,nl->kl", X, E) / len(E)), ("right", lambda X, E: (E.T @ X).T / len(X)),
        ("right", lambda X, E: (X[:, :, None] * E[:, None, :]).mean(axis=0)), ("S9", lambda X, E: X.T @ E),
        ("S9", lambda X, E: sum(np.outer(x, e) for x, e in zip(X, E, strict=True))), ("D2", lambda X, E: E.T @ X / len(X)),
        ("S11", lambda X, E: X @ E.T / len(X)), ("S11", lambda X, E: X @ E.T),
        ("D9", lambda X, E: np.outer(X.mean(0), E.mean(0))),
        ("D9", lambda X, E: X.mean(0)[:, None] * E.mean(0)), ("D10", lambda X, E: np.outer(X.sum(0), E.sum(0))),
        ("D9", lambda X, E: np.outer(X.sum(0), E.sum(0)) / len(X)), ("last", batch_replaced),
        ("C6", lambda X, E: X.T @ E / len(X) ** 2),
        ("C7", lambda X, E: (X.T @ E) / E.size), ("wrong", lambda X, E: np.mean(X.T @ E)), ("wrong", lambda X, E: X.T @ E / 2),
        ("wrong", lambda X, E: -X.T @ E / len(X)), ("error", lambda X, E: (X @ E) / len(X)),
    ],
    "affine": [
        ("right", affine), ("right", affine_loop), ("right", lambda X, W, b: X.dot(W) + b), ("right", lambda X, W, b: b + X @ W),
        ("right", lambda X, W, b: X @ W + np.outer(np.ones(len(X)), b)), ("right", lambda X, W, b: (W.T @ X.T).T + b[None, :]),
        ("right", lambda X, W, b: np.hstack([X, np.ones((len(X), 1))]) @ np.vstack([W, b])),
        ("D6", lambda X, W, b: X @ W + b.reshape(-1, 1)), ("no-bias", lambda X, W, b: X @ W), ("D3", lambda X, W, b: X @ W.T + b),
        ("D11", lambda X, W, b: X * W + b), ("bias-sum", lambda X, W, b: X @ W + sum(b)), ("D22", affine_in_zeros_like),
        ("transposed", lambda X, W, b: (X @ W + b).T), ("wrong", lambda X, W, b: X @ W * b),
        ("wrong", lambda X, W, b: 2 * X @ W + b),
        ("error", affine_in_place), ("error", lambda X, W, b: W @ X + b), ("wrong", lambda X, W, b: (X @ W + b)[0]),
        ("wrong", lambda X, W, b: X @ W + len(X) * b),
    ],
    "affine_backward": [
        ("right", right), ("right", backward_loop), ("right", lambda G, X, W: [G @ W.T, X.T @ G, G.sum(0)]),
        ("right", lambda G, X, W: (np.einsum("nh,dh->nd", G, W), np.einsum("nd,nh->dh", X, G), np.ones(len(G)) @ G)),
        ("right", lambda G, X, W: ((W @ G.T).T, (G.T @ X).T, G.T @ np.ones(len(G)))),
        ("right", lambda G, X, W: (G @ W.T, X.T @ G, np.array([g.sum() for g in G.T]))),
        ("right", lambda G, X, W: (np.dot(G, W.T), np.dot(X.T, G), np.sum(G, axis=0))),
        ("D3", lambda G, X, W: (G @ W, X.T @ G, G.sum(0))), ("D2", lambda G, X, W: (G @ W.T, G.T @ X, G.sum(0))),
        ("S11", lambda G, X, W: (G @ W.T, X @ G.T, G.sum(0))), ("D4", lambda G, X, W: (G @ W.T, X.T @ G, G)),
        ("D5", lambda G, X, W: (G @ W.T, X.T @ G, G.sum(1))), ("D5", lambda G, X, W: (G @ W.T, X.T @ G, np.sum(G, axis=-1))),
        ("D7", lambda G, X, W: (G @ W.T, X.T @ G, G.mean(0))),
        ("C6+D7", lambda G, X, W: (G @ W.T, X.T @ G / len(G), G.mean(0))),
        ("C6+D7", lambda G, X, W: tuple(part / len(X) for part in right(G, X, W))), ("C6", lambda G, X, W: (
            G @ W.T, X.T @ G / len(X), G.sum(0))), ("D8", lambda G, X, W: (G @ W.T, X.T @ G, (X.T @ G).sum(0))),
        ("D9", lambda G, X, W: (G @ W.T, np.outer(X.mean(0), G.sum(0)), G.sum(0))),
        ("D10", lambda G, X, W: (G @ W.T, np.outer(X.sum(0), G.sum(0)), G.sum(0))),
        ("db-row", lambda G, X, W: (G @ W.T, X.T @ G, G.sum(0, keepdims=True))), ("db-row", lambda G, X, W: (
            G @ W.T, X.T @ G, np.ones((1, len(G))) @ G)), ("db-total", lambda G, X, W: (G @ W.T, X.T @ G, G.sum())),
        ("db-total", lambda G, X, W: (G @ W.T, X.T @ G, np.sum(G))),
        ("no-G", lambda G, X, W: (G @ W.T, X.T @ G, np.ones(G.shape[1]))),
        ("order", lambda G, X, W: (X.T @ G, G.sum(0), G @ W.T)), ("order", lambda G, X, W: (X.T @ G, G @ W.T, G.sum(0))),
        ("E9", lambda G, X, W: (np.tile(G.sum(0) @ W.T, (len(X), 1)), X.T @ G, G.sum(0))),
        ("dX-transposed+D2", lambda G, X, W: (W @ G.T, G.T @ X, G.sum(0))), ("D3+D2", lambda G, X, W: (G @ W, G.T @ X, G.sum(0))),
        ("D2+D4", lambda G, X, W: (G @ W.T, G.T @ X, G)), ("C6+D5", lambda G, X, W: (G @ W.T, X.T @ G / len(X), G.sum(1))),
        ("dX-last", backward_last_output), ("D7-row", lambda G, X, W: (G @ W.T, X.T @ G, G.mean(axis=0, keepdims=True))),
        ("C6+D7-row", lambda G, X, W: (G @ W.T, X.T @ G / len(G), G.sum(axis=0, keepdims=True) / len(G))),
        ("last+db-last", backward_replacing), ("D11", lambda G, X, W: (G * W.T, X.T * G, G.sum(0))),
        ("wrong", backward_in_place), ("wrong", lambda G, X, W: (X.T @ G, G.sum(0))), ("wrong", lambda G, X, W: G @ W.T),
        ("wrong", lambda G, X, W: (G @ W.T, X.T @ G, None)), ("wrong", lambda G, X, W: (G @ W.T, X.T @ G + W, G.sum(0))),
        ("wrong", lambda G, X, W: tuple(-part for part in right(G, X, W))),
        ("wrong", lambda G, X, W: (G @ W.T, X.T @ G, 0 * G.sum(0))),
        ("wrong", lambda G, X, W: (G @ W.T, X.T @ G, W.sum(0))), ("error", lambda G, X, W: (G @ W.T, X @ G, G.sum(0))),
        ("error", lambda G, X, W: (W.T @ G, X.T @ G, G.sum(0))), ("wrong", lambda G, X, W: np.concatenate(
            [part.ravel() for part in right(G, X, W)])),
    ],
    "graph_gradient": [
        ("right", graph_walk), ("right", lambda x, w: np.array([2 * x * w * (1 + w), x * x * (1 + 2 * w)])),
        ("right", lambda x, w: [2 * x * w + 2 * x * w * w, x ** 2 + 2 * w * x ** 2]),
        ("right", lambda x, w: (2 * w * x * (1 + w), x * x + 2 * w * x * x)),
        ("right", lambda x, w: numerical_gradient(lambda p: p[1] * p[0] * (p[0] + p[1] * p[0]), np.array([x, w]))),
        ("D14", graph_replacing), ("D14", lambda x, w: np.array([w * (x + w * x) + w * x, x * (x + w * x)])),
        ("D14", lambda x, w: np.array([w * x + w * x * w, w * x * x])), ("D14-x", lambda x, w: np.array([
            (x + 2 * w * x) * w, (x + 2 * w * x) * x])), ("S18", lambda x, w: sum(graph_walk(x, w))),
        ("D14", graph_too_early), ("D14", lambda x, w: np.array([2 * x * w * (1 + w), x * (x + w * x)])),
        ("D15", kept_between_calls()),
        ("swapped", lambda x, w: graph_walk(x, w)[::-1]), ("value", lambda x, w: w * x * (x + w * x)),
        ("local", lambda x, w: np.array([x + w * x, w * x])), ("wrong", lambda x, w: graph_walk(x, w)[0]),
        ("wrong", lambda x, w: np.array([w, x])), ("wrong", lambda x, w: graph_walk(x, w)[:, None]),
        ("wrong", lambda x, w: 2 * graph_walk(x, w)), ("error", lambda x, w: graph_walk(x, w) + u),  # noqa: F821
    ],
    "gather_grad": [
        ("right", gather_loop), ("right", lambda G, idx, n_rows: np.eye(n_rows)[idx].T @ G),
        ("right", lambda G, idx, n_rows: np.array([G[idx == r].sum(axis=0) for r in range(n_rows)])),
        ("right", lambda G, idx, n_rows: np.stack([np.bincount(idx, weights=c, minlength=n_rows) for c in G.T], axis=1)),
        ("right", lambda G, idx, n_rows: gather_loop(G[::-1], idx[::-1], n_rows)),
        ("D20", gather_replaced), ("D20", lambda G, idx, n_rows: (lambda dA: (dA.__setitem__(idx, dA[idx] + G), dA)[1])(
            np.zeros((n_rows, G.shape[1])))), ("D22", gather_in_integers), ("mean", gather_uncounted),
        ("table-row", gather_by_table_row),
        ("passed-on", lambda G, idx, n_rows: G), ("picked", lambda G, idx, n_rows: G[idx]),
        ("D14", lambda G, idx, n_rows: gather_replaced(G[::-1], idx[::-1], n_rows)),
        ("counts", lambda G, idx, n_rows: np.tile(np.bincount(idx, minlength=n_rows)[:, None], (1, G.shape[1]))),
        ("wrong", lambda G, idx, n_rows: np.zeros((n_rows, G.shape[1]))), ("wrong", lambda G, idx, n_rows: gather_loop(
            G, idx, n_rows) / len(G)), ("wrong", lambda G, idx, n_rows: gather_loop(G, idx, idx.max() + 1)),
        ("wrong", lambda G, idx, n_rows: np.sort(gather_loop(G, idx, n_rows), axis=0)),
        ("error", lambda G, idx, n_rows: np.add.at(
            np.zeros((n_rows, G.shape[1])), idx, G) + 1),
    ],
    "quadratic_gradient": [
        ("right", lambda A, x: (A + A.T) @ x), ("right", lambda A, x: A @ x + x @ A), ("right", lambda A, x: x @ (A + A.T)),
        ("right", lambda A, x: np.einsum("kj,j->k", A, x) + np.einsum("ik,i->k", A, x)),
        ("right", lambda A, x: numerical_gradient(lambda v: v @ A @ v, x)), ("right", lambda A, x: list((A.T + A).dot(x))),
        ("D16", lambda A, x: 2 * (A @ x)), ("D16", lambda A, x: 2 * x @ A), ("D14", lambda A, x: A @ x),
        ("D14", lambda A, x: x @ A),
        ("value", lambda A, x: x.T @ A @ x), ("matrix", lambda A, x: A + A.T), ("D17", lambda A, x: ((A + A.T) @ x)[:, None]),
        ("S18", lambda A, x: sum(A @ x + x @ A)), ("halved", lambda A, x: 0.5 * (A + A.T) @ x), ("wrong", lambda A, x: 2 * x),
        ("wrong", lambda A, x: A @ x - A.T @ x), ("wrong", lambda A, x: np.outer(x, x)),
    ],
    "squares_jacobian": [
        ("right", lambda A, x: A @ np.diag(2 * x)), ("right", lambda A, x: A * 2 * x), ("right", lambda A, x: 2 * A * x[None, :]),
        ("right", lambda A, x: np.einsum("md,d->md", A, 2 * x)), ("right", lambda A, x: (2 * x[:, None] * A.T).T),
        ("right", lambda A, x: np.array([2 * row * x for row in A])), ("D17", lambda A, x: np.diag(2 * x) @ A.T),
        ("no-inner", lambda A, x: A), ("half", lambda A, x: A * x), ("product", lambda A, x: 2 * A @ x),
        ("squared", lambda A, x: A * x ** 2),
        ("other-side", lambda A, x: np.diag(2 * x) @ A), ("S18", lambda A, x: sum(A) * 2 * x), ("wrong", lambda A, x: 2 * A),
        ("wrong", lambda A, x: A @ (x * x)), ("wrong", lambda A, x: 2 * x), ("wrong", lambda A, x: 3 * A * x),
    ],
    "mean_squared_error": [
        ("right", lambda P, y: ((P[:, 0] - y) ** 2).mean()), ("right", lambda P, y: np.mean((P - y[:, None]) ** 2)),
        ("right", lambda P, y: ((P.ravel() - y) ** 2).sum() / len(y)), ("right", lambda P, y: np.mean((P.squeeze(1) - y) ** 2)),
        ("right", lambda P, y: sum((p[0] - t) ** 2 for p, t in zip(P, y, strict=True)) / len(y)),
        ("right", lambda P, y: float(np.square(P.T - y).mean())), ("D18", lambda P, y: ((P - y) ** 2).mean()),
        ("D18", lambda P, y: np.square(P - y).sum() / len(P)), ("C5", lambda P, y: ((P[:, 0] - y) ** 2).sum()),
        ("halved", lambda P, y: ((P[:, 0] - y) ** 2).mean() / 2), ("root", lambda P, y: math.sqrt(((P[:, 0] - y) ** 2).mean())),
        ("absolute", lambda P, y: np.abs(P[:, 0] - y).mean()), ("rows", lambda P, y: (P[:, 0] - y) ** 2),
        ("outside", lambda P, y: (P[:, 0] - y).mean() ** 2), ("D18", lambda P, y: ((P - y) ** 2).mean(axis=0)),
        ("wrong", lambda P, y: np.mean(P[:, 0] ** 2 - y ** 2)), ("wrong", lambda P, y: [((P[:, 0] - y) ** 2).mean()]),
    ],
}
VALUES = {
    "quadratic_shape": [
        ("right", [5, 5]), ("right", (5, 5)), ("right", np.array([5.0, 5.0])), ("S13", [3, 5]), ("S13", (5, 3)),
        ("by-layer", (3, 3)),
        ("result", [1, 1]), ("wrong", [5]), ("wrong", 5), ("wrong", [5, 5, 5]), ("wrong", "5, 5"), ("wrong", [1, 5]),
    ],
    "broadcast_shape": [
        ("right", [5, 6, 4, 2, 3]), ("right", (5, 6, 4, 2, 3)), ("right", np.zeros((5, 6, 4, 2, 3)).shape),
        ("A-alone", (5, 1, 4, 1, 3)),
        ("left", [6, 1, 4, 1, 3]), ("not-stretched", [5, 6, 4, 1, 3]), ("no-None", [6, 5, 4, 3]), ("wrong", [6, 5, 4, 2, 3]),
        ("wrong", [5, 4, 3]),
        ("wrong", [6, 1, 2, 1]), ("wrong", 720), ("not-stretched", [5, 6, 4, 2, 1]),
    ],
    "product_costs": [
        ("right", [2800, 6300]), ("right", (2 * 30 * 40 + 2 * 40 * 5, 30 * 40 * 5 + 2 * 30 * 5)),
        ("right", np.array([2800.0, 6300])),
        ("swapped", [6300, 2800]), ("first-only", [2400, 6000]), ("entries", [90, 160]), ("all", [12000, 12000]),
        ("same", [2800, 2800]),
        ("same", [6300, 6300]), ("wrong", [2800]), ("wrong", 2800), ("wrong", [5600, 12600]), ("wrong", [2801, 6300]),
        ("wrong", [2400, 6300]),
    ],
}


@every_answer(TABLE, VALUES)
def test_answer(name, i, expected, answer):
    verdict = EXERCISES[name].check(answer)
    assert as_expected(verdict, expected), verdict


def test_every_exercise_is_tried_with_ten_answers():
    assert set(tried(TABLE, VALUES)) == set(EXERCISES)
    assert min(tried(TABLE, VALUES).values()) >= 10


def test_the_reference_is_what_helpers_offers():
    assert EXERCISES["affine"].reference is affine and EXERCISES["affine_backward"].reference is affine_backward
