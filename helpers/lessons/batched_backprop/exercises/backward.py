"""Exercise "backward": forward and back through two layers with a sigmoid between them, for a whole batch."""

from .... import sigmoid, softmax
from ....exercises import Exercise
from .networks import network_probes
from .sigmoid_rules import RULES
from .tells import NAMES


def backward_reference(X, Y, W1, b1, W2, b2):
    """Forward, keeping what is needed; then G goes down, and each layer reads its two gradients off it."""
    A1 = sigmoid(X @ W1 + b1)
    P = softmax(A1 @ W2 + b2)
    G2 = (P - Y) / len(X)
    G1 = (G2 @ W2.T) * A1 * (1 - A1)
    return X.T @ G1, G1.sum(axis=0), A1.T @ G2, G2.sum(axis=0)


BACKWARD = Exercise(
    name="backward",
    title="Write the backward pass of two layers",
    statement="X has shape (N, D); Y holds one-hot rows, (N, C); W1 is (D, H), b1 (H,), W2 (H, C), b2 (C,). The network is "
              "softmax(sigmoid(X W1 + b1) W2 + b2), each row for itself; the loss is the cross-entropy against Y, averaged "
              "over the N rows. Give back its gradients dW1, db1, dW2, db2, in this order, each in the shape of its variable. "
              "You may use `sigmoid` and `softmax` from `helpers`.",
    signature="my_backward(X, Y, W1, b1, W2, b2)",
    reference=backward_reference,
    probes=network_probes,
    rules=RULES,
    outputs=NAMES,
    hints=("Go forward first and keep A1 and P. What arrives at the logits is the result of lesson 03.",
           "Call it G2, shape (N, C). dW2 and db2 come from G2 and from what entered the second layer: which shapes fit?",
           "G1 has the shape of Z1, (N, H). Two steps lead from G2 to it: back through W2, and back through the sigmoid.",
           "The slope of the sigmoid, from what the forward pass kept: A1 * (1 - A1). Then dW1 and db1 as in the second layer."),
    reason="Each layer needs what came into it and what arrives at its output. Only G moves down: through the weights, "
           "transposed, then through the slope, entry by entry.",
)
