"""Words as rows of a table, where a text holds words the table does not know: these go by how they are written. Lesson 08."""

from collections import Counter

import numpy as np

from .batches import count

EDGE, SMALL, CAPITAL, CAPITALS = range(4)
SHAPES = ("<edge>", "<word>", "<Word>", "<WORD>")  # the names of the first rows, in that order


def word_shape(word):
    """Return how a word is written: 1 with a small letter first, 2 with a capital first, 3 in capitals alone. Lesson 08.

    A single capital counts as a capital first. Raises TypeError for what is no string, ValueError for an empty one.

    >>> [word_shape(word) for word in ("museums", "Paris", "NATO", "A", "sub-Saharan")]
    [1, 2, 3, 2, 1]
    """
    if not isinstance(word, str):
        raise TypeError(f"expected a word as a string; got {word!r}")
    if not word:
        raise ValueError("expected a word; got an empty string")
    if not word[0].isupper():
        return SMALL
    return CAPITALS if word.isupper() and len(word) > 1 else CAPITAL


class WordTable:
    """Which row belongs to which word. Rows 0 to 3 stand for an edge of a sentence and for unknown words of each shape."""

    def __init__(self, known):
        self.names = (*SHAPES, *known)
        self._rows = {word: row for row, word in enumerate(known, len(SHAPES))}

    def rows(self, words):
        """Return the row of each word of a list, shape (number of words,). An unknown word has the row of its shape."""
        if isinstance(words, str):
            raise ValueError(f"expected a list of words; got the string {words[:20]!r}; cut it with words(...)")
        found = [self._rows.get(word) or word_shape(word) for word in words]
        if not found:
            raise ValueError("expected at least one word; got an empty sentence")
        return np.array(found, np.intp)

    def __contains__(self, word):
        return word in self._rows

    def __len__(self):
        return len(self.names)

    def __repr__(self):
        return f"WordTable({len(self)} rows: {', '.join(self.names[:8])}{', …' if len(self) > 8 else ''})"


def word_table(sentences, at_least=1):
    """Return the ``WordTable`` of the words that stand at least so many times in sentences, each a list of words. Lesson 08.

    Capitals count: "May" and "may" are two words. The order is that of the alphabet, the same in every run. Raises ValueError
    where no word is left.

    >>> table = word_table([["Paris", "in", "May"], ["in", "Paris"]], at_least=2)
    >>> table.names, table.rows(["May", "in", "paris", "PARIS"]).tolist()
    (('<edge>', '<word>', '<Word>', '<WORD>', 'Paris', 'in'), [2, 5, 1, 3])
    """
    counts, at_least = Counter(), count(at_least, "at_least")
    for sentence in sentences:
        if isinstance(sentence, str):
            raise ValueError(f"sentences: expected lists of words; got the string {sentence[:20]!r}")
        counts.update(sentence)
    known = sorted(word for word, times in counts.items() if times >= at_least)
    if not known:
        text = f"no word stands in them {at_least} times" if counts else "there is no word in them"
        raise ValueError(f"sentences: {text}")
    return WordTable(known)
