"""Exercises "sample_gradient" and "batch_gradient": the weights' gradient for one example and for a mean over a batch."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def sample_gradient(x, g):
    """x g^T: the input down, the gradient from above across."""
    return np.outer(x, g)


def _shape(dW, x, g):
    return f"Your result has shape {dW.shape}, for {x.size} inputs and {g.size} outputs."


def _columns(dW, x, g):
    return f"Your {dW.shape[1]} columns are all the same."


SAMPLE_GRADIENT = Exercise(
    name="sample_gradient",
    title="The weights' gradient for one example",
    statement="One example: x has shape (D,), and its output z = x W + b has shape (H,). g, of shape (H,), is the gradient of a "
              "loss by z. Give back the gradient of this loss by W, shape (D, H).",
    signature="my_sample_gradient(x, g)",
    reference=sample_gradient,
    probes=lambda: [
        Probe((spread(1, 4), spread(2, 3)), "4 inputs, 3 outputs"),
        Probe((spread(3, 2), spread(4, 5)), "2 inputs, 5 outputs"),
        Probe((spread(5, 3), spread(6, 3)), "3 inputs, 3 outputs", "square"),
        Probe((spread(7, 9), spread(8, 12)), "9 inputs, 12 outputs", "batch"),
    ],
    rules=(
        Rule("D2", "Transposed", lambda x, g: np.outer(g, x),
             "A gradient has the shape of its variable, and W has a row for each input. In column notation, where W is turned "
             "round, your answer is the right one.", _shape),
        Rule("D1", "Without the delta", lambda x, g: np.outer(x, np.ones_like(g)) * g.sum(),
             "Weight w_kl reaches output l alone. You added up the gradients of all outputs.", _columns),
        Rule("no-g", "Without the gradient from above", lambda x, g: np.outer(x, np.ones_like(g)),
             "This is how the outputs move. The loss is asked for: one more link of the chain, g.", _columns),
        Rule("no-x", "Without the input", lambda x, g: np.outer(np.ones_like(x), g),
             "Each weight is multiplied by an input. The larger the input, the more the weight matters.",
             lambda dW, x, g: f"Your {dW.shape[0]} rows are all the same."),
        Rule("D19", "The transpose of a one-dimensional array", lambda x, g: x.T @ g,
             "`.T` does nothing to an array with one axis, so `@` gave the scalar product of two vectors. A column is `x[:, "
             "None]`.", _shape, on="square", variants=(lambda x, g: g @ x,)),
        Rule("D11", "Entry by entry", lambda x, g: x * g,
             "`*` pairs the first input with the first output, the second with the second. But every input is connected to "
             "every output.", _shape, on="square", variants=(lambda x, g: np.diag(x * g),)),
        Rule("flat", "All products in one row", lambda x, g: np.outer(x, g).ravel(),
             "All the products are there. A gradient has the shape of its variable.", _shape),
        Rule("sum", "Added, not multiplied", lambda x, g: x[:, None] + g,
             "Along a path derivatives are multiplied.", lambda dW, x, g: f"Your first entry is {dW[0, 0]:.4g}."),
        Rule("C1", "Sign turned", lambda x, g: -np.outer(x, g), "The size is right, the sign is not.",
             lambda dW, x, g: f"{(dW * np.outer(x, g) < 0).sum()} of your entries have the sign opposite to x[k] * g[l]."),
    ),
    hints=("Entry (k, l): which input and which entry of g belong to it?",
           "Every product of an entry of x with an entry of g occurs once. Inputs run down, outputs across.",
           "NumPy has `np.outer`; or make a column with `x[:, None]`."),
    reason="Entry (k, l) is x_k times g_l: an outer product, D H multiplications.",
)


def batch_gradient(X, E):
    """The mean over the examples of x g^T: X^T E / N."""
    return X.T @ E / len(X)


def _largest(dW, X, E):
    return f"Your largest entry is {np.abs(dW).max():.3g} in size, for {len(X)} examples."


def _rank(dW, X, E):
    return f"Any two rows of yours are multiples of each other: its rank is {np.linalg.matrix_rank(dW)}."


def _ones_columns(X, E):
    return np.outer(X.T @ E.sum(axis=1), np.ones(E.shape[1])) / len(X)


BATCH_GRADIENT = Exercise(
    name="batch_gradient",
    title="The weights' gradient for a batch, from each example's own",
    statement="X has shape (N, D). Row n of E, shape (N, H), is the gradient of the loss of example n alone, by its own output "
              "z_n = x_n W + b. The loss of the batch is the mean of the N losses. Give back its gradient by W, shape (D, H), "
              "without a loop over examples if you can.",
    signature="my_batch_gradient(X, E)",
    reference=batch_gradient,
    probes=lambda: [
        Probe((spread(1, 5, 4), spread(2, 5, 3)), "5 examples, 4 inputs, 3 outputs"),
        Probe((spread(3, 4, 3), spread(4, 4, 3)), "4 examples, 3 inputs, 3 outputs"),
        Probe((spread(5, 3, 3), spread(6, 3, 3)), "3 examples, 3 inputs, 3 outputs", "square"),
        Probe((spread(7, 1, 4), spread(8, 1, 2)), "one example alone", "single"),
        Probe((spread(9, 50, 6), spread(10, 50, 4)), "50 examples at once", "batch"),
    ],
    rules=(
        Rule("S9", "1/N dropped", lambda X, E: X.T @ E,
             "The shares of the examples were added up. The loss is their mean, and nothing in E knows it yet.", _largest),
        Rule("C6", "Averaged twice", lambda X, E: X.T @ E / len(X) ** 2, "There is one factor 1/N, not two.", _largest),
        Rule("C7", "Divided by another number", lambda X, E: X.T @ E / E.size,
             "The loss is a mean over the examples, and over nothing else.", _largest,
             variants=(lambda X, E: X.T @ E / X.size, lambda X, E: X.T @ E / E.shape[1], lambda X, E: X.T @ E / X.shape[1])),
        Rule("D2", "Transposed", lambda X, E: E.T @ X / len(X),
             "A gradient has the shape of its variable, and W has a row for each input.",
             lambda dW, X, E: f"Your result has shape {dW.shape}, for {X.shape[1]} inputs and {E.shape[1]} outputs.",
             variants=(lambda X, E: E.T @ X,)),
        Rule("S11", "Columns for rows", lambda X, E: X @ E.T / len(X),
             "This is the formula for examples in columns. Here they stand in rows, and the sum has to run over the examples.",
             lambda dW, X, E: f"With {len(X)} examples of {X.shape[1]} inputs and {E.shape[1]} outputs your result has shape "
                              f"{dW.shape}.",
             variants=(lambda X, E: X @ E.T,)),
        Rule("D9", "A product of means", lambda X, E: np.outer(X.mean(axis=0), E.mean(axis=0)),
             "A mean of products is not the product of the means: each example's input belongs with its own gradient.", _rank,
             variants=(lambda X, E: np.outer(X.mean(axis=0), E.sum(axis=0)),)),
        Rule("D10", "Summed before multiplying", lambda X, E: np.outer(X.sum(axis=0), E.sum(axis=0)),
             "You added up all inputs and all gradients first, and multiplied then: this pairs every example with every other.",
             _rank),
        Rule("D1", "Without the delta", _ones_columns,
             "Weight w_kl reaches output l alone. You added up the gradients of all outputs.",
             lambda dW, X, E: f"Your {dW.shape[1]} columns are all the same."),
        Rule("stacked", "One outer product for each example", lambda X, E: X[:, :, None] * E[:, None, :],
             "These are the shares of the examples, each right. They are still to be averaged.",
             lambda dW, X, E: f"Your result has shape {dW.shape}.",
             variants=(lambda X, E: X[:, :, None] * E[:, None, :] / len(X),)),
        Rule("last", "One example alone", lambda X, E: np.outer(X[-1], E[-1]) / len(X),
             "One example's share is here, those of the others are not. In a loop: was each one added, or did it replace the "
             "one before?", _rank, variants=(lambda X, E: np.outer(X[-1], E[-1]), lambda X, E: np.outer(X[0], E[0]),
                                            lambda X, E: np.outer(X[0], E[0]) / len(X))),
    ),
    hints=("Each example has its outer product. What happens to N of them when the loss is a mean?",
           "Entry (k, l) is a sum over n of X[n, k] times E[n, l]. Which matrix product sums over the first index of both?",
           "And where does 1/N come in? E holds the gradients of single losses."),
    reason="The transpose of X brings the examples to the inside of the product, where they are summed. 1/N is one factor for "
           "all; often it is put into the gradient before, and then it must not come again.",
)
