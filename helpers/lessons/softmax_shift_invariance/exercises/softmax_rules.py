"""The wrong rules of exercise "softmax", and the small functions they are made of."""

import numpy as np

from .... import softmax
from ....exercises import Rule


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


def flat_shift(Z):
    """The maxima without their axis: laid along the columns."""
    return Z - Z.max(axis=1)


def lse(Z, axis=1):
    """Log-sum-exp, done safely."""
    top = Z.max(axis=axis, keepdims=True)
    return top + np.log(np.exp(Z - top).sum(axis=axis, keepdims=True))


CLIPS = tuple(clip for most in (10, 20, 30, 50, 80, 88, 100, 300, 500, 600, 700, 709)
              for clip in (lambda Z, m=most: np.clip(Z, -m, m), lambda Z, m=most: np.minimum(Z, m)))

# Every column of these is a shift, so the values are right, until an exponential overflows.
OTHER_SHIFTS = (
    lambda Z: Z[:, :1],
    lambda Z: Z[:, -1:],
    lambda Z: Z.mean(axis=1, keepdims=True),
    lambda Z: np.median(Z, axis=1, keepdims=True),
    lambda Z: (Z.max(axis=1, keepdims=True) + Z.min(axis=1, keepdims=True)) / 2,
    lambda Z: np.sort(Z, axis=1)[:, -2:-1],
    lambda Z: -Z.max(axis=1, keepdims=True),
    lambda Z: np.abs(Z).min(axis=1, keepdims=True),
)


def first_row_sum(P, Z):
    return f"Your first row sums to {P[0].sum():.4g}."


def odds_tell(P, Z):
    return (f"The first two logits of row 0 differ by {Z[0, 0] - Z[0, 1]:.4g}; the logarithms of your probabilities differ by "
            f"{np.log(P[0, 0] / P[0, 1]):.4g}.")


def ends_tell(P, Z):
    seen = f"go from {P[0].max():.4g} to {P[0].min():.4g}" if np.isfinite(P[0]).all() else f"hold {np.isnan(P[0]).sum()} nan"
    return f"For logits from {Z[0].min():.4g} to {Z[0].max():.4g} the probabilities in your row 0 {seen}."


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
                   lambda Z: np.exp(flat_shift(Z)) / np.exp(flat_shift(Z)).sum(axis=1),
                   lambda Z: np.exp(flat_shift(Z)) / np.exp(Z).sum(axis=1),
                   lambda Z: np.exp(Z - lse(Z)[:, 0]))),
    Rule("A3-max", "The maxima have lost their axis", lambda Z: over(np.exp(flat_shift(Z))),
         "Maxima of shape (N,) are laid along the columns when they meet (N, C), so the maximum of row j is taken from column j; "
         "unless N and C happen to be equal it does not even fit. Which option keeps the axis?",
         odds_tell, on="square"),
    Rule("A4", "One shift for all rows", lambda Z: over(np.exp(Z - Z.max())),
         "The largest number of the whole array is a safe shift for the top row only; a row far below it underflows to 0 / 0. "
         "The invariance holds row by row, so each row may have its own shift.", overflow_tell,
         on="extreme"),
    Rule("A5", "Another shift for each class", lambda Z: over(np.exp(shifted(Z, 0))),
         "You subtracted a different number from each class. Your rows still sum to 1, but this is no longer a shift of the row, "
         "and the classes' odds have changed.", odds_tell),
    Rule("A6", "Not shifted by the largest", lambda Z: over(np.exp(Z - Z.min(axis=1, keepdims=True))),
         "Any shift leaves the formula's value alone, but after yours the row's largest exponent still has no bound. Which shift "
         "makes every exponent at most 0?", overflow_tell, on="extreme",
         variants=tuple(lambda Z, m=m: over(np.exp(Z - m(Z))) for m in OTHER_SHIFTS)),
    Rule("A7", "No shift", lambda Z: over(np.exp(Z)),
         "The formula is right, and `np.exp` overflows beyond 709.78 in float64 (88.72 in float32); far below 0 all exponentials "
         "become 0. Use the shift that changes nothing.",
         lambda P, Z: f"The largest exponent you met here was {Z.max():.4g}, and the result is {P.flat[0]:.4g}.", on="extreme",
         variants=(lambda Z: over(np.exp(Z.astype(float))), lambda Z: over(np.exp(Z.astype(np.float32))),
                   lambda Z: np.exp(Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))))),
    Rule("base", "Another base", lambda Z: over(2.718 ** shifted(Z)),
         "Softmax is made of powers of e = 2.71828..., and every digit of it counts: a cut-off e, or 2, or 10, changes all odds. "
         "`np.exp` knows e.", odds_tell,
         variants=tuple(lambda Z, b=b: over(b ** shifted(Z)) for b in (2.0, 10.0, 3.0, 2.7, 2.71, 2.72, 2.7182, 2.7183))),
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
         ends_tell, on="extreme",
         variants=tuple(lambda Z, c=c: over(np.exp(c(Z))) for c in CLIPS)),
)
