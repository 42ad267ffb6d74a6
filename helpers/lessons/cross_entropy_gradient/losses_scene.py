"""Cross-entropy and squared error against the logit of the true class, and their slopes."""

import numpy as np

from ... import softmax, softmax_cross_entropy, softmax_cross_entropy_grad, softmax_jacobian
from ...figures import Scene, Slider
from ...figures.text import number
from ...palette import GREY, SYMBOL_COLOURS

GRID = np.linspace(-10, 10, 201)


def losses(z):
    """Cross-entropy and half the squared error at logits (z, 0), class 0 true, and their slopes by z; each (M,)."""
    logits = np.stack([z, np.zeros_like(z)], axis=1)
    targets = np.tile([1.0, 0.0], (len(z), 1))
    gap = softmax(logits) - targets
    entropy = softmax_cross_entropy(logits, targets, reduction="none")
    by_entropy = softmax_cross_entropy_grad(logits, targets, reduction="sum")[:, 0]
    by_square = np.einsum("nc,nc->n", gap, softmax_jacobian(logits)[:, :, 0])
    return entropy, (gap**2).sum(axis=1) / 2, by_entropy, by_square


class LossesScene(Scene):
    """Left: both losses. Right: both slopes, the force with which a step downhill moves the logit."""

    title = "Cross-entropy and squared error"
    size = (640, 300)
    caption = ("Two classes, class 0 is true, the other logit is 0. Far to the left the model is sure and wrong. Move z there: "
               "which loss still has a slope to learn from?")
    controls = (Slider("z", -10, 10, -4, label="logit z of the true class"),)

    def build(self, canvas):
        style = dict(xlabel="logit z of the true class", xlim=(-10, 10), xticks=range(-10, 11, 5))
        left = canvas.axes(36, 42, 264, 232, title="loss", ylim=(-0.3, 10.5), yticks=(0, 5, 10), **style)
        right = canvas.axes(364, 42, 264, 232, title="slope of the loss by z", ylim=(-1.1, 0.1), yticks=(-1, -0.5, 0), **style)
        entropy, square, by_entropy, by_square = losses(GRID)
        red, ink = SYMBOL_COLOURS["g"], "black"
        left.plot(GRID, entropy, color=ink, label="cross-entropy")
        left.plot(GRID, square, "--", color=ink, label="squared error (half)")
        right.plot(GRID, by_entropy, color=red, label="of cross-entropy")
        right.plot(GRID, by_square, "--", color=red, label="of squared error")
        left.legend(loc="upper right")
        right.legend(loc="lower right")
        self.lines = [axes.axvline(0, color=GREY, linewidth=1, linestyle=":") for axes in (left, right)]
        self.dots = [axes.plot([], [], mark, color=colour, markeredgecolor="white", markersize=8)[0]
                     for axes, colour in ((left, ink), (right, red)) for mark in ("o", "s")]
        canvas.moving(*self.lines, *self.dots)

    def update(self, values):
        z = values["z"]
        now = [float(entry[0]) for entry in losses(np.array([z], dtype=float))]
        for line in self.lines:
            line.set_xdata([z, z])
        for dot, height in zip(self.dots, now, strict=True):
            dot.set_data([z], [height])
        p = float(softmax(np.array([z, 0.0]))[0])
        return (f"z = {number(z, 1)}: the true class has probability {number(p, 4)}. Cross-entropy {number(now[0])}, slope "
                f"{number(now[2], 4)}; squared error {number(now[1])}, slope {number(now[3], 4)}.")
