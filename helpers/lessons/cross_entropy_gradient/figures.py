"""The figures of lesson 03, one call each. Give them your own functions to see what they do."""

from ...figures import figure


def arrows(gradient=None):
    """Bars of what is said and what is true, with the gradient by the logits as arrows.

    ``gradient(Z, labels)`` takes one row of logits (1, C) and its label (1,); one whose second parameter is called Y gets
    the one-hot row (1, C) instead.
    """
    from .arrows_scene import ArrowsScene

    return figure(ArrowsScene(gradient))


def jacobian(jacobian=None):
    """The Jacobian of the softmax as a signed heat map, beside the diagonal-only mistake."""
    from .jacobian_scene import JacobianScene

    return figure(JacobianScene(jacobian))


def losses():
    """Cross-entropy against squared error, and why the second stalls when the model is sure and wrong."""
    from .losses_scene import LossesScene

    return figure(LossesScene())
