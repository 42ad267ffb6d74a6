"""Exercise "sigmoid_as_softmax": the sigmoid's place in a softmax of two."""

from dataclasses import dataclass, replace

import numpy as np

from .... import sigmoid
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def as_softmax_reference(z):
    """Logits (N, 2) of a softmax whose first column is sigma(z): only their difference matters, and it has to be z."""
    return np.stack([z, np.zeros_like(z)], axis=1)


def difference(logits):
    """What decides: the first logit minus the second."""
    return logits[:, 0] - logits[:, 1] if logits.ndim == 2 and logits.shape[1] == 2 else logits


def _p0(logits):
    return 1 / (1 + np.exp(-difference(logits)))


def _gap(L, z):
    return f"In the first row your two logits differ by {difference(L)[0]:.4g}, for z = {z[0]:.4g}."


@dataclass(repr=False)
class TwoLogits(Exercise):
    """Only the gap between the two logits counts, so an answer that nobody has named is told its gap."""

    def _wrong(self, failure, trial):
        verdict = super()._wrong(failure, trial)
        if verdict.slip or failure.step != "value" or self.tried[failure.place].kind == "again":
            return verdict
        (L,), (z,) = trial.outcomes[failure.place].parts, self.tried[failure.place].args
        return replace(verdict, message="Softmax of your rows does not have sigmoid(z) in column 0.", tell=_gap(L, z))


AS_SOFTMAX = TwoLogits(
    name="sigmoid_as_softmax",
    title="The sigmoid as a softmax of two",
    statement="z is an array of shape (N,). Give back logits of shape (N, 2) such that softmax of each row has sigmoid(z) in "
              "column 0. Many answers are right.",
    signature="my_two_logits(z)",
    reference=as_softmax_reference,
    view=difference,
    probes=lambda: [
        Probe((spread(1, 5),), "5 numbers"),
        Probe((spread(2, 3),), "3 numbers"),
        Probe((spread(3, 2),), "2 numbers", "square"),
        Probe((np.array([1.3]),), "one number", "single"),
        Probe((spread(4, 50),), "50 numbers at once", "batch"),
    ],
    rules=(
        Rule("A15", "The gap doubled", lambda z: np.stack([z, -z], axis=1),
             "With z for one class and -z for the other, the gap between the two logits is 2z, so the probability is the sigmoid "
             "of 2z.",
             _gap),
        Rule("complement", "1 - z as if z were a probability", lambda z: np.stack([z, 1 - z], axis=1),
             "Probabilities sum to 1; logits need not. With 1 - z for the other class the gap between the two logits grows twice "
             "as fast as z.", _gap, variants=(lambda z: np.stack([sigmoid(z), 1 - z], axis=1),)),
        Rule("one-for-zero", "A 1 for the other logit", lambda z: np.stack([z, np.ones_like(z)], axis=1),
             "The 1 in the denominator of the sigmoid is an exponential already: it is exp of something, and that something is "
             "the logit.", _gap),
        Rule("exponentials", "Exponentials given as logits", lambda z: np.stack([np.exp(z), np.ones_like(z)], axis=1),
             "Softmax takes the exponential itself: what you give it is the exponent.", _gap,
             variants=(lambda z: np.stack([np.ones_like(z), np.exp(-z)], axis=1),)),
        Rule("A15-single", "One logit only", lambda z: z[:, None],
             "A softmax over one logit is 1 whatever the logit: it has nothing to compete with.",
             lambda L, z: f"Each of your rows has {L.shape[-1] if L.ndim > 1 else 1} logit.",
             variants=(lambda z: z,)),
        Rule("swapped", "The columns exchanged", lambda z: np.stack([np.zeros_like(z), z], axis=1),
             "This puts the probability into the other column.",
             lambda L, z: f"Softmax of your first row has {_p0(L)[0]:.4g} in column 0, for z = {z[0]:.4g}."),
        Rule("A10", "Probabilities given as logits", lambda z: np.stack([sigmoid(z), sigmoid(-z)], axis=1),
             "These are the two probabilities. Softmax will squash them once more.",
             lambda L, z: f"Softmax of your first row has {_p0(L)[0]:.4g} in column 0, for z = {z[0]:.4g}.",
             variants=(lambda z: np.stack([sigmoid(z), np.zeros_like(z)], axis=1),)),
        Rule("equal", "Twice the same logit", lambda z: np.stack([z, z], axis=1),
             "Two equal logits share the probability equally.",
             lambda L, z: f"In the first row the two logits differ by {difference(L)[0]:.4g}."),
        Rule("transposed", "Two rows for two columns", lambda z: np.stack([z, np.zeros_like(z)]),
             "Rows are examples, columns are classes: yours are exchanged.",
             lambda L, z: f"Your result has shape {L.shape} for {z.size} examples."),
    ),
    hints=(
        "Softmax sees only the difference of the two logits. Which difference gives the sigmoid of z?",
        "Write the softmax of (a, b) for column 0 and divide above and below by exp(a).",
    ),
    reason="Divided by exp(z), the softmax of (z, 0) in column 0 is the sigmoid of z. Any shift of both logits is just as right.",
)
