"""A network of any depth, forward and backward over a whole batch: lesson 06, and lesson 07 for the recursion.

Every hidden layer is A = f(A W + b), the last one is linear and gives logits. Backward, with G the gradient by a layer's
Z = A W + b, that layer has dW = A^T G and db = 1^T G, and the layer below has (G W^T) * f'(Z) as its own G.
"""

import numpy as np

from .arrays import quiet
from .hidden_units import pull_back
from .layers import activations_of, checked, penalty, penalty_weight
from .linear_layer import column_sums
from .losses import loss_and_logit_gradient


def forward(params, X, activation="sigmoid"):
    """Return the logits (N, C) of the network for X (N, D). Lesson 06.

    ``params`` is a list of (W, b) pairs, W (D, H) and b (H,); hidden layers use ``activation``, "sigmoid", "tanh" or
    "relu", and the last layer is linear. Raises ValueError where sizes do not chain or number types are mixed.

    >>> two_layers = [([[1.0, -1.0]], [0.0, 0.0]), ([[1.0], [10.0]], [0.5])]
    >>> forward(two_layers, [[3.0], [-2.0]], activation="relu")
    array([[ 3.5],
           [20.5]])
    """
    layers, X = checked(params, X, activation)
    with quiet():
        return activations_of(layers, X, activation)[-1]


def loss_and_gradients(params, X, targets, activation="sigmoid", l2=0.0, reduction="mean"):
    """Return the softmax cross-entropy of the network on X (N, D), and its gradients by every parameter and by X.

    The result has ``.loss``, ``.params`` (a list of (dW, db) like ``params``) and ``.X`` (N, D), which is computed when
    you ask for it. ``targets`` are labels (N,) or rows (N, C). ``l2`` adds l2/2 times the sum of W^2 over all W; biases
    are not penalised. ``reduction`` is "mean" or "sum", over the N examples. Raises what ``forward`` raises, and
    ValueError for targets outside the classes. Lesson 06; the recursion, lesson 07.

    >>> result = loss_and_gradients([([[0.0, 0.0]], [0.0, 0.0])], [[1.0], [3.0]], [1, 0])
    >>> print(round(float(result.loss), 4))
    0.6931
    >>> result.params
    [(array([[-0.5,  0.5]]), array([0., 0.]))]
    """
    (layers, X), l2 = checked(params, X, activation), penalty_weight(l2)
    over_examples(reduction)
    with quiet():
        activations = activations_of(layers, X, activation)
        logits = activations.pop()
        loss, G = loss_and_logit_gradient(logits, targets, reduction)
        if l2:
            loss += penalty(layers, l2)
        gradients, G = _backward(layers, activations, G, activation, l2)
        return NetworkGradients(loss, gradients, G, layers[0][0])


def over_examples(reduction):
    """Refuse what is neither the mean over the examples nor their sum."""
    if reduction not in ("mean", "sum"):
        raise ValueError(f'reduction: expected "mean" or "sum"; got {reduction!r}')


class NetworkGradients:
    """The loss, and its gradients: ``.params`` is a list of (dW, db), and ``.X`` (N, D) is computed when asked for."""

    def __init__(self, loss, params, G, W):
        self.loss, self.params = loss, params
        self._G, self._W, self._sums, self._X = G, W, column_sums(W), None

    @property
    def X(self):
        """The gradient by the input, G W^T of the first layer (N, D): a product that training has no use for.

        Raises ValueError when that W has been changed in place since, as a training step does: ask before it.
        """
        if self._X is None:
            with quiet():
                if not np.array_equal(column_sums(self._W), self._sums, equal_nan=True):
                    raise ValueError("X: the W of layer 1 has changed since these gradients were computed; ask before the step")
                self._X = self._G @ self._W.T
        return self._X

    def __repr__(self):
        return f"NetworkGradients(loss={self.loss:.6g}, params=[{len(self.params)} pairs (dW, db)])"


def _backward(layers, activations, G, activation, l2):
    """Return the (dW, db) of every layer, and the gradient by the first Z. The activations are used up."""
    gradients = []
    for number in range(len(layers) - 1, -1, -1):
        W, A = layers[number][0], activations[number]
        dW = A.T @ G
        if l2:
            dW += dW.dtype.type(l2) * W
        gradients.append((dW, column_sums(G)))
        if number:
            pull_back(G, W, A, activation)  # A is needed no more: the gradient by its Z takes its place
            G = A
    return gradients[::-1], G
