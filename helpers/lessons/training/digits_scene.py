"""A network learns the digits: loss and accuracy epoch by epoch, and which digit it takes for which."""

from itertools import chain

import numpy as np

from ...figures import Scene, Steps
from ...figures.numbers import Numbers
from ...figures.style import INK
from ...figures.text import number
from ...palette import BLUE, RED
from .digit_parts import digit_parts
from .digits_numbers import EPOCHS, SIZES, course, said
from .digits_run import DigitsRun
from .exercises.confusion import confusion


class DigitsScene(Scene):
    """Left: the curves, for the digits learned from and those held out. Right: the confusion matrix of those held out."""

    title = "Learning the digits"
    size, words_height = (640, 350), 84
    caption = (f"A network of {SIZES[0]}, {SIZES[1]} and {SIZES[2]} units. Right: for each of the 180 held-out digits what it is "
               "(row) and what the network says (column). Play: which digits are told apart first, and which are still mixed "
               "up at "
               "the end?")
    controls = (Steps("epoch", EPOCHS + 1, play=250, label="Picture"),)

    def __init__(self, my_gradients=None):
        self.run = DigitsRun(my_gradients)
        self.learners = self.run.learners
        self._courses = None

    def saved(self):
        """A page without a kernel shows the end."""
        return {"epoch": EPOCHS + 1}

    def build(self, canvas):
        wide, marks = (-0.6, EPOCHS + 0.6), range(0, EPOCHS + 1, 5)
        upper = canvas.axes(52, 208, 230, 112, title="loss", yscale="log", ylim=(0.02, 6), xlim=wide,
                            yticks={0.03: "0.03", 0.1: "0.1", 0.3: "0.3", 1: "1", 3: "3"}, xticks=dict.fromkeys(marks, ""))
        lower = canvas.axes(52, 62, 230, 112, title="accuracy", xlabel="epochs", ylim=(-0.03, 1.05), yticks=(0, 0.5, 1),
                            xlim=wide,
                            xticks=marks)
        right = canvas.axes(352, 48, 266, 266, title="said", ylabel="true", xlim=(0, 10), ylim=(10, 0))
        right.set_xticks(np.arange(10) + 0.5, range(10))
        right.set_yticks(np.arange(10) + 0.5, range(10))
        right.tick_params(length=0)
        look = (("-", BLUE, "learned from"), ("--", RED, "held out"))
        self.curves = [[axes.plot([], [], line, color=colour, label=label)[0] for line, colour, label in look]
                       for axes in (upper, lower)]
        lower.legend(loc="upper center", bbox_to_anchor=(0.5, -0.34), ncols=2)
        self.dots = [[axes.plot([], [], "o", color=colour, markersize=6, markeredgecolor="white")[0] for _, colour, _ in look]
                     for axes in (upper, lower)]
        self.cells = right.pcolormesh(np.arange(11), np.arange(11), np.zeros((10, 10)), cmap="Blues", vmin=0, vmax=24,
                                      edgecolors="#cccccc", linewidth=0.6)
        self.dark, self.light = (Numbers(canvas, right, colour=colour, weight=weight)
                                 for colour, weight in ((INK, "normal"), ("white", "bold")))
        canvas.moving(self.cells, *chain(*self.curves, *self.dots))

    def update(self, values):
        epoch = round(values["epoch"]) - 1
        seen, judged = self.run()
        if self._courses is None:
            self._courses = course(seen)
        for both, curves, dots, low in zip(self._courses, self.curves, self.dots, (0.02, 0.0), strict=True):
            for row, curve, dot in zip(both, curves, dots, strict=True):
                shown = np.clip(row, low, 1e3)
                curve.set_data(np.arange(epoch + 1), shown[: epoch + 1])
                dot.set_data([epoch], shown[[epoch]])
        part = digit_parts()[1]
        matrix, right = confusion(part.labels, said(seen[epoch], part), 10)
        self._matrix(matrix)
        off = matrix * (1 - np.eye(10, dtype=int))
        true, taken = np.unravel_index(off.argmax(), off.shape)
        most = off.max()
        mixed = f" Most often mixed up: {true} taken for {taken}, {most} time{'s' * int(most != 1)}." if most else ""
        (_, loss), _ = self._courses[:, :, epoch]
        return (f"After {epoch} epoch{'s' * (epoch != 1)}: loss {number(float(loss))} on the held-out digits, "
                f"{number(100 * float(right), 1)} % of them right.{mixed} {judged}").strip()

    def _matrix(self, matrix):
        """The counts as cells and numbers; a 0 stays empty."""
        self.cells.set_array(matrix)
        rows, columns = np.nonzero(matrix)
        counts = matrix[rows, columns]
        for numbers, chosen in ((self.dark, counts < 14), (self.light, counts >= 14)):
            numbers.put([str(count) for count in counts[chosen]], columns[chosen] + 0.5, rows[chosen] + 0.5)
