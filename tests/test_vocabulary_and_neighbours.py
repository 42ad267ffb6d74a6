"""The vocabulary of a text, its counted vectors, and what is asked of vectors: by plain loops, and on bad input."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from helpers import (
    analogies_right,
    analogy,
    kind_precision,
    nearest,
    noise_distribution,
    ppmi,
    svd_vectors,
    unit_rows,
    vocabulary,
)
from helpers.data import capitals, kinds, sentences

ROOT = Path(__file__).parents[1]
RNG = np.random.default_rng(4)
VECTORS = RNG.normal(size=(9, 4))


def cosine(a, b):
    return a @ b / np.linalg.norm(a) / np.linalg.norm(b)


class TestVocabulary:
    def test_counts_come_first_then_the_alphabet(self):
        vocab = vocabulary([["b", "a", "C"], ["c", "d", "b"]])
        assert vocab.words == ("b", "c", "a", "d") and vocab.counts.tolist() == [2, 2, 1, 1]

    def test_capitals_count_when_asked_to(self):
        vocab = vocabulary([["Turkey", "turkey", "Turkey"]], lower=False)
        assert vocab.words == ("Turkey", "turkey") and "TURKEY" not in vocab

    def test_the_order_is_the_same_whatever_the_seed_of_pythons_hashes(self):
        code = "from helpers import vocabulary; print(vocabulary([['x', 'y', 'z', 'w', 'v']]).words)"
        said = {subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, cwd=ROOT,
                               capture_output=True, text=True, check=True).stdout for seed in ("1", "2")}
        assert said == {"('v', 'w', 'x', 'y', 'z')\n"}

    def test_unknown_words_are_left_out_and_sentences_stay_apart(self):
        vocab = vocabulary([["a", "b"]])
        assert [rows.tolist() for rows in vocab.encode([["a", "?", "b"], ["?"], []])] == [[0, 1], [], []]

    @pytest.mark.parametrize(("word", "says"), [("rivr", "spelled alike: river"), ("zzz", "is not among the 2 words")])
    def test_a_word_outside_is_told_with_what_is_spelled_alike(self, word, says):
        with pytest.raises(ValueError, match=says):
            vocabulary([["river", "sea"]]).index(word)

    @pytest.mark.parametrize("nothing", [[], [[]], [[], []]])
    def test_an_empty_corpus_is_refused(self, nothing):
        with pytest.raises(ValueError, match="empty"):
            vocabulary(nothing)

    @pytest.mark.parametrize("text", ["a river", ["a river", "a sea"]])
    def test_letters_are_not_taken_for_words(self, text):
        with pytest.raises(ValueError, match="string"):
            vocabulary(text)

    def test_a_count_that_no_word_reaches_is_refused(self):
        with pytest.raises(ValueError, match="the most frequent one has 2"):
            vocabulary([["a", "a", "b"]], min_count=3)

    def test_what_is_no_word_is_refused(self):
        with pytest.raises(TypeError, match="string"):
            vocabulary([["a"]]).index(0)


class TestNearest:
    @pytest.mark.parametrize("word", range(len(VECTORS)))
    def test_it_agrees_with_a_loop(self, word):
        others = [w for w in range(len(VECTORS)) if w != word]
        by_loop = sorted(others, key=lambda w: -cosine(VECTORS[word], VECTORS[w]))[:5]
        rows, cosines = nearest(VECTORS, word, k=5)
        assert rows.tolist() == by_loop
        np.testing.assert_allclose(cosines, [cosine(VECTORS[word], VECTORS[w]) for w in by_loop])

    def test_several_words_at_once_give_a_row_each(self):
        rows, _ = nearest(VECTORS, [3, 0, 3], k=2)
        assert rows.shape == (3, 2) and (rows[0] == rows[2]).all() and (rows[1] == nearest(VECTORS, 0, k=2)[0]).all()

    def test_the_length_of_a_vector_does_not_matter_and_zeros_are_near_nothing(self):
        scaled = VECTORS * RNG.uniform(0.1, 50, size=(9, 1))
        assert (nearest(scaled, 2, k=8)[0] == nearest(VECTORS, 2, k=8)[0]).all()
        scaled[5] = 0
        assert np.isfinite(unit_rows(scaled)).all() and not unit_rows(scaled)[5].any()

    def test_what_is_passed_stays_as_it_is(self):
        kept = VECTORS.copy()
        nearest(VECTORS, 1, k=3), analogy(VECTORS, 0, 1, 2, k=2)
        assert (VECTORS == kept).all()

    @pytest.mark.parametrize(("word", "k"), [(9, 1), (-1, 1), (0, 9), (0, 0)])
    def test_a_word_or_a_number_out_of_range_is_refused(self, word, k):
        with pytest.raises(ValueError):
            nearest(VECTORS, word, k)

    def test_words_that_ask_are_no_answers(self):
        """Without that rule b itself would win here."""
        units = np.array([[1, 0, 0], [0.9, 0.1, 0], [1, 0.05, 0], [0, 0, 1.0]])
        assert analogy(units, 0, 1, 2, k=1)[0].tolist() == [3]

    def test_an_analogy_agrees_with_a_loop(self):
        E = VECTORS / np.linalg.norm(VECTORS, axis=1, keepdims=True)
        wanted = E[4] - E[1] + E[7]
        by_loop = sorted((w for w in range(9) if w not in (1, 4, 7)), key=lambda w: -cosine(E[w], wanted))
        assert analogy(VECTORS, 1, 4, 7, k=6)[0].tolist() == by_loop


class TestCounting:
    X = np.array([[0, 3, 1, 0], [3, 2, 0, 0], [1, 0, 4, 0], [0, 0, 0, 0.0]])

    @pytest.mark.parametrize("power", [1, 0.75])
    def test_ppmi_agrees_with_a_loop(self, power):
        kept, n = self.X.copy(), self.X.sum()
        smooth = self.X.sum(axis=0) ** power / (self.X.sum(axis=0) ** power).sum()
        found = ppmi(self.X, power)
        for i, j in np.ndindex(4, 4):
            chance = self.X[i].sum() / n * smooth[j]
            wanted = max(0, np.log(self.X[i, j] / n / chance)) if self.X[i, j] else 0
            assert found[i, j] == pytest.approx(wanted)
        assert (self.X == kept).all()

    @pytest.mark.parametrize("counts", [np.zeros((3, 3)), [[1, -1]], [[np.inf, 1]], [[np.nan, 1]]])
    def test_what_cannot_be_counts_is_refused(self, counts):
        with pytest.raises(ValueError):
            ppmi(counts)

    @pytest.mark.parametrize("power", [1, 0.5])
    def test_svd_vectors_are_those_of_numpy_up_to_sign(self, power):
        A = RNG.normal(size=(90, 40)) * np.geomspace(1, 1e-3, 40)
        U, S, _ = np.linalg.svd(A, full_matrices=False)
        found = svd_vectors(A, d=6, power=power)
        np.testing.assert_allclose(np.abs(found), np.abs(U[:, :6] * S[:6] ** power), atol=1e-8)
        assert (found[np.abs(found).argmax(axis=0), range(6)] > 0).all()

    def test_more_directions_than_there_are_is_refused(self):
        with pytest.raises(ValueError, match="singular values"):
            svd_vectors(np.ones((4, 3)), d=4)

    def test_noise_sums_to_one(self):
        shares = noise_distribution(RNG.integers(0, 50, size=30))
        assert shares.sum() == pytest.approx(1) and (shares >= 0).all()


class TestQuestions:
    VOCAB = vocabulary([["red"] * 4 + ["blue"] * 3 + ["cow"] * 2 + ["pig"]])
    KINDS = (SimpleNamespace(asked=["red", "blue"], words={"red", "blue"}), SimpleNamespace(asked=["pig"], words={"pig", "cow"}))

    def test_precision_counts_neighbours_of_the_own_kind(self):
        E = [[1, 0], [1, 0.1], [0, 1], [0.9, 0.2]]
        assert kind_precision(E, self.VOCAB, self.KINDS, ks=(1, 3)).tolist() == [[1, 1 / 3], [1, 1 / 3], [0, 1 / 3]]

    def test_vectors_of_another_vocabulary_are_refused(self):
        with pytest.raises(ValueError, match="4 words, and there are 3"):
            kind_precision(np.eye(3), self.VOCAB, self.KINDS)
        with pytest.raises(ValueError, match="4 words, and there are 3"):
            analogies_right(np.eye(3), self.VOCAB, [("red", "blue")])

    def test_there_are_a_hundred_questions_or_more_all_in_the_text_and_each_in_its_kind(self):
        vocab = vocabulary(sentences(), min_count=5)
        asked = [word for kind in kinds() for word in kind.asked]
        assert len(asked) >= 100 and len(set(asked)) == len(asked)
        assert all(word in vocab for word in asked) and all(set(kind.asked) <= kind.words for kind in kinds())
        assert all(len(kind.words & set(vocab.words)) > 5 for kind in kinds()), "too few words to be the five nearest"

    def test_vectors_drawn_at_random_answer_hardly_anything(self):
        vocab = vocabulary(sentences(), min_count=5)
        assert kind_precision(RNG.normal(size=(len(vocab), 20)), vocab, kinds(), ks=(1,)).mean() < 0.1

    def test_capitals_are_pairs_of_known_words(self):
        vocab = vocabulary(sentences(), min_count=5)
        pairs = capitals(vocab)
        assert len(pairs) == 10 and all(word in vocab for pair in pairs for word in pair)
