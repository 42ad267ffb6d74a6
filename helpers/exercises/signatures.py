"""What a wrong result looks like when no known rule explains it: a factor, a sign, a transpose, rows out of balance.

NumPy only, and free of any exercise: give it the true and the obtained arrays. The sentences tell properties of the
obtained numbers and never the true ones.
"""

import numpy as np

from .looks import LOOKS, close


def signature(expected, got) -> str | None:
    """A sentence that says how ``got`` differs from ``expected``, or None when nothing stands out.

    >>> signature([[1.0, 2.0, 4.0]], [[-1.0, -2.0, -4.0]])
    'Every entry has the right size and the opposite sign.'
    """
    return shared_signature([(expected, got)])


def shared_signature(pairs) -> str | None:
    """The first signature that every pair (expected, got) shows: "N times" must hold whatever N is."""
    pairs = [(np.asarray(e, dtype=float), np.asarray(g, dtype=float)) for e, g in pairs]
    if any(close(got, expected) for expected, got in pairs):
        return None
    for look in LOOKS:
        found = {look(expected, got) for expected, got in pairs}
        if len(found) == 1 and None not in found:
            return found.pop()
    return None
