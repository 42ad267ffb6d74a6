"""The figures that show vectors: neighbours, questions, word_map; and the numbers behind push, rows and noise."""

import re

import numpy as np
import pytest

from helpers import log_sigmoid, nearest, vocabulary
from helpers.data import kinds, sentences
from helpers.figures.numbers import MARGIN
from helpers.figures.numbers import word as letters
from helpers.lessons.word_vectors import figures
from helpers.lessons.word_vectors.exercises import EXERCISES
from helpers.lessons.word_vectors.kinds_shown import SHOWN, kinds_of, shares, words_on_map
from helpers.lessons.word_vectors.map_names import LOOK
from helpers.lessons.word_vectors.map_scene import BOX, plane
from helpers.lessons.word_vectors.noise_scene import COUNTS
from helpers.lessons.word_vectors.push_numbers import START, losses, walk


@pytest.fixture(scope="module")
def vocab():
    return vocabulary(sentences(), min_count=5)


@pytest.fixture(scope="module")
def vectors(vocab):
    rng = np.random.default_rng(0)
    return {"one": rng.normal(size=(len(vocab), 6)), "two": rng.normal(size=(len(vocab), 4)).astype(np.float32)}


@pytest.fixture(scope="module", params=["neighbours", "questions", "word_map"])
def live(request, vocab, vectors):
    return getattr(figures, request.param)(vocab, vectors)


def test_every_value_draws_says_something_and_is_a_full_draw(live):
    for control in live.scene.controls:
        for value in control.samples():
            live.draw({control.name: value})
            frame = live._canvas.pixels().copy()
            assert live.says and live.error is None and live.scene.problems() == []
            assert np.array_equal(frame, live._canvas.full_pixels())


def test_each_control_moves_picture_and_words(live):
    for control in live.scene.controls:
        seen = [(live.draw({control.name: value}), live.says) for value in control.samples()]
        assert len({png for png, _ in seen}) > 1
        assert len({says for _, says in seen}) > 1 or control.name == "cosines"


def test_a_page_without_a_kernel_has_a_small_picture_in_words(live):
    data, metadata = live._repr_mimebundle_()
    assert len(data["image/png"]) < 60_000 and "\n" not in data["text/plain"]
    assert live.scene.caption in metadata["image/png"]["alt"]


def test_neighbours_are_those_of_the_course(vocab, vectors):
    live = figures.neighbours(vocab, vectors, start="river")
    rows, _ = nearest(vectors["one"], vocab.index("river"), k=10)
    assert [row for row, _ in live.scene._column(vectors["one"], vocab.index("river"))] == list(rows)
    assert ", ".join(vocab.words[row] for row in rows[:3]) in live.says


def test_unknown_words_are_told_with_words_that_are_spelled_alike(vocab, vectors):
    live = figures.neighbours(vocab, vectors)
    live.controls["word"].value = "rivr"
    assert "'rivr' is not among" in live.says and "river" in live.says and live.error is None
    live.controls["word"].value = "  "
    assert live.says.startswith("Type a word")


def test_a_stub_leaves_the_search_to_the_course_and_says_so(vocab, vectors):
    def my_nearest(E, q, exclude):
        ...

    live = figures.neighbours(vocab, vectors, my_nearest)
    assert live.scene.problems() == ["my_nearest is not written yet."] and "course's search" in live.says


@pytest.mark.parametrize("wrong, said", [
    (lambda E, q, exclude: E @ q, "was expected"), (lambda E, q, exclude: 1e9, "is not the number of a word"),
    (lambda E, q, exclude: "river", "was expected"), (lambda E, q, exclude: 1 / 0, "ZeroDivisionError"),
    (lambda E, q, exclude: np.nan, "is not the number of a word"), (lambda E, q, exclude: -1, "is not the number of a word"),
])
def test_what_is_no_word_is_told(vocab, vectors, wrong, said):
    live = figures.neighbours(vocab, vectors, wrong)
    assert said in " ".join(live.scene.problems()) and "no words" in live.says


def test_a_search_that_does_not_leave_out_shows_the_word_itself(vocab, vectors):
    live = figures.neighbours(vocab, vectors, lambda E, q, exclude: int((E @ q / np.linalg.norm(E, axis=1)).argmax()))
    assert "one: egypt, egypt, egypt" in live.says


def test_the_kinds_shown_are_kinds_and_all_words_count(vocab):
    assert set(SHOWN) <= {kind.name for kind in kinds()} and kinds_of()["french"] == {"language", "people"}
    assert set(words_on_map().values()) == set(SHOWN)
    units = np.eye(len(kinds()))
    E = np.zeros((len(vocab), len(kinds())))
    for number, kind in enumerate(kinds()):
        for word in kind.words:
            if word in vocab:
                E[vocab.index(word)] = units[number]
    found = shares(E, vocab, 1)
    assert set(found) == {*SHOWN, "all"} and min(found.values()) > 0.7


def test_a_map_is_what_two_principal_components_are():
    rng = np.random.default_rng(3)
    E = rng.normal(size=(30, 5)) * (5, 1, 3, 1, 1)
    points, share = plane(E, np.arange(30))
    X = E / np.linalg.norm(E, axis=1, keepdims=True)
    X = X - X.mean(axis=0)
    values = np.sort(np.linalg.eigvalsh(X.T @ X))[::-1]
    np.testing.assert_allclose((points ** 2).sum(axis=0), values[:2])
    assert share == pytest.approx(values[:2].sum() / values.sum())


def boxes(scene):
    """What the names of a map cover, and where the marks of the named kind are: pixels from the middle of the axes."""
    half = np.array(BOX[2:]) / 2
    middles = scene.names.points * half
    widths = [(letters(name, *LOOK).shape[1] - 2 * MARGIN) / 2 for name in scene.names.texts]
    return np.stack([middles[:, 0] - widths, middles[:, 1] - 5, middles[:, 0] + widths, middles[:, 1] + 5], axis=1), half


def test_names_on_a_map_cover_no_mark_and_no_other_name_and_stay_inside(vocab, vectors):
    live = figures.word_map(vocab, vectors)
    for kind in live.scene.groups:
        for closer in (False, True):
            live.draw({"kind": kind, "closer": closer})
            names, half = boxes(live.scene)
            marks = np.stack(live.scene.marks[list(live.scene.groups).index(kind)].get_data(), axis=1) * half
            assert len(names) >= len(marks) / 3 and (np.abs(names) <= np.tile(half, 2)).all()
            for left, low, right, high in names:
                inside = (left < marks[:, 0]) & (marks[:, 0] < right) & (low < marks[:, 1]) & (marks[:, 1] < high)
                assert not inside.any()
                apart = (right <= names[:, 0]) | (names[:, 2] <= left) | (high <= names[:, 1]) | (names[:, 3] <= low)
                assert apart.sum() == len(names) - 1


def test_from_near_more_words_of_a_crowded_kind_are_named(vocab):
    """A kind that is a heap in the corner of the map fills it from near."""
    rng = np.random.default_rng(1)
    kinds_shown = words_on_map()
    E = rng.normal(size=(len(vocab), 3))
    for word, kind in kinds_shown.items():
        if kind == "crop" and word in vocab:
            E[vocab.index(word)] = np.array([9.0, 0.0, 0.0]) + 0.2 * rng.normal(size=3)
    live = figures.word_map(vocab, {"made": E}, kinds_shown)
    named = []
    for closer in (False, True):
        live.draw({"kind": "crop", "closer": closer})
        named.append(len(live.scene.names.texts))
    assert named[0] < named[1]


def test_a_map_of_no_known_word_is_refused(vocab, vectors):
    with pytest.raises(ValueError, match="vocabulary"):
        figures.word_map(vocab, vectors, {"nosuchword": "none"})


def test_the_noise_figure_counts_as_the_text_does(vocab):
    assert {word: int(vocab.counts[vocab.index(word)]) for word in COUNTS} == COUNTS


def test_steps_of_the_right_gradient_lower_the_loss_and_are_gradient_descent():
    right = EXERCISES["negative_sampling"].reference
    places = walk(right, 0.1)
    assert (np.diff(losses(places)) < 0).all()
    _, dv, _, dR = right(START[0], START[1], START[2:])
    np.testing.assert_allclose(places[1, 0], START[0] - 0.1 * dv)
    np.testing.assert_allclose(places[1, 2:], START[2:] - 0.1 * dR)
    v, u, R = START[0], START[1], START[2:]
    assert losses(START) == pytest.approx(-log_sigmoid(u @ v) - log_sigmoid(-(R @ v)).sum())


def test_a_reversed_gradient_is_told_to_go_the_wrong_way_and_a_right_one_is_not():
    right = EXERCISES["negative_sampling"].reference
    assert "small first step" not in figures.push(lambda v, u, R: right(v, u, R)).says
    turned = figures.push(lambda v, u, R: tuple(-part for part in right(v, u, R))).says
    assert "u is pushed away from v" in turned and "the loss rises" in turned
    pulling = next(rule for rule in EXERCISES["negative_sampling"].rules if rule.id == "I4").function
    assert "a drawn word is pulled towards v" in figures.push(pulling).says
    assert "Nothing moves" in figures.push(lambda v, u, R: tuple(0 * part for part in right(v, u, R))).says


def test_the_rows_that_move_are_named():
    live = figures.rows()
    assert "in dV 1 of 9 rows (like)" in live.says
    live.draw({"pair": "like, I", "draw": 2})
    assert "drawn we, we, aardvark" in live.says and "in dU 3 of 9 rows (aardvark, I, we)" in live.says
    swapped = next(rule for rule in EXERCISES["pair"].rules if rule.id == "I1").function
    assert re.search(r"in dV 4 of 9 rows .*in dU 1 of 9 rows \(like\)", figures.rows(swapped).says)


def test_shares_that_do_not_sum_to_one_are_told():
    assert ", not 1" in figures.noise(lambda counts: (counts / counts.sum()) ** 0.75).says
    assert ", not 1" not in figures.noise(EXERCISES["noise"].reference).says
