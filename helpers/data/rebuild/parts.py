"""Which names are held out: a fixed fifth, by name, such that no telling word of a held-out name is in a training name."""

import zlib
from itertools import chain

from ..gazetteer import GENERIC

ONE_IN = 5


def held_out(names):
    """Return the set of held-out names. Names that share a telling word ("Guinea", "Guinea-Bissau") stay together.

    The choice depends on the first name of a group alone: a checksum of it, not a random number.
    """
    return {name for group in groups(names) if zlib.crc32(min(group).encode()) % ONE_IN == 0 for name in group}


def groups(names):
    """Return the names in groups that share no telling word.

    >>> groups(["Guinea", "Papua New Guinea", "New Delhi"])
    [['Guinea', 'Papua New Guinea'], ['New Delhi']]
    """
    found = []
    for name in names:
        joined = [group for group in found if any(telling_words(name) & telling_words(other) for other in group)]
        found = [group for group in found if group not in joined] + [[*chain(*joined), name]]
    return found


def telling_words(name):
    """Return the words of a name, and the parts of a hyphenated one, that few other names have.

    >>> sorted(telling_words("Port-au-Prince"))
    ['Prince']
    """
    return {part for word in name.split() for part in word.split("-")} - GENERIC
