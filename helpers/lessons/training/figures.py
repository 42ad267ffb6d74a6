"""The figures of lesson 10, one call each. Give them your own functions to see what they do."""

from ...figures import figure


def descent(my_step=None):
    """Steps against the gradient on a parabola and in a bowl; ``my_step(theta, gradient, rate)`` gives the new theta."""
    from .descent_scene import DescentScene

    return figure(DescentScene(my_step))


def batches(my_epoch=None):
    """The same number of epochs with batches of three sizes, side by side.

    ``my_epoch(theta, X, y, rate, size, order)`` goes through the rows in this order once, and gives theta after the last step.
    """
    from .batches_scene import BatchesScene

    return figure(BatchesScene(my_epoch))


def boundary(my_logistic_gradient=None):
    """Logistic regression while it learns; ``my_logistic_gradient(theta, X, y)`` gives the gradient (3,)."""
    from .boundary_scene import BoundaryScene

    return figure(BoundaryScene(my_logistic_gradient))


def stopping(my_stop=None):
    """A network that learns its points by heart; ``my_stop(values, patience)`` says where it stops and what it keeps."""
    from .stopping_scene import StoppingScene

    return figure(StoppingScene(my_stop))


def digits(my_gradients=None):
    """A network that learns the digits, with the confusion matrix.

    ``my_gradients(params, X, labels, l2)`` gives a list of (dW, db), as in the exercise; it is checked by centred differences
    first, and then trained with, right or wrong.
    """
    from .digits_scene import DigitsScene

    return figure(DigitsScene(my_gradients))


def inside(my_gradients=None):
    """The first layer's weights as pictures, and digits that the network gets wrong; ``my_gradients`` as in ``digits``."""
    from .inside_scene import InsideScene

    return figure(InsideScene(my_gradients))
