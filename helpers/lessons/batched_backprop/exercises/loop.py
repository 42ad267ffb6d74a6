"""Exercise "backward_loop": G down through any number of sigmoid layers, two gradients read off at each."""

from itertools import pairwise

import numpy as np

from .... import sigmoid
from ....exercises import Exercise, Probe, Rule, per_layer
from ....exercises.draws import spread


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


def edits_inputs(G, params, inputs):
    result = loop_reference(G, params, inputs)
    for A in inputs[1:]:
        A *= 1 - A
    return result


def edits_gradient(G, params, inputs):
    result = loop_reference(G, params, inputs)
    G *= 0.5
    return result


def case(seed, N, *sizes):
    """G, params and what came into each layer, from a forward pass through sigmoid layers."""
    params = [(spread(seed + k, a, b), spread(seed + k + 20, b)) for k, (a, b) in enumerate(pairwise(sizes))]
    inputs = [spread(seed + 40, N, sizes[0])]
    for W, b in params[:-1]:
        inputs.append(sigmoid(inputs[-1] @ W + b))
    return spread(seed + 60, N, sizes[-1]), params, inputs


def probes():
    sizes = (((5, 4, 3, 6), "ordinary"), ((6, 2, 7, 5, 3), "ordinary"), ((4, 3, 5), "ordinary"), ((4, 4, 4, 4, 4), "square"),
             ((1, 3, 5, 4, 2), "single"), ((40, 6, 8, 7, 5), "batch"))
    return [Probe(case(seed, *size), f"{size[0]} row{'s' * (size[0] > 1)}, widths {', '.join(map(str, size[1:]))}", kind)
            for seed, (size, kind) in enumerate(sizes, 3)]


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
         off, on="square"),
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
    Rule("D21", "What others will read again was edited", edits_inputs,
         "The gradients are right, but you wrote into an array that you were given: `*=` and `-=` do, also under another name "
         "(`A = inputs[k]`, then `A *= 1 - A`). The next one to read it meets other numbers.",
         lambda parts, G, params, inputs: f"The {len(inputs)} arrays in `inputs` and G are not yours to change.",
         variants=(edits_gradient,)),
    Rule("last-first", "The last layer first", lambda *args: loop_reference(*args)[::-1],
         "The loop runs from the last layer to the first; the list asked for begins with the first.", off),
)

LOOP = Exercise(
    name="backward_loop",
    title="Any number of layers",
    statement="params is a list of pairs (W, b), first layer first. inputs is a list as long, with what came into each layer: "
              "X into the first, into every other what the sigmoid just before it gave. G is the gradient by the logits, (N, "
              "C); behind the last layer there is no sigmoid. Give back a list of pairs (dW, db), one for each layer, first "
              "layer first. Leave G and inputs as they are.",
    signature="my_backward_loop(G, params, inputs)",
    reference=loop_reference,
    outputs=per_layer,
    probes=probes,
    rules=RULES,
    hints=("`for k in reversed(range(len(params)))` goes from the last layer to the first.",
           "In each turn: read off dW and db from inputs[k] and G. Then, unless it was the first layer, let G down.",
           "G down: through W, transposed, then times the slope inputs[k] * (1 - inputs[k]).",
           "`list.insert(0, ...)` puts in front; or append and turn the list round at the end."),
    reason="Two layers or twenty, each turn of the loop is the same four products. Only G is carried from one to the next.",
)
