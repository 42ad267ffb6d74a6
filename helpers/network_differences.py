"""The loss of a network as a function of its parameters alone, quick to differentiate by differences: lesson 06.

Differences for every entry of a W take two losses each. But moving w_ij moves one column of that layer's Z, and nothing
below it: so each of those losses computes anew only what follows from that column, for many entries at a time.
"""

import numpy as np

from .arrays import plain_array, quiet
from .hidden_units import activate, known
from .layers import activations_of, checked, penalty, penalty_weight
from .linear_layer import matrix
from .losses import softmax_cross_entropy
from .network import over_examples
from .parameters import pairs
from .rows import BLOCK


def network_loss(X, targets, activation="sigmoid", l2=0.0, reduction="mean"):
    """Return the function params -> loss of the network on X (N, D), as in ``loss_and_gradients``. Lesson 06.

    It is made for ``check_gradient`` and ``numerical_gradient``, which ask it for the losses with each entry of a
    parameter moved at once, forward passes all of them. Raises what ``loss_and_gradients`` raises.

    >>> from helpers import check_gradient, loss_and_gradients
    >>> X, labels, params = [[1.0], [3.0]], [1, 0], [([[0.5, 0.0]], [0.0, 0.0])]
    >>> check_gradient(network_loss(X, labels), loss_and_gradients(params, X, labels).params, params)
    gradients agree at all 4 entries of W1, b1 (relative error within 1e-06)
    """
    known(activation)
    over_examples(reduction)
    X, targets = matrix(X, "X", "(N, D)").copy(), plain_array(targets, "targets").copy()
    return _NetworkLoss(X, targets, activation, penalty_weight(l2), reduction)


class _NetworkLoss:
    def __init__(self, X, targets, activation, l2, reduction):
        self.X, self.targets, self.activation, self.l2, self.reduction = X, targets, activation, l2, reduction

    def __call__(self, params):
        layers, X = self._checked(params)
        with quiet():
            logits = activations_of(layers, X, self.activation)[-1]
            return softmax_cross_entropy(logits, self.targets, self.reduction) + penalty(layers, self.l2)

    def with_one_replaced(self, params, k, replacement):
        """Return the losses with each entry of array k of W1, b1, W2, ..., one at a time, replaced by that given.

        The result has the shape of the array.
        """
        layers, X = self._checked(params)
        (W, b), above, is_bias = layers[k // 2], layers[k // 2 + 1 :], k % 2
        with quiet():
            A = activations_of(layers[: k // 2], X, self.activation, last_is_linear=False)[-1]
            Z = A @ W + b
            reach = np.ones((len(A), 1)) if is_bias else A  # what an entry's change is multiplied by, (N, D)
            change = (replacement - (b if is_bias else W)).reshape(-1, W.shape[1])  # (D, H)
            values = np.empty(change.shape)
            height = max(1, BLOCK // (8 * Z.size * (above[0][0].shape[1] if above else Z.shape[1])))
            for start in range(0, len(change), height):
                rows = slice(start, start + height)
                values[rows] = self._losses(Z, reach[:, rows, None] * change[rows], above)
            values += penalty(layers, self.l2)
            if not is_bias:
                values += self.l2 / 2 * (replacement**2 - W**2)
        return values.reshape(replacement.shape)

    def _losses(self, Z, moves, above):
        """Return the losses (D, H) when column j of Z (N, H) moves by moves[:, i, j], and what is above follows."""
        W = np.eye(Z.shape[1])
        if above:
            (W, b), *above = above
            A, moved = self._hidden(Z.copy()), self._hidden(Z[:, None] + moves)
            Z, moves = A @ W + b, moved - A[:, None]
        rows = Z[:, None, None] + moves[..., None] * W  # what moves in column j goes on through row j of W
        rows = rows.reshape(-1, rows.shape[-1])
        if above:
            rows = activations_of(above, self._hidden(rows), self.activation)[-1]
        targets = np.repeat(self.targets, len(rows) // len(moves), axis=0)
        losses = softmax_cross_entropy(rows, targets, "none").reshape(moves.shape)
        return losses.mean(axis=0) if self.reduction == "mean" else losses.sum(axis=0)

    def _hidden(self, Z):
        columns = Z.shape[-1]
        activate(Z.reshape(-1, columns), np.zeros(columns), self.activation)
        return Z

    def _checked(self, params):
        """Take X in the number type of the parameters: differences are in float64, whatever the network is in."""
        kind = pairs(params)[0][0].dtype
        return checked(params, self.X.astype(kind, copy=False), self.activation)
