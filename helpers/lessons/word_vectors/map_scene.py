"""Words as points in the plane: the two directions in which their vectors differ most."""

import numpy as np

from ... import unit_rows
from ...figures import Choice, Scene, Switch
from ...palette import BLUE, GREEN, GREY, ORANGE, PURPLE, RED
from .map_names import placed

LOOKS = ((BLUE, "o"), (ORANGE, "^"), (GREEN, "s"), (PURPLE, "D"), (RED, "v"), (GREY, "P"),
         (BLUE, "X"), (ORANGE, "*"), (GREEN, "p"), (PURPLE, "<"))
BOX = 10, 12, 490, 396  # of the axes, in pixels
PALE, LARGE, SMALL = 0.6, 7, 4  # marks of the kinds that are not named are paler and smaller


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
               "differ most. Choose which kind is named, and look closer where it is crowded. Were the kinds told to the "
               "training? No: only the text was.")
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
                         Choice("kind", tuple(self.groups), next(iter(self.groups)), "named"),
                         Switch("closer", label="closer: this kind fills the map"))
        self._known = {}

    def build(self, canvas):
        from ...figures.numbers import Numbers

        self.axes = canvas.axes(*BOX, xlim=(-1, 1), ylim=(-1, 1), xticks=(), yticks=())
        self.marks = [self.axes.plot([], [], mark, color=colour, markersize=5, linestyle="none", markeredgecolor="white",
                                     markeredgewidth=0.4)[0] for _, (colour, mark) in zip(self.groups, _looks(), strict=False)]
        canvas.figure.legend(self.marks, list(self.groups), loc="center left",
                             bbox_to_anchor=(0.785, 0.5), frameon=False, fontsize=8)
        canvas.moving(*self.marks)
        self.names = Numbers(canvas, self.axes)

    def points(self, name):
        """All words in the plane of these vectors, by kind; and the share of the variance."""
        if name not in self._known:
            rows = [row for group in self.groups.values() for row in group]
            found, share = plane(self.vectors[name], rows)
            ends = np.cumsum([len(group) for group in self.groups.values()])[:-1]
            self._known[name] = dict(zip(self.groups, np.split(found, ends), strict=True)), share
        return self._known[name]

    def update(self, values):
        points, share = self.points(values["vectors"])
        kind = values["kind"]
        shown = _in_sight(points, points[kind] if values["closer"] else np.concatenate(list(points.values())))
        for mark, (name, group) in zip(self.marks, shown.items(), strict=True):
            mark.set_data(*group.T)
            mark.set_alpha(1.0 if name == kind else PALE)
            mark.set_markersize(LARGE if name == kind else SMALL)
        words = [self.vocab.words[row] for row in self.groups[kind]]
        named = self._name(words, shown[kind])
        near = " Seen from near: what lies further out is not shown." if values["closer"] else ""
        return (f"{values['vectors']}: {len(words)} words of the kind {kind}, {named} of them named. These two "
                f"directions hold {100 * share:.0f} % of the variance of all these words.{near}")

    def _name(self, words, points):
        """Name as many of the words as there is room for, the most frequent first; returns how many."""
        order = sorted(range(len(words)), key=lambda k: self.vocab.index(words[k]))
        scale = np.array(BOX[2:]) / 2
        places = placed([words[k] for k in order], points[order] * scale, scale)
        self.names.put([word for word, _ in places], *(np.array([middle for _, middle in places]).reshape(-1, 2) / scale).T)
        return len(places)


def _in_sight(points, those):
    """The points, stretched so that ``those`` fill a square from -1 to 1, nearly; what lies outside it is not drawn."""
    low, high = those.min(axis=0), those.max(axis=0)
    return {kind: 1.84 * (group - low) / np.maximum(high - low, 1e-12) - 0.92 for kind, group in points.items()}


def _looks():
    while True:
        yield from LOOKS
