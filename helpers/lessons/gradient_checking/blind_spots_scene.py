"""The blind-spot lab: a wrong gradient, a probe, a checker. Does the check see it?"""

import numpy as np

from ...figures import Choice, Learner, Scene
from ...figures.text import number, scientific
from ...palette import BLUE, GREY, RED
from .checkers import CHECKERS, agreeing, allowed
from .probes import PROBES, compare
from .wrong_gradients import WRONG

RIGHT = "none: it is right"
LEAST, MOST = 1e-13, 1e1  # the errors that are drawn; smaller ones lie on the lower edge
EDGE = 1.9  # the values that are drawn, in units of the largest measured one


UNITS = {"relu": "ReLU", "tanh": "tanh"}


def told(value):
    """A slope as it is written: with three decimals, or with its power of ten when it is small."""
    return number(value, 3) if value == 0 or abs(value) >= 0.01 else scientific(value)


def bounded(values):
    """Values for the picture: what is too large ends at the edge, what is no number is left out."""
    return np.clip(np.where(np.isfinite(values), values, np.nan), -EDGE, EDGE)


class BlindSpotsScene(Scene):
    """Above: claimed and measured slopes, entry by entry. Below: how far they are apart, and what the checker allows."""

    title = "Blind spots of a gradient check"
    size = (640, 340)
    caption = ("One layer, its claimed gradient (crosses) and the measured one (rings). Choose what is wrong with the claim, and "
               "find a probe and a checker that let it pass; then find those that catch it. Below: under the dashed line an "
               "entry passes.")
    controls = (Choice("wrong", (RIGHT, *WRONG), "penalty on b as well", label="mistake"),
                Choice("probe", tuple(PROBES), "b is 0", label="probe"),
                Choice("checker", tuple(CHECKERS), next(iter(CHECKERS)), label="checker"),
                Choice("units", ("relu", "tanh"), "relu", label="units"))
    columns = 2

    def __init__(self, my_agree=None):
        self.own = Learner(my_agree, agreeing)
        self.learners = (self.own,)
        self.seen = {}

    def build(self, canvas):
        from ...figures.numbers import Numbers

        style = dict(xlim=(-0.8, 20.8), xticks=())
        top = canvas.axes(58, 176, 572, 134, ylim=(-2, 2),
                          yticks=(-1, 0, 1), **style)
        low = canvas.axes(58, 30, 572, 112, yscale="log",
                          ylim=(LEAST / 3, MOST * 3), yticks={1e-12: "1e−12", 1e-9: "1e−9", 1e-6: "1e−6", 1e-3: "1e−3", 1.0: "1"},
                          **style)
        top.axhline(0, color=GREY, linewidth=0.8, zorder=0.7)
        self.rings, = top.plot([], [], "o", markerfacecolor="none", markeredgecolor=BLUE, markersize=8, markeredgewidth=1.6,
                               label="measured")
        self.crosses, = top.plot([], [], "x", color=RED, markersize=7, markeredgewidth=1.8, label="claimed")
        self.apart, = low.plot([], [], "o", color=RED, markersize=5)
        self.line, = low.plot([], [], "--", color=GREY, linewidth=1.4, drawstyle="steps-mid", label="allowed")
        for axes, title in ((top, "slopes, as parts of the largest"), (low, "error of each entry, relative to its size")):
            axes.set_title(title, loc="left")
            axes.legend(loc="upper right", bbox_to_anchor=(1.0, 1.24), ncols=2)
        self.walls = [axes.vlines([], *axes.get_ylim(), color=GREY, linewidth=0.8, linestyle=":") for axes in (top, low)]
        self.names, self.gaps = Numbers(canvas, low), Numbers(canvas, top, colour=RED)
        canvas.moving(self.rings, self.crosses, self.apart, self.line, *self.walls)
        self.heights = [axes.get_ylim() for axes in (top, low)]

    def update(self, values):
        claimed, measured, names, refusal = self._numbers(values)
        self._draw(claimed, measured, names, values["checker"])
        passes = not refusal and CHECKERS[values["checker"]](claimed, measured)
        said = self._verdict(values, refusal, passes, claimed, measured, names)
        return said + self._own_verdict(claimed, measured, refusal)

    def _numbers(self, values):
        """Claimed and measured slopes (P,), a name for each, and NumPy's complaint when there is no claim."""
        key = tuple(values[name] for name in ("wrong", "probe", "units"))
        if key not in self.seen:
            self.seen[key] = compare(WRONG.get(values["wrong"]), PROBES[values["probe"]], values["units"])
        return self.seen[key]

    def _draw(self, claimed, measured, names, checker):
        places, most = np.arange(len(measured)), np.abs(measured).max() or 1.0
        self.rings.set_data(places, bounded(measured / most))
        self.crosses.set_data(places, bounded(claimed / most))
        odd = places[~np.isfinite(claimed)]
        self.gaps.put(["?"] * len(odd), odd, -1.5)
        with np.errstate(invalid="ignore", divide="ignore"):
            error = np.abs(claimed - measured) / np.maximum(np.abs(claimed), np.abs(measured))
        error = np.where(claimed == measured, 0.0, error)
        self.apart.set_data(places, np.clip(error, LEAST, MOST))
        limit = allowed(checker, claimed, measured)
        self.line.set_data(places, np.clip(limit, LEAST, MOST * 2) if limit is not None else np.full(len(places), np.nan))
        self._walls(names)

    def _walls(self, names):
        """A dotted line between dX, dW and db, and the names of the three."""
        blocks = [name.split("[")[0] for name in names]
        starts = [k for k, block in enumerate(blocks) if not k or block != blocks[k - 1]]
        ends = [*starts[1:], len(blocks)]
        for wall, (low, high) in zip(self.walls, self.heights, strict=True):
            wall.set_segments([[(k - 0.5, low), (k - 0.5, high)] for k in starts[1:]])
        self.names.put([blocks[k] for k in starts], [(a + b - 1) / 2 for a, b in zip(starts, ends, strict=True)],
                       LEAST / 3, -6.0)

    def _verdict(self, values, refusal, passes, claimed, measured, names):
        """The sentence below the picture: what the checker says, and whether it is right to."""
        right = values["wrong"] == RIGHT
        where = f"{UNITS[values['units']]} units, {values['probe']}: the checker ({values['checker']})"
        if refusal:
            return f"NumPy refuses: {refusal}. Caught before a number was compared."
        if passes:
            ending = "and the gradient is right." if right else "but the gradient is wrong: a blind spot."
            return f"{where} lets it pass, {ending}"
        ending = "A false alarm: at a kink the measured slope is worth nothing." if right else "Caught."
        return f"{where} refuses it. {self._worst(claimed, measured, names)} {ending}"

    def _worst(self, claimed, measured, names):
        """The entry that is off most, with its numbers."""
        apart = np.abs(claimed - measured)
        k = int(np.argmax(np.where(np.isnan(apart), np.inf, apart)))
        said = told(float(claimed[k])) if np.isfinite(claimed[k]) else "not a number"
        return f"Most at {names[k]}: claimed {said}, measured {told(float(measured[k]))}."

    def _own_verdict(self, claimed, measured, refusal):
        """What the learner's own checker says of the same numbers."""
        if not self.own.own or refusal:
            self.own(measured, measured, shape=())  # a problem of the function itself is to be seen on every probe
            return ""
        said = float(self.own(claimed, measured, shape=()))
        if self.own.problem:
            return ""
        words = {1.0: "True: it passes", 0.0: "False: it does not pass"}.get(said, "neither True nor False")
        return f" {self.own.name} says {words}."
