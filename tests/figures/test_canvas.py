"""The canvas: a frame equals a full draw pixel for pixel, and what stands still is drawn again only when it must be."""

import io

import numpy as np
import pytest
from PIL import Image

from helpers.figures.canvas import Canvas
from helpers.figures.numbers import Numbers, letter, word
from helpers.figures.png import encode, encode_small


@pytest.fixture
def busy():
    """A canvas with something below, among and above what moves."""
    canvas = Canvas(200, 120)
    axes = canvas.axes(30, 20, 150, 80, title="title", xlim=(0, 4), ylim=(-1, 1), xticks=(0, 2, 4), yticks=(-1, 0, 1))
    axes.plot([0, 4], [-1, 1], label="still")
    axes.legend(loc="upper left").set_zorder(30)  # above everything, also above what is lifted
    bar, = axes.bar([2], [0.5], color="#bb6b01").patches
    dot, = axes.plot([1], [0.2], "o")
    numbers = Numbers(canvas, axes, plate=True)
    canvas.moving(bar, dot)

    def move(value):
        bar.set_height(value)
        dot.set_data([2 + value], [value])
        numbers.put([f"{value:.2f}"], [2], [value], 4)

    return canvas, axes, move


@pytest.mark.parametrize("value", np.linspace(-1.2, 1.2, 9))
def test_a_frame_is_a_full_draw(busy, value):
    canvas, _, move = busy
    move(0.1)
    canvas.pixels()
    move(value)
    frame = canvas.pixels().copy()
    assert np.array_equal(frame, canvas.full_pixels())


def test_frames_leave_nothing_behind(busy):
    canvas, _, move = busy
    move(0.3)
    first = canvas.pixels().copy()
    move(-0.9)
    assert not np.array_equal(first, canvas.pixels())
    move(0.3)
    assert np.array_equal(first, canvas.pixels())


def full_draws(canvas, monkeypatch):
    drawn = []
    draw = canvas._agg.draw
    monkeypatch.setattr(canvas._agg, "draw", lambda: drawn.append(1) or draw())
    return drawn


def test_only_new_limits_or_a_new_setting_cost_a_full_draw(busy, monkeypatch):
    canvas, axes, move = busy
    drawn = full_draws(canvas, monkeypatch)
    for value in (0.1, 0.2, 0.3):
        move(value)
        canvas.pixels()
    assert len(drawn) == 1
    axes.set_ylim(-2, 2)
    frame = canvas.pixels().copy()
    assert len(drawn) == 2
    assert np.array_equal(frame, canvas.full_pixels())
    canvas.pixels()
    before = len(drawn)
    assert canvas.setting("float32")
    canvas.pixels()
    assert not canvas.setting("float32")
    canvas.pixels()
    assert len(drawn) == before + 1


def test_the_learners_own_style_does_not_reach_the_figures(busy):
    import matplotlib

    canvas, _, move = busy
    move(0.5)
    usual = canvas.full_pixels()
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "black", "xtick.labelsize": 30, "hatch.linewidth": 9}):
        other = Canvas(200, 120)
        other.axes(30, 20, 150, 80, title="title", xlim=(0, 4), ylim=(-1, 1), xticks=(0, 2, 4), yticks=(-1, 0, 1))
        styled = other.pixels()
    corner = np.s_[-19:, :]  # the tick labels below the axes
    assert np.array_equal(usual[corner], styled[corner])


def test_a_png_holds_the_very_pixels(busy):
    canvas, _, move = busy
    move(0.4)
    pixels = canvas.pixels().copy()
    decoded = np.asarray(Image.open(io.BytesIO(canvas.png())))
    assert np.array_equal(decoded, pixels)


def test_the_small_png_is_smaller_and_nearly_the_same(busy):
    canvas, _, move = busy
    move(0.4)
    pixels = canvas.pixels().copy()
    small = encode_small(pixels)
    decoded = np.asarray(Image.open(io.BytesIO(small)).convert("RGB"))
    assert len(small) < len(encode(pixels)) / 2
    assert np.abs(decoded.astype(int) - pixels[..., :3]).mean() < 1.5


def test_letters_are_as_wide_as_matplotlib_sets_them():
    for text in ("0.628", "−0.50", "nan", "+12.3"):
        width = sum(letter(character, 8.0, "normal")[1] for character in text)
        figure = Canvas(200, 50).figure
        box = figure.text(0, 0, text, fontsize=8, family="DejaVu Sans").get_window_extent(figure.canvas.get_renderer())
        assert abs(width - box.width) <= 3


def test_a_plate_is_opaque_and_bare_letters_are_not():
    assert (word("nan", "#000000", 8.0, "normal", True)[..., 3] == 255).all()
    assert (word("nan", "#000000", 8.0, "normal", False)[..., 3] == 0).any()
