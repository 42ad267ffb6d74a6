"""Lesson 02 in lines: the sigmoid's derivative, its reflection, tanh, and the two-class softmax (T5, T6)."""

from ...notation import D, Derivation, Line, Slip, Statement, Tensor, exp, sigma, tanh

z, z0, z1 = Tensor("z"), Tensor("z0"), Tensor("z1")

definition = Statement(sigma(z), 1 / (1 + exp(-z)), "The sigmoid.")

exponential = Derivation("The derivative of exp(-z), by the chain rule", (
    Line(D(exp(-z), z), "An outer function, exp, of an inner one, -z."),
    Line(exp(-z) * D(-z, z), "The derivative of exp at the inner value, times the derivative of the inner function.", (
        Slip("B11", -z * exp(-z - 1), "You used the rule for powers. In an exponential the variable stands in the exponent."),
        Slip("no-inner", exp(-z), "The inner function has a derivative too: the chain rule multiplies by it."),
    )),
    Line(exp(-z) * (-1), "The inner derivative is -1."),
    Line(-exp(-z), "Written with the sign in front."),
))

derivative = Derivation("The derivative of the sigmoid", (
    Line(D(sigma(z), z), "What is wanted."),
    Line(D((1 + exp(-z)) ** -1, z), "The sigmoid as a power: one over something is its power -1."),
    Line(-1 * (1 + exp(-z)) ** -2 * D(1 + exp(-z), z),
         "Chain rule: differentiate the power as if the bracket were the variable, then multiply by the bracket's derivative.", (
             Slip("no-inner", -1 * (1 + exp(-z)) ** -2, "The derivative of the bracket is missing: the chain rule multiplies by it."),
             Slip("power-kept", -1 * (1 + exp(-z)) ** -1 * D(1 + exp(-z), z),
                  "Differentiating a power lowers its exponent by one: from -1 to -2."),
         )),
    Line(-1 * (1 + exp(-z)) ** -2 * (0 + exp(-z) * (-1)), "The 1 is a constant; the exponential gives back itself times -1.", (
        Slip("S2", -1 * (1 + exp(-z)) ** -2 * (1 + exp(-z)),
             "The derivative of the bracket was taken as the bracket itself. That makes the slope negative everywhere, "
             "while the sigmoid rises."),
        Slip("S3", -1 * (1 + exp(-z)) ** -2 * exp(-z),
             "A minus sign was lost. Two of them meet here, the power's and the exponent's; the sigmoid rises, so its slope is positive."),
    )),
    Line(exp(-z) / (1 + exp(-z)) ** 2, "Two minus signs cancel; the negative power goes below the line."),
    Line(exp(-z) / (1 + exp(-z)) * (1 / (1 + exp(-z))), "The fraction, split in two."),
    Line((1 - sigma(z)) * sigma(z), "The right factor is the sigmoid. The left one is what is missing to 1.", (
        Slip("S1", sigma(1 - z) * sigma(z), "One minus the sigmoid of z is not the sigmoid of 1 - z."),
        Slip("B3", sigma(z), "This is the sigmoid itself, not its slope: it tends to 1 on the right, where the sigmoid is flat."),
    )),
    Line(sigma(z) * (1 - sigma(z)), "In the order in which it is remembered."),
))

reflection = Derivation("What is missing to 1", (
    Line(1 - sigma(z), "The left factor of the derivative."),
    Line((1 + exp(-z)) / (1 + exp(-z)) - 1 / (1 + exp(-z)), "1, written over the same bracket."),
    Line(exp(-z) / (1 + exp(-z)), "One fraction.", (
        Slip("sign-of-fraction", -exp(-z) / (1 + exp(-z)), "The sign is wrong: the 1s cancel, and what is left is positive."),
    )),
    Line(1 / (exp(z) + 1), "Above and below times exp(z).", (
        Slip("half-multiplied", 1 / (1 + exp(-z)), "This is the sigmoid of z, not what is missing to 1. If you multiplied above and below, look at every term."),
    )),
    Line(sigma(-z), "The sigmoid at -z.", (
        Slip("S1", sigma(1 - z), "One minus the sigmoid of z is the sigmoid of another point, but not of 1 - z."),
    )),
))

two_classes = Derivation("Softmax over two logits is a sigmoid", (
    Line(exp(z0) / (exp(z0) + exp(z1)), "The first of two classes, with logits z_0 and z_1."),
    Line(1 / (1 + exp(z1) / exp(z0)), "Above and below divided by exp(z_0)."),
    Line(1 / (1 + exp(-(z0 - z1))), "A quotient of exponentials is the exponential of a difference.", (
        Slip("sign-of-gap", 1 / (1 + exp(z0 - z1)), "The difference has the wrong sign: this is the probability of the other class."),
    )),
    Line(sigma(z0 - z1), "Only the gap between the two logits counts.", (
        Slip("A15", sigma(2 * (z0 - z1)), "The gap was counted twice. Logits z_0 and z_1 give the gap z_0 - z_1."),
        Slip("no-gap", sigma(z0), "The second logit is not 0 here: only the gap between the two counts."),
    )),
))

tanh_derivative = Derivation("The derivative of tanh", (
    Line(D(tanh(z), z), "What is wanted."),
    Line(D(2 * sigma(2 * z) - 1, z), "tanh is a sigmoid, stretched: from -1 to 1, and twice as fast."),
    Line(2 * (sigma(2 * z) * (1 - sigma(2 * z))) * 2, "The sigmoid's derivative, and a 2 from the inner function.", (
        Slip("no-inner", 2 * (sigma(2 * z) * (1 - sigma(2 * z))), "The inner function 2z has a derivative: it gives another factor."),
    )),
    Line((2 * sigma(2 * z)) * (2 - 2 * sigma(2 * z)), "One 2 to each factor."),
    Line((1 + tanh(z)) * (1 - tanh(z)), "Each factor in terms of tanh."),
    Line(1 - tanh(z) ** 2, "A product of a sum and a difference.", (
        Slip("B7", sigma(z) * (1 - sigma(z)), "That is the slope of the sigmoid. tanh is stretched, and rises faster."),
        Slip("not-squared", 1 - tanh(z), "This is 0 only far on the right. The slope of tanh is the same on both sides."),
        Slip("B6", 1 + tanh(z) ** 2, "This exceeds 1. The slope of tanh is at most 1, at 0."),
        Slip("B6-z", 1 - z ** 2, "The square belongs to tanh(z), not to z: this slope would be negative beyond 1."),
    )),
))
