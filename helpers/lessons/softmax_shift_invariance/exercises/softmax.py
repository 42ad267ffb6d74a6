"""Exercise "softmax": every row of a batch becomes a distribution of its own, at any size of logits."""

import numpy as np

from .... import softmax
from ....exercises import Exercise
from .probes import probes
from .softmax_rules import RULES


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
           "can overflow.",
)
