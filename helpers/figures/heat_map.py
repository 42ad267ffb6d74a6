"""A small matrix as coloured cells with signed numbers: the sign is written, the colour repeats it."""

import numpy as np

from .numbers import Numbers
from .style import INK
from .text import number

BALANCE = 0.245  # the relative luminance of a ground on which white and ink are read equally well


class HeatMap:
    """A matrix of ``rows`` x ``columns``, with ``sums`` the sum of each row to its right; ``set(matrix)`` shows it.

    Blue is negative, red positive, white zero; ``most`` is the size at which colours are full.
    """

    def __init__(self, canvas, axes, rows, columns, most=0.5, digits=3, sums=True):
        self.shape, self.digits, self.summed = (rows, columns), digits, sums
        axes.set_xlim(0, columns + (1.1 if sums else 0))
        axes.set_ylim(rows, 0)
        edges = np.arange(columns + 1), np.arange(rows + 1)
        self.cells = axes.pcolormesh(*edges, np.zeros(self.shape), cmap="RdBu_r", vmin=-most, vmax=most,
                                     edgecolors="#999999", linewidth=0.8)
        if sums:
            axes.text(columns + 0.6, -0.12, "row sum", ha="center", fontsize=8)
        for spine in axes.spines.values():
            spine.set_visible(False)
        axes.tick_params(length=0)
        self.dark, self.light, self.sums = (Numbers(canvas, axes, **look) for look in (
            dict(colour=INK), dict(colour="white", weight="bold"), dict(weight="bold")))
        self.columns, self.rows = (grid.ravel() + 0.5 for grid in np.meshgrid(np.arange(columns), np.arange(rows)))
        canvas.moving(self.cells)

    def set(self, matrix):
        """Show these numbers."""
        matrix = np.asarray(matrix, dtype=float)
        self.cells.set_array(np.ma.masked_invalid(matrix))
        texts = [number(float(entry), self.digits, True) for entry in matrix.ravel()]
        deep = self._deep(matrix.ravel())
        for numbers, chosen in ((self.dark, ~deep), (self.light, deep)):
            numbers.put([text if own else "" for text, own in zip(texts, chosen, strict=True)], self.columns, self.rows)
        if self.summed:
            texts = [number(float(entry), self.digits, True) for entry in matrix.sum(axis=1)]
            self.sums.put(texts, self.shape[1] + 0.6, np.arange(self.shape[0]) + 0.5)

    def _deep(self, entries):
        """Which entries stand on so deep a colour that white is read better on it than dark ink."""
        red, green, blue = (np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
                            for part in self.cells.to_rgba(np.ma.masked_invalid(entries))[:, :3].T)
        return np.isfinite(entries) & (0.2126 * red + 0.7152 * green + 0.0722 * blue < BALANCE)
