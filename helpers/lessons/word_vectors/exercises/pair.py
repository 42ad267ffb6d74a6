"""Exercise "pair": from words to rows, where a word that was drawn three times is pushed three times."""

import numpy as np

from .... import sigmoid
from ....exercises import Exercise, Probe
from ....exercises.draws import spread
from .pair_rules import RULES


def pair(V, U, c, o, negatives):
    """One pair by negative sampling: row c of dV; row o of dU, and the rows of the drawn words, added up."""
    v, words = V[c], np.array([o, *negatives])
    slopes = sigmoid(U[words] @ v)
    slopes[0] -= 1
    dV, dU = np.zeros_like(V), np.zeros_like(U)
    dV[c] = slopes @ U[words]
    np.add.at(dU, words, np.outer(slopes, v))
    return dV, dU


def _probes():
    return [
        Probe((spread(1, 7, 3) / 3, spread(2, 7, 3), 2, 5, np.array([1, 4, 1, 1, 0])), "7 words, 5 drawn, one of them 3 times"),
        Probe((spread(3, 6, 4) / 3, spread(4, 6, 4), 4, 1, np.array([3, 1, 0])), "6 words, the true word drawn as well"),
        Probe((spread(5, 5, 2) / 3, spread(6, 5, 2), 3, 0, np.array([2, 3, 2, 4])), "5 words, the centre word drawn as well"),
        Probe((spread(7, 4, 4) / 3, spread(8, 4, 4), 0, 2, np.array([1, 3])), "4 words, all different, vectors of 4 "
                                                                              "numbers", "square"),
        Probe((spread(9, 5, 3) / 3, spread(10, 5, 3), 1, 1, np.array([4])), "a word beside itself, a single one drawn", "single"),
        Probe((spread(11, 40, 8) / 4, spread(12, 40, 8), 30, 7, (np.arange(25) ** 2) % 40), "40 words, 25 drawn", "batch"),
    ]


PAIR = Exercise(
    name="pair",
    title="Which rows move",
    statement="V and U, of shape (W, d), hold the centre vectors and the outside vectors of all W words. The centre word has "
              "number c, "
              "the word that stood near it number o, and negatives, of shape (K,), holds the numbers of the K words drawn; a "
              "word may be drawn more than once, and o itself may be among them: it then gets its pull and its push. Give "
              "back dV and dU for the loss of negative sampling, both of shape (W, d). Rows that have no part in it are 0.",
    signature="my_pair(V, U, c, o, negatives)",
    reference=pair,
    outputs=("dV", "dU"),
    probes=_probes,
    rules=RULES,
    hints=("Begin with zeros in the shapes of V and U. Which row of dV is not 0, and which rows of dU?",
           "The three vectors of the last exercise are V[c], U[o] and U[negatives]. Its gradients go to the same rows.",
           "Where a word is drawn twice its row gets two shares: `np.add.at(dU, negatives, dR)` adds for every number. Row o "
           "is added to, not written over."),
    reason="Gradients go where the vectors came from, and shares of one row add up. All other rows stay 0: a step touches 1 "
           "row of V and at most K + 1 of U, however many words there are.",
)
