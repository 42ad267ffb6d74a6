"""Lesson 00 in lines: the slope of a square, to try the stepper on."""

from ...notation import D, Derivation, Line, Slip, Tensor

z = Tensor("z")

square = Derivation("The slope of a square", (
    Line(D(z ** 2, z), "What is wanted."),
    Line(D(z * z, z), "A square is a product."),
    Line(1 * z + z * 1, "The product rule: each factor moves in its turn.", (
        Slip("one-factor", 1 * z, "Only one of the two factors was allowed to move."),
        Slip("product-of-slopes", 1 * (z / z), "This is 1 everywhere. The derivative of a product is not the product of the derivatives."),
    )),
    Line(2 * z, "Two equal terms.", (
        Slip("power-rule", 2 * z ** 2, "The exponent came down in front, and should have gone down by one as well."),
    )),
))
