"""The fixed questions, asked of several tables of vectors: of the nearest words, how many are of the same kind?"""

import numpy as np

from ...data import kinds
from ...figures import Choice, Scene
from ...figures.text import number
from ...palette import BLUE, GREEN, GREY, ORANGE
from .kinds_shown import shares

LOOKS = ((GREY, "////"), (BLUE, None), (ORANGE, "...."), (GREEN, "xxxx"))


class QuestionsScene(Scene):
    """Bars for each kind of word and for all questions together, one for each table of vectors."""

    title = "The same questions for all"
    size = (640, 300)
    caption = ("For each word that is asked for: of the 1, 5 or 10 words nearest to it, the share that is of the same kind. "
               "Ten of the 28 kinds have bars of their own; on the right, all questions together.")

    def __init__(self, vocab, vectors):
        self.vocab, self.vectors = vocab, dict(vectors)
        self.controls = (Choice("k", (1, 5, 10), 1, "nearest words"),
                         Choice("told", tuple(self.vectors), next(iter(self.vectors)), "numbers of"))
        self._known = {}
        self.kinds = list(self.shares(next(iter(self.vectors)), 1))

    def shares(self, name, k):
        """Precision by kind for one table of vectors."""
        if (name, k) not in self._known:
            self._known[name, k] = shares(self.vectors[name], self.vocab, k)
        return self._known[name, k]

    def build(self, canvas):
        from ...figures.numbers import Numbers

        places = np.arange(len(self.kinds)) + 0.3 * (np.arange(len(self.kinds)) == len(self.kinds) - 1)
        axes = canvas.axes(40, 30, 588, 240, ylim=(0, 1.3), yticks=(0, 0.5, 1), xlim=(-0.6, places[-1] + 0.6),
                           xticks=dict(zip(places, self.kinds, strict=True)))
        width = 0.8 / len(self.vectors)
        self.bars, self.places = [], []
        for k, (name, (colour, hatch)) in enumerate(zip(self.vectors, LOOKS, strict=False)):
            x = places + width * (k - (len(self.vectors) - 1) / 2)
            self.bars.append(axes.bar(x, np.ones(len(x)), 0.9 * width, color="white" if hatch else colour, edgecolor=colour,
                                      hatch=hatch, label=name).patches)
            self.places.append(x)
        axes.legend(loc="upper right", ncols=len(self.vectors))
        canvas.moving(*(bar for group in self.bars for bar in group))
        self.numbers = Numbers(canvas, axes)

    def update(self, values):
        found = [[self.shares(name, values["k"])[kind] for kind in self.kinds] for name in self.vectors]
        for group, row in zip(self.bars, found, strict=True):
            for bar, share in zip(group, row, strict=True):
                bar.set_height(share)
        chosen = list(self.vectors).index(values["told"])
        self.numbers.put([number(share) for share in found[chosen]], self.places[chosen], found[chosen], 4.0)
        best = max(zip(self.kinds[:-1], found[chosen], strict=False), key=lambda pair: pair[1])
        return (f"{sum(len(kind.asked) for kind in kinds())} questions, {values['k']} nearest: {values['told']} has "
                f"{number(found[chosen][-1])} in all, most for {best[0]} ({number(best[1])}). All together: "
                + ", ".join(f"{name} {number(row[-1])}" for name, row in zip(self.vectors, found, strict=True)) + ".")
