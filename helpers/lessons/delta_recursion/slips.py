"""Lesson 07: the slips S19 to S22 of the study notes, to be found and mended.

All layers are equally wide here, so that shapes give nothing away: only the numbers decide.
"""

from ...notation import D, Delta, Index, Line, SpotTheSlip, Sum
from .networks import f, score_network, two_layers

i, j, k = (Index(name, "H") for name in "ijk")
n, t = score_network("H", "H"), two_layers("H", "H", "H")

S19 = SpotTheSlip("S19", "By the input, with as many inputs as units", (
    Line(D(n.s, n.x[j]), ""),
    Line(Sum(i, D(n.s, n.z[i]) * D(n.z[i], n.x[j])), ""),
    Line(Sum(i, n.delta[i] * D(n.z[i], n.x[j])), ""),
    Line(Sum(i, n.delta[i] * n.W[j, i]), ""),
    Line((n.W @ n.delta)[j], ""),
), "The weight from input j to unit i has the row of the unit and the column of the input. Summed over units, that runs down a "
   "column, and only the transpose does that.")

S20 = SpotTheSlip("S20", "By the bias of the lower layer, all layers equally wide", (
    Line(D(t.s, t.b1[j]), ""),
    Line(Sum(i, D(t.s, t.z2[i]) * D(t.z2[i], t.b1[j])), ""),
    Line(Sum(i, t.delta2[i] * D(t.z2[i], t.b1[j])), ""),
    Line(Sum(i, t.delta1[i] * Delta(i, j)), ""),
    Line(t.delta1[j], ""),
), "In the notes' numbering a bias with number 1 leads to layer 2, so it hears the message of layer 2. The message with number "
   "1 belongs to the input.")

S21 = SpotTheSlip("S21", "The message of the lower layer, all layers equally wide", (
    Line(D(t.s, t.z2[j]), ""),
    Line(Sum(i, t.v[i] * D(t.a3[i], t.z2[j])), ""),
    Line(Sum(i, t.v[i] * D(f(t.z2[i]), t.z2[j])), ""),
    Line(Sum(i, t.v[i] * (f.prime(t.z2[i]) * Delta(i, j))), ""),
    Line(t.v[j] * f.prime(t.z2[j]), ""),
), "The score holds the units of layer 3, so v meets them alone. Between layer 2 and the score lie the weights with number 2.",
    also=(t.delta3,))

S22 = SpotTheSlip("S22", "The recursion, all layers equally wide", (
    Line(D(t.s, t.z2[j]), ""),
    Line(Sum(i, D(t.s, t.z3[i]) * D(t.z3[i], t.z2[j])), ""),
    Line(Sum(i, t.delta3[i] * D(t.z3[i], t.z2[j])), ""),
    Line(Sum(i, t.delta3[i] * t.W2[i, j]), ""),
    Line((t.W2.T @ t.delta3)[j], ""),
), "The pre-activation of layer 2 is squashed before the weights meet it. The slope of that is missing.", also=(f.prime(t.z2),))

S22_transpose = SpotTheSlip("S22", "The recursion once more", (
    Line(D(t.s, t.z2[j]), ""),
    Line(Sum(i, t.delta3[i] * D(t.z3[i], t.z2[j])), ""),
    Line(Sum(i, t.delta3[i] * (t.W2[i, j] * f.prime(t.z2[j]))), ""),
    Line(((t.W2 @ t.delta3) * f.prime(t.z2))[j], ""),
), "The sum runs over the first index of the weights. A product with the matrix as it stands runs over the second.")
