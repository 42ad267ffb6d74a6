"""The Factbook's text, a sentence at a time, and how a line becomes words. Lessons 08 and 09."""

import bz2
import re
from functools import cache

from .files import path

WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:['-][A-Za-z0-9]+)*")
POSSESSIVE = re.compile(r"(?<=[A-Za-z])'s\b")


def words(line):
    """Return the words of a line as a list, in their own case: numbers, punctuation and a possessive 's are dropped.

    >>> words("Kenya's capital, Nairobi (4 million), is in sub-Saharan Africa.")
    ['Kenya', 'capital', 'Nairobi', 'million', 'is', 'in', 'sub-Saharan', 'Africa']
    """
    return WORD.findall(POSSESSIVE.sub("", line))


@cache
def lines():
    """Return the sentences of the CIA World Factbook as a tuple of strings, one sentence each, in the Factbook's order.

    >>> lines()[0]
    'After more than a century of rule by France, Algerians fought through much of the 1950s to achieve independence in 1962.'
    """
    return tuple(bz2.decompress(path("factbook.txt.bz2").read_bytes()).decode("ascii").splitlines())


@cache
def sentences():
    """Return the same sentences as a tuple of tuples of words (see ``words``); no sentence is empty.

    >>> len(sentences()) == len(lines())
    True
    """
    return tuple(tuple(words(line)) for line in lines())
