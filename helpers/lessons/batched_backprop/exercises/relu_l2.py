"""Exercise "relu_l2_backward": the backward pass with ReLU and an L2 penalty."""

from dataclasses import replace

import numpy as np

from .... import relu, sigmoid, softmax
from ....exercises import Exercise, Rule
from .networks import network_probes, relu_rule, sigmoid_slope
from .rules_inside import at_hidden, hidden, in_parts
from .rules_outside import at_logits, on_the_way_forward
from .tells import NAMES, furthest_off


def relu_l2_reference(X, Y, W1, b1, W2, b2, lam):
    """As with the sigmoid, with a mask for the slope, and lambda W in each layer's weights."""
    A1 = relu(X @ W1 + b1)
    P = softmax(A1 @ W2 + b2)
    G2 = (P - Y) / len(X)
    G1 = (G2 @ W2.T) * (A1 > 0)
    return X.T @ G1 + lam * W1, G1.sum(axis=0), A1.T @ G2 + lam * W2, G2.sum(axis=0)


def notes_penalty(W, s):
    """(lambda / x) times x W, entry by entry for each example, averaged."""
    A = s.X if W is s.W1 else s.A1 + 1.0
    return (s.lam / A).T @ (A @ W) / s.N


def only(name):
    """The penalty on one of the two layers."""
    return lambda W, s: s.lam * W * (W is getattr(s, name))


rule = relu_rule
off = furthest_off(rule())

SLOPES = (
    hidden(rule, off, "S14", "The sign for the slope", {"slope": lambda s: np.sign(s.Z1)},
           feedback="Where Z1 is below 0 a ReLU is flat, so nothing passes back there. -1 is the slope of the absolute value."),
    hidden(rule, off, "S15", "The mask without the bias", {"slope": lambda s: s.X @ s.W1 > 0},
           feedback="The unit was switched on or off by all that went into the ReLU, the bias included. Where the bias changes "
                    "the sign, your mask is wrong."),
    hidden(rule, off, "E4", "The mask from what arrives", {"slope": lambda s: s.up > 0},
           {"slope": lambda s: (s.up > 0) * (s.Z1 > 0)},
           feedback="The units were switched on the way forward. The sign of what arrives from above has no say in it."),
    hidden(rule, off, "E14", "A slope on the flat side", {"slope": lambda s: np.where(s.Z1 > 0, 1, 0.01)},
           {"slope": lambda s: np.where(s.Z1 > 0, 1, 0.1)}, {"slope": lambda s: np.where(s.Z1 > 0, 0.01, 1)},
           feedback="A ReLU is flat to the left of 0. A little slope there belongs to the leaky ReLU, which is another network."),
    hidden(rule, off, "mask-turned", "Open where it should be closed", {"slope": lambda s: s.Z1 < 0},
           feedback="Your mask lets through where Z1 is below 0, and closes where it is above."),
    hidden(rule, off, "B1", "The slope of the sigmoid", {"slope": lambda s: s.A1 * (1 - s.A1)},
           {"slope": lambda s: sigmoid_slope(s.Z1)},
           feedback="That slope belongs to the sigmoid. The hidden units are ReLUs now."),
    hidden(rule, off, "relu-for-slope", "The output for the slope", {"slope": lambda s: s.A1}, {"slope": lambda s: s.Z1},
           feedback="You multiplied by what the ReLU gives. Its slope is another function."),
    hidden(rule, off, "E2", "The mask of the layer above", {"slope": lambda s: s.A1 @ s.W2 + s.b2 > 0}, on="square",
           feedback="The mask belongs to the layer that you go back through: the hidden one."),
    hidden(rule, off, "sigmoid-network", "The sigmoid network once more",
           {"A1": lambda s: sigmoid(s.Z1), "slope": lambda s: s.A1 * (1 - s.A1)}, {"A1": lambda s: sigmoid(s.Z1)},
           {"A1": lambda s: sigmoid(s.Z1), "slope": lambda s: 1},
           {"A1": lambda s: sigmoid(s.Z1), "slope": lambda s: s.A1 * (1 - s.A1), "on_W": lambda W, s: 0 * W},
           feedback="On the way forward your hidden units are sigmoids. They are ReLUs here."),
    Rule("linear", "No activation on the way forward", rule(A1=lambda s: s.Z1),
         "Your hidden layer gives its Z1 on as it is.", off, variants=(rule(A1=lambda s: s.Z1, slope=lambda s: 1),)),
    Rule("Z-for-A", "What goes into the ReLU, for what comes out", rule(dW2=lambda s: s.Z1.T @ s.G2),
         "The input of the second layer is what comes out of the ReLU.", off),
)

PENALTIES = (
    Rule("F14", "No penalty", rule(on_W=lambda W, s: 0 * W),
         "The objective has a penalty, and your gradient does not know of it. Each layer's weights get their share.", off,
         variants=(rule(on_W=only("W1")), rule(on_W=only("W2")))),
    Rule("D12", "A factor 2 too many or too few", rule(on_W=lambda W, s: s.lam / 2 * W),
         "What is off is a multiple of the weights: the square brings down a 2, and a half stands in front of the sum.", off,
         variants=(rule(on_W=lambda W, s: 2 * s.lam * W),)),
    Rule("D12-mean", "The penalty averaged over the batch", rule(on_W=lambda W, s: s.lam * W / s.N),
         "The penalty stands beside the mean, not inside it: it does not depend on the examples.", off),
    Rule("D12-square", "The squares, not their slopes", rule(on_W=lambda W, s: s.lam / 2 * W ** 2),
         "You added the squares as they are. Differentiate them.", off, variants=(rule(on_W=lambda W, s: s.lam * W ** 2),)),
    Rule("D12-value", "The penalty itself", rule(on_W=lambda W, s: s.lam / 2 * (W ** 2).sum()),
         "You added the penalty's value to every entry. Its gradient says for each weight how it moves.", off,
         variants=(rule(on_W=lambda W, s: s.lam / 2 * ((s.W1 ** 2).sum() + (s.W2 ** 2).sum())),)),
    Rule("D12-all", "Every weight gets all of them", rule(on_W=lambda W, s: s.lam * W.sum()),
         "One weight moves its own square only. You added the sum of all weights to each.", off,
         variants=(rule(on_W=lambda W, s: s.lam * (s.W1.sum() + s.W2.sum())),)),
    Rule("lam-lost", "The penalty without lambda", rule(on_W=lambda W, s: W),
         "Lambda says how strict the penalty is, and what you added does not depend on it.", off),
    Rule("lam-only", "The penalty without the weights", rule(on_W=lambda W, s: s.lam),
         "The slope of a square depends on where you are. You added the same to every weight.", off),
    Rule("L1", "The slope of the absolute value", rule(on_W=lambda W, s: s.lam * np.sign(W)),
         "That belongs to a penalty on absolute values. Squares push large weights harder than small ones.", off,
         variants=(rule(on_W=lambda W, s: s.lam * np.abs(W)),)),
    Rule("D12-sign", "The penalty subtracted", rule(on_W=lambda W, s: -s.lam * W),
         "The penalty is added to the loss, so its gradient is added too. The minus comes with the step.", off),
    Rule("D13", "The biases penalised", rule(on_b=lambda b, s: s.lam * b),
         "What is off in your biases is a multiple of the biases. Only weights stand in the penalty.", off,
         variants=(rule(on_b=lambda b, s: s.lam * b * (b is s.b1)), rule(on_b=lambda b, s: s.lam * b * (b is s.b2)))),
    Rule("S16", "The penalty with inputs in it", rule(on_W=lambda W, s: notes_penalty(W, s)),
         "Inputs cannot come out of a penalty that holds none. And two x cancel as numbers only: in a product of matrices the "
         "x is summed over.", off,
         variants=(rule(on_W=lambda W, s: notes_penalty(W, s) if W is s.W1 else s.lam * W),)),
)

# With the penalty added a turned product no longer fits, and no product of sums has rank 1. A mask may be always open.
SHOWN = {
    "D2": {"on": "square", "tell": off}, "D9": {"tell": off},
    "E3": {"feedback": "You let all that arrives at the hidden outputs pass, as if the activation were a straight line of slope "
                       "1. If you have a mask, it is never closed: a ReLU's output, for one, is never below 0."},
}
SHARED = tuple(replace(known, **SHOWN.get(known.id, {})) for known in (*at_hidden(rule, off), *in_parts(rule, off)))

RELU_L2 = Exercise(
    name="relu_l2_backward",
    title="The backward pass with ReLU and a penalty",
    statement="As `my_backward`, with two changes. The hidden units are ReLUs, and the objective J is the mean cross-entropy "
              "plus lam/2 times the sum of all squares of W1 and W2; biases are not penalised. Give back the gradients of J: "
              "dW1, db1, dW2, db2, in this order. You may use `relu` and `softmax` from `helpers`.",
    signature="my_relu_l2_backward(X, Y, W1, b1, W2, b2, lam)",
    reference=relu_l2_reference,
    probes=lambda: network_probes(lambda seed: (0.4 + 0.15 * seed,)),
    rules=(*at_logits(rule, off), *SLOPES, *PENALTIES, *SHARED, *on_the_way_forward(rule, off)),
    outputs=NAMES,
    hints=("Two lines of `my_backward` change, and two get something added.",
           "Which entries of G2 @ W2.T pass? The ones whose Z1, or whose A1, is above 0.",
           "The penalty adds lam times the weights to dW1 and to dW2."),
    reason="The mask is the ReLU's slope. The penalty stands beside the loss, so its gradient is added, to weights alone.",
)
