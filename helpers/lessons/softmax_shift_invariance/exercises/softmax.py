"""Exercise "softmax": every row of a batch becomes a distribution of its own, at any size of logits."""

import numpy as np

from .... import softmax
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread

INF = np.inf


def probes():
    """Shapes that differ, one square, one row alone; then what overflows each careless shift."""
    masked = spread(6, 3, 4)
    masked[0, 1] = masked[2, 3] = -INF
    return [
        Probe((spread(1, 5, 3),), "5 rows of 3 logits"),
        Probe((spread(2, 3, 7),), "3 rows of 7 logits"),
        Probe((spread(3, 4, 4),), "4 rows of 4 logits", "square"),
        Probe((spread(4, 1, 6),), "one row alone", "single"),
        Probe((spread(5, 2, 5, dtype=np.float32),), "float32 logits", "float32"),
        *extremes(),
        Probe((masked,), "two logits of -inf (masked classes)", "masked"),
        Probe((spread(7, 40, 9),), "40 rows at once", "batch"),
    ]


def extremes():
    """Large everywhere; one row far above the other; far apart within a row; very negative; float32's smaller limit."""
    rows = {
        "logits near 1000": [[1000.0, 999.0, 1001.5], [998.0, 1000.5, 1000.0]],
        "one row near 900, one near 0": [[900.0, 901.0, 899.5], [1.0, 0.0, 2.0]],
        "logits 1000 and 0 in one row": [[1000.0, 0.0, 998.5, 3.0]],
        "logits near -1000": [[-1000.0, -1001.0, -999.5]],
    }
    found = [Probe((np.array(Z),), label, "extreme") for label, Z in rows.items()]
    return [*found,
            Probe((np.array([[100.0, 99.0, 101.5]], np.float32),), "float32 logits near 100", "extreme")]


def over(E, axis=1):
    """E divided by its sums along an axis."""
    return E / E.sum(axis=axis, keepdims=True)


def shifted(Z, axis=1):
    return Z - Z.max(axis=axis, keepdims=True)


def in_place(Z):
    Z -= Z.max(axis=1, keepdims=True)
    return over(np.exp(Z))


def hard(Z):
    return (Z == Z.max(axis=1, keepdims=True)).astype(float)


def first_row_sum(P, Z):
    return f"Your first row sums to {P[0].sum():.4g}."


def overflow_tell(P, Z):
    return f"{(~np.isfinite(P)).sum()} of {P.size} of your probabilities are not finite."


RULES = (
    Rule("A1", "Sums down the columns", lambda Z: over(np.exp(shifted(Z, 0)), 0),
         "Each column sums to 1: classes should compete within an example, not examples within a class.",
         first_row_sum,
         variants=(lambda Z: over(np.exp(shifted(Z)), 0), lambda Z: over(np.exp(Z - Z.max()), 0))),
    Rule("A2", "One sum for the whole array", lambda Z: over(np.exp(Z - Z.max()), (0, 1)),
         "Your rows share one unit of probability; each row should have its own.",
         first_row_sum, variants=(lambda Z: over(np.exp(shifted(Z)), (0, 1)),)),
    Rule("A3", "The sums have lost their axis", lambda Z: np.exp(shifted(Z)) / np.exp(shifted(Z)).sum(axis=1),
         "A sum of shape (N,) is laid along the columns when it meets (N, C), so the sum of row j divides column j; unless N and "
         "C happen to be equal it does not even fit. Which option keeps the summed axis?",
         lambda P, Z: f"Even where the shapes fit, with N = C, your first row sums to {P[0].sum():.4g}.",
         on="square",
         variants=(lambda Z: np.exp(Z) / np.exp(Z).sum(axis=1),
                   lambda Z: over(np.exp(Z - Z.max(axis=1))),
                   lambda Z: np.exp(Z - Z.max(axis=1)) / np.exp(Z).sum(axis=1))),
    Rule("A4", "One shift for all rows", lambda Z: over(np.exp(Z - Z.max())),
         "The largest number of the whole array is a safe shift for the top row only; a row far below it underflows to 0 / 0. "
         "The invariance holds row by row, so each row may have its own shift.", overflow_tell,
         on="extreme"),
    Rule("A5", "Another shift for each class", lambda Z: over(np.exp(shifted(Z, 0))),
         "You subtracted a different number from each class. Your rows still sum to 1, but this is no longer a shift of the row, "
         "and the classes' odds have changed.",
         lambda P, Z: f"The first two logits of row 0 differ by {Z[0, 0] - Z[0, 1]:.4g}; the logarithms of your probabilities "
                      f"differ by {np.log(P[0, 0] / P[0, 1]):.4g}."),
    Rule("A6", "Shifted by the smallest", lambda Z: over(np.exp(Z - Z.min(axis=1, keepdims=True))),
         "Any shift leaves the formula's value alone, but after this one the largest exponent still has no bound. Which shift "
         "makes every exponent at most 0?", overflow_tell, on="extreme"),
    Rule("A7", "No shift", lambda Z: over(np.exp(Z)),
         "The formula is right, and `np.exp` overflows beyond 709.78 in float64 (88.72 in float32); far below 0 all exponentials "
         "become 0. Use the shift that changes nothing.",
         lambda P, Z: f"The largest exponent you met here was {Z.max():.4g}, and the result is {P.flat[0]:.4g}.", on="extreme",
         variants=(lambda Z: over(np.exp(Z.astype(float))),)),
    Rule("A8", "Scaled, as if that changed nothing",
         lambda Z: over(np.exp(Z / np.abs(Z).max(axis=1, keepdims=True))),
         "Dividing the logits keeps the exponents small, but softmax is not invariant under scaling, only under shifts: you have "
         "changed the temperature.",
         lambda P, Z: f"Your largest odds within row 0 are {P[0].max() / P[0].min():.4g}; divided logits can give no more than e "
                      f"squared.",
         variants=(lambda Z: over(np.exp(Z / Z.max(axis=1, keepdims=True))),
                   lambda Z: over(np.exp(Z / np.abs(Z).max())),
                   lambda Z: over(np.exp(Z / Z.max())),
                   lambda Z: over(np.exp(shifted(Z) / np.ptp(Z, axis=1, keepdims=True))))),
    Rule("A9", "No exponential", lambda Z: over(Z),
         "The rows sum to 1, but without exp negative logits stay negative, and no probability can be.",
         lambda P, Z: f"Your smallest entry is {P.min():.4g}."),
    Rule("A10", "Squashed twice", lambda Z: softmax(softmax(Z)),
         "You took the softmax of a softmax. Its inputs then lie between 0 and 1, so no class can stand out.",
         lambda P, Z: f"With {Z.shape[1]} classes your largest probability is {P.max():.4g}; squashed twice, none can exceed "
                      f"{np.e / (np.e + Z.shape[1] - 1):.3g}."),
    Rule("A16", "Works on the caller's array", in_place,
         "`Z -= ...` writes into the array you were given, so the caller's logits are different afterwards. `Z - ...` makes a "
         "new one.",
         lambda P, Z: f"1 array was changed: Z, of shape {Z.shape}.",
         variants=(lambda Z: np.copyto(Z, softmax(Z)) or Z, lambda Z: over(np.exp(Z, out=Z)))),
    Rule("A17", "All or nothing", hard,
         "You give everything to the largest logit. Softmax is the soft version: every class keeps a share, and the result "
         "changes smoothly with the logits.",
         lambda P, Z: f"{(P == 0).sum()} of your {P.size} entries are exactly 0."),
    Rule("S8", "A sigmoid for each class", lambda Z: 1 / (1 + np.exp(-Z)),
         "The sigmoid squashes every logit by itself. Softmax lets the classes of a row compete: raising one lowers the others.",
         first_row_sum),
    Rule("no-sum", "Not divided", lambda Z: np.exp(Z),
         "Exponentials are positive, but nothing makes a row sum to 1 yet.", first_row_sum,
         variants=(lambda Z: np.exp(shifted(Z)),)),
    Rule("mirrored", "Minus in the exponent", lambda Z: over(np.exp(-(Z - Z.min(axis=1, keepdims=True)))),
         "The largest logit gets your smallest probability: the exponent has the wrong sign.",
         lambda P, Z: f"In row 0 the largest logit, {Z[0].max():.4g}, gets {P[0, Z[0].argmax()]:.4g}, the least of its row."),
    Rule("clipped", "Clipped logits", lambda Z: over(np.exp(np.clip(Z, -500, 500))),
         "Clipping avoids the overflow and loses the differences between large logits. A shift keeps them.",
         lambda P, Z: f"For logits from {Z.min():.4g} to {Z.max():.4g} your odds are {P.max() / P.min():.4g}.", on="extreme",
         variants=(lambda Z: over(np.exp(np.clip(Z, -80, 80))), lambda Z: over(np.exp(np.minimum(Z, 80))),
                   lambda Z: over(np.exp(np.minimum(Z, 500))), lambda Z: over(np.exp(np.minimum(Z, 700))))),
)

def plain_softmax(Z):
    """Softmax of each row, in its simplest lines."""
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


EXERCISE = Exercise(
    name="softmax",
    title="Write softmax for a batch",
    statement="Z is an array of floats of shape (N, C): each row holds the logits of one example. Give back an array of the same "
              "shape in which each row is the softmax of that row of Z. Logits may be as large as 10000, or -inf for a class "
              "that is masked out; each row has at least one finite logit. Leave Z as it is.",
    signature="my_softmax(Z)",
    reference=softmax,
    plain=plain_softmax,
    probes=probes,
    rules=RULES,
    hints=(
        "Within one row: which numbers have to sum to 1? Along which axis of Z do they lie?",
        "A sum along an axis loses that axis unless you ask for `keepdims=True`; then it divides row by row.",
        "You may add any one number to a whole row and nothing changes. Subtract the one that brings the row's largest entry to "
        "0: `E = np.exp(Z - Z.max(axis=1, keepdims=True))`. One division is left.",
    ),
    reason="Subtracting each row's own maximum changes nothing (shift invariance) and makes every exponent at most 0, so nothing "
           "can overflow. The helper below does the same in blocks of rows, and along any axis.",
)
