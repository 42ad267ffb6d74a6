"""Exercise "idle": which pairs of windows move nothing at all?"""

import numpy as np

from ....exercises import Exercise, Probe, Rule


def idle_pairs(s, s_c, words, words_c):
    """The margin is met, or the two windows are the same and their gradients cancel."""
    met = 1 - s + s_c <= 0
    same = (words == words_c).all(axis=1)
    return met | same


def same_windows(s, s_c, words, words_c):
    return (words == words_c).all(axis=1)


def met(s, s_c, words, words_c):
    return 1 - s + s_c <= 0


def or_else(test):
    """The margin is met, or another test of sameness holds."""
    return lambda s, s_c, words, words_c: met(s, s_c, words, words_c) | test(s, s_c, words, words_c)


def _count(found, s, s_c, words, words_c):
    return f"Of {len(s)} pairs you call {int(found.sum())} idle."


def _same(found, s, s_c, words, words_c):
    n = int(np.argmax(same_windows(s, s_c, words, words_c)))
    return f"In pair {n} both windows are {words[n].tolist()}, and you say that they move something."


def _one_middle(found, s, s_c, words, words_c):
    n = int(np.argmax((words[:, 2] == words_c[:, 2]) & ~same_windows(s, s_c, words, words_c)))
    return f"In pair {n} the windows are {words[n].tolist()} and {words_c[n].tolist()}."


def _equal_scores(found, s, s_c, words, words_c):
    n = int(np.argmax((s == s_c) & ~same_windows(s, s_c, words, words_c)))
    return f"In pair {n} both scores are {s[n]:.3g}; the windows are {words[n].tolist()} and {words_c[n].tolist()}."


def _close(found, s, s_c, words, words_c):
    n = int(np.argmax((s > s_c) & ~met(s, s_c, words, words_c)))
    return (f"In pair {n} the true window lies {s[n] - s_c[n]:.3g} above the corrupt one, and you call it "
            f"{'idle' * bool(found[n])}.")


def _probe(label, rows, kind="ordinary"):
    s, s_c, words, words_c = zip(*rows, strict=True)
    return Probe((np.array(s), np.array(s_c), np.array(words), np.array(words_c)), label, kind)


A, B, C, D = [4, 5, 6, 7, 8], [4, 5, 6, 7, 9], [1, 2, 3, 5, 1], [8, 7, 6, 5, 4]
SEVEN = [(2.5, 0.3, A, C), (0.4, 0.4, A, A), (0.4, 0.4, A, C), (1.2, 0.25, A, D), (-0.5, 1.0, B, A), (1.3, 0.25, B, C),
         (0.9, 0.9, C, C)]

IDLE = Exercise(
    name="idle",
    title="Which pairs teach nothing?",
    statement="s and s_c (N,) are the scores of N pairs, words and words_c (N, 5) their windows, word by word. Give back True "
              "or False for "
              "each pair, shape (N,): True where the pair moves no parameter at all, neither W, b, v nor any word's vector. "
              "(Suppose that "
              "a gradient is 0 only where it has to be.)",
    signature="my_idle(s, s_c, words, words_c)",
    reference=idle_pairs,
    probes=lambda: [
        _probe("7 pairs", SEVEN),
        _probe("4 other pairs", [(0.1, 0.6, C, D), (3.0, 1.5, D, B), (-1.2, -1.2, B, B), (1.4, 1.4, D, A)]),
        _probe("5 pairs", [SEVEN[k] for k in (4, 1, 2, 0, 3)], "square"),
        _probe("one pair alone", [(0.3, 0.3, D, D)], "single"),
        _probe("28 pairs at once", SEVEN * 4, "batch"),
    ],
    rules=(
        Rule("H10", "The same window twice is not idle", met,
             "A corrupt window drawn at random may be the true window. Then both scores are equal, the loss is 1, and the two "
             "gradients "
             "cancel: there is a loss and nothing to learn from it.", _same),
        Rule("S28", "Met margins are forgotten", same_windows,
             "Where the margin is met the loss is 0 and flat, so that pair moves nothing either.", _count),
        Rule("middle", "Only the middle words compared", or_else(lambda s, s_c, words, words_c: words[:, 2] == words_c[:, 2]),
             "Windows with the same word in the middle may have other neighbours. Then the scores differ, and so do the "
             "gradients.",
             _one_middle),
        Rule("any-word", "One word in common", or_else(lambda s, s_c, words, words_c: (words == words_c).any(axis=1)),
             "One word at the same place does not make two windows the same.", _one_middle),
        Rule("order", "The same words in another order",
             or_else(lambda s, s_c, words, words_c: (np.sort(words, axis=1) == np.sort(words_c, axis=1)).all(axis=1)),
             "The same five words at other places meet other rows of W. Then the scores differ, and so do the gradients.",
             _one_middle),
        Rule("scores", "Equal scores for equal windows", or_else(lambda s, s_c, words, words_c: s == s_c),
             "Two different windows may have the same score. Their gradients go to different words and do not cancel.",
             _equal_scores),
        Rule("both", "Both at once", lambda *args: met(*args) & same_windows(*args),
             "Either of the two reasons is enough. You asked for both together, which never happens.", _count),
        Rule("turned", "True and False exchanged", lambda *args: ~idle_pairs(*args),
             "You marked the pairs that do move something.", _count, variants=(lambda *args: ~met(*args),)),
        Rule("H3", "The margin is left out", lambda s, s_c, words, words_c: (s > s_c) | same_windows(s, s_c, words, words_c),
             "A true window that is ahead by less than the margin still has a loss.", _close,
             variants=(lambda s, s_c, words, words_c: s > s_c,
                       lambda s, s_c, words, words_c: (s >= s_c) | same_windows(s, s_c, words, words_c))),
    ),
    hints=("There are two reasons. One is a loss that is flat. For the other, look at a pair whose windows are the same.",
           "If both windows are the same, what is s, what is s_c, and what do the two gradients add up to?",
           "`(words == words_c).all(axis=1)` says which windows agree in every word."),
    reason="A met margin is flat. And the same window on both sides has loss 1 whatever the parameters are, so no step can "
           "change it: the "
           "two gradients are equal and opposite. Such a pair has to be drawn anew, or its loss will never go away.",
)
