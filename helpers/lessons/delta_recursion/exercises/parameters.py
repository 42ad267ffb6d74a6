"""Exercise "parameter_gradients": from messages and activations to the gradients, in the numbering of the notes."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread

NAMES = ("dW1", "db1", "dW2", "db2")


def parameter_gradients(a1, a2, delta1, delta2, delta3):
    """W^(l) leads from layer l to layer l+1: what entered it is a^(l), what comes back is delta^(l+1)."""
    return np.outer(delta2, a1), delta2, np.outer(delta3, a2), delta3


def layerwise(weights, biases):
    """Gradients from (weights, biases), each a function of the layer's a and delta and those one above."""
    def answer(a1, a2, delta1, delta2, delta3):
        lower, upper = (a1, a2, delta1, delta2), (a2, np.tanh(a2), delta2, delta3)
        return weights(*lower), biases(*lower), weights(*upper), biases(*upper)
    return answer


def right_dW(a, a_next, delta, delta_next):
    return np.outer(delta_next, a)


def right_db(a, a_next, delta, delta_next):
    return delta_next.copy()


def own_dW(a, a_next, delta, delta_next):
    return np.outer(delta, a)


def own_db(a, a_next, delta, delta_next):
    return delta.copy()


def _shapes(parts, a1, a2, *deltas):
    if parts[0].shape == (a2.size, a1.size):
        return _bias(parts, a1, a2)
    if parts[0].ndim < 2 and a1.size == a2.size:
        return f"Where all layers have {a1.size} units it runs; your dW1 has shape {parts[0].shape} there."
    return f"Your dW1 has shape {parts[0].shape}: layer 1 has {a1.size} units and layer 2 has {a2.size}."


def _bias(parts, a1, a2, *deltas):
    return f"Your db1 has shape {parts[1].shape}, and W1 leads to a layer of {a2.size} units."


def _first(parts, *args):
    return f"Your dW1 begins with {parts[0].flat[0]:.4g}."


def _draws(seed, D, H, K):
    return spread(seed, D), spread(seed + 1, H), spread(seed + 2, D), spread(seed + 3, H), spread(seed + 4, K)


PARAMETERS = Exercise(
    name="parameter_gradients",
    title="From the messages to the parameters",
    statement="In the notes' numbering W1 and b1 lead from layer 1 to layer 2, and W2 and b2 from layer 2 to layer 3, in "
              "columns. a1 (D,) and a2 (H,) are the activations of layers 1 and 2; delta1 (D,), delta2 (H,) and delta3 (K,) "
              "are the messages of layers 1, 2 and 3. Give back the gradients by W1, b1, W2 and b2, in this order. One of the "
              "five arguments is not needed.",
    signature="my_parameter_gradients(a1, a2, delta1, delta2, delta3)",
    reference=parameter_gradients,
    outputs=NAMES,
    probes=lambda: [
        Probe(_draws(1, 4, 3, 2), "4, 3 and 2 units"),
        Probe(_draws(6, 2, 5, 3), "2, 5 and 3 units"),
        Probe(_draws(11, 3, 3, 3), "3 units in each layer", "square"),
        Probe(_draws(16, 7, 9, 8), "7, 9 and 8 units", "batch"),
    ],
    rules=(
        Rule("S20", "One layer off", layerwise(own_dW, own_db),
             "In yours a parameter hears the message of its own number. In this numbering it leads one layer up, and the "
             "message that it hears comes from there.", _shapes,
             variants=(layerwise(right_dW, own_db),
                       layerwise(own_dW, right_db),
                       lambda a1, a2, d1, d2, d3: (np.outer(d1, a1), d2, np.outer(d2, a2), d3))),
        Rule("out", "What came out, for what entered",
             lambda a1, a2, d1, d2, d3: (np.outer(d2, a2), d2.copy(), np.outer(d3, a2), d3.copy()),
             "A weight multiplies the unit that it starts from. You took the unit at its end.", _shapes),
        Rule("D2", "Transposed", layerwise(lambda a, a_next, d, d_next: np.outer(a, d_next), right_db),
             "In columns W has a row for each unit of the layer above, and so has its gradient.", _shapes),
        Rule("D11", "Entry by entry", layerwise(lambda a, a_next, d, d_next: d_next * a, right_db),
             "`*` pairs the first with the first and the second with the second. A weight joins every unit below to every unit "
             "above.", _shapes, on="square",
             variants=(layerwise(lambda a, a_next, d, d_next: np.diag(d_next * a), right_db),)),
        Rule("D19", "A scalar product", layerwise(lambda a, a_next, d, d_next: d_next @ a.T, right_db),
             "You have one number where a weight joins every pair of units. `@` adds up, and `.T` does nothing to an array with "
             "one axis: a row is `a[None, :]`, a column `d[:, None]`.", _shapes, on="square"),
        Rule("no-a", "Without the activation",
             layerwise(lambda a, a_next, d, d_next: np.outer(d_next, np.ones_like(a)), right_db),
             "The weight multiplies an activation, so it counts as much as that is large.",
             lambda parts, *args: f"In each row of your dW1 all {parts[0].shape[1]} entries are the same."),
        Rule("bias-a", "The biases multiplied by something", layerwise(right_dW, lambda a, a_next, d, d_next: d_next * d_next),
             "A bias moves its z one for one: nothing multiplies it.",
             lambda parts, *args: f"The smallest entry of your db1 is {parts[1].min():.4g}."),
        Rule("bias-sum", "The biases added up", layerwise(right_dW, lambda a, a_next, d, d_next: d_next.sum()),
             "This is one example. Each unit has a bias of its own, and nothing is added.", _bias),
        Rule("bias-one", "The biases' gradient is one", layerwise(right_dW, lambda a, a_next, d, d_next: np.ones_like(d_next)),
             "The bias moves z one for one, but the score is asked for, and from z to the score there is still a way to go.",
             lambda parts, *args: f"Your db1 holds the number 1 {parts[1].size} times."),
        Rule("G1", "Sign turned", lambda *args: tuple(-part for part in parameter_gradients(*args)),
             "The right sizes, the opposite sign.", _first),
    ),
    hints=("Which two layers does W1 join? What enters it, and where does it lead?",
           "The shape helps where widths differ: W1 has a row for each unit of layer 2 and a column for each of layer 1.",
           "Every message above times every activation below: an outer product."),
    reason="In this numbering the parameters with number l lead from layer l to layer l + 1. So they see the activation with "
           "number l and hear the message with number l + 1. The message of the input layer belongs to no parameter.",
)
