"""What the loss from the logits is mistaken for."""

import numpy as np

from .... import log_softmax, one_hot, sigmoid, softmax, softmax_cross_entropy
from ....exercises import Rule
from .cross_entropy import GUARDS


def picked(table, y):
    return table[np.arange(len(y)), y]


def lse(Z):
    return np.log(np.exp(Z).sum(axis=1))


def _seen(L, Z, y):
    value = float(np.asarray(L).flat[0])
    return f"Your loss is {value:.4g}" + ("." if np.isfinite(value) else f", for logits up to {np.abs(Z).max():.4g}.")


def _safe_guard(eps, clip):
    def loss(Z, y):
        p = picked(softmax(Z), y)
        return -np.log(np.clip(p, eps, 1.0) if clip else p + eps).mean()
    return loss


def _in_place(Z, y):
    Z -= Z.max(axis=1, keepdims=True)
    return (lse(Z) - picked(Z, y)).mean()


def _sigmoid_loss(Z, y):
    """Binary cross-entropy of every class by itself."""
    off_target = np.log(sigmoid(-Z)).sum(axis=1) - picked(np.log(sigmoid(-Z)), y)
    return -(picked(np.log(sigmoid(Z)), y) + off_target).mean()


def shifted_loss(shift):
    """The loss with exponentials of Z minus a shift of each row that need not be the maximum."""
    return lambda Z, y: (lse(Z - shift(Z, y)) - picked(Z - shift(Z, y), y)).mean()


# Shifts (N, 1) that are as invariant as the maximum, and leave the largest exponent without a bound.
SHIFTS = (
    lambda Z, y: Z.min(axis=1, keepdims=True), lambda Z, y: Z.mean(axis=1, keepdims=True),
    lambda Z, y: Z[:, :1], lambda Z, y: Z[:, -1:], lambda Z, y: Z[np.arange(len(y)), y][:, None],
    lambda Z, y: np.median(Z, axis=1, keepdims=True),
)

RULES = (
    Rule("too-far", "A shift that is too large", shifted_loss(lambda Z, y: np.abs(Z).max(axis=1, keepdims=True)),
         "Your shift keeps every exponent at most 0, but where all logits of a row are far below 0 it leaves even the largest "
         "exponent there: every exponential becomes 0, and the logarithm of 0 is -inf.", _seen, on="extreme"),
    Rule("A6", "A shift that is not the largest logit", shifted_loss(SHIFTS[0]),
         "Any shift of a row leaves the formula's value alone, but after this one the largest exponent still has no bound. "
         "Which shift makes every exponent at most 0?", _seen, on="extreme",
         variants=tuple(map(shifted_loss, SHIFTS[1:]))),
    Rule("C5", "A sum instead of the mean", lambda Z, y: softmax_cross_entropy(Z, y) * len(y),
         "The loss is a mean over the examples. A sum grows with the size of the batch.",
         lambda L, Z, y: f"Your loss for {len(y)} examples is {float(L):.4g}; given the same examples twice it doubles."),
    Rule("C7", "Averaged over classes as well", lambda Z, y: softmax_cross_entropy(Z, y) / Z.shape[1],
         "Average over examples, sum over classes.",
         lambda L, Z, y: f"You divided by {Z.size}, the number of all entries of Z."),
    Rule("C6", "Averaged twice", lambda Z, y: softmax_cross_entropy(Z, y) / len(y),
         "Average once; you divided by the number of examples twice.", _seen),
    Rule("rows-left", "One number for each example", lambda Z, y: -picked(log_softmax(Z), y),
         "The examples are still to be averaged.", lambda L, Z, y: f"Your result has shape {np.shape(L)}."),
    Rule("C1", "The minus sign", lambda Z, y: -softmax_cross_entropy(Z, y),
         "A cross-entropy is never below 0: a sign is turned.", _seen),
    Rule("C8", "Another base", lambda Z, y: softmax_cross_entropy(Z, y) / np.log(2),
         "Logarithms here are natural; yours are to another base, so everything is off by one factor.",
         _seen,
         variants=(lambda Z, y: softmax_cross_entropy(Z, y) / np.log(10),)),
    Rule("C9", "Labels one off", lambda Z, y: -picked(log_softmax(Z), y - 1).mean(),
         "You pick the column beside the label's: labels count from 0, as columns do.", _seen,
         variants=(lambda Z, y: -picked(log_softmax(Z), (y + 1) % Z.shape[1]).mean(),)),
    Rule("C10", "Every label in every row", lambda Z, y: -log_softmax(Z)[:, y].mean(),
         "`[:, labels]` picks these columns in every row: each example was charged with everybody's labels. Two index arrays "
         "are needed.",
         lambda L, Z, y: f"You averaged {len(y) ** 2} logarithms for {len(y)} examples."),
    Rule("A1", "Softmax down the columns", lambda Z, y: -picked(log_softmax(Z, axis=0), y).mean(),
         "Your softmax normalises over the examples of a class; the classes of an example should compete.", _seen),
    Rule("A2", "Softmax over the whole array", lambda Z, y: -picked(log_softmax(Z, axis=None), y).mean(),
         "Your rows share one unit of probability; each row should have its own.", _seen),
    Rule("A4", "One shift for all rows", lambda Z, y: (lse(Z - Z.max()) - picked(Z - Z.max(), y)).mean(),
         "The largest number of the whole array is a safe shift for the top row only.", _seen,
         on="extreme"),
    Rule("A7", "No shift that helps", lambda Z, y: (lse(Z) - picked(Z, y)).mean(),
         "The formula is right, but exponentials overflow beyond 709.78, and far below 0 all of them become 0. Which shift "
         "of each row prevents both?", _seen, on="extreme",
         variants=(lambda Z, y: -np.log(picked(np.exp(Z), y) / np.exp(Z).sum(axis=1)).mean(),)),
    Rule("A11", "The shift was lost from the log-sum-exp",
         lambda Z, y: (lse(Z - Z.max(axis=1, keepdims=True)) - picked(Z, y)).mean(),
         "Log-sum-exp moves with the shift: what is subtracted inside has to come back outside (or be subtracted from the "
         "target's logit too).", _seen),
    Rule("A16", "Works on the caller's array", _in_place,
         "`Z -= ...` writes into the array you were given. `Z - ...` makes a new one.",
         lambda L, Z, y: f"1 array was changed: Z, of shape {Z.shape}."),
    Rule("C12", "Logarithm of an underflowed probability", lambda Z, y: -np.log(picked(softmax(Z), y)).mean(),
         "A probability below about 1e-323 is stored as 0, and its logarithm is -inf. Take the logarithm of the formula on "
         "paper first.",
         _seen, on="extreme",
         variants=(lambda Z, y: -(one_hot(y, Z.shape[1]) * np.log(softmax(Z))).sum(axis=1).mean(),)),
    Rule("C13", "A guard inside the logarithm", _safe_guard(1e-8, False),
         "The guard keeps the logarithm finite by changing the function: beyond it the loss stays put and its slope is 0.",
         _seen, on="extreme",
         variants=tuple(_safe_guard(eps, clip) for eps in GUARDS for clip in (False, True))),
    Rule("S30", "Softmax twice", lambda Z, y: softmax_cross_entropy(softmax(Z), y),
         "Softmax went into a loss that takes the softmax itself. Even a perfect prediction keeps a loss.",
         lambda L, Z, y: f"With {Z.shape[1]} classes your loss cannot fall below "
                         f"{np.log((np.e + Z.shape[1] - 1) / np.e):.3g}."),
    Rule("C18", "A sigmoid for each class", lambda Z, y: -np.log(picked(sigmoid(Z), y)).mean(),
         "A sigmoid looks at the target's logit alone; the other classes do not compete with it.", _seen,
         variants=(_sigmoid_loss,)),
    Rule("mean-in-log", "The mean inside the logarithm", lambda Z, y: -np.log(picked(softmax(Z), y).mean()),
         "The mean is over the losses, not over the probabilities: log and mean may not be exchanged.",
         _seen),
    Rule("no-log", "No logarithm", lambda Z, y: -picked(softmax(Z), y).mean(),
         "This is the mean probability of the targets, without a logarithm.", _seen,
         variants=(lambda Z, y: 1 - picked(softmax(Z), y).mean(), lambda Z, y: picked(softmax(Z), y).mean())),
    Rule("logit-only", "The logit for its log-probability", lambda Z, y: -picked(Z, y).mean(),
         "The target's logit alone does not know the other classes: the log-sum-exp of the row is missing.", _seen),
)
