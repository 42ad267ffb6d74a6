"""The sigmoid's slope as a product: sigma times 1 - sigma is the area of a rectangle, traced as z moves."""

import numpy as np

from ... import sigmoid
from ...figures import Learner, Scene, Slider
from ...figures.learner import one_by_one
from ...figures.text import in_sight, number
from ...palette import SYMBOL_COLOURS

GRID = np.linspace(-8, 8, 321)


class ProductScene(Scene):
    """Left: both factors. Middle: a rectangle with these sides. Right: its area, drawn up to the present z."""

    title = "Sigma times one minus sigma"
    size = (640, 290)
    caption = ("The two factors are the sides of a rectangle; its area is the slope of the sigmoid. Move z from left to "
               "right and watch the area: where is it largest, and what shape is the rectangle there?")
    controls = (Slider("z", -8, 8, 1.5),)

    def __init__(self, sigmoid_function=None):
        self.sigmoid = Learner(sigmoid_function, sigmoid, one_by_one)
        self.learners = (self.sigmoid,)

    def build(self, canvas):
        name = self.sigmoid.name or "sigma"
        factors = canvas.axes(34, 42, 180, 220, title="the two factors", xlabel="z", xlim=(-8, 8), ylim=(0, 1.08),
                              xticks=(-8, 0, 8), yticks=(0, 0.5, 1))
        square = canvas.axes(262, 74, 156, 156, title="as sides of a rectangle", xlabel=name, ylabel=f"1 − {name}",
                             xlim=(0, 1), ylim=(0, 1), xticks=(0, 0.5, 1), yticks=(0, 0.5, 1))
        areas = canvas.axes(460, 42, 168, 220, title="the area, traced up to z", xlabel="z", xlim=(-8, 8), ylim=(0, 0.29),
                            xticks=(-8, 0, 8), yticks=(0, 0.1, 0.2))
        self.curve = in_sight(self.sigmoid(GRID, shape=GRID.shape))
        self._build_factors(factors, name)
        self._build_moving(canvas, factors, square, areas)

    def _build_factors(self, axes, name):
        orange = SYMBOL_COLOURS["s"]
        axes.plot(GRID, self.curve, color=orange)
        axes.plot(GRID, 1 - self.curve, "--", color=orange)
        axes.text(7.8, 0.86, name, ha="right", color=orange)
        axes.text(-7.8, 0.86, f"1 − {name}", ha="left", color=orange)

    def _build_moving(self, canvas, factors, square, areas):
        from matplotlib.patches import Rectangle

        from ...figures.numbers import Numbers

        orange, red = SYMBOL_COLOURS["s"], SYMBOL_COLOURS["g"]
        self.pair, = factors.plot([0, 0], [0, 0], "o-", color="black", linewidth=1, markersize=5)
        self.box = square.add_patch(Rectangle((0, 0), 0, 0, facecolor=red, alpha=0.3, edgecolor=red, hatch=".."))
        self.sides, = square.plot([0, 0, 0], [0, 0, 0], color=orange, linewidth=3, solid_capstyle="butt")
        self.trace, = areas.plot([], [], color=red)
        self.tip, = areas.plot([], [], "o", color=red, markeredgecolor="white", markersize=8)
        self.area = Numbers(canvas, square)
        canvas.moving(self.pair, self.box, self.sides, self.trace, self.tip)

    def update(self, values):
        z = values["z"]
        (s,) = self.sigmoid(np.array([z]), shape=(1,))
        rest, area = 1 - s, s * (1 - s)
        width, height = in_sight([s, rest], 10)
        self.pair.set_data([z, z], [width, height])
        self.box.set_width(width)
        self.box.set_height(height)
        self.sides.set_data([0, width, width], [height, height, 0])
        self.area.put([f"area {number(area, 4)}"], 0.7, 0.8)
        before = GRID < z
        self.trace.set_data(np.append(GRID[before], z), in_sight(np.append((self.curve * (1 - self.curve))[before], area)))
        self.tip.set_data([z], in_sight([area]))
        return f"At z = {number(z, 1)}: {number(s, 4)} times {number(rest, 4)} is {number(area, 4)}."
