"""A vocabulary: which words get a vector, and which row is whose. Lesson 09.

The order is that of the counts, and of the alphabet where counts are equal. The order of a ``set`` would be another one in
each run of Python, and with it every result that depends on the words' numbers.
"""

from collections import Counter
from difflib import get_close_matches

import numpy as np

from .labels import class_count


class Vocabulary:
    """The words of a text: ``.words`` (V,), the most frequent first, and how often each was counted, ``.counts`` (V,)."""

    def __init__(self, words, counts, lower):
        self.words, self.counts, self.lower = tuple(words), np.array(counts, np.intp), lower
        self._rows = {word: row for row, word in enumerate(self.words)}

    def index(self, word):
        """Return the row of a word; a ValueError names words that are spelled alike where it has none."""
        row = self._rows.get(self._own(word))
        if row is None:
            alike = get_close_matches(self._own(word), self.words, n=3)
            hint = f"; words that are spelled alike: {', '.join(alike)}" if alike else ""
            raise ValueError(f"{word!r} is not among the {len(self)} words of the vocabulary{hint}")
        return row

    def encode(self, sentences):
        """Return the rows of each sentence's words, a list of integer arrays. Words outside the vocabulary are left out."""
        rows = self._rows
        own = (map(str.lower, words) if self.lower else words for words in _each(sentences))
        return [np.array([rows[word] for word in words if word in rows], np.intp) for words in own]

    def _own(self, word):
        if not isinstance(word, str):
            raise TypeError(f"expected a word as a string; got {word!r}")
        return word.lower() if self.lower else word

    def __contains__(self, word):
        return self._own(word) in self._rows

    def __len__(self):
        return len(self.words)

    def __repr__(self):
        return f"Vocabulary({len(self)} words: {', '.join(self.words[:5])}{', …' if len(self) > 5 else ''})"


def vocabulary(sentences, min_count=1, lower=True):
    """Return the ``Vocabulary`` of the words that ``sentences`` hold at least ``min_count`` times. Lesson 09.

    Each sentence is a list of words. With ``lower``, capitals are ignored. Raises ValueError where no word is left, and for
    a sentence that is one string: its letters would be taken for words.

    >>> vocab = vocabulary([["The", "Rhine", "is", "a", "river"], ["the", "Nile", "is", "one"]], min_count=2)
    >>> vocab.words, vocab.counts.tolist(), vocab.index("THE")
    (('is', 'the'), [2, 2], 1)
    >>> vocab.encode([["Is", "the", "sea", "the", "end"]])[0].tolist()
    [0, 1, 1]
    """
    min_count = class_count(min_count, "min_count")
    counts = Counter(word.lower() if lower else word for words in _each(sentences) for word in words)
    if not counts:
        raise ValueError("sentences: the corpus is empty; there is no word in it")
    words = sorted((word for word in counts if counts[word] >= min_count), key=lambda word: (-counts[word], word))
    if not words:
        raise ValueError(f"min_count: no word is there {min_count} times; the most frequent one has {max(counts.values())}")
    return Vocabulary(words, [counts[word] for word in words], lower)


def _each(sentences):
    """Yield the sentences, each of which must be a list of words and not a string."""
    if isinstance(sentences, str):
        raise ValueError(f"sentences: expected a list of sentences, each a list of words; got the string {sentences[:20]!r}")
    for number, words in enumerate(sentences):
        if isinstance(words, str):
            raise ValueError(f"sentence {number}: expected a list of words; got the string {words[:20]!r}")
        yield words
