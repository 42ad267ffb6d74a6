"""The kinds of words that the figures of this lesson show: ten of those in ``helpers.data.kinds``, which all count."""

from ... import kind_precision
from ...data import kinds

SHOWN = ("country", "people", "language", "water", "crop", "mineral", "animal", "office", "direction", "month")


def kinds_of():
    """Return {word: names of its kinds}; a word may be of several kinds.

    >>> sorted(kinds_of()["french"]), kinds_of()["danube"]
    (['language', 'people'], {'water'})
    """
    found = {}
    for kind in kinds():
        for word in kind.words:
            found.setdefault(word, set()).add(kind.name)
    return found


def words_on_map():
    """Return {word: kind} for the words that are asked for, of the kinds shown; a word of two kinds goes with the first.

    >>> words_on_map()["egypt"], "dollar" in words_on_map()
    ('country', False)
    """
    asked, found = {kind.name: kind.asked for kind in kinds()}, {}
    for name in SHOWN:
        for word in asked[name]:
            found.setdefault(word, name)
    return found


def shares(vectors, vocab, k):
    """Return {kind: share of the k nearest words that are of its kind} for the kinds shown, and for "all" questions."""
    found = kind_precision(vectors, vocab, kinds(), ks=(k,))[:, 0]
    names = [kind.name for kind in kinds() for _ in kind.asked]
    by_kind = {name: float(found[[other == name for other in names]].mean()) for name in SHOWN}
    return by_kind | {"all": float(found.mean())}
