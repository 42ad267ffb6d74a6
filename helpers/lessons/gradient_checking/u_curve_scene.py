"""The error of a difference quotient against its step: why it is a U, and where its lowest point lies."""

from functools import wraps

import numpy as np

from ...figures import Choice, Learner, Scene, Slider
from ...figures.text import number, scientific
from ...palette import BLUE, GREY, ORANGE, RED
from .differences import COMPLEX, HOW, NONE, one_by_one, survey

PER_DECADE = 4
EPS = 10.0 ** -(1 + np.arange(14 * PER_DECADE + 1) / PER_DECADE)  # 1e-1 ... 1e-15
FUNCTIONS = {"sin x": np.sin, "x²": lambda x: x * x, "x⁴": lambda x: x**4, "exp x": np.exp,
             "sigmoid": lambda x: 1 / (1 + np.exp(-x))}
WAYS = ("forward", "centred", "complex step")
FLOOR, ZERO, TOP = 3e-19, 1e-18, 3e2  # errors of exactly 0 are drawn in a strip at the bottom
NOTES = (1e-4, 1e-9)
REFUSED = " It takes no complex numbers, hence no complex step."
SUSPECT = " The complex step is out of place here: abs and its like have no complex slope."
FLAT = 1e-9  # beside a slope this small an error is not divided by it


def on_paper(errors):
    """Errors for a log axis: zeros in the strip at the bottom, what is too large at the upper edge."""
    return np.where(errors == 0, ZERO, np.clip(errors, 4 * ZERO, TOP))


def spot(eps) -> int:
    """Which of the steps is eps, or the nearest to it."""
    return int(np.argmin(np.abs(np.log(EPS / eps))))


def best(errors):
    """Where errors (M,) are least, and how large they are there, by the worst of the neighbours: lucky digits do not count."""
    reach = PER_DECADE // 2
    around = np.lib.stride_tricks.sliding_window_view(np.pad(errors, reach, mode="edge"), 2 * reach + 1).max(axis=1)
    least = int(np.argmin(np.where(np.isnan(around), np.inf, around)))
    return least, float(around[least])


def brief(value) -> str:
    """A number of any size in two figures.

    >>> brief(1e-4), brief(2.1e-11), brief(0.54), brief(1.0)
    ('1e−4', '2.1e−11', '0.54', '1')
    """
    return f"{value:.2g}" if 0.01 <= value < 99.5 else scientific(float(value)).replace(".0e", "e")


class UCurveScene(Scene):
    """Errors of the three differences against the step, on two log axes; longer steps to the left."""

    title = "The error of a difference against its step"
    size = (640, 340)
    caption = ("Steps get smaller to the right. On the left the step is too long: the error falls with ε, or with ε² when "
               "centred. On the right a difference of nearly equal numbers has few digits left, and dividing by ε blows it up "
               "like 1/ε. Dotted: 1e−4 and 1e−9, two steps often advised.")
    columns = 2

    def __init__(self, my_f=None):
        self.f = Learner(my_f, np.sin)
        many = one_by_one(my_f) if self.f.own else None
        self.survey = Learner(many and wraps(my_f)(lambda x, eps: survey(many, x, eps)), survey)
        self.learners = (self.f, self.survey)
        self.measured = {}
        choice = () if self.f.own else (Choice("f", tuple(FUNCTIONS), "sin x", label="function"),)
        self.controls = (*choice, Choice("dtype", ("float64", "float32"), "float64", label="number type"),
                         Slider("x", -3, 3, 1, label="point x"),
                         Slider("n", 1, 15, 5, step=1 / PER_DECADE, label="step: n in ε = 10⁻ⁿ"))

    def build(self, canvas):
        steps = {10.0**-n: f"1e−{n}" for n in range(1, 16, 2)} | {1e-4: "1e−4"}
        heights = {ZERO: "exactly 0"} | {10.0**-n: f"1e−{n}" for n in (15, 12, 9, 6, 3)} | {1.0: "1"}
        title = f"error of the slope{f' of {self.f.name}' if self.f.own else ''}, relative to the slope"
        axes = canvas.axes(66, 42, 554, 270, title=title, xlabel="step ε", xscale="log", yscale="log", xticks=steps,
                           yticks=heights, xlim=(EPS[0] * 1.3, EPS[-1] / 1.3), ylim=(FLOOR, 2 * TOP))
        axes.axhspan(FLOOR, 3 * ZERO, facecolor="white", edgecolor="#cccccc", hatch="////", linewidth=0, zorder=0)
        for eps in NOTES:
            axes.axvline(eps, ymax=0.9, color=GREY, linewidth=1.2, linestyle=":", zorder=0.5)
        self._draw_curves(canvas, axes)

    def _draw_curves(self, canvas, axes):
        """What moves: three curves, a dot on each at the chosen step, a diamond at the best one."""
        looks = ((ORANGE, "--", 1.6), (RED, "-", 2.2), (BLUE, "-.", 1.8))
        self.curves = [axes.plot([], [], style, color=colour, linewidth=width, label=way)[0]
                       for (colour, style, width), way in zip(looks, WAYS, strict=True)]
        self.dots = [axes.plot([], [], mark, color=colour, markeredgecolor="white", markersize=8)[0]
                     for (colour, *_), mark in zip(looks, "sov", strict=True)]
        self.here = axes.axvline(1e-4, ymax=0.9, color=GREY, linewidth=1)
        diamond = dict(markersize=11, markerfacecolor="none", markeredgecolor="black")
        self.lowest, = axes.plot([], [], "D", label="best step, centred", **diamond)
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, 1.0), ncols=4)
        canvas.moving(*self.curves, *self.dots, self.here, self.lowest)

    def update(self, values):
        errors, how = self._measure(values.get("f"), values["dtype"], float(values["x"]))
        at = spot(10.0 ** -values["n"])
        low, least = best(errors[1])
        for curve, dot, row in zip(self.curves, self.dots, errors, strict=True):
            curve.set_data(EPS, on_paper(row))
            dot.set_data([EPS[at]], on_paper(row[at: at + 1]))
        self.lowest.set_data([EPS[low]], on_paper(errors[1, low: low + 1]))
        self.here.set_xdata([EPS[at]] * 2)
        name = f"{self.f.name or values.get('f')} at x = {number(values['x'], 1)} in {values['dtype']}"
        return f"{name}: {self._told(errors, how, at, EPS[low], least)}"

    def _measure(self, name, dtype, x):
        """The errors (3, M) and how the true slope was found; kept for frames that move the step."""
        key = name, dtype, x
        if key not in self.measured:
            self.measured = {key: self._errors(FUNCTIONS.get(name), dtype, x)}
        return self.measured[key]

    def _errors(self, built_in, dtype, x):
        steps, x = EPS.astype(dtype), np.dtype(dtype).type(x)
        if self.f.own:
            self.f(x, shape=())
            rows = np.full((5, len(EPS)), np.nan) if self.f.problem else self.survey(x, steps, shape=(5, len(EPS)))
        else:
            rows = survey(built_in, x, steps)
        truth, how = rows[3:, 0]
        size = abs(truth) if abs(truth) > FLAT else 1.0
        return np.abs(rows[:3] - truth) / size, NONE if np.isnan(how) else int(how)

    def _told(self, errors, how, at, low, least):
        """The errors at the chosen step, and the lowest point, in words."""
        if np.isnan(errors[1]).all():
            return ("no slope to compare with." if self.problems() else
                    "the slopes to the left and to the right differ, or are none: there is nothing to compare with.")
        here = ", ".join(f"{brief(row[at])} {way}" for way, row in zip(WAYS, errors, strict=True) if row[at] >= 0)
        notes = ", ".join(f"{brief(errors[1, spot(eps)])} at {brief(eps)}" for eps in NOTES)
        refused = "" if how == COMPLEX else SUSPECT if errors[2, at] >= 0 else REFUSED
        return (f"step {brief(EPS[at])}, errors {here}. Centred differences are best near {brief(low)} (error about "
                f"{brief(least)}; {notes}). True slope by {HOW[how]}.{refused}")

    def problems(self):
        """What the function itself did; only when that is fine, what became of it on the way through the steps."""
        return [self.f.problem] if self.f.problem else super().problems()
