"""Several paths from a variable to the result: their derivatives add up (T14)."""

from ...notation import D, Derivation, Index, Line, Named, Slip, Statement, Sum, Tensor, exp, tanh

x, w = Tensor("x"), Tensor("w")
u = Named("u", w * x)
v = Named("v", x + u)
z = Named("z", u * v)

one_missing = "v uses x in two places: directly, and through u. One of them is missing."
one_factor = "z is a product, and both of its factors move with x. One of the two terms is missing."
counted_twice = ("The path from x through u and v to z is counted twice: it is part of the derivative of z by u, and of the "
                 "one of v by x.")
used_twice = Derivation("A small graph, in which u and x are used twice", (
    Line(D(z, x), "From x to z."),
    Line(D(u, x) * v + u * D(v, x), "z is a product, and both of its factors move.", (
        Slip("D14", u * D(v, x), one_factor),
        Slip("counted-twice", D(z, u) * D(u, x) + D(z, v) * D(v, x), counted_twice),
    )),
    Line(w * v + u * D(v, x), "u is w times x.", (Slip("D14", u * D(v, x), one_factor),)),
    Line(w * v + u * (1 + w), "v uses x directly, and once more through u.", (
        Slip("D14", w * v + u * 1, one_missing),
        Slip("D14-direct", w * v + u * w, one_missing),
    )),
))

left, right = Named("u", w * x), Named("v", exp(x))
end = Named("z", left * tanh(right))
all_paths = Statement(D(end, x), D(end, left) * D(left, x) + D(end, right) * D(right, x), "Two paths side by side: along a path "
                      "derivatives are multiplied, and the paths are added.")

i, k = Index("i", "H"), Index("k", "D")
inputs, W, c = Tensor("x", ("D",)), Tensor("W", ("H", "D")), Tensor("v", ("H",))
h = Named("h", tanh(W @ inputs))
out = Named("z", c @ exp(h))
vector_paths = Statement(D(out, inputs[k]), Sum(i, D(out, h[i]) * D(h[i], inputs[k])), "A whole vector between: one path through "
                         "each of its entries.")
