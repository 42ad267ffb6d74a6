"""Lesson 02: the slips S1 to S3 of the study notes, to be found and mended."""

from ...notation import D, Line, SpotTheSlip, exp, sigma
from .derivations import z

S1 = SpotTheSlip("S1", "The slope of a hidden unit", (
    Line(D(sigma(z), z), ""),
    Line(D((1 + exp(-z)) ** -1, z), ""),
    Line(exp(-z) / (1 + exp(-z)) ** 2, ""),
    Line(1 / (1 + exp(-z)) * (exp(-z) / (1 + exp(-z))), ""),
    Line(sigma(z) * sigma(1 - z), ""),
), "What is missing to 1 is the sigmoid mirrored at 0. At z = 0 the slip gives 0.3655, and the steepest slope a sigmoid has is 0.25.")

S2 = SpotTheSlip("S2", "The chain rule at work", (
    Line(D((1 + exp(-z)) ** -1, z), ""),
    Line(-1 * (1 + exp(-z)) ** -2 * D(1 + exp(-z), z), ""),
    Line(-1 * (1 + exp(-z)) ** -2 * (1 + exp(-z)), ""),
    Line(-1 * (1 + exp(-z)) ** -1, ""),
    Line(-sigma(z), ""),
), "The bracket was copied where its derivative belongs. A constant vanishes, and the exponential brings down a factor.")

S3 = SpotTheSlip("S3", "The chain rule once more", (
    Line(D((1 + exp(-z)) ** -1, z), ""),
    Line(-1 * (1 + exp(-z)) ** -2 * D(1 + exp(-z), z), ""),
    Line(-1 * (1 + exp(-z)) ** -2 * exp(-z), ""),
    Line(-exp(-z) / (1 + exp(-z)) ** 2, ""),
    Line(-sigma(z) * (1 - sigma(z)), ""),
), "The exponent's own minus sign was lost. Two of them cancel, and the slope of a rising function is positive.")
