"""Lesson 03: the slips S4 to S8, S12 and S30 of the study notes, to be found and mended."""

from ...notation import D, Delta, Given, Line, SpotTheSlip, Sum, exp, log, sigma, softmax
from .derivations import i, j, k, loss, total, y, yhat, z

different = (Given(i, k, False),)

S4 = SpotTheSlip("S4", "Through every output", (
    Line(D(loss, z[i]), ""),
    Line(Sum(j, D(loss, yhat[j]) * D(yhat[j], z[i])), ""),
    Line(Sum(j, -(y[j] / yhat[j]) * (Delta(i, j) * yhat[i] * (1 - yhat[i]))), ""),
    Line(-(y[i] / yhat[i]) * (yhat[i] * (1 - yhat[i])), ""),
    Line(-y[i] * (1 - yhat[i]), ""),
), "Raising one logit lowers every other probability: the Jacobian has entries off its diagonal.")

S5 = SpotTheSlip("S5", "The logarithm first", (
    Line(D(-Sum(k, y[k] * log(softmax(z)[k])), z[i]), ""),
    Line(D(-Sum(k, y[k] * (z[k] - log(total))), z[i]), ""),
    Line(-y[i] * (1 - exp(z[i]) / total), ""),
    Line(-y[i] * (1 - yhat[i]), ""),
    Line(y[i] * (yhat[i] - 1), ""),
), "The terms with k different from i were dropped. Logit i stands in the logarithm of the sum in each of them.")

S6 = SpotTheSlip("S6", "The logit of a class that is not the true one", (
    Line(D(-log(softmax(z)[k]), z[i]), ""),
    Line(D(log(total) - z[k], z[i]), ""),
    Line(D(log(total), z[i]) - Delta(i, k), ""),
    Line(exp(z[i]) / total - Delta(i, k), ""),
    Line(yhat[i] - 1, ""),
), "This is the case of different indices, so the delta is 0 here.", given=different)

S7 = SpotTheSlip("S7", "The derivative of a logarithm", (
    Line(D(log(total) - z[k], z[i]), ""),
    Line(D(log(total), z[i]) - Delta(i, k), ""),
    Line(1 / total - Delta(i, k), ""),
), "The chain rule asks for the derivative of what stands inside the logarithm as well.", also=(yhat,))

S8 = SpotTheSlip("S8", "The loss of the true class", (
    Line(D(-log(softmax(z)[k]), z[i]), ""),
    Line(D(-log(sigma(z[k])), z[i]), ""),
    Line(-(1 - sigma(z[k])) * D(z[k], z[i]), ""),
    Line((sigma(z[k]) - 1) * Delta(i, k), ""),
), "The name changed on the way. A sigmoid looks at one logit; softmax couples them all.", also=(j, yhat))

S12 = SpotTheSlip("S12", "The target (0, 1, 0, ...) in code, where classes count from 0", (
    Line(-Sum(i, Delta(i, 1) * log(yhat[i])), ""),
    Line(-log(yhat[2]), ""),
    Line(-log(exp(z[2]) / total), ""),
    Line(log(total) - z[2], ""),
), "Counted from 0, the entry that is 1 is entry 1. In mathematics it would be the second; in code it is not class 2.", also=(z,))

S30 = SpotTheSlip("S30", "From the outputs to the loss", (
    Line(-Sum(k, y[k] * log(yhat[k])), ""),
    Line(-Sum(k, y[k] * log(softmax(yhat)[k])), ""),
    Line(-Sum(k, y[k] * yhat[k]) + log(Sum(j, exp(yhat[j]))), ""),
), "The outputs are probabilities already. Squashed twice, no class can come near 1, and the gradient is no longer "
   "what the model says minus what is true.", also=(z, i))
