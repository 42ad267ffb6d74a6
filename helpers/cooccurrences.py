"""Which words stand near which: the counts under every method of lesson 09."""

import numpy as np

from .arrays import plain_array
from .labels import class_count
from .words import word_indices


def cooccurrence(sentences, n_words, window=5):
    """Return how often word j stands within ``window`` words of word i, (n_words, n_words), float64 and symmetric. Lesson 09.

    ``sentences`` is a list of sentences, each the integers of its words, 0 .. n_words - 1. No window reaches over the end
    of its sentence, and a word is not counted beside itself at the same place. Raises ValueError where there are no
    sentences, for a word outside the vocabulary, and for a window that is not at least 1.

    >>> cooccurrence([[0, 1, 0], [2]], n_words=3, window=1)
    array([[0., 2., 0.],
           [2., 0., 0.],
           [0., 0., 0.]])
    """
    n_words = class_count(n_words, "n_words")
    words, sentence = joined(sentences, n_words)
    counts = np.zeros(n_words * n_words)
    for apart in range(1, class_count(window, "window") + 1):
        near = sentence[apart:] == sentence[:-apart]
        pairs = words[:-apart][near] * n_words + words[apart:][near]
        np.add.at(counts, pairs, 1)
    counts = counts.reshape(n_words, n_words)
    return counts + counts.T


def joined(sentences, n_words):
    """Return all words one after the other, and beside each the number of its sentence."""
    rows = [plain_array(words, f"sentence {number}") for number, words in enumerate(sentences) if len(words)]
    if not rows:
        raise ValueError("sentences: the corpus is empty; there is no word in it")
    words = [word_indices(row, n_words, f"sentence {number}").reshape(-1) for number, row in enumerate(rows)]
    return np.concatenate(words), np.repeat(np.arange(len(words)), [len(row) for row in words])
