"""Steps of gradient descent on a parabola and in a bowl: too short, right, too long."""

import numpy as np

from ...figures import Learner, Scene, Slider
from ...figures.text import in_sight, number
from ...palette import GREY, SYMBOL_COLOURS
from .descent_numbers import FIRST, LOWEST, START, C, bowl, parabola, slope, walk
from .exercises.step import step

MOST = 40
XS = np.linspace(-2.6, 2.6, 61)


class DescentScene(Scene):
    """Left a parabola, right the contours of a bowl, each with the path of the steps."""

    title = "Steps against the gradient"
    size, words_height = (640, 320), 84
    caption = ("Left, one parameter and its loss. Right, two parameters; each ring is a height of the loss. Find the rate that "
               "arrives on the left in a single step. What does the bowl do with it? And where do steps begin to lead away?")
    controls = (Slider("rate", 0.05, 2.3, 0.3, step=0.05, label="rate η"), Slider("steps", 1, MOST, 10, step=1, label="steps"))

    def __init__(self, my_step=None):
        self.once, self.walked = Learner(my_step, step), Learner(my_step, step, use=walk)
        self.learners = (self.once, self.walked)

    def build(self, canvas):
        left = canvas.axes(44, 44, 262, 246, title="loss", xlabel="θ", xlim=(-2.6, 2.6), ylim=(-0.15, 4), xticks=(-2, 0, 2),
                           yticks=(0, 1, 2, 3))
        right = canvas.axes(360, 44, 262, 246, title="two parameters", xlabel="θ0", ylabel="θ1", xlim=(-2.6, 2.6),
                            ylim=(-2.45, 2.45), xticks=(-2, 0, 2), yticks=(-2, 0, 2))
        left.plot(XS, parabola(XS), color=GREY, linewidth=1.2)
        right.contour(XS, XS, bowl(*np.meshgrid(XS, XS)), levels=[0.02, 0.1, 0.3, 0.7, 1.3, 2.1, 3.1], colors=GREY,
                      linewidths=0.7)
        right.plot(*LOWEST, "+", color="black", markersize=8)
        left.plot(C, 0, "+", color="black", markersize=8)
        red = SYMBOL_COLOURS["g"]
        self.paths = [axes.plot([], [], "-o", color=red, markersize=4, linewidth=1.2)[0] for axes in (left, right)]
        self.begins = [axes.plot([], [], "s", color="black", markersize=6)[0] for axes in (left, right)]
        self.begins[0].set_data([FIRST], [parabola(FIRST)])
        self.begins[1].set_data([START[0]], [START[1]])
        canvas.moving(*self.paths, *self.begins)

    def update(self, values):
        rate, steps = values["rate"], round(values["steps"])
        at = np.array([FIRST, *START])
        first = self.once(at, slope(at), rate, shape=(3,))
        path = np.full((steps + 1, 3), np.nan)
        if np.isfinite(first).all():
            path = self.walked(rate, steps, shape=path.shape)
        self.paths[0].set_data(in_sight(path[:, 0]), in_sight(parabola(path[:, 0])))
        self.paths[1].set_data(in_sight(path[:, 1]), in_sight(path[:, 2]))
        told = f"Rate {number(rate)}, {steps} step{'s' * (steps > 1)}. "
        return (told + self._ends(path)) if np.isfinite(path).all() else told + "There is no path."

    def _ends(self, path):
        """Where both paths end, and by what one step multiplies the distance."""
        factor = (path[1, 0] - C) / (FIRST - C)
        kind = ("every step leads further away" if abs(factor) > 1 + 1e-9 else
                "it swings from side to side and never arrives" if factor < -1 + 1e-9 else
                "it stays where it is" if factor > 1 - 1e-9 else
                "it arrives at once" if abs(factor) < 1e-9 else
                "it swings from side to side and comes closer" if factor < 0 else "it comes closer from one side")
        off = path[-1, 1:] - LOWEST
        left = bowl(*path[-1, 1:]) / bowl(*START)
        return (f"Left: the distance is multiplied by {number(factor)} in the first step, so {kind}. Right: "
                f"{number(100 * float(left), 1)} % of the loss is left, at a distance of {number(float(np.hypot(*off)))}.")
