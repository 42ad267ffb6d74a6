"""How long a message is after many layers: it vanishes or grows by a factor for each, for three activations."""

import numpy as np

from ...activations import BY_NAME
from ...figures import Learner, Scene, Slider
from ...figures.text import number, scientific
from ...palette import GREY, SYMBOL_COLOURS
from .depth_numbers import DEEPEST, WIDTH, all_messages, factor, jobs, norms
from .recursion import delta_rule

LINES = {"tanh": ("-", "o"), "sigmoid": ("--", "s"), "relu": (":", "^")}
LOW, HIGH = 1e-20, 1e15


class DepthScene(Scene):
    """The length of delta in each layer, on a logarithmic scale, for three activations."""

    title = "The length of δ, layer by layer"
    size, words_height = (640, 320), 96
    caption = (f"A network with {WIDTH} units in each layer and random weights. A message starts on the right, with length "
               "about 1, and travels left. A straight line means: the same factor in every layer. Can you find weights that "
               "keep it alive?")
    controls = (Slider("depth", 2, DEEPEST, 12, step=1, label="layers"),
                Slider("scale", 0.2, 4, 1, step=0.1, label="weight scale"))

    def __init__(self, my_delta=None):
        self.rule = Learner(my_delta, delta_rule, use=all_messages)
        self.learners = (self.rule,)

    def build(self, canvas):
        axes = canvas.axes(50, 44, 574, 246, title="length of δ", xlabel="layer", xlim=(0.3, DEEPEST + 0.7), ylim=(LOW, HIGH),
                           yscale="log", xticks=(1, *range(5, DEEPEST + 1, 5)),
                           yticks={10.0**p: f"1e{p}".replace("-", "−") if p else "1" for p in range(-20, 16, 5)})
        axes.axhline(1, color=GREY, linewidth=0.8, zorder=0.7)
        red = SYMBOL_COLOURS["g"]
        self.right = [axes.plot([], [], color=GREY, linewidth=1)[0] for _ in LINES]
        self.lines = [axes.plot([], [], line, marker=mark, markersize=4, color=red, label=name)[0]
                      for name, (line, mark) in LINES.items()]
        axes.legend(loc="upper right", ncols=3)
        canvas.moving(*self.right, *self.lines)

    def lengths(self, depth, scale):
        """Lengths by the learner's rule and by the right one, (3, depth) each."""
        given = jobs(depth, scale)
        right = all_messages(delta_rule, given)
        if not self.rule.own:
            return (norms(right, depth),) * 2
        shapes = {f"δ of layer {depth - i % depth} ({tuple(BY_NAME)[i // depth]})": message.shape
                  for i, message in enumerate(right)}
        theirs = self.rule.parts(given, shapes=shapes, tell=1).values()
        return norms(right if self.rule.unwritten else theirs, depth), norms(right, depth)

    def update(self, values):
        depth, scale = round(values["depth"]), values["scale"]
        theirs, right = self.lengths(depth, scale)
        layers = np.arange(1, depth + 1)
        off = ~np.isclose(theirs, right, rtol=1e-6, atol=0)
        for lines, lengths, seen in ((self.lines, theirs, True), (self.right, right, off.any())):
            for line, row in zip(lines, lengths, strict=True):
                line.set_data(layers, np.where(row > 0, np.clip(row, LOW / 10, HIGH * 10), np.nan))
                line.set_visible(bool(seen))
        told = "; ".join(f"{name} {self._factor(row)}" for name, row in zip(LINES, theirs, strict=True))
        return f"{depth} layers, weight scale {number(scale, 1)}. The length of δ from one layer to the next below: {told}. " \
               + self._judged(off)

    @staticmethod
    def _factor(lengths):
        """What happens to a message in words."""
        by = float(factor(lengths))
        if not np.isfinite(by):
            return "is 0 at the top" if lengths[-1] == 0 else "gives no number"
        if by == 0:
            return "is 0 before it reaches layer 1"
        kind = "vanishes" if by < 0.97 else "grows" if by > 1.03 else "keeps its size"
        return f"× {number(by)}, {kind}: {_size(lengths[-1])} at the top, {_size(lengths[0])} in layer 1"

    def _judged(self, off):
        if not self.rule.own:
            return ""
        if self.rule.unwritten:
            return "The lengths shown are the course's."
        if off.any():
            return f"Grey lines: (Wᵀδ) ∘ f′(z). {self.rule.name} leaves them."
        return f"{self.rule.name} gives the lengths of (Wᵀδ) ∘ f′(z)."


def _size(length):
    """A length of any size in words."""
    return number(float(length)) if 0.01 <= length < 1000 else scientific(float(length))
