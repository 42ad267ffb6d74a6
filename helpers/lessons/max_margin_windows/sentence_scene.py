"""Any sentence under the window classifier: a score for each word, and what the chosen window says to its five words."""

import numpy as np

from ...data import words
from ...figures import Learner, Scene, Slider, Text
from ...figures.numbers import Numbers
from ...figures.text import in_sight, number
from ...palette import BLUE, GREEN, GREY
from ...word_windows import word_windows
from .exercises.gradients import window_gradients
from .exercises.scores import window_scores
from .factbook import EDGE, HALF, factbook
from .judging import standard

MOST, TOP = 12, 8.0
LINE = "Kenya signed an agreement with Wakanda and Paris in May"
EXAMPLES = ("museums in Paris are amazing", "", "wakanda", "The capital of Ruritania is the port of Strelsau",
            "Beijing, Tokyo, Quux and Blah", "NATO NATO NATO NATO NATO")


class SentenceScene(Scene):
    """Bars for the scores of the windows on the left, the gradient by the chosen window's words on the right."""

    title = "A sentence, window by window"
    caption = ("Left, the score of the window around each word; beyond the dashed cut it counts as a place. Right, how the "
               "score of the chosen window moves with each entry of its five words, red where it rises and blue where it falls, "
               "and how long each gradient is. Words in angle brackets stand for what the table does not know.")
    size = (640, 330)
    controls = (Text("line", LINE, EXAMPLES, "A sentence"), Slider("word", 1, MOST, 6, 1, "which window"))

    def __init__(self, my_scores=None, my_window_gradients=None, params=None, cut=None):
        if (params is None) is not (cut is None):
            raise ValueError("params and cut belong together: give both or neither")
        self.params, self.cut = standard() if params is None else (params, cut)
        self.learners = (Learner(my_scores, window_scores), Learner(my_window_gradients, window_gradients))
        self.table = factbook().table

    def build(self, canvas):
        left = canvas.axes(118, 36, 190, 262, title="score of each window", xlim=(-TOP, TOP), ylim=(MOST - 0.4, -0.6),
                           xticks=(-8, -4, 0, 4, 8), yticks=())
        self.bars = left.barh(np.arange(MOST), np.zeros(MOST), 0.7, color=BLUE).patches
        self.line = left.axvline(in_sight(self.cut), color=GREEN, linewidth=1.5, linestyle="--")
        self.zero = left.axvline(0, color=GREY, linewidth=0.8)
        self.marks = Numbers(canvas, left, align="right")
        self.bold = Numbers(canvas, left, align="right", weight="bold")
        d = self.params[0].shape[1]
        right = canvas.axes(420, 106, 160, 150, title="gradient of that score", xlim=(0, d), ylim=(5, 0), xticks=(), yticks=(),
                            xlabel="entries of each word's vector")
        edges = np.arange(d + 1), np.arange(6)
        self.cells = right.pcolormesh(*edges, np.zeros((5, d)), cmap="RdBu_r", vmin=-1, vmax=1, edgecolors="#999999",
                                      linewidth=0.4)
        self.names = Numbers(canvas, right, align="right")
        self.lengths = Numbers(canvas, right, align="left")
        canvas.moving(*self.bars, self.line, self.zero, self.cells)

    def update(self, values):
        line = words(values["line"])
        shown = line[:MOST]
        if not shown:
            return self._nothing()
        windows = word_windows(self.table.rows(line), HALF, EDGE)[:MOST]
        E, W, b, v = self.params
        scores = self.learners[0](windows, E, W, b, v, shape=(len(windows),))
        at = min(int(values["word"]), len(shown)) - 1
        X = E[windows[at:at + 1]].reshape(1, -1)
        shapes = {"dX": X.shape, "dW": W.shape, "db": b.shape, "dv": v.shape}
        pieces = self.learners[1].parts(X, W, b, v, np.ones(1), shapes=shapes)["dX"].reshape(5, -1)
        self._draw_scores(shown, scores, at)
        self._draw_pieces(line, windows[at], at, pieces)
        return self._said(line, scores, at, pieces)

    def _nothing(self):
        """An empty page, and a sentence that says what to do."""
        for bar in self.bars:
            bar.set_width(0)
        self.cells.set_array(np.zeros(self.cells.get_array().shape))
        for texts in (self.marks, self.bold, self.names, self.lengths):
            texts.put((), 0, 0)
        return "There is no word in the line. Type a sentence."

    def _draw_scores(self, shown, scores, at):
        for bar, score in zip(self.bars, [*scores, *[0.0] * (MOST - len(scores))], strict=True):
            bar.set_width(float(np.clip(score, -TOP, TOP)) if np.isfinite(score) else 0.0)
        texts = [self._label(word, score) for word, score in zip(shown, scores, strict=True)]
        rows = np.arange(len(texts))
        self.marks.put(["" if row == at else text for row, text in zip(rows, texts, strict=True)], -TOP - 0.3, rows)
        self.bold.put([text if row == at else "" for row, text in zip(rows, texts, strict=True)], -TOP - 0.3, rows)

    def _label(self, word, score):
        text = word if len(word) <= 12 else word[:11] + "."
        return f"{text} {number(float(score), 1)}" if np.isfinite(score) else f"{text} ?"

    def _draw_pieces(self, line, window, at, pieces):
        self.cells.set_array(np.ma.masked_invalid(np.clip(pieces, -1e4, 1e4)))
        texts = []
        for place, row in enumerate(window, at - HALF):
            known = 0 <= place < len(line) and line[place] in self.table
            texts.append(line[place][:13] if known else self.table.names[row])
        self.names.put(texts, -0.2, np.arange(5) + 0.5)
        lengths = np.sqrt((pieces ** 2).sum(axis=1))
        self.lengths.put([number(float(length)) if np.isfinite(length) else "?" for length in lengths],
                         len(pieces[0]) + 0.2, np.arange(5) + 0.5)

    def _said(self, line, scores, at, pieces):
        more = f" Only the first {MOST} of {len(line)} words are shown." if len(line) > MOST else ""
        word, score = line[at], float(scores[at])
        known = "" if word in self.table else ", a word it does not know,"
        if not np.isfinite(score):
            return f"The window around {word}{known} has no score here.{more}"
        side = "at or above" if score >= self.cut else "below"
        verdict = f"{side} the cut of {number(self.cut)}{': a place' * (score >= self.cut)}"
        lengths = np.sqrt((pieces ** 2).sum(axis=1))
        far = ""
        if np.isfinite(lengths).all() and lengths.any():
            place = int(lengths.argmax())
            name = line[at - HALF + place] if 0 <= at - HALF + place < len(line) else "the edge"
            far = f" Its score moves most with {name}."
        return f"The window around {word}{known} has the score {number(score)}, {verdict}.{far}{more}"
