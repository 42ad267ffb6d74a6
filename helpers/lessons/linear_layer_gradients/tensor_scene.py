"""The derivative of every output of a linear layer by every weight: a tensor with four indices, cut open in two ways."""

import numpy as np

from ...figures import Learner, Scene, Slider
from ...figures.text import number
from ...palette import SYMBOL_COLOURS

X = np.array([[0.5, -1.0, 1.5, -2.0], [1.2, 0.8, -0.4, -1.6]])
ROWS, INPUTS = X.shape
UNITS = 3


def weight_tensor(X, H):
    """The derivative of (X W)_ij by w_kl, x_ik delta_jl, as an array (N, H, D, H) for rows X (N, D) and H outputs.

    >>> weight_tensor(np.array([[5.0, 7.0]]), 2)[0, 1]
    array([[0., 5.],
           [0., 7.]])
    """
    return np.einsum("ik,jl->ijkl", X, np.eye(H))


class TensorScene(Scene):
    """Left: all of the tensor, a block (D, H) for each output. Right: X, the slice of one output and that of one weight."""

    title = "Every output by every weight"
    size = (640, 356)
    caption = ("Each block belongs to one output z[i, j]; its cell in row k and column l says how fast that output moves with "
               "the weight w[k, l]. Move j and watch which column of the block is not zero, then find its numbers in X.")
    controls = tuple(Slider(name, 0, last, start, step=1, label=label) for name, last, start, label in (
        ("i", ROWS - 1, 0, "output row i"), ("j", UNITS - 1, 1, "output column j"),
        ("k", INPUTS - 1, 2, "weight row k"), ("l", UNITS - 1, 1, "weight column l")))
    columns = 2

    def __init__(self, my_tensor=None):
        self.rule = Learner(my_tensor, weight_tensor)
        self.learners = (self.rule,)
        self.tensor = self.rule(X, UNITS, shape=(ROWS, UNITS, INPUTS, UNITS))  # it depends on no control

    def build(self, canvas):
        self._build_blocks(canvas)
        from ...figures.heat_map import HeatMap

        look = dict(most=2.0, digits=1, sums=False)
        places = (("X, with row i and column k", 276, "ik"), ("the block of z[i, j]", 133, "kl"),
                  ("the cells of w[k, l]", 34, "ij"))
        sizes = {"i": ROWS, "j": UNITS, "k": INPUTS, "l": UNITS}
        panels = []
        for title, bottom, (down, right) in places:
            rows, columns = ([f"{name}={n}" for n in range(sizes[name])] for name in (down, right))
            axes = canvas.axes(414, bottom, 44 * len(columns), 25 * len(rows), title=title,
                               xticks={n + 0.5: text for n, text in enumerate(columns)},
                               yticks={n + 0.5: text for n, text in enumerate(rows)})
            panels.append((axes, HeatMap(canvas, axes, len(rows), len(columns), **look)))
        (axes, self.inputs), (_, self.by_output), (_, self.by_weight) = panels
        self.inputs.set(X)
        self.row, self.column = (self._frame(canvas, axes, style) for style in ("-", "--"))

    def _build_blocks(self, canvas):
        """One small heat map (D, H) for each output, and the frames that point into them."""
        down, right = ROWS * (INPUTS + 1) - 1, UNITS * (UNITS + 1) - 1
        axes = canvas.axes(36, 34, 312, 278, title=f"{self.rule.name or 'dz[i, j] / dw[k, l]'}, a block for each output",
                           xlim=(-0.2, right + 0.2), ylim=(down + 0.2, -0.2),
                           xticks={j * (UNITS + 1) + UNITS / 2: f"j = {j}" for j in range(UNITS)},
                           yticks={i * (INPUTS + 1) + INPUTS / 2: f"i = {i}" for i in range(ROWS)})
        for label in axes.get_yticklabels():
            label.set(rotation=90, va="center")
        axes.tick_params(length=0)
        for spine in axes.spines.values():
            spine.set_visible(False)
        for i, j in np.ndindex(ROWS, UNITS):
            edges = j * (UNITS + 1) + np.arange(UNITS + 1), i * (INPUTS + 1) + np.arange(INPUTS + 1)
            axes.pcolormesh(*edges, np.ma.masked_invalid(self.tensor[i, j]), cmap="RdBu_r", vmin=-2, vmax=2,
                            edgecolors="#999999", linewidth=0.6)
        self.block = self._frame(canvas, axes, "-")
        self.cells = [self._frame(canvas, axes, "--") for _ in range(ROWS * UNITS)]

    @staticmethod
    def _frame(canvas, axes, style):
        """A frame to be moved: drawn for an output, dashed for a weight."""
        from matplotlib.patches import Rectangle

        colour = SYMBOL_COLOURS["z"] if style == "-" else "black"
        look = dict(fill=False, edgecolor=colour, linestyle=style, linewidth=2.4, clip_on=False)
        frame = axes.add_patch(Rectangle((0, 0), 1, 1, **look))
        frame.set_zorder(7)
        canvas.moving(frame)
        return frame

    def update(self, values):
        i, j, k, l = (round(values[name]) for name in "ijkl")
        self.block.set_bounds(j * (UNITS + 1), i * (INPUTS + 1), UNITS, INPUTS)
        for cell, (row, unit) in zip(self.cells, np.ndindex(ROWS, UNITS), strict=True):
            cell.set_bounds(unit * (UNITS + 1) + l, row * (INPUTS + 1) + k, 1, 1)
        self.row.set_bounds(0, i, INPUTS, 1)
        self.column.set_bounds(k, 0, 1, ROWS)
        output, weight = self.tensor[i, j], self.tensor[:, :, k, l]
        self.by_output.set(output)
        self.by_weight.set(weight)
        if np.isnan(self.tensor).all():
            return f"{self.rule.name} gives no numbers for z[{i}, {j}] and w[{k}, {l}], nor for any other."
        return f"z[{i}, {j}] answers to {told(output)} of W. w[{k}, {l}] moves {told(weight)} of Z. {self._in_all()}"

    def _in_all(self):
        """How much of the tensor is not zero, and the first entry that is wrong, if there is one."""
        truth = weight_tensor(X, UNITS)
        filled = f"{np.count_nonzero(self.tensor)} of {truth.size} entries are not zero."
        off = ~(np.abs(self.tensor - truth) < 1e-6)
        if not off.any():
            return filled
        first = tuple(int(n) for n in np.argwhere(off)[0])
        i, j, k, l = first
        said, true = (number(float(array[first])) for array in (self.tensor, truth))
        return (f"{filled} {off.sum()} differ from what moving a weight does, first [{i}, {j}, {k}, {l}]: it says {said}, "
                f"z[{i}, {j}] moves with w[{k}, {l}] at a rate of {true}.")


def told(matrix) -> str:
    """Which columns of a matrix are not zero, and what stands in a single one.

    >>> told(np.array([[0.0, 2.0], [0.0, -1.0]])), told(np.zeros((2, 2))), told(np.ones((2, 2)))
    ('column 1 (+2.0, −1.0)', 'no entry', 'columns 0 and 1')
    """
    filled = [int(column) for column in np.flatnonzero((matrix != 0).any(axis=0))]
    if not filled:
        return "no entry"
    if len(filled) > 1:
        return f"columns {', '.join(map(str, filled[:-1]))} and {filled[-1]}"
    entries = ", ".join(number(float(entry), 1, True) for entry in matrix[:, filled[0]])
    return f"column {filled[0]} ({entries})"
