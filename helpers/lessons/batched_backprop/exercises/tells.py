"""The numbers of a learner's own gradients that betray a slip."""

import numpy as np

NAMES = ("dW1", "db1", "dW2", "db2")


def furthest_off(right, names=NAMES):
    """A tell: the entry of the learner's own results that is furthest from what ``right`` gives, with its name and place."""
    def tell(parts, *args):
        pairs = [(got, np.asarray(want)) for got, want in zip(parts, right(*args), strict=True)]
        apart = [np.abs(got - want).max() if got.shape == want.shape else 0 for got, want in pairs]
        worst = int(np.argmax(apart))
        got, want = pairs[worst]
        place = [int(k) for k in np.unravel_index(np.argmax(np.abs(got - want)), got.shape)]
        return f"For example, your {names[worst]}{place} is {got[tuple(place)]:.4g}."
    return tell


def db2_sum(parts, *args):
    return f"Your db2 sums to {parts[3].sum():.4g}; a shift of all logits does not move the loss, so it should be 0."


def shapes(parts, *args):
    return f"Your results have the shapes {', '.join(str(part.shape) for part in parts)}."


def wrong_shape(parts, X, Y, W1, b1, W2, b2, *more):
    pairs = zip(NAMES, parts, (W1, b1, W2, b2), strict=True)
    name, part, var = next((pair for pair in pairs if pair[1].shape != pair[2].shape), ("dW1", parts[0], W1))
    return f"Your {name} has the shape {part.shape}, and {name[1:]} has {var.shape}."


def rank(parts, *args):
    ranks = {name: np.linalg.matrix_rank(part) for name, part in zip(NAMES, parts, strict=True) if part.ndim == 2}
    name = min(ranks, key=ranks.get)
    return f"Your {name} has rank {ranks[name]}: every row is a multiple of one row."
