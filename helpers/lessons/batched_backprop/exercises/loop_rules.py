"""What goes wrong in the loop over the layers, and the right one."""

import numpy as np

from .... import sigmoid, softmax
from ....exercises import Rule


def loop_reference(G, params, inputs):
    """From the last layer to the first: read off dW and db, then let G down through W and the slope."""
    gradients = []
    for layer in reversed(range(len(params))):
        W, _ = params[layer]
        gradients.insert(0, (inputs[layer].T @ G, G.sum(axis=0)))
        if layer > 0:
            G = (G @ W.T) * inputs[layer] * (1 - inputs[layer])
    return gradients


def wrong(read=None, down=None):
    """A loop with one step exchanged: what is read off a layer, or how G goes down."""
    def rule(G, params, inputs):
        gradients, G = [], G.copy()
        for k in reversed(range(len(params))):
            read_off = (read or (lambda A, G: (A.T @ G, G.sum(axis=0))))(inputs[k], G)
            gradients.insert(0, read_off)
            if k:
                G = (down or (lambda G, k, params, inputs: through(G, params[k][0], inputs[k])))(G, k, params, inputs)
        return gradients
    return rule


def through(G, W, A):
    return (G @ W.T) * A * (1 - A)


def slope(A):
    return A * (1 - A)


def behind_the_last(slope_there):
    """A slope at the logits, where there is no sigmoid; ``slope_there`` takes what the last layer gives."""
    def rule(G, params, inputs):
        W, b = params[-1]
        return loop_reference(G * slope_there(inputs[-1] @ W + b), params, inputs)
    return rule


def slope_of_the_input(G, params, inputs):
    """At each layer the slope comes first, and it is the one below the layer."""
    gradients = []
    for k in reversed(range(len(params))):
        G = G * slope(inputs[k])
        gradients.insert(0, (inputs[k].T @ G, G.sum(axis=0)))
        G = G @ params[k][0].T
    return gradients


def from_the_first(G, params, inputs):
    gradients = []
    for (W, _), A in zip(params, inputs, strict=True):
        gradients.append((A.T @ G, G.sum(axis=0)))
        G = through(G, W, A)
    return gradients


def edits_inputs(G, params, inputs):
    result = loop_reference(G, params, inputs)
    for A in inputs[1:]:
        A *= 1 - A
    return result


def edits_gradient(G, params, inputs):
    result = loop_reference(G, params, inputs)
    G *= 0.5
    return result


def off(parts, G, params, inputs):
    wants = [part for pair in loop_reference(G, params, inputs) for part in pair]
    for k, (got, want) in enumerate(zip(parts, wants, strict=True)):
        name = f"{('dW', 'db')[k % 2]}{k // 2 + 1}"
        if got.shape != want.shape:
            return f"Your {name} has shape {got.shape}."
        if np.abs(got - want).max() > 1e-9:
            at = [int(i) for i in np.unravel_index(np.argmax(np.abs(got - want)), got.shape)]
            return f"For example, your {name}{at} is {got[tuple(at)]:.4g}."
    return ""


RULES = (
    Rule("E3", "No slope on the way down", wrong(down=lambda G, k, params, inputs: G @ params[k][0].T),
         "G went down through the weights and not through the sigmoid. Each layer has both.", off),
    Rule("E1", "The slope of the output instead of the slope", wrong(
            down=lambda G, k, params, inputs: (G @ params[k][0].T) * slope(sigmoid(inputs[k]))),
         "What you were given came out of the sigmoid already. You squashed it once more before you took the slope.", off),
    Rule("slope-is-activation", "The output for the slope", wrong(
            down=lambda G, k, params, inputs: (G @ params[k][0].T) * inputs[k]),
         "The slope of the sigmoid is a product of two factors. You have one of them.", off),
    Rule("E5", "What arrived was overwritten", wrong(down=lambda G, k, params, inputs: slope(inputs[k])),
         "Below the last layer only slopes are left; what came down is gone.", off),
    Rule("E2", "The slope of a neighbouring layer", wrong(
            down=lambda G, k, params, inputs: (G @ params[k][0].T) * slope(inputs[k - 1])),
         "You go back through the sigmoid whose output came into this layer. Another layer's fits only where the widths are "
         "the same.",
         off, on="square",
         variants=(wrong(down=lambda G, k, params, inputs: (G @ params[k][0].T) * slope(inputs[min(k + 1, len(inputs) - 1)])),)),
    Rule("E6", "The weights of a neighbouring layer", wrong(
            down=lambda G, k, params, inputs: through(G, params[k - 1][0], inputs[k])),
         "From the output of a layer to its input the way leads through this layer's own weights.", off, on="square"),
    Rule("E7", "Weights not transposed", wrong(down=lambda G, k, params, inputs: (G @ params[k][0]) * slope(inputs[k])),
         "Going back you sum over the outputs of the layer, which are the columns of its weights. Square matrices do not "
         "protest.",
         off, on="square"),
    Rule("slope-first", "The slope before the weights", wrong(
            down=lambda G, k, params, inputs: (G * slope(inputs[k])) @ params[k][0].T),
         "Going back the weights come first, then the sigmoid below them. The slope has the shape of what came into the layer.",
         off, on="square", variants=(slope_of_the_input,)),
    Rule("E10", "A slope behind the last layer", behind_the_last(lambda Z: slope(sigmoid(Z))),
         "The last layer has no sigmoid of its own, and G has arrived at its logits already. The first slope that you meet is "
         "one layer further down.", off, variants=(behind_the_last(lambda Z: slope(softmax(Z))),)),
    Rule("B7", "The slope of tanh", wrong(down=lambda G, k, params, inputs: (G @ params[k][0].T) * (1 - inputs[k] ** 2)),
         "1 - a^2 is the slope of tanh. These units are sigmoids.", off),
    Rule("from-the-first", "Begun at the first layer", from_the_first,
         "G is what arrives at the last layer, so the loop begins there and goes down.", off, on="square"),
    Rule("E9", "The batch added up on the way", wrong(
            down=lambda G, k, params, inputs: np.tile(through(G, params[k][0], inputs[k]).sum(axis=0), (len(G), 1))),
         "You summed over the examples on the way down. Each example keeps its own row; only dW and db add them up.", off,
         variants=(wrong(down=lambda G, k, params, inputs: (G.sum(axis=0) @ params[k][0].T) * slope(inputs[k])),)),
    Rule("C6", "Averaged once more", wrong(read=lambda A, G: (A.T @ G / len(G), G.mean(axis=0))),
         "G holds whatever average the loss has. The sums over the batch that follow are plain sums.", off,
         variants=(wrong(read=lambda A, G: (A.T @ G / len(G), G.sum(axis=0))),
                   wrong(read=lambda A, G: (A.T @ G, G.mean(axis=0))))),
    Rule("D2", "A product turned round", wrong(read=lambda A, G: (G.T @ A, G.sum(axis=0))),
         "dW has the shape of W: rows for what came in, columns for what went out.", off),
    Rule("D4", "The biases not added up", wrong(read=lambda A, G: (A.T @ G, G)),
         "All examples use the same biases, so what they pass back is added up.", off),
    Rule("D5", "The biases added up along the wrong axis", wrong(read=lambda A, G: (A.T @ G, G.sum(axis=1))),
         "You added up the units of each example. A bias belongs to a unit, and all examples share it.", off),
    Rule("keepdims", "The biases as a row of a matrix", wrong(read=lambda A, G: (A.T @ G, G.sum(axis=0, keepdims=True))),
         "`keepdims` leaves an axis of length 1. The bias is a vector, and so is its gradient.", off),
    Rule("db-number", "One number for all biases", wrong(read=lambda A, G: (A.T @ G, G.sum())),
         "Without an axis, `sum` adds up everything. Each unit has a bias of its own.", off),
    Rule("D21", "What others will read again was edited", edits_inputs,
         "The gradients are right, but you wrote into an array that you were given: `*=` and `-=` do, also under another name "
         "(`A = inputs[k]`, then `A *= 1 - A`). The next one to read it meets other numbers.",
         lambda parts, G, params, inputs: f"The {len(inputs)} arrays in `inputs` and G are not yours to change.",
         variants=(edits_gradient,)),
    Rule("last-first", "The last layer first", lambda *args: loop_reference(*args)[::-1],
         "The loop runs from the last layer to the first; the list asked for begins with the first.", off),
)
