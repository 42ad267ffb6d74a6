"""Several paths from a variable to the result: their derivatives add up (T14)."""

from ...notation import D, Derivation, Index, Line, Named, Slip, Statement, Sum, Tensor, exp, tanh

x, w = Tensor("x"), Tensor("w")
u = Named("u", w * x)
v = Named("v", x + u)
z = Named("z", u * v)

used_twice = Derivation("A small graph, in which u and x are used twice", (
    Line(D(z, x), "From x to z."),
    Line(D(u, x) * v + u * D(v, x), "z is a product, and both of its factors move.", (
        Slip("D14", u * D(v, x), "z uses u in two places. Only the path through v was recorded."),
    )),
    Line(w * v + u * D(v, x), "u is w times x.", (
        Slip("D14", u * D(v, x), "z uses u in two places. Only the path through v was recorded."),
    )),
    Line(w * v + u * (1 + w), "v uses x directly, and once more through u.", (
        Slip("D14", w * v + u * 1, "v uses x in two places: directly, and through u. One of them is missing."),
        Slip("D14-direct", w * v + u * w, "v uses x in two places: directly, and through u. One of them is missing."),
    )),
))

r, s = Named("r", x * w), Named("s", exp(x))
t = Named("t", r * tanh(s))
all_paths = Statement(D(t, x), D(t, r) * D(r, x) + D(t, s) * D(s, x), "Two paths side by side: along a path derivatives are "
                      "multiplied, and the paths are added.")

q = Index("q", "D")
p = Index("p", "H")
inner, A, c = Tensor("x", ("D",)), Tensor("A", ("H", "D")), Tensor("c", ("H",))
h = Named("h", tanh(A @ inner))
out = Named("z", c @ exp(h))
vector_paths = Statement(D(out, inner[q]), Sum(p, D(out, h[p]) * D(h[p], inner[q])), "A whole vector between: one path through "
                         "each of its entries.")
