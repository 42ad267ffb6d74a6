"""Two layers index by index, and the recursion for any depth, in columns and in rows (T14, T20)."""

from ...notation import D, Definition, Derivation, Index, Line, Ones, Slip, Statement, Sum, outer
from .networks import any_layer, f, rows, two_layers
from .score_lines import LINEAR, NOT_SQUASHED, PAIRED

UPSTAIRS = "That slope belongs to the layer above, and its message holds it already."
PATHS = "One path through each unit of the layer above, and the paths add up."
TRANSPOSE = "The sum is a product with the transpose; the slope multiplies entry by entry."

t = two_layers()
q, m, h, j = Index("q", "K"), Index("m", "H"), Index("h", "H"), Index("j", "D")
input_layer = Definition(t.a1, "Layers are numbered from the input, which is layer 1.")

through_two = Derivation("Two layers: by a weight of the lower one", (
    Line(D(t.s, t.W1[m, j]), "How fast the score moves with the weight from input j to unit m of the lower layer."),
    Line(Sum(q, t.v[q] * D(f(t.z3[q]), t.W1[m, j])), "The score is a sum over the units of the upper layer."),
    Line(Sum(q, t.delta3[q] * D(t.z3[q], t.W1[m, j])), "The chain rule gives v times a slope: the message of unit q.", (
        Slip("E3", Sum(q, t.v[q] * D(t.z3[q], t.W1[m, j])), LINEAR),
    )),
    Line(Sum(q, t.delta3[q] * Sum(h, t.W2[q, h] * D(f(t.z2[h]), t.W1[m, j]))),
         "Unit q is itself a sum, over the units of the lower layer."),
    Line(Sum(q, t.delta3[q] * Sum(h, t.W2[q, h] * f.prime(t.z2[h]) * D(t.z2[h], t.W1[m, j]))), "The chain rule again.", (
        Slip("E1", Sum(q, t.delta3[q] * Sum(h, t.W2[q, h] * f.prime(t.a2[h]) * D(t.z2[h], t.W1[m, j]))), NOT_SQUASHED),
        Slip("E3", Sum(q, t.delta3[q] * Sum(h, t.W2[q, h] * D(t.z2[h], t.W1[m, j]))), LINEAR),
    )),
    Line(Sum(q, t.delta3[q] * t.W2[q, m] * f.prime(t.z2[m]) * t.a1[j]),
         "The weight reaches unit m alone, and there it multiplies the input, which layer 1 is.", (
             Slip("E3", Sum(q, t.delta3[q] * t.W2[q, m] * t.a1[j]), LINEAR),
             Slip("E2", Sum(q, t.delta3[q] * f.prime(t.z3[q]) * t.W2[q, m] * t.a1[j]), UPSTAIRS),
         )),
    Line(Sum(q, t.W2[q, m] * t.delta3[q]) * f.prime(t.z2[m]) * t.a1[j], "What does not depend on q leaves the sum."),
    Line(t.delta2[m] * t.a1[j], "What stands before the input is the message of unit m. The next lines show it.", (
        Slip("output", t.delta2[m] * t.a2[m], "A weight multiplies what enters the layer. You took what comes out of it."),
    )),
))
below = Derivation("The message of a unit one layer down", (
    Line(D(t.s, t.z2[m]), "How fast the score moves with the pre-activation of unit m of the lower layer."),
    Line(Sum(q, D(t.s, t.z3[q]) * D(t.z3[q], t.z2[m])), PATHS),
    Line(Sum(q, t.delta3[q] * D(t.z3[q], t.z2[m])), "The messages from above."),
    Line(Sum(q, t.delta3[q] * (t.W2[q, m] * f.prime(t.z2[m]))), "On its way up, it is squashed and multiplied by one weight.", (
        Slip("S22", Sum(q, t.delta3[q] * t.W2[q, m]), LINEAR),
        Slip("E1", Sum(q, t.delta3[q] * (t.W2[q, m] * f.prime(t.a2[m]))), NOT_SQUASHED),
        Slip("E2", Sum(q, t.delta3[q] * (t.W2[q, m] * f.prime(t.z3[q]))), UPSTAIRS),
        Slip("E5", Sum(q, t.W2[q, m] * f.prime(t.z2[m])), "The messages from above are gone."),
    )),
    Line(Sum(q, t.W2[q, m] * t.delta3[q]) * f.prime(t.z2[m]), "The slope is the same on all paths, so it leaves the sum.", (
        Slip("T14", Sum(q, t.W2[q, m]) * Sum(q, t.delta3[q]) * f.prime(t.z2[m]), PAIRED),
    )),
    Line(((t.W2.T @ t.delta3) * f.prime(t.z2))[m], TRANSPOSE, (
        Slip("E3", (t.W2.T @ t.delta3)[m], LINEAR),
    )),
), also=(h,))
two_top = Statement(t.delta3, t.v * f.prime(t.z3), "The message at the top, as in the score network.")
two_below = Statement(t.delta2, (t.W2.T @ t.delta3) * f.prime(t.z2), "Back through the weights, times the slope, entry by entry.")
two_W2 = Statement(D(t.s, t.W2), outer(t.delta3, t.a2), "The message above the weights, times what entered them.")
two_W1 = Statement(D(t.s, t.W1), outer(t.delta2, t.a1), "The same, one layer down.")
two_x = Statement(D(t.s, t.a1), t.W1.T @ t.delta2, "At the input nothing is squashed, so no slope comes with it.")

g = any_layer()
u, w = Index("u", "H"), Index("w", "K")
delta_l = Definition(g.delta, "The message that arrives at layer l: one number for each of its units.")
recursion = Derivation("Any layer", (
    Line(D(g.s, g.z[u]), "How fast the score moves with the pre-activation of unit u of layer l."),
    Line(Sum(w, D(g.s, g.z_next[w]) * D(g.z_next[w], g.z[u])), PATHS),
    Line(Sum(w, g.delta_next[w] * D(g.z_next[w], g.z[u])), "The messages from above, whatever happens further up."),
    Line(Sum(w, g.delta_next[w] * (g.W[w, u] * f.prime(g.z[u]))), "On its way up, it is squashed and multiplied by one weight.", (
        Slip("S22", Sum(w, g.delta_next[w] * g.W[w, u]), LINEAR),
        Slip("E1", Sum(w, g.delta_next[w] * (g.W[w, u] * f.prime(g.a[u]))), NOT_SQUASHED),
        Slip("E2", Sum(w, g.delta_next[w] * (g.W[w, u] * f.prime(g.z_next[w]))), UPSTAIRS),
    )),
    Line(((g.W.T @ g.delta_next) * f.prime(g.z))[u], TRANSPOSE, (
        Slip("E3", (g.W.T @ g.delta_next)[u], LINEAR),
    )),
))
any_delta = Statement(g.delta, (g.W.T @ g.delta_next) * f.prime(g.z), "The delta recursion.")
any_W = Statement(D(g.s, g.W), outer(g.delta_next, g.a), "Shape (K, H): the message above, times what entered.")
any_b = Statement(D(g.s, g.b), g.delta_next, "In this numbering, the message of the layer that the weights lead to.")

r = rows()
rows_delta = Statement(D(r.L, r.Z), (r.G_next @ r.W.T) * f.prime(r.Z), "One row for each example, each with messages of its own.")
rows_W = Statement(D(r.L, r.W), r.A.T @ r.G_next, "The outer products of all examples; the matrix product adds them up.")
rows_b = Statement(D(r.L, r.b), r.G_next.T @ Ones("N"), "The messages of all examples, added up.")
