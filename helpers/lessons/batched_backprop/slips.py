"""Lesson 06: the slips S14 to S17 of the study notes, to be found and mended."""

from ...notation import D, Index, Line, Named, Ones, SpotTheSlip, Sum, Tensor, log, outer, relu, sigma, sign, softmax
from .symbols import W1, X, d, h, lam, n

G, Z = Tensor("G", ("N", "H")), Tensor("Z", ("N", "H"))
O = Named("O", relu(Z))
L = Named("L", Sum((n, h), G[n, h] * O[n, h]))

S14 = SpotTheSlip("S14", "Back through a ReLU, where G is what arrives at its output O", (
    Line(D(L, Z[n, h]), ""),
    Line(D(L, O[n, h]) * D(relu(Z[n, h]), Z[n, h]), ""),
    Line(G[n, h] * D(relu(Z[n, h]), Z[n, h]), ""),
    Line(G[n, h] * sign(Z[n, h]), ""),
    Line((G * sign(Z))[n, h], ""),
), "Where Z is below 0 the ReLU is flat: its slope there is 0, not -1. The sign of Z is the slope of the absolute value.")

W, b = Tensor("W", ("D", "H")), Tensor("b", ("H",))
Z_biased = Named("Z", X @ W + outer(Ones("N"), b))
O_biased = Named("O", relu(Z_biased))
L_biased = Named("L", Sum((n, h), G[n, h] * O_biased[n, h]))

S15 = SpotTheSlip("S15", "The weights of a ReLU layer, where G is what arrives at its output O", (
    Line(D(L_biased, W), ""),
    Line(X.T @ D(L_biased, Z_biased), ""),
    Line(X.T @ (D(L_biased, O_biased) * relu.prime(X @ W)), ""),
    Line(X.T @ (G * relu.prime(X @ W)), ""),
), "The unit was switched on or off by what went into the ReLU, and the bias is part of that. Without it some units get the "
   "wrong mask: those whose sign the bias changes.")

i, e, x = Index("i", "D"), Index("e", "H"), Tensor("x", ("D",))
S16 = SpotTheSlip("S16", "What the penalty adds for one weight", (
    Line(D(lam / 2 * Sum((d, h), W1[d, h] ** 2), W1[i, e]), ""),
    Line(lam / 2 * Sum((d, h), D(W1[d, h] ** 2, W1[i, e])), ""),
    Line(lam / 2 * D(W1[i, e] ** 2, W1[i, e]), ""),
    Line(lam / x[i] * Sum(d, x[d] * W1[d, e]), ""),
    Line(lam / x[i] * (W1.T @ x)[e], ""),
), "No input stands in the penalty, so none can come out of it. And two x cancel as numbers only: in the product with a matrix "
   "the x is summed over.")

square, into = Tensor("x", ("1", "D")), Tensor("y", ("1", "D"), "probability")
V1, V2 = Tensor("W1", ("D", "D")), Tensor("W2", ("D", "D"))
c1, c2 = Tensor("b1", ("1", "D")), Tensor("b2", ("1", "D"))
z1 = Named("z1", square @ V1 + c1)
hidden = Named("h", sigma(z1))
z2 = Named("z2", hidden @ V2 + c2)
yhat = Named("yhat", softmax(z2), r"\hat{y}")
k = Index("k", "D")
J = Named("J", -Sum(k, into[0, k] * log(yhat[0, k])))

S17 = SpotTheSlip("S17", "One example, down to its input, in a network that is D wide everywhere", (
    Line(D(J, square), ""),
    Line(D(J, z1) @ V1.T, ""),
    Line((D(J, hidden) * sigma.prime(z1)) @ V1.T, ""),
    Line((((yhat - into) @ V2) * sigma.prime(z1)) @ V1.T, ""),
), "Going forward a row is multiplied by the matrix; going back, by its transpose. All widths are D here, so the shapes allow "
   "both, and only numbers decide.")
