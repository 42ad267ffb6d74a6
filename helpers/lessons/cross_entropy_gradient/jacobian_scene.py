"""The Jacobian of the softmax as a signed heat map, beside the mistake that keeps its diagonal only."""

import numpy as np

from ... import softmax, softmax_jacobian
from ...figures import Learner, Scene, Slider
from ...figures.text import number

CLASSES = 3


def of_one_row(function, z):
    """Call a Jacobian written for rows (N, C) with one row."""
    return function(np.array(z, ndmin=2))


class JacobianScene(Scene):
    """Left: how each probability answers to each logit. Right: the same, were the classes not coupled."""

    title = "The Jacobian of the softmax"
    size = (640, 290)
    caption = ("Row i, column j: how fast the probability of class i grows with the logit of class j. Probabilities sum to one, "
               "so what one class gains the others lose, and a shift of all logits changes nothing: rows sum to zero.")
    controls = tuple(Slider(f"z{k}", -5, 5, start) for k, start in enumerate((1.0, 2.0, 0.0)))
    columns = 2

    def __init__(self, jacobian=None):
        self.jacobian = Learner(jacobian, softmax_jacobian, of_one_row)
        self.learners = (self.jacobian,)

    def build(self, canvas):
        from ...figures.heat_map import HeatMap

        style = dict(xlabel="logit j", ylabel="probability i", xticks={k + 0.5: str(k) for k in range(CLASSES)},
                     yticks={k + 0.5: str(k) for k in range(CLASSES)})
        left = canvas.axes(36, 42, 278, 206, **style)
        right = canvas.axes(356, 42, 278, 206, **style)
        for axes, title in ((left, self.jacobian.name or "Jacobian"), (right, "the mistake: diagonal only")):
            axes.set_title(title, x=CLASSES / (CLASSES + 1.1) / 2, pad=16)
            axes.xaxis.set_label_coords(CLASSES / (CLASSES + 1.1) / 2, -0.1)
        self.whole, self.diagonal = (HeatMap(canvas, axes, CLASSES, CLASSES) for axes in (left, right))

    def update(self, values):
        z = np.array([values[f"z{k}"] for k in range(CLASSES)], dtype=float)
        matrix = self.jacobian(z, shape=(CLASSES, CLASSES))
        alone = np.diag(np.diag(softmax_jacobian(z)))
        self.whole.set(matrix)
        self.diagonal.set(alone)
        p = ", ".join(number(float(entry)) for entry in softmax(z))
        sums = [float(np.abs(m.sum(axis=1)).max()) for m in (matrix, alone)]
        return (f"Probabilities {p}. Largest row sum, sign left out: {number(sums[0], 3)} on the left, {number(sums[1], 3)} "
                f"with the diagonal only.")
