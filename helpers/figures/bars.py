"""Bars with their numbers on top; what is no number is an empty hatched bar that says so."""

import numpy as np

from ..palette import GREY
from .numbers import Numbers
from .text import short


class Bars:
    """Bars at ``places`` in axes, moved by ``set(values)``.

    ``top`` is the height up to which a bar can be seen, a longer one has a gap below its end; the hatched bar of a nan
    is ``top`` high. With ``signed``, numbers carry their sign and stand below the bars that go down. ``still`` bars
    belong to the standing part of the picture: they cost no frame anything, and are to be set only when
    ``canvas.setting`` says that this part is drawn anew.
    """

    def __init__(self, canvas, axes, places, colour, width=0.62, top=1.0, digits=3, signed=False, hatch=None, still=False):
        self.top, self.digits, self.signed = top, digits, signed
        places = np.asarray(places, dtype=float)
        face = "white" if hatch else colour
        self.bars = axes.bar(places, np.zeros(len(places)), width, color=face, edgecolor=colour, hatch=hatch).patches
        self.empty = axes.bar(places, np.full(len(places), top), width, color="white", edgecolor=GREY, hatch="////",
                              linestyle=":", linewidth=1).patches
        self.gaps = axes.vlines(places, 0, 0, color="white", linewidth=3, zorder=1.5)
        self.reach = width / 2
        self.numbers, self.notes = Numbers(canvas, axes), Numbers(canvas, axes, plate=True)
        self.places = places
        if not still:
            canvas.moving(*self.bars, *self.empty, self.gaps)

    def set(self, values):
        """Give the bars these heights; a bar that would leave the picture ends at its edge, with its number."""
        values = np.asarray(values, dtype=float)
        shown = np.isfinite(values)
        heights = np.clip(np.where(shown, values, self.top), -self.top, self.top)
        for bar, empty, seen, height in zip(self.bars, self.empty, shown, heights, strict=True):
            bar.set_visible(seen)
            empty.set_visible(not seen)
            bar.set_height(height)
        self._cut(np.sign(heights) * (shown & (np.abs(values) > 1.05 * self.top)))
        texts = [short(value, self.digits, self.signed) for value in values]
        self.numbers.put([text if seen else "" for text, seen in zip(texts, shown, strict=True)], self.places, heights,
                         np.where(heights >= 0, 4.0, -4.0))
        self.notes.put(["" if seen else text for text, seen in zip(texts, shown, strict=True)], self.places,
                       self.top / 2)

    def _cut(self, sides):
        """A slanting gap in each bar that is longer than the picture: 1 for those that go up, -1 for down, 0 for none."""
        self.gaps.set_visible(bool(np.any(sides)))
        low, high = 0.82 * self.top, 0.9 * self.top
        self.gaps.set_segments([[(x - self.reach, side * low), (x + self.reach, side * high)]
                                for x, side in zip(self.places, sides, strict=True) if side])
