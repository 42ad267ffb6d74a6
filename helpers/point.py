"""Where a gradient is checked: one array, or a whole list of (W, b) pairs, as named blocks of float64. Lesson 05."""

import numpy as np

from .arrays import real_array, same_shape
from .parameters import describe


class Point:
    """x cut into blocks: one without a name for an array, or W1, b1, W2, b2, ... for a list of (W, b) pairs."""

    def __init__(self, x):
        self.paired = _is_list_of_pairs(x)
        arrays = [array for pair in x for array in pair] if self.paired else [x]
        self.names = [f"{'Wb'[k % 2]}{k // 2 + 1}" for k in range(len(arrays))] if self.paired else [""]
        self.blocks = [real_array(a, name or "x").astype(np.float64) for a, name in zip(arrays, self.names, strict=True)]

    def with_block(self, k=None, block=None):
        """Return a copy of x with block k replaced: f may do with it what it likes."""
        return self.like_x([block if i == k else own.copy() for i, own in enumerate(self.blocks)])

    def like_x(self, blocks):
        """Return blocks in the structure of x."""
        return list(zip(blocks[::2], blocks[1::2], strict=True)) if self.paired else blocks[0]

    def gradient(self, claimed):
        """Return a claimed gradient as blocks of float64, or say where it is not shaped like x."""
        claimed = self._in_pairs(claimed) if self.paired else [claimed]
        blocks = []
        for array, own, own_name in zip(claimed, self.blocks, self.names, strict=True):
            name = f"the gradient of {own_name}" if own_name else "the gradient"
            blocks.append(real_array(array, name).astype(np.float64))
            same_shape(blocks[-1], name, own, own_name or "x")
        return blocks

    def _in_pairs(self, claimed):
        layers = len(self.blocks) // 2
        if not isinstance(claimed, (list, tuple)) or len(claimed) != layers:
            raise ValueError(f"the gradient: expected a list of {layers} (dW, db) pairs, like x; got {describe(claimed)}")
        for number, pair in enumerate(claimed, start=1):
            if not isinstance(pair, (list, tuple)) or len(pair) != 2:
                raise ValueError(f"the gradient of layer {number}: expected a pair (dW, db); got {describe(pair)}")
        return [array for pair in claimed for array in pair]


def _is_list_of_pairs(x):
    """Tell (W, b) pairs from nested lists that are an array: there the two shapes would be the same."""
    if not isinstance(x, (list, tuple)) or not all(isinstance(pair, (list, tuple)) and len(pair) == 2 for pair in x):
        return False
    shapes = [(_shape(W), _shape(b)) for W, b in x]
    return len(shapes) > 0 and all(len(W) == 2 and W != b for W, b in shapes)


def _shape(value):
    try:
        return np.shape(value)
    except ValueError:  # rows of unequal length: no array, and what needs one will say so
        return ()
