"""Lesson 02 in lines: the sigmoid's derivative, its reflection, tanh, and the two-class softmax (T5, T6)."""

from ...notation import D, Derivation, Line, Slip, Statement, Tensor, exp, sigma, tanh

x, a, b = Tensor("x"), Tensor("a"), Tensor("b")

definition = Statement(sigma(x), 1 / (1 + exp(-x)), "The sigmoid.")

exponential = Derivation("The derivative of exp(-x), by the chain rule", (
    Line(D(exp(-x), x), "An outer function, exp, of an inner one, -x."),
    Line(exp(-x) * D(-x, x), "The derivative of exp at the inner value, times the derivative of the inner function.", (
        Slip("B11", -x * exp(-x - 1), "You used the rule for powers. In an exponential the variable stands in the exponent."),
        Slip("no-inner", exp(-x), "The inner function has a derivative too: the chain rule multiplies by it."),
    )),
    Line(exp(-x) * (-1), "The inner derivative is -1."),
    Line(-exp(-x), "Written with the sign in front."),
))

derivative = Derivation("The derivative of the sigmoid", (
    Line(D(sigma(x), x), "What is wanted."),
    Line(D((1 + exp(-x)) ** -1, x), "The sigmoid as a power: one over something is its power -1."),
    Line(-1 * (1 + exp(-x)) ** -2 * D(1 + exp(-x), x),
         "Chain rule: differentiate the power as if the bracket were the variable, then multiply by the bracket's derivative.", (
             Slip("no-inner", -1 * (1 + exp(-x)) ** -2, "The derivative of the bracket is missing: the chain rule multiplies by it."),
             Slip("power-kept", -1 * (1 + exp(-x)) ** -1 * D(1 + exp(-x), x),
                  "Differentiating a power lowers its exponent by one: from -1 to -2."),
         )),
    Line(-1 * (1 + exp(-x)) ** -2 * (0 + exp(-x) * (-1)), "The 1 is a constant; the exponential gives back itself times -1.", (
        Slip("S2", -1 * (1 + exp(-x)) ** -2 * (1 + exp(-x)),
             "The derivative of the bracket was taken as the bracket itself. That makes the slope negative everywhere, "
             "while the sigmoid rises."),
        Slip("S3", -1 * (1 + exp(-x)) ** -2 * exp(-x),
             "A minus sign was lost: the exponent -x has a derivative of its own. The sigmoid rises, so its slope is positive."),
    )),
    Line(exp(-x) / (1 + exp(-x)) ** 2, "Two minus signs cancel; the negative power goes below the line."),
    Line(exp(-x) / (1 + exp(-x)) * (1 / (1 + exp(-x))), "The fraction, split in two."),
    Line((1 - sigma(x)) * sigma(x), "The right factor is the sigmoid. The left one is what is missing to 1.", (
        Slip("S1", sigma(1 - x) * sigma(x), "One minus the sigmoid of x is not the sigmoid of 1 - x."),
        Slip("B3", sigma(x), "A factor is missing: this tends to 1 on the right, where the sigmoid is flat."),
    )),
    Line(sigma(x) * (1 - sigma(x)), "In the order in which it is remembered."),
))

reflection = Derivation("What is missing to 1", (
    Line(1 - sigma(x), "The left factor of the derivative."),
    Line((1 + exp(-x)) / (1 + exp(-x)) - 1 / (1 + exp(-x)), "1, written over the same bracket."),
    Line(exp(-x) / (1 + exp(-x)), "One fraction.", (
        Slip("sign-of-fraction", -exp(-x) / (1 + exp(-x)), "The sign is wrong: the 1s cancel, and what is left is positive."),
    )),
    Line(1 / (exp(x) + 1), "Above and below times exp(x).", (
        Slip("half-multiplied", 1 / (1 + exp(-x)), "You multiplied above and not every term below."),
    )),
    Line(sigma(-x), "The sigmoid at -x.", (
        Slip("S1", sigma(1 - x), "One minus the sigmoid of x is the sigmoid of another point, but not of 1 - x."),
    )),
))

two_classes = Derivation("Softmax over two logits is a sigmoid", (
    Line(exp(a) / (exp(a) + exp(b)), "The first of two classes, with logits a and b."),
    Line(1 / (1 + exp(b) / exp(a)), "Above and below divided by exp(a)."),
    Line(1 / (1 + exp(-(a - b))), "A quotient of exponentials is the exponential of a difference.", (
        Slip("sign-of-gap", 1 / (1 + exp(a - b)), "The difference has the wrong sign: this is the probability of the other class."),
    )),
    Line(sigma(a - b), "Only the gap between the two logits counts.", (
        Slip("A15", sigma(2 * (a - b)), "The gap was counted twice. Logits a and b give the gap a - b."),
        Slip("no-gap", sigma(a), "The second logit is not 0 here: only the gap between the two counts."),
    )),
))

tanh_derivative = Derivation("The derivative of tanh", (
    Line(D(tanh(x), x), "What is wanted."),
    Line(D(2 * sigma(2 * x) - 1, x), "tanh is a sigmoid, stretched: from -1 to 1, and twice as fast."),
    Line(2 * (sigma(2 * x) * (1 - sigma(2 * x))) * 2, "The sigmoid's derivative, and a 2 from the inner function.", (
        Slip("no-inner", 2 * (sigma(2 * x) * (1 - sigma(2 * x))), "The inner function 2x has a derivative: it gives another factor."),
    )),
    Line((2 * sigma(2 * x)) * (2 - 2 * sigma(2 * x)), "One 2 to each factor."),
    Line((1 + tanh(x)) * (1 - tanh(x)), "Each factor in terms of tanh."),
    Line(1 - tanh(x) ** 2, "A product of a sum and a difference.", (
        Slip("B6", 1 + tanh(x) ** 2, "This exceeds 1. The slope of tanh is at most 1, at 0."),
        Slip("B6-z", 1 - x ** 2, "The square belongs to tanh(x), not to x: this slope would be negative beyond 1."),
    )),
))
