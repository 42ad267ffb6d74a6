"""Answers that learners might give in lesson 08: right ones written in other ways, and wrong ones that are in no bank."""

import numpy as np
import pytest

from helpers import hinge, hinge_grad, max_margin, one_hot, window_score, window_score_grad
from helpers.lessons.max_margin_windows import EXERCISES, attempted, right_or_course


def windows_by_loop(words, edge):
    at = lambda k: words[k] if 0 <= k < len(words) else edge  # noqa: E731
    return [[at(k + o) for o in (-2, -1, 0, 1, 2)] for k in range(len(words))]


def scores_by_loop(words, E, W, b, v):
    return [float(np.tanh(np.concatenate([E[w] for w in own]) @ W + b) @ v) for own in words]


def scores_by_places(words, E, W, b, v):
    return np.tanh(np.einsum("npd,pdh->nh", E[words], W.reshape(5, E.shape[1], -1)) + b) @ v


def hinge_by_where(s, s_c):
    active = s - s_c < 1
    return np.where(active, 1 - s + s_c, 0), np.where(active, -1, 0), np.where(active, 1, 0)


def many_by_loop(s, S_c):
    dS_c = np.array([[float(1 - a + c > 0) for c in row] for a, row in zip(s, S_c, strict=True)])
    return -dS_c.sum(axis=1), dS_c


def stacked(X, X_c, W, b, v):
    s, s_c = window_score(X, W, b, v), window_score(X_c, W, b, v)
    grad = window_score_grad(np.concatenate([X, X_c]), W, b, v, g=np.concatenate(hinge_grad(s, s_c)))
    return hinge(s, s_c).sum(), grad.x[:len(X)], grad.x[len(X):], grad.W, grad.b, grad.v


def courses(X, X_c, W, b, v):
    return tuple(max_margin(X, X_c, W, b, v, reduction="sum"))


def by_one_hot(words, dX, words_c, dX_c, n_words):
    rows, pieces = np.concatenate([words, words_c]).ravel(), np.concatenate([dX, dX_c]).reshape(words.size * 2, -1)
    return one_hot(rows, n_words).T @ pieces


def by_loops(words, dX, words_c, dX_c, n_words):
    d = dX.shape[1] // 5
    dE = np.zeros((n_words, d))
    for own, grad in [*zip(words, dX, strict=True), *zip(words_c, dX_c, strict=True)]:
        for p in range(5):
            dE[own[p]] += grad[p * d:(p + 1) * d]
    return dE


RIGHT = [("windows", windows_by_loop), ("scores", scores_by_loop), ("scores", scores_by_places), ("hinge", hinge_by_where),
         ("hinge", lambda s, s_c: (hinge(s, s_c), *hinge_grad(s, s_c))), ("one_against_many", many_by_loop),
         ("window_gradients", lambda X, W, b, v, g: tuple(window_score_grad(X, W, b, v, g=g))),
         ("pair_gradients", stacked), ("pair_gradients", courses), ("word_gradients", by_one_hot), ("word_gradients", by_loops),
         ("idle", lambda s, s_c, words, words_c: (s - s_c >= 1) | (abs(words - words_c).sum(axis=1) == 0))]


@pytest.mark.parametrize("name, answer", RIGHT)
def test_right_in_other_words(name, answer):
    assert EXERCISES[name].check(answer).right, EXERCISES[name].verdict


UNKNOWN = [("windows", lambda words, edge: windows_by_loop(words, edge)[::-1]),
           ("scores", lambda *args: 2 * np.array(scores_by_loop(*args))),
           ("hinge", lambda s, s_c: (hinge(s, s_c), *(3 * part for part in hinge_grad(s, s_c)))),
           ("pair_gradients", lambda *args: tuple(2 * part for part in courses(*args))),
           ("word_gradients", lambda *args: by_loops(*args) / 2),
           ("idle", lambda s, s_c, words, words_c: s - s_c > 2)]


@pytest.mark.parametrize("name, answer", UNKNOWN)
def test_wrong_in_no_bank_is_wrong_and_no_slip(name, answer):
    verdict = EXERCISES[name].check(answer)
    assert verdict.kind == "wrong" and verdict.slip is None, verdict


def test_at_the_kink_any_slope_between_is_right_and_the_course_says_which_it_takes():
    def with_the_kink(s, s_c):
        active = (1 - s + s_c >= 0).astype(float)
        return hinge(s, s_c), -active, active
    verdict = EXERCISES["hinge"].check(with_the_kink)
    assert verdict.right and any("kink" in remark for remark in verdict.remarks)


def test_a_right_answer_is_taken_a_wrong_one_is_drawn_only_and_a_stub_is_neither():
    def stub(words, E, W, b, v):
        ...
    wrong = lambda words, E, W, b, v: np.zeros(len(words))  # noqa: E731
    reference = EXERCISES["scores"].reference
    assert [right_or_course("scores", f) for f in (scores_by_loop, wrong, stub)] == [scores_by_loop, reference, reference]
    assert [attempted("scores", f) for f in (scores_by_loop, wrong, stub)] == [scores_by_loop, wrong, None]


def with_a_minus_too_many(X, X_c, W, b, v):
    pull, pull_c = hinge_grad(window_score(X, W, b, v), window_score(X_c, W, b, v))
    true, corrupt = window_score_grad(X, W, b, v, g=pull), window_score_grad(X_c, W, b, v, g=pull_c)
    shared = [own - other for own, other in zip(true[1:], corrupt[1:], strict=True)]
    return courses(X, X_c, W, b, v)[0], true.x, corrupt.x, *shared


def test_whoever_has_both_windows_right_is_not_told_that_they_are_wrong():
    verdict = EXERCISES["pair_gradients"].check(with_a_minus_too_many)
    assert verdict.slip == "sign-again" and "J, dX and dX_c are right" in verdict.remarks[0]
    assert "Your two windows move the same way" not in verdict.text


def test_a_loss_without_its_maximum_is_told_about_the_loss():
    verdict = EXERCISES["hinge"].check(lambda s, s_c: (1 - s + s_c, *hinge_grad(s, s_c)))
    assert verdict.slip == "no-max" and "your J there is -1.5" in verdict.tell


def test_a_slope_of_minus_nothing_is_shown_as_0():
    verdict = EXERCISES["hinge"].check(lambda s, s_c: (hinge(s, s_c), -1.0 * (s_c > s), 1.0 * (s_c > s)))
    assert verdict.slip == "H3" and verdict.tell.endswith("your ds there is 0.")
