"""A network that learns its few points by heart; when the learner's rule would have stopped it."""

import numpy as np

from ...figures import Choice, Learner, Scene, Slider, Steps
from ...figures.text import number
from ...palette import BLUE, GREEN, ORANGE, RED
from .exercises.stop import stop
from .overfit_numbers import AXIS, EPOCHS, FEW, LEARNED, MANY, PENALTIES, REACH, SIZES, UNSEEN, regions, right, run

PALE = ["#dce6ff", "#f5e3cc"]


class StoppingScene(Scene):
    """Left: the loss on the points learned from and on unseen ones. Right: what the network says after the chosen epoch."""

    title = "Learned by heart"
    size, words_height, columns = (640, 340), 100, 1
    caption = (f"{SIZES[1]} ReLU units learn from {FEW} points (the large ones). The loss on {MANY} unseen points of the same "
               f"kind "
               "(the small ones) falls first and then rises. Which patience catches the turn? Then put a penalty on the "
               "weights.")
    controls = (Steps("epoch", EPOCHS + 1, play=60), Slider("patience", 1, 60, 10, step=1),
                Choice("l2", PENALTIES, 0.0, label="penalty λ"))

    def __init__(self, my_stop=None):
        self.rule = Learner(my_stop, stop)
        self.learners = (self.rule,)

    def saved(self):
        """A page without a kernel shows the end."""
        return {"epoch": EPOCHS + 1}

    def build(self, canvas):
        from matplotlib.colors import ListedColormap

        left = canvas.axes(44, 62, 270, 248, title="loss", xlabel="epochs", ylim=(0, 0.95), yticks=(0, 0.2, 0.4, 0.6, 0.8),
                           xlim=(-3, EPOCHS + 3), xticks=range(0, EPOCHS + 1, 50))
        axes = canvas.axes(366, 62, 248, 248, title="what the network says", xlim=(-REACH, REACH), ylim=(-REACH, REACH),
                           xticks=(-2, 0, 2), yticks=(-2, 0, 2))
        half = (AXIS[1] - AXIS[0]) / 2
        self.ground = axes.imshow(np.zeros((len(AXIS),) * 2), cmap=ListedColormap(PALE), vmin=0, vmax=1, origin="lower",
                                  extent=(AXIS[0] - half, AXIS[-1] + half) * 2, interpolation="nearest", zorder=0.5)
        for (points, labels), size in ((UNSEEN, 1.8), (LEARNED, 6)):
            for k, (mark, colour) in enumerate((("o", BLUE), ("^", ORANGE))):
                dots, = axes.plot(*points[labels == k].T, mark, color=colour, markersize=size, linestyle="none",
                                  markeredgecolor="white" if size > 3 else "none", markeredgewidth=0.6)
                canvas.moving(dots)
        self.curves = [left.plot([], [], line, color=colour, label=label)[0] for line, colour, label in (
            ("-", BLUE, "learned from"), ("--", RED, "unseen"))]
        self.dots = [left.plot([], [], "o", color=curve.get_color(), markersize=6,
                               markeredgecolor="white")[0] for curve in self.curves]
        self.marks = [left.plot([], [], line, color=GREEN, linewidth=1.3, label=label)[0]
                      for line, label in ((":", "stopped"), ("-", "kept"))]
        left.legend(loc="upper center", bbox_to_anchor=(0.5, -0.15), ncols=4, columnspacing=1, handletextpad=0.4,
                    handlelength=1.6)
        canvas.moving(self.ground, *self.marks, *self.curves, *self.dots)

    def update(self, values):
        epoch, patience, l2 = round(values["epoch"]) - 1, round(values["patience"]), values["l2"]
        params, learned, unseen = run(l2)
        for curve, dot, losses in zip(self.curves, self.dots, (learned, unseen), strict=True):
            curve.set_data(np.arange(epoch + 1), losses[: epoch + 1])
            dot.set_data([epoch], losses[[epoch]])
        self.ground.set_data(regions(params[epoch]))
        told = self._stops(unseen[1:], patience)
        return (f"Penalty {l2:g}, after {epoch} epoch{'s' * (epoch != 1)}: loss {number(float(learned[epoch]))} on the points "
                f"learned "
                f"from, {number(float(unseen[epoch]))} on unseen ones; right {100 * right(params[epoch], LEARNED):.0f} % and "
                f"{100 * right(params[epoch], UNSEEN):.0f} %. {told}")

    def _stops(self, unseen, patience):
        """What the rule says, marked in the picture."""
        said = self.rule.parts(unseen, patience, shapes={"stopped": (), "best": ()})
        for mark, epoch in zip(self.marks, said.values(), strict=True):
            seen = bool(np.isfinite(epoch)) and -1 <= epoch <= EPOCHS
            mark.set_data([epoch, epoch] if seen else [], [0, 0.95] if seen else [])
        if not all(np.isfinite(epoch) for epoch in said.values()):
            return "There is no rule when to stop."
        stopped, best = (float(epoch) for epoch in said.values())
        whole = 1 <= best <= EPOCHS and best == round(best)
        lost = f", with a loss of {number(float(unseen[round(best) - 1]))} on unseen points" if whole else ""
        return (f"With patience {patience} {self.rule.name or 'early stopping'} stops after epoch {stopped:g} and keeps the "
                f"parameters "
                f"of epoch {best:g}{lost}.")
