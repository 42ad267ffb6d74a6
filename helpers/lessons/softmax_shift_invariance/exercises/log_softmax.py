"""Exercise "log_softmax": the logarithm of softmax without ever forming a probability that underflows."""

import numpy as np

from .... import log_softmax, softmax
from ....exercises import Exercise, Rule
from .probes import probes
from .softmax_rules import OTHER_SHIFTS, flat_shift, lse, over, shifted


def in_place(Z):
    Z -= Z.max(axis=1, keepdims=True)
    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))


def lost_axis(Z):
    return shifted(Z) - np.log(np.exp(shifted(Z)).sum(axis=1))


def log_sum(S, axis=1):
    """The logarithm of the row sums of exponentials, without a shift."""
    return np.log(np.exp(S).sum(axis=axis, keepdims=True))


GUARDS = (1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16, 1e-20, 1e-30, 1e-100, 1e-300)


def guarded(eps, clip=False):
    return lambda Z: np.log(np.clip(softmax(Z), eps, 1.0) if clip else softmax(Z) + eps)


def exp_row_sum(F, Z):
    return f"The exponentials of your first row sum to {np.exp(F[0]).sum():.4g}."


def overflow_tell(F, Z):
    return f"{(~np.isfinite(F)).sum()} of {F.size} numbers are not finite, for logits from {Z.min():.4g} to {Z.max():.4g}."


RULES = (
    Rule("A1", "Sums down the columns", lambda Z: Z - lse(Z, 0),
         "You normalised over the examples of a class; the classes of an example should compete.",
         exp_row_sum),
    Rule("A2", "One sum for the whole array", lambda Z: Z - lse(Z, (0, 1)),
         "All rows share one sum; each row needs its own.", exp_row_sum),
    Rule("A3", "The sums have lost their axis", lost_axis,
         "A sum of shape (N,) is laid along the columns when it meets (N, C). Which option keeps the summed axis?",
         lambda F, Z: f"With N = C the shapes fit, and the exponentials of your first row sum to {np.exp(F[0]).sum():.4g}.",
         on="square",
         variants=(lambda Z: Z - np.log(np.exp(Z).sum(axis=1)), lambda Z: Z - lse(Z)[:, 0],
                   lambda Z: flat_shift(Z) - np.log(np.exp(flat_shift(Z)).sum(axis=1)))),
    Rule("A3-max", "The maxima have lost their axis", lambda Z: flat_shift(Z) - log_sum(flat_shift(Z)),
         "Maxima of shape (N,) are laid along the columns when they meet (N, C), so the maximum of row j is taken from column j. "
         "Which option keeps the axis?",
         lambda F, Z: f"With N = C the shapes fit; of two rows with the same differences yours would get different results, and "
                      f"your largest value is {F.max():.4g}.", on="square"),
    Rule("A4", "One shift for all rows",
         lambda Z: Z - Z.max() - np.log(np.exp(Z - Z.max()).sum(axis=1, keepdims=True)),
         "The largest number of the whole array is a safe shift for the top row only. In a row far below it all exponentials are "
         "0.",
         overflow_tell, on="extreme", variants=(lambda Z: np.log(over(np.exp(Z - Z.max()))),)),
    Rule("A5", "Another shift for each class", lambda Z: shifted(Z, 0) - lse(shifted(Z, 0)),
         "You subtracted a different number from each class, and that is no shift of the row.",
         lambda F, Z: f"Two logits of row 0 differ by {Z[0, 0] - Z[0, 1]:.4g}, your results by {F[0, 0] - F[0, 1]:.4g}."),
    Rule("A6", "Not shifted by the largest", lambda Z: np.log(over(np.exp(Z - Z.min(axis=1, keepdims=True)))),
         "Any shift is allowed, but after yours the row's largest exponent still has no bound. Only one shift makes every "
         "exponent at most 0.", overflow_tell, on="extreme",
         variants=(lambda Z: Z - Z.min(axis=1, keepdims=True) - log_sum(Z - Z.min(axis=1, keepdims=True)),
                   *(lambda Z, m=m: Z - m(Z) - log_sum(Z - m(Z)) for m in OTHER_SHIFTS),
                   *(lambda Z, m=m: np.log(over(np.exp(Z - m(Z)))) for m in OTHER_SHIFTS),
                   lambda Z: -np.log(np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2)))),
    Rule("A7", "No shift", lambda Z: Z - np.log(np.exp(Z).sum(axis=1, keepdims=True)),
         "The formula is right, and its sum of exponentials overflows beyond 709.78, or is 0 far below 0.",
         overflow_tell,
         on="extreme", variants=(lambda Z: np.log(over(np.exp(Z))), lambda Z: np.log(over(np.exp(Z.astype(float)))),
                               lambda Z: Z.astype(float) - log_sum(Z.astype(float)))),
    Rule("A10", "Softmax went in as logits", lambda Z: log_softmax(softmax(Z)),
         "You gave a softmax to a log-softmax: squashed twice.",
         lambda F, Z: f"With {Z.shape[1]} classes your largest value is {F.max():.4g}; squashed twice, none can exceed "
                      f"{1 - np.log(np.e + Z.shape[1] - 1):.3g}.",
         variants=(lambda Z: np.log(softmax(softmax(Z))),)),
    Rule("A11", "The shift was lost from the log-sum-exp",
         lambda Z: Z - np.log(np.exp(shifted(Z)).sum(axis=1, keepdims=True)),
         "Log-sum-exp is not shift invariant, it moves with the shift: what is subtracted inside has to come back outside (or be "
         "subtracted from Z as well).", exp_row_sum),
    Rule("twice", "The shift taken off once too often", lambda Z: shifted(Z) - log_sum(Z),
         "The logit is shifted, and the sum of exponentials is not. Both or neither: in the quotient the shift leaves numerator "
         "and sum together.", exp_row_sum),
    Rule("plus", "The two terms added", lambda Z: shifted(Z) + log_sum(shifted(Z)),
         "The logarithm of a quotient is a difference.", exp_row_sum, variants=(lambda Z: Z + lse(Z),)),
    Rule("A16", "Works on the caller's array", in_place,
         "`Z -= ...` writes into the array you were given. `Z - ...` makes a new one.",
         lambda F, Z: f"1 array was changed: Z, of shape {Z.shape}."),
    Rule("C8", "Another base", lambda Z: log_softmax(Z) / np.log(2),
         "Logarithms here are natural: `np.log`. A logarithm of yours is to another base.",
         exp_row_sum,
         variants=(lambda Z: log_softmax(Z) / np.log(10),
                   lambda Z: shifted(Z) - log_sum(shifted(Z)) / np.log(2),
                   lambda Z: shifted(Z) - log_sum(shifted(Z)) / np.log(10))),
    Rule("C12", "Logarithm of an underflowed probability", lambda Z: np.log(softmax(Z)),
         "A probability below about 1e-323 is stored as 0 and its logarithm as -inf, though the true logarithm is an ordinary "
         "number. Take the logarithm of the formula first, on paper: then no probability has to be formed.",
         overflow_tell, on="extreme"),
    Rule("C13", "A guard inside the logarithm", guarded(1e-8),
         "The guard keeps the logarithm finite by changing the function: all small probabilities give the same number.",
         lambda F, Z: f"Your smallest value on all these logits is {min(F.min(), 0):.4g}.", on="extreme",
         variants=tuple(guarded(eps, clip) for eps in GUARDS for clip in (False, True))),
    Rule("S7", "The logarithm of a quotient taken as a quotient", lambda Z: Z / lse(Z),
         "The logarithm of a quotient is a difference of logarithms, not their quotient.", exp_row_sum),
    Rule("no-log", "No logarithm", softmax, "This is softmax itself; its logarithm is asked for.",
         lambda F, Z: f"Your largest value is {F.max():.4g}; the logarithm of a probability is never above 0."),
    Rule("sign", "Sign turned", lambda Z: -log_softmax(Z),
         "The logarithm of a probability is never above 0: a sign is turned.",
         lambda F, Z: f"Your largest value is {F.max():.4g}."),
)

def plain_log_softmax(Z):
    """Log-softmax of each row, in its simplest lines."""
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


EXERCISE = Exercise(
    name="log_softmax",
    title="Write log-softmax for a batch",
    statement="Z is an array of floats of shape (N, C). Give back the natural logarithm of each row's softmax, same shape. It "
              "must stay accurate for logits as large as 10000 (a class 1000 below the best has log-probability -1000, not "
              "-inf). A logit of -inf gives -inf. Leave Z as it is.",
    signature="my_log_softmax(Z)",
    reference=log_softmax,
    plain=plain_log_softmax,
    probes=probes,
    rules=RULES,
    hints=(
        "Write the logarithm of the quotient as a difference. What does log do to exp?",
        "One of the two terms is the logit itself. The other is the same for the whole row: the logarithm of the row's sum of "
        "exponentials.",
        "Shift the row first, `S = Z - Z.max(axis=1, keepdims=True)`; the difference does not notice. Then only `S` is needed.",
    ),
    reason="After the row's maximum is subtracted, log-softmax is the shifted logit minus the logarithm of a sum that lies "
           "between 1 and C. No probability is formed, so none can underflow to 0 before its logarithm is taken.",
)
