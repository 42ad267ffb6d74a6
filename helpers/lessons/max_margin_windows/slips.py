"""Lesson 08: slip S28 of the study notes, and one more that windows invite, to be found and mended."""

from ...notation import D, Index, Line, SpotTheSlip, Sum, relu
from .networks import pair, places

t, u = pair(), places()
h, k, w, p = Index("h", "H"), u.k, Index("w", "V"), u.p
gate = relu.prime

S28 = SpotTheSlip("S28", "The loss by v", (
    Line(D(t.J, t.v[h]), ""),
    Line(gate(t.m) * D(t.m, t.v[h]), ""),
    Line(gate(t.m) * (D(t.s_c, t.v[h]) - D(t.s, t.v[h])), ""),
    Line(D(t.s_c, t.v[h]) - D(t.s, t.v[h]), ""),
    Line(t.a_c[h] - t.a[h], ""),
), "Where the margin is met the loss is 0 and flat, so nothing moves it. What switched the gradient off there got lost.")

S28_window = SpotTheSlip("S28", "The loss by an entry of the window", (
    Line(D(u.J, u.X[p, k]), ""),
    Line(gate(u.m) * D(u.m, u.X[p, k]), ""),
    Line(-D(u.s, u.X[p, k]), ""),
    Line(-u.G[p, k], ""),
), "The true window stands in its own score alone, so one term is right. But a met margin sends nothing to its words.")

paired = SpotTheSlip("T14", "The score by the vector of a word", (
    Line(D(u.s, u.E[w, k]), ""),
    Line(Sum(p, D(u.s, u.X[p, k]) * D(u.X[p, k], u.E[w, k])), ""),
    Line(Sum(p, u.G[p, k] * u.Y[p, w]), ""),
    Line(Sum(p, u.G[p, k]) * Sum(p, u.Y[p, w]), ""),
), "A word that stands at two places gets two pieces, each from its own place. A product of the two sums gives it all the pieces, "
   "as often as it stands there.")
