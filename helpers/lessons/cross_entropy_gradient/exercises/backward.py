"""Exercises "logsumexp_grad" and "softmax_backward": the chain rule through a sum of exponentials."""

import numpy as np

from .... import sigmoid, softmax
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def lse_grad_reference(z):
    """The derivative of log of a sum: one over the sum, times the sum's own derivative. That is softmax."""
    e = np.exp(z - z.max())
    return e / e.sum()


def _total(g, z):
    return f"Your entries sum to {g.sum():.4g}; adding 1 to all logits adds 1 to log-sum-exp."


LSE_GRAD = Exercise(
    name="logsumexp_grad",
    title="The gradient of log-sum-exp",
    statement="z is a vector of logits, shape (C,). Give back the gradient of log(sum(exp(z))), shape (C,). Logits here are "
              "small, no shift is needed.",
    signature="my_lse_gradient(z)",
    reference=lse_grad_reference,
    probes=lambda: [Probe((spread(1, 4),), "4 logits"), Probe((spread(2, 3),), "3 logits"),
                    Probe((spread(3, 11),), "11 logits", "batch")],
    rules=(
        Rule("S7", "The inner derivative forgotten", lambda z: np.full(z.shape, 1 / np.exp(z).sum()),
             "The derivative of log f is 1/f times the derivative of f. You left out the second factor, so every class gets the "
             "same.",
             lambda g, z: f"All your {g.size} entries are equal, and they sum to {g.sum():.4g}."),
        Rule("S7-number", "One number, without the inner derivative", lambda z: 1 / np.exp(z).sum(),
             "The derivative of log f is 1/f times the derivative of f. You left out the second factor, which gives each logit "
             "an entry of its own.",
             lambda g, z: f"You give 1 number for {z.size} logits."),
        Rule("S7-terms", "One over each term", lambda z: 1 / np.exp(z),
             "The derivative of log f is 1/f, with f the whole sum. You took one over each exponential by itself, and the "
             "derivative of the sum is missing.", _total),
        Rule("outer", "The outer derivative forgotten", lambda z: np.exp(z),
             "This is the derivative of the sum; the logarithm around it has one too.", _total),
        Rule("A11", "Log-sum-exp taken as shift invariant", lambda z: lse_grad_reference(z) - 1 / z.size,
             "Your entries sum to 0, as if log-sum-exp did not move with a shift.",
             lambda g, z: f"Your smallest entry is {g.min():.4g}.", variants=(np.zeros_like,)),
        Rule("A17", "The gradient of the maximum", lambda z: (z == z.max()).astype(float),
             "Log-sum-exp is a soft maximum: every logit has a share.",
             lambda g, z: f"{(g == 0).sum()} of your {g.size} entries are exactly 0."),
        Rule("S8", "A sigmoid for each class", sigmoid,
             "The denominator is the whole sum, not 1 plus the one exponential.", _total),
        Rule("value", "The function itself", lambda z: np.full(z.shape, np.log(np.exp(z).sum())),
             "This is log-sum-exp; its gradient is asked for.", _total,
             variants=(lambda z: np.log(np.exp(z).sum()), lambda z: z / np.log(np.exp(z).sum()))),
        Rule("S7-log", "The logarithm taken of each term", lambda z: np.ones_like(z),
             "The logarithm of a sum is not the sum of the logarithms.", _total),
    ),
    hints=("f is the sum. What is the derivative of log f?",
           "And the derivative of the sum by one of its logits?"),
    reason="One over the sum, times exp of the logit: softmax. This is why softmax appears in every gradient of this lesson.",
)


def backward_reference(G, z):
    """From G, the gradient by the probabilities, back to the logits: p times (G minus its mean under p)."""
    p = softmax(z)
    return p * (G - G @ p)


def _at_max(z, amount):
    change = np.zeros_like(z)
    change[z.argmax()] = amount
    return change


def _numerator_path(G, z):
    p = softmax(z)
    return backward_reference(G, z) + _at_max(z, -(G @ p))


def _sum_path(G, z):
    return backward_reference(G, z) + _at_max(z, G @ softmax(z))


def _g_sum(d, G, z):
    return f"Your entries sum to {d.sum():.4g}; a shift of all logits changes nothing, so they should sum to 0."


BACKWARD = Exercise(
    name="softmax_backward",
    title="The way back through softmax",
    statement="z holds logits and G the gradient of some loss by the probabilities softmax(z), both of shape (C,). Give back the "
              "gradient of that loss by z, shape (C,). You may subtract the maximum for safety.",
    signature="my_softmax_backward(G, z)",
    reference=backward_reference,
    probes=lambda: [Probe((spread(1, 4), spread(2, 4)), "4 logits"),
                    Probe((spread(3, 3), spread(4, 3)), "3 logits"),
                    Probe((spread(5, 11), spread(6, 11)), "11 logits", "batch")],
    rules=(
        Rule("A14", "One way through the maximum", _numerator_path,
             "The maximum that you subtracted occurs in the numerator and in the sum. The two ways through it cancel; keep both "
             "or neither.",
             lambda d, G, z: f"Your entries sum to {d.sum():.4g}, and all of that excess sits at the largest logit.",
             variants=(_sum_path,)),
        Rule("S4", "The diagonal of the Jacobian only", lambda G, z: G * softmax(z) * (1 - softmax(z)),
             "Each probability answers to every logit; you followed each to its own only.", _g_sum),
        Rule("numerator", "Only through the numerator", lambda G, z: G * softmax(z),
             "Each logit also stands in the sum below.", _g_sum),
        Rule("denominator", "Only through the sum", lambda G, z: -softmax(z) * (G @ softmax(z)),
             "Each logit also stands in its own numerator.", _g_sum),
        Rule("p-minus-g", "Prediction minus target where it does not belong", lambda G, z: softmax(z) - G,
             "That is the gradient of cross-entropy with targets G. Here G is a gradient that comes from above.", _g_sum),
        Rule("no-p", "The mean taken off, the factor lost", lambda G, z: G - G @ softmax(z),
             "The outer factor p is missing.", _g_sum),
        Rule("half-p", "The factor p on one term only", lambda G, z: softmax(z) * G - G @ softmax(z),
             "Your first term carries the factor p, the second does not. `*` binds tighter than the minus.", _g_sum),
        Rule("plain-sum", "The plain sum", lambda G, z: softmax(z) * (G - G.sum()),
             "What is subtracted is a mean of G in which each class counts with its probability, not the sum of G.", _g_sum),
        Rule("plain-mean", "The plain mean", lambda G, z: softmax(z) * (G - G.mean()),
             "What is subtracted is a mean of G, but not the plain one: each class counts with its probability.", _g_sum),
        Rule("C1", "Sign turned", lambda G, z: -backward_reference(G, z), "Right size, opposite sign.",
             lambda d, G, z: f"Your first entry is {d[0]:.4g}."),
    ),
    hints=("The Jacobian of the exercise before, applied to G.",
           "diag(p) gives p * G. What does the outer product give?"),
    reason="The Jacobian is symmetric, and applied to G it never needs to be formed: p times (G minus the mean of G under p).",
)
