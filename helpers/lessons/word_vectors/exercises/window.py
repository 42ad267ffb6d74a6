"""Exercise "window": the full softmax for all outside words of a window, which share one centre."""

import numpy as np

from .... import softmax
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .tells import furthest_off


def window(v, outside, U):
    """Every outside word asks the same question with another answer: M times p, minus how often each word came."""
    came = np.bincount(outside, minlength=len(U))
    g = len(outside) * softmax(U @ v) - came
    return U.T @ g, np.outer(g, v)


def with_window(g_of):
    def answer(v, outside, U):
        g = g_of(softmax(U @ v), np.bincount(outside, minlength=len(U)), outside)
        return U.T @ g, np.outer(g, v)
    return answer


def _last(p, came, outside):
    return p - (np.arange(len(p)) == outside[-1])


def _first(p, came, outside):
    return p - (np.arange(len(p)) == outside[0])


def _mixed(v, outside, U):
    """dU adds up, dv is overwritten by each word in turn."""
    return with_window(_last)(v, outside, U)[0], window(v, outside, U)[1]


def _mixed_too(v, outside, U):
    return window(v, outside, U)[0], with_window(_last)(v, outside, U)[1]


def rows_that_came(v, outside, U):
    """In dU each pair moves the row of its own outside word alone."""
    g = np.bincount(outside, minlength=len(U)) * (softmax(U @ v) - 1)
    return window(v, outside, U)[0], np.outer(g, v)


def not_copied(p, came, outside):
    """What was taken off p for one word is still off for the next."""
    g = len(outside) * p
    np.subtract.at(g, outside, np.arange(len(outside), 0, -1))
    return g


off_window = furthest_off(window, ("dv", "dU"))


WINDOW = Exercise(
    name="window",
    title="A whole window",
    statement="v, of shape (d,), is the vector of the centre word, and U, of shape (W, d), holds the outside vectors. outside "
              "holds the "
              "numbers of the M words of the window; a word may stand there twice. The loss is the sum of the losses of all M "
              "pairs of the centre with an outside word. Give back dv, of shape (d,), and dU, of shape (W, d).",
    signature="my_window(v, outside, U)",
    reference=window,
    outputs=("dv", "dU"),
    probes=lambda: [
        Probe((spread(1, 3) / 2, np.array([1, 4, 1, 0]), spread(2, 5, 3)), "5 words, a window of 4, one of them twice"),
        Probe((spread(3, 4) / 2, np.array([2, 5, 0]), spread(4, 7, 4) / 2), "7 words, a window of 3"),
        Probe((spread(5, 4) / 2, np.array([3, 1, 1, 1, 2]), spread(6, 4, 4) / 2), "4 words, vectors of 4 numbers", "square"),
        Probe((spread(9, 2), np.array([1]), spread(10, 3, 2)), "a window of one word", "single"),
        Probe((spread(7, 10) / 5, (np.arange(6) ** 2) % 17, spread(8, 20, 10) / 3), "20 words, a window of 6", "batch"),
    ],
    rules=(
        Rule("I9", "One word of the window only", with_window(_last),
             "What you give, or a part of it, belongs to a single pair. All M pairs share one centre vector, so their gradients "
             "add up. Does the loop write over what it had?", off_window, variants=(with_window(_first), _mixed, _mixed_too)),
        Rule("mean", "The mean over the window", with_window(lambda p, came, outside: p - came / len(outside)),
             "You took the mean of the pairs. Their losses are added here.", off_window),
        Rule("D20", "A word that stands twice counts once",
             with_window(lambda p, came, outside: (came > 0).sum() * p - (came > 0)),
             "You counted different words. Every place of the window is a pair of its own.", off_window,
             variants=(with_window(lambda p, came, outside: len(outside) * p - (came > 0)),)),
        Rule("p-once", "One push for many pulls", with_window(lambda p, came, outside: p - came),
             "The words that came are all there, but the probabilities are taken once. Each pair brings its own.", off_window),
        Rule("C1", "Sign turned", with_window(lambda p, came, outside: came - len(outside) * p),
             "The right size, the opposite sign.", off_window),
        Rule("I3", "Only the rows of words that came",
             lambda v, outside, U: (window(v, outside, U)[0],
                                    window(v, outside, U)[1] * np.isin(np.arange(len(U)), outside)[:, None]),
             "Words that are not in the window have 0 in your dU. Their scores stand in every denominator.",
             lambda parts, v, outside, U: f"{int((parts[1] == 0).all(axis=1).sum())} of the {len(U)} rows of your dU are 0.",
             variants=(rows_that_came, with_window(lambda p, came, outside: came * (p - 1)))),
        Rule("D21", "The probabilities not copied", with_window(not_copied),
             "What was taken off for one word was still off for the next. After `g = p` both names mean one array: `g[o] -= 1` "
             "changes p as well. Copy it, or work p out for each word.", off_window),
        Rule("y-only", "Pulls without pushes", with_window(lambda p, came, outside: -came.astype(float)),
             "You pull towards the words that came and push nothing away.", off_window),
        Rule("D2", "dU transposed", lambda v, outside, U: (window(v, outside, U)[0], window(v, outside, U)[1].T),
             "Your dU is turned round: a row for each word.",
             lambda parts, v, outside, U: f"Your dU has shape {parts[1].shape}."),
        Rule("I2", "U as it stands",
             lambda v, outside, U: (U @ (len(outside) * softmax(U @ v) - np.bincount(outside, minlength=len(U))),
                                    window(v, outside, U)[1]),
             "For dv you summed along rows of U; the sum over words runs down its columns.", off_window, on="square"),
    ),
    hints=("Add up what `my_skipgram` gives for each outside word: start from zeros.",
           "Or all at once: every pair has the same probabilities. How often do they count, and what is taken away where?"),
    reason="All pairs share the centre, so they share the probabilities: M times p, minus how often each word came. A loop "
           "that adds gives the same.",
)
