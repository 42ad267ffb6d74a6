"""Formulas as pixels: typeset once by matplotlib, kept, and put together piece by piece with some pieces lit."""

from functools import lru_cache

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.mathtext import MathTextParser

from .style import INK, STYLE, house_style

DPI, TALL = 100, 44  # a piece is so many pixels high
BASE = 18  # the baseline above the room's bottom
DIM, LIT = "#8a8a8a", "#fff0b3"


@lru_cache(maxsize=512)
def cover(latex: str, size: float):
    """Coverage (TALL, width) between 0 and 1 of a formula; ValueError when it is higher than there is room."""
    with house_style():
        set_ = MathTextParser("agg").parse(f"${latex}$", DPI, FontProperties(family=STYLE["font.family"], size=size))
    ink = np.asarray(set_.image) / 255
    bottom = TALL - BASE + round(set_.depth)
    share = np.zeros((TALL, ink.shape[1]))
    share[bottom - len(ink):bottom] = ink
    return share


@lru_cache(maxsize=1024)
def formula(latex: str, size=11.0, ink=INK, ground="white"):
    """Opaque pixels (TALL, width, 4) of a formula; its baseline lies BASE above the bottom."""
    share = cover(latex, size)[..., None]
    pixels = np.full((*share.shape[:2], 4), 255, dtype=np.uint8)
    colour, page = np.array(to_rgb(ink)), np.array(to_rgb(ground))
    pixels[..., :3] = np.round(255 * (page + share * (colour - page)))
    pixels.setflags(write=False)
    return pixels


def set_pieces(sheet, pieces, left, top, lit=(), dim=(), size=11.0, height=30, gap=4):
    """Write pieces of LaTeX in a row; those with their number in ``lit`` stand on a coloured ground, those in ``dim`` are pale.

    Returns the left edge of each piece, and where another one would begin.
    """
    edges, cut = [left], (TALL - height) // 2
    for number, latex in enumerate(pieces):
        picture = formula(latex, size, DIM if number in dim else INK, LIT if number in lit else "white")
        sheet.paste(picture[cut:cut + height], edges[-1], top, latex)
        edges.append(edges[-1] + picture.shape[1] + gap)
    return edges


def set_lit(sheet, pieces, left, top, lit, size=11.0, height=30, gap=4):
    """The same with the pieces from ``lit[0]`` to before ``lit[1]`` as one boxed term."""
    first, last = lit
    edges = set_pieces(sheet, pieces, left, top, range(first, last), (), size, height, gap)
    for edge in edges[first + 1:last]:  # the gaps between lit pieces
        sheet.fill(edge - gap, top, gap, height, LIT)
    sheet.frame(edges[first] - 3, top, edges[last] - gap - edges[first] + 6, height)
    return edges
