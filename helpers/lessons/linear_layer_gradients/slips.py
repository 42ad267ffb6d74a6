"""Lesson 04: the slips S9, S10, S11 and S18 of the study notes, to be found and mended.

Two of them break shapes as soon as the shapes differ. They are shown where they hide: in square matrices.
"""

from ...notation import D, Index, Line, Named, Ones, Size, SpotTheSlip, Sum, Tensor, log, outer, softmax
from .derivations import G, L, W, X, Y, Yhat, Z, i, k, l

S9 = SpotTheSlip("S9", "The weights of softmax regression, a batch of N examples", (
    Line(D(L, W[k, l]), ""),
    Line(Sum(i, X[i, k] * D(L, Z[i, l])), ""),
    Line(Sum(i, X[i, k] * (Yhat[i, l] - Y[i, l])), ""),
    Line((X.T @ (Yhat - Y))[k, l], ""),
), "The loss is a mean, so the gradient by its logits carries 1/N. Here it was dropped, and nothing below brings it back.", also=(G,))


def square_layer(rows):
    """A layer with as many outputs as inputs, for a batch of ``rows`` examples: inputs, loss, output and its gradient."""
    inputs, square, first = Tensor("X", (rows, "D")), Tensor("W", ("D", "D")), Tensor("b", ("D",))
    out = Named("Z", inputs @ square + outer(Ones(rows), first))
    target = Tensor("Y", (rows, "D"), "probability")
    n, j = Index("n", rows), Index("j", "D")
    chance = Named("Yhat", softmax(out), r"\hat{Y}")
    loss = Named("L", -Sum((n, j), target[n, j] * log(chance[n, j])) / Size(rows))
    return inputs, square, loss, out, Named("G", D(loss, out))


def _s10():
    x, w, loss, z, g = square_layer("N")
    n, a, c = Index("n", "N"), Index("k", "D"), Index("l", "D")
    return SpotTheSlip("S10", "A square layer: as many outputs as inputs", (
        Line(D(loss, w[a, c]), ""),
        Line(Sum(n, x[n, a] * D(loss, z[n, c])), ""),
        Line(Sum(n, g[n, c] * x[n, a]), ""),
        Line((g.T @ x)[a, c], ""),
        Line((x.T @ g).T[a, c], ""),
    ), "In the sum, G carries the index l and X carries k. Read off as a product, the first factor's index comes first.")


def _s11():
    x, w, loss, z, g = square_layer("D")
    n, a, c = Index("n", "D"), Index("k", "D"), Index("l", "D")
    return SpotTheSlip("S11", "All square: as many examples as inputs and outputs", (
        Line(D(loss, w[a, c]), ""),
        Line(Sum(n, D(loss, z[n, c]) * x[n, a]), ""),
        Line(Sum(n, x[n, a] * g[n, c]), ""),
        Line((x @ g.T)[a, c], ""),
        Line(Sum(n, x[a, n] * g[c, n]), ""),
    ), "The sum runs over the rows of both, so the examples have to meet in the middle. In this product the columns meet.")


S10, S11 = _s10(), _s11()
v, d, e = Tensor("v", ("D",)), Index("i", "D"), Index("j", "D")
S18 = SpotTheSlip("S18", "The gradient of a sum of squares", (
    Line(D(v @ v, v[d]), ""),
    Line(D(Sum(e, v[e] * v[e]), v[d]), ""),
    Line(Sum(e, D(v[e] * v[e], v[e])), ""),
    Line(Sum(e, 2 * v[e]), ""),
), "A gradient has one entry for each variable. Here the partial derivatives by all of them were added up to one number.")
