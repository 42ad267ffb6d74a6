"""Backprop, line by line: the mathematics of the course, importable by the field's own names.

Only NumPy is loaded here. Notation, exercises and figures live in subpackages of their own and load
matplotlib and ipywidgets when a figure or a stepper is first asked for.
"""

from .activations import relu, relu_grad, tanh_grad
from .differences import numerical_gradient
from .gradient_check import check_gradient
from .labels import one_hot
from .linear_layer import affine, affine_backward
from .losses import cross_entropy, softmax_cross_entropy, softmax_cross_entropy_grad
from .network import forward, loss_and_gradients
from .network_differences import network_loss
from .parameters import flatten, n_parameters, unflatten
from .sigmoid_family import log_sigmoid, sigmoid, sigmoid_grad
from .softmax_family import log_softmax, logsumexp, softmax, softmax_jacobian

__all__ = [
    "affine",
    "affine_backward",
    "check_gradient",
    "cross_entropy",
    "flatten",
    "forward",
    "log_sigmoid",
    "log_softmax",
    "logsumexp",
    "loss_and_gradients",
    "n_parameters",
    "network_loss",
    "numerical_gradient",
    "one_hot",
    "relu",
    "relu_grad",
    "sigmoid",
    "sigmoid_grad",
    "softmax",
    "softmax_cross_entropy",
    "softmax_cross_entropy_grad",
    "softmax_jacobian",
    "tanh_grad",
    "unflatten",
]
