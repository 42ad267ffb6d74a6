"""The figures of lesson 02, one call each. Give them your own functions to see what they do."""

from ...figures import figure


def tangent(sigmoid=None, sigmoid_grad=None):
    """The sigmoid with the line whose slope the derivative claims, and a secant of width h."""
    from .tangent_scene import TangentScene

    return figure(TangentScene(sigmoid, sigmoid_grad))


def product(sigmoid=None):
    """Sigma times one minus sigma as the area of a rectangle, traced as z moves."""
    from .product_scene import ProductScene

    return figure(ProductScene(sigmoid))


def saturation(sigmoid_grad=None):
    """The slope far out on a log scale, beside the formula that loses its digits there."""
    from .saturation_scene import SaturationScene

    return figure(SaturationScene(sigmoid_grad))
