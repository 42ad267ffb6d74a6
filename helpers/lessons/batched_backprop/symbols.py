"""The symbols of lesson 06: a two-layer network on a batch, and one layer of a deeper one."""

from ...notation import Function, Index, Named, Ones, Size, Sum, Tensor, log, outer, sigma, softmax

f = Function("f", unnamed=True)
n, m = Index("n", "N"), Index("m", "N")
d, h, j, c, k = Index("d", "D"), Index("h", "H"), Index("j", "H"), Index("c", "C"), Index("k", "C")

X, Y = Tensor("X", ("N", "D")), Tensor("Y", ("N", "C"), "probability")
W1, b1 = Tensor("W1", ("D", "H")), Tensor("b1", ("H",))
W2, b2 = Tensor("W2", ("H", "C")), Tensor("b2", ("C",))
lam = Tensor("lam", (), "positive", r"\lambda")

Z1 = Named("Z1", X @ W1 + outer(Ones("N"), b1))
A1 = Named("A1", f(Z1))
Z2 = Named("Z2", A1 @ W2 + outer(Ones("N"), b2))
P = Named("P", softmax(Z2))
L = Named("L", -Sum((m, k), Y[m, k] * log(P[m, k])) / Size("N"))
G2 = Named("G2", (P - Y) / Size("N"))
G1 = Named("G1", (G2 @ W2.T) * f.prime(Z1))
squares = Sum((d, h), W1[d, h] ** 2) + Sum((h, c), W2[h, c] ** 2)
J = Named("J", L + lam / 2 * squares)


class OneRow:
    """The same network for one example, everything a row, as the study notes write it."""

    x, y = Tensor("x", ("1", "D")), Tensor("y", ("1", "C"), "probability")
    b1, b2 = Tensor("b1", ("1", "H")), Tensor("b2", ("1", "C"))
    z1 = Named("z1", x @ W1 + b1)
    a1 = Named("h", sigma(z1))
    z2 = Named("z2", a1 @ W2 + b2)
    yhat = Named("yhat", softmax(z2), r"\hat{y}")
    J = Named("J", -Sum(k, y[0, k] * log(yhat[0, k])))


class Layer:
    """One layer of a network of any depth: G arrives at its output O, and X is whatever came in."""

    W, b = Tensor("W", ("D", "H")), Tensor("b", ("H",))
    G = Tensor("G", ("N", "H"))
    Z = Named("Z", X @ W + outer(Ones("N"), b))
    O = Named("O", f(Z))
    L = Named("L", Sum((n, h), G[n, h] * O[n, h]))


class Second:
    """The second layer by itself: A1 is whatever came in."""

    A1 = Tensor("A1", ("N", "H"))
    Z2 = Named("Z2", A1 @ W2 + outer(Ones("N"), b2))
    P = Named("P", softmax(Z2))
    L = Named("L", -Sum((m, k), Y[m, k] * log(P[m, k])) / Size("N"))
    G2 = Named("G2", (P - Y) / Size("N"))
