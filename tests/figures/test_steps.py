"""A control that steps: Back and Next, a number that can be typed, a slider; all of one mind, and bounded."""

import ipywidgets
import pytest

from helpers.figures import Scene, Steps, figure
from helpers.figures.style import INK


class Counting(Scene):
    """One bar, as high as the step."""

    title = "Steps"
    caption = "Press Next."
    size = (300, 120)
    controls = (Steps("step", 5, 2),)

    def build(self, canvas):
        axes = canvas.axes(20, 20, 260, 80, xlim=(0, 2), ylim=(0, 6))
        self.bar, = axes.bar([1], [0], color=INK).patches
        canvas.moving(self.bar)

    def saved(self):
        return {"step": 5}

    def update(self, values):
        self.bar.set_height(values["step"])
        return f"Step {values['step']} of 5."


class Playing(Counting):
    controls = (Steps("step", 5, play=40),)


def parts(live):
    row = live.children[0].children[0]
    back, ahead = (next(w for w in row.children if getattr(w, "description", "") == name) for name in ("Back", "Next"))
    box = next(w for w in row.children if isinstance(w, ipywidgets.BoundedIntText))
    slider = next(w for w in row.children if isinstance(w, ipywidgets.IntSlider))
    return back, ahead, box, slider


def test_buttons_box_and_slider_move_one_another_and_the_picture():
    live = figure(Counting())
    back, ahead, box, slider = parts(live)
    assert live.says == "Step 2 of 5." and (box.value, slider.value) == (2, 2)
    picture = live._picture.value
    ahead.click()
    assert live.says == "Step 3 of 5." and (box.value, slider.value) == (3, 3) and live._picture.value != picture
    back.click()
    assert live.says == "Step 2 of 5." and live._picture.value == picture
    box.value = 4
    assert live.says == "Step 4 of 5." and slider.value == 4
    slider.value = 1
    assert live.says == "Step 1 of 5." and box.value == 1


def test_the_ends_are_bounds():
    live = figure(Counting())
    back, ahead, box, _ = parts(live)
    assert not back.disabled and not ahead.disabled
    for _ in range(7):
        ahead.click()
    assert live.values == {"step": 5} and ahead.disabled and not back.disabled
    for _ in range(7):
        back.click()
    assert live.values == {"step": 1} and back.disabled and not ahead.disabled
    box.value = 99
    assert live.values == {"step": 5}


def test_each_move_draws_once(monkeypatch):
    live = figure(Counting())
    drawn, draw = [], live.draw
    monkeypatch.setattr(live, "draw", lambda: drawn.append(1) or draw())
    back, ahead, box, slider = parts(live)
    for move in (ahead.click, back.click, lambda: setattr(box, "value", 4), lambda: setattr(slider, "value", 1)):
        drawn.clear()
        move()
        assert len(drawn) == 1


def test_what_a_screen_reader_finds():
    back, ahead, box, _ = parts(figure(Counting()))
    assert box.description == "Step" and back.tooltip and ahead.tooltip
    words = [w.value for w in figure(Counting()).children[0].children[0].children if isinstance(w, ipywidgets.Label)]
    assert words == ["of 5"]


def test_reset_goes_back_to_the_first():
    live = figure(Counting())
    parts(live)[1].click()
    live.reset()
    assert live.says == "Step 2 of 5."


def test_the_saved_picture_shows_what_the_scene_wants_and_the_live_one_stays():
    live = figure(Counting())
    before = live._picture.value
    _, metadata = live._repr_mimebundle_()
    assert "Step 5 of 5." in metadata["image/png"]["alt"]
    assert live._picture.value == before and live.says == "Step 2 of 5." and "Step 2 of 5." in live.alt
    assert live.draw() == before


def test_play_is_there_when_asked_for_and_goes_as_far():
    row = figure(Playing()).children[0].children[0]
    play = next(w for w in row.children if isinstance(w, ipywidgets.Play))
    assert (play.min, play.max, play.value, play.interval) == (1, 5, 1, 40)
    assert not any(isinstance(w, ipywidgets.Play) for w in figure(Counting()).children[0].children[0].children)


def test_steps_are_whole_numbers_over_the_range_and_a_start_outside_is_refused():
    assert Steps("step", 3).samples(9) == [1, 2, 3] and Steps("step", 26).samples(2) == [1, 26]
    for start in (0, 4):
        with pytest.raises(ValueError, match="start"):
            Steps("step", 3, start)
