"""Answers that learners of lesson 05 might really give where gradients are judged, and where numbers are chosen."""

import numpy as np

from helpers import check_gradient, numerical_gradient
from helpers.lessons.gradient_checking.exercises import EXERCISES

from ..answering import as_expected, every_answer, tried


def loop(claimed, measured):
    if claimed.shape != measured.shape:
        return False
    for c, m in zip(claimed.ravel(), measured.ravel(), strict=True):
        if not abs(c - m) <= max(1e-6 * max(abs(c), abs(m)), 1e-10):
            return False
    return True


def finite_first(claimed, measured):
    if claimed.shape != measured.shape or np.isnan(claimed).any() or np.isnan(measured).any():
        return False
    return not (np.abs(claimed - measured) > 1e-6 * np.maximum(np.abs(claimed), np.abs(measured)) + 1e-10).any()


def relative_with_floor(floor):
    def answer(claimed, measured):
        if claimed.shape != measured.shape:
            return False
        size = np.maximum(np.maximum(np.abs(claimed), np.abs(measured)), floor)
        return bool((np.abs(claimed - measured) / size).max() <= 1e-6)
    return answer


def no_loop_over(claimed, measured):
    for c, m in zip(np.ravel(claimed), np.ravel(measured), strict=False):
        if abs(c - m) > 1e-6 * max(abs(c), abs(m)) + 1e-10:
            return False
    return claimed.shape == measured.shape


def deeplearning_style(claimed, measured):
    if claimed.shape != measured.shape:
        return False
    return bool(np.linalg.norm(claimed - measured) / (np.linalg.norm(claimed) + np.linalg.norm(measured) + 1e-30) < 1e-6)


def judge(X, W, b, same=None):
    X, W, b = (np.asarray(a, dtype=float) for a in (X, W, b))

    def answer(loss, gradient):
        dX, dW, db = gradient(X, W, b)
        if same is None:
            return bool(check_gradient(lambda x: loss(x, W, b), dX, X) and check_gradient(lambda w: loss(X, w, b), dW, W)
                        and check_gradient(lambda c: loss(X, W, c), db, b))
        return bool(same(dX, numerical_gradient(lambda x: loss(x, W, b), X)) and
                    same(dW, numerical_gradient(lambda w: loss(X, w, b), W)) and
                    same(db, numerical_gradient(lambda c: loss(X, W, c), b)))
    return answer


def report(point, loss, gradient):
    """The last of the three reports, as ``and`` leaves it, not turned into True or False."""
    X, W, b = point
    dX, dW, db = gradient(X, W, b)
    return (check_gradient(lambda x: loss(x, W, b), dX, X) and check_gradient(lambda w: loss(X, w, b), dW, W)
            and check_gradient(lambda c: loss(X, W, c), db, b))


def drawn(seed, rows, inputs, units, scale=1.0):
    rng = np.random.default_rng(seed)
    return scale * rng.normal(size=(rows, inputs)), scale * rng.normal(size=(inputs, units)), scale * rng.normal(size=units)


def shares(seed):
    X, W, b = drawn(seed, 4, 3, 2)
    return np.abs(X) / np.abs(X).sum(1, keepdims=True), W, b


def uniform(seed):
    rng = np.random.default_rng(seed)
    return rng.random((6, 4)), rng.random((4, 3)), rng.random(3)


def penalised(X, y, w, lam, s):
    root = (w * w + s) ** 0.5
    error = X.dot(w) - y
    return 0.5 * np.mean(error ** 2) + lam * np.sum(root), error @ X / len(X) + lam * w / root


def penalised_by_differences(X, y, w, lam, s):
    return penalised(X, y, w, lam, s)[0], numerical_gradient(lambda v: penalised(X, y, v, lam, s)[0], w)


def spoilt(loss=lambda loss, *a: loss, dw=lambda dw, *a: dw):
    def answer(X, y, w, lam, s):
        value, gradient = penalised(X, y, w, lam, s)
        return loss(value, X, y, w, lam, s), dw(gradient, X, y, w, lam, s)
    return answer


def shape_first(test):
    return lambda c, m: c.shape == m.shape and bool(test(c, m))


def close(c, m):
    return abs(c - m) <= 1e-6 * np.maximum(abs(c), abs(m)) + 1e-10


def shapes_last(c, m):
    """Right, but that arrays whose shapes do not fit are subtracted first."""
    near = close(c, m)
    return c.shape == m.shape and near.all()


def same_axes(c, m):
    """As many axes each, so that one row is stretched over a matrix."""
    return c.ndim == m.ndim and c.shape[-1] == m.shape[-1] and bool(close(c, m).all())


def one_tolerance_for_each_column(c, m):
    return c.shape == m.shape and bool((abs(c - m) <= (1e-6 * np.maximum(abs(c), abs(m)) + 1e-10).sum(axis=0)).all())


TABLE = {
    "agree": [
        ("right", loop), ("right", finite_first),
        ("right", shape_first(lambda c, m: (abs(c - m) <= 1e-10 + 1e-6 * abs(m)).all())),
        ("right", shape_first(lambda c, m: np.allclose(c, m, rtol=1e-6, atol=1e-10))), ("right", relative_with_floor(1e-4)),
        ("right", lambda c, m: c.shape == m.shape and np.isclose(c, m, rtol=1e-6, atol=1e-10).all()),
        ("F7", shape_first(lambda c, m: np.abs(c - m).max() < 1e-6)), ("F7-allclose", shape_first(np.allclose)),
        ("F7-allclose", np.allclose), ("F9", lambda c, m: np.linalg.norm(c - m) / np.linalg.norm(c + m) < 1e-6),
        ("F7", lambda c, m: np.all(np.abs(c - m) < 1e-5)), ("F9", deeplearning_style),
        ("floor", relative_with_floor(1e-10)), ("F8", no_loop_over),
        ("F15", shape_first(lambda c, m: (c.round(3) == m.round(3)).all())),
        ("nan-equal", shape_first(lambda c, m: np.allclose(c, m, rtol=1e-6, atol=1e-10, equal_nan=True))),
        ("nan-equal", lambda c, m: loop(np.nan_to_num(c), np.nan_to_num(m))),
        ("wrong", shape_first(lambda c, m: np.allclose(c, m, rtol=1e-5, atol=1e-10))),
        ("wrong", shape_first(lambda c, m: np.allclose(c, m, rtol=1e-7, atol=1e-10))),
        ("wrong", shape_first(lambda c, m: np.allclose(c, m, rtol=1e-6, atol=1e-9))),
        ("wrong", lambda c, m: c.size == m.size and np.allclose(c, m, rtol=1e-6, atol=1e-10)),
        ("exact", shape_first(lambda c, m: (c == m).all())),
        ("F16-signs", shape_first(lambda c, m: (c * m >= 0).all() and (np.sign(c) == np.sign(m)).all())),
        ("F16", shape_first(lambda c, m: c.ravel() @ m.ravel() > 0.999 * np.linalg.norm(c) * np.linalg.norm(m))),
        ("wrong", shape_first(lambda c, m: (abs(c - m) <= 1e-2 * abs(m) + 1e-10).all())), ("wrong", lambda c, m: True),
        ("error", shapes_last), ("wrong", same_axes), ("wrong", one_tolerance_for_each_column),
        ("floor", relative_with_floor(5e-5)), ("wrong", lambda c, m: np.abs(c - m).sum()),
        ("error", lambda c, m: c - m < 1e-6 and True),
    ],
    "verdict": [
        ("right", judge(*drawn(0, 5, 3, 4))), ("right", judge(*drawn(1, 6, 4, 5))), ("right", judge(*drawn(2, 7, 3, 5))),
        ("right", judge(*drawn(3, 4, 4, 4))), ("right", judge(*drawn(8, 6, 3, 4, 0.5))),
        ("right", lambda loss, gradient: report(drawn(0, 5, 3, 4), loss, gradient)),
        ("right", lambda loss, gradient: judge(*(a.tolist() for a in drawn(0, 5, 3, 4)))(loss, gradient)),
        ("turned", lambda loss, gradient: not judge(*drawn(0, 5, 3, 4))(loss, gradient)),
        ("wrong", judge(*drawn(0, 1, 3, 4)[:2], np.zeros(4))),
        ("all-positive", lambda loss, gradient: report(uniform(0), loss, gradient)),
        ("one-row", judge(*drawn(4, 1, 3, 8))), ("all-positive", judge(*uniform(0))),
        ("D13", judge(*drawn(5, 6, 3, 4)[:2], np.zeros(4))),
        ("D1", judge(*drawn(6, 8, 3, 1))), ("all-off", judge(*drawn(7, 6, 3, 4, 0.01))),
        ("C21", judge(*drawn(1, 6, 3, 4, 0.01))), ("D8", judge(*shares(9))),
        ("ones", judge(np.ones((3, 2)), np.ones((2, 4)), np.ones(4))),
        ("F10", judge(np.zeros((3, 2)), drawn(0, 3, 2, 4)[1], np.zeros(4))),
        ("F7", judge(*drawn(0, 5, 3, 4), lambda c, m: np.abs(c - m).max() < 1e-6)), ("always", lambda loss, gradient: True),
        ("F8", judge(*drawn(0, 5, 3, 4), lambda c, m: not (np.abs(c - m) > 1e-4 * np.abs(m).max()).any())),
        ("wrong", judge(*drawn(4, 1, 3, 8)[:2], np.zeros(8))), ("wrong", lambda loss, gradient: loss(*drawn(0, 5, 3, 4))),
        ("error", judge(np.ones((3, 2)), np.ones((3, 4)), np.ones(4))),
        ("error", lambda loss, gradient: check_gradient(loss, gradient, 1)),
    ],
    "penalised_loss": [
        ("right", penalised), ("right", penalised_by_differences), ("right", lambda *args: list(penalised(*args))),
        ("F14", spoilt(dw=lambda dw, X, y, w, lam, s: X.T @ (X @ w - y) / len(y))),
        ("F14", spoilt(loss=lambda loss, X, y, w, lam, s: ((X @ w - y) ** 2).mean() / 2)),
        ("F18", spoilt(dw=lambda dw, X, y, w, lam, s: X.T @ (X @ w - y) / len(y) + lam * np.sign(w))),
        ("F18", spoilt(dw=lambda dw, X, y, w, lam, s: X.T @ (X @ w - y) / len(y) + lam * w / (np.sqrt(w ** 2) + s))),
        ("root-slope", spoilt(dw=lambda dw, X, y, w, lam, s: X.T @ (X @ w - y) / len(y) + lam / (2 * np.sqrt(w ** 2 + s)))),
        ("half", spoilt(dw=lambda dw, X, y, w, lam, s: 2 * X.T @ (X @ w - y) / len(y) + lam * w / np.sqrt(w ** 2 + s))),
        ("C5", spoilt(dw=lambda dw, X, y, w, lam, s: X.T @ (X @ w - y) + lam * w / np.sqrt(w ** 2 + s))),
        ("no-half", spoilt(loss=lambda loss, X, y, w, lam, s: ((X @ w - y) ** 2).mean() + lam * np.sqrt(w ** 2 + s).sum())),
        ("no-half", spoilt(loss=lambda loss, X, y, w, lam, s: loss + ((X @ w - y) ** 2).mean() / 2,
                           dw=lambda dw, X, y, w, lam, s: dw + X.T @ (X @ w - y) / len(y))),
        ("no-lam", spoilt(dw=lambda dw, X, y, w, lam, s: dw + (1 - lam) * w / np.sqrt(w ** 2 + s))),
        ("root-slope", spoilt(dw=lambda dw, X, y, w, lam, s: X.T @ (X @ w - y) / len(y) + lam * w)),
        ("wrong", spoilt(loss=lambda loss, X, y, w, lam, s: loss + lam * s)),
        ("wrong", lambda *args: penalised(*args)[0]), ("wrong", lambda *args: penalised(*args)[::-1]),
    ],
    "half_square": [
        ("right", [3, -2]), ("right", (3.0, -2.0)), ("right", np.array([3, -2])), ("S27", [0.5, 0.5]), ("two-steps", [6, -4]),
        ("F1", [3.05, -1.95]), ("value", [4.5, 2]), ("sign", [3, 2]), ("undivided", [0.6, -0.4]), ("F19", [-16.22, -9.22]),
        ("wrong", [3]), ("wrong", 3), ("wrong", [2, -3]), ("wrong", "three"),
    ],
    "known_value": [
        ("right", [50, 0, 0]), ("right", (10.0, 0, 0)), ("right", [0, -20, -30]), ("right", np.array([1000, 0, 0])),
        ("F13", [0, 0, 0]), ("F13", [7, 7, 7]),
        ("wrong-class", [0, 50, 0]), ("wrong-class", [-5, -4, -30]), ("unsure", [2, 0, 0]),
        ("unsure", [5, 5, 0]), ("unsure", [1, 0, 0]), ("wrong", [1, 0]),
        ("wrong", 50), ("wrong", [np.inf, 0, 0]), ("wrong", "sure"),
    ],
    "steps": [
        ("right", [1e-8, 1e-5, 5e-3]), ("right", [1e-7, 1e-6, 1e-3]), ("right", [3e-8, 3e-6, 1e-2]),
        ("right", (1e-8, 2e-5, 2e-3)),
        ("S26", [1e-8, 1e-9, 5e-3]), ("F3", [1e-8, 1e-4, 5e-3]), ("F1", [1e-5, 1e-5, 5e-3]), ("F2", [1e-15, 1e-5, 5e-3]),
        ("F4", [1e-8, 1e-5, 1e-5]), ("F3-float32", [1e-8, 1e-5, 0.1]), ("step-sign", [0, 1e-5, 5e-3]), ("wrong", 1e-5),
        ("wrong", [1e-8, 1e-5]), ("wrong", [np.nan, 1e-5, 5e-3]), ("F1", [1e-4, 1e-4, 1e-4]),
    ],
}


@every_answer(TABLE)
def test_answer(name, i, expected, answer):
    verdict = EXERCISES[name].check(answer)
    assert as_expected(verdict, expected), verdict


def test_every_exercise_is_tried_with_ten_answers():
    from .test_difference_answers import TABLE as OTHERS

    assert {*TABLE, *OTHERS, "max_tie", "seeded_slope"} == set(EXERCISES)  # these two: test_ties_and_draws.py
    assert min(tried(TABLE).values()) >= 10
