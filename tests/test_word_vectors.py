"""Skip-gram and CBOW, by the softmax and by negative samples: by autograd, with repeated words, far out, what does not fit."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from helpers import (
    cbow_negative_sampling,
    cbow_softmax,
    check_gradient,
    negative_sampling,
    row_gradients,
    skipgram_softmax,
)

from .draws import dtypes, locked, quick

REDUCTIONS = ["mean", "sum"]


def softmax_loss(v, o, U, reduction="mean"):
    """The loss as the lesson writes it, one pair after the other; shares no line with helpers."""
    rows, words = anp.reshape(v, (-1, U.shape[1])), np.reshape(o, -1)
    total = sum(anp.log(anp.sum(anp.exp(anp.dot(U, row)))) - anp.dot(U[word], row) for row, word in zip(rows, words, strict=True))
    return total / (len(words) if reduction == "mean" else 1)


def sampled_loss(v, o, U, negatives, reduction="mean"):
    rows, words = anp.reshape(v, (-1, U.shape[1])), np.reshape(o, -1)
    drawn = np.broadcast_to(negatives, (len(words), np.shape(negatives)[-1]))
    total = 0
    for row, word, others in zip(rows, words, drawn, strict=True):
        total = total + anp.log(1 + anp.exp(-anp.dot(U[word], row)))
        for other in others:
            total = total + anp.log(1 + anp.exp(anp.dot(U[other], row)))
    return total / (len(words) if reduction == "mean" else 1)


@st.composite
def pairs(draw, dtype=np.float64):
    """Draw v (d,) or (B, d), o, U (V, d) and negatives (K,) or (B, K): few words, so that most are drawn more than once."""
    b, d, n_words, k = (draw(st.integers(1, 6)) for _ in "BdVK")
    single, shared = draw(st.booleans()), draw(st.booleans())
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    lead = () if single else (b,)
    v, U = rng.normal(size=(*lead, d)).astype(dtype), rng.normal(size=(n_words, d)).astype(dtype)
    o, negatives = rng.integers(n_words, size=lead), rng.integers(n_words, size=(k,) if shared or single else (b, k))
    return locked(v), o, locked(U), negatives


def agree(ours, theirs):
    for array, expected in zip(ours, theirs, strict=True):
        assert np.shape(array) == np.shape(expected)
        assert_allclose(np.asarray(array), expected, rtol=1e-11, atol=1e-12)


@quick
@given(pairs(), st.sampled_from(REDUCTIONS))
def test_skip_gram_is_what_autograd_finds(drawn, reduction):
    v, o, U, negatives = drawn
    by_both = autograd.grad(lambda v, U: softmax_loss(v, o, U, reduction), (0, 1))(v, U)
    agree(skipgram_softmax(v, o, U, reduction), (softmax_loss(v, o, U, reduction), *by_both))
    by_both = autograd.grad(lambda v, U: sampled_loss(v, o, U, negatives, reduction), (0, 1))(v, U)
    agree(negative_sampling(v, o, U, negatives, reduction), (sampled_loss(v, o, U, negatives, reduction), *by_both))


@quick
@given(pairs(), st.integers(1, 5), st.sampled_from(REDUCTIONS))
def test_cbow_is_what_autograd_finds(drawn, m, reduction):
    v, o, U, negatives = drawn
    outside = locked(np.random.default_rng(m).normal(size=(*v.shape[:-1], m, v.shape[-1])))
    for ours, loss in (
        (cbow_softmax(outside, o, U, reduction), lambda h, U: softmax_loss(h, o, U, reduction)),
        (cbow_negative_sampling(outside, o, U, negatives, reduction), lambda h, U: sampled_loss(h, o, U, negatives, reduction)),
    ):
        def of_the_mean(outside, U, loss=loss):
            return loss(anp.mean(outside, axis=-2), U)

        agree(ours, (of_the_mean(outside, U), *autograd.grad(of_the_mean, (0, 1))(outside, U)))


def test_sampled_words_that_are_repeated_or_the_target_itself_add_up():
    rng = np.random.default_rng(0)
    v, U, o, negatives = rng.normal(size=4), rng.normal(size=(9, 4)), 2, [5, 5, 2, 5, 7]
    loss, dv, dU = negative_sampling(v, o, U, negatives)
    assert_array_equal(dU.rows, [2, 5, 7])
    assert check_gradient(lambda v: negative_sampling(v, o, U, negatives)[0], dv, v)
    assert check_gradient(lambda U: negative_sampling(v, o, U, negatives)[0], np.asarray(dU), U)
    once = negative_sampling(v, o, U, [5])[2].values[1]
    assert_allclose(dU.values[1], 3 * once, rtol=1e-14)
    assert_allclose(dU.values[0], (2 / (1 + np.exp(-U[2] @ v)) - 1) * v, rtol=1e-13)  # pulled and pushed
    own = np.log1p(np.exp(-U[2] @ v))
    assert_allclose(loss - own, sum(negative_sampling(v, o, U, [k])[0] - own for k in negatives), rtol=1e-13)


def test_a_context_word_that_stands_twice_gets_both_rows():
    rng = np.random.default_rng(1)
    V, U, context = rng.normal(size=(8, 3)), rng.normal(size=(6, 3)), np.array([4, 1, 4, 4, 7])
    for ours, loss in (
        (cbow_softmax(V[context], 2, U), lambda V: cbow_softmax(V[context], 2, U)[0]),
        (cbow_negative_sampling(V[context], 2, U, [0, 0, 5]), lambda V: cbow_negative_sampling(V[context], 2, U, [0, 0, 5])[0]),
    ):
        dV = row_gradients(context, ours[1], V.shape)
        assert_array_equal(dV.rows, [1, 4, 7])
        assert check_gradient(loss, np.asarray(dV), V)


def test_one_centre_word_and_its_whole_context_add_up():
    rng = np.random.default_rng(2)
    v, U, context = rng.normal(size=3), rng.normal(size=(6, 3)), np.array([4, 1, 4, 5])
    loss, dv, dU = skipgram_softmax(np.tile(v, (4, 1)), context, U, reduction="sum")
    each = [skipgram_softmax(v, o, U) for o in context]
    for sums, parts in zip((loss, dv.sum(axis=0), dU), zip(*each, strict=True), strict=True):
        assert_allclose(sums, np.sum(parts, axis=0), rtol=1e-13, atol=1e-15)
    assert_allclose(dU.sum(axis=0), 0, atol=1e-14)  # the shares of all words cancel: p and y both sum to 1


@quick
@given(pairs(np.float32), st.sampled_from(REDUCTIONS))
def test_float32_stays_and_is_close_to_float64(drawn, reduction):
    v, o, U, negatives = drawn
    wide = v.astype(np.float64), U.astype(np.float64)
    for narrow, exact in (
        (skipgram_softmax(v, o, U, reduction), skipgram_softmax(wide[0], o, wide[1], reduction)),
        (negative_sampling(v, o, U, negatives, reduction), negative_sampling(wide[0], o, wide[1], negatives, reduction)),
        (cbow_softmax(v[..., None, :], o, U), cbow_softmax(wide[0][..., None, :], o, wide[1])),
    ):
        for array, expected in zip(narrow, exact, strict=True):
            assert np.asarray(array).dtype == np.float32
            assert_allclose(np.asarray(array), np.asarray(expected), rtol=2e-5, atol=2e-5)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("size", [1e2, 1e4])
def test_large_scores_stay_finite(size, dtype):
    v, U = np.array([size, -size], dtype), np.array([[1, 0], [0, 1], [-1, 0]], dtype)
    for o, negatives, loss in ((0, [1, 2], 0), (2, [0, 0, 1], 3 * size)):
        result = negative_sampling(v, o, U, negatives)
        assert_allclose(result[0], loss, rtol=1e-6, atol=1e-30)
        assert_allclose(skipgram_softmax(v, o, U)[0], 0 if o == 0 else 2 * size, rtol=1e-6, atol=1e-30)
        for array in (*result, *skipgram_softmax(v, o, U), *cbow_softmax(v[None], o, U)):
            assert np.isfinite(np.asarray(array)).all()


def test_nan_passes_through_without_a_warning():
    v, U = np.array([np.nan, 1.0]), np.ones((4, 2))
    for result in (skipgram_softmax(v, 0, U), negative_sampling(v, 0, U, [1]), cbow_softmax(v[None], 0, U)):
        assert all(np.isnan(np.asarray(array)).any() for array in result)


@quick
@given(st.data(), dtypes)
def test_rows_that_are_repeated_add_up(data, dtype):
    n, m, d = (data.draw(st.integers(1, 7)) for _ in "nmd")
    rng = np.random.default_rng(data.draw(st.integers(0, 99)))
    rows, values = rng.integers(n, size=m), locked(rng.normal(size=(m, d)).astype(dtype))
    dense = np.zeros((n, d), dtype)
    np.add.at(dense, rows, values)
    ours, matrix = row_gradients(rows, values, (n, d)), rng.normal(size=(n, d)).astype(dtype)
    assert ours.shape == (n, d) and ours.values.dtype == dtype and (np.diff(ours.rows) > 0).all()
    assert_allclose(np.asarray(ours), dense, rtol=1e-5, atol=1e-5)
    expected = matrix - dtype(0.5) * dense
    ours.subtract_from(matrix, 0.5)
    assert matrix.dtype == dtype
    assert_allclose(matrix, expected, rtol=1e-5, atol=1e-5)


V3, U3 = np.ones((3, 2)), np.ones((5, 2))


@pytest.mark.parametrize(("v", "o", "U", "error", "said"), [
    (np.ones(2), 5, U3, ValueError, "o: the vocabulary has 5 words, 0 to 4; got the word 5"),
    (np.ones(2), -1, U3, ValueError, "0 to 4; got the word -1"),
    (np.ones(2), 1.0, U3, TypeError, "o: expected integers, the rows of words; got dtype float64"),
    (np.ones(2), "paris", U3, TypeError, "o: .*the text 'paris'"),
    (V3, [0, 1], U3, ValueError, r"o: v has shape \(3, 2\), so o must have shape \(3,\); got \(2,\)"),
    (V3, 0, U3, ValueError, r"o must have shape \(3,\); got \(\)"),
    (np.ones(4), 0, U3, ValueError, r"v has shape \(4,\) and U has shape \(5, 2\)"),
    (np.ones(2), 0, U3[0], ValueError, r"U: expected shape \(V, d\); got shape \(2,\)"),
    (np.ones((2, 2, 2)), 0, U3, ValueError, r"v: expected one vector \(d,\) or vectors \(B, d\); got shape \(2, 2, 2\)"),
    ([[1.0], [1.0, 2.0]], 0, U3, ValueError, "v: expected rows of equal length"),
    (1j * np.ones(2), 0, U3, TypeError, "v: .*complex"),
])
def test_what_does_not_fit(v, o, U, error, said):
    for function, more in ((skipgram_softmax, ()), (negative_sampling, ([1],))):
        with pytest.raises(error, match=said):
            function(v, o, U, *more)


@pytest.mark.parametrize(("v", "negatives", "error", "said"), [
    (np.ones(2), [1, 5], ValueError, "negatives: the vocabulary has 5 words, 0 to 4; got the word 5"),
    (np.ones(2), [], ValueError, r"negatives: .*empty array of shape \(0,\)"),
    (np.ones(2), 1, ValueError, r"negatives: v has shape \(2,\), so negatives have shape \(K,\); got \(\)"),
    (np.ones(2), [[1]], ValueError, r"have shape \(K,\); got \(1, 1\)"),
    (V3, [[1, 2], [3, 4]], ValueError, r"negatives: v has shape \(3, 2\), .* \(K,\) or \(3, K\); got \(2, 2\)"),
])
def test_negatives_that_do_not_fit(v, negatives, error, said):
    o = np.zeros(v.shape[:-1], int)
    with pytest.raises(error, match=said):
        negative_sampling(v, o, U3, negatives)


@pytest.mark.parametrize(("outside", "said"), [
    (np.ones((0, 2)), r"outside: the window is empty, .*got shape \(0, 2\)"),
    ([], r"outside: the window is empty, .*got shape \(0,\)"),
    (np.ones((3, 0, 2)), r"outside: the window is empty, .*got shape \(3, 0, 2\)"),
    (np.ones(2), r"outside: expected one window \(M, d\) or windows \(B, M, d\); got shape \(2,\)"),
    (np.ones((3, 4)), r"outside has shape \(3, 4\) and U has shape \(5, 2\)"),
])
def test_windows_that_do_not_fit(outside, said):
    with pytest.raises(ValueError, match=said):
        cbow_softmax(outside, 0, U3)
    with pytest.raises(ValueError, match=said):
        cbow_negative_sampling(outside, 0, U3, [1])


def test_row_gradients_that_do_not_fit():
    with pytest.raises(ValueError, match=r"values: rows of shape \(2,\) of a matrix \(5, 3\) .*\(2, 3\); got shape \(2, 4\)"):
        row_gradients([0, 1], np.ones((2, 4)), (5, 3))
    with pytest.raises(ValueError, match="rows: the vocabulary has 5 words, 0 to 4; got the word 7"):
        row_gradients([7], np.ones((1, 3)), (5, 3))
    gradient = row_gradients([1], np.ones((1, 3)), (5, 3))
    with pytest.raises(ValueError, match=r"matrix of shape \(5, 3\); got shape \(6, 3\)"):
        gradient.subtract_from(np.ones((6, 3)))
    with pytest.raises(ValueError, match="written out"):
        np.array(gradient, copy=False)
