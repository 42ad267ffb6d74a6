"""The Factbook as windows with labels: a part to learn from, and a part with names that the first part does not hold."""

from functools import cache
from typing import NamedTuple

import numpy as np

from ...data import place_labels, sentences
from ...data.gazetteer import GENERIC, HELD_OUT, TRAINING
from ...word_shapes import EDGE, WordTable, word_shape, word_table
from ...word_windows import word_windows

NOT_SCORED = -1  # words such as "South" in a held-out name: they are in other names too, so they are not unseen
HALF, AT_LEAST, ONE_IN = 2, 3, 5


class Windows(NamedTuple):
    """Windows of a part of the text: ``words`` (n, 5), rows of the table; of each middle word its ``shape``, its label in
    ``places``, and where it stands: ``sentence`` in the Factbook's order, and ``at`` in the sentence, all (n,).

    A label is 0 for no place, 1 for a word of a training name, 2 for a telling word of a held-out one, -1 for a word of a
    held-out name that others share: that one is not scored.
    """

    words: np.ndarray
    shape: np.ndarray
    places: np.ndarray
    sentence: np.ndarray
    at: np.ndarray


class Book(NamedTuple):
    """The Factbook for this lesson: the ``table`` of known words, and the windows for ``training`` and for ``test``."""

    table: WordTable
    training: Windows
    test: Windows


@cache
def factbook():
    """The Factbook as a ``Book``. The test part holds every sentence with a held-out name, and a fifth of all others.

    So no held-out name is met in training, not even as a neighbour, and the table holds none. As a fifth of the names is held
    out, the fifth of the other sentences keeps names and other words in about the proportion of the whole text.
    """
    texts, labels = sentences(), [place_labels(sentence) for sentence in sentences()]
    held_out = np.array([HELD_OUT in own for own in labels])
    test = held_out.copy()
    test[np.flatnonzero(~held_out)[::ONE_IN]] = True
    table = word_table([texts[k] for k in np.flatnonzero(~test)], AT_LEAST)
    return Book(table, *(_windows(table, texts, labels, np.flatnonzero(part)) for part in (~test, test)))


def _windows(table, texts, labels, chosen):
    """The windows of the chosen sentences, one below the other."""
    text = [word for k in chosen for word in texts[k]]
    places = np.concatenate([labels[k] for k in chosen]).astype(np.intp)
    shared = np.array([word in GENERIC for word in text])
    places[shared & (places == HELD_OUT)] = NOT_SCORED
    lengths = [len(texts[k]) for k in chosen]
    ends = np.cumsum(lengths)
    rows = [word_windows(own, HALF, EDGE) for own in np.split(table.rows(text), ends[:-1])]
    at = np.concatenate([np.arange(length) for length in lengths])
    return Windows(np.concatenate(rows), np.array([word_shape(word) for word in text]), places, np.repeat(chosen, lengths), at)


def pairs(windows, hide=0.5, times=20, seed=0):
    """(words, words_c), each (times * places, 5): every window with a place in the middle so many times, each time beside
    another window, drawn at random, whose middle word is no place.

    A share ``hide`` of all middle words is hidden: the word is replaced by its shape, as if it were unknown.
    """
    if not 0 <= hide <= 1:
        raise ValueError(f"hide: expected a share between 0 and 1; got {hide!r}")
    rng = np.random.default_rng(seed)
    true = np.tile(np.flatnonzero(windows.places == TRAINING), times)
    corrupt = rng.choice(np.flatnonzero(windows.places == 0), len(true))
    return tuple(hidden(windows, own, rng.random(len(own)) < hide) for own in (true, corrupt))


def hidden(windows, chosen, hide=True):
    """The words of the chosen windows, with the middle word replaced by its shape where ``hide`` says so."""
    words = windows.words[chosen]
    words[:, HALF] = np.where(hide, windows.shape[chosen], words[:, HALF])
    return words
