"""The bank of wrong rules tests itself: right answers pass, every wrong rule is refused and named, none hides another."""

import re

import numpy as np
import pytest

from helpers.exercises import Exercise, Fresh, PropertyExercise, ValueExercise, compare
from helpers.exercises.arguments import fresh

from .lessons import exercises
from .spoiling import editable, editing, hand_in, in_float32, is_truth, kind_of, parts_of, rewritten, wanted

ALL = exercises()
FUNCTIONS = [q for _, _, q in ALL if not isinstance(q, PropertyExercise)]
PROPERTIES = [q for _, _, q in ALL if isinstance(q, PropertyExercise)]
RULES = [(q, rule, i) for q in FUNCTIONS for rule in q.rules for i in range(len(rule.functions))]
WRITTEN = [q for q in FUNCTIONS if not isinstance(q, ValueExercise)]
PARTS = [(q, part) for q in WRITTEN for part in parts_of(q)]
# Right answers here are 0, or any multiple of one.
FREE_OF_SIZE = {"shift_slope", "sigmoid_as_softmax"}
# These are about digits, and numbers, that float32 does not hold.
ABOUT_DIGITS = {"sigmoid_grad_tail", "cross_entropy"}
SYMMETRIC = {"softmax_jacobian", "counts"}


def by_name(value):
    return value.name if isinstance(value, Exercise) else getattr(value, "id", str(value))


@pytest.mark.parametrize("lesson, name, q", ALL, ids=lambda v: v if isinstance(v, str) else "")
def test_the_reference_is_right_and_the_exercise_complete(lesson, name, q):
    verdict = q.check(hand_in(q, q.reference))
    assert verdict.right, verdict
    assert q.name == name and q.title and q.statement and q.signature.startswith("my_") and q.hints and q.reason
    assert q.solution().code.startswith("def ")


@pytest.mark.parametrize("q", [q for _, _, q in ALL], ids=by_name)
def test_a_stub_is_not_attempted(q):
    for empty in (None, ...):
        assert q.check(empty).kind == "untouched"
    if isinstance(q, ValueExercise):
        return
    names = q.signature[q.signature.index("("):]
    for body in ("...", "pass", "return None", "raise NotImplementedError", '"Your code here."', "P = None\n    return P",
                 "return ..."):
        space = {}
        exec(f"def stub{names}:\n    {body}", space)
        assert q.check(space["stub"]).kind == "untouched", body


@pytest.mark.parametrize("q, rule, i", RULES, ids=by_name)
def test_every_wrong_rule_is_refused_and_named(q, rule, i):
    verdict = q.check(hand_in(q, rule.functions[i]))
    assert verdict.kind == "slip" and verdict.slip == rule.id, verdict
    assert rule.feedback in verdict.message
    if not isinstance(q, ValueExercise):
        assert re.search(r"\d", verdict.tell), "a tell shows a number"


@pytest.mark.parametrize("q", FUNCTIONS, ids=by_name)
def test_every_pair_of_rules_is_told_apart_by_far(q, monkeypatch):
    """By a thousandth at least, or by shape, by exception, by an edited input, by where the numbers end."""
    monkeypatch.setattr(compare, "SAME_RULE", 1e-3)
    monkeypatch.setattr(compare, "SAME_RULE_FLOAT32", 1e-3)
    bank = q._bank
    assert len({rule.id for rule in q.rules}) == len(q.rules)
    for at, (rule, outcomes) in enumerate(bank._known):
        for other, others in bank._known[at + 1:]:
            if rule.id == other.id:
                continue
            same = all(
                compare.same_outcome(a, b, probe, want, q.view)
                for a, b, probe, want in zip(outcomes, others, bank.probes, bank.wants, strict=True)
            )
            assert not same, (rule.id, other.id)


@pytest.mark.parametrize("q", PROPERTIES, ids=by_name)
def test_every_broken_property_is_refused_and_named(q):
    for condition in q.conditions:
        verdict = q.check(condition.example)
        assert not verdict.right and verdict.slip == condition.id
        for later in q.conditions[q.conditions.index(condition) + 1:]:
            assert not condition.broken(np.asarray(later.example, dtype=float)), "each example breaks one condition first"


def numbers(text):
    """Every number of three digits or more in a text, with how many significant digits it shows."""
    for token in re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", text):
        digits = re.sub(r"e.*", "", token).lstrip("-").replace(".", "").lstrip("0")
        if len(digits) >= 3:
            yield float(token), len(digits)


def leaks(q, verdict):
    """Numbers in a verdict that are entries of the true result on a small probe (hundreds of entries hit by chance)."""
    true = np.concatenate([np.ravel(part) for want in q._wants for part, kind in zip(want.parts, want.dtypes, strict=True)
                           if part.size < 100 and kind != "bool"] + [np.zeros(0)])
    true = true[np.isfinite(true)]
    for value, digits in numbers("\n".join((verdict.message, verdict.tell, *verdict.remarks))):
        if any(float(f"{t:.{digits}g}") == value for t in true if t):
            yield value


@pytest.mark.parametrize("q, rule, i", RULES, ids=by_name)
def test_no_verdict_gives_the_true_value_away(q, rule, i):
    verdict = q.check(hand_in(q, rule.functions[i]))
    assert not list(leaks(q, verdict)), verdict


@pytest.mark.parametrize("q", FUNCTIONS, ids=by_name)
def test_no_verdict_on_an_unknown_mistake_gives_the_true_value_away(q):
    for spoil in (lambda r: r * 1.7, lambda r: r + 0.3, lambda r: -1.1 * r + 0.01, lambda r: np.nan * r):
        verdict = q.check(hand_in(q, rewritten(q, lambda part, spoil=spoil: spoil(np.asarray(part)))))
        if verdict.right:  # every multiple of 0 is 0; two logits may both be shifted
            assert q.name in FREE_OF_SIZE
        assert not list(leaks(q, verdict)), verdict


def takes_functions(q):
    """Exercises that are given a function: what it does in float32 is the learner's own fault (F4)."""
    return any(callable(arg) or isinstance(arg, Fresh) for probe in q.tried for arg in probe.args)


@pytest.mark.parametrize("q", WRITTEN, ids=by_name)
class TestWhateverTheExercise:
    """Ways of being right or wrong that do not depend on the subject."""

    def test_lists_are_right(self, q):
        verdict = q.check(rewritten(q, lambda part: np.asarray(part).tolist()))
        assert verdict.right, verdict

    def test_lists_for_tuples_are_right(self, q):
        answer = rewritten(q, np.asarray)
        verdict = q.check(lambda *args: exchanged(answer(*args)))
        assert verdict.right, verdict

    def test_float32_inside_is_right(self, q):
        if takes_functions(q) or q.name in ABOUT_DIGITS:
            return
        verdict = q.check(lambda *args: q.reference(*map(in_float32, args)))
        assert verdict.right, verdict

    def test_nan_is_wrong(self, q):
        assert not q.check(rewritten(q, lambda part: np.asarray(part) * np.nan)).right

    def test_editing_an_input_is_wrong(self, q):
        for place in editable(q):
            verdict = q.check(editing(q, place))
            assert not verdict.right and f"`{q._names[place]}`" in verdict.message + "".join(verdict.remarks), verdict

    def test_a_copy_of_the_right_numbers_for_the_first_probe_is_wrong(self, q):
        first = rewritten(q, np.array)(*fresh(q.tried[0].args))
        assert not q.check(lambda *args: first).right

    def test_a_result_too_few_or_too_many_is_wrong_and_counted(self, q):
        if q.outputs:
            answer = rewritten(q, np.asarray)
            for wrong in (lambda r: r[:-1], lambda r: [*r, r[-1]], lambda r: dict(enumerate(r)), iter):
                verdict = q.check(lambda *args, wrong=wrong: wrong(answer(*args)))
                assert not verdict.right and "Give back" in verdict.message, verdict


@pytest.mark.parametrize(("q", "part"), PARTS, ids=by_name)
class TestWhateverThePart:
    """Ways of being wrong in one part of the result, all others being right."""

    def test_one_nan_is_wrong(self, q, part):
        def spoiled(right):
            result = np.array(right, dtype=float)
            result.flat[-1:] = np.nan
            return result
        verdict = q.check(rewritten(q, spoiled, part))
        assert not verdict.right
        assert not q.outputs or verdict.slip or part.removesuffix("last") in verdict.message

    def test_the_transpose_is_wrong(self, q, part):
        verdict = q.check(rewritten(q, lambda right: right.T if np.ndim(right) == 2 else np.atleast_2d(right).T, part))
        assert verdict.right is (q.name in SYMMETRIC)

    def test_what_is_right_only_by_broadcasting_is_wrong(self, q, part):
        assert not q.check(rewritten(q, lambda right: np.asarray(right)[None], part)).right
        assert not q.check(rewritten(q, lambda right: np.asarray(right)[..., None], part)).right

    def test_one_row_only_is_wrong(self, q, part):
        def first(right):
            result = np.array(right, dtype=float)
            if result.ndim and len(result) > 1:
                result[1:] = 0.123
            return result
        if any(np.ndim(want) and len(want) > 1 for want in wanted(q, part)) and q.name != "shift_slope":
            assert not q.check(rewritten(q, first, part)).right

    def test_a_millionth_off_is_wrong(self, q, part):
        if not is_truth(q, part) and not kind_of(q, part).startswith("int") and q.name not in FREE_OF_SIZE:
            assert not q.check(rewritten(q, lambda right: np.asarray(right) + 1e-6 * (1 + np.abs(right)), part)).right

    def test_right_at_first_only_is_wrong(self, q, part):
        seen = []

        def last_time_wrong(right):
            seen.append(1)
            result = np.array(right)
            if len(seen) >= len(q.tried) and result.dtype == bool:
                return ~result
            if len(seen) >= len(q.tried):
                result = result.astype(float)
                result.flat[0] += 0.01
            return result
        verdict = q.check(rewritten(q, last_time_wrong, part))
        assert not verdict.right and "second call" in verdict.message


def exchanged(result):
    """Lists for tuples and tuples for lists; arrays stay."""
    if isinstance(result, (list, tuple)):
        return (list if isinstance(result, tuple) else tuple)(map(exchanged, result))
    return result


@pytest.mark.parametrize("q", [q for q in FUNCTIONS if q.plain], ids=by_name)
def test_the_short_solution_that_is_shown_is_right(q):
    verdict = q.check(q.plain)
    assert verdict.right, verdict
    assert q.solution().code.startswith(f"def {q.plain.__name__}")


@pytest.mark.parametrize("q", FUNCTIONS + PROPERTIES, ids=by_name)
def test_the_question_shows_itself_the_same_everywhere(q):
    assert repr(q).startswith(q.title) and " at 0x" not in repr(q)
