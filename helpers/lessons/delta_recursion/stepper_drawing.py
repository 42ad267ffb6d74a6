"""The network of the stepper as nodes and edges; the edges that a step uses are thick."""

import numpy as np

from ...figures.text import short
from ...palette import SYMBOL_COLOURS
from .stepper_numbers import TOP, WEIGHTS, V
from .stepper_steps import at

LEFTS = {1: 5, 2: 142, 3: 279, 4: 416, 5: 557}  # the columns of nodes; 5 is the score
WIDTH, CELL, MIDDLE, APART, HEADS = 78, 17, 146, 66, 46
SIZES = {**{layer: W.shape[1] for layer, W in WEIGHTS.items()}, TOP: len(V), TOP + 1: 1}
PALE, INK = "#d0d0d0", "#333333"
ORANGE, RED, PURPLE = (SYMBOL_COLOURS[name] for name in ("yhat", "g", "x"))


def top_of(layer, i):
    """The upper edge of a node, from the top of the picture."""
    return round(MIDDLE - CELL + (i - (SIZES[layer] - 1) / 2) * APART)


class Drawing:
    """Nodes with two cells each, the activation above and the message below, and the edges between them."""

    def __init__(self, canvas, axes, sheet):
        from matplotlib.collections import LineCollection

        self.sheet, self.pairs = sheet, [(layer, k, i) for layer in range(1, TOP + 1) for k in range(SIZES[layer + 1])
                                         for i in range(SIZES[layer])]
        ends = [((LEFTS[layer] + WIDTH, self._across(canvas, layer, i)), (LEFTS[layer + 1], self._across(canvas, layer + 1, k)))
                for layer, k, i in self.pairs]
        self.edges = LineCollection(ends, colors=PALE, linewidths=0.9)
        axes.add_collection(self.edges, autolim=False)
        canvas.moving(self.edges)

    @staticmethod
    def _across(canvas, layer, i):
        return canvas.height - top_of(layer, i) - CELL

    def paint(self, activations, messages, lit, colour, weights=True, asked=None):
        """Show ``activations`` {layer: values} and ``messages`` {layer: [(text, crossed), ...]}; ``lit`` edges are thick.

        ``lit`` holds triples (layer, k, i): from unit i of the layer to unit k above; with ``weights`` their numbers
        stand on them. ``asked`` is the node (layer, i, row) with a question mark.
        """
        lit = set(lit)
        self.edges.set_color([colour if pair in lit else PALE for pair in self.pairs])
        self.edges.set_linewidth([2.4 if pair in lit else 0.9 for pair in self.pairs])
        for layer, left in LEFTS.items():
            head = "x = " + at("a", 1) if layer == 1 else "score" if layer > TOP else f"layer {layer}"
            self.sheet.words(head, left + WIDTH // 2, HEADS, align="center", weight="bold")
            for i in range(SIZES[layer]):
                self._node(layer, i, activations.get(layer), messages.get(layer), asked)
        if weights:
            for layer, k, i in lit:
                self._weight(layer, k, i)

    def _node(self, layer, i, values, messages, asked):
        left, top = LEFTS[layer], top_of(layer, i)
        letter, ink = ("x", PURPLE) if layer == 1 else ("s", ORANGE) if layer > TOP else ("a", ORANGE)
        upper = "" if values is None else f"{letter} {short(float(values[i]), 1 if layer == 1 else 3)}"
        lower, crossed = messages[i] if messages else ("", False)
        for row, (text, tint, cross) in enumerate(((upper, ink, False), (lower, RED, crossed))):
            wanted = asked == (layer, i, row)
            edge = INK if text or wanted else PALE
            self.sheet.cell("?" if wanted else text, left, top + row * CELL, WIDTH, CELL, ink=tint, edge=edge, size=7.0,
                            crossed=cross, weight="bold" if wanted else "normal")

    def _weight(self, layer, k, i):
        """The weight of an edge, nearer to its upper end, where the edges of one unit lie apart."""
        value = V[i] if layer == TOP else WEIGHTS[layer][k, i]
        share = 0.68
        left = LEFTS[layer] + WIDTH + share * (LEFTS[layer + 1] - LEFTS[layer] - WIDTH)
        top = top_of(layer, i) + share * (top_of(layer + 1, k) - top_of(layer, i)) + CELL
        self.sheet.words(short(float(value), 1), round(left), round(top), INK, 7.5, align="center")


def between(layer, entry=None):
    """The edges from a layer to the next, those of one unit alone when ``entry`` is given."""
    units = range(SIZES[layer]) if entry is None else [entry]
    return [(layer, k, i) for k in range(SIZES[layer + 1]) for i in units]


def entries(values, mask):
    """Values with None where the mask is false: what is not shown yet."""
    return np.where(mask, np.asarray(values, dtype=float).astype(object), None)
