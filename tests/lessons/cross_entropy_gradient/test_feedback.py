"""What is said of an answer is true of the code that was written, and the solutions run as they are shown."""

import numpy as np
import pytest

from helpers import softmax
from helpers.exercises import PropertyExercise
from helpers.lessons.cross_entropy_gradient.exercises import EXERCISES
from helpers.lessons.cross_entropy_gradient.exercises.dirty_memory import JUNK, dirtying

FUNCTIONS = [name for name, q in EXERCISES.items() if not isinstance(q, PropertyExercise)]


def said(name, answer):
    verdict = EXERCISES[name].check(answer)
    assert verdict.kind == "slip", verdict
    return verdict.message + verdict.tell


def targets(Z, y):
    return np.eye(Z.shape[1])[y]


def test_twice_the_gradient_is_not_called_squared():
    told = said("softmax_cross_entropy_grad", lambda Z, y: 2 * (softmax(Z) - targets(Z, y)) / len(y))
    assert "lost" not in told and "twice" in told


def test_a_product_along_one_axis_is_not_called_a_matrix_product():
    for answer in (lambda z: softmax(z) * (np.eye(len(z)) - softmax(z)), lambda z: np.diag(softmax(z)) - softmax(z) * softmax(z)):
        assert "@" not in said("softmax_jacobian", answer)


def test_the_identity_less_the_outer_product_is_not_called_uncoupled():
    told = said("softmax_jacobian", lambda z: np.eye(len(z)) - np.outer(softmax(z), softmax(z)))
    assert "Without" not in told and "alone" not in told


def test_entries_are_called_equal_only_where_they_are():
    assert "equal" in said("logsumexp_grad", lambda z: np.ones(len(z)) / np.exp(z).sum())
    for answer in (lambda z: 1 / np.exp(z), lambda z: 1 / np.exp(z).sum()):
        assert "equal" not in said("logsumexp_grad", answer)


@pytest.mark.parametrize("shift", [lambda Z, y: Z.min(axis=1, keepdims=True), lambda Z, y: Z[np.arange(len(y)), y][:, None]])
def test_an_overflow_is_not_called_an_underflow(shift):
    def answer(Z, y):
        S = Z - shift(Z, y)
        return (np.log(np.exp(S).sum(axis=1)) - S[np.arange(len(Z)), y]).mean()
    assert "underflow" not in said("softmax_cross_entropy", answer)


def test_one_list_many_times_is_told_of():
    def answer(labels, n_classes):
        Y = [[0] * n_classes] * len(labels)
        for row, label in zip(Y, labels, strict=True):
            row[label] = 1
        return Y
    assert "one list N times" in said("one_hot", answer)


@pytest.mark.parametrize("dtype", [float, np.float32, int, np.uint8])
def test_memory_that_was_not_cleared_never_passes(dtype):
    def answer(labels, n_classes):
        Y = np.empty((len(labels), n_classes), dtype)
        Y[np.arange(len(labels)), labels] = 1
        return Y
    for _ in range(20):
        clean = [np.zeros((5, 7), dtype) for _ in range(9)]
        del clean
        assert not EXERCISES["one_hot"].check(answer).right


def test_the_labels_of_a_probe_reach_the_answer_as_a_plain_array():
    seen = []
    EXERCISES["one_hot"].check(lambda labels, n: seen.append(type(labels)) or np.eye(n)[labels])
    assert set(seen) == {np.ndarray}
    assert JUNK not in (0, 1) and dirtying([1, 0], 3).tolist() == [1, 0]


def test_the_null_vector_is_explained_in_words_of_the_course():
    q = EXERCISES["jacobian_null_vector"]
    q.check([1, 2, 3])
    assert not any(word in repr(q.solution()) for word in ("eigen", "rank"))
