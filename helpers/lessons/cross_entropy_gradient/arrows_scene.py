"""The gradient of the cross-entropy by the logits, as one arrow per class."""

import numpy as np

from ... import one_hot, softmax, softmax_cross_entropy, softmax_cross_entropy_grad
from ...figures import Choice, Learner, Scene, Slider
from ...figures.text import number
from ...palette import GREY, SYMBOL_COLOURS

CLASSES = 4


def other_calls(function, logits, targets):
    """Call a gradient written for vectors, or for integer labels, when it does not take rows of logits and one-hot rows."""
    try:
        return function(logits[0].copy(), targets[0].copy())
    except Exception:  # the next way is tried; if that fails as well, the caller reports the first complaint
        return function(logits.copy(), targets.argmax(axis=1))


class ArrowsScene(Scene):
    """Left: what the model says beside what is true. Right: the gradient, up where a step downhill lowers the logit."""

    title = "The gradient at the logits"
    size = (640, 290)
    caption = ("Move the logits or choose another true class. Each arrow is one entry of the gradient; a step downhill moves "
               "the logit against its arrow. Compare each arrow with the gap between the two bars above its class.")
    controls = (*(Slider(f"z{k}", -5, 5, start) for k, start in enumerate((1.0, 2.0, 0.0, -1.0))),
                Choice("y", tuple(range(CLASSES)), 0, label="true class"))
    columns = 2

    def __init__(self, gradient=None):
        self.gradient = Learner(gradient, softmax_cross_entropy_grad, other_calls)
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
        self.true = Bars(canvas, left, places + 0.2, SYMBOL_COLOURS["y"], width=0.38, digits=0, hatch="\\\\\\\\")
        self.arrows = Arrows(canvas, right, places, SYMBOL_COLOURS["g"])

    def update(self, values):
        logits = np.array([[values[f"z{k}"] for k in range(CLASSES)]], dtype=float)
        targets = one_hot(np.array([values["y"]]), CLASSES)
        (gradient,) = self.gradient(logits, targets, shape=(1, CLASSES))
        self.said.set(softmax(logits)[0])
        self.true.set(targets[0])
        self.arrows.set(gradient)
        loss = float(softmax_cross_entropy(logits, targets))
        words = ", ".join(number(float(entry), signed=True) for entry in gradient)
        return f"Loss {number(loss)}. Gradient {words}; its entries sum to {number(float(gradient.sum()))}."
