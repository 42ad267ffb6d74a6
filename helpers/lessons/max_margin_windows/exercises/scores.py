"""Exercise "scores": the words' vectors end to end, and one number for each window."""

import numpy as np

from .... import relu, sigmoid
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .numbers import score_of, words_of


def window_scores(words, E, W, b, v):
    """Look up five vectors for each window, put them end to end, and score them as in lesson 07, in rows."""
    X = E[words].reshape(len(words), -1)
    return np.tanh(X @ W + b) @ v


def with_vectors(vectors_of):
    """The scores of other window vectors, ``vectors_of(words, E)`` (N, 5 d)."""
    return lambda words, E, W, b, v: np.tanh(vectors_of(words, E) @ W + b) @ v


def in_order(*order):
    return with_vectors(lambda words, E: E[words[:, order]].reshape(len(words), -1))


def with_f(f):
    return lambda words, E, W, b, v: f(E[words].reshape(len(words), -1) @ W + b) @ v


def one_block(words, E, W, b, v):
    return np.tanh(E[words].sum(axis=1) @ W[:E.shape[1]] + b) @ v


def middle_alone(words, E, W, b, v):
    d = E.shape[1]
    return np.tanh(E[words[:, 2]] @ W[2 * d:3 * d] + b) @ v


def squashed_again(f):
    return lambda *args: f(window_scores(*args))


def _first(s, words, E, W, b, v):
    return f"Your first score is {s.flat[0]:.4g}."


def _no_bias(s, words, E, W, b, v):
    return f"Ten times the bias leaves your first score at {s.flat[0]:.4g}."


def _no_v(s, words, E, W, b, v):
    return f"Ten times v leaves your first score at {s.flat[0]:.4g}."


def _one_number(s, words, *rest):
    return f"Your result is {s.size} number, for {len(words)} windows."


def _probe(seed, N, n_words, d, H, label, kind="ordinary"):
    return Probe((words_of(seed, N, n_words), spread(seed, n_words, d), *score_of(seed, 5 * d, H)), label, kind)


SCORES = Exercise(
    name="scores",
    title="The score of each window",
    statement="words, of shape (N, 5), holds N windows, each word as the number of its row in the table E (V, d). Put the five "
              "vectors of a window end to end, in their order, to a row of length 5 d. Give back the scores, shape (N,): f of "
              "(row times W, plus b), times v, where f is tanh; W has shape (5 d, H), b and v have shape (H,).",
    signature="my_scores(words, E, W, b, v)",
    reference=window_scores,
    probes=lambda: [
        _probe(1, 4, 7, 3, 2, "4 windows, vectors of length 3"),
        _probe(4, 3, 9, 2, 4, "3 windows, vectors of length 2"),
        _probe(7, 2, 6, 5, 3, "2 windows, vectors of length 5", "square"),
        _probe(10, 1, 8, 4, 3, "one window alone", "single"),
        _probe(13, 40, 12, 3, 5, "40 windows at once", "batch"),
    ],
    rules=(
        Rule("H7", "The words in another order", in_order(4, 3, 2, 1, 0),
             "Your five vectors do not stand in the order of the words. Each place has rows of W of its own.", _first,
             variants=(in_order(2, 0, 1, 3, 4), in_order(2, 1, 0, 3, 4), in_order(0, 1, 3, 4, 2))),
        Rule("interleaved", "Entry by entry instead of word by word",
             with_vectors(lambda words, E: E[words].transpose(0, 2, 1).reshape(len(words), -1)),
             "Your rows hold the first entries of all five words, then the second ones. Put whole vectors end to end.", _first),
        Rule("one-block", "The same rows of W for every word", one_block,
             "You sent all words through the first rows of W, so that it makes no difference which word stands where.", _first),
        Rule("middle", "The middle word alone", middle_alone,
             "Only the middle word counts in yours. The neighbours are what a window is for.", _first),
        Rule("no-bias", "The bias left out", lambda words, E, W, b, v: window_scores(words, E, W, 0 * b, v),
             "The bias does not occur in yours.", _no_bias),
        Rule("E3", "Nothing is squashed", with_f(lambda z: z),
             "Between W and v stands a function f that squashes each hidden unit, here tanh.", _first),
        Rule("other-f", "Another function", with_f(sigmoid), "f is tanh here.", _first, variants=(with_f(relu),)),
        Rule("no-v", "v left out", lambda words, E, W, b, v: window_scores(words, E, W, b, np.ones_like(v)),
             "v does not occur in yours. It says how much each hidden unit counts, and with which sign.", _no_v,
             variants=(lambda words, E, W, b, v: window_scores(words, E, W, b, np.ones_like(v)) / len(v),)),
        Rule("squashed", "The score squashed as well", squashed_again(np.tanh),
             "A score may be any number, and yours was squashed at the end.", _first, variants=(squashed_again(sigmoid),)),
        Rule("late", "Squashed too late", lambda *args: np.tanh(with_f(lambda z: z)(*args)),
             "You squashed the score. f squashes each hidden unit, between W and v; the score may be any number.", _first,
             variants=(lambda *args: sigmoid(with_f(lambda z: z)(*args)),)),
        Rule("summed", "One number for all windows", squashed_again(np.sum),
             "Each window has a score of its own. You added them up, or took their mean.", _one_number,
             variants=(squashed_again(np.mean),)),
    ),
    hints=("`E[words]` has shape (N, 5, d). What is still missing is one reshape.",
           "Then it is one hidden layer in rows: times W, plus b, tanh, times v."),
    reason="A table looked up with whole numbers gives whole rows, and reshape puts the five of each window end to end. The "
           "rest is "
           "the score of lesson 07, with a window in each row.",
)
