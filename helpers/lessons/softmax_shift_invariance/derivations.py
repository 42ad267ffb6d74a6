"""Lesson 01 in lines: softmax does not feel a shift, and what its logarithm becomes (T1, T3)."""

from ...notation import Derivation, Index, Line, Named, Size, Slip, Statement, Sum, Tensor, exp, log, softmax

z, c, m = Tensor("z", ("C",)), Tensor("c"), Tensor("m")
i, j, k = (Index(name, "C") for name in "ijk")
yhat = Named("yhat", softmax(z), r"\hat{y}")
total = Sum(j, exp(z[j]))

definition = Statement(softmax(z)[i], exp(z[i]) / total, "Softmax, entry by entry.")

shift = Derivation("Adding c to every logit changes nothing", (
    Line(exp(z[i] + c) / Sum(j, exp(z[j] + c)), "Softmax with c added to every logit."),
    Line((exp(z[i]) * exp(c)) / Sum(j, exp(z[j]) * exp(c)), "The exponential of a sum is a product, above and below.", (
        Slip("exp-of-sum", (exp(z[i]) + exp(c)) / Sum(j, exp(z[j]) + exp(c)),
             "You turned the exponential of a sum into a sum of exponentials. It is a product."),
        Slip("one-side", (exp(z[i]) * exp(c)) / total, "The shift reaches every logit, so it stands below as well as above."),
        Slip("bound-index", (exp(z[i]) * exp(c)) / Sum(j, exp(z[i]) * exp(c)),
             "The sum runs over j, but what you sum has i in it: it adds the same term again and again."),
    )),
    Line((exp(c) * exp(z[i])) / (exp(c) * total), "c does not depend on j, so its factor leaves the sum.", (
        Slip("pulled-twice", (exp(c) * exp(z[i])) / (exp(c) * Sum(j, exp(z[j]) * exp(c))),
             "You pulled the factor out of the sum and left it inside as well."),
        Slip("squared-out", (exp(c) * exp(z[i])) / (Sum(j, exp(c)) * total),
             "A common factor leaves a sum once, not once for each term."),
    )),
    Line(exp(z[i]) / total, "The same factor above and below cancels."),
    Line(softmax(z)[i], "That is softmax without the shift."),
), also=(c, i))

minus_the_maximum = Statement(softmax(z - m), softmax(z), "True for every number m; the code takes m as the largest logit.")

log_softmax = Derivation("The logarithm of softmax", (
    Line(log(softmax(z)[k]), "The logarithm of one probability."),
    Line(log(exp(z[k]) / total), "What softmax is."),
    Line(log(exp(z[k])) - log(total), "The logarithm of a fraction is a difference.", (
        Slip("log-of-fraction", log(exp(z[k])) / log(total),
             "You divided two logarithms. The logarithm of a fraction is a difference of logarithms."),
    )),
    Line(z[k] - log(total), "log undoes the first exponential. It cannot reach into the sum.", (
        Slip("log-into-sum", z[k] - Sum(j, z[j]), "The logarithm does not pass into a sum: log(a + b) is not log a + log b."),
        Slip("log-dropped", z[k] - total, "The logarithm in front of the sum was lost."),
        Slip("sign-of-log", z[k] + log(total), "The sum stands below the line, so its logarithm is subtracted."),
    )),
), also=(i,))

lse_shifted = Derivation("log-sum-exp under a shift", (
    Line(log(Sum(j, exp(z[j] + c))), "The logarithm of the sum, every logit moved by c."),
    Line(log(Sum(j, exp(z[j]) * exp(c))), "The exponential of a sum is a product.", (
        Slip("exp-of-sum", log(Sum(j, exp(z[j]) + exp(c))), "The exponential of a sum is a product, not a sum."),
        Slip("log-into-sum", Sum(j, log(exp(z[j] + c))), "The logarithm does not pass into a sum: log(a + b) is not log a + log b."),
    )),
    Line(log(exp(c) * total), "The common factor leaves the sum.", (
        Slip("squared-out", log(Size("C") * exp(c) * total), "A common factor leaves a sum once, not once for each term."),
    )),
    Line(c + log(total), "The logarithm of a product is a sum, and log undoes exp.", (
        Slip("A11", log(total), "You let the shift vanish. Softmax does not feel a shift; log-sum-exp moves with it."),
        Slip("scaled", c * log(total), "The logarithm of a product is a sum of logarithms, not a product."),
    )),
), also=(i,))

safe_log_softmax = Statement(z[k] - m - log(Sum(j, exp(z[j] - m))), log(softmax(z)[k]),
                             "What log_softmax computes, with m the largest logit: no exponent is above 0.")
