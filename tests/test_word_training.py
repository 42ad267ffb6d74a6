"""The engine of word vectors: its step is that of the plain functions on the same pairs, and it keeps what word2vec promises."""

from collections import Counter

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import (
    cbow_negative_sampling,
    cooccurrence,
    keep_probability,
    linear_decay,
    negative_sampling,
    noise_distribution,
    row_gradients,
    train_cbow,
    train_skipgram,
)
from helpers.run_steps import cbow_run, skipgram_run
from helpers.word_runs import BLOCK, POOL, Text

V, D, WINDOW = 11, 3, 4


def a_text(seed=0, n=9, longest=40):
    rng = np.random.default_rng(seed)
    return [rng.integers(V, size=rng.integers(1, longest)) for _ in range(n)]


def a_run(negatives, seed=0, sample=None):
    text = Text(a_text(seed), V, WINDOW, negatives, sample, seed)
    blocks = text.epoch(1)
    return text.run(np.random.default_rng(seed).permutation(blocks)[: max(2, len(blocks) // 2)])


def vectors(seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(V, D)), rng.normal(size=(V, D))


def pair_by_pair(A, U, run):
    """Return the summed loss and the gradients of every pair alone, by ``negative_sampling``: times negatives = K / M each."""
    loss, dV, dU, pairs = 0.0, np.zeros_like(A), np.zeros_like(U), 0
    for r, b, c in zip(*np.nonzero(run.pairs), strict=True):
        v, o, pool = run.centre[r, b], run.outside[r, c], run.negatives[r]
        once, twice = (negative_sampling(A[v], o, U, np.tile(pool, times)) for times in (1, 2))
        # The pool's part is what a second pool adds; the pair's own is what is left of the first without it.
        for k, part in ((1 + 1 - run.share, once), (run.share - 1, twice)):
            loss += k * part[0]
            dV[v] += k * part[1]
            dU += k * np.asarray(part[2])
        pairs += 1
    return loss, dV, dU, pairs


@pytest.mark.parametrize(("negatives", "seed"), [(5, 0), (POOL, 1), (2 * POOL, 2)])
def test_a_step_of_skip_gram_is_that_of_negative_sampling_on_the_very_same_pairs(negatives, seed):
    run, (A, U) = a_run(negatives, seed), vectors(seed)
    loss, dV, dU = skipgram_run(A, U, run)
    expected, by_v, by_u, pairs = pair_by_pair(A, U, run)
    assert pairs > 50
    assert_allclose(loss * pairs, expected)
    assert_allclose(np.asarray(dV), by_v, atol=1e-9)
    assert_allclose(np.asarray(dU), by_u, atol=1e-9)


def test_a_run_with_as_many_negatives_as_its_pool_is_one_call_of_negative_sampling():
    run, (A, U) = a_run(POOL, seed=4), vectors()
    r, b, c = np.nonzero(run.pairs)
    centre = run.centre[r, b]
    loss, dv, dU = negative_sampling(A[centre], run.outside[r, c], U, run.negatives[r], reduction="sum")
    ours = skipgram_run(A, U, run)
    assert_allclose(ours[0] * len(r), loss)
    assert_allclose(np.asarray(ours[1]), np.asarray(row_gradients(centre, dv, A.shape)), atol=1e-9)
    assert_allclose(np.asarray(ours[2]), np.asarray(dU), atol=1e-9)


def test_a_step_of_cbow_is_that_of_cbow_negative_sampling_on_the_very_same_windows():
    run, (A, U) = a_run(POOL, seed=5), vectors()
    loss, dV, dU, windows = 0.0, np.zeros_like(A), np.zeros_like(U), 0
    for r, b in zip(*np.nonzero(run.pairs.any(axis=2)), strict=True):
        outside = run.outside[r, run.pairs[r, b]]
        one, doutside, by_u = cbow_negative_sampling(A[outside], run.centre[r, b], U, run.negatives[r])
        loss, windows, dU = loss + one, windows + 1, dU + np.asarray(by_u)
        dV += np.asarray(row_gradients(outside, doutside, A.shape))
    ours = cbow_run(A, U, run)
    assert_allclose(ours[0] * windows, loss)
    assert_allclose(np.asarray(ours[1]), dV, atol=1e-9)
    assert_allclose(np.asarray(ours[2]), dU, atol=1e-9)


def test_pairs_stay_within_their_sentence_and_reach_and_no_word_is_beside_itself():
    sentences = [[0, 1, 2, 3, 4], [5], [6, 7], [8, 9, 10] * 20]
    sentence_of = {word: number for number, words in enumerate(sentences) for word in words}
    text = Text(sentences, V, 1, 2, None, 0)
    run = text.run(text.epoch(1))
    found = [(run.centre[r, b], run.outside[r, c]) for r, b, c in zip(*np.nonzero(run.pairs), strict=True)]
    assert all(sentence_of[a] == sentence_of[b] and a != b for a, b in found)
    counted = cooccurrence(sentences, V, window=1)
    assert all(counted[pair] == times for pair, times in Counter(found).items())
    assert len(found) == counted.sum()  # a window of 1 cannot be reduced: every neighbour is there, across the blocks too


def test_a_reduced_window_counts_near_words_as_often_as_word2vec_does():
    text = Text([np.arange(V)] * 4000, V, WINDOW, 1, None, 3)
    run = text.run(text.epoch(1))
    _, b, c = np.nonzero(run.pairs)
    apart = np.bincount(np.abs(c - WINDOW - b), minlength=WINDOW + 1)
    places = 4000 * (V - np.arange(WINDOW + 1)) * 2
    assert_allclose((apart / places)[1:], (WINDOW + 1 - np.arange(1, WINDOW + 1)) / WINDOW, atol=0.01)
    assert apart[0] == 0


def test_negatives_are_drawn_as_the_noise_distribution_says_and_frequent_words_are_thinned():
    sentences = [np.repeat(np.arange(5), [8000, 900, 90, 9, 1])]
    text = Text(sentences, 6, 2, 5, 1e-2, 0)
    run = text.run(text.epoch(1))
    drawn = np.concatenate([text.run(np.arange(len(run.centre))).negatives.ravel() for _ in range(40)])
    counts = np.array([8000, 900, 90, 9, 1, 0])
    assert_allclose(np.bincount(drawn, minlength=6) / len(drawn), noise_distribution(counts), atol=0.01)
    kept = np.zeros(6)
    for _ in range(200):
        run = text.run(text.epoch(1))
        kept += np.bincount(run.centre.ravel(), minlength=6) / 200
    assert_allclose(kept[1:], (counts * keep_probability(counts, 1e-2))[1:], rtol=0.05, atol=0.2)
    assert 0 <= kept[0] - counts[0] * keep_probability(counts, 1e-2)[0] < BLOCK + 5  # the last block is filled up with word 0


@pytest.mark.parametrize("train", [train_skipgram, train_cbow])
def test_the_same_seed_gives_the_same_vectors_and_another_one_others(train):
    first, second, other = (train(a_text(), V, D, epochs=2, seed=seed) for seed in (1, 1, 2))
    for a, b, c in zip(first.params, second.params, other.params, strict=True):
        assert a.dtype == np.float32 and a.shape == (V, D)
        assert_array_equal(a, b)
        assert not np.array_equal(a, c)


@pytest.mark.parametrize("train", [train_skipgram, train_cbow])
def test_words_that_stand_in_the_same_company_get_like_vectors_whatever_the_seed(train):
    rng = np.random.default_rng(0)
    # Two topics of ten words each; no sentence mixes them.
    sentences = [rng.integers(10, size=8) + 10 * (k % 2) for k in range(2000)]
    for seed in range(3):
        vectors = train(sentences, 20, 8, epochs=8, sample=None, seed=seed).params[0]
        unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        cosine = unit @ unit.T
        assert cosine[:10, :10].mean() > cosine[:10, 10:].mean() + 0.3


def test_divergence_is_told_and_the_last_good_vectors_are_kept():
    said = []
    training = train_skipgram(a_text(n=400), V, D, learning_rate=1e36, epochs=5, say=said.append)
    assert training.stopped == "diverged" and "diverged" in said[0]
    assert all(np.isfinite(matrix).all() for matrix in training.params)


def test_interrupting_keeps_the_vectors_and_a_callback_sees_how_far_it_is():
    done = []

    def interrupt(progress):
        done.append(progress.done)
        if progress.step == 4:
            raise KeyboardInterrupt

    training = train_skipgram(a_text(n=300), V, D, epochs=3, callbacks=interrupt, say=None)
    assert training.stopped == "interrupted" and len(training.losses) == 4
    assert np.abs(training.params[1]).max() > 0
    finished = []
    train_skipgram(a_text(n=300), V, D, epochs=3, callbacks=lambda progress: finished.append(progress.done))
    assert finished == sorted(finished) and finished[:4] == done and finished[-1] == pytest.approx(1)


def test_the_rate_falls_in_a_line_and_then_stays():
    rate = linear_decay(1.0, 0.2, 8)
    assert_allclose([rate(step) for step in (0, 2, 8, 100)], [1, 0.8, 0.2, 0.2])


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"sentences": []}, "corpus is empty"),
        ({"sentences": [[]]}, "corpus is empty"),
        ({"sentences": [[0, V]]}, "got the word 11"),
        ({"sentences": [[0, -1]]}, "got the word -1"),
        ({"window": 0}, "window: expected at least 1"),
        ({"negatives": 0}, "negatives: expected at least 1"),
        ({"epochs": 0}, "epochs: expected at least 1"),
        ({"sample": 0}, "sample: expected a share"),
        ({"learning_rate": -1}, "learning_rate"),
    ],
)
def test_bad_settings_are_refused(settings, said):
    with pytest.raises(ValueError, match=said):
        train_skipgram(**({"sentences": a_text(), "n_words": V, "d": D} | settings))


def test_texts_of_a_word_or_two_are_trained_without_a_warning():
    for sentences in ([[0]], [[0], [1]], [[0, 1]]):
        training = train_skipgram(sentences, 2, 2, epochs=2)
        assert training.stopped == "finished" and np.isfinite(training.params[0]).all()
