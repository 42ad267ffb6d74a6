"""Skip-gram with the full softmax in lines: lesson 03's gradient once more, then one step further into two matrices (T23)."""

from ...notation import (
    D,
    Definition,
    Delta,
    Derivation,
    Index,
    Line,
    Named,
    Slip,
    Statement,
    Sum,
    Tensor,
    exp,
    log,
    outer,
    softmax,
)

ONLY_TRUE = "Only the word that came counts in yours. Every word's score stands in the denominator, so every word is pushed."

U, v = Tensor("U", ("W", "d")), Tensor("v", ("d",))
y = Tensor("y", ("W",), "one-hot")
w, j, o, k, e = Index("w", "W"), Index("j", "W"), Index("o", "W"), Index("k", "d"), Index("e", "d")
s = Named("s", U @ v)
p = Named("p", softmax(s))
L = Named("L", -(y @ log(p)))
scores = Definition(s, "A score for each of the W words: how well its outside vector, a row of U, fits the centre vector v.")
chances = Definition(p, "What the model says: how likely each word stands near the centre word.")
loss = Definition(L, "The loss: y is 1 at the word that really stood there, else 0.")
total = Sum(j, exp(U[j] @ v))

probability = Derivation("What the model says of word o", (
    Line(p[o], "The probability of word o near the centre word."),
    Line(exp(s[o]) / Sum(j, exp(s[j])), "Softmax over the scores of all words."),
    Line(exp(U[o] @ v) / total, "A score is a scalar product of two vectors: row o of U, and v.", (
        Slip("no-exp", (U[o] @ v) / Sum(j, U[j] @ v), "These are shares of the scores themselves, and a score may be negative."),
    )),
))
by_score = Derivation("The loss by the score of word w", (
    Line(D(-log(softmax(s)[o]), s[w]), "Word o stood there: how fast the loss moves with the score of word w."),
    Line(D(log(Sum(j, exp(s[j]))) - s[o], s[w]), "The logarithm of a fraction is a difference."),
    Line(exp(s[w]) / Sum(j, exp(s[j])) - Delta(w, o), "In the sum one term moves. The score of word o moves only if w is o.", (
        Slip("S7", 1 / Sum(j, exp(s[j])) - Delta(w, o), "The derivative of log f is f'/f. You wrote 1/f and lost f'."),
        Slip("no-delta", exp(s[w]) / Sum(j, exp(s[j])) - 1, "The 1 belongs to the word that came. You took it from every word."),
    )),
    Line(p[w] - Delta(w, o), "What the model says, minus what is true: lesson 03.", (
        Slip("C1", Delta(w, o) - p[w], "Same size, opposite sign: a step against this goes uphill."),
        Slip("I3", Delta(w, o) * (p[w] - 1), ONLY_TRUE),
        Slip("p-only", p[w], "What is true has vanished from this."),
    )),
), also=(U, v, p))
by_v = Derivation("The loss by the centre vector", (
    Line(D(-log(p[o]), v[k]), "How fast the loss moves with entry k of the centre vector."),
    Line(Sum(w, D(-log(p[o]), s[w]) * D(s[w], v[k])), "Entry k stands in the score of every word: one path through each."),
    Line(Sum(w, (p[w] - Delta(w, o)) * U[w, k]), "The first factor is known. In score w the entry is multiplied by entry (w, "
         "k) of U.", (
        Slip("one-path", (p[o] - 1) * U[o, k], ONLY_TRUE),
        Slip("C1", Sum(w, (Delta(w, o) - p[w]) * U[w, k]), "Same size, opposite sign."),
        Slip("T14", Sum(w, p[w] - Delta(w, o)) * Sum(w, U[w, k]), "Each path has its own weight. A product of sums pairs them "
             "all."),
    )),
    Line(Sum(w, p[w] * U[w, k]) - U[o, k], "Multiplied out; the Kronecker delta picks one term.", (
        Slip("I3", -U[o, k], "This pulls towards the word that came. The mean of all words, as the model sees them, is missing."),
    )),
    Line((U.T @ p)[k] - U[o, k], "What the model expects to see, minus what it saw.", (
        Slip("C1", U[o, k] - (U.T @ p)[k], "Same size, opposite sign."),
    )),
))
by_U = Derivation("The loss by the outside vectors", (
    Line(D(-log(p[o]), U[w, k]), "How fast the loss moves with entry k of the outside vector of word w, any word."),
    Line(Sum(j, D(-log(p[o]), s[j]) * D(s[j], U[w, k])), "Through the score of each word j."),
    Line(Sum(j, (p[j] - Delta(j, o)) * (Delta(j, w) * v[k])), "Row w of U stands in the score of word w alone, and there it "
         "meets v.", (
        Slip("D1", Sum(j, (p[j] - Delta(j, o)) * v[k]), "You let row w of U reach every score. It reaches its own alone."),
    )),
    Line((p[w] - Delta(w, o)) * v[k], "One term is left.", (
        Slip("I3", Delta(w, o) * (p[w] - 1) * v[k], ONLY_TRUE),
        Slip("C1", (Delta(w, o) - p[w]) * v[k], "Same size, opposite sign."),
        Slip("own", (p[w] - Delta(w, o)) * U[w, k], "The row itself moves. What remains of the product is its other factor."),
    )),
))
wrt_v = Statement(D(L, v), U.T @ (p - y), "Shape (d,), as v.")
wrt_U = Statement(D(L, U), outer(p - y, v), "Shape (W, d), as U: a column times a row. No row is zero.")
