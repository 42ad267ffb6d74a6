"""Lesson 10: the slips S24, S25 and S29 of the study notes, to be found and mended.

There are as many examples as parameters here, so that shapes give nothing away.
"""

from ...notation import D, Line, Named, SpotTheSlip, Sum
from .models import eta, linear

t = linear("D", "D")
e = Named("e", t.y - t.h)

S25 = SpotTheSlip("S25", "The slope of the squared error", (
    Line(D(t.J, t.theta[t.j]), ""),
    Line(Sum(t.n, D((t.h[t.n] - t.y[t.n]) ** 2, t.theta[t.j])) / (2 * t.N), ""),
    Line(Sum(t.n, 2 * D(t.h[t.n], t.theta[t.j])) / (2 * t.N), ""),
    Line(Sum(t.n, D(t.h[t.n], t.theta[t.j])) / t.N, ""),
    Line(Sum(t.n, t.X[t.n, t.j]) / t.N, ""),
), "The slope of a square is twice what stands in it, times the slope inside. Without the error the same push comes out, "
   "whether the model is right or wrong.")

S24 = SpotTheSlip("S24", "What a step does to the loss, to first order in the rate", (
    Line(t.g @ (t.after - t.theta), ""),
    Line(Sum(t.j, t.g[t.j] * (t.after - t.theta)[t.j]), ""),
    Line(Sum(t.j, t.g[t.j] * (eta * t.g[t.j])), ""),
    Line(eta * Sum(t.j, t.g[t.j] ** 2), ""),
    Line(eta * (t.g @ t.g), ""),
), "The new parameters are the old ones minus the rate times the gradient. Look at what the last line would mean: the loss "
   "rises, whatever the gradient is.", also=(t.X, t.y))

S29 = SpotTheSlip("S29", "The same step, with the error e counted as actual minus predicted", (
    Line(t.theta - eta * D(t.J, t.theta), ""),
    Line(t.theta - eta * (t.X.T @ (t.h - t.y)) / t.N, ""),
    Line(t.theta + eta * (t.X.T @ e) / t.N, ""),
    Line(t.theta + eta * (t.X.T @ (t.h - t.y)) / t.N, ""),
), "An update that adds goes with actual minus predicted, one that subtracts with predicted minus actual. Either is right, "
   "all the way through; half of each climbs.")
