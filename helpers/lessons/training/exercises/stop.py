"""Exercise "stop": when early stopping stops, and which parameters it keeps."""

import numpy as np

from ....exercises import Exercise, Probe, Rule


def stop(values, patience):
    """The first epoch that is `patience` epochs after the best so far, or the last; and that best one."""
    best = 0
    for epoch, value in enumerate(values):
        if value < values[best]:
            best = epoch
        if epoch - best >= patience:
            return epoch + 1, best + 1
    return len(values), best + 1


def waiting(better=lambda value, best, before: value < best, enough=lambda waited, patience: waited >= patience,
            reset=lambda waited: 0, count=0, give=lambda epoch, best, values: (epoch, best)):
    """Early stopping with some of its parts exchanged; epochs count from 1 + count."""
    def answer(values, patience):
        best, at, waited = np.inf, 1, 0
        for epoch, value in enumerate(values, 1):
            if epoch == 1 or better(value, best, values[epoch - 2]):
                best, at, waited = value, epoch, reset(waited)
            else:
                waited += 1
            if enough(waited, patience):
                break
        stopped, best = give(epoch, at, values)
        return stopped + count, best + count
    return answer


def waiting_for(to_beat, kept=True):
    """Early stopping that starts its wait anew below ``to_beat(values, epoch)``; that epoch is kept, or else the best so far."""
    def answer(values, patience):
        best = last = 1
        for epoch in range(2, len(values) + 1):
            if values[epoch - 1] < to_beat(values, epoch):
                last = epoch
            best = last if kept else 1 + int(np.argmin(values[:epoch]))
            if epoch - last >= patience:
                return epoch, best
        return len(values), best
    return answer


def _told(parts, values, patience):
    return f"With patience {patience} you stop after epoch {int(parts[0])} and keep the parameters of epoch {int(parts[1])}."


def _probe(values, patience, kind="ordinary", words=""):
    values = np.array(values)
    return Probe((values, patience), f"{len(values)} epoch{'s' * (len(values) > 1)}, patience {patience}{words}", kind)


LONG = [0.9, 0.7, 0.72, 0.68, 0.69, 0.66, 0.67, 0.68, 0.665, 0.66, 0.661, 0.67, 0.5]

STOP = Exercise(
    name="stop",
    title="When to stop",
    statement="values holds the validation loss after each epoch, at least one, in order; epochs count from 1. An epoch is "
              "better "
              "if its value is smaller than every value before it. Training stops after the first epoch that is `patience` "
              "epochs "
              "later than the best one so far, or after the last. Give back two whole numbers: after which epoch it stops, and "
              "which epoch's parameters are kept.",
    signature="my_stop(values, patience)",
    reference=stop,
    outputs=("stopped", "best"),
    probes=lambda: [
        _probe([0.9, 0.6, 0.5, 0.55, 0.52, 0.51, 0.49, 0.4], 3, words=", better ones too late"),
        _probe([0.8, 0.7, 0.75, 0.65, 0.7, 0.6, 0.62, 0.61, 0.63, 0.64, 0.66], 2, words=", a dip on the way"),
        _probe([0.9, 0.8, 0.7, 0.6, 0.65], 3, words=", still waiting at the end"),
        _probe([0.5, 0.4, 0.4, 0.4, 0.4, 0.3], 3, words=", ties"),
        _probe([0.5, 0.6, 0.7, 0.2], 2, words=", the first is best"),
        _probe([0.3], 2, "single"),
        _probe([0.7, 0.6, 0.8, 0.5, 0.9], 1),
        _probe(LONG, 4, "batch"),
    ],
    rules=(
        Rule("before", "Compared with the epoch before", waiting(better=lambda value, best, before: value < before),
             "You compare each epoch with the one before it. After a bad epoch a less bad one looks better and is not.", _told),
        Rule("total", "Bad epochs counted altogether", waiting(reset=lambda waited: waited),
             "A better epoch starts the wait anew. You count all bad epochs since the beginning.", _told),
        Rule("ties", "An equal value counts as better", waiting(better=lambda value, best, before: value <= best),
             "Better means smaller. A loss that stands still would never stop in yours.", _told),
        Rule("late", "One epoch too many", waiting(enough=lambda waited, patience: waited > patience),
             "You wait one epoch longer than asked: `>` where it is enough to reach the patience.", _told),
        Rule("early", "One epoch too few", waiting(enough=lambda waited, patience: waited and waited >= patience - 1),
             "You stop one epoch too early.", _told),
        Rule("impatient", "At the first bad epoch", waiting(enough=lambda waited, patience: waited >= 1),
             "You stop as soon as a value is not better. `patience` does not occur in yours.", _told),
        Rule("never-updated", "The best value not remembered", waiting_for(lambda values, epoch: values[0]),
             "You compare every epoch with the first. When an epoch is better, its value is the one to beat from then on.",
             _told),
        Rule("wait-before", "Waiting as long as it rises", waiting_for(lambda values, epoch: values[epoch - 2], kept=False),
             "You keep the right one, but count the epochs that are worse than the one before. Count those since the best.",
             _told),
        Rule("last", "The last parameters kept", waiting(give=lambda epoch, best, values: (epoch, epoch)),
             "When training stops, the best parameters are some epochs old. Those are kept, not the last.", _told),
        Rule("zero", "Counted from 0", waiting(count=-1), "Epochs count from 1 here. The first is epoch 1.", _told),
        Rule("oracle", "The best of all, seen or not", waiting(give=lambda epoch, best, values: (epoch,
                                                                                                 int(np.argmin(values)) + 1)),
             "You looked at all values. What comes after the stop was never trained.", _told),
        Rule("never", "Never stopped", waiting(enough=lambda waited, patience: False),
             "You go on to the end. With patience, training ends earlier.", _told),
        Rule("largest", "The largest for the smallest", waiting(better=lambda value, best, before: value > best
                                                               or not np.isfinite(best)),
             "A loss is better when it is smaller. You keep the largest.", _told),
        Rule("swapped", "In the other order", waiting(give=lambda epoch, best, values: (best, epoch)),
             "The epoch after which training stops comes first.", _told, whole=True),
        Rule("wait", "The wait, not the epoch", waiting(give=lambda epoch, best, values: (epoch - best, best)),
             "You give how long was waited. Asked for is the number of the epoch.", _told),
        Rule("value", "The value, not the epoch", waiting(give=lambda epoch, best, values: (epoch, values[best - 1])),
             "You give the smallest loss. Asked for is the epoch that had it.",
             lambda parts, values, patience: f"Your second result is {parts[1]:.2g}."),
    ),
    hints=("Go through the epochs and remember two things: the best epoch so far, and its value.",
           "After each epoch: is it better? Then it is the best so far. How many epochs ago was the best one?",
           "`enumerate(values, 1)` counts from 1. `return` inside the loop, and once more after it for a run that ends first."),
    reason="The wait starts anew with every better epoch. When it has lasted `patience` epochs, the parameters of the best epoch "
           "are put back. `sgd(..., validate=..., patience=...)` does this.",
)
