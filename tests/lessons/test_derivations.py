"""Every line of every lesson is right; every slip is wrong, named, and told from the others; all of it reads as meant."""

import itertools

import pytest

from helpers.notation import (
    Named,
    NotationError,
    Statement,
    Sub,
    compare,
)

from .lessons import LESSONS
from .parts import DEFINITIONS, DERIVATIONS, SLIPS, SPOTS, STATEMENTS, STEPS, all_lines

LINES = list(dict.fromkeys(all_lines()))


def by_name(value):
    return getattr(value, "id", str(value))


def test_every_lesson_has_its_derivations():
    for lesson in LESSONS:
        assert any(name.startswith(lesson) for name in DERIVATIONS)
        assert any(name.startswith(lesson) for name in SPOTS)
    assert len(LINES) > 100 and len(SLIPS) > 40


@pytest.mark.parametrize("name", DERIVATIONS)
def test_every_line_equals_the_one_above_and_the_first(name):
    derivation = DERIVATIONS[name]
    assert all(
        evidence.equal and evidence.draws == 100 and not evidence.undefined for evidence in derivation.check()
    )
    assert compare(derivation.expressions[0], derivation.expressions[-1], derivation.given).equal
    assert all(line.reason.endswith(".") for line in derivation.lines) and derivation.title


@pytest.mark.parametrize("name", STATEMENTS)
def test_every_statement_is_true(name):
    statement = STATEMENTS[name]
    assert statement.check().equal and not statement.check().undefined
    assert "[equal on 100 draws]" in repr(statement)


def test_definitions_are_of_named_results():
    assert DEFINITIONS and all(isinstance(d.symbol, Named) and d.note for d in DEFINITIONS.values())


@pytest.mark.parametrize(("name", "after"), STEPS, ids=by_name)
def test_the_next_line_is_right_and_so_is_any_later_one(name, after):
    derivation = DERIVATIONS[name]
    for line in derivation.expressions[after:]:
        verdict = derivation.judge(line.text(), after=after)
        same = line == derivation.expressions[after - 1]
        assert verdict.kind == ("note" if same else "right"), verdict
    assert "very line" in derivation.judge(derivation.expressions[after].text(), after=after).tell


@pytest.mark.parametrize(("name", "after"), STEPS, ids=by_name)
def test_the_next_line_changed_a_little_is_wrong(name, after):
    derivation = DERIVATIONS[name]
    line = derivation.expressions[after].text()
    for changed in (
        f"1.000001 * ({line})",
        f"{line} + 0.000001",
        f"-({line})",
        f"2 * ({line})",
        f"{line} + 1",
    ):
        assert derivation.judge(changed, after=after).kind in ("wrong", "slip"), changed


@pytest.mark.parametrize(("name", "after"), STEPS, ids=by_name)
def test_the_next_line_in_another_algebra_is_right(name, after):
    derivation = DERIVATIONS[name]
    line = derivation.expressions[after].text()
    for changed in (f"-(-({line}))", f"1 * ({line}) + 0", f"({line}) / 2 + ({line}) * 0.5"):
        assert derivation.judge(changed, after=after).right, changed


@pytest.mark.parametrize(("name", "after", "slip"), SLIPS, ids=by_name)
def test_every_slip_is_named_in_any_algebra(name, after, slip):
    line = slip.line.text()
    for typed in (line, f"0 + {line}", f"({line}) * 2 / 2"):
        verdict = DERIVATIONS[name].judge(typed, after=after)
        assert (verdict.kind, verdict.slip, verdict.message) == ("slip", slip.id, slip.feedback)
    assert slip.feedback.endswith(".")


@pytest.mark.parametrize(("name", "after"), STEPS, ids=by_name)
def test_slips_of_one_step_are_different_lines(name, after):
    derivation = DERIVATIONS[name]
    slips = derivation.lines[after].slips
    assert len({slip.id for slip in slips}) == len(slips)
    for one, other in itertools.combinations(slips, 2):
        # As numbers: an index that stands in one line alone runs along the other.
        both = Sub(one.line, other.line)
        assert not compare(both, 0 * both, derivation.given, envs=derivation.environments).equal


@pytest.mark.parametrize("name", DERIVATIONS)
def test_feedback_does_not_hold_the_line_that_is_wanted(name):
    derivation = DERIVATIONS[name]
    for after, line in enumerate(derivation.lines[1:], 1):
        for slip in line.slips:
            told, wanted = derivation.judge(slip.line.text(), after=after), line.expression.text()
            # A line that is a number alone is what the line above comes to, and the tell may show that.
            assert wanted not in (told.message if wanted.replace(".", "").isdigit() else told.message + told.tell)


RIGHT = [
    ("softmax_shift_invariance.shift", 1, "exp(c + z[i]) / Sum(j, exp(c + z[j]))"),
    ("softmax_shift_invariance.shift", 2, "1 / Sum(j, exp(z[j] - z[i]))"),
    ("softmax_shift_invariance.log_softmax", 2, "-log(Sum(j, exp(z[j] - z[k])))"),
    ("softmax_shift_invariance.lse_shifted", 1, "log(exp(c)) + log(Sum(j, exp(z[j])))"),
    ("sigmoid_derivative.derivative", 1, "sigma(z) * sigma(-z)"),
    ("sigmoid_derivative.derivative", 3, "sigma(z) - sigma(z)**2"),
    ("sigmoid_derivative.reflection", 1, "(1 - tanh(z/2)) / 2"),
    ("sigmoid_derivative.tanh_derivative", 1, "4 / (exp(z) + exp(-z))**2"),
    ("cross_entropy_gradient.true_class", 1, "-(1 - yhat[k])"),
    ("cross_entropy_gradient.other_class", 1, "Sum(j, delta(i, j) * yhat[j])"),
    ("cross_entropy_gradient.gradient", 1, "Sum(k, (yhat[i] - delta(i, k)) * y[k])"),
    ("cross_entropy_gradient.jacobian", 1, "-yhat[i] * (yhat[j] - delta(j, i))"),
    ("cross_entropy_gradient.through_jacobian", 2, "Sum(j, yhat[i] * y[j]) - y[i]"),
    ("cross_entropy_gradient.batch", 1, "-(Y[n, i] - Yhat[n, i]) / N"),
    ("cross_entropy_gradient.binary", 1, "(1 - t) * sigma(z) - t * sigma(-z)"),
]


@pytest.mark.parametrize(("name", "after", "typed"), RIGHT, ids=by_name)
def test_what_a_learner_might_write_is_right(name, after, typed):
    assert DERIVATIONS[name].judge(typed, after=after).right


@pytest.mark.parametrize(("name", "after", "typed", "slip"), [
    ("cross_entropy_gradient.gradient", 5, "-(y[i] - yhat[i]) * -1", "C1"),
    ("cross_entropy_gradient.jacobian", 4, "delta(j, i) * (yhat[i] - yhat[j]**2)", "S4"),
    ("cross_entropy_gradient.batch", 3, "Yhat[n, i] - Y[n, i]", "C5"),
    ("sigmoid_derivative.derivative", 6, "sigma(z) * sigma(1 - z)", "S1"),
    ("softmax_shift_invariance.log_softmax", 2, "z[k] - Sum(i, z[i])", "log-into-sum"),
])  # fmt: skip
def test_a_known_slip_in_other_words_is_known(name, after, typed, slip):
    assert DERIVATIONS[name].judge(typed, after=after).slip == slip


def test_the_statements_of_a_lesson_hold_every_step():
    from helpers.lessons import cross_entropy_gradient as lesson

    steps = sum(len(d.lines) for d in lesson.parts(type(DERIVATIONS["cross_entropy_gradient.gradient"])))
    assert len(lesson.statements()) == steps + sum(name.startswith("cross_entropy") for name in STATEMENTS)
    assert all(isinstance(s, Statement) for s in lesson.statements())


def test_no_line_of_a_lesson_is_too_much_work_to_type():
    for derivation in DERIVATIONS.values():
        for text in (line.text() for line in derivation.expressions):
            try:
                derivation.step(1).read(text)
            except NotationError as error:
                raise AssertionError(text) from error
