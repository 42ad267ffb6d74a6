"""The score network s = v^T f(W x + b) in lines, index by index (T19)."""

from ...notation import D, Definition, Delta, Derivation, Index, Line, Size, Slip, Statement, Sum, outer
from .networks import f, score_network

NOT_SQUASHED = "The slope of f is taken where the unit was before it was squashed: at z, not at a."
LINEAR = "You let the message pass as if the unit were linear: the slope of f is missing."
ALL_MOVED = "You let all of them move at once. This one number moves alone."
PAIRED = "Each message goes down its own weight. A product of sums pairs every message with every weight."

i, p, j = Index("i", "H"), Index("p", "H"), Index("j", "D")
n = score_network()
score = Definition(n.s, "The score: one number for one example.")
hidden = Definition(n.a, "What the hidden units give: squashed by some function f, entry by entry.")
before = Definition(n.z, "The hidden units before they are squashed.")
message = Definition(n.delta, "The message of the hidden units: how fast the score moves when each z is nudged.")

by_v = Derivation("By v", (
    Line(D(n.s, n.v[i]), "How fast the score moves with entry i of v."),
    Line(D(Sum(p, n.v[p] * n.a[p]), n.v[i]), "The score is a sum over the hidden units."),
    Line(Sum(p, Delta(p, i) * n.a[p]), "Entry p moves with entry i only if they are the same.", (
        Slip("no-delta", Sum(p, n.a[p]), ALL_MOVED),
    )),
    Line(n.a[i], "The Kronecker delta picks one term.", (
        Slip("before", n.z[i], "This is the unit before it was squashed. What v multiplies is what comes out of it."),
    )),
))
by_z = Derivation("The message of hidden unit i", (
    Line(D(n.s, n.z[i]), "How fast the score moves with the pre-activation of unit i."),
    Line(D(Sum(p, n.v[p] * f(n.z[p])), n.z[i]), "The score is a sum over the hidden units, squashed."),
    Line(n.v[i] * f.prime(n.z[i]), "Only term i holds this z, and the chain rule gives the slope of f there.", (
        Slip("E1", n.v[i] * f.prime(n.a[i]), NOT_SQUASHED),
        Slip("E3", n.v[i], LINEAR),
        Slip("E5", f.prime(n.z[i]), "What the unit counts for in the score, its entry of v, is gone."),
        Slip("value", n.v[i] * f(n.z[i]), "This is the unit's share of the score, not how fast it moves."),
    )),
))
by_W = Derivation("By W", (
    Line(D(n.s, n.W[i, j]), "How fast the score moves with the weight from input j to unit i."),
    Line(Sum(p, n.v[p] * D(f(n.z[p]), n.W[i, j])), "The score is a sum over the hidden units."),
    Line(Sum(p, n.v[p] * f.prime(n.z[p]) * D(n.z[p], n.W[i, j])), "The chain rule through each unit.", (
        Slip("E1", Sum(p, n.v[p] * f.prime(n.a[p]) * D(n.z[p], n.W[i, j])), NOT_SQUASHED),
        Slip("E3", Sum(p, n.v[p] * D(n.z[p], n.W[i, j])), LINEAR),
    )),
    Line(Sum(p, n.delta[p] * D(n.z[p], n.W[i, j])), "The first two factors are the message of unit p."),
    Line(Sum(p, n.delta[p] * Delta(p, i) * n.x[j]), "This weight reaches unit i alone, and there it multiplies input j.", (
        Slip("D1", Sum(p, n.delta[p] * n.x[j]), "Weight (i, j) reaches unit i alone. You let it reach all of them."),
        Slip("no-x", Sum(p, n.delta[p] * Delta(p, i)), "This is what a nudge of the bias does. A weight multiplies an input."),
    )),
    Line(n.delta[i] * n.x[j], "The Kronecker delta picks one term.", (
        Slip("weight", n.delta[i] * n.W[i, j], "The weight itself moves. What remains of the product is its other factor."),
    )),
))
by_b = Derivation("By b", (
    Line(D(n.s, n.b[i]), "How fast the score moves with the bias of unit i."),
    Line(Sum(p, n.delta[p] * D(n.z[p], n.b[i])), "As before: the message of each unit, times how fast its z moves."),
    Line(Sum(p, n.delta[p] * Delta(p, i)), "The bias of unit i reaches unit i alone, one for one.", (
        Slip("no-delta", Sum(p, n.delta[p]), ALL_MOVED),
    )),
    Line(n.delta[i], "The Kronecker delta picks one term."),
))
by_x = Derivation("By x", (
    Line(D(n.s, n.x[j]), "How fast the score moves with input j."),
    Line(Sum(i, D(n.s, n.z[i]) * D(n.z[i], n.x[j])), "Input j reaches every hidden unit: one path through each, and the paths "
         "add up."),
    Line(Sum(i, n.delta[i] * D(n.z[i], n.x[j])), "The first factor is the message of unit i."),
    Line(Sum(i, n.delta[i] * n.W[i, j]), "On the path to unit i lies one weight. Every unit is reached, so no Kronecker delta.", (
        Slip("no-message", Sum(i, n.W[i, j]), "These are the weights on the paths. Each path carries a message as well."),
        Slip("T14", Sum(i, n.delta[i]) * Sum(i, n.W[i, j]), PAIRED),
    )),
    Line((n.W.T @ n.delta)[j], "The sum runs down a column of W, so it is a product with the transpose.", (
        Slip("mean", (n.W.T @ n.delta)[j] / Size("H"), "The paths add up. You took their mean."),
    )),
), also=(p,))
top = Statement(n.delta, n.v * f.prime(n.z), "All units at once: a product entry by entry.")
wrt_v = Statement(D(n.s, n.v), n.a, "Shape (H,), as v.")
wrt_W = Statement(D(n.s, n.W), outer(n.delta, n.x), "Shape (H, D), as W: a column times a row, the outer product.")
wrt_b = Statement(D(n.s, n.b), n.delta, "Shape (H,), as b: the message itself.")
wrt_x = Statement(D(n.s, n.x), n.W.T @ n.delta, "Shape (D,), as x. The transpose adds up the paths from each input.")
