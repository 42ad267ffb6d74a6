"""Lesson 01: one wrong line each, to be found and mended."""

from ...notation import Line, SpotTheSlip, Sum, exp, log, sigma, softmax
from .derivations import c, i, j, total, z

first = SpotTheSlip("bound-index", "A proof that softmax ignores a shift", (
    Line(softmax(z + c)[i], ""),
    Line(exp(z[i] + c) / Sum(j, exp(z[i] + c)), ""),
    Line(exp(z[i]) * exp(c) / Sum(j, exp(z[i]) * exp(c)), ""),
    Line(exp(c) * exp(z[i]) / (exp(c) * Sum(j, exp(z[i]))), ""),
    Line(exp(z[i]) / Sum(j, exp(z[i])), ""),
), "The index of the sum has to appear in what is summed: below the line stands every logit in its turn, not C times the same one.",
    also=(c,))

second = SpotTheSlip("log-into-sum", "The logarithm of one softmax output", (
    Line(log(exp(z[i]) / total), ""),
    Line(log(exp(z[i])) - log(total), ""),
    Line(log(exp(z[i])) - Sum(j, log(exp(z[j]))), ""),
    Line(z[i] - Sum(j, z[j]), ""),
), "A logarithm turns a product into a sum. It does nothing of the kind with a sum.")

third = SpotTheSlip("S8", "A shift, and what is left", (
    Line(exp(z[i] + c) / Sum(j, exp(z[j] + c)), ""),
    Line(exp(c) * exp(z[i]) / (exp(c) * total), ""),
    Line(exp(z[i]) / total, ""),
    Line(sigma(z[i]), ""),
    Line(1 / (1 + exp(-z[i])), ""),
), "Softmax and the sigmoid are not one function. Softmax lets the classes share one unit of probability; "
   "the sigmoid looks at one number alone, and does feel a shift.", also=(c,))
