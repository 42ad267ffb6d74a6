"""Spot the slip, in every lesson: one wrong line, found by the numbers, mended in any algebra, named when written again."""

import pytest

from .parts import SPOTS


def test_the_slips_of_the_study_notes_are_all_there():
    ids = {spot.id for name, spot in SPOTS.items()}
    assert ids >= {f"S{n}" for n in (*range(1, 13), *range(14, 31))}


@pytest.mark.parametrize("name", SPOTS)
def test_exactly_one_line_is_wrong_and_every_choice_is_answered(name):
    spot = SPOTS[name]
    broken = [n for n, evidence in enumerate(spot.derivation.check(), 2) if not evidence.equal]
    assert broken == [spot.place]
    for line in range(2, len(spot.lines) + 1):
        verdict = spot.pick(line)
        assert verdict.kind == ("right" if line == spot.place else "wrong")
        assert f"Line {line}" in verdict.message
        assert ("follows from a wrong line" in verdict.message) == (line > spot.place)
        assert not verdict.tell or "line" in verdict.tell or "mend" in verdict.tell


@pytest.mark.parametrize("name", SPOTS)
def test_the_wrong_line_again_is_named_and_leaving_it_out_mends_it(name):
    spot = SPOTS[name]
    wrong, above = (spot.lines[place].expression.text() for place in (spot.place - 1, spot.place - 2))
    for typed in (wrong, f"0 + {wrong}", f"1 * ({wrong})"):
        verdict = spot.mend(typed)
        assert (verdict.kind, verdict.slip, verdict.message) == ("slip", spot.id, spot.feedback)
    assert spot.mend(above).right and f"line {spot.place - 1} once more" in spot.mend(above).message
    verdict = spot.mend(f"0 + {above}")
    assert verdict.right and verdict.tell == f"Mended. {spot.feedback}"
    assert spot.mend(f"2 * ({above})").kind in ("wrong", "slip")
    assert spot.mend("nothing_of_the_kind").kind == "unreadable"


@pytest.mark.parametrize(("name", "typed"), [
    ("softmax_shift_invariance.first", "exp(z[i] + c) / Sum(j, exp(z[j]) * exp(c))"),
    ("softmax_shift_invariance.second", "z[i] - log(Sum(j, exp(z[j])))"),
    ("softmax_shift_invariance.third", "exp(z[i] + c) / Sum(j, exp(z[j] + c))"),
    ("sigmoid_derivative.S1", "sigma(z) * (1 - sigma(z))"), ("sigmoid_derivative.S1", "sigma(z) * sigma(-z)"),
    ("sigmoid_derivative.S2", "-(1 + exp(-z))**-2 * -exp(-z)"),
    ("sigmoid_derivative.S3", "exp(-z) / (1 + exp(-z))**2"),
    ("cross_entropy_gradient.S4", "Sum(j, -(y[j] / yhat[j]) * yhat[j] * (delta(i, j) - yhat[i]))"),
    ("cross_entropy_gradient.S4", "yhat[i] * Sum(j, y[j]) - y[i]"),
    ("cross_entropy_gradient.S5", "-Sum(k, y[k] * (delta(i, k) - yhat[i]))"),
    ("cross_entropy_gradient.S5", "exp(z[i]) / Sum(j, exp(z[j])) - y[i]"),
    ("cross_entropy_gradient.S6", "yhat[i]"), ("cross_entropy_gradient.S6", "yhat[i] - delta(i, k)"),
    ("cross_entropy_gradient.S7", "exp(z[i]) / Sum(j, exp(z[j])) - delta(i, k)"),
    ("cross_entropy_gradient.S7", "yhat[i] - delta(k, i)"),
    ("cross_entropy_gradient.S8", "yhat[i] - delta(i, k)"),
    ("cross_entropy_gradient.S8", "D(-log(exp(z[k]) / Sum(j, exp(z[j]))), z[i])"),
    ("cross_entropy_gradient.S12", "-log(yhat[1])"),
    ("cross_entropy_gradient.S12", "log(Sum(j, exp(z[j]))) - z[1]"),
    ("cross_entropy_gradient.S30", "-Sum(k, y[k] * log(softmax(z)[k]))"),
    ("cross_entropy_gradient.S30", "log(Sum(j, exp(z[j]))) - Sum(i, y[i] * z[i])"),
])  # fmt: skip
def test_a_right_line_in_any_algebra_mends_it(name, typed):
    assert SPOTS[name].mend(typed).right, SPOTS[name].mend(typed)


@pytest.mark.parametrize("name", SPOTS)
def test_the_page_does_not_say_which_line_it_is(name):
    spot = SPOTS[name]
    for page in (spot.text(), spot.html(), repr(spot.show())):
        assert spot.feedback not in page and "not equal" not in page and "✗" not in page
    assert all(line.expression.text() in spot.text() for line in spot.lines)
