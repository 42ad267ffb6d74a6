"""The bank of wrong rules tests itself: right answers pass, every wrong rule is refused and named, none hides another."""

import importlib
import re

import numpy as np
import pytest

from helpers.exercises import Exercise, PropertyExercise, ValueExercise, compare

LESSONS = ("start_here", "softmax_shift_invariance", "sigmoid_derivative", "cross_entropy_gradient")
ALL = [
    (lesson, name, q)
    for lesson in LESSONS
    for name, q in importlib.import_module(f"helpers.lessons.{lesson}.exercises").EXERCISES.items()
]
FUNCTIONS = [q for _, _, q in ALL if not isinstance(q, PropertyExercise)]
PROPERTIES = [q for _, _, q in ALL if isinstance(q, PropertyExercise)]
RULES = [(q, rule, i) for q in FUNCTIONS for rule in q.rules for i in range(len(rule.functions))]


def by_name(value):
    return value.name if isinstance(value, Exercise) else getattr(value, "id", str(value))


def hand_in(q, function):
    """What a learner would hand in who writes this function (or works out this value)."""
    return function() if isinstance(q, ValueExercise) else function


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
    true = np.concatenate([np.ravel(part) for want in q._wants for part in want.parts if part.size < 100])
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
        if isinstance(q, ValueExercise):
            verdict = q.check(spoil(np.asarray(q.reference())))
        else:
            verdict = q.check(lambda *args, spoil=spoil: spoil(q.reference(*args)))
        if verdict.right:  # every multiple of 0 is 0; two logits may both be shifted
            assert q.name in ("shift_slope", "sigmoid_as_softmax")
        assert not list(leaks(q, verdict)), verdict


@pytest.mark.parametrize("q", [q for q in FUNCTIONS if not isinstance(q, ValueExercise)], ids=by_name)
class TestWhateverTheExercise:
    """Ways of being right or wrong that do not depend on the subject."""

    def test_lists_are_right(self, q):
        verdict = q.check(lambda *args: np.asarray(q.reference(*args)).tolist())
        assert verdict.right, verdict

    def test_float32_inside_is_right(self, q):
        if q.name in ("sigmoid_grad_tail", "cross_entropy"):
            return  # these are about digits, and numbers, that float32 does not hold
        def single(*args):
            return q.reference(*(a.astype(np.float32) if getattr(a, "dtype", None) == np.float64 else a for a in args))
        verdict = q.check(single)
        assert verdict.right, verdict

    def test_nan_is_wrong(self, q):
        assert not q.check(lambda *args: q.reference(*args) * np.nan).right

    def test_one_nan_is_wrong(self, q):
        def spoiled(*args):
            result = np.array(q.reference(*args), dtype=float)
            result.flat[-1] = np.nan
            return result
        assert not q.check(spoiled).right

    def test_the_transpose_is_wrong(self, q):
        def turned(*args):
            result = np.asarray(q.reference(*args))
            return result.T if result.ndim == 2 else np.atleast_2d(result).T
        if q.name != "softmax_jacobian":  # which is symmetric
            assert not q.check(turned).right

    def test_what_is_right_only_by_broadcasting_is_wrong(self, q):
        assert not q.check(lambda *args: np.asarray(q.reference(*args))[None]).right
        assert not q.check(lambda *args: np.asarray(q.reference(*args))[..., None]).right

    def test_editing_an_input_is_wrong(self, q):
        def editing(*args):
            result = np.copy(q.reference(*args))
            args[0][...] += 1
            return result
        verdict = q.check(editing)
        assert not verdict.right and q._names[0] in verdict.message + "".join(verdict.remarks)

    def test_one_row_only_is_wrong(self, q):
        def first(*args):
            result = np.array(q.reference(*args), dtype=float)
            if result.ndim and len(result) > 1:
                result[1:] = 0.123
            return result
        if np.ndim(q._wants[0].parts[0]) and q.name != "shift_slope":
            assert not q.check(first).right

    def test_right_at_first_only_is_wrong(self, q):
        seen = []
        def tired(*args):
            seen.append(1)
            result = np.array(q.reference(*args), dtype=float)
            result.flat[0] += 0.01 * (len(seen) >= len(q._tried))
            return result
        verdict = q.check(tired)
        assert not verdict.right and "second call" in verdict.message

    def test_a_copy_of_the_right_numbers_for_the_first_probe_is_wrong(self, q):
        known = np.array(q._wants[0].parts[0])
        assert not q.check(lambda *args: known).right


@pytest.mark.parametrize("q", [q for q in FUNCTIONS if q.plain], ids=by_name)
def test_the_short_solution_that_is_shown_is_right(q):
    verdict = q.check(q.plain)
    assert verdict.right, verdict
    assert q.solution().code.startswith(f"def {q.plain.__name__}")


@pytest.mark.parametrize("q", FUNCTIONS + PROPERTIES, ids=by_name)
def test_the_question_shows_itself_the_same_everywhere(q):
    assert repr(q).startswith(q.title) and " at 0x" not in repr(q)
