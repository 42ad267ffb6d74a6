"""The picture that stays in a saved notebook: the figure with its sentence written underneath, on white."""

import textwrap

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from .style import INK, house_style

DPI, LINE, MARGIN = 100, 15, 12


def card(pixels, words: str):
    """Pixels (height, width, 4) with ``words`` in wrapped lines below them; returns (height + words, width, 4)."""
    width = pixels.shape[1]
    lines = textwrap.wrap(words, width=(width - 2 * MARGIN) // 6)
    height = len(lines) * LINE + MARGIN
    with house_style():
        figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor="white")
        canvas = FigureCanvasAgg(figure)
        for number, line in enumerate(lines):
            figure.text(MARGIN / width, 1 - (number + 0.5) * LINE / height, line, va="center", color=INK, fontsize=8,
                        parse_math=False)
        canvas.draw()
    return np.concatenate([pixels, np.asarray(canvas.buffer_rgba())])
