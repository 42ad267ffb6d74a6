"""Upright arrows from a zero line, with their numbers at the tip."""

import numpy as np

from .numbers import Numbers
from .text import number

SMALL = 0.04  # of the full length: shorter than an arrow's head, so a dot is drawn


class Arrows:
    """One arrow at each of ``places``; ``set(values)`` moves their tips. What is no number is written, not drawn."""

    def __init__(self, canvas, axes, places, colour, top=1.0, digits=2):
        self.places, self.top, self.digits = np.asarray(places, dtype=float), top, digits
        self.stems = axes.vlines(self.places, 0, 0, color=colour, linewidth=3)
        self.up, = axes.plot([], [], "^", color=colour, markersize=9)
        self.down, = axes.plot([], [], "v", color=colour, markersize=9)
        self.dot, = axes.plot([], [], "o", color=colour, markersize=5)
        self.numbers = Numbers(canvas, axes)
        canvas.moving(self.stems, self.up, self.down, self.dot)

    def set(self, values):
        """Point the arrows at these values; one that leads out of the picture ends at its edge."""
        values = np.asarray(values, dtype=float)
        shown = np.isfinite(values)
        tips = np.clip(np.where(shown, values, 0), -self.top, self.top)
        self.stems.set_segments([[(x, 0), (x, tip)] for x, tip in zip(self.places, tips, strict=True)])
        small = np.abs(tips) < SMALL * self.top
        kinds = (self.up, tips > 0, ~small), (self.down, tips < 0, ~small), (self.dot, shown, small)
        for heads, chosen in ((heads, shown & side & size) for heads, side, size in kinds):
            heads.set_data(self.places[chosen], tips[chosen])
        texts = [number(float(value), self.digits, signed=True) for value in values]
        self.numbers.put(texts, self.places, tips, np.where(tips < 0, -8.0, 8.0))
