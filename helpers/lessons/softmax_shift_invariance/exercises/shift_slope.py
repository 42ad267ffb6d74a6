"""Exercise "shift_slope": the two ways by which a shift enters softmax, and what is left of them."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def shift_slope_reference(z):
    """The derivative of softmax(z + c) by the number c: it does not change with c."""
    return np.zeros_like(z)


def _p(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def _sum_tell(d, z):
    return (f"Your slopes sum to {d.sum():.4g}; but the probabilities add up to one for every c, so their slopes have to cancel "
            "in total.")


SHIFT_SLOPE = Exercise(
    name="shift_slope",
    title="How softmax moves with the shift",
    statement="z is a vector of logits, shape (C,). Give back the derivative of softmax(z + c) with respect to the single number "
              "c, at c = 0: one number for each class, shape (C,).",
    signature="my_shift_slope(z)",
    reference=shift_slope_reference,
    probes=lambda: [
        Probe((spread(1, 3),), "3 logits"),
        Probe((spread(2, 5),), "5 logits"),
        Probe((spread(3, 8),), "8 logits", "batch"),
    ],
    rules=(
        Rule("A14", "Only one of the two ways", _p,
             "The shift stands in the numerator and in the sum. You followed one of the two ways; together they do something "
             "simpler.",
             _sum_tell, variants=(lambda z: -_p(z),)),
        Rule("S4", "Only the class's own logit", lambda z: _p(z) * (1 - _p(z)),
             "That is how a class answers to its own logit alone. The shift moves all logits together.",
             _sum_tell),
        Rule("A13", "Taken as one for each class", np.ones_like,
             "The logits move by one each; the probabilities are something else.", _sum_tell),
    ),
    hints=(
        "Before any derivative: what does softmax(z + c) look like as c changes?",
        "A quantity that does not change has which derivative?",
    ),
    reason="softmax(z + c) is softmax(z) for every c, and what does not change has derivative 0, for every class. If you do "
           "calculate: c comes in through the numerator and through the sum, and the two ways cancel.",
)
