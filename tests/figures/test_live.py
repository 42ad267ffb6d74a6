"""The figure in the notebook: controls move it, errors show, and a page without a kernel has a picture with its words."""

import base64
import io

import numpy as np
import pytest
from PIL import Image

from helpers.figures import Choice, Learner, Scene, Slider, Switch, Text, figure
from helpers.figures.style import INK


class Plain(Scene):
    """One bar under a slider, with everything a scene can have."""

    title = "A bar"
    caption = "Move h <up>."
    size = (200, 120)
    controls = (Slider("h", 0, 1, 0.5), Slider("w", 0.1, 10, 1, log=True), Choice("unit", ("m", "km"), "m"), Switch("on", True))

    def __init__(self, function=None):
        self.rule = Learner(function, lambda h: h)
        self.learners = (self.rule,)

    def build(self, canvas):
        axes = canvas.axes(20, 20, 160, 80, xlim=(0, 2), ylim=(0, 1))
        self.bar, = axes.bar([1], [0], color=INK).patches
        canvas.moving(self.bar)

    def update(self, values):
        if values["h"] > 0.9:
            raise ArithmeticError("too high")
        height, = self.rule(np.array([values["h"]]), shape=(1,))
        self.bar.set_height(np.nan_to_num(height))
        return f"h is {values['h']:.2f} {values['unit']}."


def test_a_slider_redraws_the_picture_in_place():
    live = figure(Plain())
    before = live._picture.value
    live.controls["h"].value = 0.7
    assert live._picture.value != before and live.says == "h is 0.70 m." and live.error is None
    assert "h is 0.70 m." in live._words.value
    live.controls["h"].value = 0.5
    assert live._picture.value == before


@pytest.mark.parametrize("name", ["h", "w"])
def test_slider_and_number_box_follow_one_another(name):
    live = figure(Plain())
    slider = live.controls[name]
    panel = live.children[0]
    box = next(row.children[0] for row in panel.children if getattr(row, "children", ()) and row.children[1] is slider)
    box.value = 0.3
    assert live.values[name] == pytest.approx(0.3)
    slider.value = 0.1 + 0.2 + 0.3
    assert box.value == 0.6
    assert box.description == name  # its name for a screen reader


def test_typing_does_not_shake_the_slider():
    live = figure(Plain())
    seen = []
    live.controls["w"].observe(lambda change: seen.append(change["new"]), "value")
    live.controls["w"].value = 10**0.123456
    assert seen == [10**0.123456]


def test_reset_goes_back_with_one_redraw(monkeypatch):
    live = figure(Plain())
    start = live._picture.value
    for name, value in (("h", 0.2), ("w", 5.0), ("unit", "km"), ("on", False)):
        live.controls[name].value = value
    drawn = []
    draw = live.draw
    monkeypatch.setattr(live, "draw", lambda: drawn.append(1) or draw())
    live.children[0].children[-1].click()
    assert live.values == live.scene.starts() and live._picture.value == start and len(drawn) == 1


def test_an_error_of_ours_is_raised_by_draw_and_shown_by_a_redraw():
    live = figure(Plain())
    good = live._picture.value
    with pytest.raises(ArithmeticError, match="too high"):
        live.draw({"h": 0.95})
    live.controls["h"].value = 0.95
    assert isinstance(live.error, ArithmeticError) and "too high" in live._words.value
    assert live._picture.value == good
    live.controls["h"].value = 0.5
    assert live.error is None and "too high" not in live._words.value


def test_an_error_of_the_learners_is_kept_and_shown_and_the_figure_lives_on():
    def mine(h):
        if h > 0.6:
            raise KeyError("<b>")
        return h

    live = figure(Plain(mine))
    assert live.error is None
    live.controls["h"].value = 0.8
    assert isinstance(live.error, KeyError)
    assert "mine raised KeyError" in live._words.value and "&lt;b&gt;" in live._words.value
    live.controls["h"].value = 0.4
    assert live.error is None and "KeyError" not in live._words.value


def test_the_bundle_holds_a_live_view_a_picture_and_fixed_words():
    live = figure(Plain())
    data, metadata = live._repr_mimebundle_()
    assert set(data) == {"text/plain", "image/png", "application/vnd.jupyter.widget-view+json"}
    assert data["text/plain"] == "Figure: A bar. Move h <up>."
    assert metadata == {"image/png": {"alt": "A bar. Move h <up>. h is 0.50 m."}}
    picture = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
    assert picture.mode == "P" and picture.width == 200 and picture.height > 120  # the words stand below
    assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    live.controls["h"].value = 0.8
    assert live._repr_mimebundle_()[0]["text/plain"] == data["text/plain"]


def test_the_picture_has_a_name_and_its_size():
    live = figure(Plain())
    assert live._picture.tooltip == "A bar" and live._picture.description == ""
    assert (live._picture.width, live._picture.height) == ("200", "120")
    assert live._picture.layout.height == "auto"  # or a narrow page would squeeze it
    assert live._words.layout.height  # fixed, so that words of another length do not move the page


def test_html_in_captions_is_text():
    assert "Move h &lt;up&gt;." in figure(Plain()).children[-1].value


@pytest.mark.parametrize("bad", [dict(low=0, high=1, start=2), dict(low=0, high=1, start=0.55),
                                 dict(low=0.1, high=10, start=1.05, log=True)])
def test_a_slider_starts_on_a_step_within_its_range(bad):
    with pytest.raises(ValueError, match="start"):
        Slider("x", **bad)


class Word(Scene):
    title = "A word"
    size = (120, 60)
    controls = (Text("word", "river", ("sea", ""), "a word", at_once=False),)

    def build(self, canvas):
        self.text = canvas.axes(0, 0, 120, 60).text(0.5, 0.5, "")
        canvas.moving(self.text)

    def update(self, values):
        self.text.set_text(values["word"])
        return f"You typed {values['word']}."


def test_a_word_is_typed_and_taken_as_a_whole():
    live = figure(Word())
    field = live.controls["word"]
    assert field.description == "a word" and not field.continuous_update and live.says == "You typed river."
    for word in Word.controls[0].samples():
        field.value = word
        assert live.says == f"You typed {word}." and live.error is None
    live.reset()
    assert field.value == "river"
