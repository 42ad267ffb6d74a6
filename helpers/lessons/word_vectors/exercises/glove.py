"""Exercise "glove": five results from one table of weighed errors."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .tells import furthest_off

PARTS = ("loss", "dU", "dV", "db", "dc")


def glove(U, V, b, c, X):
    """Errors where something was counted, times their weights; then one product or sum for each part."""
    seen = X > 0
    E = np.where(seen, U @ V.T + b[:, None] + c - np.log(np.where(seen, X, 1)), 0)
    G = np.minimum(1, (X / 100) ** 0.75) * E
    return (G * E).sum() / 2, G @ V, G.T @ U, G.sum(axis=1), G.sum(axis=0)


def made(error=None, weight=lambda X: np.minimum(1, (X / 100) ** 0.75), factor=1.0, half=0.5):
    """All five from other errors ``error(U, V, b, c, X)``, other weights, a factor on the gradients, and another half."""
    def answer(U, V, b, c, X):
        with np.errstate(all="ignore"):
            E = (usual if error is None else error)(U, V, b, c, X)
            F = weight(X)
            G = F * E
            return half * (G * E).sum(), factor * (G @ V), factor * (G.T @ U), factor * G.sum(axis=1), factor * G.sum(axis=0)
    return answer


def usual(U, V, b, c, X):
    return U @ V.T + b[:, None] + c - np.log(np.where(X > 0, X, 1))


def but(**changes):
    """The right results, but for those named: each from ``change(U, V, G)``."""
    def answer(U, V, b, c, X):
        parts = dict(zip(PARTS, glove(U, V, b, c, X), strict=True))
        G = np.minimum(1, (X / 100) ** 0.75) * usual(U, V, b, c, X)
        return tuple(changes[name](U, V, G) if name in changes else part for name, part in parts.items())
    return answer


off = furthest_off(glove, PARTS)


def _nan(parts, U, V, b, c, X):
    bad, unseen = int(np.isnan(parts[1]).sum()), int((X == 0).sum())
    yours = f"{bad} of your {parts[1].size} entries of dU are nan" if bad else f"Your loss is {parts[0]:.4g}"
    return f"{yours}; {unseen} of the counts are 0."


def _probes():
    dense = np.array([[3.0, 120.0, 1.0], [40.0, 2.0, 9.0], [1.0, 400.0, 60.0], [7.0, 25.0, 2.0]])
    gaps = np.array([[0.0, 5.0], [130.0, 0.0], [2.0, 0.0]])
    return [
        Probe((spread(1, 4, 2), spread(2, 3, 2), spread(3, 4), spread(4, 3), dense), "4 and 3 words, counts from 1 to 400"),
        Probe((spread(5, 3, 4), spread(6, 2, 4), spread(7, 3), spread(8, 2), gaps), "3 and 2 words, half of the pairs never met"),
        Probe((spread(9, 3, 3), spread(10, 3, 3), spread(21, 3), spread(22, 3), np.array([[5.0, 0.0, 80.0], [1.0, 200.0, 3.0],
                                                                                          [0.0, 7.0, 11.0]])), "3 words, "
                                                                                              "vectors of 3", "square"),
        Probe((spread(13, 12, 5) / 2, spread(14, 9, 5), spread(15, 12), spread(16, 9), np.round(np.abs(spread(17, 12, 9)) * 70)),
              "12 and 9 words", "batch"),
    ]


GLOVE = Exercise(
    name="glove",
    title="GloVe",
    statement="U (N, d) and V (M, d) hold vectors, b (N,) and c (M,) biases, X (N, M) counts, some of them 0. The error of a "
              "pair is the "
              "scalar product of its two vectors, plus both biases, minus the logarithm of the count. The loss is half the "
              "sum of the "
              "squared errors, each times the weight min(1, (count / 100) ** 0.75). A pair that was never counted has no part "
              "in it. Give back the loss, dU, dV, db and dc.",
    signature="my_glove(U, V, b, c, X)",
    reference=glove,
    outputs=PARTS,
    probes=_probes,
    rules=(
        Rule("I13", "The logarithm of 0", made(error=lambda U, V, b, c, X: U @ V.T + b[:, None] + c - np.log(X)),
             "log 0 is minus infinity, and 0 times infinity is nan. Leave out what was never counted before you take the "
             "logarithm.", _nan),
        Rule("S23", "The count for its logarithm", made(error=lambda U, V, b, c, X: U @ V.T + b[:, None] + c - X),
             "You compare the scalar product with the count itself. It is to become the logarithm of the count.", off),
        Rule("I14", "A factor of 2", made(factor=2.0),
             "The square brings a 2, and the half in front of the loss takes it away. Nothing is left over.", off,
             variants=(made(factor=0.5),)),
        Rule("half", "The loss without its half", made(half=1.0), "The half in front of the sum is missing in your loss.", off),
        Rule("I15", "One bias left out", made(error=lambda U, V, b, c, X: usual(U, V, b, 0 * c, X)),
             "One of the two biases, or both, do not stand in your errors.", off,
             variants=(made(error=lambda U, V, b, c, X: usual(U, V, 0 * b, c, X)),
                       made(error=lambda U, V, b, c, X: usual(U, V, 0 * b, 0 * c, X)))),
        Rule("I16", "The weight has no ceiling", made(weight=lambda X: (X / 100) ** 0.75),
             "Above a count of 100 the weight is to stay at 1. Yours goes on growing.", off),
        Rule("max", "A floor for the ceiling", made(weight=lambda X: np.maximum(1, (X / 100) ** 0.75)),
             "No pair that was counted has a weight below 1 in yours. The smaller of the two is wanted: `np.minimum`.", off,
             variants=(made(weight=lambda X: np.maximum(1, (X / 100) ** 0.75) * (X > 0)),)),
        Rule("precedence", "The power of 100 alone", made(weight=lambda X: np.minimum(1, X / 100 ** 0.75)),
             "A power comes before a division: `X / 100 ** 0.75` divides by the power of 100. The count over 100 needs "
             "brackets.", off),
        Rule("no-weight", "Every pair counts the same", made(weight=lambda X: (X > 0).astype(float)),
             "Your errors carry no weight. A pair met once would count as much as one met a hundred times.", off,
             variants=(made(weight=np.ones_like),)),
        Rule("weight-1", "Another power in the weight", made(weight=lambda X: np.minimum(1, X / 100)),
             "The weight is the power 0.75 of the count over 100, up to 1.", off,
             variants=(made(weight=lambda X: np.minimum(1, (X / 100) ** 0.5)),)),
        Rule("weight-twice", "The weight squared", made(weight=lambda X: np.minimum(1, (X / 100) ** 0.75) ** 2),
             "The weight stands outside the square, so it counts once.", off),
        Rule("log1p", "The logarithm of the count plus 1",
             made(error=lambda U, V, b, c, X: U @ V.T + b[:, None] + c - np.log1p(X)),
             "You added 1 before the logarithm, which moves every error. Pairs that were never counted are left out "
             "instead.", off),
        Rule("log2", "Another logarithm",
             made(error=lambda U, V, b, c, X: U @ V.T + b[:, None] + c - np.log2(np.where(X > 0, X, 1))),
             "Use the natural logarithm, `np.log`.", off,
             variants=(made(error=lambda U, V, b, c, X: U @ V.T + b[:, None] + c - np.log10(np.where(X > 0, X, 1))),)),
        Rule("unseen", "Pairs that were never counted",
             made(weight=lambda X: np.where(X > 0, np.minimum(1, (X / 100) ** 0.75), 1.0)),
             "Pairs that were never counted have a weight in yours. They have no part in the loss.",
             lambda parts, U, V, b, c, X: f"Your loss is {parts[0]:.4g}, with {int((X == 0).sum())} counts of 0 among {X.size}.",
             variants=(made(weight=lambda X: np.minimum(1, (np.maximum(X, 1) / 100) ** 0.75)),)),
        Rule("C1", "Sign turned", made(factor=-1.0), "The right sizes, the opposite signs.", off),
        Rule("I2", "The errors as they stand in dV", but(dV=lambda U, V, G: G @ U),
             "In dV you summed along rows of the errors. Vector j of V stands in column j.", off, on="square"),
        Rule("swapped", "The two matrices exchanged",
             lambda U, V, b, c, X: tuple(glove(U, V, b, c, X)[k] for k in (0, 2, 1, 3, 4)),
             "dU and dV stand in each other's place.", lambda parts, *args: f"Your dU has shape {parts[1].shape}.", whole=True),
        Rule("axis", "Sums the wrong way", lambda U, V, b, c, X: tuple(glove(U, V, b, c, X)[k] for k in (0, 1, 2, 4, 3)),
             "db and dc stand in each other's place. A bias b belongs to a row of the table of errors, c to a column.",
             lambda parts, *args: f"Your db has shape {parts[3].shape}.", whole=True),
        Rule("total", "A single number for the biases", but(db=lambda U, V, G: G.sum(), dc=lambda U, V, G: G.sum()),
             "You added everything up. Each word has a bias of its own.",
             lambda parts, *args: f"Your db is {parts[3].flat[0]:.4g}."),
        Rule("own", "A vector meets itself",
             but(dU=lambda U, V, G: G.sum(axis=1)[:, None] * U, dV=lambda U, V, G: G.sum(axis=0)[:, None] * V),
             "The vector itself moves. What remains of a scalar product is the other vector.", off),
    ),
    hints=("A table of errors first, of shape (N, M). Where X is 0, put 0: `np.where(X > 0, X, 1)` inside the logarithm keeps "
           "it finite.",
           "G is the weights times the errors, entry by entry. All five results come out of E and G.",
           "dU[i] adds up G[i, j] times V[j]: which product is that? dV needs the transpose; db and dc are sums along rows "
           "and columns."),
    reason="One table of weighed errors, four ways to sum it. A weight of 0 switches a pair off, but only when its error is a "
           "number. `glove` in `helpers` does the same.",
)
