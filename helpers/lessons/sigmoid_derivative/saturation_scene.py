"""The slope far out, on a log scale: where 1 - sigma loses all its digits and sigma(-z) keeps them."""

import numpy as np

from ... import sigmoid, sigmoid_grad
from ...figures import Choice, Learner, Scene, Slider
from ...figures.learner import one_by_one
from ...figures.text import number, scientific
from ...palette import GREY, SYMBOL_COLOURS

GRID = np.linspace(-60, 60, 241)
BOTTOM, ZERO = 1e-32, 1e-30  # the strip below the smallest slope shown, where exact zeros are drawn


def by_subtraction(z):
    """The slope as sigma(z) (1 - sigma(z)): right on paper, exactly 0 as soon as sigma(z) rounds to 1."""
    s = sigmoid(z)
    return s * (1 - s)


def on_paper(values):
    """Values for a log axis: zeros go into the strip at the bottom, what is negative is not shown."""
    values = np.asarray(values, dtype=float)
    return np.where(values == 0, ZERO, np.where(values > 0, np.maximum(values, BOTTOM), np.nan))


class SaturationScene(Scene):
    """The slope by a function and by subtraction, for z from -60 to 60, in float64 or float32."""

    title = "The slope where the sigmoid is flat"
    size = (640, 320)
    caption = ("Each mark on the left stands for a thousand million times less than the one above it. Move z to the right: "
               "sigma times one minus sigma falls to exactly 0 while there is still a slope. Why not on the left?")
    controls = (Slider("z", -60, 60, 30, step=0.5), Choice("dtype", ("float64", "float32"), "float64", label="number type"))
    columns = 2

    def __init__(self, sigmoid_grad_function=None):
        self.slope = Learner(sigmoid_grad_function, sigmoid_grad, one_by_one)
        self.learners = (self.slope,)

    def build(self, canvas):
        axes = canvas.axes(66, 40, 560, 252, title="slope of the sigmoid (log scale)", xlabel="z", yscale="log",
                           xlim=(-60, 60), ylim=(BOTTOM, 30), xticks=range(-60, 61, 20),
                           yticks={ZERO: "exactly 0", 1e-27: "1e−27", 1e-18: "1e−18", 1e-9: "1e−9", 1: "1"})
        axes.axhspan(BOTTOM, 1e-28, facecolor="white", edgecolor="#cccccc", hatch="////", linewidth=0, zorder=0)
        red, orange = SYMBOL_COLOURS["g"], SYMBOL_COLOURS["s"]
        self.curve, = axes.plot([], [], color=red, linewidth=4, label=self.slope.name or "sigmoid_grad")
        self.short, = axes.plot([], [], "--", color=orange, linewidth=1.6, label="sigma times (1 − sigma)")
        axes.legend(loc="upper left", bbox_to_anchor=(0.0, 0.9))
        self.here = axes.axvline(0, color=GREY, linewidth=1)
        self.mark, = axes.plot([], [], "s", color=orange, markeredgecolor="white", markersize=9, zorder=5.5)
        self.dot, = axes.plot([], [], "o", color=red, markeredgecolor="white", markersize=7, zorder=5.6)
        self.canvas = canvas
        canvas.moving(self.here, self.mark, self.dot)

    def _standing(self, dtype):
        """The two curves, which depend on the number type alone."""
        grid = GRID.astype(dtype)
        self.curve.set_data(GRID, on_paper(self.slope(grid, shape=grid.shape)))
        self.short.set_data(GRID, on_paper(by_subtraction(grid)))

    def update(self, values):
        z = np.array([values["z"]], dtype=values["dtype"])
        if self.canvas.setting(values["dtype"]):
            self._standing(values["dtype"])
        (ours,), (short,) = self.slope(z, shape=(1,)), by_subtraction(z)
        self.here.set_xdata([values["z"]] * 2)
        self.dot.set_data([values["z"]], on_paper([ours]))
        self.mark.set_data([values["z"]], on_paper([short]))
        return (f"At z = {number(values['z'], 1)} in {values['dtype']}: {self.slope.name or 'sigmoid_grad'} gives "
                f"{scientific(ours)}; sigma times (1 − sigma) gives {scientific(short)}.")
