"""The operation of the present step in numbers: its factors and its result as small tables in a row."""

import numpy as np

from ...figures.table import HEAD, Table
from ...palette import SYMBOL_COLOURS
from .stepper_drawing import entries
from .stepper_numbers import BIASES, TOP, WEIGHTS, V, above
from .stepper_steps import at

TOPMOST, GAP, COLUMN, SQUARE = 246, 22, (58, 18), (44, 18)
INK = "#333333"
ORANGE, RED, PURPLE, BLUE = (SYMBOL_COLOURS[name] for name in ("yhat", "g", "x", "z"))


class Operation:
    """Writes tables and signs from left to right."""

    def __init__(self, sheet):
        self.sheet, self.left = sheet, 8

    def table(self, name, matrix, colour=INK, look="plain", as_row=False, digits=3, shape=None, **masks):
        """A matrix, or a vector as a column (as a row when asked), with its true shape in its head, or the one given."""
        values = np.asarray(matrix, dtype=object)
        grid = values if values.ndim == 2 else values[None] if as_row else values[:, None]
        cell = SQUARE if grid.shape[1] > 1 else COLUMN
        shape = shape if shape is not None else grid.shape if as_row else values.shape
        Table(name, self.left, TOPMOST, colour, cell, digits).paint(self.sheet, grid, look, shape=shape, **masks)
        self.left += grid.shape[1] * cell[0] + GAP

    def sign(self, text):
        """A sign in the gap before the next table."""
        self.sheet.words(text, self.left - GAP // 2, TOPMOST + HEAD + 9, align="center", size=8.5)

    def show(self, step, n):
        """The tables of a step."""
        self.left = 8
        {"input": self._input, "forward": self._forward, "score": self._score, "by v": self._by_v, "delta": self._delta,
         "outer": self._outer, "by x": self._by_x}[step.kind](step.layer, step.entry, n)

    def _input(self, layer, entry, n):
        self.table("x", n["a1"], PURPLE, "result", digits=1)

    def _forward(self, layer, entry, n):
        self.table(at("W", layer), WEIGHTS[layer], digits=1)
        self._a(layer, n[f"a{layer}"])
        self.sign("+")
        self.table(at("b", layer), BIASES[layer], digits=1)
        self.sign("=")
        self.table(at("z", layer + 1), _if(entry, n[f"z{layer + 1}"]), BLUE)
        self.sign("→")
        self._a(layer + 1, _if(entry, n[f"a{layer + 1}"]), look="result")

    def _a(self, layer, values, **more):
        self.table("x" if layer == 1 else at("a", layer), values, PURPLE if layer == 1 else ORANGE,
                   digits=1 if layer == 1 else 3, **more)

    def _score(self, layer, entry, n):
        self.table("vᵀ", V, as_row=True, digits=1)
        self._a(TOP, n[f"a{TOP}"])
        self.sign("=")
        self.table("s", _if(entry, np.array([[n["s"]]])), ORANGE, "result", shape="()")

    def _by_v(self, layer, entry, n):
        self._a(TOP, n[f"a{TOP}"])
        self.sign("=")
        self.table("ds/dv", n[f"a{TOP}"], RED, "result")

    def _delta(self, layer, entry, n):
        """Rows up to ``entry`` are there; the row of ``entry`` is lit."""
        W, arrives, name = above(layer), n["arrives"][layer], at("δ", layer)
        rows = np.arange(W.shape[1])
        seen, now = rows <= entry, rows == entry
        carried = "v · ds/ds" if layer == TOP else f"{at('W', layer)}ᵀ{at('δ', layer + 1)}"
        self.table("v" if layer == TOP else f"{at('W', layer)}ᵀ", W.T, digits=1, lit=np.repeat(now, W.shape[0]),
                   shape=V.shape if layer == TOP else None)
        self.table("ds/ds" if layer == TOP else at("δ", layer + 1), arrives, RED, shape="()" if layer == TOP else None)
        self.sign("=")
        self.table(carried, entries(W.T @ arrives, seen), RED, lit=now)
        self.sign("∘")
        self.table(f"f′({at('z', layer)})", n["slopes"][layer], BLUE, lit=now)
        self.sign("=")
        self.table(name, entries(n["deltas"][layer], seen), RED, "result", crossed=n["off"][layer] & seen)

    def _outer(self, layer, entry, n):
        self.table(at("δ", layer + 1), n["arrives"][layer], RED)
        self.table("xᵀ" if layer == 1 else f"{at('a', layer)}ᵀ", n[f"a{layer}"], PURPLE if layer == 1 else ORANGE, as_row=True,
                   digits=1 if layer == 1 else 3)
        self.sign("=")
        self.table(f"ds/d{at('W', layer)}", n["outer"][layer], RED, "result")
        self.table(f"ds/d{at('b', layer)}", n["arrives"][layer], RED, "result")

    def _by_x(self, layer, entry, n):
        self.table(f"{at('W', 1)}ᵀ", WEIGHTS[1].T, digits=1)
        self.table(at("δ", 2), n["arrives"][1], RED)
        self.sign("=")
        self.table("ds/dx", _if(entry, n["by x"]), RED, "result")


def _if(entry, values):
    """The values, or question marks while only the factors are laid out."""
    return entries(values, entry >= 0)
