"""The loss with a margin, drawn by the learner's function: where the two scores are pushed, and the kink."""

import numpy as np

from ...figures import Learner, Scene, Slider
from ...figures.numbers import Numbers
from ...figures.text import in_sight, number
from ...palette import BLUE, GREEN, GREY, ORANGE, RED
from .exercises.hinge_loss import hinge_and_slopes

GRID = np.round(np.arange(-3, 5.01, 0.125), 3)
STEP = 0.25  # of the differences at the kink
REACH = 1.2


class HingeScene(Scene):
    """Two scores on one line and the way they are pushed; beside it the loss over s, with its slope."""

    title = "The loss with a margin"
    caption = ("Left, the two scores; the grey band is the margin above the corrupt one, and the arrows show which way a step "
               "pushes each score. Right, the loss as the true score moves, and its slope where it stands.")
    size = (640, 320)
    controls = (Slider("s", -2, 4, 0.5, 0.25, "true score s"), Slider("s_c", -2, 3, 0.25, 0.25, "corrupt score s_c"))

    def __init__(self, my_hinge=None):
        self.learners = (Learner(my_hinge, hinge_and_slopes),)

    def build(self, canvas):
        left = canvas.axes(58, 48, 170, 232, title="pushed which way", ylabel="score", xlim=(-0.5, 2.1), ylim=(-3, 5),
                           xticks={0: "true", 1: "corrupt"}, yticks=range(-2, 5, 2))
        self.band = left.axhspan(0, 1, color="#dddddd", zorder=0.5)
        self.dots, = left.plot([0, 1], [0, 0], "o", color=BLUE, markersize=7)
        self.pushes = [left.plot([], [], "-", color=RED, linewidth=3)[0] for _ in range(2)]
        self.heads = [left.plot([], [], "^", color=RED, markersize=9)[0] for _ in range(2)]
        self.texts = Numbers(canvas, left, align="left")
        right = canvas.axes(290, 48, 330, 232, title="the loss over s", xlabel="true score s", ylabel="J", xlim=(-3, 5),
                            ylim=(-0.6, 6), xticks=range(-2, 5, 2), yticks=range(0, 7, 2))
        self.curve, = right.plot([], [], color=ORANGE)
        self.kink = right.axvline(0, color=GREY, linewidth=1, linestyle=":")
        self.tangent, = right.plot([], [], color=GREEN, linestyle="--")
        self.point, = right.plot([], [], "o", color=BLUE, markersize=7)
        self.named = Numbers(canvas, right, align="left")
        canvas.moving(self.band, self.dots, *self.pushes, *self.heads, self.curve, self.kink, self.tangent, self.point)

    def update(self, values):
        s, s_c = values["s"], values["s_c"]
        around = np.array([s, s - STEP, s + STEP, *GRID])
        parts = self.learners[0].parts(around, np.full(len(around), s_c), shapes=dict.fromkeys(("J", "ds", "ds_c"), around.shape))
        J, ds, ds_c = (parts[name][0] for name in ("J", "ds", "ds_c"))
        self.band.set_y(s_c)
        self.dots.set_ydata([s, s_c])
        for place, (score, slope) in enumerate(((s, ds), (s_c, ds_c))):
            self._push(place, score, -slope)
        self.texts.put([f"s = {number(s)}", f"s_c = {number(s_c)}"], [0.12, 1.12], [s, s_c])
        self.curve.set_data(GRID, in_sight(parts["J"][3:]))
        self.kink.set_xdata([s_c + 1, s_c + 1])
        self.point.set_data([s], [in_sight(J)])
        self.tangent.set_data([s - REACH, s + REACH], in_sight([J - REACH * ds, J + REACH * ds]))
        self.named.put(["kink"], [s_c + 1.1], [5.6])
        return self._said(s, s_c, J, ds, ds_c, parts["J"][1:3])

    def _push(self, place, score, push):
        """An arrow of this length from the score; none where there is no push, or no number."""
        tip = score + np.clip(push, -3, 3)
        seen = bool(np.isfinite(tip)) and push != 0
        self.pushes[place].set_data(*([[place, place], [score, tip]] if seen else ([], [])))
        self.heads[place].set_data(*([[place], [tip]] if seen else ([], [])))
        self.heads[place].set_marker("v" if push < 0 else "^")

    def _said(self, s, s_c, J, ds, ds_c, beside):
        missing = 1 - s + s_c
        state = f"{number(missing)} is missing of the margin" if missing > 0 else "the margin is met"
        if missing == 0:
            state = "the margin is just met, and this is the kink"
        if not np.isfinite([J, ds, ds_c]).all():
            return f"s = {number(s)}, s_c = {number(s_c)}: {state}. {self.learners[0].name} gives no number here."
        said = (f"s = {number(s)}, s_c = {number(s_c)}: {state}. J = {number(J)}, slope {number(ds)} by s and {number(ds_c)} "
                "by s_c.")
        if missing == 0 and np.isfinite(beside).all():
            below, above = (J - beside[0]) / STEP, (beside[1] - J) / STEP
            said += (f" From below J falls with slope {number(below)}, above with {number(above)}; a centred difference gives "
                     f"{number((below + above) / 2)}.")
        return said
