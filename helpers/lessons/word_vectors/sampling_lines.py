"""Negative sampling in lines: one yes-or-no question for the true word, one for each of K words drawn at random (T23, T24)."""

from ...notation import D, Definition, Derivation, Index, Line, Named, Slip, Statement, Sum, Tensor, log, outer, sigma

SLOPE_ONLY = "That is the slope of the sigmoid itself. The logarithm divides by the sigmoid once more."
PULLED = "That would pull a drawn word towards the centre, as the true word. It is to be pushed away."

v, u = Tensor("v", ("d",)), Tensor("u", ("d",))
R = Tensor("R", ("K", "d"))
k, q, i, e = Index("k", "K"), Index("q", "K"), Index("i", "d"), Index("e", "d")
a = Named("a", u @ v)
t = Named("t", R @ v)
J = Named("J", -log(sigma(a)) - Sum(k, log(sigma(-t[k]))))
true_score = Definition(a, "The score of the word that really stood there: u is its outside vector, a row of U.")
drawn_scores = Definition(t, "The scores of K words drawn at random. Their rows of U, one below the other, make the matrix R.")
loss = Definition(J, "A yes is wanted for the true word, and a no for each word that was drawn.")

x = Tensor("x")
yes = Derivation("A yes", (
    Line(D(-log(sigma(x)), x), "The loss of one yes: small where the score x is large."),
    Line(-((sigma(x) * (1 - sigma(x))) / sigma(x)), "The logarithm divides by what stands in it; then the slope of the "
         "sigmoid.", (
        Slip("I5", -(sigma(x) * (1 - sigma(x))), SLOPE_ONLY),
        Slip("no-slope", -(1 / sigma(x)), "The chain rule goes one link further: the sigmoid's own slope."),
    )),
    Line(sigma(x) - 1, "What the model says, minus 1.", (
        Slip("C1", 1 - sigma(x), "Same size, opposite sign: a larger score must make this loss smaller."),
        Slip("no", sigma(x), "That is the slope of a no. For a yes the loss falls as the score grows."),
    )),
))
no = Derivation("A no", (
    Line(D(-log(sigma(-x)), x), "The loss of one no: small where the score x is far below 0."),
    Line(-((sigma(-x) * (1 - sigma(-x))) / sigma(-x)) * -1, "As before, and the inner minus sign.", (
        Slip("inner", -((sigma(-x) * (1 - sigma(-x))) / sigma(-x)), "The inner minus sign has a derivative too."),
        Slip("I5", sigma(-x) * (1 - sigma(-x)), SLOPE_ONLY),
    )),
    Line(1 - sigma(-x), "The minus signs and the sigmoid cancel."),
    Line(sigma(x), "What the model says, minus 0: the same rule as for a yes.", (
        Slip("I4", sigma(x) - 1, PULLED),
        Slip("C1", -sigma(x), "Same size, opposite sign: a larger score must make this loss larger."),
    )),
))

by_v = Derivation("Negative sampling, by the centre vector", (
    Line(D(J, v[i]), "How fast the loss moves with entry i of the centre vector."),
    Line(D(J, a) * D(a, v[i]) + Sum(k, D(J, t[k]) * D(t[k], v[i])), "It stands in the score of the true word and in those of all "
         "drawn words."),
    Line((sigma(a) - 1) * D(a, v[i]) + Sum(k, sigma(t[k]) * D(t[k], v[i])), "The slope of a yes, and the slope of a no.", (
        Slip("I4", (sigma(a) - 1) * D(a, v[i]) + Sum(k, (sigma(t[k]) - 1) * D(t[k], v[i])), PULLED),
        Slip("I5", -(sigma(a) * (1 - sigma(a))) * D(a, v[i])
             + Sum(k, sigma(t[k]) * (1 - sigma(t[k])) * D(t[k], v[i])), SLOPE_ONLY),
    )),
    Line((sigma(a) - 1) * u[i] + Sum(k, sigma(t[k]) * R[k, i]), "A score is a scalar product, so its slope is the other "
         "vector.", (
        Slip("only-true", (sigma(a) - 1) * u[i], "The drawn words are gone. They push the centre vector too."),
        Slip("I4", (sigma(a) - 1) * u[i] + Sum(k, (sigma(t[k]) - 1) * R[k, i]), PULLED),
    )),
    Line((sigma(a) - 1) * u[i] + (R.T @ sigma(t))[i], "The sum runs down a column of R."),
), also=(q,))
by_u = Derivation("Negative sampling, by the outside vector of the true word", (
    Line(D(J, u[i]), "How fast the loss moves with entry i of the true word's outside vector."),
    Line(D(J, a) * D(a, u[i]), "It stands in one score only."),
    Line((sigma(a) - 1) * v[i], "The slope of a yes, times the other vector.", (
        Slip("own", (sigma(a) - 1) * u[i], "What remains of a product is its other factor: the centre vector."),
        Slip("no", sigma(a) * v[i], "That is what a drawn word gets. The true word wants a yes."),
        Slip("C1", (1 - sigma(a)) * v[i], "Same size, opposite sign."),
    )),
))
by_R = Derivation("Negative sampling, by the outside vector of a drawn word", (
    Line(D(J, R[q, i]), "How fast the loss moves with entry i of the vector of drawn word q."),
    Line(D(J, t[q]) * D(t[q], R[q, i]), "It stands in its own score only. Should a word be drawn twice, it is two rows of R "
         "for now."),
    Line(sigma(t[q]) * v[i], "The slope of a no, times the other vector.", (
        Slip("I4", (sigma(t[q]) - 1) * v[i], PULLED),
        Slip("I5", sigma(t[q]) * (1 - sigma(t[q])) * v[i], SLOPE_ONLY),
        Slip("own", sigma(t[q]) * R[q, i], "What remains of a product is its other factor: the centre vector."),
        Slip("C1", -(sigma(t[q]) * v[i]), "Same size, opposite sign."),
    )),
))
wrt_v = Statement(D(J, v), (sigma(a) - 1) * u + R.T @ sigma(t), "Shape (d,), as v: one pull, and K pushes.")
wrt_u = Statement(D(J, u), (sigma(a) - 1) * v, "Shape (d,): along v, towards it once a step is taken.")
wrt_R = Statement(D(J, R), outer(sigma(t), v), "Shape (K, d): along v, away from it once a step is taken.")

m, n = Tensor("m", (), "positive"), Tensor("n", ("d",))
repeated = Derivation("A word that was drawn m times", (
    Line(D(-(m * log(sigma(-(n @ v)))), n[i]), "It is asked m times, and each time it has the same vector n: m times the same "
         "loss."),
    Line(m * D(-log(sigma(-(n @ v))), n[i]), "A factor in front stays in front."),
    Line(m * sigma(n @ v) * v[i], "Its row of U gets m pushes, added up.", (
        Slip("I6", sigma(n @ v) * v[i], "This counts the word once, however often it was drawn."),
    )),
))
