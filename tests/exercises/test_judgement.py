"""The order of judgement, what a verdict shows, hints and solutions, several outputs."""

import re

import numpy as np
import pytest

from helpers import softmax
from helpers.exercises import Condition, Exercise, Probe, PropertyExercise, Rule, ValueExercise, Verdict, wrong_value
from helpers.exercises.draws import spread
from helpers.exercises.values import alone


def doubled(x):
    """Twice x."""
    return 2 * x


def make(**changes):
    given = dict(
        name="double", title="Double it", statement="Give twice x.", signature="my_double(x)", reference=doubled,
        probes=lambda: [Probe((spread(1, 4, 3),), "4 rows"), Probe((np.array([[1e9]]),), "large numbers", "extreme"),
                        Probe((spread(2, 30, 2),), "30 rows at once", "batch")],
        rules=(Rule("half", "Halved", lambda x: x / 2, "You divided.", lambda got, x: f"Your first entry is {got[0, 0]:.4g}."),),
        hints=("Twice is a sum, too.", "x + x"), reason="Because.")
    return Exercise(**{**given, **changes})


def raising_on_large(x):
    if x.max() > 1e6:
        raise OverflowError("too large")
    return 2 * x


def wrong_in_batches(x):
    return 2 * x if len(x) < 20 else 3 * x


@pytest.mark.parametrize("answer, kind, words", [
    (doubled, "right", "Right, on: 4 rows; large numbers; 30 rows at once."),
    (lambda x: 1 / 0, "error", "ZeroDivisionError: division by zero"),
    (lambda x: x * np.nan, "wrong", "Tried on 4 rows. 12 of the 12 numbers in your result are nan."),
    (lambda x: np.full(3, np.nan), "wrong", "are nan"),
    (lambda x: 2 * x.T, "wrong", "has shape (3, 4), and (4, 3) is asked for. The two axes are exchanged."),
    (lambda x: 2 * x[:, :1], "wrong", "has shape (4, 1)"),
    (lambda x: (2 * x).astype(int), "wrong", "holds integers"),
    (lambda x: x > 0, "wrong", "True and False"),
    (lambda x: np.add(x, x, out=x), "wrong", "edited `x` itself"),
    (lambda x: 2 * x + 1, "wrong", "0 of 12 numbers agree"),
    (lambda x: np.minimum(2 * x, 100), "wrong", "Right on ordinary numbers, not on large numbers."),
    (raising_on_large, "error", "Right on ordinary numbers, not on large numbers. Your function raised an error at line"),
    (wrong_in_batches, "wrong", "Right on the small probes, not on 30 rows at once."),
    (lambda x: x / 2, "slip", "Halved. You divided."),
    (lambda x: 0.5 * x, "slip", "Halved. You divided."),
])
def test_order_of_judgement(answer, kind, words):
    verdict = make().check(answer)
    assert verdict.kind == kind and words in repr(verdict), verdict


def test_a_shape_is_judged_before_a_value_and_broadcasting_never_counts():
    q = make(reference=np.ones_like)
    assert "shape" in q.check(lambda x: 1.0).message
    assert "shape" in q.check(lambda x: np.ones(x.shape[1])).message


def test_a_slip_is_named_only_when_one_rule_explains_it():
    twins = tuple(Rule(i, i, lambda x: x / 2, "Fault.", lambda got, x: "") for i in ("one", "two"))
    verdict = make(rules=twins).check(lambda x: x / 2)
    assert verdict.kind == "wrong" and verdict.slip is None


def test_a_rule_that_also_fails_at_the_extremes_is_still_named():
    """The slip shows on ordinary numbers; what happens beyond is a second fault."""
    assert make().check(lambda x: np.where(np.abs(x) > 1e6, np.nan, x / 2)).slip == "half"


def test_a_shared_exception_alone_names_nothing():
    def refuse(x):
        raise ValueError("no")

    q = make(rules=(Rule("refuse", "Refuses", refuse, "No.", lambda got, x: ""),))
    assert q.check(lambda x: np.zeros(3) + np.zeros(4)).kind == "error"


def test_float32_is_accepted_and_remarked():
    verdict = make().check(lambda x: (2 * x).astype(np.float32))
    assert verdict.right and "float32" in verdict.remarks[0]


def test_whole_numbers_that_are_right_are_right():
    q = make(reference=np.zeros_like)
    assert q.check(lambda x: np.zeros(x.shape, dtype=int)).right
    assert q.check(lambda x: [[0] * x.shape[1]] * len(x)).right


def test_a_caution_is_a_remark_and_no_fault():
    probes = [Probe((spread(1, 4, 3),), "4 rows"),
              Probe((np.zeros((1, 1)),), "", "caution", remark=lambda got: f"Got {got[0, 0]:.0f}.")]
    assert "Got 7." in make(probes=lambda: probes).check(lambda x: 2 * x if x.any() else x + 7).remarks


def test_several_outputs_are_judged_together():
    q = make(outputs=("dx", "db"), reference=lambda x: (2 * x, x.sum(axis=0)), rules=(
        Rule("mean", "Mean", lambda x: (2 * x, x.mean(axis=0)), "Mean, not sum.", lambda got, x: f"{got[1][0]:.4g}"),))
    assert q.check(lambda x: [2 * x, x.sum(axis=0)]).right
    assert q.check(lambda x: (2 * x, x.mean(0))).slip == "mean"
    assert "2 results: dx, db" in q.check(lambda x: 2 * x).message
    assert not q.check(lambda x: (2 * x, x.sum(axis=1))).right


def test_what_is_not_attempted_shows_the_question():
    value = ValueExercise("v", "V", "Give 2.", "my_v", lambda: 2.0, alone)
    for q, asked in ((make(), "`my_double(x)`: Give twice x."), (value, "`my_v`: Give 2.")):
        verdict = q.check(...)
        assert verdict.kind == "untouched" and verdict.message == asked
        assert "run both cells" in verdict.remarks[0] and "`q.hint()`" in verdict.remarks[0]


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


def test_hints_escalate_and_end():
    q = make()
    assert [q.hint().title for _ in range(4)] == ["Hint 1 of 2", "Hint 2 of 2", "No more hints", "No more hints"]
    assert make().hint().text == "Twice is a sum, too."


def test_the_solution_opens_after_an_attempt():
    q = make()
    assert q.solution().title == "Try it first"
    q.check(...)
    q.check(lambda x: None)
    assert q.solution().title == "Try it first", "a stub is no attempt"
    q.check(lambda x: x)
    assert "def doubled(x)" in q.solution().code and q.solution().text == "Because."


def test_an_exercise_keeps_its_last_verdict():
    q = make()
    assert q.verdict is None
    assert q.check(doubled) is q.verdict and q.verdict.right


def test_making_an_exercise_costs_nothing():
    def never():
        raise AssertionError("probes are made when first needed")

    q = make(probes=never)
    assert "my_double(x)" in repr(q) and q.hint()


def test_texts_are_stable_and_html_is_escaped():
    q = make(title="Double <x>")
    assert repr(q) == "Double <x>\n  Give twice x.\n    my_double(x)"
    assert "&lt;x&gt;" in q._repr_html_() and "<pre" in q._repr_html_()
    assert repr(q.hint()) == "Hint 1 of 2\n  Twice is a sum, too."
    verdict = q.check(lambda x: x + 1)
    assert repr(verdict) == repr(q.check(lambda x: x + 1))
    assert "<code>" in q.check(np.add.reduce and (lambda x: np.add(x, 1, out=x)))._repr_html_()


def test_an_unknown_kind_of_verdict_is_refused():
    with pytest.raises(ValueError, match="unknown kind"):
        Verdict("fine", "")


def test_values():
    q = ValueExercise("v", "V", "Give 2.", "my_v", lambda: 2.0, alone,
                      (wrong_value("four", "Four", 4.0, "Squared.", "Yours is 4."),))
    assert q.check(2).right and q.check(2.0001).right and q.check(np.float32(2)).right
    assert q.check(4).slip == "four" and q.check(4).tell == "Yours is 4."
    assert q.check(1).kind == "wrong" and q.check("2").kind == "wrong" and q.check([2]).kind == "wrong"
    assert q.check(None).kind == "untouched" and "my_v" in q.check(...).message
    assert q.check(lambda: 2).kind == "error"
    assert "Squared." in repr(q.check(4)) and re.fullmatch(r"\[✓\] right\n  Right\.", repr(q.check(2)))


def test_properties():
    q = PropertyExercise("p", "P", "Give two equal numbers.", "my_p", lambda: np.ones(2), alone, conditions=(
        Condition("unequal", lambda v: v[0] != v[1], "They differ.", lambda v: f"By {abs(v[0] - v[1]):.4g}.", [1, 2]),))
    assert q.check([3, 3]).right
    assert q.check((1, 4)).slip == "unequal" and q.check((1, 4)).tell == "By 3."
    assert q.check([1]).kind == "wrong" and q.check([np.nan, 1]).kind == "wrong" and q.check([[1], [1, 2]]).kind == "wrong"
    assert q.check(softmax).kind == "error" and q.check(...).kind == "untouched"
