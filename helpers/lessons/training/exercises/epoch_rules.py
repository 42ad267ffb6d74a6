"""What an epoch of small batches is mistaken for."""

from itertools import pairwise

import numpy as np

from ....exercises import Rule


def made(rows_of=lambda order, size: [order[s : s + size] for s in range(0, len(order), size)],
         X_rows=lambda rows, start: rows, y_rows=lambda rows, start: rows, divide=lambda rows, size, N: len(rows), sign=-1.0,
         fresh=True, keep=lambda theta: theta):
    """An epoch with some of its parts exchanged."""
    def answer(theta, X, y, rate, size, order):
        theta = at = keep(theta)
        for k, rows in enumerate(rows_of(order, size)):
            x_at, y_at = X_rows(rows, k * size), y_rows(rows, k * size)
            error = X[x_at] @ (theta if fresh else at) - y[y_at]
            theta = theta + sign * rate * X[x_at].T @ error / divide(rows, size, len(X))
        return theta
    return answer


def in_place(theta, X, y, rate, size, order):
    for start in range(0, len(order), size):
        rows = order[start : start + size]
        theta -= rate * X[rows].T @ (X[rows] @ theta - y[rows]) / len(rows)
    return theta


def shuffled_in_place(theta, X, y, rate, size, order):
    X[:], y[:] = X[order], y[order]
    return made(rows_of=unshuffled)(theta, X, y, rate, size, order)


def as_they_stand(rows, start):
    return np.arange(start, start + len(rows))


def unshuffled(order, size):
    return [np.arange(len(order))[s : s + size] for s in range(0, len(order), size)]


def whole_only(order, size):
    return [order[s : s + size] for s in range(0, len(order) - size + 1, size)]


def first_only(order, size):
    return [order[:size]]


def one_by_one(order, size):
    return [order[k : k + 1] for k in range(len(order))]


def overlapping(order, size):
    return [order[s : s + size] for s in range(len(order) - size + 1)]


def every_start(order, size):
    return [order[s : s + size] for s in range(len(order))]


def all_but_the_last_row(order, size):
    return [order[s : s + size] for s in range(0, len(order) - 1, size)]


def same_again(order, size):
    return [order[:size] for _ in range(0, len(order), size)]


def inverse(order, size):
    return [np.argsort(order)[s : s + size] for s in range(0, len(order), size)]


def even_cut(order, size):
    return np.array_split(order, -(-len(order) // size))


def last_short_one_step(order, size):
    """Steps of 0, size, 2 size, ... with the last start left out."""
    starts = list(range(0, len(order), size))
    return [order[a:b] for a, b in pairwise(starts)]


def _moved(new, theta, X, y, rate, size, order):
    return f"Your first parameter went from {theta[0]:.2f} to {new.flat[0]:.4g}, with {len(y)} examples in batches of {size}."


def _changed(new, *args):
    return "1 or more arrays of the caller were changed."


RULES = (
    Rule("unshuffled", "In the order of the rows", made(rows_of=unshuffled),
         "You cut X and y as they stand. `order` does not occur in yours, so nothing was shuffled.", _moved),
    Rule("unpaired", "Rows and targets parted", made(y_rows=as_they_stand),
         "The inputs were shuffled and the targets were not: every row meets the target of another.", _moved,
         variants=(made(X_rows=as_they_stand),)),
    Rule("short-dropped", "The last, shorter batch is left out", made(rows_of=whole_only),
         "What is left over when N is no multiple of the size was never seen. Every example belongs to some batch.", _moved,
         variants=(made(rows_of=last_short_one_step), made(rows_of=all_but_the_last_row))),
    Rule("first-only", "One batch only", made(rows_of=first_only),
         "You took a single step. Does the `return` stand inside the loop?", _moved),
    Rule("same-again", "The same batch again and again", made(rows_of=same_again),
         "The number of steps is right, and each of them sees the first rows.", _moved),
    Rule("one-by-one", "One example at a time", made(rows_of=one_by_one),
         "You took a step for every example. A batch has `size` of them, and one step.", _moved),
    Rule("overlapping", "Batches that overlap", made(rows_of=overlapping),
         "Your batches start one row after the other, so most rows were seen several times. They start `size` rows apart.",
         _moved, variants=(made(rows_of=every_start),)),
    Rule("whole", "The whole data at each step", made(X_rows=lambda rows, start: slice(None), y_rows=lambda rows,
                                                      start: slice(None),
                                                      divide=lambda rows, size, N: N),
         "Each of your steps uses all examples. A batch has only its own.", _moved,
         variants=(made(rows_of=lambda order, size: [order]),)),
    Rule("even", "Batches of nearly equal sizes", made(rows_of=even_cut),
         "You cut the examples evenly. Asked for are batches of `size`, and what is left in the last.", _moved),
    Rule("inverse", "The order turned round", made(rows_of=inverse),
         "order[0] is the row that comes first. You asked where row 0 comes.", _moved),
    Rule("G2", "The sum, not the mean", made(divide=lambda rows, size, N: 1),
         "These are sums over the batch. With batches twice as large, each step would be twice as long.", _moved),
    Rule("twice", "A 2 too many", made(divide=lambda rows, size, N: len(rows) / 2),
         "The loss is half the mean of the squares: the half takes up the 2 of the square.", _moved,
         variants=(made(divide=lambda rows, size, N: 2 * len(rows)),)),
    Rule("by-N", "Divided by all examples", made(divide=lambda rows, size, N: N),
         "You divided by the number of all examples. The mean of a batch runs over its own rows.", _moved),
    Rule("by-size", "Divided by the size asked for", made(divide=lambda rows, size, N: size),
         "You divided by `size` in every batch. The last batch has fewer rows, and its mean runs over those.", _moved),
    Rule("stale", "Every gradient at the first theta", made(fresh=False),
         "All your gradients belong to the theta that you began with. After a step the parameters are others.", _moved),
    Rule("S24", "Uphill", made(sign=1.0), "The gradient points to where the loss grows. You went that way.", _moved),
    Rule("zero-start", "From zero", made(keep=np.zeros_like),
         "You began at zero. Start from the theta that you were given.", _moved),
    Rule("nothing", "theta is where it was", made(rows_of=lambda order, size: []),
         "Nothing has moved: in the loop a new theta is made, and the old one given back.", _moved),
    Rule("D21", "The caller's arrays are changed", in_place,
         "`-=` writes into the theta that you were given, and `X[:] = ...` into the data. Make new arrays.", _changed,
         variants=(shuffled_in_place,)),
)
