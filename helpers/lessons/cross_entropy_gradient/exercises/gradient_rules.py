"""What the gradient of the loss by the logits is mistaken for."""

import numpy as np

from .... import one_hot, sigmoid, softmax
from ....exercises import Rule


def parts(Z, y):
    """Probabilities, one-hot targets and the number of examples."""
    return softmax(Z), one_hot(y, Z.shape[1]), len(y)


def of(formula):
    """A rule from a formula in the probabilities P, the targets Y and the number of examples N."""
    return lambda Z, y: formula(*parts(Z, y))


def other_softmax(function):
    """A rule that is right but for the probabilities it starts from."""
    return lambda Z, y: (function(Z) - one_hot(y, Z.shape[1])) / len(y)


def columns_for_all(Z, y):
    P = softmax(Z)
    P[:, y] -= 1
    return P / len(y)


def in_place(Z, y):
    Z -= Z.max(axis=1, keepdims=True)
    E = np.exp(Z)
    return (E / E.sum(axis=1, keepdims=True) - one_hot(y, Z.shape[1])) / len(y)


def unshifted(Z):
    return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)


def one_shift(Z):
    return unshifted(Z - Z.max())


def row_sum(G, *args):
    return f"Your first row sums to {G[0].sum():.4g}; shift invariance makes the rows of a gradient by logits sum to 0."


def target_entry(G, Z, y):
    return f"Your entry at the first example's own class is {G[0, y[0]]:.4g}."


def zeros(G, *args):
    return f"{(G == 0).sum()} of your {G.size} entries are exactly 0."


def largest(G, *args):
    return f"Your largest entry is {np.abs(G).max():.3g} in size."


def overflow(G, Z, y):
    return f"{(~np.isfinite(G)).sum()} of your {G.size} entries are not finite, for logits up to {np.abs(Z).max():.4g}."


# Shifts (N, 1) that are as invariant as the maximum, and leave the largest exponent without a bound.
SHIFTS = (
    lambda Z: Z.min(axis=1, keepdims=True), lambda Z: Z.mean(axis=1, keepdims=True), lambda Z: Z[:, :1],
    lambda Z: Z[:, -1:], lambda Z: np.median(Z, axis=1, keepdims=True),
)


def target_shift(Z, y):
    return other_softmax(lambda Z: unshifted(Z - Z[np.arange(len(y)), y][:, None]))(Z, y)


def shifted_by(shift):
    return other_softmax(lambda Z: unshifted(Z - shift(Z)))


RULES = (
    Rule("too-far", "A shift that is too large", shifted_by(lambda Z: np.abs(Z).max(axis=1, keepdims=True)),
         "Your shift keeps every exponent at most 0, but where all logits of a row are far below 0 it leaves even the largest "
         "exponent there: every exponential becomes 0, and 0 / 0 is nan.", overflow, on="extreme"),
    Rule("A6", "A shift that is not the largest logit", shifted_by(SHIFTS[0]),
         "Any shift of a row leaves the formula's value alone, but after this one the largest exponent still has no bound. "
         "Which shift makes every exponent at most 0?", overflow, on="extreme", variants=(*map(shifted_by, SHIFTS[1:]), target_shift)),
    Rule("label-value", "The label taken as a number", lambda Z, y: (softmax(Z) - y[:, None]) / len(y),
         "You subtracted the label itself. A label is the name of a class, not a quantity: what is subtracted stands in that "
         "class's column only.", row_sum,
         variants=(lambda Z, y: softmax(Z) - y[:, None],)),
    Rule("half-divided", "Divided by N in one place only", of(lambda P, Y, N: P - Y / N),
         "The quotient binds tighter than the minus: only one of the two terms is divided by N.", row_sum,
         variants=(of(lambda P, Y, N: P / N - Y),)),
    Rule("doubled", "The 2 of a squared error", of(lambda P, Y, N: 2 * (P - Y) / N),
         "Everything is twice too large. A factor 2 comes from differentiating a square, and no square stands in this loss.",
         largest, variants=(of(lambda P, Y, N: 2 * (P - Y)),)),
    Rule("C1", "Target minus prediction", of(lambda P, Y, N: (Y - P) / N),
         "Right size, opposite sign: a step against this gradient walks uphill.", target_entry,
         variants=(of(lambda P, Y, N: Y - P),)),
    Rule("C2", "The gradient by the probabilities", of(lambda P, Y, N: -Y / P / N),
         "Right, but with respect to P. One more link of the chain leads from P to Z.", row_sum,
         variants=(of(lambda P, Y, N: -Y / P),)),
    Rule("C3", "The diagonal of the Jacobian only", of(lambda P, Y, N: -Y * (1 - P) / N),
         "You have the target's entry and nothing for the other classes. Raising one logit lowers every other probability.",
         zeros,
         variants=(of(lambda P, Y, N: -Y * (1 - P)),)),
    Rule("C4", "A slope factor too many", of(lambda P, Y, N: (P - Y) * P * (1 - P) / N),
         "With cross-entropy the slope factor p(1 - p) cancels; you kept it, as one does with squared error.",
         row_sum,
         variants=(of(lambda P, Y, N: (P - Y) * P * (1 - P)),
                   lambda Z, y: (softmax(Z) - one_hot(y, Z.shape[1])) * sigmoid(Z) * sigmoid(-Z) / len(y),
                   lambda Z, y: (softmax(Z) - one_hot(y, Z.shape[1])) * sigmoid(Z) * sigmoid(-Z))),
    Rule("C5", "Not divided by N", of(lambda P, Y, N: P - Y),
         "The loss is a mean over the examples. Where has its 1/N gone?",
         lambda G, Z, y: f"Given the same {len(y)} examples twice, the gradient of one example should halve; your largest entry "
                         f"stays at {np.abs(G).max():.3g}."),
    Rule("C6", "Divided by N twice", of(lambda P, Y, N: (P - Y) / N ** 2),
         "Average once; every later product inherits it.", largest),
    Rule("C7", "Averaged over classes as well", of(lambda P, Y, N: (P - Y) / P.size),
         "Average over examples, sum over classes.", largest,
         variants=(of(lambda P, Y, N: (P - Y) / P.shape[1]),)),
    Rule("C8", "Another base", of(lambda P, Y, N: (P - Y) / N / np.log(2)),
         "Logarithms here are natural; yours are to another base.", largest,
         variants=(of(lambda P, Y, N: (P - Y) / N / np.log(10)),)),
    Rule("C9", "Labels one off", lambda Z, y: (softmax(Z) - one_hot((y - 1) % Z.shape[1], Z.shape[1])) / len(y),
         "The 1 is subtracted in the column beside the label's.",
         lambda G, Z, y: f"For label {y[0]} your only negative entry stands in column {int(G[0].argmin())}.",
         variants=(lambda Z, y: (softmax(Z) - one_hot((y + 1) % Z.shape[1], Z.shape[1])) / len(y),)),
    Rule("C10", "Every label in every row", columns_for_all,
         "`P[:, labels] -= 1` subtracts in these columns of every row. Two index arrays are needed.", row_sum,
         variants=(lambda Z, y: columns_for_all(Z, y) * len(y),)),
    Rule("C18", "A sigmoid for each class", other_softmax(sigmoid),
         "Sigmoids do not compete: that is another model.", row_sum,
         variants=(lambda Z, y: sigmoid(Z) - one_hot(y, Z.shape[1]),)),
    Rule("C21", "The start of training taken for the rule", of(lambda P, Y, N: (1 / P.shape[1] - Y) / N),
         "Every class has probability 1/C only while all logits are nearly 0. The logits do not occur in your gradient.",
         lambda G, Z, y: f"Your first row holds only {len(np.unique(G[0]))} different numbers.",
         variants=(of(lambda P, Y, N: 1 / P.shape[1] - Y),)),
    Rule("S6", "1 subtracted for every class", of(lambda P, Y, N: (P - 1) / N),
         "The 1 belongs to the true class only (the case i = k); for the others nothing is subtracted.",
         row_sum, variants=(of(lambda P, Y, N: P - 1),)),
    Rule("S30", "Softmax twice", other_softmax(lambda Z: softmax(softmax(Z))),
         "You squashed probabilities once more.",
         lambda G, Z, y: f"Your largest entry is {G.max():.3g}, however far apart the logits lie.",
         variants=(lambda Z, y: softmax(softmax(Z)) - one_hot(y, Z.shape[1]),)),
    Rule("A1", "Softmax down the columns", other_softmax(lambda Z: softmax(Z, axis=0)),
         "Your softmax normalises over the examples of a class.", row_sum,
         variants=(lambda Z, y: softmax(Z, axis=0) - one_hot(y, Z.shape[1]),)),
    Rule("A2", "Softmax over the whole array", other_softmax(lambda Z: softmax(Z, axis=None)),
         "Your rows share one unit of probability.", row_sum,
         variants=(lambda Z, y: softmax(Z, axis=None) - one_hot(y, Z.shape[1]),)),
    Rule("A4", "One shift for all rows", other_softmax(one_shift),
         "The largest number of the whole array is a safe shift for the top row only.", overflow,
         on="extreme"),
    Rule("A5", "Another shift for each class", other_softmax(lambda Z: unshifted(Z - Z.max(axis=0))),
         "You subtracted a different number from each class: no shift of the row.", target_entry),
    Rule("A7", "No shift that helps", other_softmax(unshifted),
         "The formula is right, but exponentials overflow beyond 709.78, and far below 0 all of them become 0. Which shift "
         "of each row prevents both?", overflow, on="extreme"),
    Rule("A16", "Works on the caller's array", in_place,
         "`Z -= ...` writes into the array you were given. `Z - ...` makes a new one.",
         lambda G, Z, y: f"1 array was changed: Z, of shape {Z.shape}."),
    Rule("A17", "The winner for the probabilities",
         other_softmax(lambda Z: (Z == Z.max(axis=1, keepdims=True)).astype(float)),
         "A winner-takes-all prediction has gradient 0 once it is right, however unsure it was.", zeros,
         variants=(lambda Z, y: (Z == Z.max(axis=1, keepdims=True)) - one_hot(y, Z.shape[1]),)),
    Rule("no-target", "The target left out", of(lambda P, Y, N: P / N),
         "These are the probabilities; the targets do not occur.", row_sum,
         variants=(of(lambda P, Y, N: P),)),
    Rule("others-only", "Zero at the true class", of(lambda P, Y, N: P * (1 - Y) / N),
         "You pushed the other classes down and left the true one where it is.", row_sum,
         variants=(of(lambda P, Y, N: P * (1 - Y)),)),
    Rule("squared", "Squared", of(lambda P, Y, N: (P - Y) ** 2 / N),
         "A gradient has a sign; squares have lost it.", lambda G, *args: f"Your smallest entry is {G.min():.4g}.",
         variants=(of(lambda P, Y, N: (P - Y) ** 2),)),
    Rule("logits", "Logits for probabilities", other_softmax(lambda Z: Z),
         "The logits went in where the probabilities belong.", row_sum,
         variants=(lambda Z, y: Z - one_hot(y, Z.shape[1]),)),
)
