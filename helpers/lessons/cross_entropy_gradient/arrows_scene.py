"""The gradient of the cross-entropy by the logits, as one arrow per class."""

from functools import wraps
from inspect import signature

import numpy as np

from ... import one_hot, softmax, softmax_cross_entropy, softmax_cross_entropy_grad
from ...figures import Choice, Learner, Scene, Slider
from ...figures.text import number
from ...palette import GREY, SYMBOL_COLOURS

CLASSES = 4


def with_targets_as_it_likes(function):
    """A gradient that takes labels (N,), as one that takes one-hot rows does: by custom that one calls them Y."""
    try:
        names = list(signature(function).parameters)
    except (TypeError, ValueError):  # some functions of C do not tell
        names = []
    if len(names) < 2 or names[1] != "Y":
        return function
    return wraps(function)(lambda logits, labels: function(logits, one_hot(labels, CLASSES)))


class ArrowsScene(Scene):
    """Left: what the model says beside what is true. Right: the gradient, up where a step downhill lowers the logit."""

    title = "The gradient at the logits"
    size = (640, 290)
    caption = ("Move the logits or choose another true class. Each arrow is one entry of the gradient; a step downhill moves "
               "the logit against its arrow. Compare each arrow with the gap between the two bars of its class on the left.")
    controls = (*(Slider(f"z{k}", -5, 5, start) for k, start in enumerate((1.0, 2.0, 0.0, -1.0))),
                Choice("y", tuple(range(CLASSES)), 0, label="true class"))
    columns = 2

    def __init__(self, gradient=None):
        own = gradient if gradient is None or not callable(gradient) else with_targets_as_it_likes(gradient)
        self.gradient = Learner(own, softmax_cross_entropy_grad)
        self.learners = (self.gradient,)

    def build(self, canvas):
        from ...figures.arrows import Arrows
        from ...figures.bars import Bars

        style = dict(xlim=(-0.6, 3.6), xticks={k: f"class {k}" for k in range(CLASSES)})
        left = canvas.axes(36, 30, 300, 230, title="model (filled) and truth (hatched)", ylim=(0, 1.14),
                           yticks=(0, 0.5, 1), **style)
        right = canvas.axes(392, 30, 236, 230, title=self.gradient.name or "gradient by the logits", ylim=(-1.25, 1.25),
                            yticks=(-1, 0, 1), **style)
        right.axhline(0, color=GREY, linewidth=0.8, zorder=0.7)
        places = np.arange(CLASSES)
        self.said = Bars(canvas, left, places - 0.2, SYMBOL_COLOURS["yhat"], width=0.38, digits=2)
        self.true = Bars(canvas, left, places + 0.2, SYMBOL_COLOURS["y"], width=0.38, digits=0, hatch="\\\\\\\\",
                         still=True)
        self.canvas = canvas
        self.arrows = Arrows(canvas, right, places, SYMBOL_COLOURS["g"])

    def update(self, values):
        logits = np.array([[values[f"z{k}"] for k in range(CLASSES)]], dtype=float)
        labels = np.array([values["y"]])
        targets = one_hot(labels, CLASSES)
        gradient = self.gradient(logits, labels, shape=(CLASSES,))
        self.said.set(softmax(logits)[0])
        if self.canvas.setting(values["y"]):
            self.true.set(targets[0])
        self.arrows.set(gradient)
        loss = float(softmax_cross_entropy(logits, targets))
        return f"Loss {number(loss)}. {self._told(gradient, softmax_cross_entropy_grad(logits, targets)[0])}"

    def _told(self, gradient, right):
        """The arrows in words, and a warning when a step against them leads uphill."""
        if np.isnan(gradient).all():
            return f"{self.gradient.name or 'The gradient'} gives no numbers."
        words = ", ".join(number(float(entry), signed=True) for entry in gradient)
        told = f"Gradient {words}; its entries sum to {number(float(gradient.sum()))}."
        uphill = float(gradient @ right) < 0
        return told + (" A step against these arrows makes the loss larger." if uphill else "")
