"""The stepper, the box to type in and spot the slip, without a browser: what they show, and what they leave in a saved page."""

import pytest

from helpers.notation import (
    Derivation,
    Given,
    Index,
    Line,
    Named,
    Slip,
    SpotTheSlip,
    Sum,
    Tensor,
    exp,
    softmax,
)

z = Tensor("z", ("C",))
i, j = Index("i", "C"), Index("j", "C")
yhat = Named("yhat", softmax(z), r"\hat{y}")
total = Sum(j, exp(z[j]))
derivation = Derivation(
    "A title <b>",
    (
        Line(softmax(z)[i], "What is asked & wanted."),
        Line(exp(z[i]) / total, "What it is.", (Slip("S8", 1 / total, "Lost the top."),)),
        Line(yhat[i], "Named."),
    ),
    given=(Given(i, j, False),),
)
spot = SpotTheSlip(
    "S8",
    "Which <one>?",
    (Line(yhat[i], ""), Line(exp(z[i]) / total, ""), Line(1 / total, ""), Line(1 / total * 1, "")),
    "Lost the top.",
)
false = Derivation(
    "false", (Line(yhat[i], "Start."), Line(2 * yhat[i], "Wrong."), Line(yhat[i] + yhat[i], "Right."))
)


@pytest.fixture
def stepper():
    return derivation.show()


def test_it_begins_with_the_first_line_and_goes_to_and_fro(stepper):
    latex = derivation.latex_lines()
    seen = lambda: [line in stepper.page.value for line in latex]  # noqa: E731
    assert seen() == [True, False, False] and "Line 1 of 3" in stepper.page.value
    assert stepper.previous.disabled and not stepper.next.disabled
    stepper.next.click()
    assert seen() == [True, True, False] and not stepper.previous.disabled
    stepper.next.click()
    assert seen() == [True, True, True] and stepper.next.disabled and "Line 3 of 3" in stepper.page.value
    stepper.go(99)
    assert stepper.shown == 3
    stepper.previous.click()
    stepper.go(-5)
    assert stepper.shown == 1 and seen() == [True, False, False]


def test_reasons_evidence_cases_and_definitions_stand_beside_the_lines(stepper):
    stepper.go(3)
    page = stepper.page.value
    assert "A title &lt;b&gt;" in page and "What is asked &amp; wanted." in page
    assert r"$i \neq j$" in page and "(definition)" in page and derivation.named == [yhat]
    assert page.count("✓ equal on 100 draws, C from 3 to 5, differing by at most") == 2


def test_shapes_can_be_shown_and_hidden(stepper):
    stepper.go(2)
    assert "underset" not in stepper.page.value
    stepper.shapes.value = True
    assert r"\underset{\scriptscriptstyle C}" in stepper.page.value and stepper.shown == 2
    stepper.shapes.value = False
    assert "underset" not in stepper.page.value


def test_a_false_line_is_shown_with_a_cross_and_never_as_checked():
    stepper = false.show()
    stepper.go(3)
    assert stepper.page.value.count("✗ not equal on 100 draws") == 1 and stepper.page.value.count("✓") == 1
    static = stepper._repr_mimebundle_()["text/html"]
    assert static.count("✗ not equal") == 1 and static.index("✗") < static.index("✓")
    assert "Wrong.  [not equal on 100 draws]" in repr(stepper)


def test_a_typed_line_is_typeset_as_it_is_typed(stepper):
    box = stepper.box
    assert "typeset here" in box.preview.value
    box.field.value = "exp(z[i]"
    assert "does not read as a formula" in box.preview.value and "$" not in box.preview.value
    box.field.value = "exp(z[i])"
    assert (exp(z[i])).latex() in box.preview.value and box.preview.value.startswith("$\\displaystyle")
    box.field.value = "exp(q)"
    assert "<code>q</code> has no meaning here" in box.preview.value
    box.field.value = "<script>$x$"
    assert "<script" not in box.preview.value and "$x$" not in box.preview.value
    box.field.value = " "
    assert "typeset here" in box.preview.value and box.verdict.value == ""


@pytest.mark.parametrize(("typed", "words"), [
    ("exp(z[i]) / Sum(j, exp(z[j]))", "✓ right"), ("1 / Sum(j, exp(z[j]))", "✗ a known slip"),
    ("2 * yhat[i]", "✗ wrong"), ("z[", "? cannot be read"), ("", "? cannot be read"),
    ("softmax(z)[i]", "i note"),
])  # fmt: skip
def test_the_button_and_the_enter_key_give_the_verdict(stepper, typed, words):
    box = stepper.box
    box.field.value = typed
    box.button.click()
    assert words in box.verdict.value and 'role="status"' in box.verdict.value
    clicked = box.verdict.value
    box.field.value += " "
    assert box.verdict.value == ""
    box.field.value = typed
    box.field._handle_custom_msg({"event": "submit"}, [])
    assert box.verdict.value == clicked and box.last is not None
    box.field._handle_custom_msg({"event": "focus"}, [])


def test_the_box_goes_on_from_the_line_that_is_shown(stepper):
    stepper.box.field.value = "1 / Sum(j, exp(z[j]))"
    stepper.box.check()
    assert stepper.box.last.slip == "S8"
    stepper.next.click()
    assert stepper.box.field.value == "" and stepper.box.last is None
    stepper.box.field.value = "1 / Sum(j, exp(z[j]))"
    stepper.box.check()
    assert stepper.box.last.kind == "wrong"  # that slip belongs to a step that is done
    stepper.next.click()
    stepper.box.field.value = "yhat[i]"
    stepper.box.check()
    assert stepper.box.last.kind == "note"
    stepper.go(3)
    assert stepper.box.field.value == "yhat[i]"  # nothing moved, nothing is wiped


def test_the_box_names_what_can_be_typed(stepper):
    for name in ("z", "yhat", "i", "j", "C", "softmax(…)", "exp(…)", "Sum(i, …)", "delta(i, j)"):
        assert f"<code>{name}</code>" in stepper.box.names.value


def test_spot_the_slip_opens_its_box_when_the_line_is_found():
    widget = spot.show()
    assert [value for _, value in widget.choice.options] == [
        0,
        2,
        3,
        4,
    ] and widget.box.layout.display == "none"
    widget.choice.value = 2
    assert "✗ wrong" in widget.verdict.value and widget.box.layout.display == "none"
    widget.choice.value = 4
    assert "follows from a wrong line" in widget.verdict.value and widget.box.layout.display == "none"
    widget.choice.value = 3
    assert "✓ right" in widget.verdict.value and widget.box.layout.display != "none"
    widget.box.field.value = "exp(z[i] + 1) / Sum(j, exp(z[j] + 1))"
    widget.box.button.click()
    assert "✓ right" in widget.box.verdict.value and "Mended. Lost the top." in widget.box.verdict.value
    widget.box.field.value = "1 / Sum(i, exp(z[i]))"
    widget.box.button.click()
    assert widget.box.last.slip == "S8"
    widget.choice.value = 0
    assert widget.verdict.value == ""


def test_letters_that_arrive_just_after_enter_are_judged_too(stepper, monkeypatch):
    from helpers.notation import typing_box

    now = [100.0]
    monkeypatch.setattr(typing_box, "monotonic", lambda: now[0])
    box = stepper.box
    box.field.value = "yhat["
    box.field._handle_custom_msg({"event": "submit"}, [])
    assert box.last.kind == "unreadable"
    now[0] += 0.1
    box.field.value = "yhat[i]"  # the browser sends Enter at once and the last letters after it
    assert box.last.right and 'role="status"' in box.verdict.value
    now[0] += 5
    box.field.value = "yhat[i] "
    assert box.verdict.value == "", "what is typed later waits for the next Enter"
