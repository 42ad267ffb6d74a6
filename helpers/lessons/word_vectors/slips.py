"""Lesson 09: the slip S23 of the study notes, and two of the field's, to be found and mended."""

from ...notation import D, Delta, Line, Named, SpotTheSlip, Sum, log, sigma
from . import glove_lines as G
from . import sampling_lines as N
from . import skipgram_lines as S

_square = Named("E", G.U @ G.V.T - log(G.X))
S23 = SpotTheSlip("S23", "GloVe without biases, by an entry of U", (
    Line(D(Sum((G.i, G.j), G.f(G.X[G.i, G.j]) * _square[G.i, G.j] ** 2) / 2, G.U[G.g, G.k]), ""),
    Line(Sum((G.i, G.j), G.f(G.X[G.i, G.j]) * _square[G.i, G.j] * (Delta(G.i, G.g) * G.V[G.j, G.k])), ""),
    Line(Sum(G.j, G.f(G.X[G.g, G.j]) * _square[G.g, G.j] * G.V[G.j, G.k]), ""),
    Line(Sum(G.j, G.f(G.X[G.g, G.j]) * (G.U[G.g] @ G.V[G.j] - G.X[G.g, G.j]) * G.V[G.j, G.k]), ""),
), "A scalar product is to become the logarithm of the count. With the count itself the optimum is another one: vectors would "
   "have to grow with every further page of text.")

I3 = SpotTheSlip("I3", "The full softmax, by the outside vector of any word", (
    Line(D(-log(S.p[S.o]), S.U[S.w, S.k]), ""),
    Line(Sum(S.j, D(-log(S.p[S.o]), S.s[S.j]) * D(S.s[S.j], S.U[S.w, S.k])), ""),
    Line(Sum(S.j, Delta(S.j, S.o) * (S.p[S.j] - 1) * D(S.s[S.j], S.U[S.w, S.k])), ""),
    Line(Delta(S.w, S.o) * (S.p[S.w] - 1) * S.v[S.k], ""),
), "The score of every word stands in the denominator. Words that did not come are pushed away, each by its own probability.")

I5 = SpotTheSlip("I5", "Negative sampling, by the vector of a drawn word", (
    Line(D(N.J, N.R[N.q, N.i]), ""),
    Line(D(N.J, N.t[N.q]) * D(N.t[N.q], N.R[N.q, N.i]), ""),
    Line(sigma(N.t[N.q]) * (1 - sigma(N.t[N.q])) * D(N.t[N.q], N.R[N.q, N.i]), ""),
    Line(sigma(N.t[N.q]) * (1 - sigma(N.t[N.q])) * N.v[N.i], ""),
), "The loss holds the logarithm of a sigmoid. Its derivative divides by the sigmoid once more, and most of the slope cancels.")
