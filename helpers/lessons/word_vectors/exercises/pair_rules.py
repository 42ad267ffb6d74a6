"""What the gradients of a pair, sent to the rows of two matrices, are mistaken for."""

import numpy as np

from .... import sigmoid
from ....exercises import Rule
from .tells import furthest_off


def slopes_of(V, U, c, o, negatives):
    """All words of the pair and their slopes, the true one first."""
    words = np.array([o, *negatives])
    return words, sigmoid(U[words] @ V[c]) - (np.arange(len(words)) == 0)


def with_slopes(change):
    """The gradients from other words and slopes: ``change(words, slopes)``."""
    def answer(V, U, c, o, negatives):
        words, slopes = change(*slopes_of(V, U, c, o, negatives))
        return _sent(V, U, c, words, slopes)
    return answer


def _sent(V, U, c, words, slopes):
    dV, dU = np.zeros_like(V), np.zeros_like(U)
    dV[c] = slopes @ U[words]
    np.add.at(dU, words, np.outer(slopes, V[c]))
    return dV, dU


pair = with_slopes(lambda words, slopes: (words, slopes))


def but_dV(row):
    """The right dU, and in row c of dV something else: ``row(slopes, rows)``, with the rows of U that belong to the slopes."""
    def answer(V, U, c, o, negatives):
        words, slopes = slopes_of(V, U, c, o, negatives)
        dV, dU = pair(V, U, c, o, negatives)
        dV[c] = row(slopes, U[words])
        return dV, dU
    return answer


def rows_only(fill):
    """The right dV, and a dU that is filled another way: ``fill(dU, words, rows)``."""
    def answer(V, U, c, o, negatives):
        words, slopes = slopes_of(V, U, c, o, negatives)
        dU = np.zeros_like(U)
        fill(dU, words, np.outer(slopes, V[c]))
        return pair(V, U, c, o, negatives)[0], dU
    return answer


def _assigned(dU, words, rows):
    dU[words] = rows


def _buffered(dU, words, rows):
    dU[words] += rows


def _true_last(dU, words, rows):
    dU[words[1:]] += rows[1:]
    dU[words[0]] += rows[0]


def _true_wins(dU, words, rows):
    dU[words[1:]] = rows[1:]
    dU[words[0]] = rows[0]


def _true_assigned(dU, words, rows):
    np.add.at(dU, words[1:], rows[1:])
    dU[words[0]] = rows[0]


def _averaged(dU, words, rows):
    np.add.at(dU, words, rows)
    dU /= np.maximum(np.bincount(words, minlength=len(dU)), 1)[:, None]


def _without_true(words, slopes):
    keep = np.concatenate([[True], words[1:] != words[0]])
    return words[keep], slopes[keep]


def swapped(V, U, c, o, negatives):
    """The two matrices the wrong way round: the centre looked up in U, the others in V."""
    dU, dV = pair(U, V, c, o, negatives)
    return dV, dU


def at_other_row(V, U, c, o, negatives):
    dV, dU = pair(V, U, c, o, negatives)
    dV[[c, o]] = dV[[o, c]]
    return dV, dU


def at_other_row_of_dU(V, U, c, o, negatives):
    """The true word's share in row c."""
    dV, dU = pair(V, U, c, o, negatives)
    share = (sigmoid(U[o] @ V[c]) - 1) * V[c]
    dU[o] -= share
    dU[c] += share
    return dV, dU


def negatives_in_V(V, U, c, o, negatives):
    """The drawn words' vectors taken from V, their gradients given to V as well."""
    words, v = np.array(negatives), V[c]
    g, h = sigmoid(U[o] @ v) - 1, sigmoid(V[words] @ v)
    dV, dU = np.zeros_like(V), np.zeros_like(U)
    dU[o] = g * v
    np.add.at(dV, words, np.outer(h, v))
    dV[c] += g * U[o] + h @ V[words]
    return dV, dU


def tied(V, U, c, o, negatives):
    """One matrix for both roles: the centre's vector is a row of U."""
    return pair(U, U, c, o, negatives)


def distinct(V, U, c, o, negatives):
    return pair(V, U, c, o, np.unique(negatives))


off = furthest_off(pair, ("dV", "dU"))


def _rows(parts, V, U, c, o, negatives):
    moved = [int(r) for r in np.flatnonzero(parts[0].any(axis=1))]
    return f"In your dV the rows {moved} are not 0, for centre word {c}."


def _rows_of_dU(parts, V, U, c, o, negatives):
    moved = [int(r) for r in np.flatnonzero(parts[1].any(axis=1))]
    return f"In your dU the rows {moved} are not 0; the centre word is {c}, the true word {o}."


RULES = (
    Rule("I6", "A repeated word counts once", rows_only(_buffered),
         "With a repeated word, `dU[words] = ...` and `dU[words] += ...` both write several times, and only the last is "
         "kept. Every time a word is drawn it is pushed.", off, variants=(rows_only(_assigned), rows_only(_true_last),
                                                                        rows_only(_true_wins))),
    Rule("I7", "The true word, drawn as well", with_slopes(_without_true),
         "Where the true word is drawn as well, you left one of its two parts out. The rule here: it gets its pull and its "
         "push, added up.", off, variants=(rows_only(_true_assigned),)),
    Rule("I1", "The two matrices exchanged", swapped,
         "You looked the centre word up in U and the others in V. The centre has its row in V; those around it, and those "
         "drawn, have theirs in U.", _rows),
    Rule("row", "Another word's row of dV", at_other_row,
         "The gradient by the centre vector stands in the row of the outside word.", _rows),
    Rule("row-U", "Another word's row of dU", at_other_row_of_dU,
         "The gradient by the true word's vector stands in the row of the centre word. It belongs to row o.", _rows_of_dU),
    Rule("negatives-in-V", "Drawn words taken from V", negatives_in_V,
         "The drawn words were looked up in V. They stand in for outside words, so their vectors are rows of U.", _rows),
    Rule("tied", "One matrix for both", tied,
         "You took all vectors from one matrix. Each word has two: the centre's is its row of V, and those of the others, also "
         "of drawn ones, are rows of U.", off,
         variants=(lambda V, U, c, o, negatives: pair(V, V, c, o, negatives),)),
    Rule("I4", "Drawn words treated like the true one",
         with_slopes(lambda words, slopes: (words, slopes - (np.arange(len(words)) > 0))),
         "You pull the drawn words towards the centre. A no is wanted for them.", off),
    Rule("I5", "The slope of the sigmoid, not of its logarithm",
         with_slopes(lambda words, slopes: (words, np.where(np.arange(len(words)) == 0, (1 + slopes) * slopes,
                                                            slopes * (1 - slopes)))),
         "You differentiated the sigmoid. The loss holds its logarithm.", off),
    Rule("I8", "The mean over the drawn words",
         with_slopes(lambda words, slopes: (words, slopes / np.where(np.arange(len(words)) == 0, 1, max(1, len(words) - 1)))),
         "What the drawn words bring was divided by how many there are. The loss adds them up.", off),
    Rule("C1", "Sign turned", with_slopes(lambda words, slopes: (words, -slopes)),
         "The right sizes, the opposite signs.", off),
    Rule("mean", "Divided by how often a word was drawn", rows_only(_averaged),
         "You took the mean over the times a word was drawn. Its pushes are added.", off),
    Rule("only-true", "dV from the true word alone", but_dV(lambda slopes, rows: slopes[0] * rows[0]),
         "In dV the drawn words are missing. The centre vector stands in their scores too.", off),
    Rule("only-drawn", "dV from the drawn words alone", but_dV(lambda slopes, rows: slopes[1:] @ rows[1:]),
         "In dV the true word is missing. Did a second `dV[c] = ...` write over it? Row c is added to.", off),
    Rule("last", "dV from the last word alone", but_dV(lambda slopes, rows: slopes[-1] * rows[-1]),
         "Row c of your dV holds what one drawn word brings. In a loop `dV[c] = ...` writes over what stood there; all parts "
         "are added.", off),
    Rule("distinct", "Different words only", distinct,
         "You took each drawn word once, as a `set` does. A word drawn three times brings its part three times, to dV as well.",
         off),
    Rule("swapped", "The two results exchanged", lambda *args: pair(*args)[::-1],
         "dV and dU stand in each other's place. Their shapes are alike, so nothing else shows it.", _rows, whole=True),
    Rule("all-rows", "The same for every row of dV",
         lambda V, U, c, o, negatives: (np.tile(pair(V, U, c, o, negatives)[0][c], (len(V), 1)),
                                        pair(V, U, c, o, negatives)[1]),
         "Every row of your dV moves. This pair holds one centre word, and the others have no part in it.", _rows),
    Rule("unsummed", "The drawn words' own rows in order",
         lambda V, U, c, o, negatives: (pair(V, U, c, o, negatives)[0], np.outer(slopes_of(V, U, c, o, negatives)[1], V[c])),
         "Your dU has a row for each word of the pair. It needs one for each word of the vocabulary.",
         lambda parts, V, *args: f"Your dU has {len(parts[1])} rows, for {len(V)} words."),
)
