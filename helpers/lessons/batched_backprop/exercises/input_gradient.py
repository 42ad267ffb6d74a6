"""Exercise "input_gradient": one example's loss by its inputs, as the study notes ask for it."""

import numpy as np

from .... import one_hot, sigmoid, softmax
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def input_reference(x, y, W1, b1, W2, b2):
    """Down through the second layer, the sigmoid and the first layer."""
    a1 = sigmoid(x @ W1 + b1)
    p = softmax(a1 @ W2 + b2)
    g1 = ((p - y) @ W2.T) * a1 * (1 - a1)
    return g1 @ W1.T


def wrong(g2=None, up=None, slope=None, down=None, z1=None, z2=None):
    """A way down with some steps exchanged; each gets what was worked out before it."""
    def rule(x, y, W1, b1, W2, b2):
        z = (z1 or (lambda x, W, b: x @ W + b))(x, W1, b1)
        a = sigmoid(z)
        p = softmax((z2 or (lambda a, W, b: a @ W + b))(a, W2, b2))
        above = (g2 or (lambda p, y: p - y))(p, y)
        arrives = (up or (lambda g, W: g @ W.T))(above, W2)
        g1 = (slope or (lambda g, z, a: g * a * (1 - a)))(arrives, z, a)
        return (down or (lambda g, W, x: g @ W.T))(g1, W1, x)
    return rule


def entry(g, x, y, W1, b1, W2, b2):
    want = input_reference(x, y, W1, b1, W2, b2)
    if g.shape != want.shape:
        return f"You give shape {g.shape} for {x.size} inputs."
    k = int(np.argmax(np.abs(g - want)))
    return f"For example, your entry [{k}] is {g[k]:.4g}."


def example(seed, D, H, C):
    return (spread(seed, D), one_hot([seed % C], C)[0], spread(seed + 1, D, H), spread(seed + 2, H), spread(seed + 3, H, C),
            spread(seed + 4, C))


RULES = (
    Rule("S17", "A transpose missing", wrong(up=lambda g, W: g @ W, down=lambda g, W, x: g @ W),
         "Going forward a row is multiplied by the matrix, going back by its transpose. Where the widths differ the shapes "
         "refuse it; where they are the same it runs, and sums over the wrong index.", entry, on="square",
         variants=(wrong(up=lambda g, W: g @ W), wrong(down=lambda g, W, x: g @ W))),
    Rule("E3", "No slope", wrong(slope=lambda g, z, a: g),
         "You went back through the sigmoid as if it were a straight line of slope 1.", entry),
    Rule("E1", "The slope taken after the sigmoid", wrong(slope=lambda g, z, a: g * sigmoid(a) * (1 - sigmoid(a))),
         "The slope is taken where the unit was before the sigmoid. You squashed twice.", entry),
    Rule("B2", "z(1 - z) for the slope", wrong(slope=lambda g, z, a: g * z * (1 - z)),
         "a(1 - a) is the slope when a is what comes out of the sigmoid. You put in what goes into it.", entry),
    Rule("B7", "The slope of tanh", wrong(slope=lambda g, z, a: g * (1 - a ** 2)),
         "1 - a^2 is the slope of tanh. These units are sigmoids.", entry),
    Rule("E5", "What arrived was overwritten", wrong(slope=lambda g, z, a: a * (1 - a)),
         "At the hidden layer only the slope is left. It multiplies what arrives.", entry),
    Rule("slope-is-activation", "The output for the slope", wrong(slope=lambda g, z, a: g * a),
         "The slope of the sigmoid is a product of two factors. You have one of them.", entry,
         variants=(wrong(slope=lambda g, z, a: g * (1 - a)),)),
    Rule("C1", "The sign turned", wrong(g2=lambda p, y: y - p),
         "Right size, opposite sign. At the logits it is prediction minus target; and the slope of a sigmoid is never negative.",
         entry),
    Rule("C2", "The gradient by the probabilities", wrong(g2=lambda p, y: -y / p),
         "You stopped at the probabilities. The chain goes on through the softmax.", entry),
    Rule("C3", "The diagonal of the softmax alone", wrong(g2=lambda p, y: -y * (1 - p)),
         "Raising one logit lowers every other probability, so the other classes have an entry as well.", entry),
    Rule("E10", "A slope factor at the output", wrong(g2=lambda p, y: (p - y) * p * (1 - p)),
         "Softmax and the logarithm cancel each other: at the logits there is no slope left to multiply by.", entry),
    Rule("no-target", "The target left out", wrong(g2=lambda p, y: p), "The target does not occur in your gradient.", entry),
    Rule("C6", "An average where nothing is averaged", wrong(g2=lambda p, y: (p - y) / len(y)),
         "There is one example here, and the loss is its own: nothing is divided by anything.", entry,
         variants=(wrong(down=lambda g, W, x: g @ W.T / len(x)),)),
    Rule("by-hidden", "Stopped at the hidden layer", wrong(down=lambda g, W, x: g),
         "That is what arrives at the hidden layer, one number for each of its units. One more layer lies below.", entry),
    Rule("by-weights", "The gradient by the weights", wrong(down=lambda g, W, x: np.outer(x, g)),
         "That is the gradient by W1. The one by x has the shape of x.", entry),
    Rule("no-bias", "A bias missing on the way forward", wrong(z1=lambda x, W, b: x @ W, z2=lambda a, W, b: a @ W),
         "The network that you went back through lacks a bias.", entry,
         variants=(wrong(z1=lambda x, W, b: x @ W), wrong(z2=lambda a, W, b: a @ W))),
)

INPUT_GRADIENT = Exercise(
    name="input_gradient",
    title="One example, down to its inputs",
    statement="One example: x has shape (D,), its one-hot target y (C,); W1 (D, H), b1 (H,), W2 (H, C), b2 (C,). The network "
              "is softmax(sigmoid(x W1 + b1) W2 + b2), the loss J its cross-entropy against y. Give back the gradient of J by "
              "x, shape (D,). You may use `sigmoid` and `softmax` from `helpers`.",
    signature="my_input_gradient(x, y, W1, b1, W2, b2)",
    reference=input_reference,
    probes=lambda: [
        Probe(example(1, 4, 3, 6), "D = 4, H = 3, C = 6"), Probe(example(2, 2, 7, 5), "D = 2, H = 7, C = 5"),
        Probe(example(3, 4, 4, 4), "D = H = C = 4", "square"), Probe(example(4, 30, 9, 8), "D = 30, H = 9, C = 8", "batch"),
    ],
    rules=RULES,
    hints=("Start at the logits with the result of lesson 03, for one example.",
           "Then down, link by link: through W2, through the sigmoid, through W1. Write the shape beside each.",
           "`@` with a vector on the left multiplies by the row. `g @ W.T` and `W @ g` are the same numbers."),
    reason="Each weight matrix that multiplied on the way up multiplies transposed on the way down, and the sigmoid's slope "
           "stands between them.",
)
