"""Exercise "affine": the linear layer itself, and what a bias added along the wrong axis does."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from ....linear_layer import affine


def plain_affine(X, W, b):
    """One matrix product; broadcasting adds b to every row."""
    return X @ W + b


def _whole_numbers(seed, *shape):
    return np.round(2 * spread(seed, *shape)).astype(int)


def _in_integers(X, W, b):
    Z = np.zeros((X.shape[0], W.shape[1]), dtype=X.dtype)
    Z[...] = X @ W + b
    return Z


def _bias_truncated(X, W, b):
    return X @ W + b.astype(X.dtype)


def _shape(Z, X, W, b):
    return f"Your result has shape {Z.shape}, for {X.shape[0]} examples and {W.shape[1]} outputs."


def _corner(Z, X, W, b):
    return f"Your Z[0, 1] is {Z[0, 1]:.4g}; without the bias it would be {(X @ W)[0, 1]:.4g}. Compare the difference with b[1]."


def _first(Z, X, W, b):
    return f"Your Z[0, 0] is {Z[0, 0]:.4g}."


def _kept(Z, X, W, b):
    return f"For whole numbers in X and W your Z[0, 0] is {Z[0, 0]:.4g}, and b[0] is {b[0]:.4g}."


AFFINE = Exercise(
    name="affine",
    title="Write the linear layer",
    statement="X has shape (N, D), W has shape (D, H), b has shape (H,). Give back Z = X W with b added to every row, shape (N, "
              "H). X and W may hold integers.",
    signature="my_affine(X, W, b)",
    reference=affine,
    plain=plain_affine,
    probes=lambda: [
        Probe((spread(1, 4, 3), spread(2, 3, 2), spread(3, 2)), "4 examples, 3 inputs, 2 outputs"),
        Probe((spread(4, 2, 3), spread(5, 3, 5), spread(6, 5)), "2 examples, 3 inputs, 5 outputs"),
        Probe((spread(7, 3, 3), spread(8, 3, 3), spread(9, 3)), "3 examples, 3 inputs, 3 outputs", "square"),
        Probe((_whole_numbers(10, 4, 3), _whole_numbers(11, 3, 2), spread(12, 2)), "whole numbers in X and W", "extreme"),
        Probe((spread(13, 1, 4), spread(14, 4, 2), spread(15, 2)), "one example alone", "single"),
        Probe((spread(16, 30, 6), spread(17, 6, 4), spread(18, 4)), "30 examples at once", "batch"),
    ],
    rules=(
        Rule("D6", "The bias along the wrong axis", lambda X, W, b: X @ W + b[:, None],
             "You added one bias to each example. Each output has its own, the same for all examples; with as many examples as "
             "outputs no error says so.", _corner, on="square"),
        Rule("no-bias", "Without the bias", lambda X, W, b: X @ W, "The bias is missing.", _first),
        Rule("minus", "The bias subtracted", lambda X, W, b: X @ W - b, "The bias is added.", _first),
        Rule("bias-sum", "One bias for all outputs", lambda X, W, b: X @ W + b.sum(),
             "Every output got the same bias. Each output has its own.", _corner,
             variants=(lambda X, W, b: X @ W + b.mean(), lambda X, W, b: X @ W + b[0])),
        Rule("D3", "The weights turned round", lambda X, W, b: X @ W.T + b,
             "`X @ W.T` adds up over the outputs, and works only where there are as many inputs as outputs. W has a row for "
             "each input, which is what X needs.", lambda Z, X, W, b: f"On the square probe your Z[0, 0] is {Z[0, 0]:.4g}.",
             on="square"),
        Rule("D11", "Entry by entry", lambda X, W, b: X * W + b,
             "`*` multiplies entry by entry. A matrix product, `@`, adds up over the inputs.",
             lambda Z, X, W, b: f"On the square probe your Z[0, 0] is {Z[0, 0]:.4g}: one product, not a sum of {X.shape[1]}.",
             on="square"),
        Rule("transposed", "Outputs down, examples across", lambda X, W, b: (X @ W + b).T,
             "Rows are examples.", _shape),
        Rule("first-row", "The bias on the first example alone",
             lambda X, W, b: X @ W + np.vstack([b, np.zeros((len(X) - 1, b.size))]),
             "Every example gets the bias.", lambda Z, X, W, b: f"Your last row begins with {Z[-1, 0]:.4g}, as without b."),
        Rule("D22", "A result stored in integers", _in_integers,
             "Here X holds integers, and somewhere on the way your numbers are kept as integers too: everything after the "
             "decimal point is cut off.", _kept, on="extreme", variants=(_bias_truncated,)),
    ),
    hints=("A matrix product, then the bias.", "`X @ W` has shape (N, H) and b has shape (H,): what does NumPy make of the sum?"),
    reason="Shapes are aligned at the right: b of shape (H,) counts as (1, H) and is repeated for every example.",
)
