"""The max-margin loss in lines: by the two scores, by the parameters, by the windows (T21)."""

from ...notation import D, Definition, Derivation, Index, Line, Number, Slip, Statement, Sum, Tensor, outer, relu
from .networks import pair, scores_alone

KEPT = "You kept the gradient where the margin is already met. There the loss is 0, and it stays 0 when the score moves a little."
SIGN = ("The sign is turned. A step goes against the gradient, so with this one the true window would sink and the corrupt one "
        "rise.")
ONE_WINDOW = "One of the two windows is missing. The parameter works in both scores."
NO_MARGIN = "The margin is gone. Two equal scores would count as good enough."
SQUARED = "This is the slope of the squared loss. Here the loss grows by 1 for each 1 that is missing, no faster."

n = scores_alone()
gate = relu.prime
missing = Definition(n.m, "What is missing: by how much the true score fails to lie 1 above the corrupt one.")
loss = Definition(n.J, "The max-margin loss: what is missing if something is, and 0 if nothing is.")

by_s = Derivation("By the true score", (
    Line(D(n.J, n.s), "How fast the loss moves with the score of the true window."),
    Line(gate(n.m) * D(n.m, n.s), "The chain rule: the slope of the outer function, times how fast m moves.", (
        Slip("S28", D(n.m, n.s), KEPT),
    )),
    Line(-gate(n.m), "The true score stands in m with a minus sign.", (
        Slip("S28", -Number(1), KEPT),
        Slip("H2", gate(n.m), SIGN),
        Slip("H3", -gate(n.s_c - n.s), NO_MARGIN),
        Slip("H8", -2 * n.J, SQUARED),
    )),
))
by_s_c = Derivation("By the corrupt score", (
    Line(D(n.J, n.s_c), "How fast the loss moves with the score of the corrupt window."),
    Line(gate(n.m) * D(n.m, n.s_c), "The chain rule again.", (
        Slip("S28", D(n.m, n.s_c), KEPT),
    )),
    Line(gate(n.m), "The corrupt score stands in m with a plus sign.", (
        Slip("S28", Number(1), KEPT),
        Slip("H2", -gate(n.m), SIGN),
        Slip("H4", Number(0), "This says that the corrupt score does not matter. It stands in m as well."),
        Slip("H8", 2 * n.J, SQUARED),
    )),
))

t = pair()
j, h = Index("j", "D"), Index("h", "H")
before = Definition(t.z, "The hidden units before they are squashed.")
hidden = Definition(t.a, "Squashed by some function f, entry by entry.")
score = Definition(t.s, "The score of a window: one number.")
corrupt_score = Definition(t.s_c, "The score of the corrupt window, by the same v, W and b.")
message = Definition(t.delta, "The message of lesson 07: how fast the score moves when each z is nudged.")

by_v = Derivation("By v", (
    Line(D(t.J, t.v[h]), "How fast the loss moves with entry h of v."),
    Line(gate(t.m) * (D(t.s_c, t.v[h]) - D(t.s, t.v[h])), "The chain rule. Both scores move with this entry, and m holds both.", (
        Slip("S28", D(t.s_c, t.v[h]) - D(t.s, t.v[h]), KEPT),
        Slip("H4", -gate(t.m) * D(t.s, t.v[h]), ONE_WINDOW),
        Slip("H2", gate(t.m) * (D(t.s, t.v[h]) - D(t.s_c, t.v[h])), SIGN),
    )),
    Line(gate(t.m) * (t.a_c[h] - t.a[h]), "In a score, entry h of v multiplies hidden unit h of that window.", (
        Slip("S28", t.a_c[h] - t.a[h], KEPT),
        Slip("H4", -gate(t.m) * t.a[h], ONE_WINDOW),
        Slip("H2", gate(t.m) * (t.a[h] - t.a_c[h]), SIGN),
    )),
))
by_W = Derivation("By W", (
    Line(D(t.J, t.W[j, h]), "How fast the loss moves with the weight from input j to unit h."),
    Line(gate(t.m) * (D(t.s_c, t.W[j, h]) - D(t.s, t.W[j, h])), "The chain rule, through both windows.", (
        Slip("S28", D(t.s_c, t.W[j, h]) - D(t.s, t.W[j, h]), KEPT),
        Slip("H4", -gate(t.m) * D(t.s, t.W[j, h]), ONE_WINDOW),
        Slip("H2", gate(t.m) * (D(t.s, t.W[j, h]) - D(t.s_c, t.W[j, h])), SIGN),
    )),
    Line(gate(t.m) * (t.x_c[j] * t.delta_c[h] - t.x[j] * t.delta[h]),
         "Lesson 07: what enters, times the message. Each window has its own input and its own message.", (
             Slip("one-message", gate(t.m) * ((t.x_c[j] - t.x[j]) * t.delta[h]),
                  "Both windows share the weight, but not the message: the units of the two stand at different places."),
             Slip("S28", t.x_c[j] * t.delta_c[h] - t.x[j] * t.delta[h], KEPT),
             Slip("H4", -gate(t.m) * (t.x[j] * t.delta[h]), ONE_WINDOW),
         )),
    Line(gate(t.m) * (outer(t.x_c, t.delta_c) - outer(t.x, t.delta))[j, h], "All entries of W at once: two outer products."),
))
wrt_v = Statement(D(t.J, t.v), gate(t.m) * (t.a_c - t.a), "Shape (H,), as v.")
wrt_W = Statement(D(t.J, t.W), gate(t.m) * (outer(t.x_c, t.delta_c) - outer(t.x, t.delta)), "Shape (D, H), as W.")
wrt_b = Statement(D(t.J, t.b), gate(t.m) * (t.delta_c - t.delta), "Shape (H,), as b.")
wrt_x = Statement(D(t.J, t.x), -gate(t.m) * (t.W @ t.delta), "Shape (D,), as the true window, which stands in its own score "
                                                             "alone.")
wrt_x_c = Statement(D(t.J, t.x_c), gate(t.m) * (t.W @ t.delta_c), "The same for the corrupt window, with the other sign.")
any_gradient = Statement(D(t.J, t.v), gate(t.m) * (-D(t.s, t.v) + D(t.s_c, t.v)),
                         "As the notes say it, here for v: minus the one gradient plus the other when the loss is active, else "
                         "0.")

s, r = Tensor("s", ()), Tensor("r", ("K",))
k = Index("k", "K")
many = Derivation("One true window against K corrupt ones, by the true score", (
    Line(D(Sum(k, relu(1 - s + r[k])), s), "Now r holds the K corrupt scores, and each has a loss of its own."),
    Line(Sum(k, D(relu(1 - s + r[k]), s)), "The derivative goes into the sum."),
    Line(-Sum(k, gate(1 - s + r[k])), "Each loss that is active pulls once, with slope minus 1. The others do not pull.", (
        Slip("H5", -Number(1), "You counted one pull, however many corrupt windows come too close. Each of them pulls."),
        Slip("S28", -Sum(k, Number(1)), KEPT),
        Slip("H2", Sum(k, gate(1 - s + r[k])), SIGN),
    )),
))
