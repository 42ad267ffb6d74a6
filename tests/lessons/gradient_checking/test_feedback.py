"""What is said of an answer is true of the code that was written, and the solutions run as they are shown."""

import re

import numpy as np
import pytest

from helpers import check_gradient
from helpers.lessons.gradient_checking.exercises import EXERCISES
from helpers.lessons.gradient_checking.exercises.steps import centred_error, forward_error, single_error, steps_reference


def test_no_kink_found_is_not_called_a_missing_division_for_certain():
    verdict = EXERCISES["kinks"].check(lambda f, x, eps: np.zeros(x.shape, dtype=bool))
    assert verdict.slip == "undivided" and "?" in verdict.message


def test_the_steps_of_the_solution_are_well_inside_what_is_allowed():
    """On any machine: exp may differ in its last digit."""
    steps = steps_reference()
    assert forward_error(steps) < 3e-7 and centred_error(steps) < 3e-10 and single_error(steps) < 3e-4


def test_the_wrong_part_alone_is_shown_of_two():
    """The right part would give the answer away."""
    def without_penalty(X, y, w, lam, s):
        loss = ((X @ w - y) ** 2).mean() / 2 + lam * np.sqrt(w ** 2 + s).sum()
        return loss, X.T @ (X @ w - y) / len(y)
    verdict = EXERCISES["penalised_loss"].check(without_penalty)
    assert verdict.slip == "F14" and "gradient is" in verdict.tell and "loss" not in verdict.tell


def test_a_check_that_cannot_run_on_its_probe_is_told_the_line():
    def answer(loss, gradient):
        return bool(check_gradient(loss, gradient, np.ones(3)))
    verdict = EXERCISES["verdict"].check(answer)
    assert verdict.kind == "error" and "raised" in verdict.message


def test_an_error_calls_the_loss_and_the_gradient_by_their_names():
    verdict = EXERCISES["verdict"].check(lambda loss, gradient: gradient(np.ones((3, 2))))
    assert verdict.kind == "error" and "locals" not in repr(verdict)


def test_a_check_that_is_blind_in_several_ways_hears_of_every_gradient_that_passes():
    """One row and a bias of 0 together are no known slip; the list says what they have let through."""
    rng = np.random.default_rng(0)
    X, W, b = rng.normal(size=(1, 3)), rng.normal(size=(3, 4)), np.zeros(4)

    def answer(loss, gradient):
        dX, dW, db = gradient(X, W, b)
        return (check_gradient(lambda x: loss(x, W, b), dX, X) and check_gradient(lambda w: loss(X, w, b), dW, W)
                and check_gradient(lambda c: loss(X, W, c), db, b))
    verdict = EXERCISES["verdict"].check(answer)
    said = " ".join(verdict.remarks)
    assert verdict.slip is None and "3 of 13 wrong gradients pass" in said
    assert all(words in said for words in ("not divided by N", "penalises b", "multiplies means"))


def test_a_right_gradient_that_was_refused_is_named_with_what_may_be_behind_it():
    rng = np.random.default_rng(0)
    X, W = rng.normal(size=(5, 3)), rng.normal(size=(3, 4))
    b = -(X @ W)[0]  # the first row lies on the kink of every unit

    def answer(loss, gradient):
        dX, dW, db = gradient(X, W, b)
        return (check_gradient(lambda x: loss(x, W, b), dX, X) and check_gradient(lambda w: loss(X, w, b), dW, W)
                and check_gradient(lambda c: loss(X, W, c), db, b))
    verdict = EXERCISES["verdict"].check(answer)
    assert verdict.kind == "wrong" and "Refused: a right gradient" in " ".join(verdict.remarks)


@pytest.mark.parametrize("rule", [rule for rule in EXERCISES["verdict"].rules if rule.id not in ("always", "turned")],
                         ids=lambda rule: rule.id)
def test_the_number_of_wrong_gradients_told_with_a_slip_is_true(rule):
    for function in rule.functions:
        verdict = EXERCISES["verdict"].check(function)
        told = re.search(r"(\d+) wrong gradients? passed", verdict.tell)
        listed = re.search(r"(\d+) of 13 wrong gradients pass", " ".join(verdict.remarks))
        if told:
            count, passed = int(told[1]), int(listed[1]) if listed else 1
            assert count == passed or ("At least" in verdict.tell and count <= passed), (rule.id, verdict)
