"""Softmax under a scale: dividing the logits by a temperature T changes the bars, adding c to them does not."""

import numpy as np

from ... import softmax
from ...figures import Learner, Scene, Slider
from ...figures.learner import as_vector
from ...figures.text import in_sight, number, sum_told
from ...palette import GREY, SYMBOL_COLOURS
from .shift_scene import LOGITS

STYLES = ("-", "--", "-.", ":")
LABELLED_AT = 2.0  # the temperature where the four curves stand far enough apart for their names


class TemperatureScene(Scene):
    """Left: softmax((z + c) / T) as bars. Right: the same four numbers for every T, without c."""

    title = "Softmax under a change of scale"
    size = (640, 290)
    caption = ("Move T: all logits are divided by it. A small T sharpens towards the largest logit, a large T flattens "
               "towards equal bars. Then move c, which is added first: the exponents (blue) "
               "change, the bars should not.")
    controls = (Slider("T", 0.1, 10, 1, step=0.02, label="temperature T", log=True),
                Slider("c", -5, 5, 0, label="shift c"))
    columns = 2

    def __init__(self, softmax_function=None):
        self.softmax = Learner(softmax_function, softmax, as_vector)
        self.learners = (self.softmax,)

    def build(self, canvas):
        from ...figures.bars import Bars
        from ...figures.numbers import Numbers

        name, orange = self.softmax.name or "softmax", SYMBOL_COLOURS["yhat"]
        left = canvas.axes(36, 42, 250, 222, title=f"{name}((z + c) / T)", xlim=(-0.6, 3.6), ylim=(0, 1.1),
                           xticks={k: f"class {k}" for k in range(4)}, yticks=(0, 0.5, 1))
        right = canvas.axes(334, 42, 292, 222, title=f"{name}(z / T) for every T", xlabel="temperature T (log scale)",
                            xscale="log", xlim=(0.1, 10), ylim=(0, 1.1), yticks=(0, 0.5, 1),
                            xticks={0.1: "0.1", 1: "1", 10: "10"})
        self.bars = Bars(canvas, left, range(4), orange)
        self.exponents = Numbers(canvas, left, colour=SYMBOL_COLOURS["z"])
        self._build_curves(right, orange)
        self.here = right.axvline(1, color=GREY, linewidth=1)
        self.dots, = right.plot([1] * 4, [0] * 4, "o", color=orange, markeredgecolor="white", markersize=7, zorder=5)
        canvas.moving(self.here, self.dots)

    def _build_curves(self, axes, colour):
        z, temperatures = np.array(LOGITS), np.geomspace(0.1, 10, 81)
        curves = np.array([self.softmax.first_row(z / T) for T in temperatures])
        named = self.softmax.first_row(z / LABELLED_AT)
        plate = dict(facecolor="white", edgecolor="none", pad=0.6)
        for k, style in enumerate(STYLES):
            axes.plot(temperatures, in_sight(curves[:, k]), style, color=colour, linewidth=1.5)
            if 0 <= named[k] <= 1.1:
                axes.text(LABELLED_AT, named[k], str(k), color=colour, ha="center", va="center", bbox=plate)

    def update(self, values):
        T, c = values["T"], values["c"]
        z = np.array(LOGITS)
        plain, shifted = (self.softmax.first_row(row / T) for row in (z, z + c))
        self.bars.set(shifted)
        exponents = (z + c) / T
        self.exponents.put([number(float(e), 1, signed=True) for e in exponents], range(4), 0, -24)
        self.here.set_xdata([T, T])
        self.dots.set_data([T] * 4, in_sight(plain))
        return f"T = {number(T)}: {self._told(c, plain, shifted)}."

    def _told(self, c, plain, shifted):
        """What the bars show, in words."""
        if np.isnan(shifted).all():
            return f"{self.softmax.name or 'softmax'} gives no numbers"
        change, wrong = float(np.abs(shifted - plain).max()), sum_told(shifted)
        told = f"the largest bar is {number(float(shifted.max()), 3)}, the smallest {number(float(shifted.min()), 3)}"
        if wrong:
            told += f"; {wrong}"
        if c == 0:
            return told
        moved = "changes nothing" if change < 1e-9 else f"changes a bar by {number(change, 3)}"
        return f"{told}. Adding c = {number(c, 1)} to every logit {moved}"
