"""The two-layer network of lesson 06 in a real page: stepped by mouse and keyboard, on a learner's wrong function too."""

import re

import pytest

SETUP = "import numpy as np\nfrom helpers.lessons import batched_backprop as lesson"
OWN = """def my_backward(X, Y, W1, b1, W2, b2):
    A1 = 1 / (1 + np.exp(-(X @ W1 + b1)))
    E = np.exp(A1 @ W2 + b2)
    G = (E / E.sum(axis=1, keepdims=True) - Y) / len(X)
    G1 = G @ W2.T{slope}
    return X.T @ G1, G1.sum(axis=0), A1.T @ G, G.sum(axis=0)

lesson.figures.network(my_backward)"""


@pytest.fixture(scope="module")
def network(lab, browser):
    """The figure three times: alone, on a right function, on one that forgets the slope."""
    from .conftest import opener

    cells = [SETUP, "lesson.figures.network()", OWN.format(slope=" * A1 * (1 - A1)"), OWN.format(slope="")]
    with opener(lab, browser) as opened:
        notebook = opened(lab.write("network.ipynb", cells))
        notebook.run_all()
        yield notebook
        assert notebook.troubles() == []


def at_step(cell, step):
    """Wait until the words under the figure are those of this step."""
    cell.get_by_role("status").filter(has_text=re.compile(rf"Step {step} of ")).wait_for()


def back_to_the_start(cell):
    cell.get_by_role("button", name="Reset").click()
    at_step(cell, 1)


def test_next_and_back_move_the_picture_and_the_words(network):
    cell = network.cell(1)
    back_to_the_start(cell)
    assert cell.get_by_role("button", name="Back").is_disabled()
    for step in (2, 3, 4):
        with network.changes_picture(cell):
            cell.get_by_role("button", name="Next").click()
        at_step(cell, step)
    with network.changes_picture(cell):
        cell.get_by_role("button", name="Back").click()
    at_step(cell, 3)


def test_the_keyboard_steps(network):
    cell = network.cell(1)
    back_to_the_start(cell)
    cell.get_by_role("button", name="Next").focus()
    for _ in range(3):
        network.page.keyboard.press("Enter")
    at_step(cell, 4)
    with network.changes_picture(cell):
        network.press(network.slider(cell), "ArrowRight", times=2)
    at_step(cell, 6)


def test_fast_clicks_end_on_the_last_step(network):
    cell = network.cell(1)
    back_to_the_start(cell)
    ahead = cell.get_by_role("button", name="Next")
    while ahead.is_enabled():
        ahead.click(delay=0, force=True)  # it may be off by the time the click comes, which must do no harm
    last = cell.get_by_text(re.compile(r"^of \d+$")).first.text_content().removeprefix("of ")
    at_step(cell, last)
    assert cell.get_by_role("button", name="Next").is_disabled()


def test_the_batch_is_a_slider(network):
    cell = network.cell(1)
    back_to_the_start(cell)
    with network.changes_picture(cell):
        network.press(network.slider(cell, 1), "ArrowRight")
    cell.get_by_role("status").filter(has_text="N = 3").wait_for()


def to_the_end(notebook, cell):
    notebook.slider(cell).focus()
    notebook.page.keyboard.press("End")


def test_a_right_function_is_confirmed(network):
    cell = network.cell(2)
    to_the_end(network, cell)
    cell.get_by_role("status").filter(has_text="Centred differences agree with my_backward").wait_for()


def test_a_wrong_function_is_told_where_it_is_off(network, artifacts):
    cell = network.cell(3)
    to_the_end(network, cell)
    cell.get_by_role("status").filter(has_text="Centred differences disagree with my_backward").wait_for()
    told = cell.get_by_role("status").first.text_content()
    assert "dL/dW₁ (12 of 12)" in told and "dL/dW₂" not in told.split("crossed entries")[1]
    network.screenshot(artifacts / "network_wrong.png")
