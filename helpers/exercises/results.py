"""What form of a result an exercise asks for: one array, several by name, or one group of arrays for each layer.

Whatever comes back is flattened to parts with a name each: "dX", "dW", "db", or "dW1", "db1", "dW2", "db2".
"""

import numpy as np

from .layers import PerLayer, by_layer
from .pieces import EMPTY, Pieces, as_list, joined, kind_of, named, nothing


def taken_apart(result, outputs=(), names=(), args=()) -> Pieces:
    """The parts of a result of a function that was called with ``args``, called ``names``."""
    if isinstance(outputs, PerLayer):
        return by_layer(result, outputs, dict(zip(names, args, strict=False))[outputs.argument])
    if not outputs:
        return Pieces((result,), ("",))
    if nothing(result):
        return Pieces(trouble=EMPTY)
    pieces = list(result) if type(result) is np.ndarray and result.shape == (len(outputs),) else as_list(result)  # numbers
    if pieces is None or len(pieces) != len(outputs):
        asked = ", ".join(f"a list of {name.each}" if isinstance(name, PerLayer) else name for name in outputs)
        return Pieces(trouble=f"Give back {len(outputs)} results: {asked}. Yours is {kind_of(result)}.")
    if all(nothing(piece) for piece in pieces):
        return Pieces(trouble=EMPTY)
    return joined([taken_apart(piece, name, names, args) if isinstance(name, PerLayer) else named(piece, name)
                    for piece, name in zip(pieces, outputs, strict=True)])
