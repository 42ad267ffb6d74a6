"""Exercises "softmax_jacobian" and "jacobian_null_vector": how every probability answers to every logit."""

import numpy as np

from .... import sigmoid, softmax, softmax_jacobian
from ....exercises import Condition, Exercise, Probe, PropertyExercise, Rule
from ....exercises.draws import spread
from ....exercises.values import alone


def unshifted(z):
    return np.exp(z) / np.exp(z).sum()


def _sum(J, z):
    return f"The first column of yours sums to {J[:, 0].sum():.4g}; the probabilities always sum to 1, so their changes sum to 0."


def _shape(J, z):
    return f"Your result has shape {J.shape} for {z.size} logits."


def plain_jacobian(z):
    """diag(p) minus the outer product of p with itself."""
    p = softmax(z)
    return np.diag(p) - np.outer(p, p)


JACOBIAN = Exercise(
    name="softmax_jacobian",
    title="Write the Jacobian of softmax",
    statement="z is a vector of logits, shape (C,). Give back the (C, C) array of derivatives: entry (i, j) is the derivative of "
              "softmax(z)[i] by z[j]. Logits may be as large as 1000. You may use `softmax` from `helpers`.",
    signature="my_jacobian(z)",
    reference=softmax_jacobian,
    plain=plain_jacobian,
    probes=lambda: [
        Probe((spread(1, 4),), "4 logits"),
        Probe((spread(2, 3),), "3 logits"),
        Probe((spread(3, 5, dtype=np.float32),), "float32 logits", "float32"),
        Probe((np.array([1000.0, 999.0, 1000.5]),), "logits near 1000", "extreme"),
        Probe((np.array([-1000.0, -999.0, -1000.5]),), "logits near -1000", "extreme"),
        Probe((spread(4, 12),), "12 logits", "batch"),
    ],
    rules=(
        Rule("S4", "The diagonal only", lambda z: np.diag(softmax(z) * (1 - softmax(z))),
             "p(1 - p) is how a class answers to its own logit. Raising one logit also lowers every other probability.",
             lambda J, z: f"{(J == 0).sum()} of your {J.size} entries are exactly 0."
             if J.ndim == 2 else _shape(J, z),
             variants=(lambda z: softmax(z) * (1 - softmax(z)),)),
        Rule("A13", "Without the coupling of the classes", lambda z: np.diag(softmax(z)),
             "diag(p) alone is invertible. The true Jacobian is not: a shift of all logits changes nothing, so rows sum to 0.",
             _sum),
        Rule("identity", "The identity for a diagonal of its own", lambda z: np.eye(z.size) - np.outer(softmax(z), softmax(z)),
             "The outer product, which couples the classes, is right. Before it is taken off, your diagonal holds 1 for every "
             "class; what belongs there differs from class to class.", _sum),
        Rule("outer", "Without the diagonal", lambda z: -np.outer(softmax(z), softmax(z)),
             "The case i = j has one more term.",
             lambda J, z: f"Your largest entry is {J.max():.4g}: in your Jacobian raising a logit lowers its own probability.",
             variants=(lambda z: np.outer(softmax(z), softmax(z)),
                       lambda z: -np.outer(softmax(z), softmax(z)) + np.diag(softmax(z) ** 2))),
        Rule("C1", "Sign turned", lambda z: np.outer(softmax(z), softmax(z)) - np.diag(softmax(z)),
             "In yours, raising a logit lowers its own probability.", lambda J, z: f"Your diagonal sums to {np.trace(J):.4g}."),
        Rule("plus", "Plus for minus", lambda z: np.diag(softmax(z)) + np.outer(softmax(z), softmax(z)),
             "The off-diagonal entries have the wrong sign: raising one logit lowers the other probabilities.", _sum,
             variants=(lambda z: np.abs(softmax_jacobian(z)),)),
        Rule("S6", "1 subtracted in every entry", lambda z: softmax(z)[:, None] * (1 - softmax(z)[None, :]),
             "p_i (1 - p_j) has the 1 in every entry. It belongs to the case i = j only: a Kronecker delta.",
             _sum,
             variants=(lambda z: (softmax(z)[:, None] * (1 - softmax(z)[None, :])).T,)),
        Rule("B10", "A scalar product for the outer product",
             lambda z: np.diag(softmax(z)) - softmax(z) @ softmax(z),
             "The scalar product of two vectors is one number. An array with entry (i, j) needs an outer product.", _sum),
        Rule("columns", "One probability twice", lambda z: np.diag(softmax(z)) - softmax(z) * softmax(z),
             "`*` went along one axis only: in what is taken off, every entry holds the same probability twice. Entry (i, j) "
             "needs that of i and that of j, so one of the two arrays must run down, as a column.", _sum,
             variants=(lambda z: np.diag(softmax(z)) - softmax(z)[:, None] * softmax(z)[:, None],)),
        Rule("S8", "Sigmoids for softmax", lambda z: np.diag(sigmoid(z) * sigmoid(-z)),
             "A sigmoid looks at its own logit only, so nothing couples the classes.",
             lambda J, z: f"{(J == 0).sum()} of your {J.size} entries are exactly 0.",
             variants=(lambda z: sigmoid(z) * sigmoid(-z),)),
        Rule("A17", "The winner for the probabilities", lambda z: np.zeros((z.size, z.size)),
             "A hard winner does not move with the logits; softmax does.",
             lambda J, z: f"{(J == 0).sum()} of your {J.size} entries are exactly 0."),
        Rule("A7", "No shift", lambda z: np.diag(unshifted(z)) - np.outer(unshifted(z), unshifted(z)),
             "The formula is right, and its exponentials overflow beyond 709.78.",
             lambda J, z: f"{(~np.isfinite(J)).sum()} of your {J.size} entries are not finite, for logits up to "
                          f"{np.abs(z).max():.4g}.", on="extreme"),
        Rule("log-jacobian", "The Jacobian of log-softmax", lambda z: np.eye(z.size) - softmax(z),
             "These are the derivatives of log softmax; softmax itself has one more factor.", _sum),
    ),
    hints=("Two cases: i = j and i not j. The sum in the denominator depends on every logit.",
           "With a Kronecker delta both cases are one: p_i times (delta minus something). What?",
           "`np.diag(p)` has p on its diagonal, `np.outer(p, p)` has every product."),
    reason="diag(p) minus the outer product of p with itself. Rows and columns sum to 0: rows because of shift invariance, "
           "columns because probabilities sum to 1.",
)


def null_vector_reference():
    """Any multiple of (1, 1, 1)."""
    return np.ones(3)


NULL_VECTOR = PropertyExercise(
    name="jacobian_null_vector",
    title="Where the Jacobian gives nothing",
    statement="Give three numbers v, not all 0, such that softmax_jacobian(z) @ v is 0 for every vector z of three logits.",
    signature="my_null_vector",
    reference=null_vector_reference,
    probes=alone,
    conditions=(
        Condition("A13", lambda v: not v.any(),
                  "Only 0 would do if the Jacobian were invertible. It is not: which change of all logits leaves softmax alone?",
                  lambda v: "You changed 0 of the 3 logits.", [0.0, 0.0, 0.0]),
        Condition("A12", lambda v: np.ptp(v) > 1e-12 * np.abs(v).max(),
                  "Along your v the differences between logits change, and with them the probabilities.",
                  lambda v: f"Your entries differ by up to {np.ptp(v):.4g}.", [1.0, -1.0, 0.0]),
    ),
    hints=("Lesson 01: which vectors may be added to the logits?",),
    reason="Lesson 01: one and the same number added to all logits changes no probability. So along (1, 1, 1), and along every "
           "multiple of it, all changes that the Jacobian gives are 0.",
)
