"""From which words negatives are drawn: shares of the text, the learner's distribution, and all words alike."""

import numpy as np

from ...figures import Choice, Learner, Scene
from ...figures.text import number, sum_told
from ...palette import BLUE, GREY, ORANGE
from .exercises.noise import noise

# How often these words stand in the Factbook's sentences, as the lesson counts them.
COUNTS = {"the": 21782, "government": 1416, "river": 180, "danube": 17, "breadfruit": 6}
SHOWN = {"five words of the text": tuple(COUNTS), "without the most frequent one": tuple(COUNTS)[1:], "the three "
    "rarest": tuple(COUNTS)[2:]}


class NoiseScene(Scene):
    """Three bars for each word, on a logarithmic scale."""

    title = "Which words are drawn"
    size = (640, 300)
    caption = ("For each word: its share of the text, what your function gives, and an equal share for all. The scale is "
               "logarithmic: a step between lines is a factor of ten. Whom does the power help?")
    controls = (Choice("words", tuple(SHOWN), next(iter(SHOWN))),)

    def __init__(self, my_noise=None):
        self.noise = Learner(my_noise, noise)
        self.learners = (self.noise,)

    def build(self, canvas):
        from ...figures.numbers import Numbers

        self.axes = canvas.axes(52, 30, 572, 236, ylim=(5e-5, 8), yscale="log",
                                yticks={10.0**p: f"{10.0**p:g}" for p in range(-4, 1)},
                                xlim=(-0.6, 4.6), xticks=())
        names = ("share of the text", self.noise.name or "power 3/4", "all alike")
        looks = ((GREY, "////"), (ORANGE, None), (BLUE, "...."))
        self.bars = [self.axes.bar(np.arange(5) + 0.27 * k, np.ones(5), 0.25, bottom=5e-5, color="white" if hatch else colour,
                                   edgecolor=colour, hatch=hatch, label=name).patches
                     for k, (name, (colour, hatch)) in zip((-1, 0, 1), zip(names, looks, strict=True), strict=True)]
        self.axes.legend(loc="upper right", ncols=3)
        self.numbers, self.words = Numbers(canvas, self.axes, plate=True), Numbers(canvas, self.axes, weight="bold")
        canvas.moving(*(bar for group in self.bars for bar in group))

    def update(self, values):
        words = SHOWN[values["words"]]
        counts = np.array([float(COUNTS[word]) for word in words])
        own = self.noise(counts, shape=counts.shape)
        if self.noise.own and self.noise.unwritten:
            own = noise(counts)
        rows = counts / counts.sum(), own, np.full(len(words), 1 / len(words))
        texts, places, heights = [], [], []
        for group, row, aside in zip(self.bars, rows, (-0.27, 0, 0.27), strict=True):
            for k, bar in enumerate(group):
                value = float(row[k]) if k < len(words) else np.nan
                seen = np.clip(value, 5e-5, 2) if np.isfinite(value) and value > 0 else 5e-5
                bar.set_height(seen - 5e-5)
                bar.set_visible(k < len(words) and seen > 5e-5)
                if k < len(words) and aside == 0:
                    texts.append(_short(value))
                    places.append(float(k))
                    heights.append(seen)
        self.numbers.put(texts, places, heights, 4.0)
        self.words.put(words, np.arange(len(words)), np.full(len(words), 5e-5), -10.0)
        return self._told(words, counts, own)

    def _told(self, words, counts, own):
        name = self.noise.name or "The power 3/4"
        if not np.isfinite(own).all():
            return f"{name} gives no number for each of the {len(words)} words."
        share = counts / counts.sum()
        rare = int(counts.argmin())
        wrong = sum_told(own)
        factor = own[rare] / share[rare]
        told = f"{name} draws {words[rare]} {number(float(factor), 1)} times as often as its share of these words."
        if self.noise.own and self.noise.unwritten:
            return told.replace(name, "The power 3/4", 1) + " These bars are the course's."
        return told + (f" But as probabilities {wrong}." if wrong else "")


def _short(value):
    if not np.isfinite(value) or value <= 0:
        return number(value, 0)
    return f"{value:.2g}".replace("-", "−")
