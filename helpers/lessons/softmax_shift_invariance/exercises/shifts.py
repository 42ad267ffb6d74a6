"""Small questions about shifts and scales whose answer is a number, an array, or anything with a property."""

import numpy as np

from ....exercises import Condition, PropertyExercise, ValueExercise, wrong_value
from ....exercises.values import alone


def row_shift_reference():
    Z = np.array([[1.0, 2.0], [3.0, 5.0]])
    return Z - Z.max(axis=1, keepdims=True)


def shift_vector_reference():
    """Any multiple of (1, 1, 1)."""
    return np.array([2.0, 2.0, 2.0])


def scaled_odds_reference():
    """The exponential of the difference of the doubled logits."""
    z = np.array([0.0, 1.0])
    return np.exp(2 * z[1] - 2 * z[0])


def lse_shift_reference():
    """Log-sum-exp moves with the shift."""
    return 2.5 + 3


def odds_change(c):
    """By how much the odds of the two classes change whose shifts differ most."""
    gap = np.ptp(c)
    low, high = int(np.argmin(c)), int(np.argmax(c))
    change = f"a factor of {np.exp(min(gap, 700.0)):.4g}" if gap > 0.01 else f"{100 * np.expm1(gap):.3g} percent"
    return f"The odds of class {high} against class {low} change by {change}."


ROW_SHIFT = ValueExercise(
    name="row_shift",
    title="Subtract each row's maximum",
    statement="Z is [[1, 2], [3, 5]]. What is left when each row's own maximum is subtracted from that row? Give a 2 by 2 array.",
    signature="my_shifted",
    reference=row_shift_reference,
    probes=alone,
    rules=(
        wrong_value("A3", "The maxima have lost their axis", np.array([[-1.0, -3.0], [1.0, 0.0]]),
                    "The two maxima were laid along the columns: the first went to column 0, not to row 0.",
                    "In row 1 you have an entry of 1, above 0."),
        wrong_value("A4", "One maximum for the whole array", np.array([[-4.0, -3.0], [-2.0, 0.0]]),
                    "You subtracted the largest number of the array everywhere.",
                    "The largest entry of your row 0 is -3."),
        wrong_value("A5", "The maximum of each column", np.array([[-2.0, -3.0], [0.0, 0.0]]),
                    "You subtracted column maxima. A shift adds one number to a whole row.",
                    "The two entries of your row 1 are equal, 0 and 0, though 3 and 5 are not."),
        wrong_value("A6", "The minimum", np.array([[0.0, 1.0], [0.0, 2.0]]),
                    "You subtracted the smallest of each row.", "Your largest entry is 2, above 0."),
        wrong_value("sign", "Sign turned", np.array([[1.0, 0.0], [2.0, 0.0]]),
                    "Row minus maximum, not maximum minus row.", "Your largest entry is 2, above 0."),
    ),
    hints=("The maximum of the first row is 2. What is the first row minus 2?",),
    reason="`keepdims=True` keeps the maxima as a column (2, 1), so each is laid along its own row.",
)

SHIFT_VECTOR = PropertyExercise(
    name="shift_vector",
    title="Which vectors may be added?",
    statement="Give three numbers c, the first of them not 0, such that softmax(z + c) equals softmax(z) for every vector z of "
              "three logits.",
    signature="my_shift",
    reference=shift_vector_reference,
    probes=alone,
    conditions=(
        Condition(None, lambda c: c[0] == 0, "The first of your numbers is 0, and something else is asked for.", lambda c: "",
                  [0.0, 0.0, 0.0]),
        Condition("A12", lambda c: np.ptp(c) > 1e-12 * np.abs(c).max(),
                  "With this the odds between two classes change, and so do their probabilities. What must not change between "
                  "two logits?",
                  odds_change, [1.0, 2.0, 3.0]),
    ),
    hints=("Softmax sees only the differences between logits. Which additions leave all differences alone?",),
    reason="Only multiples of (1, 1, 1) leave every difference alone: the factor exp(c) then leaves numerator and sum together.",
)

SCALED_ODDS = ValueExercise(
    name="scaled_odds",
    title="What doubling the logits does",
    statement="For z = [0, 1] the odds of class 1 against class 0, softmax(z)[1] / softmax(z)[0], are e = "
              "2.718... What are the odds for 2 * z? Give the number.",
    signature="my_odds",
    reference=scaled_odds_reference,
    probes=alone,
    rules=(
        wrong_value("A8", "Softmax taken as scale invariant", np.e,
                    "You say that scaling changes nothing. Only shifts do: scaling is a change of temperature.",
                    "Your number is the odds for z itself."),
        wrong_value("linear", "Odds taken as proportional to logits", 2 * np.e,
                    "The difference of the logits doubles, but the odds are its exponential.",
                    "Your odds are 2 times those of z."),
        wrong_value("inverse", "The other way round", np.exp(-2.0),
                    "These are the odds of class 0 against class 1.",
                    "Your odds are below 1, though class 1 has the larger logit."),
        wrong_value("probability", "A probability, not odds", 1 / (1 + np.exp(-2.0)),
                    "This is a probability. The odds are the quotient of two of them, and may be larger than 1.",
                    "Your number is below 1, though class 1 has the larger logit.",
                    also=(1 / (1 + np.exp(2.0)), 1 / (1 + np.exp(-1.0)), 1 / (1 + np.exp(1.0)))),
        wrong_value("squared-twice", "Doubled once too often", np.exp(4.0), "These are the odds for 4 * z.",
                    "Your odds are those of z to the power 4."),
        wrong_value("cooled", "Halved instead of doubled", np.exp(0.5), "These are the odds for z / 2.",
                    "Your odds are nearer to 1 than those of z."),
    ),
    hints=("In the quotient of two softmax entries the sum cancels. What is left of the two exponentials?",),
    reason="The odds of two classes are exp of the difference of their logits. Scaling the logits by 2 squares all odds.",
)

LSE_SHIFT = ValueExercise(
    name="lse_shift",
    title="Log-sum-exp under a shift",
    statement="For some vector z the logarithm of the sum of exponentials, logsumexp(z), is 2.5. What is logsumexp(z + 3)? Give "
              "the number.",
    signature="my_lse",
    reference=lse_shift_reference,
    probes=alone,
    rules=(
        wrong_value("A11", "Log-sum-exp taken as shift invariant", 2.5,
                    "Softmax stays under a shift; log-sum-exp does not, it moves with the shift. Softmax is its gradient, and "
                    "there the shift disappears.", "You answer 2.5, as if nothing had been added."),
        wrong_value("product", "The shift taken as a factor", 7.5,
                    "The factor exp(3) leaves the sum; what does the logarithm make of a factor?",
                    "You answer 7.5, three times as much."),
        wrong_value("exp-shift", "The factor added", 2.5 + np.exp(3),
                    "exp(3) leaves the sum as a factor, inside the logarithm.",
                    "Your answer grew by 20.09, which is exp(3)."),
        wrong_value("log-shift", "The logarithm of the shift", 2.5 + np.log(3),
                    "The shift stands in the exponent, so log meets exp(3), not 3.",
                    "Your answer grew by 1.099, which is the logarithm of 3."),
        wrong_value("sign", "Moved the wrong way", -0.5, "Larger logits have a larger sum.",
                    "Your answer is below 2.5."),
    ),
    hints=("Pull exp(3) out of the sum, then take the logarithm of the product.",),
    reason="exp(3) leaves the sum as a factor, and its logarithm, 3, is added. That is why log-softmax, z minus log-sum-exp, "
           "does not move.",
)

EXERCISES = (ROW_SHIFT, SHIFT_VECTOR, SCALED_ODDS, LSE_SHIFT)
