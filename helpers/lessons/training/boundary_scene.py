"""Logistic regression while it learns: the line of even odds turns into place, on the learner's own gradient."""

import numpy as np

from ...figures import Learner, Scene, Slider, Steps
from ...figures.text import in_sight, number
from ...palette import BLUE, ORANGE, SYMBOL_COLOURS
from .boundary_numbers import LABELS, POINTS, UPDATES, X, line, losses, train
from .exercises.logistic import logistic_gradient

REACH = 3.0
PALE = ["#dce6ff", "#f5e3cc"]
GRID = np.linspace(-REACH, REACH, 41)


class BoundaryScene(Scene):
    """Left: the points and the line. Right: the loss."""

    title = "The line of even odds"
    size, words_height = (640, 330), 84
    caption = ("Logistic regression with two inputs, trained on all 80 points. On the line the model gives both classes one "
               "half; "
               "on either side it says one class. Play: the line turns first and then hardly moves, while the loss still "
               "falls. What is still changing?")
    controls = (Steps("step", UPDATES + 1, 2, play=80), Slider("rate", 0.1, 10, 1, step=0.25, label="rate η", log=True))

    def __init__(self, my_logistic_gradient=None):
        self.once, self.run = (Learner(my_logistic_gradient, logistic_gradient, use=use) for use in (None, train))
        self.learners = (self.once, self.run)
        self._known = None, None

    def saved(self):
        """A page without a kernel shows the line in its place."""
        return {"step": UPDATES + 1}

    def build(self, canvas):
        from matplotlib.colors import ListedColormap

        left = canvas.axes(48, 60, 240, 240, title="what the model says", xlabel="x1", ylabel="x2", xlim=(-REACH, REACH),
                           ylim=(-REACH, REACH), xticks=(-2, 0, 2), yticks=(-2, 0, 2))
        half = (GRID[1] - GRID[0]) / 2
        self.ground = left.imshow(np.zeros((len(GRID),) * 2), cmap=ListedColormap(PALE), vmin=0, vmax=1, origin="lower",
                                  extent=(GRID[0] - half, GRID[-1] + half) * 2, interpolation="nearest", zorder=0.5)
        for k, (mark, colour) in enumerate((("o", BLUE), ("^", ORANGE))):
            dots, = left.plot(*POINTS[LABELS == k].T, mark, color=colour, markersize=4.5, linestyle="none", label=f"class {k}")
            canvas.moving(dots)
        self.edge, = left.plot([], [], color="black", linewidth=2)
        left.legend(loc="upper center", bbox_to_anchor=(0.5, -0.14), ncols=2, columnspacing=1.2, handletextpad=0.1)
        right = canvas.axes(350, 60, 272, 240, title="loss", xlabel="updates", ylim=(0, 1.6), yticks=(0, 0.5, 1, 1.5),
                            xlim=(-2, UPDATES + 2), xticks=range(0, UPDATES + 1, 25))
        self.curve, = right.plot([], [], color=SYMBOL_COLOURS["g"])
        self.dot, = right.plot([], [], "o", color=SYMBOL_COLOURS["g"], markersize=7, markeredgecolor="white")
        canvas.moving(self.ground, self.edge, self.curve, self.dot)

    def thetas(self, rate):
        """The parameters of every step, worked out once for each rate."""
        if self._known[0] != rate:
            nothing = np.full((UPDATES + 1, 3), np.nan)
            first = self.once(np.zeros(3), X, LABELS.astype(float), shape=(3,))
            self._known = rate, self.run(rate, shape=nothing.shape) if np.isfinite(first).all() else nothing
        return self._known[1]

    def update(self, values):
        step, rate = round(values["step"]) - 1, values["rate"]
        thetas = self.thetas(rate)
        seen = np.isfinite(thetas).all()
        falling = losses(thetas)
        self.curve.set_data(np.arange(step + 1), np.clip(falling[: step + 1], 0, 10))
        self.dot.set_data([step], np.clip(falling[[step]], 0, 10))
        self.edge.set_data(*in_sight(line(thetas[step], -REACH, REACH)))
        self.ground.set_visible(bool(seen))
        told = f"Rate {number(rate)}, after {step} update{'s' * (step != 1)}: "
        if not seen:
            return told + "there are no parameters."
        t0, t1, t2 = thetas[step]
        self.ground.set_data(t0 + t1 * GRID[None, :] + t2 * GRID[:, None] > 0)
        right = ((X @ thetas[step] > 0) == LABELS).mean()
        length = float(np.hypot(t1, t2))
        return (f"{told}the loss is {number(float(falling[step]), 3)}, {number(100 * float(right), 0)} % of the points are on "
                f"the "
                f"right side. θ = ({number(t0)}, {number(t1)}, {number(t2)}); the last two together have a length of "
                f"{number(length)}, and the longer they are, the surer the model is near the line.")
