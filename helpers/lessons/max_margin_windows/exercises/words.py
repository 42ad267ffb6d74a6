"""Exercise "word_gradients": the windows' gradients cut into pieces, and each piece added to its word."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .numbers import words_of


def word_gradients(words, dX, words_c, dX_c, n_words):
    """Cut every row into a piece for each place, and add each piece to the row of its word."""
    d = dX.shape[1] // words.shape[1]
    dE = np.zeros((n_words, d), dX.dtype)
    np.add.at(dE, words, dX.reshape(*words.shape, d))
    np.add.at(dE, words_c, dX_c.reshape(*words_c.shape, d))
    return dE


def with_pieces(cut):
    """The same with another idea of the pieces: ``cut(dX, words)`` (N, 5, d)."""
    def answer(words, dX, words_c, dX_c, n_words):
        dE = np.zeros((n_words, dX.shape[1] // words.shape[1]))
        np.add.at(dE, words, cut(dX, words))
        np.add.at(dE, words_c, cut(dX_c, words_c))
        return dE
    return answer


def pieces(dX, words):
    return dX.reshape(*words.shape, -1)


def written(put, together):
    """``put(dE, words, pieces)`` for both kinds of windows, one after the other or all of them at once."""
    def answer(words, dX, words_c, dX_c, n_words):
        dE = np.zeros((n_words, dX.shape[1] // words.shape[1]))
        if together:
            put(dE, np.concatenate([words, words_c]), np.concatenate([pieces(dX, words), pieces(dX_c, words_c)]))
        else:
            put(dE, words, pieces(dX, words))
            put(dE, words_c, pieces(dX_c, words_c))
        return dE
    return answer


def plus_equals(dE, words, pieces):
    dE[words] += pieces


def equals(dE, words, pieces):
    dE[words] = pieces


def each_place(dE, words, pieces):
    for p in range(words.shape[1]):
        dE[words[:, p]] += pieces[:, p]


def each_window(dE, words, pieces):
    for own, piece in zip(words, pieces, strict=True):
        dE[own] += piece


def mean_over_places(words, dX, words_c, dX_c, n_words):
    times = np.bincount(np.concatenate([words, words_c]).ravel(), minlength=n_words)
    return word_gradients(words, dX, words_c, dX_c, n_words) / np.maximum(1, times)[:, None]


def middle_piece(dX, words):
    cut = pieces(dX, words).copy()
    cut[:, [0, 1, 3, 4]] = 0
    return cut


def with_twin(change):
    """The right rule with the corrupt windows' gradient changed."""
    return lambda words, dX, words_c, dX_c, n_words: word_gradients(words, dX, words_c, change(dX_c), n_words)


def without_the_true(words, dX, words_c, dX_c, n_words):
    return word_gradients(words, 0 * dX, words_c, dX_c, n_words)


def busiest(words, words_c):
    """The word that stands at the most places, and at how many."""
    times = np.bincount(np.concatenate([words, words_c]).ravel())
    return int(times.argmax()), int(times.max())


def _often(dE, words, dX, words_c, dX_c, n_words):
    w, times = busiest(words, words_c)
    return f"Word {w} stands at {times} places of these windows, and your row for it begins with {dE[w, 0]:.2g}."


def _corrupt_only(dE, words, dX, words_c, dX_c, n_words):
    w = int(np.setdiff1d(words_c, words)[0])
    return f"Word {w} stands in the corrupt windows alone, and your row for it begins with {dE[w, 0] + 0.0:.2g}."


def _true_only(dE, words, dX, words_c, dX_c, n_words):
    w = int(np.setdiff1d(words, words_c)[0])
    return f"Word {w} stands in the true windows alone, and your row for it begins with {dE[w, 0] + 0.0:.2g}."


def _shape(dE, words, dX, words_c, dX_c, n_words):
    return f"Your result has shape {dE.shape}, for {n_words} words with vectors of length {dX.shape[1] // 5}."


def _probe(seed, N, n_words, d, label, kind="ordinary"):
    words, words_c = words_of(seed, N, n_words - 2), words_of(seed + 1, N, n_words)
    return Probe((words, spread(seed, N, 5 * d) / 3, words_c, spread(seed + 5, N, 5 * d) / 3, n_words), label, kind)


WORDS = Exercise(
    name="word_gradients",
    title="Each word gets its pieces",
    statement="words and words_c (N, 5) say which words stand in N true and N corrupt windows; dX and dX_c (N, 5 d) are the "
              "gradients of "
              "the loss by these windows. Give back the gradient by the table of word vectors, shape (n_words, d). A word that "
              "stands at "
              "several places, in one window or in several, gets the pieces of all of them.",
    signature="my_word_gradients(words, dX, words_c, dX_c, n_words)",
    reference=word_gradients,
    probes=lambda: [
        _probe(1, 3, 9, 2, "3 pairs of windows, 9 words"),
        _probe(3, 2, 14, 3, "2 pairs of windows, 14 words"),
        _probe(5, 4, 12, 5, "4 pairs of windows, vectors of length 5", "square"),
        _probe(2, 1, 10, 4, "one pair of windows", "single"),
        _probe(7, 40, 25, 3, "40 pairs of windows at once", "batch"),
    ],
    rules=(
        Rule("H6", "A word that stands twice is counted once", written(plus_equals, True),
             "Some pieces got lost. Writing to `dE[words]`, with `=` or with `+=`, keeps only the last piece where a word is "
             "named "
             "twice. `np.add.at` adds every time; a loop over the places does too.", _often,
             variants=(written(plus_equals, False), written(each_window, True), written(equals, False), written(each_place, True),
                       written(each_place, False))),
        Rule("mean", "The mean over the places", mean_over_places,
             "You divided by the number of places. Each place is a path of its own from the word to the loss, and paths add "
             "up.", _often),
        Rule("H7", "The pieces in another order", with_pieces(lambda dX, words: pieces(dX, words)[:, ::-1]),
             "Your pieces do not go to the words they belong to. Piece p of a row belongs to the word at place p.", _often,
             variants=(with_pieces(lambda dX, words: np.roll(pieces(dX, words), 1, axis=1)),
                       with_pieces(lambda dX, words: np.roll(pieces(dX, words), -1, axis=1)))),
        Rule("interleaved", "Cut entry by entry", with_pieces(lambda dX, words: dX.reshape(len(words), -1, 5).transpose(0, 2, 1)),
             "You cut the row as if it held the first entries of all five words, then the second ones. It holds whole vectors, "
             "one after "
             "the other.", _often),
        Rule("H4", "Only the true windows", with_twin(lambda dX_c: 0 * dX_c),
             "The words of the corrupt windows move as well, so that their windows score less.", _corrupt_only),
        Rule("H4-true", "Only the corrupt windows", without_the_true,
             "The words of the true windows move as well, so that their windows score more.", _true_only),
        Rule("minus", "The corrupt windows subtracted", with_twin(lambda dX_c: -dX_c),
             "The minus sign of the loss is in dX already. What arrives at a word is added up, from both windows.",
             _often, variants=(lambda *args: -with_twin(np.negative)(*args),)),
        Rule("crossed", "Each window's pieces to the other window's words",
             lambda words, dX, words_c, dX_c, n_words: word_gradients(words_c, dX, words, dX_c, n_words),
             "dX belongs to words, and dX_c to words_c. Yours has them crossed.", _often),
        Rule("everywhere", "Every word gets all pieces",
             with_pieces(lambda dX, words: np.repeat(pieces(dX, words).sum(axis=1, keepdims=True), 5, axis=1)),
             "You gave each word of a window the sum of all five pieces. A word gets the piece of its own place.", _often),
        Rule("middle", "Only the middle word moves", with_pieces(middle_piece),
             "Only the words in the middle move in yours. The neighbours' vectors stand in the window as well.",
             lambda dE, words, *rest: f"{int(dE.any(axis=1).sum())} of your {len(dE)} rows are not 0."),
        Rule("transposed", "Turned round", lambda *args: word_gradients(*args).T,
             "Your result has a column for each word. The table has a row for each.", _shape),
    ),
    hints=("`dX.reshape(N, 5, d)` cuts each row into five pieces. Which word does piece [n, p] belong to?",
           "Begin with zeros of shape (n_words, d). A loop over n and p that adds each piece is right, and short.",
           "Faster: `np.add.at(dE, words, pieces)` adds every piece, repeats included. `dE[words] += pieces` does not."),
    reason="Whatever a word's vector does to the loss goes through the places where it stands, and the paths add up. np.add.at "
           "does just "
           "that; most rows stay 0, and training leaves those words where they are.",
)
