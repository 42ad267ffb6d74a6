"""Lesson 02: the slips S1 to S3 of the study notes, to be found and mended."""

from ...notation import D, Line, SpotTheSlip, exp, sigma
from .derivations import x

S1 = SpotTheSlip("S1", "The slope of a hidden unit", (
    Line(D(sigma(x), x), ""),
    Line(D((1 + exp(-x)) ** -1, x), ""),
    Line(exp(-x) / (1 + exp(-x)) ** 2, ""),
    Line(1 / (1 + exp(-x)) * (exp(-x) / (1 + exp(-x))), ""),
    Line(sigma(x) * sigma(1 - x), ""),
), "What is missing to 1 is the sigmoid mirrored at 0. At x = 0 the slip gives 0.3655, and the steepest slope a sigmoid has is 0.25.")

S2 = SpotTheSlip("S2", "A slope that is negative everywhere", (
    Line(D((1 + exp(-x)) ** -1, x), ""),
    Line(-1 * (1 + exp(-x)) ** -2 * D(1 + exp(-x), x), ""),
    Line(-1 * (1 + exp(-x)) ** -2 * (1 + exp(-x)), ""),
    Line(-1 * (1 + exp(-x)) ** -1, ""),
    Line(-sigma(x), ""),
), "The bracket was copied where its derivative belongs. A constant vanishes, and the exponential brings down a factor.")

S3 = SpotTheSlip("S3", "One sign", (
    Line(D((1 + exp(-x)) ** -1, x), ""),
    Line(-1 * (1 + exp(-x)) ** -2 * D(1 + exp(-x), x), ""),
    Line(-1 * (1 + exp(-x)) ** -2 * exp(-x), ""),
    Line(-exp(-x) / (1 + exp(-x)) ** 2, ""),
    Line(-sigma(x) * (1 - sigma(x)), ""),
), "The exponent's own minus sign was lost. Two of them cancel, and the slope of a rising function is positive.")
