"""What the way down through a deep network is mistaken for: slopes, weights, and layers one off."""

import numpy as np

from .... import relu_grad, sigmoid_grad
from ....exercises import Rule
from . import backward_tells as tells
from .backward_parts import after_step, carried_to_bias, changed, made, nothing_below, slope_of, stepping_in_place, top


def gate(u):
    return (u > 0) * u


SLOPES = (
    Rule("E1", "The slope taken at A", made(down=slope_of(lambda f, k: 1 - np.tanh(f.A[k]) ** 2)),
         "The slope is taken at Z, before the squashing. A has been squashed already, and you squashed it again. (With ReLU "
         "this slip would not show at all.)", tells.flat_at_a),
    Rule("B6", "Another slope of tanh", made(down=slope_of(lambda f, k: 1 + f.A[k] ** 2)),
         "The slope of tanh is 1 at 0, and smaller everywhere else, but never below 0.", tells.first,
         variants=(made(down=slope_of(lambda f, k: 1 - f.Z[k - 1] ** 2)), made(down=slope_of(lambda f, k: 1 - f.A[k])),
                   made(down=slope_of(lambda f, k: f.A[k] * (1 - f.A[k]))), made(down=slope_of(lambda f, k: f.A[k])))),
    Rule("E2", "The slope at the wrong place", made(down=slope_of(lambda f, k: 1 - f.A[k - 1] ** 2)),
         "A message meets the slope of the layer it arrives at, after it has come down through the weights. Yours meets the "
         "slope of another layer, or meets it too early, and only where widths are equal does that "
         "run.", tells.square, on="square",
         variants=(made(down=slope_of(lambda f, k: 1 - np.tanh(f.Z[k]) ** 2)),
                   made(down=lambda f, k, G: (G * (1 - f.A[k] ** 2)) @ f.W[k].T))),
    Rule("E2-above", "The slope of the layer above", made(down=lambda f, k, G: (G * (1 - np.tanh(f.Z[k]) ** 2)) @ f.W[k].T),
         "You multiplied by a slope before going down through the weights. A message meets the slope of the layer it arrives "
         "at, after the weights; the logits, which are linear, have none.", tells.first),
    Rule("E3", "No slope at all", made(down=slope_of(lambda f, k: 1.0)),
         "You let the messages pass as if all units were linear.", tells.first),
    Rule("E4", "A gate on the message", made(down=lambda f, k, G: gate(G @ f.W[k].T) * (1 - f.A[k] ** 2)),
         "You let only positive messages pass. What a unit passes is settled by its own z on the way up.", tells.first,
         variants=(made(down=lambda f, k, G: gate(G @ f.W[k].T)),
                   made(down=lambda f, k, G: (gate(G) @ f.W[k].T) * (1 - f.A[k] ** 2)))),
    Rule("relu", "The slope of another function", made(down=slope_of(lambda f, k: relu_grad(f.Z[k - 1]))),
         "That is the slope of ReLU. The hidden layers here are tanh.", tells.first),
    Rule("sigmoid", "The slope of a sigmoid", made(down=slope_of(lambda f, k: sigmoid_grad(f.Z[k - 1]))),
         "That is the slope of a sigmoid. The hidden layers here are tanh.", tells.first),
    Rule("E5", "The message is overwritten by the slope", made(down=lambda f, k, G: 1 - f.A[k] ** 2),
         "Below the top the labels do not occur in yours: what came from above was dropped.", tells.first),
    Rule("E10", "A slope at the logits", made(top=lambda f: top(f) * (1 - np.tanh(f.Z[-1]) ** 2)),
         "The last layer is linear, and the loss takes its logits as they are. No slope belongs there.", tells.last,
         variants=(made(top=lambda f: top(f) * f.P * (1 - f.P)),)),
)

PATHS = (
    Rule("E6", "The weights of another layer", made(down=lambda f, k, G: (G @ f.W[k - 1].T) * (1 - f.A[k] ** 2)),
         "A message comes down through the weights that the activation went up through. Yours are one layer off, and only "
         "where widths are equal does that run.", tells.square, on="square"),
    Rule("E7", "The weights the wrong way round", made(down=lambda f, k, G: (G @ f.W[k]) * (1 - f.A[k] ** 2)),
         "Going up, rows were multiplied by W. Coming back takes the transpose; without it yours runs only where widths are "
         "equal. Such a network may even learn.", tells.square, on="square"),
    Rule("inverse", "The inverse for the transpose",
         made(down=lambda f, k, G: (G @ np.linalg.pinv(f.W[k])) * (1 - f.A[k] ** 2)),
         "Going back does not undo the weights. A message asks how fast the loss moves, and on each path the rate is the "
         "weight itself.", tells.first),
    Rule("E8", "The weights changed too early", made(down=after_step(0.1)),
         "You took a step with W before the message had gone down through it. The result depends on the learning rate, and a "
         "gradient knows of none.", tells.first,
         variants=(*(made(down=after_step(rate)) for rate in (1.0, 0.5, 0.3, 0.2, 0.05, 0.01, 0.001)),
                   *(stepping_in_place(rate) for rate in (1.0, 0.5, 0.1, 0.05, 0.01)),
                   *(stepping_in_place(rate, False) for rate in (1.0, 0.5, 0.1, 0.05, 0.01)))),
    Rule("E9", "One message for the whole batch", made(down=lambda f, k, G: (G.sum(axis=0) @ f.W[k].T) * (1 - f.A[k] ** 2)),
         "You made one message of all examples on the way down. Each example has its own; only the parameters, which "
         "all share, add them up.", tells.first,
         variants=(made(down=lambda f, k, G: (G.mean(axis=0) @ f.W[k].T) * (1 - f.A[k] ** 2)),)),
    Rule("S20", "One layer off", made(weights=lambda f, k, G: np.tanh(f.Z[k]).T @ G),
         "A weight multiplies what entered its layer. You paired the message with an activation of another layer.", tells.shape,
         variants=(made(weights=lambda f, k, G: (f.A[k + 1] if k + 1 < len(f.A) else f.Z[k]).T @ G),
                   made(weights=lambda f, k, G: f.A[0].T @ G))),
    Rule("S20-bias", "The biases one layer off", carried_to_bias,
         "Each of your biases gets the message after it has gone down past its layer. It hears the message that arrives at the "
         "z it is added to.", tells.bias_shape),
    Rule("E11", "Layers without a gradient", changed(lambda gradients: gradients[1:]),
         "Your loop ends one layer early. Which layer has no layer below it, and still has parameters?", tells.zeros,
         variants=(changed(lambda gradients: [None, *gradients[1:]]), changed(lambda gradients: [(None, None), *gradients[1:]]))),
    Rule("E11-zeros", "Layers whose gradient stays 0", nothing_below(1),
         "Lower layers got zeros: your loop does not reach them.", tells.zeros,
         variants=(changed(lambda gradients: [(0 * dW, 0 * db) if k == 0 and len(gradients) > 1 else (dW, db)
                                             for k, (dW, db) in enumerate(gradients)]),)),
)
