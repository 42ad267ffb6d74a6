"""CBOW in lines: the mean of the outside vectors predicts the centre word, and each of them gets its share back (T23)."""

from ...notation import (
    D,
    Definition,
    Delta,
    Derivation,
    Index,
    Line,
    Named,
    Ones,
    Size,
    Slip,
    Statement,
    Sum,
    Tensor,
    log,
    outer,
    softmax,
)

V, U = Tensor("V", ("M", "d")), Tensor("U", ("W", "d"))
y = Tensor("y", ("W",), "one-hot")
m, q, k, e = Index("m", "M"), Index("q", "M"), Index("k", "d"), Index("e", "d")
h = Named("h", V.T @ Ones("M") / Size("M"))
p = Named("p", softmax(U @ h))
L = Named("L", -(y @ log(p)))
mean = Definition(h, "The vectors of the M outside words, one below the other in V, and their mean h.")
chances = Definition(p, "From here on as in skip-gram: h stands where v stood.")

by_outside = Derivation("CBOW, by the vector of outside word m", (
    Line(D(L, V[m, k]), "How fast the loss moves with entry k of the vector of outside word m."),
    Line(Sum(e, D(L, h[e]) * D(h[e], V[m, k])), "Only through the mean h: one path through each of its entries."),
    Line(Sum(e, D(L, h[e]) * (Delta(e, k) / Size("M"))), "Entry k of the mean moves with it, by one M-th. No other entry "
         "moves.", (
        Slip("I10", Sum(e, D(L, h[e]) * Delta(e, k)), "The mean moves by one M-th only. You differentiated a sum."),
        Slip("no-delta", Sum(e, D(L, h[e]) / Size("M")), "You let this entry reach every entry of the mean. It reaches entry "
             "k alone."),
    )),
    Line(D(L, h[k]) / Size("M"), "One term is left. It is the same for all M words.", (
        Slip("I10", D(L, h[k]), "The mean moves by one M-th only. You differentiated a sum."),
    )),
), also=(q, p))
by_mean = Statement(D(L, h), U.T @ (p - y), "Skip-gram's gradient, at h.")
wrt_V = Statement(D(L, V), outer(Ones("M"), U.T @ (p - y)) / Size("M"), "Shape (M, d): M equal rows, the gradient at h shared "
                                                                        "out.")
wrt_U = Statement(D(L, U), outer(p - y, h), "Shape (W, d), as before, with h for v.")
