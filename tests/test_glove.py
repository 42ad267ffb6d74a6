"""Co-occurrence counts by plain loops, GloVe by autograd: zeros masked, the cap, both biases; and what does not fit."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from helpers import check_gradient, cooccurrence, glove, glove_weight

from .draws import dtypes, locked, quick


def counted(sentences, n_words, window):
    """The counts by two loops over each sentence."""
    counts = np.zeros((n_words, n_words))
    for words in sentences:
        for place, word in enumerate(words):
            for other in range(max(0, place - window), min(len(words), place + window + 1)):
                counts[word, words[other]] += other != place
    return counts


def loss_of(U, V, b, c, counts, x_max=100.0, alpha=0.75):
    total = 0.0
    for i, j in np.argwhere(counts > 0):
        error = anp.dot(U[i], V[j]) + b[i] + c[j] - np.log(counts[i, j])
        total = total + min(1, (counts[i, j] / x_max) ** alpha) * error**2 / 2
    return total


@st.composite
def models(draw, dtype=np.float64):
    """Draw U (N, d), V (M, d), b, c and counts (N, M), a third of them zero and some above 100."""
    n, m, d = (draw(st.integers(1, 5)) for _ in "NMd")
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    counts = np.round(rng.exponential(80, (n, m)) + 1) * (rng.random((n, m)) > 1 / 3)
    counts[0, 0] += 120
    return [locked(array.astype(dtype)) for array in (*(rng.normal(size=s) for s in ((n, d), (m, d), n, m)), counts)]


@quick
@given(st.lists(st.lists(st.integers(0, 4), max_size=7), min_size=1, max_size=4), st.integers(1, 9))
def test_the_counts_are_those_of_plain_loops(sentences, window):
    if not any(sentences):
        sentences = [*sentences, [3]]
    counts = cooccurrence(sentences, 5, window)
    assert counts.dtype == np.float64
    assert_array_equal(counts, counted(sentences, 5, window))
    assert_array_equal(counts, counts.T)


def test_no_window_reaches_over_the_end_of_a_sentence():
    together, apart = cooccurrence([[0, 1, 2, 3]], 4, 2), cooccurrence([[0, 1], [2, 3]], 4, 2)
    assert together[1, 2] == 1 and apart[1, 2] == 0 and apart[0, 1] == apart[2, 3] == 1
    assert_array_equal(cooccurrence([np.array([0, 0, 0])], 2, 1), [[4, 0], [0, 0]])


@quick
@given(models(), st.sampled_from([50.0, 100]), st.sampled_from([0.75, 1]))
def test_loss_and_gradients_are_what_autograd_finds(drawn, x_max, alpha):
    *point, counts = drawn
    ours = glove(*point, counts, x_max=x_max, alpha=alpha)
    assert_allclose(ours.loss, loss_of(*point, counts, x_max, alpha), rtol=1e-12)
    theirs = autograd.grad(lambda *four: loss_of(*four, counts, x_max, alpha), (0, 1, 2, 3))(*point)
    for array, expected in zip(ours[1:], theirs, strict=True):
        assert array.shape == expected.shape
        assert_allclose(array, expected, rtol=1e-11, atol=1e-11)


@quick
@given(models(np.float32))
def test_float32_stays_and_is_close_to_float64(drawn):
    for narrow, exact in zip(glove(*drawn), glove(*(array.astype(np.float64) for array in drawn)), strict=True):
        assert narrow.dtype == np.float32
        assert_allclose(narrow, exact, rtol=1e-4, atol=1e-4)


def test_integer_counts_will_do_and_leave_the_vectors_number_type():
    U, V = np.ones((3, 2), "f4"), np.ones((4, 2), "f4")
    assert glove(U, V, np.ones(3, "f4"), np.ones(4, "f4"), np.eye(3, 4, dtype=int)).U.dtype == np.float32


def test_a_pair_that_was_never_counted_moves_nothing():
    rng = np.random.default_rng(0)
    U, V, b, c = (rng.normal(size=shape) for shape in ((4, 3), (5, 3), 4, 5))
    counts = np.zeros((4, 5))
    counts[1, 2] = 7
    result = glove(U, V, b, c, counts)
    for array, row in ((result.U, 1), (result.V, 2), (result.b, 1), (result.c, 2)):
        assert_array_equal(np.flatnonzero(array.reshape(len(array), -1).any(axis=1)), [row])
    assert check_gradient(lambda U: glove(U, V, b, c, counts).loss, result.U, U)
    assert check_gradient(lambda c: glove(U, V, b, c, counts).loss, result.c, c)


def test_the_loss_is_zero_where_the_products_are_the_logarithms():
    counts = np.array([[1.0, 7.0, 0.0], [120.0, 3.0, 400.0]])
    U, V = np.eye(2), np.log(np.where(counts, counts, 1)).T
    result = glove(U, V, np.zeros(2), np.zeros(3), counts)
    assert result.loss == 0 and not any(array.any() for array in result[1:])


@quick
@given(st.lists(st.floats(0, 1e6, width=32), min_size=1, max_size=5), dtypes)
def test_the_weight_grows_up_to_one(counts, dtype):
    weights = glove_weight(np.array(counts, dtype))
    assert weights.dtype == dtype
    assert_allclose(weights, [min(1, (x / 100) ** 0.75) for x in np.array(counts, dtype).astype(float)], rtol=1e-5, atol=1e-30)


def test_vectors_far_out_stay_finite_and_nan_passes_through():
    counts = np.array([[1.0, 200.0]])
    U, V, b, c = np.array([[1e4]]), np.array([[1e4], [-1e4]]), np.zeros(1), np.zeros(2)
    assert all(np.isfinite(array).all() for array in glove(U, V, b, c, counts))
    assert np.isnan(glove(U * np.nan, V, b, c, counts).loss)


FIT = [np.ones((3, 2)), np.ones((4, 2)), np.ones(3), np.ones(4), np.ones((3, 4))]


@pytest.mark.parametrize(("at", "wrong", "error", "said"), [
    (0, np.ones((3, 5)), ValueError, r"U has shape \(3, 5\) and V has shape \(4, 2\)"),
    (1, np.ones(2), ValueError, r"V: expected shape \(M, d\); got shape \(2,\)"),
    (2, np.ones(4), ValueError, r"b: U has shape \(3, 2\), so b must have shape \(3,\); got \(4,\)"),
    (3, 1.0, ValueError, r"c: V has shape \(4, 2\), so c must have shape \(4,\); got \(\)"),
    (4, np.ones((4, 3)), ValueError, r"U \(3, 2\) and V \(4, 2\) need counts of shape \(3, 4\); got \(4, 3\)"),
    (4, -np.ones((3, 4)), ValueError, "counts: expected finite numbers of at least 0"),
    (4, np.full((3, 4), np.nan), ValueError, "counts: expected finite numbers of at least 0"),
    (4, np.zeros((3, 4)), ValueError, r"counts: nothing was counted; all of the \(3, 4\) counts are 0"),
    (4, None, TypeError, "counts: .*got None"),
])
def test_what_does_not_fit(at, wrong, error, said):
    with pytest.raises(error, match=said):
        glove(*(wrong if k == at else own for k, own in enumerate(FIT)))


@pytest.mark.parametrize(("arguments", "error", "said"), [
    (([], 3), ValueError, "sentences: the corpus is empty"),
    (([[], []], 3), ValueError, "sentences: the corpus is empty"),
    (([[0, 1], [3]], 3), ValueError, "sentence 1: the vocabulary has 3 words, 0 to 2; got the word 3"),
    (([[0.5]], 3), TypeError, "sentence 0: expected integers"),
    (([[0]], 0), ValueError, "n_words: expected at least 1; got 0"),
    (([[0]], 3, 0), ValueError, "window: expected at least 1; got 0"),
    (([[0]], 3, 1.5), TypeError, "window: expected an integer; got 1.5"),
])
def test_corpora_that_do_not_fit(arguments, error, said):
    with pytest.raises(error, match=said):
        cooccurrence(*arguments)


@pytest.mark.parametrize("settings", [{"x_max": 0}, {"alpha": -1}, {"alpha": np.nan}])
def test_weights_that_make_no_sense(settings):
    with pytest.raises(ValueError, match="expected one number above 0"):
        glove_weight([1.0], **settings)
