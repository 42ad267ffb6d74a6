"""Answers that learners of lesson 02 might really give, right and wrong, in the bank and out of it."""

import math

import numpy as np
import pytest

from helpers import numerical_gradient, sigmoid, sigmoid_grad, softmax
from helpers.lessons.sigmoid_derivative.exercises import EXERCISES

from ..answering import as_expected, every_answer, tried


def loops(z):
    out = np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        x = z[place]
        out[place] = 1 / (1 + math.exp(-x)) if x > 0 else math.exp(x) / (1 + math.exp(x))
    return out


def naive(z):
    return 1 / (1 + np.exp(-z))


def branched(z):
    out = np.empty_like(z)
    up = z >= 0
    out[up] = 1 / (1 + np.exp(-z[up]))
    e = np.exp(z[~up])
    out[~up] = e / (1 + e)
    return out


def branched_in_place(z):
    z[z < -500] = -500
    return naive(z)


def slope(z):
    s = sigmoid(z)
    return s * (1 - s)


def by_differences(z):
    return (sigmoid(z + 1e-5) - sigmoid(z - 1e-5)) / 2e-5


TABLE = {
    "sigmoid": [
        ("right", loops),
        ("right", naive),
        ("right", branched),
        ("right", lambda z: 0.5 * (1 + np.tanh(z / 2))),
        ("right", lambda z: np.exp(-np.logaddexp(0, -z))),
        ("right", lambda z: 1 - 1 / (1 + np.exp(z))),
        ("right", lambda z: (1 + np.exp(-z)) ** -1),
        ("right", lambda z: np.vectorize(lambda x: 1 / (1 + math.exp(-x)) if x > -700 else 0.0)(z)),
        ("right", lambda z: 1 / (1 + np.exp(-np.clip(z, -500, 500)))),
        ("right", lambda z: naive(z).tolist()),
        ("B8", lambda z: np.exp(z) / (np.exp(z) + 1)),
        ("wrong", branched_in_place),
        ("mirrored", lambda z: 1 / (1 + np.e ** z)),
        ("S8", lambda z: np.exp(z) / np.sum(np.exp(z))),
        ("no-one", lambda z: np.exp(z)),
        ("wrong", lambda z: 1 / 1 + np.exp(-z) + z),
        ("no-reciprocal", lambda z: 1 / 1 + np.exp(-z)),
        ("error", lambda z: 1 / (1 + math.exp(-z))),
        ("wrong", lambda z: naive(z).ravel()),
        ("wrong", lambda z: naive(z[0])),
        ("wrong", lambda z: np.clip(0.5 + z / 4, 0, 1)),
        ("shifted", lambda z: 1 / (1 + np.exp(-(z - z.max())))),
        ("A4", lambda z: np.exp(z - z.max()) / (np.exp(-z.max()) + np.exp(z - z.max()))),
        ("right", lambda z: np.exp(-np.log1p(np.exp(-z)))),
        ("right", lambda z: softmax(np.stack([z, 0 * z], -1))[..., 0]),
        ("mirrored", lambda z: np.exp(-z) / (1 + np.exp(-z))),
        ("wrong", lambda z: 1 / (1 + 2 ** -z)),
        ("wrong", lambda z: 1 / (1 - np.exp(-z))),
        ("wrong", lambda z: np.log(1 + np.exp(z))),
        ("wrong", lambda z: naive(z).round(3)),
        ("wrong", lambda z: naive(np.abs(z))),
        ("wrong", lambda z: naive(z / 2)),
        ("wrong", lambda z: z / (1 + np.abs(z))),
    ],
    "sigmoid_grad": [
        ("right", slope),
        ("right", lambda z: sigmoid(z) - sigmoid(z) ** 2),
        ("right", lambda z: 1 / (2 + 2 * np.cosh(np.clip(z, -300, 300)))),
        ("right", lambda z: (1 - np.tanh(z / 2) ** 2) / 4),
        ("right", lambda z: np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2),
        ("wrong", by_differences),  # right in float64; in float32 no digit is left
        ("right", lambda z: loops(z) * (1 - loops(z))),
        ("right", lambda z: np.multiply(sigmoid(z), np.subtract(1, sigmoid(z))).tolist()),
        ("B8", lambda z: np.exp(-z) * (1 + np.exp(-z)) ** -2),
        ("B5", lambda z: sigmoid(z) * (sigmoid(z) - 1)),
        ("B4", lambda z: naive(z) * naive(1 - z)),
        ("S2", lambda z: (-1 - np.exp(-np.clip(z, -300, 300))) / (1 + np.exp(-np.clip(z, -300, 300))) ** 2),
        ("B1", lambda z: slope(sigmoid(z))),
        ("B2", lambda z: z - z * z),
        ("wrong", lambda z: 2 * slope(z)),
        ("wrong", lambda z: slope(z) * slope(z)),
        ("wrong", lambda z: slope(z).sum()),
        ("wrong", lambda z: np.diag(slope(z)) if z.ndim == 1 else slope(z)),
        ("squared", lambda z: sigmoid(z) * (1 - sigmoid(-z))),
        ("squared", lambda z: 1 / (1 + np.exp(-z)) ** 2),
        ("function", naive),
        ("inner", lambda z: -naive(z) ** 2),
        ("mixed", lambda z: sigmoid(z) * (1 - z)),
        ("B3", lambda z: np.exp(-z) / (1 + np.exp(-z))),
        ("B8", lambda z: np.exp(-z) * sigmoid(z) ** 2),
        ("right", lambda z: sigmoid(z) * sigmoid(-z)),
        ("wrong", lambda z: sigmoid(z) * 1 - sigmoid(z)),
        ("wrong", lambda z: sigmoid(z) ** 2 * (1 - sigmoid(z))),
        ("wrong", lambda z: z * slope(z)),
        ("wrong", lambda z: np.exp(-z)),
        ("wrong", lambda z: 1 - 2 * sigmoid(z)),
        ("B10", lambda z: np.dot(sigmoid(z), 1 - sigmoid(z))),
    ],
    "sigmoid_grad_tail": [
        ("right", lambda z: sigmoid(z) * sigmoid(-z)),
        ("right", lambda z: np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2),
        ("right", lambda z: np.exp(-np.abs(z) - 2 * np.log1p(np.exp(-np.abs(z))))),
        ("right", lambda z: [1 / (1 + math.exp(-x)) * 1 / (1 + math.exp(x)) for x in z]),
        ("right", lambda z: 1 / (np.exp(z / 2) + np.exp(-z / 2)) ** 2),
        ("B9", slope),
        ("B9", lambda z: naive(z) * (1 - naive(z))),
        ("B8", lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
        ("wrong", lambda z: (1 - np.tanh(z / 2) ** 2) / 4 + 1e-30),
        ("differences", by_differences),
        ("differences", lambda z: (sigmoid(z + 1e-4) - sigmoid(z - 1e-4)) / 2e-4),
        ("float32", lambda z: sigmoid(z.astype(np.float32)) * sigmoid(-z.astype(np.float32))),
        ("B9", lambda z: sigmoid(abs(z)) * (1 - sigmoid(abs(z)))),
        ("underflow", lambda z: sigmoid(z) ** 2 * np.exp(-z)),
        ("right", lambda z: sigmoid(abs(z)) * sigmoid(-abs(z))),
        ("right", lambda z: np.exp(-np.logaddexp(0, z) - np.logaddexp(0, -z))),
        ("right", lambda z: sigmoid(z) / (1 + np.exp(z))),
        ("right", lambda z: np.exp(-abs(z)) * sigmoid(abs(z)) ** 2),
        ("right", lambda z: 0.25 / np.cosh(z / 2) ** 2),
        ("function", sigmoid),
        ("squared", lambda z: sigmoid(z) ** 2),
        ("B3", lambda z: sigmoid(-z)),
        ("wrong", lambda z: np.exp(-abs(z))),
        ("wrong", lambda z: np.where(abs(z) > 30, np.exp(-z), sigmoid(z) * sigmoid(-z))),
        ("wrong", lambda z: sigmoid(z) * (1 - sigmoid(z) + 1e-18)),
        ("wrong", lambda z: np.maximum(sigmoid(z) * sigmoid(-z), 1e-200)),
        ("wrong", lambda z: (1 - np.tanh(z / 2)) * (1 + np.tanh(z / 2)) / 2),
        ("wrong", lambda z: sigmoid(z) * sigmoid(-z) * 1.0001),
        ("B5", lambda z: -sigmoid(z) * sigmoid(-z)),
    ],
    "tanh_grad": [
        ("right", lambda z: 1 - np.tanh(z) ** 2),
        ("right", lambda z: (1 - np.tanh(z)) * (1 + np.tanh(z))),
        ("right", lambda z: 1 / np.cosh(np.clip(z, -300, 300)) ** 2),
        ("right", lambda z: 4 * slope(2 * z)),
        ("right", lambda z: (np.tanh(z.astype(float) + 1e-5) - np.tanh(z.astype(float) - 1e-5)) / 2e-5),
        ("B6", lambda z: 1 + np.tanh(z) * np.tanh(z)),
        ("B6-input", lambda z: 1 - z * z),
        ("B7", slope),
        ("B5", lambda z: -1 / np.cosh(np.clip(z, -300, 300)) ** 2),
        ("wrong", lambda z: 1 - np.tanh(z) ** 3),
        ("wrong", lambda z: 1 / np.cosh(np.clip(z, -300, 300))),
        ("error", lambda z: 1 - np.tanhh(z) ** 2),
        ("no-inner", lambda z: 4 * slope(z)),
        ("one-stretch", lambda z: 2 * slope(2 * z)),
        ("one-stretch", lambda z: slope(2 * z)),
        ("value", lambda z: 2 * sigmoid(2 * z) - 1),
        ("B8", lambda z: 1 - (np.sinh(z) / np.cosh(z)) ** 2),
        ("wrong", lambda z: np.tanh(z) ** 2),
        ("wrong", lambda z: 1 - np.tanh(z ** 2)),
        ("wrong", lambda z: (1 - np.tanh(z)) ** 2),
        ("wrong", lambda z: 8 * slope(2 * z)),
        ("wrong", lambda z: 1 / (1 + z ** 2)),
        ("wrong", lambda z: np.where(np.abs(z) > 1, 0, 1 - z * z)),
    ],
    "denominator_grad": [
        ("right", lambda x: -np.exp(-x)),
        ("right", lambda x: -1 / np.exp(x)),
        ("right", lambda x: -math.e ** (-x)),
        ("right", lambda x: (np.exp(-x - 1e-5) - np.exp(-x + 1e-5)) / 2e-5),
        ("right", lambda x: 1 - (1 + np.exp(-x))),
        ("right", lambda x: np.vectorize(lambda t: -math.exp(-t))(x)),
        ("B5", lambda x: 1 / np.exp(x)),
        ("S2", lambda x: 1 + np.exp(-x)),
        ("B11", lambda x: -x),
        ("one-kept", lambda x: 1 - np.exp(-x)),
        ("exponent", lambda x: -np.exp(x)),
        ("exponent-only", np.exp),
        ("wrong", lambda x: -x * np.exp(x)),
        ("wrong", lambda x: -np.exp(-x).round(3)),
        ("wrong", lambda x: -2 * np.exp(-x)),
        ("wrong", lambda x: -1 / (1 + np.exp(-x))),
        ("wrong", np.zeros_like),
        ("S2", lambda x: -np.exp(-x) - 1),
        ("right", lambda x: 1 - 1 / sigmoid(x)),
        ("right", lambda x: (-np.exp(-x)).astype(np.float32)),
    ],
    "sigmoid_as_softmax": [
        ("right", lambda z: np.column_stack([z, 0 * z])),
        ("right", lambda z: np.column_stack([z / 2, -z / 2])),
        ("right", lambda z: np.column_stack([0 * z, -z])),
        ("right", lambda z: np.column_stack([np.log(sigmoid(z)), np.log(1 - sigmoid(z))])),
        ("right", lambda z: [[x + 7, 7] for x in z]),
        ("right", lambda z: np.array([z, np.zeros(len(z))]).T),
        ("A15", lambda z: np.column_stack([z, -z])),
        ("A15", lambda z: np.column_stack([2 * z, 0 * z])),
        ("swapped", lambda z: np.column_stack([-z, 0 * z])),
        ("A15-single", lambda z: z.reshape(-1, 1)),
        ("transposed", lambda z: np.array([z, 0 * z])),
        ("A10", lambda z: np.column_stack([sigmoid(z), 1 - sigmoid(z)])),
        ("complement", lambda z: np.column_stack([z, 1 - z])),
        ("one-for-zero", lambda z: np.column_stack([z, np.ones_like(z)])),
        ("wrong", lambda z: np.zeros((len(z), 3))),
        ("exponentials", lambda z: np.column_stack([np.exp(z), 0 * z + 1])),
        ("equal", lambda z: np.column_stack([z / 2, z / 2])),
        ("wrong", lambda z: np.column_stack([z, 0 * z - np.inf])),
        ("wrong", lambda z: np.column_stack([-z, z])),
        ("wrong", lambda z: np.column_stack([z ** 2, 0 * z])),
        ("right", lambda z: np.column_stack([2 * z, z])),
    ],
}


@every_answer(TABLE)
def test_answer(name, i, expected, answer):
    verdict = EXERCISES[name].check(answer)
    assert as_expected(verdict, expected), verdict


def test_every_exercise_is_tried_with_ten_answers():
    assert set(TABLE) == set(EXERCISES)
    assert min(tried(TABLE).values()) >= 10


def test_remarks():
    """Right with a remark: an overflow on the way, digits lost far out."""
    assert any("overflow" in remark for remark in EXERCISES["sigmoid"].check(naive).remarks)
    assert not EXERCISES["sigmoid"].check(branched).remarks
    assert any("sigmoid_grad_tail" in remark for remark in EXERCISES["sigmoid_grad"].check(slope).remarks)
    assert not EXERCISES["sigmoid_grad"].check(lambda z: sigmoid(z) * sigmoid(-z)).remarks


@pytest.mark.parametrize("answer", [lambda z: 1 - 1 / (1 + np.exp(z)), lambda z: (1 + np.tanh(z / 2)) / 2,
                                    lambda z: naive(np.clip(z, -30, 30))])
def test_a_sigmoid_that_loses_its_digits_is_right_with_a_remark(answer):
    verdict = EXERCISES["sigmoid"].check(answer)
    assert verdict.right and any("z = -40" in remark and "digits" in remark for remark in verdict.remarks)


def test_a_slope_of_tanh_that_loses_its_digits_is_right_with_a_remark():
    lost = EXERCISES["tanh_grad"].check(lambda z: 1 - np.tanh(z) ** 2)
    assert lost.right and any("exactly 0" in remark for remark in lost.remarks)
    assert not EXERCISES["tanh_grad"].check(lambda z: 4 * sigmoid_grad(2 * z)).remarks


def test_float32_in_the_tail_is_told_its_limit():
    assert "1e-45" in EXERCISES["sigmoid_grad_tail"].check(
        lambda z: sigmoid(z.astype(np.float32)) * sigmoid(-z.astype(np.float32))).message


def test_what_is_said_of_a_slope_is_true_of_it():
    """Not what was wrong with its neighbour in the bank."""
    def said(name, answer):
        verdict = EXERCISES[name].check(answer)
        return verdict.message + verdict.tell
    assert "steeper" not in said("tanh_grad", lambda z: 4 * sigmoid_grad(z))
    assert "outer derivative" not in said("sigmoid_grad", lambda z: sigmoid(z) * (1 - sigmoid(-z)))
    assert "factor is missing" not in said("sigmoid_grad", sigmoid)
    assert "1 - sigmoid(z)" not in said("sigmoid_grad_tail", by_differences)
    assert "overflow" not in said("sigmoid_grad_tail", lambda z: sigmoid(z) ** 2 * np.exp(-z))


def test_two_logits_are_told_their_gap_and_nothing_of_columns():
    verdict = EXERCISES["sigmoid_as_softmax"].check(lambda z: np.column_stack([z, 0 * z + 3]))
    assert verdict.kind == "wrong" and "differ by -3.18" in verdict.tell
    assert "column," not in verdict.message and "agree" not in verdict.message


def test_the_solution_of_the_slope_is_not_the_answer_of_the_tail():
    q, tail = EXERCISES["sigmoid_grad"], EXERCISES["sigmoid_grad_tail"]
    q.check(slope)
    assert "s * (1 - s)" in q.solution().code and "(-z)" not in repr(q.solution())
    assert not tail.check(q.plain).right


def test_a_numerical_derivative_is_right_too():
    q = EXERCISES["denominator_grad"]
    assert q.check(lambda x: numerical_gradient(lambda t: np.exp(-t).sum(), x)).right
