"""Exercise "gradients": the backward pass of lesson 07, with ReLU units and an L2 penalty."""

from dataclasses import replace

from .... import one_hot, relu, softmax
from ....exercises import Exercise, per_layer
from ...delta_recursion.exercises.backward import probe
from .gradients_rules import RULES


def gradients(params, X, labels, l2):
    """Up, keeping what enters each layer; then down, one layer at a time, with the penalty's own part in every dW."""
    A = [X]
    for W, b in params[:-1]:
        A.append(relu(A[-1] @ W + b))
    W, b = params[-1]
    G = (softmax(A[-1] @ W + b) - one_hot(labels, b.size)) / len(X)
    found = []
    for k in reversed(range(len(params))):
        W = params[k][0]
        found.append((A[k].T @ G + l2 * W, G.sum(axis=0)))
        G = (G @ W.T) * (A[k] > 0)
    return found[::-1]


def _probe(seed, N, sizes, l2, kind="ordinary"):
    start = probe(seed, N, sizes, kind)
    return replace(start, args=(*start.args, l2), label=f"{start.label}, penalty {l2}")


GRADIENTS = Exercise(
    name="gradients",
    title="The backward pass, with ReLU and a penalty",
    statement="params, X and labels are as in lesson 07: a list of (W, b) pairs for any number of layers, X (N, D), labels (N,). "
              "Every hidden layer is now relu of its input times W plus b; the last layer is linear and gives logits. The loss "
              "is "
              "the softmax cross-entropy, averaged over the N rows, plus l2 / 2 times the sum of all squared weights, without "
              "the "
              "biases. Give back a list of (dW, db) pairs in the order of params. Leave params and X as they are. You may use "
              "`relu`, `softmax`, `one_hot` and `softmax_cross_entropy_grad` from `helpers`.",
    signature="my_gradients(params, X, labels, l2)",
    reference=gradients,
    outputs=per_layer,
    probes=lambda: [
        _probe(1, 5, (4, 6, 3), 0.3),
        _probe(3, 4, (3, 5, 7, 2), 0.1),
        _probe(4, 7, (2, 6, 4, 5, 3), 0.7),
        _probe(5, 5, (4, 4, 4, 4), 0.2, "square"),
        _probe(6, 1, (3, 5, 4, 2), 0.4, "single"),
        _probe(9, 6, (5, 3), 0.3, "batch"),
        _probe(8, 5, (3, 6, 4), 0.0, "batch"),
        _probe(7, 60, (6, 9, 8, 5), 0.05, "batch"),
    ],
    rules=RULES,
    hints=("Paste `my_backward` of lesson 07 and find the three lines that have to change. Or press on without it: up first, "
           "keeping what enters each layer.",
           "relu for tanh on the way up. On the way down its slope: 1 where a unit was on, 0 where it was off. You can see which "
           "from what the unit gave.",
           "The penalty does not travel: each dW gets l2 times its own W added, and db nothing."),
    reason="Three changes to the loop of lesson 07: relu for tanh, the mask for its slope, and the penalty's own gradient in "
           "each "
           "dW. `loss_and_gradients(params, X, labels, \"relu\", l2)` in `helpers` does the same.",
)
