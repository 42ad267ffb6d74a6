"""The symbols that the tests of the notation share, on axes of unequal lengths."""

from helpers.notation import Index, Named, Tensor, softmax

SIZES = {"N": 5, "D": 4, "C": 3}
a, b = Tensor("a"), Tensor("b", (), "positive")
z, u, x, w = Tensor("z", ("C",)), Tensor("u", ("C",)), Tensor("x", ("D",)), Tensor("w", ("N",))
X, W, S, P = (
    Tensor("X", ("N", "D")),
    Tensor("W", ("D", "C")),
    Tensor("S", ("C", "C")),
    Tensor("P", ("N", "C"), "probability"),
)
V, T3 = Tensor("V", ("N", "D")), Tensor("T3", ("N", "D", "C"))
i, j, k = (Index(name, "C") for name in "ijk")
n, m, d = Index("n", "N"), Index("m", "N"), Index("d", "D")
yhat = Named("yhat", softmax(z))
