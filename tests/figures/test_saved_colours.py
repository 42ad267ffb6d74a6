"""A saved picture keeps every symbol's colour, however few pixels it fills."""

import io

import numpy as np
from matplotlib.colors import to_rgb
from PIL import Image

from helpers.figures.canvas import Canvas
from helpers.figures.png import encode_small
from helpers.figures.sheet import Sheet
from helpers.palette import BLUE, GREEN, ORANGE, PURPLE, RED


def test_words_in_five_colours_among_many_greys_keep_their_colours():
    canvas = Canvas(640, 300)
    axes = canvas.axes(0, 0, 640, 300)
    axes.set_axis_off()
    sheet = Sheet(canvas, axes)
    for row in range(10):
        for column in range(14):
            sheet.cell(f"{row}.{column:02d}", 10 + 40 * column, 40 + 20 * row, 37, 18, ground=str(0.9 - row / 40))
    for k, colour in enumerate((BLUE, GREEN, ORANGE, PURPLE, RED)):
        sheet.words(f"name {k}", 10 + 90 * k, 20, colour)
    pixels = np.array(canvas.pixels())
    saved = np.asarray(Image.open(io.BytesIO(encode_small(pixels))).convert("RGB")).astype(int)
    for colour in (BLUE, GREEN, ORANGE, PURPLE, RED):
        own = (pixels[..., :3] == np.round(255 * np.array(to_rgb(colour)))).all(axis=-1)
        assert own.any() and np.abs(saved[own] - pixels[..., :3][own]).max() <= 3
