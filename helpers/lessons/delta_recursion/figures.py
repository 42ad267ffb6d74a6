"""The figures of lesson 07, one call each. Give them your own functions to see what they do."""

from ...figures import figure


def stepper(my_delta=None):
    """A small score network, forward and back, each message entry by entry; the next entry can be predicted.

    ``my_delta(delta, W, slope)`` takes the message of the layer above, delta (K,), the weights that lead there, W (K, H),
    and slope = f'(z) (H,) of its own layer, and gives the message of that layer (H,), which the figure shows and checks.
    """
    from ...figures.predicting import PredictingFigure
    from .stepper_scene import StepperScene

    return PredictingFigure(StepperScene(my_delta))


def depth(my_delta=None):
    """How long the message is in each layer of a deep network, for sigmoid, tanh and ReLU; ``my_delta`` as in ``stepper``."""
    from .depth_scene import DepthScene

    return figure(DepthScene(my_delta))


def training(my_backward=None):
    """A small tanh network trained on rings or spirals: loss, accuracy, and which class it says where.

    ``my_backward(params, X, labels)`` takes a list of (W, b) pairs, X (N, 2) and labels (N,), and gives back a list of
    (dW, db); it is checked by centred differences first, and then trained with, right or wrong.
    """
    from .training_scene import TrainingScene

    return figure(TrainingScene(my_backward))
