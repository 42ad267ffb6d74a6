"""Numbers that move with a picture, set from ready-made letters.

Laying out one text costs matplotlib a third of a millisecond, and a figure shows a dozen that change in every
frame. Here each letter is drawn once, by matplotlib, and a number is put together from those pictures.
"""

from functools import lru_cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties

from .style import INK, STYLE, house_style

DPI, HEIGHT, BASE, MARGIN = 100, 16, 4, 4  # a letter's cell in pixels; its baseline above the cell's bottom


@lru_cache(maxsize=1)
def _press():
    """What draws one letter: matplotlib's renderer by itself, without the figure around it that would cost most."""
    return RendererAgg(32, HEIGHT, DPI)


@lru_cache(maxsize=512)
def letter(character: str, size: float, weight: str):
    """Coverage (HEIGHT, width + 2 MARGIN) between 0 and 1 of one letter, and its width in whole pixels."""
    press, font = _press(), FontProperties(family=STYLE["font.family"], size=size, weight=weight)
    with house_style():
        wide, narrow = (press.get_text_width_height_descent(word, font, False)[0] for word in (f"0{character}0", "00"))
        width = max(1, round(wide - narrow))
        press.clear()
        black = press.new_gc()
        black.set_foreground("black")
        press.draw_text(black, MARGIN, HEIGHT - BASE, character, font, 0)
    return np.asarray(press.buffer_rgba())[:, : width + 2 * MARGIN, 3] / 255, width


@lru_cache(maxsize=4096)
def word(text: str, colour: str, size: float, weight: str, plate: bool):
    """Pixels (HEIGHT, width, 4) of a line of text, on white when ``plate`` is set."""
    letters = [letter(character, size, weight) for character in text]
    cover = np.zeros((HEIGHT, sum(width for _, width in letters) + 2 * MARGIN))
    left = 0
    for picture, width in letters:
        spot = cover[:, left: left + picture.shape[1]]
        np.maximum(spot, picture[:, : spot.shape[1]], out=spot)
        left += width
    pixels = np.empty((*cover.shape, 4))
    pixels[..., :3] = to_rgb(colour)
    pixels[..., 3] = cover
    if plate:
        pixels[..., :3] = 1 + cover[..., None] * (pixels[..., :3] - 1)
        pixels[..., 3] = 1
    return np.round(255 * pixels).astype(np.uint8)


class Numbers(Artist):
    """Lines of text in axes; ``put(texts, x, y)`` moves them all.

    x and y are data coordinates; ``align`` is "center", "left" or "right". Each text stands ``above`` pixels over its
    point (its middle at the point for 0, below for negative numbers); ``plate`` puts white behind it.
    """

    def __init__(self, canvas, axes, align="center", colour=INK, size=8.0, weight="normal", plate=False):
        super().__init__()
        self.align, self.look = align, (colour, size, weight, plate)
        self.texts, self.points, self.above = (), np.zeros((0, 2)), ()
        axes.add_artist(self)
        self.set_clip_on(False)
        self.set_zorder(6)
        canvas.moving(self)

    def put(self, texts, x, y, above=0.0):
        """Show these texts at these points."""
        self.texts = tuple(texts)
        x, y, above = np.broadcast_arrays(x, y, above, *[np.zeros(len(self.texts))])[:3]
        self.points, self.above = np.stack([x, y], axis=1).astype(float), above

    def draw(self, renderer):
        """Copy the ready letters into the picture."""
        if not self.get_visible() or not self.texts:
            return
        context = renderer.new_gc()
        places = self.axes.transData.transform(self.points)
        for text, (x, y), above in zip(self.texts, places, self.above, strict=True):
            if text and np.isfinite(x) and np.isfinite(y):
                picture = word(text, *self.look)
                shift = {"center": picture.shape[1] / 2, "left": MARGIN, "right": picture.shape[1] - MARGIN}[self.align]
                lift = above - (BASE + 3 if above == 0 else BASE if above > 0 else BASE + 6)
                renderer.draw_image(context, round(x - shift), round(y + lift), picture[::-1])
        context.restore()
