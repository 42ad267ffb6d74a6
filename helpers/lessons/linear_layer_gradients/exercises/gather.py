"""Exercise "gather_grad": rows picked from a table, some of them twice, and the way back to the table."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def gather_grad(G, idx, n_rows):
    """Add each row of G to the row of the table that it was picked from."""
    dA = np.zeros((n_rows, G.shape[1]))
    np.add.at(dA, idx, G)
    return dA


def _assigned(G, idx, n_rows):
    dA = np.zeros((n_rows, G.shape[1]))
    dA[idx] += G
    return dA


def _first_only(G, idx, n_rows):
    return _assigned(G[::-1], idx[::-1], n_rows)


def _averaged(G, idx, n_rows):
    counts = np.bincount(idx, minlength=n_rows)
    return gather_grad(G, idx, n_rows) / np.maximum(counts, 1)[:, None]


def _in_integers(G, idx, n_rows):
    dA = np.zeros((n_rows, G.shape[1]), dtype=int)
    dA[idx] += G.astype(int)
    return dA


def _sum_in_integers(G, idx, n_rows):
    dA = np.zeros((n_rows, G.shape[1]), dtype=int)
    for g, row in zip(G, idx, strict=True):
        dA[row] = dA[row] + g
    return dA


def _assigned_in_integers(G, idx, n_rows):
    dA = np.zeros((n_rows, G.shape[1]), dtype=int)
    dA[idx] = G
    return dA


def _in_row_order(G, idx, n_rows):
    return np.vstack([G, np.zeros((n_rows, G.shape[1]))])[:n_rows]


def _by_table_row(G, idx, n_rows):
    dA = np.zeros((n_rows, G.shape[1]))
    for row in idx:
        dA[row] += G[row]
    return dA


def _counted(G, idx, n_rows):
    return np.bincount(idx, minlength=n_rows)[:, None] * np.ones(G.shape[1])


def _often(idx):
    row = int(np.bincount(idx).argmax())
    return row, int((idx == row).sum())


def _repeated(dA, G, idx, n_rows):
    row, times = _often(idx)
    return f"Row {row} was picked {times} times; entry [{row}, 0] of yours is {dA[row, 0]:.4g}."


def _shape(dA, G, idx, n_rows):
    return f"Your result has shape {dA.shape}; the table has {n_rows} rows."


GATHER_GRAD = Exercise(
    name="gather_grad",
    title="Rows picked twice",
    statement="From a table A of shape (n_rows, D) the rows A[idx] were picked, shape (N, D); idx holds N row numbers, and some "
              "occur more than once. G, of shape (N, D), is the gradient of a loss by the picked rows. Give back the gradient "
              "by the table A, shape (n_rows, D).",
    signature="my_gather_grad(G, idx, n_rows)",
    reference=gather_grad,
    probes=lambda: [
        Probe((spread(1, 5, 3), np.array([1, 4, 1, 0, 1]), 6), "5 picks from 6 rows, one of them picked 3 times"),
        Probe((spread(2, 4, 2), np.array([2, 0, 2, 0]), 3), "4 picks from 3 rows, two of them picked twice"),
        Probe((spread(3, 4, 4), np.array([3, 1, 0, 1]), 4), "4 picks from 4 rows of 4", "square"),
        Probe((spread(4, 1, 3), np.array([2]), 4), "one pick", "single"),
        Probe((spread(5, 40, 3), (np.arange(40) ** 2) % 7, 9), "40 picks from 9 rows", "batch"),
    ],
    rules=(
        Rule("D20", "A row picked twice counts once", _assigned,
             "With a repeated row number, `dA[idx] = G` and `dA[idx] += G` both write several times, and only the last is "
             "kept. Every pick is a path of its own, and paths are added.", _repeated),
        Rule("D14", "The first pick alone", _first_only,
             "Every pick is a path of its own, and the shares of all of them are added.", _repeated),
        Rule("mean", "Averaged over the picks", _averaged,
             "Every pick moves the loss by its own share: the shares are added, not averaged.", _repeated),
        Rule("picked", "Picked once more", lambda G, idx, n_rows: G[idx],
             "Picking is the way forward. Back, each row of G goes to where it came from.", _shape),
        Rule("row-order", "Rows in their own order", _in_row_order,
             "Row n of G belongs to the row idx[n] of the table, not to its row n.",
             lambda dA, G, idx, n_rows: f"Your row 1 is row 1 of G, which was picked from row {idx[1]} of the table."),
        Rule("table-row", "Rows of G by the table's numbers", _by_table_row,
             "You took a row of G by a row number of the table. The rows of G go by the picks: row n belongs to pick n.",
             _repeated),
        Rule("passed-on", "G itself", lambda G, idx, n_rows: G * 1, "A gradient has the shape of its variable, the table.",
             _shape),
        Rule("counts", "How often, not how much", _counted,
             "These are the numbers of picks. Each pick brings its row of G.", _repeated),
        Rule("D22", "A table of integers", _in_integers,
             "Somewhere your numbers are kept as integers, so everything after the decimal point is cut off.", _repeated,
             variants=(_sum_in_integers, _assigned_in_integers, lambda G, idx, n_rows: gather_grad(G, idx, n_rows).astype(int))),
        Rule("total", "The whole sum in every picked row",
             lambda G, idx, n_rows: np.isin(np.arange(n_rows), idx)[:, None] * G.sum(axis=0),
             "Each row of the table gets the shares of its own picks only.", _repeated),
    ),
    hints=("Row 1 is picked three times, so it moves the loss along three paths. What becomes of three paths?",
           "A loop over the picks that adds works: which row of the result does row n of G go to?",
           "Without a loop there is `np.add.at(dA, idx, G)`, which adds for every number, repeated or not."),
    reason="`np.add.at` adds once for each pick. Rows that nobody picked keep a gradient of 0.",
)
