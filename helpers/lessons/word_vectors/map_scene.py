"""Words as points in the plane: the two directions in which their vectors differ most."""

import numpy as np

from ... import unit_rows
from ...figures import Choice, Scene
from ...palette import BLUE, GREEN, GREY, ORANGE, PURPLE, RED

LOOKS = ((BLUE, "o"), (ORANGE, "^"), (GREEN, "s"), (PURPLE, "D"), (RED, "v"), (GREY, "P"),
         (BLUE, "X"), (ORANGE, "*"), (GREEN, "p"), (PURPLE, "<"))
NAMED = 24  # of the chosen kind so many words at most are named
CLEAR = 13, 6.2  # pixels that a name keeps free: its height, and the width of a letter


def plane(E, rows):
    """Those rows of E in the plane of their two principal components, (n, 2), and the share of the variance they hold.

    Each vector has length 1 first. The axes point to where their largest entry is.

    >>> points, share = plane([[2.0, 0.0], [0.0, 3.0], [1.0, 1.0]], [0, 1])
    >>> np.abs(points[:, 0]).round(3).tolist(), round(share, 3)
    ([0.707, 0.707], 1.0)
    """
    X = unit_rows(np.asarray(E, dtype=float)[rows])
    X = X - X.mean(axis=0)
    U, S, _ = np.linalg.svd(X, full_matrices=False)
    points = U[:, :2] * S[:2]
    points *= np.sign(points[np.abs(points).argmax(axis=0), range(points.shape[1])])
    return points, float((S[:2] ** 2).sum() / (S ** 2).sum())


class MapScene(Scene):
    """A point for each word whose kind is known; one kind at a time is named."""

    title = "A map of words"
    size = (640, 420)
    words_height = 64
    caption = ("Each mark is a word, each kind has its mark and colour. The two directions are those in which these vectors "
               "differ most. Choose which kind is named. Were the kinds told to the training? No: only the text was.")
    columns = 2

    def __init__(self, vocab, vectors, kinds):
        self.vocab, self.vectors = vocab, dict(vectors)
        self.groups = {}
        for word, kind in kinds.items():
            if word in vocab:
                self.groups.setdefault(kind, []).append(vocab.index(word))
        if not self.groups:
            raise ValueError("kinds: none of these words is in the vocabulary")
        names = tuple(self.vectors)
        self.controls = (Choice("vectors", names, names[min(1, len(names) - 1)]),
                         Choice("kind", tuple(self.groups), next(iter(self.groups)), "named"))
        self._known = {}

    def build(self, canvas):
        from ...figures.numbers import Numbers

        self.axes = canvas.axes(10, 12, 490, 396, xlim=(-1, 1), ylim=(-1, 1), xticks=(), yticks=())
        self.marks = [self.axes.plot([], [], mark, color=colour, markersize=5, linestyle="none", markeredgecolor="white",
                                     markeredgewidth=0.4)[0] for _, (colour, mark) in zip(self.groups, _looks(), strict=False)]
        canvas.figure.legend(self.marks, list(self.groups), loc="center left",
                             bbox_to_anchor=(0.785, 0.5), frameon=False, fontsize=8)
        canvas.moving(*self.marks)
        self.names = Numbers(canvas, self.axes, align="left")

    def points(self, name):
        """All words in the plane of these vectors, in a square from -1 to 1, by kind; and the share of the variance."""
        if name not in self._known:
            rows = [row for group in self.groups.values() for row in group]
            found, share = plane(self.vectors[name], rows)
            low, high = found.min(axis=0), found.max(axis=0)
            found = 1.88 * (found - low) / np.maximum(high - low, 1e-12) - 0.94
            ends = np.cumsum([len(group) for group in self.groups.values()])[:-1]
            self._known[name] = dict(zip(self.groups, np.split(found, ends), strict=True)), share
        return self._known[name]

    def update(self, values):
        points, share = self.points(values["vectors"])
        for mark, group in zip(self.marks, points.values(), strict=True):
            mark.set_data(*group.T)
        kind = values["kind"]
        words = [self.vocab.words[row] for row in self.groups[kind]]
        named = self._named(words, points[kind])
        self.names.put([words[k] for k in named], points[kind][named, 0] + 0.02, points[kind][named, 1])
        return (f"{values['vectors']}: {len(words)} words of the kind {kind}, {len(named)} of them named. These two "
                f"directions hold {100 * share:.0f} % of the variance of all words shown.")

    def _named(self, words, points):
        """Places of the words that can be named without one name on another, the most frequent first."""
        boxes, named = [], []
        order = sorted(range(len(words)), key=lambda k: self.vocab.index(words[k]))
        for k in order:
            x, y = points[k] * (245, 198)
            box = (x, y - CLEAR[0] / 2, x + CLEAR[1] * len(words[k]) + 8, y + CLEAR[0] / 2)
            free = all(box[2] < other[0] or other[2] < box[0] or box[3] < other[1] or other[3] < box[1] for other in boxes)
            if free and box[2] < 245 and len(named) < NAMED:
                boxes.append(box)
                named.append(k)
        return named


def _looks():
    while True:
        yield from LOOKS
