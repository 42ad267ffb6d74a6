"""Exercise "cross_entropy": of two distributions, row by row, averaged."""

import numpy as np

from .... import one_hot, softmax
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread

GUARDS = (1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16)


def mean_cross_entropy(Y, P):
    """The mean over the rows of the cross-entropy of true rows Y and predicted rows P."""
    return -(Y * np.log(P)).sum(axis=1).mean()


def ce_probes():
    """Soft targets, one-hot targets, and a probability so small that a guard inside the logarithm shows."""
    tiny = np.array([[1e-300, 0.3, 0.7], [0.5, 0.25, 0.25]])
    return [
        Probe((softmax(spread(1, 5, 3)), softmax(spread(2, 5, 3))), "soft targets, 5 rows of 3 classes"),
        Probe((softmax(spread(3, 4, 6)), softmax(spread(4, 4, 6))), "soft targets, 4 rows of 6 classes"),
        Probe((one_hot([1, 0, 3], 5), softmax(spread(5, 3, 5))), "one-hot targets, 3 rows of 5 classes"),
        Probe((softmax(spread(6, 1, 4)), softmax(spread(7, 1, 4))), "one row alone", "single"),
        Probe((np.array([[1.0, 0.0, 0.0], [0.5, 0.25, 0.25]]), tiny), "a probability of 1e-300", "extreme"),
        Probe((softmax(spread(8, 40, 7)), softmax(spread(9, 40, 7))), "40 rows at once", "batch"),
    ]


def _loss(L, Y, P):
    return f"Your loss is {float(np.asarray(L).flat[0]):.4g}."


def _guarded(eps, clip):
    def loss(Y, P):
        return -(Y * np.log(np.clip(P, eps, 1.0) if clip else P + eps)).sum(axis=1).mean()
    return loss


CROSS_ENTROPY = Exercise(
    name="cross_entropy",
    title="Write the cross-entropy of two distributions",
    statement="Y and P have shape (N, C). Each row of Y is a true distribution (one-hot, or soft), each row of P a predicted one "
              "with entries above 0. Give back one number: the cross-entropy of each row, natural logarithm, averaged over the N "
              "rows.",
    signature="my_cross_entropy(Y, P)",
    reference=mean_cross_entropy,
    probes=ce_probes,
    rules=(
        Rule("C5", "A sum instead of the mean", lambda Y, P: -(Y * np.log(P)).sum(),
             "The loss is a mean over the examples. A sum grows with the size of the batch.",
             lambda L, Y, P: f"Your loss for {len(Y)} rows is {float(L):.4g}; given the same rows twice it doubles."),
        Rule("C7", "Averaged over classes as well", lambda Y, P: -(Y * np.log(P)).mean(),
             "Average over examples, sum over classes.", lambda L, Y, P: f"You divided by {Y.size}, the number of all entries."),
        Rule("rows-left", "One number for each row", lambda Y, P: -(Y * np.log(P)).sum(axis=1),
             "The rows are still to be averaged.", lambda L, Y, P: f"Your result has shape {L.shape}.",
             variants=(lambda Y, P: -(Y * np.log(P)).sum(axis=0), lambda Y, P: -Y * np.log(P))),
        Rule("C1", "The minus sign", lambda Y, P: (Y * np.log(P)).sum(axis=1).mean(),
             "Logarithms of probabilities are negative; a loss made of them needs a minus sign to be at least 0.", _loss),
        Rule("C8", "Another base", lambda Y, P: -(Y * np.log2(P)).sum(axis=1).mean(),
             "Logarithms here are natural; yours are to another base, so everything is off by one factor.",
             _loss,
             variants=(lambda Y, P: -(Y * np.log10(P)).sum(axis=1).mean(),)),
        Rule("C9", "Targets one class off", lambda Y, P: -(np.roll(Y, 1, axis=1) * np.log(P)).sum(axis=1).mean(),
             "Each target weighs the logarithm of its neighbour's probability: the columns are one class off.", _loss,
             variants=(lambda Y, P: -(np.roll(Y, -1, axis=1) * np.log(P)).sum(axis=1).mean(),)),
        Rule("C19", "The roles exchanged", lambda Y, P: -(P * np.log(Y)).sum(axis=1).mean(),
             "The prediction goes inside the logarithm. A one-hot target inside it gives the logarithm of 0.",
             _loss),
        Rule("C20", "The sum inside the logarithm", lambda Y, P: -np.log((Y * P).sum(axis=1)).mean(),
             "You took the logarithm of a sum; the sum of logarithms is asked for. For one-hot rows the two agree, for soft ones "
             "not.", _loss),
        Rule("mean-in-log", "The mean inside the logarithm", lambda Y, P: -np.log((Y * P).sum(axis=1).mean()),
             "The mean is over the losses, not over the probabilities: log and mean may not be exchanged.",
             _loss),
        Rule("C13", "A guard inside the logarithm", _guarded(1e-8, False),
             "The guard keeps the logarithm of small probabilities from growing: it changed the function.",
             _loss, on="extreme",
             variants=tuple(_guarded(eps, clip) for eps in GUARDS for clip in (False, True))),
        Rule("hardened", "Only the likeliest target counted", lambda Y, P: -np.log(P[np.arange(len(P)), Y.argmax(axis=1)]).mean(),
             "For soft targets every class counts with its weight, not only the largest.", _loss),
        Rule("entropy", "The entropy of the prediction", lambda Y, P: -(P * np.log(P)).sum(axis=1).mean(),
             "The targets do not occur in your loss.", _loss),
        Rule("divergence", "The targets' own entropy taken off",
             lambda Y, P: -(Y * np.log(P) - np.where(Y > 0, Y * np.log(np.where(Y > 0, Y, 1)), 0)).sum(axis=1).mean(),
             "This is the divergence of the two: it leaves out the entropy of the targets, which cross-entropy includes.", _loss),
        Rule("squared", "Squared error", lambda Y, P: ((Y - P) ** 2).sum(axis=1).mean(),
             "This measures squared distances, and has no logarithm.", _loss,
             variants=(lambda Y, P: ((Y - P) ** 2).mean(), lambda Y, P: ((Y - P) ** 2).sum(axis=1).mean() / 2)),
    ),
    hints=("For one row: which array is inside the logarithm, which outside?",
           "Multiply entry by entry, sum over the classes of each row, then average the rows.",
           "Which sign makes the result positive?"),
    reason="Each class's surprise, minus the logarithm of its predicted probability, weighed with how often it truly occurs.",
)
