"""The order of judgement, what a verdict shows, hints and solutions, several outputs."""

import re

import numpy as np
import pytest

from helpers import softmax
from helpers.exercises import Condition, Probe, PropertyExercise, Rule, ValueExercise, Verdict, wrong_value
from helpers.exercises.draws import spread
from helpers.exercises.values import alone

from .making import doubled, make


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


def test_an_answer_that_draws_its_own_numbers_is_told_so():
    rng = np.random.default_rng(0)
    verdict = make().check(lambda x: rng.normal(size=x.shape))
    assert verdict.kind == "wrong" and "gave two results" in verdict.remarks[-1], verdict
    assert not any("gave two results" in text for text in make().check(lambda x: x + 1).remarks)
