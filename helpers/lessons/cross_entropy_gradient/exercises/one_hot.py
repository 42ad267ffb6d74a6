"""Exercise "one_hot": a single 1 in each row, classes counted from 0."""

import numpy as np

from .... import one_hot
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import labels
from .dirty_memory import JUNK, dirtying


def _width(Y, y, n_classes):
    return f"Your result has shape {Y.shape} for {y.size} labels."


def _first_row(Y, y, n_classes):
    return f"For label {y[0]} your 1 stands in column {int(Y[0].argmax())}."


def _everywhere(y, n_classes):
    Y = np.zeros((y.size, n_classes))
    Y[:, y] = 1
    return Y


def _uncleared(y, n_classes):
    Y = np.full((y.size, n_classes), JUNK)
    Y[np.arange(y.size), y] = 1
    return Y


def _uncleared_integers(y, n_classes):
    Y = np.full((y.size, n_classes), JUNK).view(np.int64)
    Y[np.arange(y.size), y] = 1
    return Y


def plain_one_hot(labels, n_classes):
    """The rows of the identity matrix, one for each label."""
    return np.eye(n_classes)[labels]


ONE_HOT = Exercise(
    name="one_hot",
    title="Write one-hot rows",
    statement="labels is an integer array of shape (N,) with classes counted from 0; n_classes is a number C. Give back an array "
              "of shape (N, C) of zeros (as numbers) with a single 1 in each row, at the label.",
    signature="my_one_hot(labels, n_classes)",
    reference=one_hot,
    plain=plain_one_hot,
    probes=lambda: [
        Probe((dirtying([1, 3, 1, 0, 2], 7), 7), "5 labels, 7 classes, the last ones absent"),
        Probe((dirtying([2, 0, 1], 3), 3), "3 labels, 3 classes", "square"),
        Probe((dirtying([4], 6), 6), "one label", "single"),
        Probe((dirtying(labels(3, 40, 9), 9), 9), "40 labels at once", "batch"),
    ],
    rules=(
        Rule("S12", "One column beside", lambda y, n_classes: np.eye(n_classes)[y - 1],
             "In mathematics the first class is often number 1; in code it is number 0, and so is the first column. Your ones "
             "stand beside the label's column.", _first_row,
             variants=(lambda y, n_classes: np.eye(n_classes)[(y + 1) % n_classes],
                       lambda y, n_classes: np.eye(n_classes, n_classes, 1)[y])),
        Rule("C10", "All labels in every row", _everywhere,
             "Every row holds the ones of all labels. `Y[:, labels]` means these columns in every row; and `[[0] * C] * N` is "
             "one list N times, so what is written into one row stands in all. Each label belongs to its own row.",
             lambda Y, y, n_classes: f"Your first row holds {int(Y[0].sum())} ones."),
        Rule("transposed", "Classes down, examples across", lambda y, n_classes: np.eye(n_classes)[:, y],
             "Rows are examples, columns are classes.", _width),
        Rule("width", "As wide as the largest label seen", lambda y, n_classes: np.eye(y.max() + 1)[y],
             "A class that does not occur among the labels still needs its column.", _width),
        Rule("diagonal", "The row number for the label", lambda y, n_classes: np.eye(y.size, n_classes),
             "Your ones run down the diagonal whatever the labels say.", _first_row),
        Rule("uncleared", "Memory that was never cleared", _uncleared,
             "`np.empty` gives memory with whatever happens to stand in it, at times zeros, at times not. Start from zeros.",
             lambda Y, y, n_classes: f"{(np.abs(Y - 1) > 1e-9).sum()} of your {Y.size} entries are what stood there before.",
             variants=(_uncleared_integers,)),
        Rule("label-value", "The label written into its place", lambda y, n_classes: np.eye(n_classes)[y] * y[:, None],
             "What stands in the place is a 1, whichever class it is.",
             lambda Y, y, n_classes: f"Your largest entry is {Y.max():.4g}."),
    ),
    hints=("How many rows, how many columns?",
           "Start from `np.zeros((N, C))`. Entry (n, labels[n]) is 1 for every n: which pair of index arrays says so?",
           "Or: row k of the identity matrix is the one-hot row of class k."),
    reason="One pair of indices for each example: row n, column labels[n].",
)
