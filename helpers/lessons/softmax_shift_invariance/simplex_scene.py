"""Three classes as a point in a triangle: logits move the point, a common shift leaves it where it is."""

import numpy as np

from ... import softmax
from ...figures import Learner, Scene, Slider
from ...figures.learner import as_vector
from ...figures.text import in_sight, number, sum_told
from ...palette import GREY, SYMBOL_COLOURS

CORNERS = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, np.sqrt(0.75)]])  # the point sits at the mean of these, weighted by p


class SimplexScene(Scene):
    """Left: the triangle of all probabilities of three classes. Right: the logits, and what softmax makes of them."""

    title = "Three classes in a triangle"
    size = (640, 280)
    caption = ("Each corner is certainty for one class; the middle is one third each; dashed lines part the regions in "
               "which each class is largest. Move one logit, then c, which moves all three.")
    controls = (*(Slider(f"z{k}", -4, 4, start) for k, start in enumerate((1, 2, 0))),
                Slider("c", -6, 6, 0, label="shift c of all"))
    columns = 2

    def __init__(self, softmax_function=None):
        self.softmax = Learner(softmax_function, softmax, as_vector)
        self.learners = (self.softmax,)

    def build(self, canvas):
        from ...figures.bars import Bars

        self._build_triangle(canvas)
        logits = canvas.axes(324, 40, 136, 212, title="logits z + c", xlabel="class", xlim=(-0.6, 2.6),
                             ylim=(-11.5, 11.5), xticks=range(3), yticks=(-10, 0, 10))
        chances = canvas.axes(500, 40, 128, 212, title=self.softmax.name or "softmax", xlabel="class", xlim=(-0.6, 2.6),
                              ylim=(0, 1.1), xticks=range(3), yticks=(0, 0.5, 1))
        logits.axhline(0, color=GREY, linewidth=0.8, zorder=0.7)
        self.logits = Bars(canvas, logits, range(3), SYMBOL_COLOURS["z"], top=10, digits=1, signed=True)
        self.chances = Bars(canvas, chances, range(3), SYMBOL_COLOURS["yhat"], digits=2)

    def _build_triangle(self, canvas):
        axes = canvas.axes(8, 14, 270, 252, xlim=(-0.135, 1.135), ylim=(-0.16, 1.0257), xticks=(), yticks=())
        axes.axis("off")
        outline = np.vstack([CORNERS, CORNERS[:1]])
        axes.plot(*outline.T, color="black", linewidth=1)
        centre = CORNERS.mean(axis=0)
        for k in range(3):
            edge = (CORNERS[k] + CORNERS[(k + 1) % 3]) / 2
            axes.plot(*np.array([centre, edge]).T, "--", color=GREY, linewidth=0.8)
        for k, (dx, dy) in enumerate(((0, -0.09), (0, -0.09), (0, 0.045))):
            axes.text(CORNERS[k, 0] + dx, CORNERS[k, 1] + dy, f"class {k}", ha="center")
        self.point, = axes.plot([], [], "o", color=SYMBOL_COLOURS["yhat"], markeredgecolor="white", markersize=11)
        canvas.moving(self.point)

    def update(self, values):
        z = np.array([values["z0"], values["z1"], values["z2"]], dtype=float) + values["c"]
        p = self.softmax.first_row(z)
        self.logits.set(z)
        self.chances.set(p)
        self.point.set_data(*in_sight(p @ CORNERS)[:, None])
        name, wrong = self.softmax.name or "softmax", sum_told(p)
        where = f"c = {number(values['c'], 1)}, logits {', '.join(number(float(e), 1) for e in z)}: {name} gives "
        if np.isnan(p).all():
            return f"{where}no numbers."
        words = ", ".join(number(float(entry)) for entry in p)
        return f"{where}{words}." + (f" {wrong.capitalize()}: no point of the triangle." if wrong else "")
