"""Exercise "cbow": the mean of the window predicts the centre, and the gradient is shared out."""

import numpy as np

from .... import softmax
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .tells import furthest_off


def cbow(V, U, outside, o):
    """Forward by the mean; back, each of the M places gets one M-th."""
    h = V[outside].mean(axis=0)
    g = softmax(U @ h)
    g[o] -= 1
    dV = np.zeros_like(V)
    np.add.at(dV, outside, U.T @ g / len(outside))
    return dV, np.outer(g, h)


def made(pool=lambda rows: rows.mean(axis=0), share=lambda M: 1 / M, fill=np.add.at, g_of=None):
    """The gradients with another mean, another share, another way into the rows, or another g = dL/ds from (p, y)."""
    def answer(V, U, outside, o):
        h = pool(V[outside])
        p, y = softmax(U @ h), np.eye(len(U))[o]
        g = p - y if g_of is None else g_of(p, y)
        dV = np.zeros_like(V)
        fill(dV, outside, share(len(outside)) * (U.T @ g))
        return dV, np.outer(g, h)
    return answer


def _once(dV, outside, row):
    dV[outside] += row


def _last(dV, outside, row):
    dV[outside[-1]] = row


def _everywhere(dV, outside, row):
    dV[:] = row


def distinct(V, U, outside, o):
    return cbow(V, U, np.unique(outside), o)


def as_skipgram(V, U, outside, o):
    """Each outside word predicts the centre by itself, and the losses are averaged."""
    dV, dU = np.zeros_like(V), np.zeros_like(U)
    for word in outside:
        g = softmax(U @ V[word]) - np.eye(len(U))[o]
        dV[word] += U.T @ g / len(outside)
        dU += np.outer(g, V[word]) / len(outside)
    return dV, dU


def the_other_way(V, U, outside, o):
    """The centre predicts each word of its window."""
    g = len(outside) * softmax(U @ V[o]) - np.bincount(outside, minlength=len(U))
    dV = np.zeros_like(V)
    dV[o] = U.T @ g
    return dV, np.outer(g, V[o])


def turned_round(V, U, outside, o):
    """U for its transpose on the way back: it fits where there are as many words as entries."""
    h = V[outside].mean(axis=0)
    dV = np.zeros_like(V)
    np.add.at(dV, outside, U @ (softmax(U @ h) - np.eye(len(U))[o]) / len(outside))
    return dV, cbow(V, U, outside, o)[1]


def exchanged(V, U, outside, o):
    """The outside words looked up in U."""
    dU, dV = cbow(U, V, outside, o)
    return dV, dU


def but_dU(change):
    return lambda V, U, outside, o: (cbow(V, U, outside, o)[0], change(cbow(V, U, outside, o)[1], V, U, outside, o))


off = furthest_off(cbow, ("dV", "dU"))


def _same_row(parts, V, U, outside, o):
    words, times = np.unique(outside, return_counts=True)
    word, once = int(words[times.argmax()]), [int(w) for w in words[times == 1]]
    if once and np.array_equal(parts[0][word], parts[0][once[0]]):
        return (f"Word {word} stands there {times.max()} times, and its row of your dV is the same as that of word {once[0]}, "
                "which does once.")
    return off(parts, V, U, outside, o)


def _other_rows(parts, V, U, outside, o):
    return f"{int(parts[0].any(axis=1).sum())} rows of your dV are not 0, and {int(parts[1].any(axis=1).sum())} of your dU."


CBOW = Exercise(
    name="cbow",
    title="CBOW",
    statement="V and U have shape (W, d). outside, of shape (M,), holds the numbers of the words around a centre word; a word "
              "may stand there twice, and then it counts twice. The mean h of their rows of V predicts the word in the centre, "
              "number o: the loss is minus the logarithm of its probability, a softmax over U @ h. Give back dV and dU, both of "
              "shape (W, d).",
    signature="my_cbow(V, U, outside, o)",
    reference=cbow,
    outputs=("dV", "dU"),
    probes=lambda: [
        Probe((spread(1, 6, 3) / 2, spread(2, 6, 3), np.array([1, 4, 1, 0]), 5), "6 words, a window of 4, one of them twice"),
        Probe((spread(3, 5, 2) / 2, spread(4, 5, 2), np.array([3, 0, 3, 3, 2]), 3), "5 words, a window of 5 that holds the "
                                                                                    "centre word"),
        Probe((spread(5, 4, 4) / 2, spread(6, 4, 4), np.array([2, 0, 1]), 3), "4 words, vectors of 4 numbers", "square"),
        Probe((spread(7, 5, 3), spread(8, 5, 3), np.array([2]), 0), "a window of one word", "single"),
        Probe((spread(9, 50, 8) / 2, spread(10, 50, 8), (np.arange(10) ** 2) % 23, 40), "50 words, a window of 10", "batch"),
    ],
    rules=(
        Rule("I10", "A mean on the way up, a sum on the way back", made(share=lambda M: 1.0),
             "You went up by the mean and came back as if it were a sum, or the other way round. The mean moves by one M-th "
             "when a vector moves by 1.", off, variants=(made(pool=lambda rows: rows.sum(axis=0)),
                                                                  made(share=lambda M: 1.0, fill=_once))),
        Rule("sum", "A sum for the mean", made(lambda rows: rows.sum(axis=0), lambda M: 1.0),
             "You added the vectors up, on both ways. Some texts do. Here the mean is asked for.", off),
        Rule("I11", "A repeated word counts once", made(fill=_once),
             "With a repeated word, `dV[outside] = ...` and `dV[outside] += ...` both write several times, and only the last is "
             "kept. A word that stands there twice gets two shares.", _same_row),
        Rule("swapped", "The two results exchanged", lambda *args: cbow(*args)[::-1],
             "dV and dU stand in each other's place. Their shapes are alike, so nothing else shows it.", _other_rows, whole=True),
        Rule("skipgram", "Skip-gram", the_other_way,
             "Yours predicts each word of the window from the centre, as skip-gram does. Here the window predicts the centre, "
             "and o is the centre.", off),
        Rule("distinct", "Different words only", distinct,
             "You took each word of the window once. A word that stands there twice counts twice in the mean, and in what "
             "comes back.",
             off),
        Rule("last", "One word of the window only", made(fill=_last),
             "Only one row of your dV is not 0. Every word of the window has its share.", off,
             variants=(made(share=lambda M: 1.0, fill=_last),)),
        Rule("all-rows", "The same for every row of dV", made(fill=_everywhere),
             "Every row of your dV moves, also those of words that are not in the window.",
             lambda parts, V, *args: f"{int(parts[0].any(axis=1).sum())} of the {len(V)} rows of your dV are not 0."),
        Rule("as-skipgram", "Each word by itself", as_skipgram,
             "Each of your words predicts the centre by itself. CBOW takes the mean of the vectors first, and predicts "
             "once.", off),
        Rule("I1", "The two matrices exchanged", exchanged,
             "You looked the window up in U. The vectors that are averaged are rows of V here, and U holds those that are "
             "predicted.", off),
        Rule("I2", "U as it stands", turned_round,
             "For dV you summed along rows of U. The gradient by the mean has an entry for each column.", off, on="square"),
        Rule("C1", "Sign turned", made(g_of=lambda p, y: y - p), "The right sizes, the opposite signs.", off),
        Rule("p-only", "What came is left out", made(g_of=lambda p, y: p), "Your gradients do not depend on the centre "
             "word.", off),
        Rule("I3", "Only the row of the centre word", but_dU(lambda dU, V, U, outside, o: dU * (np.arange(len(U)) == o)[:, None]),
             "In your dU all rows but one are 0. Every word's score is in the denominator.", off,
             variants=(made(g_of=lambda p, y: (p - 1) * y),)),
        Rule("dU-sum", "dU with the sum of the window", but_dU(lambda dU, V, U, outside, o: dU * len(outside)),
             "In dU you paired the slopes with the sum of the window. What U met on the way up is the mean.", off),
        Rule("D2", "dU transposed", but_dU(lambda dU, V, U, outside, o: dU.T), "Your dU is turned round: a row for each word.",
             lambda parts, *args: f"Your dU has shape {parts[1].shape}."),
        Rule("own", "A word's own vector in dU", but_dU(lambda dU, V, U, outside, o:
             (softmax(U @ V[outside].mean(axis=0)) - np.eye(len(U))[o])[:, None] * U),
             "In dU each row meets itself. What it met in the score is h.", off),
    ),
    hints=("Up: h = V[outside].mean(axis=0), then as in skip-gram with h for v. That gives dU, and the gradient by h.",
           "One vector of the window moves by 1: how far does the mean move?",
           "The share goes to the row of each place of the window; a word that stands there twice gets two: `np.add.at`."),
    reason="Going back through a mean shares the gradient out: one M-th to each place, added up where a word stands twice. "
           "`cbow_softmax` in `helpers` gives the share of each place.",
)
