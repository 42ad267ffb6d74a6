"""Exercise "unflatten": the vector of all parameters, cut into layers again."""

import numpy as np

from ....exercises import Exercise, Probe, Rule


def unflatten_reference(vector, D, H, C):
    """Cut where one part ends and the next begins, and give each its shape back."""
    ends = np.cumsum([D * H, H, H * C])
    W1, b1, W2, b2 = np.split(vector, ends)
    return W1.reshape(D, H), b1, W2.reshape(H, C), b2


def cut(*starts, order="C", turned=False):
    """A wrong way to cut: where each of the four begins, as functions of D, H, C."""
    def rule(vector, D, H, C):
        sizes, shapes = (D * H, H, H * C, C), ((D, H), (H,), (H, C), (C,))
        places = [start(D, H, C) for start in starts] if starts else [0, *np.cumsum(sizes)[:3]]
        pieces = [vector[p:p + size] for p, size in zip(places, sizes, strict=True)]
        return tuple(piece.reshape(shape[::-1] if turned else shape, order=order)
                     for piece, shape in zip(pieces, shapes, strict=True))
    return rule


def piece(results, vector, *sizes):
    wants = unflatten_reference(vector, *sizes)
    for name, got, want in zip(("W1", "b1", "W2", "b2"), results, wants, strict=True):
        if got.shape != want.shape:
            return f"Your {name} has shape {got.shape}."
        if (got != want).any():
            at = tuple(int(k) for k in np.argwhere(got != want)[0])
            stands = int(np.flatnonzero(vector == got[at])[0])
            return f"Your {name}{list(at)} is what stands at place {stands} of the vector."
    return ""


def numbered(D, H, C):
    """A vector whose entries are all different."""
    count = (D + 1) * H + (H + 1) * C
    return np.round(np.cos(np.arange(count) * 0.7) + 0.01 * np.arange(count), 4), D, H, C


UNFLATTEN = Exercise(
    name="unflatten",
    title="Cut the vector",
    statement="vector holds W1, b1, W2, b2 one after the other, the matrices row by row; D, H and C are its sizes. Give back "
              "the four arrays: W1 (D, H), b1 (H,), W2 (H, C), b2 (C,).",
    signature="my_unflatten(vector, D, H, C)",
    reference=unflatten_reference,
    outputs=("W1", "b1", "W2", "b2"),
    probes=lambda: [Probe(numbered(4, 3, 5), "D = 4, H = 3, C = 5"), Probe(numbered(2, 6, 3), "D = 2, H = 6, C = 3"),
                    Probe(numbered(3, 3, 3), "D = H = C = 3", "square"),
                    Probe(numbered(20, 7, 6), "D = 20, H = 7, C = 6", "batch")],
    rules=(
        Rule("columns", "Column by column", cut(order="F"),
             "You filled the matrices column by column. The vector holds them row by row.", piece,
             variants=(lambda v, D, H, C: (unflatten_reference(v, D, H, C)[0].ravel().reshape(H, D).T,
                                           *unflatten_reference(v, D, H, C)[1:]),)),
        Rule("turned", "The two sizes exchanged", cut(turned=True),
             "A layer's matrix has a row for each of its inputs and a column for each of its outputs.",
             piece),
        Rule("weights-first", "All weights, then all biases",
             cut(lambda D, H, C: 0, lambda D, H, C: D * H + H * C, lambda D, H, C: D * H, lambda D, H, C: D * H + H * C + H),
             "The vector goes layer by layer: b1 stands between the two matrices.", piece),
        Rule("bias-skipped", "The first bias not counted",
             cut(lambda D, H, C: 0, lambda D, H, C: D * H, lambda D, H, C: D * H, lambda D, H, C: D * H + H * C),
             "Your second matrix begins where b1 begins. Count b1 as well.", piece),
        Rule("off-by-one", "One place too late",
             cut(lambda D, H, C: 0, lambda D, H, C: D * H, lambda D, H, C: D * H + H + 1, lambda D, H, C: D * H + H + H * C),
             "A slice `v[a:b]` ends before b, so the next one begins at b itself.", piece,
             variants=(cut(lambda D, H, C: 0, lambda D, H, C: D * H - 1, lambda D, H, C: D * H + H - 1,
                           lambda D, H, C: D * H + H + H * C - 1),)),
        Rule("keepdims", "The biases as rows of a matrix", lambda v, D, H, C: tuple(
                np.atleast_2d(p) for p in unflatten_reference(v, D, H, C)),
             "A bias is a vector, with one axis.", piece),
    ),
    hints=("Where does W1 end? And b1?", "`vector[a:b].reshape(D, H)` fills a matrix row by row."),
    reason="The same order as `my_flatten`, read the other way.",
)
