"""Exercise "softmax_cross_entropy": the loss straight from the logits, at any size of logits."""

import numpy as np

from .... import log_softmax, softmax_cross_entropy
from ....exercises import Exercise, Probe
from ....exercises.draws import labels, spread
from .loss_rules import RULES


def logit_probes():
    """For the loss and for its gradient: shapes that differ, then what overflows each careless shift."""
    return [
        Probe((spread(1, 5, 3), np.array([1, 0, 1, 0, 0])), "5 examples, 3 classes"),
        Probe((spread(2, 4, 7), np.array([3, 0, 3, 5])), "4 examples, 7 classes"),
        Probe((spread(3, 4, 4), np.array([2, 2, 0, 1])), "4 examples, 4 classes", "square"),
        Probe((spread(4, 1, 6), np.array([4])), "one example", "single"),
        Probe((spread(5, 3, 5, dtype=np.float32), np.array([0, 2, 2])), "float32 logits", "float32"),
        Probe((np.array([[1000.0, 999.0, 1001.5], [998.0, 1000.5, 1000.0]]), np.array([1, 0])),
              "logits near 1000", "extreme"),
        Probe((np.array([[900.0, 901.0, 899.5], [1.0, 0.0, 2.0]]), np.array([2, 0])),
              "one row near 900, one near 0", "extreme"),
        Probe((np.array([[1000.0, 21.5, 998.5, 3.0]]), np.array([1])), "a target far below the best logit",
              "extreme"),
        Probe((np.array([[1e4, -1e4, -9000.0]]), np.array([0])), "logits of 10000, -10000 and -9000, the target on top",
              "extreme"),
        Probe((np.array([[-1e4, -9990.0, 1e4]]), np.array([2])), "logits of -10000, -9990 and 10000, the target on top",
              "extreme"),
        Probe((np.array([[-1e4, -9999.5, -10001.0]]), np.array([0])), "logits near -10000", "extreme"),
        Probe((np.array([[1e4, -1e4, 5000.0]]), np.array([1])), "a target at -10000 below a logit of 10000", "extreme"),
        Probe((spread(6, 40, 9), labels(2, 40, 9)), "40 examples at once", "batch"),
    ]


def loss_probes():
    """Also a gap where exp overflows and a probability does not yet vanish: that tells one from the other."""
    return [*logit_probes(),
            Probe((np.array([[0.0, 720.0, 719.0]]), np.array([0])), "a target 720 below the best logit", "extreme")]


def plain_loss(Z, labels):
    """The mean loss from the logits, in its simplest lines."""
    return -log_softmax(Z)[np.arange(len(Z)), labels].mean()


SOFTMAX_CROSS_ENTROPY = Exercise(
    name="softmax_cross_entropy",
    title="Write the loss from the logits",
    statement="Z holds logits, shape (N, C); labels are integers, shape (N,), counted from 0. Give back one number: the "
              "cross-entropy of softmax(Z) against the labels, natural logarithm, averaged over the N rows. It must stay finite "
              "and exact for logits of plus or minus 10000.",
    signature="my_loss(Z, labels)",
    reference=softmax_cross_entropy,
    plain=plain_loss,
    probes=loss_probes,
    rules=RULES,
    hints=("The loss of one example is minus the log-softmax at its label. Which exercise of lesson 01 is half of this?",
           "`F[np.arange(N), labels]` picks one entry from each row of F.",
           "Shift the row first, S = Z - row maximum; the loss is log of the row's sum of exp(S), minus S at the label; then the "
           "mean."),
    reason="Log-softmax never forms a probability that could underflow, so the loss of a very wrong prediction is large and "
           "exact instead of inf.",
)
