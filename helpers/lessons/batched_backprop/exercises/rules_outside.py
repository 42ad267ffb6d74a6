"""What goes wrong above the hidden layer: on the way forward and at the logits."""

from .... import sigmoid, softmax
from ....exercises import Rule
from .networks import in_both, sigmoid_slope
from .tells import db2_sum


def at_logits(rule, off):
    """Rules about what arrives at the logits; ``rule`` makes a backward pass, ``off`` tells one of its numbers."""
    return (
        Rule("C1", "The sign turned", rule(G2=lambda s: (s.Y - s.P) / s.N),
             "Right size, opposite sign: a step against this gradient walks uphill. At the logits it is prediction minus target; "
             "and the slope of these units is never negative.", off,
             variants=(rule(G2=lambda s: s.Y - s.P),)),
        Rule("C5", "Not divided by N", rule(G2=lambda s: s.P - s.Y),
             "Every part is N times too large. The loss is a mean over the examples: its 1/N enters once, at the logits, and "
             "all that follows inherits it.", off),
        Rule("C6", "Divided by N twice", rule(G2=lambda s: (s.P - s.Y) / s.N ** 2),
             "What arrives at the logits holds the mean's 1/N already. Average once; the sums over examples that follow are "
             "plain sums.", off,
             variants=(*in_both(rule, "dW", lambda A, G, s: A.T @ G / s.N), *in_both(rule, "db", lambda A, G, s: G.mean(axis=0)),
                       rule(dW1=lambda s: s.X.T @ s.G1 / s.N, db1=lambda s: s.G1.mean(axis=0)),
                       rule(dW2=lambda s: s.A1.T @ s.G2 / s.N, db2=lambda s: s.G2.mean(axis=0)))),
        Rule("D7", "Weights averaged one way, biases another",
             rule(G2=lambda s: s.P - s.Y, dW1=lambda s: s.X.T @ s.G1 / s.N, dW2=lambda s: s.A1.T @ s.G2 / s.N),
             "One of the two is divided by N, the other is not. One rule for both: divide once, at the logits.", off,
             variants=(rule(G2=lambda s: s.P - s.Y, db1=lambda s: s.G1.mean(axis=0), db2=lambda s: s.G2.mean(axis=0)),)),
        Rule("D7-layers", "One layer averaged, the other not",
             rule(dW1=lambda s: s.X.T @ s.G1 * s.N, db1=lambda s: s.G1.sum(axis=0) * s.N),
             "One layer is divided by N, the other is not. Divide once, at the logits: both layers inherit it.", off,
             variants=(rule(dW2=lambda s: s.A1.T @ s.G2 * s.N, db2=lambda s: s.G2.sum(axis=0) * s.N),)),
        Rule("C7", "Averaged over classes as well", rule(G2=lambda s: (s.P - s.Y) / s.P.size),
             "Average over examples, sum over classes.", off),
        Rule("half-divided", "Divided by N in one place only", rule(G2=lambda s: s.P - s.Y / s.N),
             "The quotient binds tighter than the minus: only one of the two terms is divided by N.", db2_sum,
             variants=(rule(G2=lambda s: s.P / s.N - s.Y),)),
        Rule("C2", "The gradient by the probabilities", rule(G2=lambda s: -s.Y / s.P / s.N),
             "You stopped at the probabilities. The chain goes on through the softmax, and what arrives at the logits is "
             "simpler.",
             db2_sum, variants=(rule(G2=lambda s: -s.Y / s.P),)),
        Rule("C3", "The diagonal of the softmax alone", rule(G2=lambda s: -s.Y * (1 - s.P) / s.N),
             "You have the target's entry and nothing for the other classes. Raising one logit lowers every other probability.",
             db2_sum, variants=(rule(G2=lambda s: -s.Y * (1 - s.P)),)),
        Rule("E10", "A slope factor at the output", rule(G2=lambda s: (s.P - s.Y) * s.P * (1 - s.P) / s.N),
             "Softmax and the logarithm cancel each other: at the logits there is no slope left to multiply by. Such a factor "
             "belongs to squared error.", db2_sum,
             variants=(rule(G2=lambda s: (s.P - s.Y) * s.P * (1 - s.P)), rule(G2=lambda s: (s.Y - s.P) * s.P * (1 - s.P)),
                       rule(G2=lambda s: (s.P - s.Y) / s.N * sigmoid_slope(s.A1 @ s.W2 + s.b2)),
                       rule(G2=lambda s: (s.P - s.Y) * sigmoid_slope(s.A1 @ s.W2 + s.b2)))),
        Rule("no-target", "The target left out", rule(G2=lambda s: s.P / s.N),
             "The targets do not occur in your gradient.", db2_sum, variants=(rule(G2=lambda s: s.P),)),
    )


def on_the_way_forward(rule, off):
    """Rules about another network than the one that is asked for."""
    return (
        Rule("no-bias", "A bias missing on the way forward", rule(Z1=lambda s: s.X @ s.W1, P=lambda s: softmax(s.A1 @ s.W2)),
             "The network that you went back through lacks a bias. Go forward with both, and the numbers after that change.",
             off, variants=(rule(Z1=lambda s: s.X @ s.W1), rule(P=lambda s: softmax(s.A1 @ s.W2)))),
        Rule("no-softmax", "Logits for probabilities", rule(P=lambda s: s.A1 @ s.W2 + s.b2),
             "The logits went in where the probabilities belong.", db2_sum),
        Rule("S8", "A sigmoid for each class", rule(P=lambda s: sigmoid(s.A1 @ s.W2 + s.b2)),
             "Sigmoids do not compete: at the output there is a softmax.", db2_sum),
        Rule("A1", "Softmax down the columns", rule(P=lambda s: softmax(s.A1 @ s.W2 + s.b2, axis=0)),
             "Your softmax normalises over the examples of a class; it belongs along each row.", db2_sum),
        Rule("A2", "Softmax over the whole array", rule(P=lambda s: softmax(s.A1 @ s.W2 + s.b2, axis=None)),
             "Your rows share one unit of probability.", db2_sum),
    )
