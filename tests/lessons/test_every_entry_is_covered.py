"""Each entry of the list of misconceptions (sections A, B, C) and each slip of these lessons has its place in the bank.

The value is the exercises whose bank holds a rule of that id ("exercise" or "exercise:rule" when the rule has another id),
or, in a sentence, why no learner can answer it.
"""

import pytest

from helpers.exercises import PropertyExercise
from helpers.lessons.cross_entropy_gradient.exercises import EXERCISES as CROSS_ENTROPY
from helpers.lessons.sigmoid_derivative.exercises import EXERCISES as SIGMOID
from helpers.lessons.softmax_shift_invariance.exercises import EXERCISES as SOFTMAX

EXERCISES = {**SOFTMAX, **SIGMOID, **CROSS_ENTROPY}

PLACES = {
    "A1": ["softmax", "log_softmax", "softmax_cross_entropy", "softmax_cross_entropy_grad"],
    "A2": ["softmax", "log_softmax", "softmax_cross_entropy", "softmax_cross_entropy_grad"],
    "A3": ["softmax", "log_softmax", "row_shift"],
    "A4": ["softmax", "log_softmax", "row_shift", "softmax_cross_entropy_grad"],
    "A5": ["softmax", "log_softmax", "row_shift", "softmax_cross_entropy_grad"],
    "A6": ["softmax", "log_softmax", "row_shift"],
    "A7": ["softmax", "log_softmax", "softmax_cross_entropy", "softmax_cross_entropy_grad", "softmax_jacobian"],
    "A8": ["softmax", "scaled_odds"],
    "A9": ["softmax"],
    "A10": ["softmax", "log_softmax", "sigmoid_as_softmax"],
    "A11": ["lse_shift", "log_softmax", "softmax_cross_entropy", "logsumexp_grad"],
    "A12": ["shift_vector", "jacobian_null_vector"],
    "A13": ["softmax_jacobian", "jacobian_null_vector"],
    "A14": ["shift_slope", "softmax_backward"],
    "A15": ["sigmoid_as_softmax", "sigmoid_as_softmax:A15-single"],
    "A16": ["softmax", "log_softmax", "softmax_cross_entropy"],
    "A17": ["softmax", "softmax_cross_entropy_grad", "softmax_jacobian", "logsumexp_grad", "binary_cross_entropy_grad"],
    "B1": ["sigmoid_grad", "tanh_grad"],
    "B2": ["sigmoid_grad"],
    "B3": ["sigmoid_grad", "tanh_grad"],
    "B4": ["sigmoid_grad"],
    "B5": ["sigmoid_grad", "tanh_grad", "denominator_grad"],
    "B6": ["tanh_grad", "tanh_grad:B6-input"],
    "B7": ["tanh_grad", "sigmoid_grad"],
    "B8": ["sigmoid", "sigmoid_grad", "tanh_grad"],
    "B9": ["sigmoid_grad_tail"],
    "B10": ["sigmoid_grad", "softmax_jacobian"],
    "B11": ["denominator_grad"],
    "C1": ["softmax_cross_entropy_grad", "softmax_cross_entropy", "binary_cross_entropy_grad"],
    "C2": ["softmax_cross_entropy_grad", "gradient_from_cache", "weighted_targets_grad"],
    "C3": ["softmax_cross_entropy_grad", "gradient_from_cache", "weighted_targets_grad"],
    "C4": ["softmax_cross_entropy_grad", "binary_cross_entropy_grad"],
    "C5": ["softmax_cross_entropy_grad", "softmax_cross_entropy", "cross_entropy", "binary_cross_entropy_grad"],
    "C6": ["softmax_cross_entropy_grad", "softmax_cross_entropy"],
    "C7": ["softmax_cross_entropy_grad", "softmax_cross_entropy", "cross_entropy"],
    "C8": ["softmax_cross_entropy_grad", "softmax_cross_entropy", "cross_entropy", "log_softmax"],
    "C9": ["softmax_cross_entropy_grad", "softmax_cross_entropy", "cross_entropy"],
    "C10": ["softmax_cross_entropy_grad", "softmax_cross_entropy", "one_hot"],
    "C11": ["gradient_from_cache"],
    "C12": ["softmax_cross_entropy", "log_softmax"],
    "C13": ["softmax_cross_entropy", "log_softmax", "cross_entropy"],
    "C14": ["weighted_targets_grad"],
    "C15": ["weighted_targets_grad"],
    "C16": ["binary_cross_entropy_grad"],
    "C17": ["binary_cross_entropy_grad"],
    "C18": ["softmax_cross_entropy_grad", "softmax_cross_entropy"],
    "C19": ["cross_entropy"],
    "C20": ["cross_entropy"],
    "C21": ["softmax_cross_entropy_grad"],
    "S1": ["sigmoid_grad:B4"],
    "S2": ["sigmoid_grad", "denominator_grad"],
    "S3": ["sigmoid_grad:B5"],
    "S4": ["softmax_jacobian", "softmax_backward"],
    "S5": ["softmax_cross_entropy_grad:C3"],
    "S6": ["softmax_cross_entropy_grad", "softmax_jacobian"],
    "S7": ["logsumexp_grad", "log_softmax"],
    "S8": ["softmax", "sigmoid", "softmax_jacobian", "logsumexp_grad"],
    "S12": ["one_hot"],
    "S30": ["softmax_cross_entropy", "softmax_cross_entropy_grad", "gradient_from_cache"],
}
ENTRIES = [f"A{n}" for n in range(1, 18)] + [f"B{n}" for n in range(1, 12)] + [f"C{n}" for n in range(1, 22)]
SLIPS = [f"S{n}" for n in (*range(1, 9), 12, 30)]


def ids_of(exercise):
    held = exercise.conditions if isinstance(exercise, PropertyExercise) else exercise.rules
    return {rule.id for rule in held}


def test_the_table_is_complete():
    assert set(PLACES) == {*ENTRIES, *SLIPS}


@pytest.mark.parametrize("entry, place", [(entry, place) for entry, places in PLACES.items() for place in places])
def test_the_rule_stands_where_the_table_says(entry, place):
    name, _, rule = place.partition(":")
    assert (rule or entry) in ids_of(EXERCISES[name])


def test_every_listed_id_in_the_bank_is_in_the_table():
    """No rule bears an id of the list in an exercise that the table could not name."""
    known = {*ENTRIES, *SLIPS}
    for name, exercise in EXERCISES.items():
        for rule_id in ids_of(exercise) - {None}:
            if rule_id[0] in "ABCS" and rule_id[1:].isdigit():
                assert rule_id in known, (name, rule_id)
