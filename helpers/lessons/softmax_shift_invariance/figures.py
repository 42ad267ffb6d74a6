"""The figures of lesson 01, one call each. Give them your own softmax to see what it does."""

from ...figures import figure


def shift(softmax=None):
    """Bars of softmax(z + c) under a shift slider, beside the naive formula that overflows."""
    from .shift_scene import ShiftScene

    return figure(ShiftScene(softmax))


def temperature(softmax=None):
    """Bars of softmax((z + c) / T): scale matters, shift does not."""
    from .temperature_scene import TemperatureScene

    return figure(TemperatureScene(softmax))


def simplex(softmax=None):
    """Three classes as a point in a triangle, moved by the logits and left alone by a common shift."""
    from .simplex_scene import SimplexScene

    return figure(SimplexScene(softmax))
