"""What is said of wrong numbers that no rule explains."""

import numpy as np
import pytest

from helpers.exercises import signature
from helpers.exercises.draws import spread
from helpers.exercises.signatures import shared_signature

A = spread(1, 4, 6)
V = spread(2, 7)
SQUARE = spread(3, 5, 5)
PROBABILITIES = np.abs(A) / np.abs(A).sum(axis=1, keepdims=True)


def changed(array, place, value):
    copy = array.copy()
    copy[place] = value
    return copy


@pytest.mark.parametrize("expected, got, words", [
    (A, -A, "opposite sign"),
    (A, 2 * A, "twice"),
    (A, A / 2, "half"),
    (A, -2 * A, "twice what they should be and have the opposite sign"),
    (3.0, 6.0, "It is twice what it should be."),
    (3.0, -6.0, "twice what it should be and has the opposite sign"),
    (3.0, -3.0, "its sign is opposite"),
    (A, 4 * A, "too large by exactly the number of rows"),
    (A, A / 4, "too small by exactly the number of rows"),
    (A, 6 * A, "the number of columns"),
    (A, A / 24, "the number of entries"),
    (V, 7 * V, "number of entries"),
    (A, A / np.log(2), "base 2"),
    (A, A / np.log(10), "base 10"),
    (A, 1.7 * A, "One constant factor"),
    (A, -1.7 * A, "minus sign"),
    (A, np.abs(A), "some have the wrong sign"),
    (A, A.round(1), "rounded"),
    (A, changed(A, 0, -np.inf), "Some entries are -inf"),
    (A, A.T, "transpose"),
    (SQUARE, SQUARE.T, "transpose"),
    (A, A + 0.3, "one and the same amount"),
    (A, A + spread(5, 4, 1), "Within each row"),
    (A, A + spread(5, 1, 6), "Within each column"),
    (A, A * (3 + spread(5, 4, 1)), "Each row is right up to a factor"),
    (A, A * (3 + spread(5, 1, 6)), "Each column is right up to a factor"),
    (A, changed(A, slice(1, None), 0.123), "Only the first row"),
    (A, changed(A, slice(None, -1), 0.123), "Only the last row is right"),
    (A, changed(A, -1, 0.123), "Only the last row is wrong"),
    (V, changed(V, -1, 0.123), "Only the last entry is wrong"),
    (A, A[:, ::-1], "wrong places"),
    (A, A * 0, "All entries are exactly 0"),
    (SQUARE, np.diag(np.diag(SQUARE)), "off the diagonal"),
    (A, A * np.eye(4, 6), "single entry"),
    (PROBABILITIES, PROBABILITIES + 0.01 * A, "row sums"),
    (A, A * np.nan, "All entries are nan"),
    (A, changed(A, 0, np.inf), "Some entries are inf"),
])
def test_signature(expected, got, words):
    assert words in signature(expected, got)


@pytest.mark.parametrize("got", [A, A + 0.01 * spread(9, 4, 6), A[:3], A.ravel(), A[0, 0], np.zeros((0, 3))])
def test_nothing_to_say(got):
    assert signature(A, got) is None


def test_a_right_one_with_a_mask_is_nothing_to_say():
    masked = changed(A, (0, 0), -np.inf)
    assert signature(masked, masked) is None


def test_it_must_hold_on_every_pair():
    """N times too large whatever N is; three times too large at N = 3 alone is something else."""
    sizes = [(3, 5), (7, 4)]
    pairs = [(spread(n, n, c), n * spread(n, n, c)) for n, c in sizes]
    assert "the number of rows" in shared_signature(pairs)
    assert "constant factor" in shared_signature([(e, 1.7 * e) for e, _ in pairs])
    assert shared_signature([pairs[0], (pairs[1][0], pairs[1][0] + 1)]) is None


def test_the_true_numbers_are_not_in_the_words():
    for got in (1.7 * A, A + 0.3, A.T, changed(A, 0, 0.5)):
        assert not any(digit in (signature(A, got) or "") for digit in "3456789")


def test_a_factor_that_happens_to_be_a_size_is_not_called_by_it():
    """Three times too large, where 3 is the number of rows here and of columns there."""
    sizes = [(3, 5), (7, 3), (4, 6)]
    assert "One constant factor" in shared_signature([(spread(n, n, c), 3 * spread(n, n, c)) for n, c in sizes])


def test_a_single_number_is_always_some_factor_off_and_nothing_is_said_of_it():
    assert signature(3.0, 4.1) is None and signature([3.0], [4.1]) is None
    assert shared_signature([(3.0, 5.1), (2.0, 3.4)]) is None
