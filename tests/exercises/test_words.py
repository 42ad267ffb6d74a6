"""What a verdict says beside its kind: causes of errors, the learner's own numbers, nothing that is not so."""

import re

import numpy as np
import pytest

from helpers.exercises import Probe, PropertyExercise, Rule, ValueExercise, wrong_value
from helpers.exercises.draws import spread
from helpers.exercises.errors import explained
from helpers.exercises.values import alone

from .making import doubled, make


def test_a_typed_whole_number_is_not_blamed_for_being_whole():
    q = ValueExercise("v", "V", "Give 2.5.", "my_v", lambda: np.array([2.5, 3.5]), alone,
                      (wrong_value("cut", "Cut", [2.0, 3.0], "Cut off.", also=([3.0, 4.0],)),))
    assert q.check([2, 4]).message == "0 of 2 numbers agree." and q.check([2.5, 3]).kind == "wrong"
    assert q.check([2, 3]).slip == "cut" == q.check([3, 4]).slip, "the diagnosis is the same without decimal points"
    assert not q.check([2, 3]).remarks, "a value that is a known slip needs no more words"
    assert "True and False" in q.check([True, False]).message


def test_a_wrong_value_is_known_by_fewer_digits_than_a_right_one():
    q = ValueExercise("v", "V", "Give 2.", "my_v", lambda: 7.389, alone, (wrong_value("twice", "Twice", 5.4366, "No."),))
    assert q.check(5.44).slip == "twice" and q.check(7.4).kind == "wrong" and q.check(7.39).right


@pytest.mark.parametrize("value, words", [([1, None, 1], "None"), ([1, "2", None], "a str"), ({1, 2}, "a set"), ("12", "text"),
                                          ({"a": 1}, "a dict")])
def test_values_that_are_no_numbers_are_wrong_in_every_kind_of_exercise(value, words):
    exercises = (ValueExercise("v", "V", "Give 2.", "my_v", lambda: 2.0, alone),
                 PropertyExercise("p", "P", "Give two.", "my_p", lambda: np.ones(2), alone))
    for q in exercises:
        verdict = q.check(value)
        assert verdict.kind == "wrong" and words in verdict.message, verdict
        assert verdict.message.startswith("Your answer")


def test_an_axis_that_was_lost_is_explained_where_shapes_do_not_meet():
    verdict = make().check(lambda x: x / x.sum(axis=1))
    assert "the 4 of (4,) meets the 3 of (4,3)" in verdict.message and "loses that axis" in verdict.message
    verdict = make().check(lambda x: x + np.zeros((4, 2)))
    assert "(4,2)" in verdict.message and "loses that axis" not in verdict.message
    assert "broadcast" in make().check(lambda x: x @ np.zeros((3, 3)) + np.zeros((2, 1, 5))).message


def test_a_function_that_calls_an_unwritten_one_is_told_so():
    def unwritten(x):
        ...

    for answer in (lambda x: np.log(unwritten(x)), lambda x: 2 * unwritten(x)):
        verdict = make().check(answer)
        assert verdict.kind == "error" and "not written yet" in verdict.message


def test_minus_infinity_is_called_so():
    assert "are -inf" in make().check(lambda x: np.full(x.shape, -np.inf)).message
    assert "are inf and -inf" in make().check(lambda x: x / 0 * 2).message


def test_few_decimals_are_noticed():
    for places in (1, 3, 6):
        verdict = make(reference=np.exp).check(lambda x, places=places: np.exp(x).round(places))
        assert verdict.kind == "wrong" and "rounded" in verdict.tell, places


def test_what_is_masked_has_to_be_exactly_0():
    probes = [Probe((np.array([[1.0, -np.inf], [0.5, 0.25]]),), "a mask", "masked")]
    q = make(reference=np.exp, probes=lambda: probes, rules=())
    assert q.check(np.exp).right
    for wrong in (lambda x: np.exp(x) + 1e-12, lambda x: np.exp(np.maximum(x, -60))):
        assert "exactly 0" in q.check(wrong).message


def test_a_tell_is_read_where_the_fault_is():
    """Where it raises there is no number to show, and a probe that came out right tells nothing."""
    def overflowing(x):
        if x.max() > 1e6:
            raise OverflowError("math range error")
        return 2 * x

    rule = Rule("far", "Far", lambda x: np.where(np.abs(x) > 1e6, np.nan, 2 * x), "Far.", lambda got, x: f"{got.max():.4g}",
                "extreme")
    extremes = [Probe((np.array([[k]]),), "", "extreme") for k in (10.0, 1e9)]
    q = make(rules=(rule,), probes=lambda: [Probe((spread(1, 4, 3),), "4 rows"), *extremes])
    assert q.check(overflowing).slip == "far" and q.check(overflowing).tell == ""
    assert q.check(rule.function).tell == "nan"


def test_an_unnamed_miss_shows_one_number_of_the_learners_own():
    verdict = make().check(lambda x: 2 * x + 1)
    first = spread(1, 4, 3)[0, 0]
    assert verdict.remarks == (f"For example, your entry [0, 0] is {2 * first + 1:.4g}, for an input of {first:.4g}.",)
    reduced = make(reference=lambda x: x.sum(axis=0))
    shown = reduced.check(lambda x: x.sum(axis=0) * np.arange(3) + 1).remarks[0]
    assert re.fullmatch(r"For example, your entry \[0\] is \S+\.", shown)
    single = make(reference=lambda x: x.sum())
    assert single.check(lambda x: 1.7 * x.sum()).remarks == () and single.check(lambda x: 1.7 * x.sum()).tell == ""


def test_ordinary_numbers_are_judged_before_one_row_alone():
    probes = [Probe((spread(1, 1, 3),), "one row alone", "single"), Probe((spread(1, 4, 3),), "4 rows")]
    with np.errstate(all="ignore"):
        verdict = make(probes=lambda: probes).check(lambda x: 2 * x / np.float64(len(x) - 1))
    assert verdict.message.startswith("Tried on 4 rows. 0 of 12")


def test_one_number_is_spoken_of_as_one():
    q = make(reference=lambda x: x.sum())
    assert "Your result is inf." in q.check(lambda x: x.sum() + np.inf).message
    assert "shape (3,), and one plain number is asked for" in q.check(lambda x: x.sum(axis=0)).message
    assert "is one number, of shape (), and (4, 3) is asked for" in make().check(lambda x: x.sum()).message


def test_whole_numbers_are_no_fault_where_whole_numbers_are_asked_for():
    verdict = make(reference=np.round, rules=()).check(lambda x: np.ones(x.shape, dtype=int))
    assert verdict.kind == "wrong" and "integers" not in verdict.message


def test_small_errors_are_called_close():
    assert "about 5 digits" in make(reference=np.exp, rules=()).check(lambda x: np.exp(x) + 8e-6 * np.cos(x)).tell


def test_the_courses_own_function_is_right_with_a_remark():
    q = make()
    here = doubled
    for answer in (doubled, lambda x: doubled(x), lambda x: here(x), lambda x: np.array([doubled(row) for row in x])):
        verdict = q.check(answer)
        assert verdict.right and "course's own function" in verdict.remarks[0]
    assert "own function" in make(reference=np.square).check(lambda x: np.square(x)).remarks[0], "found in its module as well"
    for answer in (lambda x: x + x, np.multiply(2, 1).__mul__, lambda x: helper_that_may_be_used(x)):
        assert not q.check(answer).remarks
    if len(q.name) > 99:
        unset = 1
    assert q.check(lambda x: 2 * x if x.size else unset).right, "a name without a value is no obstacle"


def helper_that_may_be_used(x):
    return doubled(x)


def test_a_matrix_product_whose_axes_do_not_meet_is_explained():
    for left, right, sizes in (((4, 3), (2, 5), "3 and 2"), ((3,), (2, 5), "3 and 2"), ((4, 3), (2,), "3 and 2")):
        with pytest.raises(ValueError) as problem:
            np.zeros(left) @ np.zeros(right)
        assert f"Here they have {sizes}." in explained(str(problem.value))


def test_floats_that_do_not_fit_into_integers_are_explained():
    counts = np.array([1, 2])
    with pytest.raises(TypeError) as problem:
        counts += 0.5
    assert "holds integers" in explained(str(problem.value))


@pytest.mark.parametrize("answer, words", [
    (lambda x: max(0, x), "`np.maximum`"), (lambda x: x if x > 0 else 0 * x, "`np.where`"),
    (lambda x: np.max(0, x[0]), "`np.maximum` compares two"), (lambda x: -(x > 0), "no minus"),
    (lambda x: (x > 0) - (x < 0), "no minus"), (lambda x: x[:, 0] * x[0], "4 numbers and 3 do not fit together"),
    (lambda x: np.zeros(len(x) / 2), "`//`"), (lambda x: np.zeros((len(x) / 2, 3)), "`//`"),
    (lambda x: x[len(x)], "of 4 the last is place 3"), (lambda x: np.array([x[0], x[0, 1:]]), "different lengths"),
])
def test_what_beginners_meet_in_numpy_is_explained(answer, words):
    verdict = make().check(answer)
    assert verdict.kind == "error" and words in verdict.message, verdict


def test_a_wrong_entry_of_true_and_false_is_shown_as_such():
    verdict = make(reference=lambda x: x > 0).check(lambda x: x <= 0)
    assert "your entry [0, 0] is True," in verdict.remarks[0], verdict


def test_two_counts_are_not_compared_by_a_factor():
    """Of whole numbers one is often a multiple of the other, and "half of what it should be" would give the answer away."""
    assert make(reference=len).check(lambda x: 2 * len(x)).tell == ""
    assert "twice" in make(reference=np.sum).check(lambda x: 2 * np.sum(x)).tell


@pytest.mark.parametrize("number", [np.arange(3.0), 3.0], ids=["array", "float"])
def test_a_power_written_with_a_caret_is_explained(number):
    with pytest.raises(TypeError) as problem:
        number ^ 0.75
    assert "a power is written `**`" in explained(str(problem.value))
