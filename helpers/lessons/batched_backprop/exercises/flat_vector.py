"""Exercises "count" and "flatten": all parameters as one vector."""

import numpy as np

from ....exercises import Exercise, Probe, Rule, ValueExercise, wrong_value
from ....exercises.draws import spread
from ....exercises.values import alone

D, H, C = 5, 4, 3


def count_reference():
    """Each unit has one weight for each of its inputs, and one bias."""
    return (5 + 1) * 4 + (4 + 1) * 3


COUNT = ValueExercise(
    name="count",
    title="Count the parameters",
    statement="A network has 5 inputs, 4 hidden units and 3 classes. How many numbers does it learn, biases included?",
    signature="my_count",
    reference=count_reference,
    probes=alone,
    rules=(
        wrong_value("no-biases", "Weights only", D * H + H * C, "Every hidden unit and every class has a bias as well."),
        wrong_value("one-bias", "The biases of one layer only", D * H + H * C + H, "Both layers have biases.",
                    also=(D * H + H * C + C,)),
        wrong_value("one-layer", "One of the two layers", D * H + H, "That is one layer. The network learns both.",
                    also=(H * C + C,)),
        wrong_value("bias-per-layer", "One bias for each layer", D * H + H * C + 2,
                    "A layer has one bias for each of its units."),
        wrong_value("input-biases", "Biases for the inputs", D * H + H * C + D + H + C,
                    "Nothing is added to the inputs: they are given."),
        wrong_value("units", "The units", D + H + C,
                    "That is how many units there are. Each pair of units in neighbouring layers has a weight."),
        wrong_value("product", "All three multiplied", D * H * C,
                    "No weight joins three units. Each layer has a matrix of its own; add them up."),
        wrong_value("bias-as-unit", "The bias taken for a unit with inputs of its own", (D + 1) * (H + 1) + (H + 1) * C,
                    "A constant input of 1 gives a layer its biases. But nothing leads into that 1."),
        wrong_value("straight-through", "Inputs joined to the classes", D * H + H * C + D * C + H + C,
                    "No weights lead past the hidden layer."),
    ),
    hints=("How many numbers hold W1, b1, W2 and b2?", "For each hidden unit: one weight for each input, and one bias."),
    reason="(D + 1) H for the first layer, (H + 1) C for the second.",
)


def flatten_reference(W1, b1, W2, b2):
    """Each part row by row, one after the other."""
    return np.concatenate([W1.ravel(), b1, W2.ravel(), b2])


def moved(v, *args):
    want = flatten_reference(*args)
    if v.shape != want.shape:
        return f"Your vector has shape {v.shape}."
    wrong = np.flatnonzero(v != want)
    return f"{len(wrong)} of your {v.size} numbers are out of place, the first at place {wrong[0]}."


def parts(seed, D, H, C):
    return spread(seed, D, H), spread(seed + 1, H), spread(seed + 2, H, C), spread(seed + 3, C)


FLATTEN = Exercise(
    name="flatten",
    title="All parameters in one vector",
    statement="W1 has shape (D, H), b1 (H,), W2 (H, C), b2 (C,). Give back one vector with all their numbers: W1 row by row, "
              "then b1, then W2 row by row, then b2.",
    signature="my_flatten(W1, b1, W2, b2)",
    reference=flatten_reference,
    probes=lambda: [Probe(parts(1, 4, 3, 5), "D = 4, H = 3, C = 5"), Probe(parts(5, 2, 6, 3), "D = 2, H = 6, C = 3"),
                    Probe(parts(9, 3, 3, 3), "D = H = C = 3", "square"),
                    Probe(parts(13, 20, 7, 6), "D = 20, H = 7, C = 6", "batch")],
    rules=(
        Rule("columns", "Column by column", lambda W1, b1, W2, b2: np.concatenate([W1.ravel("F"), b1, W2.ravel("F"), b2]),
             "You took the matrices column by column. NumPy goes row by row unless it is told otherwise, and so does the cut "
             "that follows.", moved,
             variants=(lambda W1, b1, W2, b2: np.concatenate([W1.ravel("F"), b1, W2.ravel(), b2]),)),
        Rule("weights-first", "All weights, then all biases",
             lambda W1, b1, W2, b2: np.concatenate([W1.ravel(), W2.ravel(), b1, b2]),
             "The order asked for goes layer by layer: weights and biases of the first, then of the second.", moved),
        Rule("biases-first", "Biases before weights", lambda W1, b1, W2, b2: np.concatenate([b1, W1.ravel(), b2, W2.ravel()]),
             "In each layer the weights come first, then the biases.", moved,
             variants=(lambda W1, b1, W2, b2: np.concatenate([b1, b2, W1.ravel(), W2.ravel()]),)),
        Rule("last-first", "The second layer first", lambda W1, b1, W2, b2: np.concatenate([W2.ravel(), b2, W1.ravel(), b1]),
             "The first layer comes first.", moved),
        Rule("no-biases", "The biases left out", lambda W1, b1, W2, b2: np.concatenate([W1.ravel(), W2.ravel()]),
             "The biases are parameters too.", moved),
        Rule("row", "A matrix of one row", lambda *args: flatten_reference(*args)[None],
             "A vector has one axis.", moved, variants=(lambda *args: flatten_reference(*args)[:, None],)),
    ),
    hints=("`W.ravel()` and `W.reshape(-1)` read a matrix row by row.", "`np.concatenate` takes a list of vectors."),
    reason="One vector in a fixed order. Optimisers and gradient checks need not know what a layer is.",
)
