"""What a wrong result looks like when no known rule explains it: a factor, a sign, a transpose, rows out of balance.

NumPy only, and free of any exercise: give it the true and the obtained arrays. The sentences tell properties of the
obtained numbers and never the true ones.
"""

import numpy as np

from . import layer_looks, looks
from .layer_looks import Given
from .looks import close

# In this order: what says more comes first. Those in NEEDING are told what the function was given.
IN_ORDER = (looks.not_finite, looks.transposed, looks.rounded, layer_looks.times_examples, looks.factor, looks.unknown_factor,
            looks.signs, looks.added_constant, layer_looks.off_by_parameter, looks.some_rows, layer_looks.constant,
            layer_looks.alike, looks.zeros, looks.scaled_rows, layer_looks.one_outer_product, looks.reordered, looks.nearly,
            looks.unbalanced)
NEEDING = (layer_looks.times_examples, layer_looks.off_by_parameter)


def signature(expected, got) -> str | None:
    """A sentence that says how ``got`` differs from ``expected``, or None when nothing stands out.

    >>> signature([[1.0, 2.0, 4.0]], [[-1.0, -2.0, -4.0]])
    'Every entry has the right size and the opposite sign.'
    """
    return shared_signature([(expected, got)])


def shared_signature(pairs, about=None) -> str | None:
    """The first signature that every pair (expected, got) shows: "N times" must hold whatever N is.

    ``about`` says for each pair what the function was given.
    """
    about = about or [Given()] * len(pairs)
    cases = [(np.asarray(e, dtype=float), np.asarray(g, dtype=float), given)
             for (e, g), given in zip(pairs, about, strict=True)]
    if any(close(got, expected) for expected, got, _ in cases):
        return None
    for look in IN_ORDER:
        found = {look(*case) if look in NEEDING else look(*case[:2]) for case in cases}
        if len(found) == 1 and None not in found:
            return found.pop()
    return None
