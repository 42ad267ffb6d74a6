"""What a window classifier is built of: words by shape, windows over the ends, the loss by the words, where to cut."""

import numpy as np
import pytest

from helpers import check_gradient, max_margin
from helpers.detection import best_cut, precision_recall
from helpers.window_training import score_words, window_loss, window_parameters, window_vectors
from helpers.word_shapes import word_shape, word_table
from helpers.word_windows import word_windows

RNG = np.random.default_rng(5)
WORDS, WORDS_C = RNG.integers(6, size=(7, 5)), RNG.integers(6, size=(7, 5))
PARAMS = [RNG.normal(size=(6, 2)), RNG.normal(size=(10, 3)), RNG.normal(size=3), RNG.normal(size=3)]


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
def test_the_loss_by_every_parameter_agrees_with_differences(place, activation):
    def loss(part):
        return window_loss([*PARAMS[:place], part, *PARAMS[place + 1:]], WORDS, WORDS_C, activation=activation)[0]
    gradient = window_loss(PARAMS, WORDS, WORDS_C, activation=activation)[1][place]
    assert check_gradient(loss, np.asarray(gradient), PARAMS[place])


def test_the_gradient_by_the_words_is_the_windows_cut_and_added_up_by_a_loop():
    E, *rest = PARAMS
    pair = max_margin(window_vectors(E, WORDS), window_vectors(E, WORDS_C), *rest, reduction="sum")
    wanted = np.zeros_like(E)
    for words, pieces in ((WORDS, pair.x), (WORDS_C, pair.x_c)):
        for n, own in enumerate(words):
            for p, word in enumerate(own):
                wanted[word] += pieces[n, 2 * p:2 * p + 2]
    loss, (dE, *_) = window_loss(PARAMS, WORDS, WORDS_C)
    assert loss == pair.loss and np.allclose(np.asarray(dE), wanted, atol=1e-13) and set(dE.rows) <= {*WORDS.flat, *WORDS_C.flat}


def test_the_same_window_on_both_sides_has_loss_1_and_moves_nothing():
    loss, gradients = window_loss(PARAMS, WORDS[:1], WORDS[:1])
    assert loss == 1 and all(np.abs(np.asarray(part)).max() < 1e-15 for part in gradients)


def test_scores_do_not_depend_on_the_blocks(monkeypatch):
    whole = score_words(PARAMS, WORDS)
    monkeypatch.setattr("helpers.window_training.BLOCK", 3)
    assert np.allclose(score_words(PARAMS, WORDS), whole, rtol=1e-13)


def test_first_parameters_depend_on_the_seed_alone():
    one, same, other = (window_parameters(20, seed=seed) for seed in (1, 1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(one, same, strict=True)) and not np.array_equal(one[0], other[0])


@pytest.mark.parametrize("words, error", [([[0, 6]], ValueError), ([[0, -1]], ValueError), ([0, 1], ValueError),
                                          ([[0.5, 1.0]], TypeError)])
def test_words_without_a_row_and_no_windows_are_refused(words, error):
    with pytest.raises(error):
        window_vectors(PARAMS[0], words)


def test_windows_reach_over_the_ends():
    assert word_windows([5], half=2, edge=9).tolist() == [[9, 9, 5, 9, 9]]
    assert word_windows(np.array([5, 6]), half=2).tolist() == [[0, 0, 5, 6, 0], [0, 5, 6, 0, 0]]


@pytest.mark.parametrize("rows, error", [([], ValueError), ([[1, 2]], TypeError), ([1.5], TypeError), ("ab", TypeError)])
def test_what_is_no_sentence_is_refused(rows, error):
    with pytest.raises(error):
        word_windows(rows)


def test_a_table_is_in_order_and_keeps_capitals_apart():
    table = word_table([["b", "B", "a", "b"], ["a", "B", "c"]], at_least=2)
    assert table.names[4:] == ("B", "a", "b") and "B" in table and "c" not in table and len(table) == 7
    assert table.rows(["c", "C", "CC", "b", "<edge>"]).tolist() == [1, 2, 3, 6, 1]


@pytest.mark.parametrize("sentences", [[], [[]], "text", ["text"]])
def test_an_empty_corpus_and_strings_are_refused(sentences):
    with pytest.raises(ValueError, match="sentences"):
        word_table(sentences, at_least=1)


def test_an_empty_sentence_and_a_string_are_refused():
    table = word_table([["a"]])
    for odd in ([], (), "a b"):
        with pytest.raises(ValueError, match="word"):
            table.rows(odd)
    for odd, error in ((3, TypeError), ("", ValueError)):
        with pytest.raises(error):
            word_shape(odd)


def test_the_best_cut_is_the_best_of_all_cuts():
    for seed in range(30):
        rng = np.random.default_rng(seed)
        scores, true = rng.integers(6, size=40) / 2, rng.random(40) < 0.4
        every = {cut: precision_recall(scores >= cut, true).f1 for cut in np.unique(scores)}
        assert every[best_cut(scores, true)] == max(every.values())


def test_nothing_found_and_nothing_true():
    assert precision_recall([False, False], [True, False]) == (0, 0, 0)
    with pytest.raises(ValueError, match="nothing here is true"):
        best_cut([0.0, 1.0], [False, False])
    with pytest.raises(TypeError, match="True or False"):
        precision_recall([0.3, 1.0], [True, False])
    with pytest.raises(ValueError, match="same shape"):
        precision_recall([True], [True, False])
