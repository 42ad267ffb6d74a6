"""The sigmoid with its tangent and a secant, and the slope of both beside it."""

import numpy as np

from ... import sigmoid, sigmoid_grad
from ...figures import Learner, Scene, Slider
from ...figures.learner import one_by_one
from ...figures.text import in_sight, number
from ...palette import GREY, SYMBOL_COLOURS

GRID = np.linspace(-8, 8, 161)
FAR = np.array([-20.0, 20.0])
TALLEST = 5.0  # a slope beyond this is told in words; the picture would be of nothing else


def room_for(slopes) -> dict:
    """Limits and ticks of an axis on which the right slopes and these can be seen.

    >>> room_for(np.array([0.25]))["ylim"], room_for(np.array([-0.25, 1.0]))["yticks"]
    ((-0.03, 0.31), [-0.4, -0.2, 0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2])
    """
    seen = slopes[np.abs(slopes) <= TALLEST]
    low, high = min(0.0, *seen, 0.0), max(0.25, *seen, 0.25)
    low, high = (low - 0.12 * (high - low), high + 0.24 * (high - low))
    step = next(step for step in (0.1, 0.2, 0.5, 1.0, 2.0) if (high - low) / step <= 9)
    ticks = step * np.arange(np.ceil(low / step), np.floor(high / step) + 1)
    return {"ylim": (round(low, 6), round(high, 6)), "yticks": (np.round(ticks, 1) + 0.0).tolist()}


class TangentScene(Scene):
    """Left: the curve, a line through z with the learner's slope, a line through z and z + h. Right: the slopes."""

    title = "The sigmoid, its tangent and a secant"
    size = (640, 300)
    caption = ("The solid red line has the slope that the derivative claims at z; the dashed grey line goes through z and "
               "z + h. Make h small: if the derivative is right, the two lines meet.")
    controls = (Slider("z", -8, 8, 1), Slider("h", 0.001, 10, 1, step=0.02, label="width h", log=True))
    columns = 2

    def __init__(self, sigmoid_function=None, sigmoid_grad_function=None):
        self.sigmoid = Learner(sigmoid_function, sigmoid, one_by_one)
        self.slope = Learner(sigmoid_grad_function, sigmoid_grad, one_by_one)
        self.learners = (self.sigmoid, self.slope)

    def build(self, canvas):
        orange, red = SYMBOL_COLOURS["s"], SYMBOL_COLOURS["g"]
        slopes = self.slope(GRID, shape=GRID.shape)
        left = canvas.axes(34, 40, 276, 234, title=self.sigmoid.name or "sigmoid", xlabel="z", xlim=(-8, 8),
                           ylim=(-0.15, 1.15), yticks=(0, 0.5, 1), xticks=range(-8, 9, 4))
        right = canvas.axes(358, 40, 268, 234, title=f"slope by {self.slope.name or 'sigmoid_grad'}", xlabel="z",
                            xlim=(-8, 8), xticks=range(-8, 9, 4), **room_for(slopes))
        left.plot(GRID, in_sight(self.sigmoid(GRID, shape=GRID.shape)), color=orange)
        right.plot(GRID, in_sight(slopes), color=red)
        self.secant, = left.plot(FAR, FAR * 0, "--", color=GREY, linewidth=1.4)
        self.tangent, = left.plot(FAR, FAR * 0, color=red, linewidth=1.4)
        self.ends, = left.plot([0, 0], [0, 0], "s", color=GREY, markeredgecolor="white", markersize=7)
        self.point, = left.plot([0], [0], "o", color=orange, markeredgecolor="white", markersize=8)
        self.drop, = right.plot([0, 0], [0, 0], ":", color=GREY, linewidth=1)
        self.by_secant, = right.plot([0], [0], "s", color=GREY, markeredgecolor="white", markersize=7)
        self.by_rule, = right.plot([0], [0], "o", color=red, markeredgecolor="white", markersize=8)
        canvas.moving(self.secant, self.tangent, self.ends, self.point, self.drop, self.by_secant, self.by_rule)

    def update(self, values):
        z, h = values["z"], values["h"]
        here, there = self.sigmoid(np.array([z, z + h]), shape=(2,))
        rule, = self.slope(np.array([z]), shape=(1,))
        secant = (there - here) / h
        self.tangent.set_data(FAR, in_sight(here + rule * (FAR - z)))
        self.secant.set_data(FAR, in_sight(here + secant * (FAR - z)))
        self.ends.set_data([z, z + h], in_sight([here, there]))
        self.point.set_data([z], in_sight([here]))
        self.drop.set_data([z, z], in_sight([rule, secant]))
        self.by_secant.set_data([z], in_sight([secant]))
        self.by_rule.set_data([z], in_sight([rule]))
        return f"At z = {number(z, 1)}: {self._told(rule, secant, h)}"

    def _told(self, rule, secant, h):
        """Both slopes in words."""
        if np.isnan(rule) or np.isnan(secant):
            names = [learner.name for learner in self.learners if learner.problem] or ["the function"]
            return f"no slopes to compare, since {' and '.join(names)} gave no number."
        return (f"the derivative claims {number(rule, 4)}, the secant of width {h:.3g} has slope {number(secant, 4)}. They "
                f"differ by {number(abs(rule - secant), 4)}. For h → 0 a right derivative leaves no difference.")
