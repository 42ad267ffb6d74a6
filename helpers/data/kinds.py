"""Questions about word vectors, made before precision was measured: is the nearest word of the asked one's kind? Lesson 09."""

from functools import cache
from typing import NamedTuple

from .files import path
from .gazetteer import places


class Kind(NamedTuple):
    """A kind of words, such as "month": ``asked`` are the questions, ``words`` all words of the kind, asked or not."""

    name: str
    asked: tuple
    words: frozenset


@cache
def kinds():
    """Return the kinds of words as a tuple of ``Kind``; each asked word is one question. All are in lower case.

    >>> [kind.asked[:3] for kind in kinds() if kind.name == "month"]
    [('november', 'october', 'january')]
    >>> sum(len(kind.asked) for kind in kinds())
    277
    """
    rows = [line.split("\t") for line in path("kinds.tsv").read_text(encoding="ascii").splitlines()[1:]]
    return tuple(Kind(name, tuple(asked.split()), frozenset((asked + " " + others).split())) for name, asked, others in rows)


def capitals(vocab, n=10):
    """Return (country, capital) for the n capitals that a ``Vocabulary`` counted most often, both names of one word, lower case.

    Capitals that bear their country's name are left out, and so are names that are words of this text in another sense.

    >>> from helpers import vocabulary
    >>> capitals(vocabulary([["Paris", "is", "in", "France", "and", "Rome", "in", "Italy"], ["not", "Paris"]]))
    [('france', 'paris'), ('italy', 'rome')]
    """
    pairs = [(place.country.lower(), place.name.lower()) for place in places() if place.kind == "capital"]
    own = [(country, city) for country, city in pairs if country != city and country in vocab and city in vocab]
    return sorted(own, key=lambda pair: (-vocab.counts[vocab.index(pair[1])], pair))[:n]
