"""Lesson 05: the slips S26 and S27 of the study notes, to be found and mended."""

from ...notation import Line, Number, SpotTheSlip
from .derivations import centred, eps, r, v, w, x

S26 = SpotTheSlip("S26", "Why a smaller step looked better", (
    Line(((v + r) - (w - r)) / (2 * eps), ""),
    Line((v - w + 2 * r) / (2 * eps), ""),
    Line((v - w) / (2 * eps) + 2 * r / (2 * eps), ""),
    Line((v - w) / (2 * eps) + r * eps, ""),
), "Rounding is divided by the step. With a rounding of about 1e-16, a step of 1e-9 leaves an error of about 1e-7; a step of "
   "1e-5 leaves about 1e-11.")

S27 = SpotTheSlip("S27", "Half a square, checked by a difference", (
    Line(centred(lambda t: t ** 2 / 2, x, eps), ""),
    Line(2 * x * eps / (2 * eps), ""),
    Line(eps / (2 * eps), ""),
    Line(Number(0.5), ""),
), "What stood in front of the step has got lost, and one half is left. It looks like the half in front of the square; the slope "
   "is another number at every point. Check at two points and you see it.")
