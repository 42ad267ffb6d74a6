"""A sheet of cells and words painted as pixels: dozens of numbers change at a step, and matplotlib's texts are slow.

Places are in pixels from the top left, as one reads. Everything painted is opaque, so painting is copying.
"""

from functools import lru_cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_rgb

from .numbers import HEIGHT, MARGIN, word
from .style import INK

CROSS = [(i, i) for i in range(5)] + [(i, 4 - i) for i in range(5)]


class Sheet(Artist):
    """The painted part of a picture, as large as the canvas, see-through where nothing is painted."""

    def __init__(self, canvas, axes):
        super().__init__()
        self.pixels = np.zeros((canvas.height, canvas.width, 4), dtype=np.uint8)
        self.boxes = []  # what was painted where: (left, top, right, bottom, text)
        axes.add_artist(self)
        self.set_clip_on(False)
        self.set_zorder(6)
        canvas.moving(self)

    def clear(self):
        """Wipe the sheet."""
        self.pixels[:] = 0
        self.boxes.clear()

    def paste(self, picture, left, top, what=""):
        """Put pixels (height, width, 4) with their top left corner here; what leads out of the sheet raises ValueError."""
        height, width = picture.shape[:2]
        self.pixels[top:top + height, left:left + width] = picture
        self.boxes.append((left, top, left + width, top + height, what))

    def words(self, text, left, middle, colour=INK, size=8.0, weight="normal", align="left"):
        """A line of text whose middle has this height; ``align`` says which end (or the middle) ``left`` names."""
        if text:
            picture = word(text, colour, size, weight, True)[:, MARGIN - 1: 1 - MARGIN]
            shift = {"left": 0, "center": picture.shape[1] // 2, "right": picture.shape[1]}[align]
            self.paste(picture, left - shift, middle - HEIGHT // 2, text)

    def cell(self, text, left, top, width, height, **look):
        """A cell with a text in its middle; ``look`` as for ``tile``."""
        self.paste(tile(text, width, height, **look), left, top, text or "cell")

    def fill(self, left, top, width, height, colour):
        """One colour over a box."""
        self.pixels[top:top + height, left:left + width] = (*_bytes(colour), 255)

    def frame(self, left, top, width, height, colour=INK, thick=2):
        """The outline of a box, over what is painted there."""
        box = self.pixels[top:top + height, left:left + width]
        for side in (box[:thick], box[-thick:], box[:, :thick], box[:, -thick:]):
            side[...] = (*_bytes(colour), 255)

    def draw(self, renderer):
        """Copy the sheet into the picture."""
        if self.get_visible():
            renderer.draw_image(renderer.new_gc(), 0, 0, self.pixels[::-1])


@lru_cache(maxsize=8192)
def tile(text, width, height, ground="white", edge="#999999", thick=1, ink=INK, size=7.5, weight="normal", crossed=False):
    """Pixels (height, width, 4) of one cell. A ``crossed`` one has a small x in its corner: a sign, beside its colour."""
    pixels = np.full((height, width, 4), 255, dtype=np.uint8)
    pixels[..., :3] = _bytes(edge)
    pixels[thick:height - thick, thick:width - thick, :3] = _bytes(ground)
    if crossed:
        for row, column in CROSS:
            pixels[1 + row, width - 8 + column:width - 6 + column, :3] = _bytes(ink)
    if text:
        _write(pixels, word(text, ink, size, weight, False), 2 if crossed else 0)
    pixels.setflags(write=False)
    return pixels


def _write(pixels, letters, lower):
    """Blend a word into the middle of a cell, a little lower where its corner is taken; what is too long is cut."""
    height, width = pixels.shape[:2]
    letters = letters[:, max(0, (letters.shape[1] - width + 2) // 2):][:, :width - 2]
    top, left = (height - HEIGHT) // 2 + lower, (width - letters.shape[1]) // 2
    low = max(0, -top)
    letters = letters[low:low + height - max(top, 0)]
    spot = pixels[max(top, 0):max(top, 0) + letters.shape[0], left:left + letters.shape[1]]
    cover = letters[..., 3:] / 255
    spot[..., :3] = np.round(letters[..., :3] * cover + spot[..., :3] * (1 - cover))


def _bytes(colour):
    return np.round(255 * np.array(to_rgb(colour))).astype(np.uint8)
