"""Answers that learners of lesson 01 might really give, right and wrong, in the bank and out of it."""

import math

import numpy as np

from helpers.lessons.softmax_shift_invariance.exercises import EXERCISES

from ..answering import as_expected, every_answer, tried


def loops(Z):
    P = []
    for row in Z:
        top = max(row)
        e = [math.exp(z - top) for z in row]
        P.append([x / sum(e) for x in e])
    return P


def loops_overflowing(Z):
    return [[math.exp(z) / sum(math.exp(x) for x in row) for z in row] for row in Z]


def pairwise(Z):
    """One over the sum of exp of differences: overflow to inf is harmless below a 1."""
    return 1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2) if np.isfinite(Z).all() else loops(Z)


def transposed(Z):
    E = np.exp(Z.T - Z.max(axis=1))
    return (E / E.sum(axis=0)).T


def filled(Z):
    P = np.zeros(Z.shape)
    for n in range(len(Z)):
        E = np.exp(Z[n] - Z[n].max())
        P[n] = E / E.sum()
    return P


def first_row_only(Z):
    P = np.zeros(Z.shape)
    P[0] = np.exp(Z[0] - Z[0].max()) / np.exp(Z[0] - Z[0].max()).sum()
    return P


def loop_stops_early(Z):
    P = filled(Z)
    P[-1] = 0
    return P


def vector_softmax(Z):
    E = np.exp(Z - np.max(Z))
    return E / np.sum(E)


def lse_loops(Z):
    return [[z - max(row) - math.log(sum(math.exp(x - max(row)) for x in row)) for z in row] for row in Z]


TABLE = {
    "softmax": [
        ("right", loops),
        ("right", pairwise),
        ("right", transposed),
        ("right", filled),
        ("right", lambda Z: np.exp(Z - np.log(np.exp(Z - Z.max(1)[:, None]).sum(1))[:, None] - Z.max(1)[:, None])),
        ("right", lambda Z: np.apply_along_axis(vector_softmax, 1, Z)),
        ("right", lambda Z: np.array([vector_softmax(row) for row in Z])),
        ("right", lambda Z: np.einsum("nc,n->nc", np.exp(Z - Z.max(1)[:, None]), 1 / np.exp(Z - Z.max(1)[:, None]).sum(1))),
        ("right", lambda Z: np.asmatrix(filled(Z))),
        ("right", lambda Z: filled(Z).astype(np.float32)),
        ("right", lambda Z: filled(Z).astype(np.longdouble)),
        ("right", lambda Z: np.exp(Z - Z.max(1)[:, None]) / (np.exp(Z - Z.max(1)[:, None]).sum(1)[:, None] + 1e-12)),
        ("A2", vector_softmax),
        ("A7", loops_overflowing),
        ("A7", lambda Z: np.power(np.e, Z) / np.power(np.e, Z).sum(axis=1).reshape(-1, 1)),
        ("A1", lambda Z: np.exp(Z) / sum(np.exp(Z))),
        ("A3", lambda Z: np.exp(Z) / np.sum(np.exp(Z), axis=1)),
        ("A4", lambda Z: np.exp(Z - np.amax(Z)) / np.exp(Z - np.amax(Z)).sum(1)[:, None]),
        ("A16", lambda Z: np.divide(np.exp(np.subtract(Z, Z.max(1)[:, None], out=Z)), np.exp(Z).sum(1)[:, None])),
        ("wrong", first_row_only),
        ("wrong", loop_stops_early),
        ("wrong", lambda Z: filled(Z).round(3)), ("wrong", lambda Z: filled(Z).round(6)),
        ("wrong", lambda Z: filled(Z).T),
        ("base", lambda Z: 2.0 ** (Z - Z.max(1)[:, None]) / (2.0 ** (Z - Z.max(1)[:, None])).sum(1)[:, None]),
        ("wrong", lambda Z: np.argmax(Z, axis=1)),
        ("wrong", lambda Z: (filled(Z) * 100).astype(int)),
        ("error", lambda Z: np.exp(Z) / Z.sun()),
        ("error", lambda Z: math.exp(Z)),
    ],
    "log_softmax": [
        ("right", lse_loops),
        ("right", lambda Z: Z - np.logaddexp.reduce(Z, axis=1)[:, None]),
        ("right", lambda Z: (Z - Z.max(1)[:, None]) - np.log(np.exp(Z - Z.max(1)[:, None]).sum(1)[:, None])),
        ("right", lambda Z: np.array([row - row.max() - np.log(np.exp(row - row.max()).sum()) for row in Z])),
        ("C12", lambda Z: np.log(loops(Z))),
        ("A7", lambda Z: np.log(np.exp(Z) / np.exp(Z).sum(1, keepdims=True))),
        ("C13", lambda Z: np.log(np.array(loops(Z)) + 1e-12)),
        ("C13", lambda Z: np.log(np.maximum(loops(Z), 1e-15))),
        ("C8", lambda Z: np.log2(loops(Z))),
        ("A10", lambda Z: np.array(lse_loops(np.array(loops(Z))))),
        ("wrong", lambda Z: np.log1p(loops(Z))),
        ("C13", lambda Z: np.log(np.array(loops(Z)) + 1e-3)),
    ],
    "shift_slope": [
        ("right", np.zeros_like),
        ("right", lambda z: [0] * len(z)),
        ("right", lambda z: (vector_softmax(z + 1e-5) - vector_softmax(z - 1e-5)) / 2e-5),
        ("right", lambda z: 0 * z),
        ("right", lambda z: np.diag(vector_softmax(z)) @ np.ones(len(z)) - np.outer(vector_softmax(z), vector_softmax(z)).sum(1)),
        ("A14", vector_softmax),
        ("A14", lambda z: -vector_softmax(z)),
        ("S4", lambda z: vector_softmax(z) - vector_softmax(z) ** 2),
        ("wrong", lambda z: 0.0),
        ("wrong", lambda z: np.zeros((len(z), len(z)))),
        ("untouched", lambda z: None),
    ],
}
VALUES = {
    "row_shift": [
        ("right", [[-1, 0], [-2, 0]]), ("right", np.array([[-1.0, 0.0], [-2.0, 0.0]])), ("right", ((-1, 0), (-2, 0))),
        ("right", np.array([[-1, 0], [-2, 0]], np.float32)), ("A3", [[-1, -3], [1, 0]]), ("A4", [[-4, -3], [-2, 0]]),
        ("A5", [[-2, -3], [0, 0]]), ("A6", [[0, 1], [0, 2]]), ("wrong", [-1, 0, -2, 0]), ("wrong", [[-1, -2], [0, 0]]),
        ("wrong", [[-1, 0], [-2, 1]]), ("wrong", "[[-1, 0], [-2, 0]]"), ("error", lambda: 3),
    ],
    "shift_vector": [
        ("right", [1, 1, 1]), ("right", [-3.5, -3.5, -3.5]), ("right", np.full(3, 1e6)), ("right", (2, 2, 2)),
        ("right", [0.1 + 0.2, 0.3, 0.3]),
        ("A12", [1, 0, 0]), ("A12", [1, 2, 3]), ("A12", [1, 1, 1.001]), ("A12", [2, -2, 0]), ("wrong", [0, 0, 0]), ("wrong", [1]),
        ("wrong", 1), ("wrong", [[1, 1, 1]]), ("wrong", [np.nan] * 3), ("wrong", [np.inf] * 3), ("wrong", "111"),
        ("wrong", {1, 2, 3}), ("wrong", [1, None, 1]),
        ("error", print),
    ],
    "scaled_odds": [
        ("right", np.e ** 2), ("right", 7.389), ("right", 7.39), ("right", math.exp(2)), ("right", np.float32(7.3890561)),
        ("A8", np.e), ("A8", 2.718),
        ("linear", 5.437), ("wrong", 7), ("wrong", 4), ("wrong", "e**2"), ("inverse", 0.1353), ("wrong", [7.389]),
        ("wrong", math.nan),
    ],
    "lse_shift": [
        ("right", 5.5), ("right", 2.5 + 3), ("right", np.array(5.5)), ("A11", 2.5), ("product", 7.5), ("exp-shift", 22.59),
        ("sign", -0.5), ("wrong", 3), ("wrong", 5), ("wrong", [5.5]), ("wrong", "5.5"), ("log-shift", 3.5986),
        ("wrong", math.inf), ("wrong", True),
    ],
}


@every_answer(TABLE, VALUES)
def test_answer(name, i, expected, answer):
    verdict = EXERCISES[name].check(answer)
    assert as_expected(verdict, expected), verdict


def test_every_exercise_is_tried_with_ten_answers():
    assert set(tried(TABLE, VALUES)) == set(EXERCISES)
    assert min(tried(TABLE, VALUES).values()) >= 10


def test_an_unknown_mistake_is_described_by_its_numbers():
    softmax = EXERCISES["softmax"]
    assert "first row" in softmax.check(first_row_only).tell
    assert "last row" in softmax.check(loop_stops_early).tell
    assert "transpose" in softmax.check(lambda Z: filled(Z).T).message + softmax.check(lambda Z: filled(Z).T).tell
    assert "integers" in softmax.check(lambda Z: (filled(Z) * 100).astype(int)).message
    assert "twice" in softmax.check(lambda Z: 2 * filled(Z)).tell
    assert "sun" in softmax.check(lambda Z: np.exp(Z) / Z.sun()).message
