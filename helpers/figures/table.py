"""A matrix as a small table on a sheet: its name and shape above, a number in each cell."""

from dataclasses import dataclass

import numpy as np

from .style import INK
from .text import short

HEAD = 16  # pixels above the cells for name and shape
LIT = "#fff0b3"  # the ground of what has just been computed, or of what is being looked at
BAD = "#ffd9de"  # the ground of an entry that is crossed
PALE = "#c9c9c9"


@dataclass(frozen=True)
class Table:
    """Where a matrix stands: ``left``, ``top`` of its name, the size of its cells, its name and the name's colour."""

    name: str
    left: int
    top: int
    colour: str = INK
    cell: tuple = (37, 18)
    digits: int = 2

    def paint(self, sheet, matrix, look="plain", crossed=None, lit=None, shape=None):
        """Show a matrix (rows, columns), or a vector as one row; nan is written, an entry that is None left open.

        ``look``: "plain", "operand" (a thick frame), "result" (a thick frame, on a coloured ground, a mark at its name)
        or "empty" (pale, without numbers). ``crossed`` and ``lit`` are masks of entries; ``shape`` is what is said of it.
        """
        said = shape if shape is not None else np.shape(matrix)
        grid = np.atleast_2d(np.asarray(matrix, dtype=object))
        mark = "▸ " if look == "result" else ""
        told = f"{mark}{self.name} {said}" if said else mark + self.name
        sheet.words(told, self.left, self.top + HEAD // 2, PALE if look == "empty" else self.colour, 7.5,
                    "bold" if look in ("operand", "result") else "normal")
        crossed, lit = (np.zeros(grid.shape, bool) if mask is None else np.reshape(mask, grid.shape) for mask in (crossed, lit))
        for place, value in np.ndenumerate(grid):
            self._entry(sheet, place, value, look, crossed[place], lit[place])
        if look in ("operand", "result"):
            (rows, columns), (width, height) = grid.shape, self.cell
            sheet.frame(self.left - 2, self.top + HEAD - 2, columns * width + 4, rows * height + 4, self.colour)

    def _entry(self, sheet, place, value, look, crossed, lit):
        row, column = place
        width, height = self.cell
        text = "" if look == "empty" else "?" if value is None else short(float(value), self.digits)
        ground = BAD if crossed else LIT if lit or look == "result" else "white"
        sheet.cell(text, self.left + column * width, self.top + HEAD + row * height, width, height, ground=ground,
                   edge="#e3e3e3" if look == "empty" else "#b0b0b0", crossed=bool(crossed),
                   weight="bold" if lit else "normal")
