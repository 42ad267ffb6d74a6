"""Backprop, line by line: the mathematics of the course, importable by the field's own names.

Only NumPy is loaded here. Notation, exercises and figures live in subpackages of their own and load
matplotlib and ipywidgets when a figure or a stepper is first asked for.
"""

from .activations import relu, relu_grad, tanh_grad
from .cbow import cbow_negative_sampling, cbow_softmax
from .cooccurrences import cooccurrence
from .count_vectors import ppmi, svd_vectors
from .differences import numerical_gradient
from .global_vectors import glove, glove_weight
from .glove_training import train_glove
from .gradient_check import check_gradient
from .labels import one_hot
from .linear_layer import affine, affine_backward
from .losses import cross_entropy, softmax_cross_entropy, softmax_cross_entropy_grad
from .margins import hinge, hinge_grad
from .neighbours import analogy, nearest, unit_rows
from .network import forward, loss_and_gradients
from .network_differences import network_loss
from .noise import keep_probability, noise_distribution
from .parameters import flatten, n_parameters, unflatten
from .precision import analogies_right, kind_precision
from .sigmoid_family import log_sigmoid, sigmoid, sigmoid_grad
from .skipgram import negative_sampling, skipgram_softmax
from .softmax_family import log_softmax, logsumexp, softmax, softmax_jacobian
from .touched_rows import row_gradients
from .training import sgd
from .vocabulary import vocabulary
from .windows import max_margin, window_score, window_score_grad
from .word_training import linear_decay, train_cbow, train_skipgram

__all__ = [
    "affine",
    "affine_backward",
    "analogies_right",
    "analogy",
    "cbow_negative_sampling",
    "cbow_softmax",
    "check_gradient",
    "cooccurrence",
    "cross_entropy",
    "flatten",
    "forward",
    "glove",
    "glove_weight",
    "hinge",
    "hinge_grad",
    "keep_probability",
    "kind_precision",
    "linear_decay",
    "log_sigmoid",
    "log_softmax",
    "logsumexp",
    "loss_and_gradients",
    "max_margin",
    "n_parameters",
    "nearest",
    "negative_sampling",
    "network_loss",
    "noise_distribution",
    "numerical_gradient",
    "one_hot",
    "ppmi",
    "relu",
    "relu_grad",
    "row_gradients",
    "sgd",
    "sigmoid",
    "sigmoid_grad",
    "skipgram_softmax",
    "softmax",
    "softmax_cross_entropy",
    "softmax_cross_entropy_grad",
    "softmax_jacobian",
    "svd_vectors",
    "tanh_grad",
    "train_cbow",
    "train_glove",
    "train_skipgram",
    "unflatten",
    "unit_rows",
    "vocabulary",
    "window_score",
    "window_score_grad",
]
