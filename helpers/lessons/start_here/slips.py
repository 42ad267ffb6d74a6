"""Lesson 00: one wrong line, to learn how it is found and mended."""

from ...notation import D, Line, SpotTheSlip
from .derivations import z

cube = SpotTheSlip("power-rule", "The slope of a cube", (
    Line(D(z ** 3, z), ""),
    Line(D(z * z ** 2, z), ""),
    Line(z ** 2 + z * (2 * z ** 2), ""),
    Line(z ** 2 + 2 * z ** 3, ""),
), "In the slope of a square the exponent comes down in front, and then goes down by one.")
