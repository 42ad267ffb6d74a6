"""The figures of lesson 05, one call each. Give them your own functions to see what they do."""

from ...figures import figure


def u_curve(my_f=None):
    """The error of forward, centred and complex-step differences against the step, in float32 and float64.

    ``my_f(x)`` takes one number and gives one; it may take complex numbers, too.
    """
    from .u_curve_scene import UCurveScene

    return figure(UCurveScene(my_f))
