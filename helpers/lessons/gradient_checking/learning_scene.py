"""Wrong gradients that learn: a network trained by a wrong rule beside one trained by the right rule."""

from functools import wraps
from itertools import pairwise

import numpy as np

from ... import loss_and_gradients, one_hot
from ...figures import Choice, Learner, Scene, Slider
from ...figures.text import number
from ...palette import BLUE, GREY, RED
from .learning_rules import EVERY, SIZES, SLIPS, STEPS, history, learned, task

TIMES = np.arange(0, STEPS + 1, EVERY)
SHAPES = {f"d{kind}{layer}": shape for layer, (D, H) in enumerate(pairwise(SIZES), 1)
          for kind, shape in (("W", (D, H)), ("b", (H,)))}
LEAST, MOST = 3e-3, 5.0  # losses in the picture


class LearningScene(Scene):
    """Loss, accuracy and the angle between the wrong gradient and the right one, over the steps of training."""

    title = "Wrong gradients that learn"
    size = (640, 300)
    caption = ("A network of 4, 8, 8 and 2 units learns two classes, by the right gradient and by a wrong one, from the same "
               "start. The angle is that between the wrong gradient and the right one where the wrong run stands: at 0° they "
               "point the same way, from 90° on a small step does not lead downhill.")
    columns = 2

    def __init__(self, my_gradient=None, activation="tanh"):
        self.gradient = Learner(my_gradient, lambda params, X, Y: loss_and_gradients(params, X, Y, activation).params)
        own = my_gradient and wraps(my_gradient)(lambda name, activation: history(my_gradient, task(name), activation))
        self.run = Learner(own, learned)
        self.learners = (self.gradient, self.run)
        self.activation, self.kept = activation, {}
        choices = () if self.gradient.own else (Choice("rule", SLIPS, SLIPS[0], label="wrong rule"),
                                                Choice("activation", ("tanh", "relu"), activation))
        self.controls = (*choices, Choice("data", ("rings", "blobs"), "rings"),
                         Slider("step", 0, STEPS, STEPS, step=EVERY, label="training step"))

    def build(self, canvas):
        style = dict(xlabel="training step", xlim=(-8, STEPS + 8), xticks=(0, 200, 400))
        losses = {0.01: "0.01", 0.1: "0.1", 1.0: "1"}
        panels = [canvas.axes(44, 42, 154, 214, title="loss", yscale="log", ylim=(LEAST, MOST), yticks=losses, **style),
                  canvas.axes(258, 42, 154, 214, title="accuracy", ylim=(-0.03, 1.05), yticks=(0, 0.5, 1), **style),
                  canvas.axes(472, 42, 154, 214, title="angle between gradients", ylim=(-5, 185),
                              yticks={n: f"{n}°" for n in (0, 45, 90, 135, 180)}, **style)]
        panels[2].axhline(90, color=GREY, linewidth=0.8, linestyle=":", zorder=0.5)
        self._draw_runs(canvas, panels)

    def _draw_runs(self, canvas, panels):
        """A curve and a dot in each panel for both runs, and one legend for all."""
        looks = (BLUE, "-", "s", "right gradient"), (RED, "--", "o", self.gradient.name or "wrong gradient")
        self.curves, self.dots = [], []
        for colour, line, mark, label in looks:
            self.curves.append([axes.plot([], [], line, color=colour, label=label)[0] for axes in panels])
            self.dots.append([axes.plot([], [], mark, color=colour, markeredgecolor="white", markersize=8)[0] for axes in panels])
        handles = [curves[0] for curves in self.curves]
        canvas.figure.legend(handles, [handle.get_label() for handle in handles], loc="upper center", ncols=2, frameon=False,
                             bbox_to_anchor=(0.5, 1.0), fontsize=8)
        canvas.moving(*(artist for group in (*self.curves, *self.dots) for artist in group))

    def update(self, values):
        name, activation = values["data"], values.get("activation", self.activation)
        both = learned("right", name, activation), self._wrong(values.get("rule"), name, activation)
        upto = min(max(round(values["step"] / EVERY), 0), len(TIMES) - 1)
        for rows, curves, dots in zip(both, self.curves, self.dots, strict=True):
            for row, curve, dot, lift in zip(rows[:3], curves, dots, (True, False, False), strict=True):
                seen = np.clip(row, LEAST, MOST) if lift else row
                curve.set_data(TIMES[: upto + 1], seen[: upto + 1])
                dot.set_data(TIMES[[upto]], seen[[upto]])
        who = self.gradient.name or values["rule"]
        return f"{who}, {activation}, {name}, step {TIMES[upto]}: {self._told(*both, upto)}"

    def _wrong(self, rule, name, activation):
        """The run by the wrong rule, or by the learner's; a learner's is kept, since it is theirs to compute."""
        if not self.gradient.own:
            return learned(rule, name, activation)
        if name not in self.kept:
            self.kept[name] = self._own(name, activation)
        return self.kept[name]

    def _own(self, name, activation):
        nothing, given = np.full((4, len(TIMES)), np.nan), task(name)
        params = [(W.copy(), b.copy()) for W, b in given.params]
        first = self.gradient.parts(params, given.X, one_hot(given.labels, SIZES[-1]), shapes=SHAPES)
        if self.gradient.problem or not all(np.isfinite(array).all() for array in first.values()):
            return nothing
        return self.run(name, activation, shape=nothing.shape)

    def _told(self, right, wrong, upto):
        """Where both runs stand, and what to think of it."""
        loss, hits, angle, ratio = (float(row[upto]) for row in wrong)
        if np.isnan(loss):
            return "no finite numbers to train with." if np.isnan(wrong).all() else "its numbers are no longer finite."
        by_right = [number(float(row[upto]), digits) for row, digits in zip(right[:2], (3, 2), strict=True)]
        turned = "no angle, as a gradient is all zeros" if np.isnan(angle) else f"angle {number(angle, 1)}°"
        stand = (f"loss {number(loss, 3)} against {by_right[0]} by the right gradient, accuracy {number(hits)} against "
                 f"{by_right[1]}, {turned}.")
        if not np.isnan(angle) and np.nanmax(wrong[2, : upto + 1], initial=0) < 1e-3:
            apart = "are the same" if abs(ratio - 1) < 1e-3 else f"differ in length only, {number(ratio)} : 1"
            return f"{stand} So far the two gradients {apart}."
        return f"{stand} It learns all the same." if hits > max(0.9, right[1, upto] - 0.03) else stand
