"""The numbers of the small two-layer network, every intermediate result by name, and its gradients measured."""

import numpy as np

from ... import (
    affine,
    affine_backward,
    loss_and_gradients,
    numerical_gradient,
    softmax,
    softmax_cross_entropy,
    softmax_cross_entropy_grad,
)
from ...activations import BY_NAME

# Searched for: with 1, 2 and 4 examples no gradient is so small that two decimals hide it, and ReLU has units on both sides.
INPUTS = np.array([[1.0, 1.0, -0.5], [0.5, 2.0, -2.0], [-2.0, -0.5, -1.5], [1.0, -1.0, 0.5]])
TARGETS = np.array([[0.0, 1.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
PARAMETERS = {
    "W1": np.array([[1.0, 0.5, 0.1, 0.4], [-0.8, -1.0, -0.8, -0.9], [-0.1, -0.3, 0.5, -1.0]]),
    "b1": np.array([0.3, -0.3, -0.1, 0.5]),
    "W2": np.array([[0.8, -2.7], [0.5, -1.6], [-0.2, -3.0], [-1.6, 1.0]]),
    "b2": np.array([0.2, 0.3]),
}
GRADIENTS = ("dW1", "db1", "dW2", "db2")


def forward_and_back(N, activation, W1, b1, W2, b2):
    """Every table of the network by name for the first N examples, and the mean loss ``L``; X (N, 3), W1 (3, 4), W2 (4, 2)."""
    f, slope = BY_NAME[activation]
    X, Y = INPUTS[:N], TARGETS[:N]
    Z1 = affine(X, W1, b1)
    A1 = f(Z1)
    Z2 = affine(A1, W2, b2)
    G2 = softmax_cross_entropy_grad(Z2, Y)
    back, dW2, db2 = affine_backward(G2, A1, W2)
    G1 = back * slope(Z1)
    dX, dW1, db1 = affine_backward(G1, X, W1)
    return dict(X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1, Z2=Z2, P=softmax(Z2), L=float(softmax_cross_entropy(Z2, Y)),
                G2=G2, dW2=dW2, db2=db2, back=back, G1=G1, dW1=dW1, db1=db1, dX=dX)


def measured(N, activation):
    """The gradients of the mean loss by every parameter, by centred differences: {"dW1": (3, 4), ...}."""
    def loss_of(name):
        return lambda value: forward_and_back(N, activation, **(PARAMETERS | {name: value}))["L"]

    return {f"d{name}": numerical_gradient(loss_of(name), value) for name, value in PARAMETERS.items()}


def backward(X, Y, W1, b1, W2, b2):
    """The gradients dW1, db1, dW2, db2 of the sigmoid network: what a learner's function is to give."""
    (dW1, db1), (dW2, db2) = loss_and_gradients([(W1, b1), (W2, b2)], X, Y).params
    return dW1, db1, dW2, db2
