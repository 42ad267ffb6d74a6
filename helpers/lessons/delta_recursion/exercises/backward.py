"""Exercise "backward": the gradients of a network of any depth, from one loop."""

from itertools import pairwise

import numpy as np

from .... import one_hot, softmax
from ....exercises import Exercise, Probe, per_layer
from ....exercises.draws import spread
from .backward_rules import RULES


def network(seed, *sizes):
    """Parameters of the network with these widths, of a size that leaves no unit flat and none linear."""
    return [(spread(seed + k, D, H) * 0.9 / np.sqrt(D), spread(seed + k + 50, H) / 2)
            for k, (D, H) in enumerate(pairwise(sizes))]


def probe(seed, N, sizes, kind="ordinary"):
    """A network of these widths, N examples and their labels, with the words for them."""
    depth = len(sizes) - 1
    words = "all layers 4 wide" if kind == "square" else f"widths {', '.join(map(str, sizes))}"
    where = f"{depth} layer{'s' * (depth > 1)}, {words}, {N} example{'s' * (N > 1)}"
    labels = (np.arange(N) ** 2 + seed) % sizes[-1]
    return Probe((network(seed, *sizes), spread(seed + 100, N, sizes[0]), labels), where, kind)


def backward_reference(params, X, labels):
    """Up, keeping what enters each layer; then down, one layer at a time."""
    A = [X]
    for W, b in params[:-1]:
        A.append(np.tanh(A[-1] @ W + b))
    W, b = params[-1]
    logits = A[-1] @ W + b
    G = (softmax(logits) - one_hot(labels, logits.shape[1])) / len(X)
    gradients = []
    for k in reversed(range(len(params))):
        gradients.append((A[k].T @ G, G.sum(axis=0)))
        if k > 0:
            G = (G @ params[k][0].T) * (1 - A[k] ** 2)
    return gradients[::-1]


BACKWARD = Exercise(
    name="backward",
    title="The backward pass of a network of any depth",
    statement="params is a list of (W, b) pairs, one for each layer, from the first to the last: W has shape (inputs, "
              "outputs), b (outputs,). Every hidden layer is tanh of its input times W plus b; the last layer is linear and "
              "gives logits. X has shape (N, D), labels (N,), counted from 0. The loss is the softmax cross-entropy, averaged "
              "over the N rows. Give back a list of (dW, db) pairs in the order of params. Any depth, also a single layer. "
              "Leave params and X as they are. You may use `softmax`, `one_hot` and `softmax_cross_entropy_grad` from "
              "`helpers`.",
    signature="my_backward(params, X, labels)",
    reference=backward_reference,
    outputs=per_layer,
    probes=lambda: [
        probe(1, 5, (4, 6, 3)),
        probe(3, 4, (3, 5, 7, 2)),
        probe(4, 7, (2, 6, 4, 5, 3)),
        probe(5, 5, (4, 4, 4, 4), "square"),
        probe(6, 1, (3, 5, 4, 2), "single"),
        probe(2, 6, (5, 3), "batch"),  # a single layer: not among the ordinary ones, where a loop that ends early shows best
        probe(7, 60, (6, 9, 8, 5), "batch"),
    ],
    rules=RULES,
    hints=("Up first, and keep what enters each layer: you need it twice, for dW and for the slope.",
           "At the top start from lesson 03: what the model says minus what is true, over N. That is G at the logits.",
           "Then a loop from the last layer to the first: two gradients from G and from what entered, then G one layer down. "
           "What is different at the first layer?",
           "The slope of tanh at Z is 1 - A ** 2 with the A that came out. Going down past W[k], that is the A that enters "
           "layer k."),
    reason="One loop. At each layer the parameters take their gradients from G and from what entered; then G goes down through "
           "the transpose, times the slope where it arrives. Below the first layer there is nothing left to do. "
           "`loss_and_gradients` in `helpers` does the same for other activations as well.",
)
