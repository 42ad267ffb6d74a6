"""What the first layer has learned, unit by unit as pictures; and some digits that the network gets wrong."""

import numpy as np

from ...figures import Scene, Slider, Steps
from ...figures.numbers import Numbers
from ...figures.text import number
from .digit_parts import digit_parts, picture
from .digits_numbers import EPOCHS, SIZES, said
from .digits_run import DigitsRun

ROWS, COLUMNS, SHOWN = 4, 6, 4


class InsideScene(Scene):
    """Left: the weights of each unit as an image of 8 by 8. Right: held-out digits that are taken for another."""

    title = "Inside the network"
    size, words_height = (640, 344), 84
    caption = (f"Left, the weights into each of the {SIZES[1]} units, laid out like the pixels that they multiply: red counts "
               f"for "
               "the unit, blue against it. Right, held-out digits that it gets wrong: what they are, and what it says. Would you "
               "have known?")
    controls = (Steps("epoch", EPOCHS + 1, EPOCHS + 1, play=250, label="Picture"), Slider("first", 1, 9, 1, step=1,
                                                                                            label="wrong ones from"))

    def __init__(self, my_gradients=None):
        self.run = DigitsRun(my_gradients)
        self.learners = self.run.learners

    def build(self, canvas):
        left = canvas.axes(20, 24, 402, 288, title="weights into each unit of the first layer", xlim=(0, 9 * COLUMNS + 1),
                           ylim=(9 * ROWS + 1, 0), xticks=(), yticks=())
        self.weights = left.imshow(np.zeros((9 * ROWS + 1, 9 * COLUMNS + 1)), cmap="RdBu_r", vmin=-1, vmax=1,
                                   extent=(0, 9 * COLUMNS + 1, 9 * ROWS + 1, 0), interpolation="nearest", aspect="auto",
                                   zorder=0.5)
        right = canvas.axes(444, 24, 176, 288, title="digits it gets wrong", xlim=(0, 2), ylim=(2, 0), xticks=(), yticks=())
        for axes in (left, right):
            for spine in axes.spines.values():
                spine.set_visible(False)
        self.images = [right.imshow(np.zeros((8, 8)), cmap="Greys", vmin=0, vmax=1, interpolation="nearest", aspect="auto",
                                    zorder=0.5,
                                    extent=(k % 2 + 0.08, k % 2 + 0.92, k // 2 + 0.8, k // 2 + 0.04)) for k in range(SHOWN)]
        right.set_xlim(0, 2)
        right.set_ylim(2, 0)
        self.named = Numbers(canvas, right, weight="bold")
        canvas.moving(self.weights, *self.images)

    def update(self, values):
        epoch, first = round(values["epoch"]) - 1, round(values["first"])
        seen, judged = self.run()
        params = seen[epoch]
        W = np.nan_to_num(params[0][0])
        self.weights.set_data(tiled(W))
        most = float(np.abs(W).max()) or 1.0
        self.weights.set_clim(-most, most)
        part = digit_parts()[1]
        taken = said(params, part)
        wrong = np.flatnonzero(taken != part.labels)
        shown = wrong[first - 1: first - 1 + SHOWN]
        self._digits(part, taken, shown)
        which = "; ".join(f"{part.labels[n]} taken for {taken[n]}" for n in shown)
        told = f" Shown: {which}." if len(shown) else " There are none at this place." if len(wrong) else ""
        return (f"After {epoch} epoch{'s' * (epoch != 1)}: weights of the first layer up to {number(most)} in size. "
                f"{len(wrong)} of {len(taken)} held-out digits are wrong.{told} {judged}").strip()

    def _digits(self, part, taken, shown):
        for k, image in enumerate(self.images):
            image.set_visible(k < len(shown))
            if k < len(shown):
                image.set_data(picture(part.X[shown[k]]))
        places = np.arange(len(shown))
        self.named.put([f"{part.labels[n]}, not {taken[n]}" for n in shown], places % 2 + 0.5, places // 2 + 0.9)


def tiled(W):
    """The columns of W (64, 24) as one picture of images of 8 by 8, with a gap of one between them."""
    sheet = np.zeros((9 * ROWS + 1, 9 * COLUMNS + 1))
    for unit, column in enumerate(W.T):
        row, place = divmod(unit, COLUMNS)
        sheet[9 * row + 1: 9 * row + 9, 9 * place + 1: 9 * place + 9] = column.reshape(8, 8)
    return sheet
