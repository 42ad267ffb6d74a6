"""A learner works through lesson 01: moves a figure, steps a derivation, types lines, writes an answer."""

import pytest

from helpers.lessons import softmax_shift_invariance as lesson

WRONG = "def my_softmax(Z):\n    E = np.exp(Z - Z.max())\n    return E / E.sum()"
RIGHT = "def my_softmax(Z):\n    E = np.exp(Z - Z.max(axis=1, keepdims=True))\n    return E / E.sum(axis=1, keepdims=True)"


@pytest.fixture
def derivation(lesson_01):
    """The cell in which the shift leaves softmax."""
    return lesson_01.cell(lesson_01.place("lesson.derivations.shift"))


def test_a_figure_answers_the_mouse(lesson_01):
    figure = lesson_01.cell(lesson_01.place("lesson.figures.shift"))
    handle = lesson_01.slider(figure)
    with lesson_01.changes_picture(figure):
        lesson_01.drag(handle, 60)
    with lesson_01.changes_picture(figure):
        lesson_01.drag(handle, -100)


def test_a_figure_answers_the_keyboard(lesson_01):
    figure = lesson_01.cell(lesson_01.place("lesson.figures.shift"))
    handle = lesson_01.slider(figure)
    with lesson_01.changes_picture(figure):
        lesson_01.press(handle, "ArrowRight", times=20)
    with lesson_01.changes_picture(figure):
        lesson_01.press(handle, "ArrowLeft", times=40)


def test_a_derivation_is_stepped(derivation):
    lines = len(lesson.derivations.shift.lines)
    back_to_the_start(derivation)
    assert derivation.get_by_role("button", name="Previous line").is_disabled()
    for shown in range(2, lines + 1):
        derivation.get_by_role("button", name="Next line").click()
        derivation.get_by_text(f"Line {shown} of {lines}").wait_for()
    assert derivation.get_by_role("button", name="Next line").is_disabled()
    derivation.get_by_role("button", name="Previous line").click()
    derivation.get_by_text(f"Line {lines - 1} of {lines}").wait_for()


def back_to_the_start(derivation):
    """Show the first line only, so that the typed line follows on it."""
    for shown in range(len(lesson.derivations.shift.lines), 1, -1):
        if derivation.get_by_text(f"Line {shown} of").count():
            derivation.get_by_role("button", name="Previous line").click()
            derivation.get_by_text(f"Line {shown - 1} of").wait_for()


def judged(derivation, line, delay=30):
    """The verdict on a line that is typed after the first line, with so many ms from key to key."""
    back_to_the_start(derivation)
    field = derivation.get_by_placeholder("your next line")
    field.fill("")
    derivation.get_by_text("it is typeset here as you type").wait_for()
    field.press_sequentially(line, delay=delay)
    field.press("Enter")
    derivation.page.wait_for_timeout(700)
    return derivation.get_by_role("status").last.text_content(timeout=5000)


@pytest.mark.parametrize("delay", [30, 0], ids=["fast", "as fast as can be"])
def test_a_right_line_is_accepted(derivation, delay):
    line = lesson.derivations.shift.expressions[1].text()
    assert "right" in judged(derivation, line, delay)


def test_a_typed_line_is_typeset(derivation):
    field = derivation.get_by_placeholder("your next line")
    field.fill("")
    derivation.get_by_text("it is typeset here as you type").wait_for()
    before = derivation.locator("mjx-container").count()
    field.press_sequentially("exp(z[i])")
    derivation.locator("mjx-container").nth(before).wait_for()


def test_a_slip_is_named(derivation):
    slip = lesson.derivations.shift.lines[1].slips[0]
    verdict = judged(derivation, slip.line.text())
    assert "a known slip" in verdict and slip.feedback[:30] in verdict


def test_a_wrong_line_is_refused(derivation):
    assert "wrong" in judged(derivation, "exp(z[i]) + 1")


def test_what_cannot_be_read_is_said(derivation):
    assert "cannot be read" in judged(derivation, "exp(z[i]")


def test_answers_are_judged(lesson_01):
    stub, check = lesson_01.place("def my_softmax"), lesson_01.place(".check(my_softmax)")
    assert "not attempted" in lesson_01.cell(check).get_by_role("status").first.text_content()
    lesson_01.run_cell(stub, WRONG)
    refused = lesson_01.run_cell(check).get_by_role("status").first.text_content()
    assert "a known slip" in refused or "wrong" in refused
    lesson_01.run_cell(stub, RIGHT)
    assert "right" in lesson_01.run_cell(check).get_by_role("status").first.text_content()
    assert lesson_01.errors() == []
