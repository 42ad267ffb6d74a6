"""Answers that learners of lesson 10 might really give about networks, stopping and counting, right and wrong."""

from copy import deepcopy

import numpy as np

from helpers import loss_and_gradients, relu, relu_grad, softmax_cross_entropy_grad, unflatten
from helpers.lessons.training.exercises import EXERCISES
from helpers.lessons.training.exercises.gradients import gradients

from ..answering import as_expected, every_answer, tried


def start(draw, bias=np.zeros):
    return lambda shapes, rng: [(draw(rng, D, H), bias(H)) for (D, H), _ in shapes]


def start_flat(shapes, rng):
    flat = np.concatenate([part for (D, H), _ in shapes for part in (rng.normal(0, (2 / D) ** 0.5, D * H), np.zeros(H))])
    return unflatten(flat, shapes)


def start_entries(shapes, rng):
    params = []
    for shape_W, shape_b in shapes:
        W = np.empty(shape_W)
        for i in range(shape_W[0]):
            for j in range(shape_W[1]):
                W[i, j] = rng.normal(0, np.sqrt(2 / shape_W[0]))
        params.append([W, np.zeros(shape_b)])
    return params


def backward(slope=relu_grad, penalty=lambda W, l2: l2 * W, act=relu, top=lambda G: G):
    """A pass that keeps Z and takes the slope there."""
    def answer(params, X, labels, l2):
        A, Zs = [X], []
        for W, b in params:
            Zs.append(A[-1] @ W + b)
            A.append(act(Zs[-1]))
        G, found = top(softmax_cross_entropy_grad(Zs[-1], labels)), []
        for k in range(len(params) - 1, -1, -1):
            W = params[k][0]
            found.insert(0, (A[k].T @ G + penalty(W, l2), G.sum(axis=0)))
            if k > 0:
                G = G @ W.T * slope(Zs[k - 1])
        return found
    return answer


def edits_params(params, X, labels, l2):
    found = gradients(params, X, labels, l2)
    for W, _ in params:
        W *= 1 - l2
    return found


def decayed(params, gradients, rate, l2):
    new = deepcopy(params)
    for (W, b), (dW, db) in zip(new, gradients, strict=True):
        W *= 1 - rate * l2
        W -= rate * dW
        b -= rate * db
    return new


def first_bias_too(params, gradients, rate, l2):
    return [(W - rate * (dW + l2 * W), b - rate * (db + l2 * b * (k == 0)))
            for k, ((W, b), (dW, db)) in enumerate(zip(params, gradients, strict=True))]


def stop_waiting(values, patience):
    best, waited = float("inf"), 0
    for k in range(len(values)):
        if values[k] < best:
            best, at, waited = values[k], k + 1, 0
        else:
            waited += 1
        if waited == patience:
            break
    return k + 1, at


def stop_vectorised(values, patience):
    so_far = np.minimum.accumulate(values)
    at = np.array([int(np.argmin(values[:k + 1])) for k in range(len(values))])
    late = np.flatnonzero(np.arange(len(values)) - at >= patience)
    end = late[0] if late.size else len(so_far) - 1
    return np.array([end, at[end]]) + 1


def stop_window(values, patience):
    """Stops when the last few are all no better than the one before them, which comes to the same."""
    for k in range(patience, len(values)):
        if min(values[k - patience + 1:k + 1]) >= values[k - patience]:
            return k + 1, k - patience + 1
    return len(values), int(np.argmin(values)) + 1


def counted(labels, said, n_classes):
    M = [[0] * n_classes for _ in range(n_classes)]
    for t, s in zip(labels, said, strict=True):
        M[t][s] += 1
    return M, sum(M[k][k] for k in range(n_classes)) / len(labels)


def one_hots(labels, said, n_classes):
    eye = np.eye(n_classes)
    return eye[labels].T @ eye[said], np.mean(labels == said)


def by_bincount(labels, said, n_classes):
    M = np.bincount(n_classes * labels + said, minlength=n_classes**2).reshape(n_classes, n_classes)
    return M, M.diagonal().sum() / M.sum()


def once_each(labels, said, n_classes):
    matrix = np.zeros((n_classes, n_classes))
    matrix[labels, said] += 1
    return matrix, np.trace(matrix) / np.sum(matrix)


TABLE = {
    "start": [
        ("right", start(lambda rng, D, H: rng.normal(0, np.sqrt(2 / D), (D, H)))), ("right", start_flat), ("right",
                                                                                                           start_entries),
        ("right", start(lambda rng, D, H: rng.normal(size=(D, H)) / np.sqrt(D / 2), lambda H: [0] * H)),
        ("G3", start(lambda rng, D, H: np.zeros((D, H)))), ("G3", start(lambda rng, D, H: np.full((D, H), (2 / D) ** 0.5))),
        ("unit", start(lambda rng, D, H: rng.normal(size=(D, H)))), ("variance", start(lambda rng, D, H: rng.normal(0, 2 / D, (D,
            H)))),
        ("one", start(lambda rng, D, H: rng.normal(size=(D, H)) / D ** 0.5)), ("tiny", start(lambda rng, D,
                                                                                             H: 0.01 * rng.normal(size=(D, H)))),
        ("outputs", start(lambda rng, D, H: rng.normal(0, (2 / H) ** 0.5, (D, H)))), ("biases", start(
            lambda rng, D, H: rng.normal(0, (2 / D) ** 0.5, (D, H)), np.ones)),
        ("D2", start(lambda rng, D, H: rng.normal(0, (2 / D) ** 0.5, (H, D)))), ("wrong", start(lambda rng, D, H: np.full((D, H),
                                                                                                                          0.3))),
        ("wrong", start(lambda rng, D, H: np.random.default_rng(9).normal(0, (2 / D) ** 0.5, (D, H)))),
        ("wrong", start(lambda rng, D, H: 3 * rng.normal(0, (2 / D) ** 0.5, (D, H)))),
        ("wrong", lambda shapes, rng: start_flat(shapes, rng)[::-1]), ("wrong", lambda shapes, rng: start_flat(shapes, rng)[0]),
        ("error", start(lambda rng, D, H: rng.normal((D, H)).reshape(D, H))),
    ],
    "gradients": [
        ("right", backward()), ("right", lambda p, X, y, l2: loss_and_gradients(p, X, y, "relu", l2).params),
        ("right", backward(lambda Z: (Z > 0).astype(float))), ("right", backward(act=lambda Z: np.maximum(0, Z))),
        ("right", backward(lambda Z: np.heaviside(Z, 0))), ("right", lambda *args: [list(pair) for pair in backward()(*args)]),
        ("tanh", backward(lambda Z: 1 - np.tanh(Z) ** 2, act=np.tanh)),
        ("tanh", backward(lambda Z: 1 / np.cosh(Z) ** 2, act=np.tanh)), ("no-penalty", backward(penalty=lambda W, l2: 0)),
        ("D12", backward(penalty=lambda W, l2: 0.5 * l2 * W)),
        ("square", backward(penalty=lambda W, l2: l2 / 2 * np.sum(W ** 2))), ("E3", backward(lambda Z: 1)), ("S14",
                                                                                                             backward(np.sign)),
        ("mask-turned", backward(lambda Z: Z <= 0)), ("mask-turned", backward(lambda Z: Z < 0)), ("value", backward(relu)),
        ("C1", backward(top=lambda G: -G)), ("G2", backward(top=lambda G: G * len(G))), ("wrong", backward(top=lambda G: 2 * G)),
        ("wrong", edits_params), ("wrong", backward(penalty=lambda W, l2: l2 * np.abs(W))),
        ("wrong", lambda *args: backward()(*args)[::-1]), ("wrong", lambda *args: [dW for dW, _ in backward()(*args)]),
        ("wrong", backward(lambda Z: np.where(Z > 0, 1, 0.01))), ("error", backward(lambda Z: Z.slope)),
    ],
    "decay_step": [
        ("right", decayed), ("right", lambda p, g, r, l: [((1 - r * l) * W - r * dW, b - r * db) for (W, b), (dW, db) in zip(p,
            g, strict=True)]),
        ("right", lambda p, g, r, l: [[W - r * dW - r * l * W, b - r * db] for (W, b), (dW, db) in zip(p, g, strict=True)]),
        ("right", lambda p, g, r, l: [(p[k][0] - r * (g[k][0] + l * p[k][0]), p[k][1] - r * g[k][1]) for k in range(len(p))]),
        ("D13", lambda p, g, r, l: [((1 - r * l) * W - r * dW, (1 - r * l) * b - r * db) for (W, b), (dW, db) in zip(p, g,
            strict=True)]),
        ("no-penalty", lambda p, g, r, l: [(W - r * dW, b - r * db) for (W, b), (dW, db) in zip(p, g, strict=True)]),
        ("grows", lambda p, g, r, l: [((1 + r * l) * W - r * dW, b - r * db) for (W, b), (dW, db) in zip(p, g, strict=True)]),
        ("no-rate", lambda p, g, r, l: [((1 - l) * W - r * dW, b - r * db) for (W, b), (dW, db) in zip(p, g, strict=True)]),
        ("D12", lambda p, g, r, l: [((1 - r * l / 2) * W - r * dW, b - r * db) for (W, b), (dW, db) in zip(p, g, strict=True)]),
        ("after", lambda p, g, r, l: [((W - r * dW) * (1 - r * l), b - r * db) for (W, b), (dW, db) in zip(p, g, strict=True)]),
        ("D23", lambda p, *rest: p), ("no-bias", lambda p, g, r, l: [((1 - r * l) * W - r * dW, b) for (W, b), (dW, db)
                                                                    in zip(p, g, strict=True)]),
        ("D13", first_bias_too), ("wrong", lambda p, g, r, l: decayed(p, g, r, l)[::-1]),
        ("wrong", lambda p, g, r, l: decayed(decayed(p, g, r, l), g, r, l)), ("wrong", lambda p, g, r, l: decayed(p, g, r,
                                                                                                                  2 * l + 0.1)),
        ("error", lambda p, g, r, l: p - r * g),
    ],
    "stop": [
        ("right", stop_waiting), ("right", stop_vectorised), ("right", lambda v, p: list(stop_waiting(list(v), p))),
        ("right", lambda v, p: tuple(float(x) for x in stop_waiting(v, p))), ("late", lambda v, p: stop_waiting(v, p + 1)),
        ("last", lambda v, p: (stop_waiting(v, p)[0],) * 2), ("zero", lambda v, p: [k - 1 for k in stop_waiting(v, p)]),
        ("impatient", lambda v, p: stop_waiting(v, 1)), ("never", lambda v, p: stop_waiting(v, 10**6)),
        ("oracle", lambda v, p: (stop_waiting(v, p)[0], int(np.argmin(v)) + 1)), ("largest", lambda v, p: stop_waiting(-v, p)),
        ("swapped", lambda v, p: stop_waiting(v, p)[::-1]), ("right", stop_window), ("wrong", lambda v, p: stop_waiting(v, p)[0]),
        ("wrong", lambda v, p: (stop_waiting(v, p)[0] + 1, stop_waiting(v, p)[1])), ("wrong", lambda v, p: (len(v), 1)),
        ("error", lambda v, p: stop_waiting(v[10**6], p)),
    ],
    "confusion": [
        ("right", counted), ("right", one_hots), ("right", by_bincount), ("right", lambda t, s, C: (by_bincount(t, s, C)[0],
                                                                                                    (t == s).sum() / t.size)),
        ("right", lambda t, s, C: ([[int(((t == a) & (s == b)).sum()) for b in range(C)] for a in range(C)], np.mean(t == s))),
        ("transposed", lambda t, s, C: (by_bincount(s, t, C)[0], np.mean(t == s))), ("errors", lambda t, s, C: (counted(t, s,
            C)[0], np.mean(t != s))),
        ("percent", lambda t, s, C: (counted(t, s, C)[0], 100 * np.mean(t == s))), ("count", lambda t, s, C: (counted(t, s,
            C)[0], sum(t == s))),
        ("shares", lambda t, s, C: (one_hots(t, s, C)[0] / len(t), np.mean(t == s))),
        ("classes-seen", lambda t, s, C: counted(t, s, max(*t, *s) + 1)),
        ("D20", once_each), ("wrong", lambda t, s, C: (np.array(counted(t, s, C)[0]).astype(np.uint8), np.mean(t == s))),
        ("cells", lambda t, s, C: (counted(t, s, C)[0], sum(t == s) / C)),
        ("wrong", lambda t, s, C: counted(t, s, C)[0]), ("wrong", lambda t, s, C: counted(t, s, C)[::-1]),
        ("wrong", lambda t, s, C: (np.array(counted(t, s, C)[0])[::-1], np.mean(t == s))),
        ("wrong", lambda t, s, C: (counted(t, s, C)[0], round(np.mean(t == s), 1))), ("error", lambda t, s, C: counted(t, s + 1,
                                                                                                                       C)),
    ],
    "held": [
        ("right", [5, 3]), ("right", (5.0, 3.0)), ("right", np.array([5, 3])), ("G4", [1, 1]), ("G4", [1.0, 3.0]), ("order", [3,
                                                                                                                              5]),
        ("D23", [5, 8]), ("D23", (6, 8)), ("G4-copies", [6, 3]), ("wrong", [8, 8]), ("wrong", 5), ("wrong", [[5, 5], [3, 3]]),
        ("wrong", "5, 3"), ("untouched", ...),
    ],
}


@every_answer(TABLE)
def test_answer(name, i, expected, answer):
    verdict = EXERCISES[name].check(answer)
    assert as_expected(verdict, expected), verdict


def test_every_exercise_is_tried_with_ten_answers():
    assert min(tried(TABLE).values()) >= 10
