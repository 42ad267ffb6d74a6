"""The figures of lesson 05, one call each. Give them your own functions to see what they do."""

from ...figures import figure


def u_curve(my_f=None):
    """The error of forward, centred and complex-step differences against the step, in float32 and float64.

    ``my_f(x)`` takes one number and gives one; it may take complex numbers, too.
    """
    from .u_curve_scene import UCurveScene

    return figure(UCurveScene(my_f))


def blind_spots(my_agree=None):
    """The blind-spot lab: a mistake, a probe and a checker to choose, claimed against measured entry by entry.

    ``my_agree(claimed, measured)`` gives True or False for two arrays; its verdict is told beside the checker's.
    """
    from .blind_spots_scene import BlindSpotsScene

    return figure(BlindSpotsScene(my_agree))


def learning(my_gradient=None, activation="tanh"):
    """Wrong gradients trained beside the right one: loss, accuracy, and the angle between the two.

    ``my_gradient(params, X, Y)`` takes a list of (W, b), inputs (N, 4) and one-hot rows (N, 2), and gives a list of (dW, db),
    for a network with this activation, "tanh" or "relu".
    """
    from .learning_scene import LearningScene

    return figure(LearningScene(my_gradient, activation))
