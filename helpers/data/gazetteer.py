"""Names of places, and which words of a sentence belong to one. Lesson 08.

The names come from the same source as the text. A part of them is held out: a classifier is trained on sentences where
the other names are marked, and judged on names it has not seen.
"""

import csv
import io
from functools import cache
from typing import NamedTuple

import numpy as np

from .files import path

# Words that many names share and that tell nothing about a single one: two names may share them across the parts.
GENERIC = frozenset(
    "Al As Ad Bay Bin British Buenos Central Cape City Costa Da Das De Dar Del Den El Fort French Grand Great Green Hat Hong "
    "Island Islands Jose Juan Kong La Las Long Los New North Northern Point Port Porto Puerto Republic Rio Saint San Santa "
    "Santo Sao South States The Town Union United Virgin West Western and au da de del des di do la le of the".split()
)
NO_PLACE, TRAINING, HELD_OUT = 0, 1, 2


class Place(NamedTuple):
    """A name in the gazetteer: ``kind`` is "country", "capital" or "city", and ``country`` is where it lies."""

    name: str
    kind: str
    country: str
    held_out: bool


@cache
def places():
    """Return the gazetteer as a tuple of ``Place``, sorted by name.

    >>> [place for place in places() if place.name == "Paris"]
    [Place(name='Paris', kind='capital', country='France', held_out=False)]
    """
    table = csv.reader(io.StringIO(path("places.tsv").read_text(encoding="ascii")), delimiter="\t")
    next(table)
    return tuple(Place(name, kind, country, part == "held out") for name, kind, country, part in table)


def place_labels(sentence):
    """Return a label per word, shape (number of words,): 0 for no place, 1 for a training name, 2 for a held-out one.

    Names are found by their words, in their own case, the longest first: "Papua New Guinea" is one name, not "Guinea".
    Small words inside a name ("of", "and") are no place. A string is refused with a ValueError: cut it with ``words`` first.

    >>> place_labels(["museums", "in", "Paris", "are", "amazing"])
    array([0, 0, 1, 0, 0], dtype=int8)
    """
    if isinstance(sentence, str):
        raise ValueError(f"place_labels: expected a list of words, got the string {sentence!r}; cut it with words(...)")
    by_first_word = _by_first_word()
    labels = np.zeros(len(sentence), dtype=np.int8)
    i = 0
    while i < len(sentence):
        for name, label in by_first_word.get(sentence[i], ()):
            if tuple(sentence[i : i + len(name)]) == name:
                labels[i : i + len(name)] = [0 if word.islower() else label for word in name]
                i += len(name) - 1
                break
        i += 1
    return labels


@cache
def _by_first_word():
    table = {}
    for place in places():
        name = tuple(place.name.split())
        table.setdefault(name[0], []).append((name, HELD_OUT if place.held_out else TRAINING))
    return {first: sorted(names, key=lambda named: -len(named[0])) for first, names in table.items()}
