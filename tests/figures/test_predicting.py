"""The next number is predicted, judged and only then shown; the steps so far stand as text."""

from dataclasses import dataclass

import pytest

from helpers.figures import Scene, Steps
from helpers.figures.predicting import PredictingFigure
from helpers.figures.style import INK


@dataclass(frozen=True)
class Double:
    name: str
    value: float

    def judge(self, guess):
        return guess == self.value, "Right." if guess == self.value else "Not yet <b>."


class Doubling(Scene):
    """Each step shows twice its number; the next one is asked for."""

    title = "Doubling"
    caption = "Predict."
    size = (300, 120)
    controls = (Steps("step", 3),)

    def build(self, canvas):
        axes = canvas.axes(20, 20, 260, 80, xlim=(0, 2), ylim=(0, 6))
        self.bar, = axes.bar([1], [0], color=INK).patches
        canvas.moving(self.bar)

    def update(self, values):
        self.bar.set_height(values["step"])
        return f"Twice {values['step']} is {2 * values['step']}."

    def question(self, values):
        step = values["step"] + 1
        return Double(f"twice {step}", 2.0 * step) if step <= 3 else None

    def words_so_far(self, values):
        return [f"{step} <doubled> is {2 * step}" for step in range(1, values["step"] + 1)]


@pytest.fixture
def live():
    return PredictingFigure(Doubling())


def test_the_next_number_is_asked_for_and_not_shown(live):
    assert live.field.description == "Predict twice 2:" and "Twice 2" not in live.says and "is 4" not in live.twin.value
    assert not live.field.disabled and not live.button.disabled


TYPED = [("4", True, "✓ Right."), (" 4,0 ", True, "✓ Right."), ("5", False, "✗ Not yet"), ("−4", False, "✗ Not yet"),
         ("", False, "Type a number"), ("four", False, "Type a number"), ("nan", False, "Type a number")]


@pytest.mark.parametrize(("typed", "right", "words"), TYPED)
def test_what_is_typed_is_judged(live, typed, right, words):
    live.field.value = typed
    assert live.check()[0] is right and words in live.verdict.value
    assert "Twice 1 is 2." in live._words.value  # the picture stands still
    assert "<b>" not in live.verdict.value


def test_the_button_and_enter_judge(live):
    live.field.value = "4"
    live.button.click()
    assert "Right" in live.verdict.value
    live.field.value = "5"
    live.field._handle_msg({"content": {"data": {"method": "custom", "content": {"event": "submit"}}}, "buffers": []})
    assert "Not yet" in live.verdict.value


def test_another_step_asks_anew_and_the_end_asks_nothing(live):
    live.field.value = "4"
    live.check()
    live.controls["step"].value = 2
    assert live.field.value == "" and "Right" not in live.verdict.value and live.field.description == "Predict twice 3:"
    live.controls["step"].value = 3
    assert live.field.disabled and live.button.disabled and live.check() is None


def test_the_same_question_keeps_what_was_typed(live):
    live.field.value = "4"
    live.draw()
    assert live.field.value == "4"


def test_the_steps_so_far_are_text(live):
    assert live.twin.value.count("<li>") == 1
    live.controls["step"].value = 3
    assert live.twin.value.count("<li>") == 3 and "3 &lt;doubled&gt; is 6" in live.twin.value
    live.controls["step"].value = 2
    assert live.twin.value.count("<li>") == 2
