"""Labels that leave junk in memory when they are copied for a call, so that `np.empty` never passes for `np.zeros`.

Fresh memory often holds zeros by luck, and an answer that relies on this would be right in one process and wrong in
the next. NumPy hands out first what was freed last, so junk of the size of the result is made and freed just before.
"""

import numpy as np

JUNK = 0.5


class Dirtying(np.ndarray):
    """An integer array whose deep copy is a plain array, made after memory for (N, C) numbers was filled with junk."""

    n_classes = 1

    def __deepcopy__(self, memo):
        copied = np.array(self)
        for dtype in (np.float64, np.float32, np.uint8):
            junk = [np.full((self.size, self.n_classes), JUNK if dtype != np.uint8 else 2, dtype) for _ in range(8)]
            del junk
        return copied


def dirtying(labels, n_classes):
    """Labels (N,) for a probe whose result has the shape (N, n_classes)."""
    made = np.array(labels).view(Dirtying)
    made.n_classes = n_classes
    return made
