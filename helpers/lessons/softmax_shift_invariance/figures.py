"""The figures of lesson 01, one call each. Give them your own softmax to see what it does."""

from ...figures import figure


def shift(softmax=None):
    """Bars of softmax(z + c) under a shift slider, beside the naive formula that overflows."""
    from .shift_scene import ShiftScene

    return figure(ShiftScene(softmax))
