"""The nearest words of any word, by several tables of vectors side by side, found by the learner's own function."""

import numpy as np

from ...figures import Learner, Scene, Switch, Text
from ...figures.text import number
from ...palette import GREEN
from .exercises.nearest import nearest

SHOWN = 10
TOP, ROW = 34, 25  # pixels from the top to the first word, and from one to the next


def ranked(function, E, row, count):
    """The words nearest to word ``row`` by ``function(E, q, exclude)``, asked again and again with those it gave left out."""
    found = []
    for _ in range(count):
        found.append(_as_row(function(E, E[row].copy(), [row, *found]), len(E)))
    return found


def _as_row(answer, n_words):
    """The number of a word, or a complaint that the figure shows."""
    if answer is None or answer is Ellipsis:
        raise NotImplementedError
    values = np.asarray(answer)
    if values.size != 1 or values.dtype.kind not in "iuf":
        raise TypeError(f"the number of a word was expected, not {type(answer).__name__} of shape {values.shape}")
    row = float(values.reshape(()))
    if not (row == int(row) if np.isfinite(row) else False) or not 0 <= row < n_words:
        raise ValueError(f"{row:g} is not the number of a word, 0 to {n_words - 1}")
    return int(row)


class NeighboursScene(Scene):
    """A column of words for each table of vectors, the nearest on top."""

    title = "Who is near whom"
    size = (640, 300)
    words_height = 84
    caption = ("Type a word and press Enter. Each column lists the nearest words by one table of vectors, with their cosines. "
               "Words of the same kind as yours, where the lesson knows it, have a dot and are green.")

    def __init__(self, vocab, vectors, kinds=None, my_nearest=None, start="egypt"):
        self.vocab, self.vectors, self.kinds = vocab, dict(vectors), kinds or {}
        self.nearest = Learner(my_nearest, nearest, use=ranked)
        self.learners = (self.nearest,)
        self.controls = (Text("word", start, ("river", "arabic", "wheat", "Paris", "unheardof", ""), "a word", at_once=False),
                         Switch("cosines", True, "show cosines"))

    def build(self, canvas):
        from ...figures.numbers import Numbers

        width, height = self.size
        axes = canvas.axes(0, 0, width, height, xlim=(0, width), ylim=(0, height), xticks=(), yticks=())
        axes.axis("off")
        self.lefts = [24 + k * (width - 24) / len(self.vectors) for k in range(len(self.vectors))]
        for left, name in zip(self.lefts, self.vectors, strict=True):
            axes.text(left, height - 16, name, weight="bold", va="center", fontsize=9)
        self.plain = Numbers(canvas, axes, align="left")
        self.alike = Numbers(canvas, axes, align="left", colour=GREEN, weight="bold")

    def update(self, values):
        word = values["word"].strip()
        self.plain.put((), [], [])
        self.alike.put((), [], [])
        if not word:
            return "Type a word: river, egypt, arabic, wheat."
        try:
            row = self.vocab.index(word)
        except ValueError as unknown:
            return f"{str(unknown)[:1].upper()}{str(unknown)[1:]}."
        columns = [self._column(E, row) for E in self.vectors.values()]
        self._write(columns, row, values["cosines"])
        told = "; ".join(f"{name}: {self._first(column)}" for name, column in zip(self.vectors, columns, strict=True))
        found = " Found by the course's search." if self.nearest.own and self.nearest.unwritten else ""
        return f"Nearest to {self.vocab.words[row]}. {told}.{found}"

    def _column(self, E, row):
        """The nearest words and their cosines, or nothing where no function gave them."""
        rows = self.nearest(np.asarray(E), row, SHOWN, shape=(SHOWN,))
        if self.nearest.own and self.nearest.unwritten:
            rows = np.array(ranked(nearest, np.asarray(E), row, SHOWN), dtype=float)
        if not np.isfinite(rows).all():
            return []
        rows = rows.astype(int)
        lengths = np.linalg.norm(E[rows], axis=1) * np.linalg.norm(E[row])
        return list(zip(rows, E[rows] @ E[row] / np.where(lengths == 0, 1, lengths), strict=True))

    def _write(self, columns, row, cosines):
        kinds, groups = self.kinds.get(self.vocab.words[row], set()), ([], [])
        for left, column in zip(self.lefts, columns, strict=True):
            for k, (other, cosine) in enumerate(column):
                word = self.vocab.words[other]
                same = not kinds.isdisjoint(self.kinds.get(word, ()))
                text = f"{number(float(cosine))}  " * cosines + ("• " * same) + word
                groups[same].append((text, left, self.size[1] - TOP - 10 - ROW * k))
        for artist, group in zip((self.plain, self.alike), groups, strict=True):
            artist.put([text for text, _, _ in group], [x for _, x, _ in group], [y for _, _, y in group])

    def _first(self, column):
        return ", ".join(self.vocab.words[row] for row, _ in column[:3]) if column else "no words"
