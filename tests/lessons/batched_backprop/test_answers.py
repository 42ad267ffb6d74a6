"""Answers that learners of lesson 06 might really give to its shorter exercises, right and wrong, named and not."""

import math

import numpy as np

from helpers import flatten, forward, numerical_gradient, relu, relu_grad, softmax, softmax_cross_entropy, unflatten
from helpers.lessons.batched_backprop.exercises import EXERCISES

from ..answering import as_expected, every_answer, tried


def sig(z):
    return 1 / (1 + np.exp(-z))


def soft(Z):
    E = np.exp(Z - Z.max(axis=-1, keepdims=True))
    return E / E.sum(axis=-1, keepdims=True)


def forward_in_columns(X, W1, b1, W2, b2):
    A = sig(W1.T @ X.T + b1[:, None])
    return A.T, soft((W2.T @ A + b2[:, None]).T)


def forward_by_rows(X, W1, b1, W2, b2):
    A = np.array([[sig(sum(x[d] * W1[d, h] for d in range(len(x))) + b1[h]) for h in range(len(b1))] for x in X])
    return A, [list(soft(a @ W2 + b2)) for a in A]


def forward_with_ones(X, W1, b1, W2, b2):
    A = sig(np.c_[X, np.ones(len(X))] @ np.r_[W1, b1[None]])
    return [A, soft(np.c_[A, np.ones(len(X))] @ np.r_[W2, b2[None]])]


def forward_of_the_course(X, W1, b1, W2, b2):
    return sig(X @ W1 + b1), softmax(forward([(W1, b1), (W2, b2)], X))


def hidden(x, W1, b1):
    return sig(x @ W1 + b1)


def input_right(x, y, W1, b1, W2, b2):
    h = hidden(x, W1, b1)
    return W1 @ ((W2 @ (soft(h @ W2 + b2) - y)) * h * (1 - h))


def input_as_a_batch(x, y, W1, b1, W2, b2):
    return input_right(x, y, W1, b1, W2, b2)[None]


def input_measured(x, y, W1, b1, W2, b2):
    return numerical_gradient(lambda t: softmax_cross_entropy(forward([(W1, b1), (W2, b2)], t[None]), y[None]), x)


def input_by_jacobians(x, y, W1, b1, W2, b2):
    h = hidden(x, W1, b1)
    p = soft(h @ W2 + b2)
    return (-y / p) @ (np.diag(p) - np.outer(p, p)) @ W2.T @ np.diag(h * (1 - h)) @ W1.T


def input_in_rows(x, y, W1, b1, W2, b2):
    h = hidden(x, W1, b1)[None]
    return ((((soft(h @ W2 + b2) - y) @ W2.T) * (h * (1 - h))) @ W1.T)[0]


def input_precedence(x, y, W1, b1, W2, b2):
    h = hidden(x, W1, b1)
    return W1 @ ((W2 @ (soft(h @ W2 + b2) - y)) * h * 1 - h)


def input_slope_last(x, y, W1, b1, W2, b2):
    h = hidden(x, W1, b1)
    return W1 @ (W2 @ (soft(h @ W2 + b2) - y)) * (x * (1 - x))


def input_as_notes(x, y, W1, b1, W2, b2):
    h = hidden(x, W1, b1)
    return ((soft(h @ W2 + b2) - y) @ W2 * (h * (1 - h))) @ W1


def loop_mask(G, Z):
    return [[g if z > 0 else 0.0 for g, z in zip(row, zs, strict=True)] for row, zs in zip(G, Z, strict=True)]


def copied_mask(G, Z):
    R = G.copy()
    R[Z <= 0] = 0
    return R


def viewed_mask(G, Z):
    R = G[:]
    R[Z <= 0] = 0
    return R


def flat_list(W1, b1, W2, b2):
    return [*W1.flatten(), *b1, *W2.flatten(), *b2]


def cut_by_counting(vector, D, H, C):
    a, b, c = D * H, D * H + H, D * H + H + H * C
    return vector[:a].reshape(D, H), vector[a:b], vector[b:c].reshape(H, C), vector[c:]


def cut_with_a_pointer(vector, D, H, C):
    at, parts = 0, []
    for shape in ((D, H), (H,), (H, C), (C,)):
        parts.append(np.reshape(vector[at:at + math.prod(shape)], shape).tolist())
        at += math.prod(shape)
    return parts


def cut_by_the_course(vector, D, H, C):
    return [part for pair in unflatten(vector, [((D, H), (H,)), ((H, C), (C,))]) for part in pair]


TABLE = {
    "forward": [
        ("right", forward_in_columns), ("right", forward_by_rows), ("right", forward_with_ones), ("right", forward_of_the_course),
        ("right", lambda X, W1, b1, W2, b2: (0.5 + 0.5 * np.tanh((X @ W1 + b1) / 2),
                                             soft(0.5 * np.tanh((X @ W1 + b1) / 2) @ W2 + W2.sum(0) / 2 + b2))),
        ("no-bias", lambda X, W1, b1, W2, b2: (sig(X @ W1 + b1), soft(sig(X @ W1 + b1) @ W2))),
        ("linear", lambda X, W1, b1, W2, b2: (X @ W1 + b1, soft((X @ W1 + b1) @ W2 + b2))),
        ("S8", lambda X, W1, b1, W2, b2: (sig(X @ W1 + b1), np.exp(-np.logaddexp(0, -(sig(X @ W1 + b1) @ W2 + b2))))),
        ("squashed-logits", lambda X, W1, b1, W2, b2: (sig(X @ W1 + b1), soft(sig(sig(X @ W1 + b1) @ W2 + b2)))),
        ("order", lambda *args: forward_in_columns(*args)[::-1]), ("A7", lambda X, W1, b1, W2, b2: (
            sig(X @ W1 + b1), (lambda E: E / E.sum(1)[:, None])(np.exp(sig(X @ W1 + b1) @ W2 + b2)))),
        ("wrong", lambda *args: forward_in_columns(*args)[1]), ("wrong", lambda *args: forward_in_columns(*args)[0].T),
        ("wrong", lambda X, W1, b1, W2, b2: (sig(X @ W1 + b1), sig(X @ W1 + b1) @ W2 + b2 - 1)),
        ("error", lambda X, W1, b1, W2, b2: (sig(W1 @ X + b1), soft(W2))),
    ],
    "input_gradient": [
        ("right", input_right), ("right", input_measured), ("right", input_by_jacobians), ("right", input_in_rows),
        ("right", lambda *args: input_right(*args).tolist()),
        ("wrong", input_as_a_batch), ("wrong", input_precedence), ("wrong", input_slope_last), ("S17", input_as_notes),
        ("C1", lambda *args: -input_right(*args)), ("C6", lambda x, y, *args: input_right(x, y, *args) / len(y)),
        ("E3", lambda x, y, W1, b1, W2, b2: W1 @ W2 @ (soft(hidden(x, W1, b1) @ W2 + b2) - y)),
        ("by-hidden", lambda x, y, W1, b1, W2, b2: (W2 @ (soft(hidden(x, W1, b1) @ W2 + b2) - y)) * hidden(x, W1, b1)
         * (1 - hidden(x, W1, b1))),
        ("wrong", lambda *args: 2 * input_right(*args)), ("wrong", lambda x, y, *args: x * input_right(x, y, *args)),
        ("error", lambda x, y, W1, b1, W2, b2: (y @ W1.T)),
    ],
    "relu_backward": [
        ("right", loop_mask), ("right", copied_mask), ("right", lambda G, Z: np.where(Z > 0, G, 0)),
        ("right", lambda G, Z: G * relu_grad(Z)), ("right", lambda G, Z: G * (relu(Z) > 0)),
        ("right", lambda G, Z: G * np.sign(relu(Z))),
        ("right", lambda G, Z: G * np.heaviside(Z, 0)), ("right", lambda G, Z: (G * (Z > 0)).astype(np.float32)),
        ("D21", viewed_mask), ("D21", lambda G, Z: np.multiply(G, Z > 0, out=G)), ("S14", lambda G, Z: np.where(Z > 0, G, -G)),
        ("E12", lambda G, Z: np.where(Z < 0, 0, G)), ("E12", lambda G, Z: G * np.heaviside(Z, 0.5)),
        ("E4", lambda G, Z: relu(G)), ("E4", lambda G, Z: np.maximum(0, G) * relu_grad(Z)), ("E5", lambda G, Z: Z > 0),
        ("E14", lambda G, Z: np.where(Z > 0, G, 0.01 * G)), ("E3", lambda G, Z: G),
        ("mask-turned", lambda G, Z: np.where(Z > 0, 0, G)),
        ("relu-for-slope", lambda G, Z: np.maximum(0, Z) * G), ("wrong", lambda G, Z: (G * (Z > 0)).sum(0)),
        ("wrong", lambda G, Z: G * (Z > 0) / len(G)), ("wrong", lambda G, Z: G * (Z > 1)), ("wrong", lambda G, Z: G[Z > 0]),
        ("error", lambda G, Z: G if Z > 0 else 0),
    ],
    "flatten": [
        ("right", flat_list), ("right", lambda *p: np.hstack([x.reshape(-1) for x in p])),
        ("right", lambda W1, b1, W2, b2: flatten([(W1, b1), (W2, b2)])),
        ("right", lambda *p: np.concatenate([x.flat for x in p])),
        ("right", lambda W1, b1, W2, b2: np.append(np.append(np.append(W1.ravel(), b1), W2.ravel()), b2)),
        ("columns", lambda W1, b1, W2, b2: np.r_[W1.T.ravel(), b1, W2.T.ravel(), b2]),
        ("weights-first", lambda W1, b1, W2, b2: np.r_[W1.ravel(), W2.ravel(), b1, b2]),
        ("no-biases", lambda W1, b1, W2, b2: np.r_[W1.ravel(), W2.ravel()]),
        ("last-first", lambda W1, b1, W2, b2: np.r_[W2.ravel(), b2, W1.ravel(), b1]), ("row", lambda *p: [flat_list(*p)]),
        ("wrong", lambda *p: np.sort(flat_list(*p))), ("wrong", lambda *p: p), ("wrong", lambda *p: flat_list(*p)[:-1]),
        ("error", lambda *p: np.concatenate(p)),
    ],
    "unflatten": [
        ("right", cut_by_counting), ("right", cut_with_a_pointer), ("right", cut_by_the_course),
        ("right", lambda v, D, H, C: [p.copy() for p in cut_by_counting(v, D, H, C)]),
        ("right", lambda v, D, H, C: (v[:D * H].reshape(-1, H), v[D * H:D * H + H], v[D * H + H:-C].reshape(H, -1), v[-C:])),
        ("columns", lambda v, D, H, C: (v[:D * H].reshape(H, D).T, v[D * H:D * H + H], v[D * H + H:-C].reshape(C, H).T, v[-C:])),
        ("turned", lambda v, D, H, C: (v[:D * H].reshape(H, D), v[D * H:D * H + H], v[D * H + H:-C].reshape(C, H), v[-C:])),
        ("keepdims", lambda v, D, H, C: (
            v[:D * H].reshape(D, H), v[None, D * H:D * H + H], v[D * H + H:-C].reshape(H, C), v[None, -C:])),
        ("weights-first", lambda v, D, H, C: (
            v[:D * H].reshape(D, H), v[-H - C:-C], v[D * H:D * H + H * C].reshape(H, C), v[-C:])),
        ("wrong", lambda v, D, H, C: v), ("wrong", lambda v, D, H, C: cut_by_counting(v, D, H, C)[:3]),
        ("wrong", lambda v, D, H, C: cut_by_counting(v[::-1], D, H, C)), ("error", lambda v, D, H, C: v.reshape(D, H)),
    ],
    "count": [
        ("right", 39), ("right", 39.0), ("right", (5 + 1) * 4 + (4 + 1) * 3), ("right", np.array(39)),
        ("no-biases", 32), ("one-bias", 36), ("one-bias", 35), ("one-layer", 24), ("one-layer", 15),
        ("bias-per-layer", 34), ("units", 12), ("product", 60),
        ("bias-as-unit", 45), ("input-biases", 44), ("straight-through", 54), ("wrong", 40), ("wrong", [24, 15]), ("wrong", 0),
    ],
}


@every_answer(TABLE)
def test_answer(name, i, expected, answer):
    verdict = EXERCISES[name].check(answer)
    assert as_expected(verdict, expected), verdict


def test_every_exercise_is_tried_with_ten_answers():
    elsewhere = {"backward", "relu_l2_backward", "backward_loop", "two_steps"}  # in files of their own
    assert {*TABLE, *elsewhere} == set(EXERCISES)
    assert min(tried(TABLE).values()) >= 10
