"""Softmax under a shift of all logits, beside the formula that takes exp first and overflows."""

import numpy as np

from ... import softmax
from ...figures import Choice, Learner, Scene, Slider
from ...figures.learner import as_vector
from ...figures.text import number, sum_told
from ...palette import GREY, SYMBOL_COLOURS

LOGITS = (2.0, 1.0, 0.25, -1.0)  # quarters: z + c is exact in both dtypes, so only the formulas are on trial
REACH = 1080


def naive_softmax(z):
    """The formula as it is written: exp first, then divide. Right on paper; nan once exp overflows."""
    with np.errstate(all="ignore"):
        exponentials = np.exp(z)
        return exponentials / exponentials.sum()


def exp_limits(dtype) -> tuple[float, float]:
    """Below the first, exp rounds to 0 in this dtype; above the second, to inf.

    >>> [round(edge, 2) for edge in exp_limits("float64")]
    [-745.13, 709.78]
    """
    facts = np.finfo(dtype)
    return float(np.log(2) * (facts.minexp - facts.nmant - 1)), float(np.log(np.float64(facts.max)))


class ShiftScene(Scene):
    """Left: the learner's softmax of z + c. Right: the naive formula. Below: where the exponents stand."""

    title = "Softmax under a shift"
    size = (640, 320)
    caption = ("Move c: it is added to all four logits. The bars on the left should stand still. "
               "The bars on the right fail as soon as the exponents enter a hatched zone.")
    controls = (Slider("c", -1000, 1000, 0, step=1, label="shift c"),
                Choice("dtype", ("float64", "float32"), "float64", label="number type"))
    columns = 2

    def __init__(self, softmax_function=None):
        self.softmax = Learner(softmax_function, softmax, as_vector)
        self.learners = (self.softmax,)

    def build(self, canvas):
        from ...figures.bars import Bars

        name = self.softmax.name or "softmax"
        style = dict(xlim=(-0.6, 3.6), ylim=(0, 1.12), xticks={k: f"class {k}" for k in range(4)}, yticks=(0, 0.5, 1))
        left = canvas.axes(36, 124, 272, 170, title=f"{name}(z + c)", **style)
        right = canvas.axes(354, 124, 272, 170, title="exp first, then divide (naive)", **style)
        self.ours = Bars(canvas, left, range(4), SYMBOL_COLOURS["yhat"])
        self.naive = Bars(canvas, right, range(4), SYMBOL_COLOURS["yhat"])
        self.canvas = canvas
        self._build_strip(canvas)

    def _build_strip(self, canvas):
        """A number line of exponents, with the zones in which exp is 0 or inf."""
        from matplotlib.patches import Rectangle

        strip = canvas.axes(36, 28, 590, 34, title="where the four exponents z + c stand (on this scale they make one mark)",
                            xlim=(-REACH, REACH), ylim=(0, 1), xticks=range(-1000, 1001, 250), yticks=())
        look = dict(facecolor="white", edgecolor=GREY, hatch="////", linewidth=0.8)
        self.zero, self.inf = (strip.add_patch(Rectangle((x, 0), 1, 1, **look)) for x in (-REACH, REACH))
        plate = dict(facecolor="white", edgecolor="none", pad=1.5)
        for x, text in ((-900, "exp is 0"), (900, "exp is inf")):
            strip.text(x, 0.45, text, ha="center", va="center", bbox=plate)
        z = SYMBOL_COLOURS["z"]
        self.dots, = strip.plot([], [], "o", color=z, markeredgecolor="white", markersize=8, zorder=5)
        canvas.moving(self.dots)

    def update(self, values):
        dtype, c = values["dtype"], values["c"]
        z = np.array(LOGITS, dtype=dtype)
        exponents = z + z.dtype.type(c)
        still, moved = self.softmax.first_row(z), self.softmax.first_row(exponents)
        naive = naive_softmax(exponents)
        self.ours.set(moved)
        self.naive.set(naive)
        low, high = exp_limits(dtype)
        if self.canvas.setting(dtype):
            self.zero.set_width(low + REACH)
            self.inf.set_bounds(high, 0, REACH - high, 1)
        self.dots.set_data(z + c, np.full(4, 0.45))
        ours = self._ours(c, still, moved)
        return f"c = {number(c, 0)} in {dtype}: {ours}; naive: {naive_told(exponents, naive)}."

    def _ours(self, c, still, moved):
        """What the bars on the left show, in words."""
        name, change, wrong = self.softmax.name or "softmax", float(np.abs(moved - still).max()), sum_told(moved)
        if np.isnan(change):
            return f"{name} gives no number here"
        if c == 0:
            return wrong.replace("they", f"{name}'s bars") if wrong else f"{name}'s bars sum to 1, move c to shift the logits"
        told = (f"{name} gives what it gave at c = 0" if change < 1e-6 else
                f"{name} moved by up to {number(change, 3)} from what it gave at c = 0")
        return f"{told}, but {wrong}" if wrong else told


def naive_told(exponents, probabilities) -> str:
    """Why the naive formula gives what it gives.

    >>> naive_told(*(np.array(row) for row in ([710.0, 707.0], [np.nan, 0.0])))
    'exp(710) = inf and inf / inf = nan; the others: finite / inf = 0'
    """
    with np.errstate(all="ignore"):
        exponentials, right = np.exp(exponents), softmax(exponents)
        total = exponentials.sum()
    largest = f"exp({number(float(exponents.max()), 0)})"
    if np.isinf(exponentials).any():
        rest = "" if np.isinf(exponentials).all() else "; the others: finite / inf = 0"
        return f"{largest} = inf and inf / inf = nan{rest}"
    if np.isinf(total):
        return f"{largest} is finite, but the sum is inf: every bar is finite / inf = 0"
    if not exponentials.any():
        return f"even {largest}, the largest, is 0 and 0 / 0 = nan"
    off = float(np.abs(probabilities - right).max())
    return "no trouble" if off < 1e-4 else f"off by up to {number(off, 3)}, exp has hardly a digit left"
