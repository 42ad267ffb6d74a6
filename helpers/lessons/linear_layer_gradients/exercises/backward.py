"""Exercise "affine_backward": the three gradients of a linear layer for a batch, the heart of lesson 04."""

from itertools import combinations, permutations

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from ....linear_layer import affine_backward
from .backward_parts import C6, DB, DW, DX

NAMES = ("dX", "dW", "db")


def plain_affine_backward(G, X, W):
    """Each gradient has the shape of its variable, and the sums run over what the factors share."""
    dX = G @ W.T
    dW = X.T @ G
    db = G.sum(axis=0)
    return dX, dW, db


def _with(*parts):
    """The right gradients, but for the parts that are replaced."""
    def function(G, X, W):
        found = {0: lambda G, X, W: G @ W.T, 1: lambda G, X, W: X.T @ G, 2: lambda G, X, W: G.sum(axis=0)}
        found |= {part.place: part.formula for part in parts}
        return tuple(found[place](G, X, W) for place in range(3))
    return function


def _single(part):
    others = " and ".join(name for place, name in enumerate(NAMES) if place != part.place)
    return Rule(part.id, part.name, _with(part), part.feedback,
                lambda found, G, X, W: f"{part.tell(found[part.place], G, X, W)} {others} are right.")


def _pair(one, other):
    """Two gradients wrong, each in its own way."""
    said = (f"In {NAMES[part.place]}: {part.name}. {part.feedback}" for part in (one, other))
    return Rule(f"{one.id}+{other.id}", "Two slips", _with(one, other), "\n".join(said),
                lambda found, G, X, W: " ".join(part.tell(found[part.place], G, X, W) for part in (one, other)))


def _reordered(order):
    return lambda G, X, W: tuple(affine_backward(G, X, W)[place] for place in order)


def _averaged(*places):
    return lambda G, X, W: tuple(part / (len(G) if place in places else 1) for place, part in enumerate(affine_backward(G, X, W)))


def _divided(found, G, X, W):
    again = [name for name, part, true in zip(NAMES, found, affine_backward(G, X, W), strict=True)
             if np.allclose(part * len(G), true)]
    return f"Divided by {len(G)} once more: {' and '.join(again)}."


def _entrywise(G, X, W):
    return G * W.T, X.T * G, G.sum(axis=0)


def _product(found, G, X, W):
    wrong = 0 if np.allclose(found[1], X.T @ G) else 1
    return f"Where all sizes are {len(X)}, your {NAMES[wrong]}[0, 0] is {found[wrong][0, 0]:.4g}: one product, not a sum."


def _shapes(found, G, X, W):
    return f"The shapes of yours are {found[0].shape}, {found[1].shape} and {found[2].shape}."


WHOLE = (
    Rule("order", "In another order", _reordered((1, 0, 2)),
         "The three gradients are there, in another order than dX, dW, db.", _shapes,
         variants=tuple(_reordered(order) for order in permutations(range(3)) if order not in ((0, 1, 2), (1, 0, 2))),
         whole=True),
    Rule("D11", "Entry by entry", _entrywise,
         "`*` multiplies entry by entry. Here sums are needed, and `@` makes them: over the outputs for dX, over the examples "
         "for dW.",
         _product, "square", variants=(
             lambda G, X, W: (G * W, X * G, G.sum(axis=0)), lambda G, X, W: (G @ W.T, X.T * G, G.sum(axis=0)),
             lambda G, X, W: (G * W.T, X.T @ G, G.sum(axis=0)), lambda G, X, W: (G @ W.T, X * G, G.sum(axis=0)),
             lambda G, X, W: (G * W, X.T @ G, G.sum(axis=0)))),
    Rule(C6.id, C6.name, _averaged(1), C6.feedback, _divided, variants=(_averaged(0), _averaged(0, 1))),
)
SINGLE = tuple(_single(part) for part in DX + DW + DB)
PAIRS = tuple(_pair(one, other) for first, second in combinations((DX, (*DW, C6), DB), 2) for one in first for other in second
              if {one.id, other.id} & {"D3", "S11"})

AFFINE_BACKWARD = Exercise(
    name="affine_backward",
    title="The way back through a linear layer",
    statement="Z = X W + b with X (N, D), W (D, H), b (H,). G, of shape (N, H), is the gradient of a loss L by Z; if L is a "
              "mean over the examples, its 1/N is in G. Give back three gradients of L, in this order: dX (N, D), dW (D, H), db "
              "(H,).",
    signature="my_affine_backward(G, X, W)",
    reference=affine_backward,
    plain=plain_affine_backward,
    outputs=NAMES,
    probes=lambda: [
        Probe((spread(1, 5, 3), spread(2, 5, 4), spread(3, 4, 3)), "5 examples, 4 inputs, 3 outputs"),
        Probe((spread(4, 3, 5), spread(5, 3, 2), spread(6, 2, 5)), "3 examples, 2 inputs, 5 outputs"),
        Probe((spread(7, 5, 3), spread(8, 5, 3), spread(9, 3, 3)), "5 examples, 3 inputs, 3 outputs"),
        Probe((spread(10, 4, 4), spread(11, 4, 4), spread(12, 4, 4)), "4 examples, 4 inputs, 4 outputs", "square"),
        Probe((spread(13, 1, 2), spread(14, 1, 3), spread(15, 3, 2)), "one example alone", "single"),
        Probe((spread(16, 40, 5), spread(17, 40, 6), spread(18, 6, 5)), "40 examples at once", "batch"),
    ],
    rules=WHOLE + SINGLE + PAIRS,
    hints=("Each gradient has the shape of its variable. Write down the shapes of G, X and W, and see which products fit.",
           "Then ask what each sum runs over: dW over the examples, dX over the outputs, db over the examples.",
           "If all sizes were the same, shapes would not help. Take one entry, dW[k, l]: which entries of X and G belong to it?",
           "The index that is summed has to stand on the inside of the product. Which of the two factors has to be turned "
           "round?"),
    reason="Each example adds its share to the weights and the bias, which all examples use; an input belongs to one example. "
           "The transposes bring what is summed to the inside of the product.",
)
