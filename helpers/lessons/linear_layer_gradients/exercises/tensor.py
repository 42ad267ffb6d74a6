"""Exercise "layer_tensor": how every output answers to every weight, as an array with four axes."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def layer_tensor(X, H):
    """T[i, j, k, l] is X[i, k] where j and l agree, else 0: the input, times Kronecker's delta."""
    return X[:, None, :, None] * np.eye(H)[None, :, None, :]


def _inputs_everywhere(X, H):
    return np.broadcast_to(X[:, None, :, None], (X.shape[0], H, X.shape[1], H)).copy()


def _deltas_alone(X, H):
    return np.broadcast_to(np.eye(H)[None, :, None, :], (X.shape[0], H, X.shape[1], H)).copy()


def _zeros_elsewhere(X, H):
    return X[:, None, :, None] * np.eye(X.shape[1], H) * np.ones((1, H, 1, 1))


def _zeros_elsewhere_still(X, H):
    return X[:, None, :, None] * np.eye(H, X.shape[1])[:, :, None] * np.ones(H)


def _not_moved(T, X, H):
    return f"Your T[0, 1, 0, 1] is {T[0, 1, 0, 1]:.4g}: how output 1 moves with the weight from input 0 to output 1."


def _first_example(X, H):
    return layer_tensor(np.repeat(X[:1], len(X), axis=0), H)


def _shape(T, X, H):
    return f"Your result has shape {T.shape}; the axes asked for are ({X.shape[0]}, {H}, {X.shape[1]}, {H})."


def _filled(T, X, H):
    return f"{(T != 0).sum()} of your {T.size} entries are not 0."


LAYER_TENSOR = Exercise(
    name="layer_tensor",
    title="Write the four-index tensor",
    statement="X has shape (N, D); H is a number of outputs. Give back an array T of shape (N, H, D, H): entry T[i, j, k, l] is "
              "the derivative of (X W)[i, j] by W[k, l], where W has shape (D, H). W itself is not needed.",
    signature="my_layer_tensor(X, H)",
    reference=layer_tensor,
    probes=lambda: [
        Probe((spread(1, 3, 2), 4), "3 examples, 2 inputs, 4 outputs"),
        Probe((spread(2, 2, 5), 3), "2 examples, 5 inputs, 3 outputs"),
        Probe((spread(3, 3, 3), 3), "3 examples, 3 inputs, 3 outputs", "square"),
        Probe((spread(4, 1, 4), 2), "one example alone", "single"),
        Probe((spread(5, 7, 6), 5), "7 examples at once", "batch"),
    ],
    rules=(
        Rule("D1", "Without the delta", _inputs_everywhere,
             "The weight from input k to output l reaches output l alone. In your array it reaches every output: all slices "
             "T[:, :, :, l] are the same.", _filled),
        Rule("delta-alone", "The delta without the input", _deltas_alone,
             "The zeros are where they belong. But each weight is multiplied by an input, and that input is its derivative.",
             lambda T, X, H: f"The largest of your entries is {T.max():.4g}, whatever X holds."),
        Rule("other-delta", "The delta of other indices", _zeros_elsewhere,
             "One delta is in it, as it should be. It has to say that the weight belongs to this very output.", _not_moved,
             variants=(_zeros_elsewhere_still,)),
        Rule("weights-first", "Weights first, outputs last", lambda X, H: layer_tensor(X, H).transpose(2, 3, 0, 1),
             "Outputs come first, here i and j; what moves comes last, here k and l. A Jacobian has the same layout.", _shape),
        Rule("weight-axes", "The axes of W exchanged", lambda X, H: layer_tensor(X, H).transpose(0, 1, 3, 2),
             "W has shape (D, H): its row, k, belongs to the input, its column, l, to the output.", _shape),
        Rule("output-axes", "The axes of the output exchanged", lambda X, H: layer_tensor(X, H).transpose(1, 0, 2, 3),
             "The output X W has shape (N, H): examples first.", _shape),
        Rule("no-delta-axis", "The zeros left out", lambda X, H: np.repeat(X[:, None, :], H, axis=1),
             "You kept only the entries with j the same as l. That is all the information, but the question has four indices.",
             _shape, variants=(lambda X, H: X * 1,)),
        Rule("first-example", "The first example for all", _first_example,
             "Every example has inputs of its own.", lambda T, X, H: f"T[0] and T[{len(T) - 1}] are the same in yours."),
        Rule("sum", "One for all examples", lambda X, H: layer_tensor(X.sum(axis=0, keepdims=True), H)[0],
             "The examples were put together. Each of them has outputs of its own.", _shape,
             variants=(lambda X, H: layer_tensor(X.mean(axis=0, keepdims=True), H)[0],)),
        Rule("C1", "Sign turned", lambda X, H: -layer_tensor(X, H), "More weight on a positive input gives more output.",
             lambda T, X, H: f"{(T * X[:, None, :, None] < 0).sum()} of your entries have the sign opposite to their input."),
    ),
    hints=("Which of the indices i, j, k, l must agree for an entry not to be 0?",
           "Kronecker's delta for H outputs is the array `np.eye(H)`, with indices j and l.",
           "Four loops do it. Or without a loop: `X[:, None, :, None]` has the axes i and k in place, and two axes of length 1."),
    reason="The derivation says: the input i, k, times a delta of j and l. Axes of length 1 bring both into place, and "
           "broadcasting fills them.",
)
