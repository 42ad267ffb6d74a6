"""Lesson 05 in lines: what a difference measures, what it misses, and how the misses grow (T15)."""

from ...notation import (
    D,
    Derivation,
    Function,
    Index,
    Line,
    Number,
    Slip,
    Statement,
    Sum,
    Tensor,
    relu,
)

x = Tensor("x")
eps = Tensor("eps", (), "positive", r"\varepsilon")
c0, c1, c2, c3 = (Tensor(f"c{k}", (), "real", f"c_{k}") for k in range(4))
theta, u = Tensor("theta", ("P",)), Tensor("u", ("P",))
i = Index("i", "P")
f = Function("f", unnamed=True)


def centred(g, at, step):
    """(g(at + step) - g(at - step)) / (2 step) as a line."""
    return (g(at + step) - g(at - step)) / (2 * step)


def forward(g, at, step):
    """(g(at + step) - g(at)) / step as a line."""
    return (g(at + step) - g(at)) / step


square_forward = Derivation("Forward difference of a square", (
    Line(forward(lambda t: t ** 2, x, eps), "The value a little to the right, less the value here, over the step."),
    Line((2 * x * eps + eps ** 2) / eps, "The square multiplied out; the square of x cancels.", (
        Slip("no-cross-term", eps ** 2 / eps, "The square of a sum has a mixed term, and it is the one that matters."),
    )),
    Line(2 * x + eps, "The derivative, and an error as large as the step.", (
        Slip("no-error", 2 * x, "That is the derivative. The difference is not equal to it: something of the size of the step is left."),
        Slip("S27", 2 + eps, "The derivative depends on where you are: the x has got lost."),
    )),
))

square_centred = Derivation("Centred difference of a square", (
    Line(centred(lambda t: t ** 2, x, eps), "One step to the right and one to the left: the two values are two steps apart."),
    Line(((x ** 2 + 2 * x * eps + eps ** 2) - (x ** 2 - 2 * x * eps + eps ** 2)) / (2 * eps), "Both squares multiplied out.", (
        Slip("F19", x ** 2 + 2 * x * eps + eps ** 2 - (x ** 2 - 2 * x * eps + eps ** 2) / (2 * eps),
             "Only the second value is divided. Brackets around the difference are missing."),
    )),
    Line(4 * x * eps / (2 * eps), "What stands in both cancels, what changes sign stands twice.", (
        Slip("one-step", 4 * x * eps / eps, "The two values are two steps apart."),
    )),
    Line(2 * x, "The derivative, exactly: for a square the step does not matter.", (
        Slip("S27", Number(2), "The derivative depends on where you are: the x has got lost."),
        Slip("one-step", 4 * x, "The two values are two steps apart, so divide by two steps."),
    )),
))

cube_centred = Statement(centred(lambda t: t ** 3, x, eps), 3 * x ** 2 + eps ** 2, "A cube: the derivative, and the square of the step.")


def cubic(step):
    return c0 + c1 * step + c2 * step ** 2 + c3 * step ** 3


cubic_ahead, cubic_behind = cubic(eps), c0 - c1 * eps + c2 * eps ** 2 - c3 * eps ** 3
expansion_forward = Derivation("Forward: what is left of Taylor's terms", (
    Line((cubic_ahead - c0) / eps, "One step ahead, less here, over the step."),
    Line((c1 * eps + c2 * eps ** 2 + c3 * eps ** 3) / eps, "The value here cancels, and nothing else."),
    Line(c1 + c2 * eps + c3 * eps ** 2, "The derivative is the first coefficient; the error begins with the step itself.", (
        Slip("no-cancel", c1 + c3 * eps ** 2, "Even powers cancel in the centred difference. Here there is nothing to cancel them."),
    )),
))
expansion_centred = Derivation("Centred: even powers cancel", (
    Line((cubic_ahead - cubic_behind) / (2 * eps), "One step ahead, less one step behind, over two steps. Look for what is the same on both sides."),
    Line((2 * c1 * eps + 2 * c3 * eps ** 3) / (2 * eps), "Even powers are the same on both sides and cancel; odd powers change sign.", (
        Slip("odd-cancel", (2 * c0 + 2 * c2 * eps ** 2) / (2 * eps), "It is a difference: what is the same on both sides goes."),
        Slip("once", (c1 * eps + c3 * eps ** 3) / (2 * eps), "What changes its sign stands twice after subtracting."),
    )),
    Line(c1 + c3 * eps ** 2, "The error begins with the square of the step.", (
        Slip("F1", c1 + c2 * eps + c3 * eps ** 2, "That is what a forward difference leaves. Here the even powers have cancelled."),
    )),
))

v, w = Tensor("v"), Tensor("w")
r = Tensor("r", (), "positive")
rounding = Derivation("What rounding adds to a centred difference", (
    Line(((v + r) - (w - r)) / (2 * eps), "Two values v and w, each off by a rounding r, in the worst case in opposite directions."),
    Line((v - w) / (2 * eps) + 2 * r / (2 * eps), "The difference one wants, and what rounding adds."),
    Line((v - w) / (2 * eps) + r / eps, "Rounding is divided by the step: a smaller step makes it larger.", (
        Slip("S26", (v - w) / (2 * eps) + r * eps, "Rounding is divided by the step, not multiplied: it does not fade as the step shrinks."),
        Slip("F2", (v - w) / (2 * eps), "The rounding has vanished from this. It is there in every value, and divided by the step."),
    )),
))
best_step = Derivation("Where the sum of both errors is smallest", (
    Line(D(eps ** 2 + r / eps, eps), "The slope of the whole error by the step: the first part grows, the second falls."),
    Line(2 * eps - r / eps ** 2, "Power by power.", (
        Slip("B5", 2 * eps + r / eps ** 2, "The second part falls as the step grows, so its slope is negative."),
        Slip("log", 2 * eps - r / eps, "The derivative of one over the step has the square of the step below the line."),
    )),
    Line((2 * eps ** 3 - r) / eps ** 2, "On one line. Below the best step this is negative, above it positive.", (
        Slip("sign", (2 * eps ** 3 + r) / eps ** 2, "This is never 0, so the error would have no lowest point."),
    )),
))

# A complex step needs no i in the notation: these are the imaginary parts of (x + i eps)^2 and (x + i eps)^3, over eps.
complex_square = Statement(2 * x * eps / eps, 2 * x, "A square: the imaginary part over the step.")
complex_cube = Statement((3 * x ** 2 * eps - eps ** 3) / eps, 3 * x ** 2 - eps ** 2, "A cube: the imaginary part over the step.")

kink = Derivation("ReLU at its kink, measured from both sides at once", (
    Line(centred(relu, Number(0), eps), "Centred at 0, where the slope jumps from 0 to 1."),
    Line((relu(eps) - relu(-eps)) / (2 * eps), "One value on the rising side, one on the flat side."),
    Line(eps / (2 * eps), "The flat side gives nothing."),
    Line(Number(0.5), "Neither the slope on the left nor the slope on the right.", (
        Slip("right-side", Number(1), "That is the slope on the right alone."),
        Slip("left-side", Number(0), "That is the slope on the left alone."),
    )),
))
kink_right = Statement(forward(relu, Number(0), eps), Number(1), "From the right alone.")
kink_left = Statement((relu(Number(0)) - relu(-eps)) / eps, Number(0), "From the left alone.")


def squares(step):
    return Sum(i, (theta[i] + step * u[i]) ** 2)


direction = Derivation("All parameters at once, along one direction u", (
    Line((squares(eps) - Sum(i, (theta[i] - eps * u[i]) ** 2)) / (2 * eps), "Two values of the function, however many parameters."),
    Line(Sum(i, (4 * theta[i] * u[i]) * eps) / (2 * eps), "Entry by entry it is the centred difference of a square."),
    Line(Sum(i, (2 * theta[i]) * u[i]), "The step cancels. What is left is each entry of the gradient times its entry of u.", (
        Slip("no-u", Sum(i, 2 * theta[i]), "Each parameter moved by its own entry of u, not by the whole step."),
        Slip("entry", Sum(i, 2 * theta[i]) * Sum(i, u[i]), "The products are added up, not the factors on their own."),
    )),
    Line((2 * theta) @ u, "The gradient times the direction: one number."),
))
any_direction = Statement(D(Sum(i, f(theta[i] + eps * u[i])), eps), Sum(i, f.prime(theta[i] + eps * u[i]) * u[i]),
                          "For a sum of any smooth f: along u, each slope counts as much as u moves its parameter.")
