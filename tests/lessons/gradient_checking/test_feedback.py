"""What is said of an answer is true of the code that was written, and the solutions run as they are shown."""

import numpy as np
import pytest

from helpers import check_gradient, numerical_gradient
from helpers.exercises import PropertyExercise, ValueExercise
from helpers.lessons.gradient_checking.exercises import EXERCISES
from helpers.lessons.gradient_checking.exercises.steps import centred_error, forward_error, single_error, steps_reference


@pytest.mark.parametrize("name", [name for name, q in EXERCISES.items() if not isinstance(q, PropertyExercise)])
def test_a_pasted_solution_runs_and_is_right(name):
    """In a notebook that has NumPy and the names the statement offers, and no others."""
    q = EXERCISES[name]
    q.check(0 if isinstance(q, ValueExercise) else lambda *args: 0)
    code = q.solution().code
    space = {"np": np, "check_gradient": check_gradient, "numerical_gradient": numerical_gradient}
    exec(code, space)
    function = space[code[4:code.index("(")]]
    assert q.check(function() if isinstance(q, ValueExercise) else function).right and len(code.splitlines()) <= 11


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
