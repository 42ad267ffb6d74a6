"""Exercises "mean_squared_error", "broadcast_shape" and "product_costs": what NumPy makes of shapes."""

import numpy as np

from ....exercises import Exercise, Probe, Rule, ValueExercise, wrong_value
from ....exercises.draws import spread
from ....exercises.values import alone


def mean_squared_error(P, y):
    """Bring both to one shape first: (N, 1) minus (N,) would be (N, N)."""
    return np.mean((P[:, 0] - y) ** 2)


def _mse(loss, P, y):
    return f"For {len(y)} predictions your number is {float(loss):.4g}."


def _perfect(loss, P, y):
    return f"`P - y` has shape {(P - y).shape} for {len(y)} predictions: {(P - y).size} differences."


MEAN_SQUARED_ERROR = Exercise(
    name="mean_squared_error",
    title="A column minus a row",
    statement="P holds the predictions of a layer with one output, shape (N, 1); y holds the targets, shape (N,). Give back one "
              "number: the mean over the N examples of the squared difference.",
    signature="my_mean_squared_error(P, y)",
    reference=mean_squared_error,
    probes=lambda: [
        Probe((spread(1, 5, 1), spread(2, 5)), "5 predictions"), Probe((spread(3, 3, 1), spread(4, 3)), "3 predictions"),
        Probe((spread(5, 4, 1), spread(5, 4) + 0.5), "4 predictions, each off by 0.5"),
        Probe((spread(6, 1, 1), spread(7, 1)), "one prediction", "single"), Probe((spread(8, 40, 1), spread(9, 40)),
              "40 predictions", "batch"),
    ],
    rules=(
        Rule("D18", "A column minus a row", lambda P, y: np.mean((P - y) ** 2),
             "Every prediction was compared with every target: broadcasting stretched both.", _perfect,
             variants=(lambda P, y: np.sum((P - y) ** 2) / len(y), lambda P, y: np.sum((P - y) ** 2),
                       lambda P, y: np.mean((P - y) ** 2, axis=0), lambda P, y: np.mean((P - y) ** 2, axis=1))),
        Rule("C5", "A sum instead of the mean", lambda P, y: np.sum((P[:, 0] - y) ** 2),
             "The mean over the examples is asked for.", _mse),
        Rule("halved", "Half of it", lambda P, y: np.mean((P[:, 0] - y) ** 2) / 2,
             "Some books put 1/2 in front; here there is none.", _mse),
        Rule("root", "The root of it", lambda P, y: np.sqrt(np.mean((P[:, 0] - y) ** 2)), "The square stays.", _mse),
        Rule("absolute", "Without the square", lambda P, y: np.mean(np.abs(P[:, 0] - y)), "The differences are to be squared.",
             _mse,
             variants=(lambda P, y: np.mean(P[:, 0] - y),)),
        Rule("outside", "Squared after the mean", lambda P, y: np.mean(P[:, 0] - y) ** 2,
             "Differences of opposite sign cancel in your mean. Square first.", _mse),
        Rule("rows", "One number for each example", lambda P, y: (P[:, 0] - y) ** 2, "The mean is still to be taken.",
             lambda loss, P, y: f"You give {np.size(loss)} numbers."),
    ),
    hints=("What shape does `P - y` have?", "`P[:, 0]` has shape (N,), and `y[:, None]` has shape (N, 1). Either will do."),
    reason="`P[:, 0]` and y have one shape, so the difference has it too.",
)


def broadcast_shape():
    """Aligned at the right, each axis is the longer one of the two."""
    return np.array([5, 6, 4, 2, 3])


BROADCAST_SHAPE = ValueExercise(
    name="broadcast_shape",
    title="Which shape comes out",
    statement="A has shape (5, 4, 3) and B has shape (6, 1, 2, 1). Give the shape of A[:, None, :, None, :] * B as a list of "
              "numbers.",
    signature="my_broadcast_shape",
    reference=broadcast_shape,
    probes=alone,
    rules=(
        wrong_value("A-alone", "The shape of A alone", [5, 1, 4, 1, 3],
                    "That is A with its two axes of length 1. Multiplied by B they are stretched."),
        wrong_value("left", "Aligned at the left", [6, 1, 4, 1, 3],
                    "Shapes are aligned at the right, so it is the first axis that B lacks."),
        wrong_value("not-stretched", "An axis not stretched", [5, 6, 4, 2, 1],
                    "Where a 1 meets another length, the other length wins, whichever of the two arrays has it.",
                    also=([5, 6, 4, 1, 3], [5, 1, 4, 2, 3], [5, 6, 1, 2, 3])),
        wrong_value("no-None", "Without the new axes", [6, 5, 4, 3],
                    "`None` puts an axis of length 1 at its place. A has three axes, and two are added.", also=([6, 5, 8, 3],)),
    ),
    hints=("Write A's five lengths in a row. Where is a 1?", "Write B's four lengths below, aligned at the right. Which length "
                                                             "wins in each column?"),
    reason="A becomes (5, 1, 4, 1, 3), B counts as (1, 6, 1, 2, 1), and each 1 is stretched.",
)


def product_costs():
    """n p q for each product of (n, p) with (p, q), and two products for three factors."""
    return np.array([2 * 30 * 40 + 2 * 40 * 5, 30 * 40 * 5 + 2 * 30 * 5])


PRODUCT_COSTS = ValueExercise(
    name="product_costs",
    title="What an order costs",
    statement="A has shape (2, 30), B (30, 40) and C (40, 5). Give two numbers: how many multiplications (A @ B) @ C takes, "
              "then how many A @ (B @ C) takes.",
    signature="my_costs",
    reference=product_costs,
    probes=lambda: (Probe((), "your answer", tolerance=1e-6),),
    rules=(
        wrong_value("swapped", "The other order first", [6300, 2800], "The first number belongs to (A @ B) @ C."),
        wrong_value("first-only", "One product of two", [2400, 6000], "Three factors take two products. You counted one of them.",
                    also=([400, 300],)),
        wrong_value("entries", "Entries counted", [90, 160],
                    "You counted the entries of the results. Each entry of a product is a sum of several products.",
                    also=([10, 10],)),
        wrong_value("all", "All lengths multiplied", [12000, 12000],
                    "You multiplied all the lengths. Each product has three lengths: rows, what is summed, columns."),
        wrong_value("same", "The order does not matter", [2800, 2800],
                    "The result is the same for both orders. The work is not.", also=([6300, 6300],)),
    ),
    hints=("A product of (n, p) with (p, q) has n q entries, and each is a sum of p products.",
           "A @ B has shape (2, 40). Then (2, 40) times (40, 5)."),
    reason="From the left every product has 2 rows only: 2 · 30 · 40 + 2 · 40 · 5. From the right B @ C alone takes 30 · 40 · 5.",
)
