"""Wrong ideas about each of the three gradients of a linear layer, and the numbers that betray them.

``backward`` makes rules of them, with the other two gradients right. Where two are wrong the bank finds each by itself;
only with those that raise an error on most shapes are pairs made by hand.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Part:
    """One wrong idea about one of the gradients; ``place`` is 0 for dX, 1 for dW, 2 for db."""

    place: int
    id: str
    name: str
    formula: object
    feedback: str
    tell: object


def _shape(name):
    return lambda part, G, X, W: (f"Your {name} has shape {part.shape}, for {len(X)} examples, {X.shape[1]} inputs and "
                                  f"{W.shape[1]} outputs.")


def _corner(name):
    return lambda part, G, X, W: f"For {X.shape[1]} inputs and {W.shape[1]} outputs your {name}[0, 0] is {part.flat[0]:.4g}."


def _largest(name):
    return lambda part, G, X, W: f"The largest entry of your {name} is {np.abs(part).max():.3g} in size, for {len(X)} examples."


def _rank(part, G, X, W):
    return f"Any two rows of your dW are multiples of each other: its rank is {np.linalg.matrix_rank(part)}."


def _same_columns(part, G, X, W):
    return f"The {part.shape[1]} columns of your dW are all the same."


def _same_rows(part, G, X, W):
    return f"The {part.shape[0]} rows of your dX are all the same."


def _constant_columns(part, G, X, W):
    return f"The {part.shape[1]} columns of your dX are all the same."


def _one_output(part, G, X, W):
    return f"Any two rows of your dX are multiples of each other: its rank is {np.linalg.matrix_rank(part)}."


def _last_example(part, G, X, W):
    return f"Your db is 1 of the {len(G)} rows of G."


def _input_sum(part, G, X, W):
    sums = X.sum(axis=1)
    n = int(np.abs(sums - 1).argmax())
    return f"The inputs of example {n} sum to {sums[n]:.4g}, and your db[0] is {part.flat[0]:.4g}."


DX = (
    Part(0, "D3", "W for its transpose", lambda G, X, W: G @ W,
         "Back to the inputs the sum runs over the outputs. Which axis of W counts the outputs, and which one does your product "
         "add up? Where there are as many inputs as outputs, no error tells you.", _corner("dX")),
    Part(0, "dX-transposed", "Transposed", lambda G, X, W: W @ G.T,
         "A gradient has the shape of its variable, and X has a row for each example.", _shape("dX")),
    Part(0, "E9", "Summed over the batch", lambda G, X, W: np.ones((len(X), 1)) * (G.sum(axis=0) @ W.T),
         "The examples share W and b, so there they are summed. An input belongs to one example and moves the outputs of that "
         "example alone.", _same_rows),
    Part(0, "dX-last", "One output alone", lambda G, X, W: np.outer(G[:, -1], W[:, -1]),
         "One output's share is here, those of the others are not. In a loop: was each one added, or did it replace the one "
         "before?", _one_output),
    Part(0, "no-W", "Without the weights", lambda G, X, W: G.sum(axis=1, keepdims=True) * np.ones(X.shape[1]),
         "Each input reaches each output through a weight, and along a path derivatives are multiplied.", _constant_columns),
)
DW = (
    Part(1, "D2", "Transposed", lambda G, X, W: G.T @ X,
         "A gradient has the shape of its variable. In the entry (k, l) of W the first index counts inputs: which factor "
         "carries it?", _shape("dW")),
    Part(1, "S11", "Columns for rows", lambda G, X, W: X @ G.T,
         "That formula is for examples in columns. Here they stand in rows, and the sum in the product has to run over them.",
         _shape("dW")),
    Part(1, "D9", "A product of means", lambda G, X, W: np.outer(X.mean(axis=0), G.sum(axis=0)),
         "A mean of products is not the product of the means: each example's input belongs with its own row of G.", _rank),
    Part(1, "D10", "Summed before multiplying", lambda G, X, W: np.outer(X.sum(axis=0), G.sum(axis=0)),
         "You added up the rows of X and the rows of G first. That pairs the input of every example with the gradients of all.",
         _rank),
    Part(1, "D1", "Without the delta", lambda G, X, W: (X.T @ G.sum(axis=1))[:, None] * np.ones(G.shape[1]),
         "Weight w_kl reaches output l alone. You added up the gradients of all outputs.", _same_columns),
    Part(1, "last", "One example alone", lambda G, X, W: np.outer(X[-1], G[-1]),
         "One example's share is here, those of the others are not. In a loop: was each one added, or did it replace the one "
         "before?", _rank),
    Part(1, "stacked", "One for each example", lambda G, X, W: X[:, :, None] * G[:, None, :],
         "These are the shares of the examples, each right. All of them move the same W, so they are to be added up.",
         _shape("dW")),
)
# The same idea may show in dX as well, so this one is a rule of its own and stands among the parts for pairs only.
C6 = Part(1, "C6", "Averaged again", lambda G, X, W: X.T @ G / len(X),
          "G is the gradient of the loss as it is, with the mean's 1/N already in it. Averaging again makes it N times too "
          "small.",
          _largest("dW"))
DB = (
    Part(2, "D4", "Not summed", lambda G, X, W: G * 1,
         "b is shared by all examples, and each of them adds its share. A gradient has the shape of its variable.", _shape("db")),
    Part(2, "D5", "Summed over the outputs", lambda G, X, W: G.sum(axis=1),
         "You summed along each row of G: one number for each example. b has one number for each output.", _shape("db")),
    Part(2, "D7", "Averaged again", lambda G, X, W: G.mean(axis=0),
         "G is the gradient of the loss as it is, with the mean's 1/N already in it. One rule for the weights and the bias.",
         _largest("db")),
    Part(2, "D8", "Made of dW", lambda G, X, W: (X.T @ G).sum(axis=0),
         "In the weights' gradient every row of G is multiplied by inputs. A bias is multiplied by none; the two agree only if "
         "the inputs of every example sum to 1.", _input_sum),
    Part(2, "db-row", "A matrix of one row", lambda G, X, W: G.sum(axis=0, keepdims=True),
         "The numbers are right. But b has one axis, and a gradient has the shape of its variable.", _shape("db")),
    Part(2, "D7-row", "Averaged again, in a matrix of one row", lambda G, X, W: G.mean(axis=0, keepdims=True),
         "G is the gradient of the loss as it is, with the mean's 1/N already in it. And b has one axis, so its gradient has one "
         "too.", _shape("db")),
    Part(2, "db-total", "One number", lambda G, X, W: G.sum(), "Each output has a bias of its own.", _shape("db")),
    Part(2, "db-last", "One example alone", lambda G, X, W: G[-1] * 1,
         "One example's share is here. All of them use the same b, and each adds its own.", _last_example),
    Part(2, "no-G", "Without the gradient from above", lambda G, X, W: np.ones(W.shape[1]),
         "An output moves with its bias by a factor 1. The loss is asked for: one more link of the chain, G.",
         lambda part, G, X, W: f"The {part.size} entries of your db are all {part.flat[0]:.4g}."),
)
