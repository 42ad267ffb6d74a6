"""The number of a learner's own results that betrays a slip."""

import numpy as np

# What people add to a probability so that its logarithm stays finite.
GUARDS = 1e-12, 1e-15, 1e-10, 1e-9, 1e-8


def furthest_off(right, names):
    """A tell: the entry of the learner's own results that is furthest from what ``right`` gives, with its name and place."""
    def tell(parts, *args):
        pairs = [(np.asarray(got), np.asarray(want)) for got, want in zip(parts, right(*args), strict=True)]
        apart = [np.abs(got - want).max() if got.shape == want.shape else 0 for got, want in pairs]
        worst = int(np.argmax(apart))
        got, want = pairs[worst]
        place = np.unravel_index(np.argmax(np.abs(got - want)), got.shape)
        where = f"{names[worst]}[{', '.join(map(str, place))}]" if got.ndim else names[worst]
        return f"For example, your {where} is {got[place]:.4g}."
    return tell
