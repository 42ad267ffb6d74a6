"""A control in which a line of text is typed: it redraws, is set back, and a pasted book is cut."""

import pytest

from helpers.figures import Scene, Text, figure


class Echo(Scene):
    """Counts the letters of what is typed."""

    title, caption = "Letters", "How many letters there are."
    controls = (Text("line", "abc", ("", "de"), "A line", longest=6),)

    def build(self, canvas):
        self.drawn = []

    def update(self, values):
        self.drawn.append(values["line"])
        return f"{len(values['line'])} letters"


@pytest.fixture
def live():
    return figure(Echo())


def test_typing_redraws_at_once_and_reset_goes_back(live):
    assert live.says == "3 letters" and live.controls["line"].description == "A line"
    live.controls["line"].value = "abcde"
    assert live.says == "5 letters"
    live.reset()
    assert live.says == "3 letters" and live.values == {"line": "abc"}


def test_an_empty_line_is_a_value_like_any_other(live):
    live.controls["line"].value = ""
    assert live.says == "0 letters" and live.error is None


def test_what_is_too_long_is_cut_and_drawn_once(live):
    before = len(live.scene.drawn)
    live.controls["line"].value = "x" * 10_000
    assert live.values == {"line": "xxxxxx"} and live.scene.drawn[before:] == ["xxxxxx"]


def test_the_samples_begin_with_the_start():
    assert Text("line", "abc", ("", "de")).samples(2) == ["abc", ""]
