"""Which rows a pair moves: the gradients by V and U of a vocabulary of nine words, row by row, from the learner's function."""

import numpy as np

from ...figures import Choice, Learner, Scene, Steps
from ...figures.text import short
from ...palette import GREY, RED
from .exercises.pair import pair

WORDS = ("aardvark", "deep", "I", "learning", "like", "rivers", "we", "words", "zebra")
PAIRS = {"like, I": (4, 2), "like, learning": (4, 3), "words, like": (7, 4), "like, like": (4, 4)}
DRAWN = ((1, 8, 5), (6, 6, 0), (2, 3, 8), (4, 0, 1), (7, 7, 7), (5, 4, 5))
SIZE = len(WORDS), 4
V = np.round(1.3 * np.sin(1.7 * np.arange(36) + 0.4), 2).reshape(SIZE)
U = np.round(1.3 * np.cos(2.3 * np.arange(36) + 1.1), 2).reshape(SIZE)
LEFT, TOP, WIDE, HIGH = 92, 50, 46, 24


class RowsScene(Scene):
    """dV beside dU, a row for each word; rows that are 0 are pale."""

    title = "Which rows move"
    size = (640, 290)
    words_height = 84
    caption = ("A pair, centre word first, and three words drawn at random. Rows that stay 0 are pale. Choose other pairs and "
               "go through the draws: which rows ever move in dV, and which in dU? What if a word is drawn twice?")
    controls = (Choice("pair", tuple(PAIRS), "like, learning"), Steps("draw", len(DRAWN), label="Draw"))
    columns = 2

    def __init__(self, my_pair=None):
        self.pair = Learner(my_pair, pair)
        self.learners = (self.pair,)

    def build(self, canvas):
        from ...figures.sheet import Sheet

        axes = canvas.axes(0, 0, *self.size, xlim=(0, self.size[0]), ylim=(0, self.size[1]), xticks=(), yticks=())
        axes.axis("off")
        self.sheet = Sheet(canvas, axes)

    def update(self, values):
        (c, o), drawn = PAIRS[values["pair"]], DRAWN[round(values["draw"]) - 1]
        parts = self.pair.parts(V, U, c, o, np.array(drawn), shapes={"dV": SIZE, "dU": SIZE})
        if self.pair.own and self.pair.unwritten:
            parts = dict(zip(("dV", "dU"), pair(V, U, c, o, np.array(drawn)), strict=True))
        self.sheet.clear()
        for k, word in enumerate(WORDS):
            self.sheet.words(word, LEFT - 14, TOP + HIGH * k + HIGH // 2, align="right",
                             weight="bold" if k in (c, o, *drawn) else "normal")
        for left, (name, gradient) in zip((LEFT, LEFT + 4 * WIDE + 58), parts.items(), strict=True):
            self.sheet.words(name, left + 2 * WIDE, TOP - 16, weight="bold", align="center", size=9.0)
            for k, row in enumerate(gradient):
                self._row(row, left, TOP + HIGH * k)
            for k in range(len(WORDS)):
                mark = _mark(k, c, o, drawn, name)
                self.sheet.words(mark, left + 4 * WIDE + 6, TOP + HIGH * k + HIGH // 2, size=8.0)
        return self._told(parts, c, o, drawn)

    def _row(self, row, left, top):
        zero = not np.any(row)
        for j, value in enumerate(row):
            strong = 0.0 if not np.isfinite(value) else min(1.0, abs(value) / 1.5)
            ground = "white" if zero or not np.isfinite(value) else _blend(RED if value > 0 else "#376bfd", 0.5 * strong)
            self.sheet.cell("0" if zero else short(float(value), 2, signed=True), left + WIDE * j, top, WIDE, HIGH, ground=ground,
                            edge="#e8e8e8" if zero else "#b0b0b0", ink=GREY if zero else "#333333")

    def _told(self, parts, c, o, drawn):
        unwritten = self.pair.own and self.pair.unwritten
        name = "The course's gradient" if unwritten else self.pair.name or "This gradient"
        if not all(np.isfinite(part).all() for part in parts.values()):
            return f"{name} gives no numbers for this pair."
        words = {kind: [WORDS[k] for k in np.flatnonzero(part.any(axis=1))] for kind, part in parts.items()}
        told = ", ".join(WORDS[k] for k in drawn)
        moved = "; ".join(f"in {kind} {_count(rows)}" for kind, rows in words.items())
        return f"Centre {WORDS[c]}, beside it {WORDS[o]}, drawn {told}. {name} moves {moved}."


def _count(rows):
    if not rows:
        return "no row"
    return f"{len(rows)} of {len(WORDS)} rows ({', '.join(rows)})" if len(rows) < 6 else f"{len(rows)} of {len(WORDS)} rows"


def _mark(k, c, o, drawn, name):
    """What a row is there for, in a word: a sign beside its colour."""
    if name == "dV":
        return "centre" if k == c else ""
    times = drawn.count(k)
    said = ["beside"] * (k == o) + [f"drawn {times}x" if times > 1 else "drawn"] * (times > 0)
    return ", ".join(said)


def _blend(colour, share):
    """A colour mixed with white."""
    from matplotlib.colors import to_hex, to_rgb

    return to_hex(1 - share * (1 - np.array(to_rgb(colour))))
