"""Exercise "forward": two layers, and what the way back will need of them."""

import numpy as np

from .... import relu, sigmoid, softmax
from ....exercises import Exercise, Probe, Rule
from .networks import BATCH, SINGLE, SIZES, SQUARE, in_words, network
from .tells import furthest_off


def forward_reference(X, W1, b1, W2, b2):
    """A sigmoid between two linear layers, a softmax at the end."""
    A1 = sigmoid(X @ W1 + b1)
    return A1, softmax(A1 @ W2 + b2)


def wrong(z1=None, a1=None, p=None, z2=None):
    """A forward pass with some steps exchanged."""
    def rule(X, W1, b1, W2, b2):
        Z1 = (z1 or (lambda X, W, b: X @ W + b))(X, W1, b1)
        A1 = (a1 or sigmoid)(Z1)
        return A1, (p or softmax)((z2 or (lambda A, W, b: A @ W + b))(A1, W2, b2))
    return rule


off = furthest_off(forward_reference, ("A1", "P"))


def row_sum(parts, *args):
    return f"The first row of your P sums to {parts[1][0].sum():.4g}."


def unshifted(Z):
    return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)


def inputs(seed, sizes, scale=1):
    X, _, W1, b1, W2, b2 = network(seed, *sizes)
    return X, W1, b1, W2 * scale, b2


FORWARD = Exercise(
    name="forward",
    title="Two layers forward",
    statement="X has shape (N, D), W1 (D, H), b1 (H,), W2 (H, C), b2 (C,). Give back two arrays: A1, the sigmoid of the first "
              "layer's output, shape (N, H), and P, the softmax of each row of the second layer's, shape (N, C). You may use "
              "`sigmoid` and `softmax` from `helpers`.",
    signature="my_forward(X, W1, b1, W2, b2)",
    reference=forward_reference,
    outputs=("A1", "P"),
    probes=lambda: [
        *(Probe(inputs(seed, size), in_words(*size)) for seed, size in enumerate(SIZES, 1)),
        Probe(inputs(3, SQUARE), in_words(*SQUARE), "square"), Probe(inputs(4, SINGLE), in_words(*SINGLE), "single"),
        Probe(inputs(5, (3, 2, 4, 5), 2000), "logits of several thousand", "extreme"),
        Probe(inputs(6, BATCH), in_words(*BATCH), "batch"),
    ],
    rules=(
        Rule("no-bias", "A bias left out", wrong(z1=lambda X, W, b: X @ W, z2=lambda A, W, b: A @ W),
             "Each layer adds its bias to every row. One is missing.", off,
             variants=(wrong(z1=lambda X, W, b: X @ W), wrong(z2=lambda A, W, b: A @ W))),
        Rule("D6", "A bias added along the wrong axis", wrong(z1=lambda X, W, b: X @ W + b[:, None]),
             "A bias belongs to a unit, so it is added to each row. You added it down the columns, which runs only where both "
             "axes have the same length.", off, on="square",
             variants=(wrong(z2=lambda A, W, b: A @ W + b[:, None]),
                       wrong(z1=lambda X, W, b: X @ W + b[:, None], z2=lambda A, W, b: A @ W + b[:, None]))),
        Rule("linear", "No activation", wrong(a1=lambda Z: Z),
             "Without the sigmoid two layers are one: a product of matrices is a matrix.", off),
        Rule("wrong-activation", "Another activation", wrong(a1=np.tanh),
             "These hidden units are sigmoids: between 0 and 1, and a half at 0.", off, variants=(wrong(a1=relu),)),
        Rule("hidden-softmax", "A softmax in the hidden layer", wrong(a1=softmax),
             "In the hidden layer every unit is by itself. Only the classes compete.", off),
        Rule("early-squash", "The bias after the sigmoid", lambda X, W1, b1, W2, b2: (
                sigmoid(X @ W1) + b1, softmax((sigmoid(X @ W1) + b1) @ W2 + b2)),
             "The bias goes in before the sigmoid: it moves the place where the unit switches.", off),
        Rule("Z-for-A", "What goes into the sigmoid", lambda X, W1, b1, W2, b2: (
                X @ W1 + b1, forward_reference(X, W1, b1, W2, b2)[1]),
             "You give back the first layer before its sigmoid. A1 is what comes out of it.", off),
        Rule("no-softmax", "Logits for probabilities", wrong(p=lambda Z: Z), "Each row of P should sum to 1.", row_sum),
        Rule("S8", "A sigmoid for each class", wrong(p=sigmoid),
             "Sigmoids do not compete; a softmax shares 1 among the classes.", row_sum),
        Rule("A1", "Softmax down the columns", wrong(p=lambda Z: softmax(Z, axis=0)),
             "Classes compete within an example, not examples within a class.", row_sum),
        Rule("A2", "Softmax over the whole array", wrong(p=lambda Z: softmax(Z, axis=None)),
             "Your rows share one unit of probability. Each row should have its own.", row_sum),
        Rule("A10", "Softmax twice", wrong(p=lambda Z: softmax(softmax(Z))), "You squashed probabilities once more.", off),
        Rule("squashed-logits", "A sigmoid before the softmax", wrong(p=lambda Z: softmax(sigmoid(Z))),
             "The second layer is linear: what comes out of it are the logits, and the softmax takes them as they are.", off),
        Rule("A7", "No shift before the exponentials", wrong(p=unshifted),
             "The formula is right, but large logits overflow. Lesson 01 has the shift that prevents it; so has `softmax` in "
             "`helpers`.",
             lambda parts, *args: f"{(~np.isfinite(parts[1])).sum()} of the {parts[1].size} entries of your P are not finite.",
             on="extreme"),
        Rule("order", "The two the other way round", lambda *args: forward_reference(*args)[::-1],
             "A1 is asked for first, then P.",
             lambda parts, *args: f"Your results have the shapes {parts[0].shape} and {parts[1].shape}.", whole=True),
    ),
    hints=("`X @ W1 + b1` adds the bias to every row. Which shape comes out?",
           "Then the sigmoid, entry by entry; then the same with W2 and b2, and the softmax along each row."),
    reason="Two linear layers with a sigmoid between them. A1 and P are kept because the way back needs them.",
)
