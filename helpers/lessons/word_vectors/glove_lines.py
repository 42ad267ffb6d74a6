"""GloVe in lines: scalar products that are to become logarithms of counts, and the gradient by each part (T25).

X are counts, which the study notes call P. U and V have different numbers of rows, so that a lost transpose shows.
"""

from ...notation import (
    D,
    Definition,
    Delta,
    Derivation,
    Function,
    Index,
    Line,
    Named,
    Ones,
    Slip,
    Statement,
    Sum,
    Tensor,
    log,
    outer,
)

f = Function("f", unnamed=True)
U, V = Tensor("U", ("N", "d")), Tensor("V", ("M", "d"))
b, c = Tensor("b", ("N",)), Tensor("c", ("M",))
X = Tensor("X", ("N", "M"), "positive")
i, g, j, r, k = Index("i", "N"), Index("g", "N"), Index("j", "M"), Index("r", "M"), Index("k", "d")
E = Named("E", U @ V.T + outer(b, Ones("M")) + outer(Ones("N"), c) - log(X))
J = Named("J", Sum((i, j), f(X[i, j]) * E[i, j] ** 2) / 2)
G = Named("G", f(X) * E)
errors = Definition(E, "How far each pair of words is from the logarithm of its count.")
loss = Definition(J, "Half the squared errors, each weighed by some function f of its count.")
weighed = Definition(G, "The errors with their weights: a table of N times M numbers.")

by_u = Derivation("GloVe, by an entry of U", (
    Line(D(J, U[g, k]), "How fast the loss moves with entry k of the vector of word g."),
    Line(Sum((i, j), f(X[i, j]) * E[i, j] * D(E[i, j], U[g, k])), "The square gives a 2, and the half in front takes it away.", (
        Slip("I14", Sum((i, j), 2 * f(X[i, j]) * E[i, j] * D(E[i, j], U[g, k])), "The loss carries a half, which cancels the 2."),
    )),
    Line(Sum((i, j), f(X[i, j]) * E[i, j] * (Delta(i, g) * V[j, k])), "Vector g stands in row g of the errors alone, and "
         "meets V there.", (
        Slip("D1", Sum((i, j), f(X[i, j]) * E[i, j] * V[j, k]), "You let vector g reach the errors of every word. It reaches "
             "row g alone."),
    )),
    Line(Sum(j, f(X[g, j]) * E[g, j] * V[j, k]), "The Kronecker delta leaves one row.", (
        Slip("weight", Sum(j, E[g, j] * V[j, k]), "The weight of the pair is gone."),
    )),
    Line((G @ V)[g, k], "A product of the weighed errors with V.", (
        Slip("I14", 2 * (G @ V)[g, k], "The loss carries a half, which cancels the 2."),
    )),
), also=(r,))
by_b = Derivation("GloVe, by a bias", (
    Line(D(J, b[g]), "How fast the loss moves with the bias of word g."),
    Line(Sum((i, j), f(X[i, j]) * E[i, j] * D(E[i, j], b[g])), "As before."),
    Line(Sum((i, j), f(X[i, j]) * E[i, j] * Delta(i, g)), "The bias stands in every error of row g, one for one.", (
        Slip("no-delta", Sum((i, j), f(X[i, j]) * E[i, j]), "You let it reach the errors of every word. It reaches row g alone."),
    )),
    Line(Sum(j, G[g, j]), "The weighed errors of that row, added up."),
), also=(r,))
wrt_U = Statement(D(J, U), G @ V, "Shape (N, d), as U.")
wrt_V = Statement(D(J, V), G.T @ U, "Shape (M, d), as V: the same with the roles exchanged.")
wrt_b = Statement(D(J, b), G @ Ones("M"), "Shape (N,): sums along rows.")
wrt_c = Statement(D(J, c), G.T @ Ones("N"), "Shape (M,): sums down columns.")
