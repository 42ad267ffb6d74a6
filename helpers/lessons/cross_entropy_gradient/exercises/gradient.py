"""Exercise "softmax_cross_entropy_grad": prediction minus target, and everything it is mistaken for."""

from .... import one_hot, softmax, softmax_cross_entropy_grad
from ....exercises import Exercise
from .gradient_rules import RULES
from .loss import logit_probes


def plain_gradient(Z, labels):
    """What the model says minus what is true, over N."""
    return (softmax(Z) - one_hot(labels, Z.shape[1])) / len(Z)


GRADIENT = Exercise(
    name="softmax_cross_entropy_grad",
    title="Write the gradient of the loss by the logits",
    statement="Z holds logits, shape (N, C); labels are integers, shape (N,), counted from 0. The loss is the cross-entropy of "
              "softmax(Z) against the labels, averaged over the N rows. Give back its gradient by Z, shape (N, C). Logits may be "
              "as large as 10000. Leave Z as it is. You may use `softmax` and `one_hot` from `helpers`.",
    signature="my_gradient(Z, labels)",
    reference=softmax_cross_entropy_grad,
    plain=plain_gradient,
    probes=logit_probes,
    rules=RULES,
    hints=("What must the entries of each row of the gradient sum to? (Shift all logits of the row: the loss does not move.)",
           "Two cases: the entry of the true class, and any other. Write both with one formula that uses one-hot rows.",
           "The loss is a mean over N examples: which factor does every entry inherit?"),
    reason="Both cases, i = k and i not k, are one: prediction minus target. The mean over the examples leaves its 1/N in every "
           "entry.",
)
