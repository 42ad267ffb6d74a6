"""A learner works through lesson 01: moves a figure, steps a derivation, types lines, writes an answer."""

import pytest

from helpers.lessons import softmax_shift_invariance as lesson

WRONG = "def my_softmax(Z):\n    E = np.exp(Z - Z.max())\n    return E / E.sum()"
RIGHT = "def my_softmax(Z):\n    E = np.exp(Z - Z.max(axis=1, keepdims=True))\n    return E / E.sum(axis=1, keepdims=True)"


@pytest.fixture
def notebook(open_notebook):
    """Lesson 01, all cells run."""
    opened = open_notebook("notebooks/01_softmax_shift_invariance.ipynb")
    opened.run_all()
    assert opened.errors() == []
    return opened


@pytest.fixture
def derivation(notebook):
    """The cell in which the shift leaves softmax."""
    return notebook.cell(notebook.place("lesson.derivations.shift"))


def test_a_figure_answers_the_mouse(notebook):
    figure = notebook.cell(notebook.place("lesson.figures.shift"))
    handle = notebook.slider(figure)
    with notebook.changes_picture(figure):
        notebook.drag(handle, 60)
    with notebook.changes_picture(figure):
        notebook.drag(handle, -100)


def test_a_figure_answers_the_keyboard(notebook):
    figure = notebook.cell(notebook.place("lesson.figures.shift"))
    handle = notebook.slider(figure)
    with notebook.changes_picture(figure):
        notebook.press(handle, "ArrowRight", times=20)
    with notebook.changes_picture(figure):
        notebook.press(handle, "ArrowLeft", times=40)


def test_a_derivation_is_stepped(derivation):
    lines = len(lesson.derivations.shift.lines)
    derivation.get_by_text(f"Line 1 of {lines}").wait_for()
    assert derivation.get_by_role("button", name="Previous line").is_disabled()
    for shown in range(2, lines + 1):
        derivation.get_by_role("button", name="Next line").click()
        derivation.get_by_text(f"Line {shown} of {lines}").wait_for()
    assert derivation.get_by_role("button", name="Next line").is_disabled()
    derivation.get_by_role("button", name="Previous line").click()
    derivation.get_by_text(f"Line {lines - 1} of {lines}").wait_for()


def judged(cell, line):
    """The verdict on a line that is typed into the cell's box."""
    field = cell.get_by_placeholder("your next line")
    field.fill("")
    field.press_sequentially(line, delay=5)
    field.press("Enter")
    verdict = cell.get_by_role("status").last
    verdict.wait_for()
    return verdict.inner_text()


def test_a_right_line_is_accepted(derivation):
    line = lesson.derivations.shift.expressions[1].text()
    assert "right" in judged(derivation, line)


def test_a_typed_line_is_typeset(derivation):
    before = derivation.locator("mjx-container").count()
    derivation.get_by_placeholder("your next line").press_sequentially("exp(z[i])")
    derivation.locator("mjx-container").nth(before).wait_for()


def test_a_slip_is_named(derivation):
    slip = lesson.derivations.shift.lines[1].slips[0]
    verdict = judged(derivation, slip.expression.text())
    assert "a known slip" in verdict and slip.message[:30] in verdict


def test_a_wrong_line_is_refused(derivation):
    assert "wrong" in judged(derivation, "exp(z[i]) + 1")


def test_what_cannot_be_read_is_said(derivation):
    assert "cannot be read" in judged(derivation, "exp(z[i]")


def test_answers_are_judged(notebook):
    stub, check = notebook.place("def my_softmax"), notebook.place(".check(my_softmax)")
    assert "not attempted" in notebook.cell(check).get_by_role("status").first.inner_text()
    notebook.run_cell(stub, WRONG)
    refused = notebook.run_cell(check).get_by_role("status").first.inner_text()
    assert "a known slip" in refused or "wrong" in refused
    notebook.run_cell(stub, RIGHT)
    assert "right" in notebook.run_cell(check).get_by_role("status").first.inner_text()
    assert notebook.errors() == []
