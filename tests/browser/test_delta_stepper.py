"""The stepper of lesson 07 in a real page: keyboard, predictions judged before they are shown, text twin, wrong functions."""

import re

import pytest

from helpers.lessons.delta_recursion.figures import stepper
from helpers.lessons.delta_recursion.stepper_questions import NO_SLOPE, NOT_TURNED
from helpers.lessons.delta_recursion.stepper_steps import STEPS

SETUP = "from helpers.lessons import delta_recursion as lesson"
FORGOTTEN = "def my_delta(delta, W, slope):\n    return W.T @ delta\n\nlesson.figures.stepper(my_delta)"
BROKEN = "def my_delta(delta, W, slope):\n    return W @ delta * slope\n\nlesson.figures.stepper(my_delta)"
LAID_OUT = next(n for n, step in enumerate(STEPS, 1) if step.kind == "delta" and step.layer == 2)  # W is square there


@pytest.fixture(scope="module")
def page(lab, browser):
    """The figure three times: alone, on a function without the slope, on one that has the wrong shape now and then."""
    from .conftest import opener

    with opener(lab, browser) as opened:
        notebook = opened(lab.write("delta_stepper.ipynb", [SETUP, "lesson.figures.stepper()", FORGOTTEN, BROKEN]))
        notebook.run_all()
        yield notebook
        assert notebook.troubles() == []


@pytest.fixture
def cell(page):
    """The first of them, at its first step."""
    cell = page.cell(1)
    cell.get_by_role("button", name="Reset").click()
    at_step(cell, 1)
    return cell


def at_step(cell, step):
    cell.get_by_role("status").filter(has_text=re.compile(rf"Step {step} of ")).wait_for()


def go(page, cell, step):
    """Type the number of a step."""
    box = cell.get_by_label("Step", exact=True)
    box.fill(str(step))
    box.press("Enter")
    at_step(cell, step)


def predict(cell, value, words):
    """Type a prediction and wait for what is said of it."""
    field = cell.get_by_placeholder("a number")
    field.fill(f"{value:.2f}" if isinstance(value, float) else value)
    field.press("Enter")
    cell.get_by_role("status").filter(has_text=words).wait_for()


def asked():
    """The question at the step where the first message of layer 2 is laid out."""
    scene = stepper().scene
    return scene.question(scene.starts() | {"step": LAID_OUT})


def test_it_steps_by_button_keyboard_and_number(page, cell):
    from playwright.sync_api import expect

    with page.changes_picture(cell):
        cell.get_by_role("button", name="Next").click()
    at_step(cell, 2)
    cell.get_by_role("button", name="Next").focus()
    page.page.keyboard.press("Enter")
    at_step(cell, 3)
    page.press(page.slider(cell), "ArrowRight", times=3)
    at_step(cell, 6)
    with page.changes_picture(cell):
        go(page, cell, len(STEPS))
    expect(cell.get_by_role("button", name="Next")).to_be_disabled()


def test_a_right_prediction_is_confirmed_and_then_shown(page, cell):
    go(page, cell, LAID_OUT)
    predict(cell, asked().value, "Right. Next shows")
    with page.changes_picture(cell):
        cell.get_by_role("button", name="Next").click()
    at_step(cell, LAID_OUT + 1)


@pytest.mark.parametrize("feedback", [NO_SLOPE, NOT_TURNED])
def test_a_slip_in_a_prediction_is_named(page, cell, feedback):
    go(page, cell, LAID_OUT)
    (wrong,) = (value for value, words in asked().slips if words == feedback)
    predict(cell, wrong, feedback)


def test_what_is_no_number_is_asked_for_again(page, cell):
    go(page, cell, LAID_OUT)
    predict(cell, "a lot", "Type a number")


def test_the_steps_so_far_can_be_read_as_text(page, cell):
    go(page, cell, 5)
    cell.get_by_text("The steps so far, in words").click()
    page.page.wait_for_timeout(500)
    lines = cell.locator("ol li")
    assert lines.count() == 5 and "shape (2,)" in lines.first.text_content()
    cell.get_by_text("The steps so far, in words").click()


def test_a_function_without_the_slope_is_drawn_and_told(page, artifacts):
    cell = page.cell(2)
    go(page, cell, len(STEPS))
    told = " ".join(cell.get_by_role("status").all_text_contents())
    assert "my_delta is off at δ⁽⁴⁾[0]" in told
    page.screenshot(artifacts / "delta_stepper_wrong.png")


def test_a_function_of_the_wrong_shape_is_told_and_the_figure_lives(page):
    cell = page.cell(3)
    go(page, cell, len(STEPS))
    told = " ".join(cell.get_by_role("status").all_text_contents())
    assert "my_delta" in told and ("shape" in told or "raised" in told)
    go(page, cell, 3)
