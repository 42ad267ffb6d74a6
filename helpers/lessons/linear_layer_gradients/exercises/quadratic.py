"""Exercises "quadratic_gradient", "quadratic_shape" and "squares_jacobian": vectors between matrices."""

import numpy as np

from ....exercises import Exercise, Probe, Rule, ValueExercise, wrong_value
from ....exercises.draws import spread
from ....exercises.values import alone


def quadratic_gradient(M, x):
    """x stands on both sides of M, so both M x and M^T x belong to the gradient."""
    return M @ x + M.T @ x


def _first(g, M, x):
    return f"Your first entry is {np.ravel(g)[0]:.4g}, for a matrix that is not symmetric."


def _shape(g, M, x):
    return f"Your result has shape {g.shape}, for {x.size} variables."


QUADRATIC_GRADIENT = Exercise(
    name="quadratic_gradient",
    title="The gradient of a quadratic form",
    statement="M has shape (D, D) and x has shape (D,). Give back the gradient of the number x @ M @ x by x, shape (D,). M need "
              "not be symmetric.",
    signature="my_quadratic_gradient(M, x)",
    reference=quadratic_gradient,
    probes=lambda: [Probe((spread(1, 3, 3), spread(2, 3)), "3 variables"), Probe((spread(3, 4, 4), spread(4, 4)), "4 variables"),
                    Probe((spread(5, 12, 12), spread(6, 12)), "12 variables", "batch")],
    rules=(
        Rule("D16", "Twice M x", lambda M, x: 2 * M @ x,
             "This is right for a symmetric matrix alone. x stands on the left of M and on its right, and the two give "
             "different terms.",
             _first, variants=(lambda M, x: 2 * M.T @ x,)),
        Rule("D14", "One side only", lambda M, x: M @ x,
             "x stands on the left of M and on its right: two paths, and you followed one.", _first,
             variants=(lambda M, x: M.T @ x,)),
        Rule("value", "The function itself", lambda M, x: x @ M @ x, "This is the number whose gradient is asked for.", _shape),
        Rule("S18", "Added up to one number", lambda M, x: (M @ x + M.T @ x).sum(),
             "A gradient is not the sum of the partial derivatives. It has one entry for each variable.", _shape),
        Rule("matrix", "Without x", lambda M, x: M + M.T,
             "The form is quadratic, so its gradient still depends on x.", _shape,
             variants=(lambda M, x: M * 1, lambda M, x: 2 * M)),
        Rule("halved", "Half of it", lambda M, x: (M + M.T) @ x / 2, "This belongs to half of the quadratic form.", _first),
        Rule("D11", "Entry by entry", lambda M, x: (M + M.T) * x,
             "`*` multiplies each row of the matrix by x, entry by entry. What is missing is the sum.", _shape,
             variants=(lambda M, x: 2 * M * x, lambda M, x: M * x + M.T * x)),
        Rule("D17", "As a row, or as a column", lambda M, x: ((M + M.T) @ x)[None, :],
             "The numbers are right. The gradient of a number has the shape of its variable, and x has one axis.", _shape,
             variants=(lambda M, x: ((M + M.T) @ x)[:, None],)),
    ),
    hints=("Write the form as a double sum. In how many places does x_k stand?",
           "Once as the left factor, once as the right one. Which product is each of the two sums?"),
    reason="Row k of M comes from x on the left, column k from x on the right. For a symmetric matrix the two agree.",
)


def quadratic_shape():
    """As many rows as x on the left has entries, as many columns as x on the right."""
    return np.array([5, 5])


QUADRATIC_SHAPE = ValueExercise(
    name="quadratic_shape",
    title="Which shape makes sense",
    statement="x has shape (5,), and a layer has a matrix of shape (3, 5). Somebody writes the number x^T W x. Give the shape "
              "that W must have there, as a list of two numbers.",
    signature="my_matrix_shape",
    reference=quadratic_shape,
    probes=alone,
    rules=(
        wrong_value("S13", "A matrix that does not fit", [3, 5],
                    "The row on the left has as many entries as the column on the right, since both are x. This matrix fits on "
                    "one side only.", also=([5, 3],)),
        wrong_value("by-layer", "Both sides of the layer's output", [3, 3],
                    "That would fit between two vectors of the layer's output. Here both of them are x."),
        wrong_value("result", "The shape of the result", [1, 1],
                    "The result is one number. Between the two vectors stands a matrix."),
    ),
    hints=("A row of 5 numbers stands on the left: how many rows must W have?", "And a column of 5 numbers on the right?"),
    reason="Both factors beside W are x, so W is square. The layer's own matrix has no quadratic form.",
)


def squares_jacobian(M, x):
    """Outputs down, inputs across: M times the slopes of the squares, column by column."""
    return M * (2 * x)


def _jacobian_shape(J, M, x):
    return f"Your result has shape {J.shape}, for {M.shape[0]} outputs and {x.size} inputs."


def _corner(J, M, x):
    return f"Your entry [0, 1] is {J[0, 1]:.4g}, at x[0] = {x[0]:.4g} and x[1] = {x[1]:.4g}."


SQUARES_JACOBIAN = Exercise(
    name="squares_jacobian",
    title="A Jacobian and its layout",
    statement="M has shape (N, D) and x has shape (D,). The outputs are z = M @ (x * x), shape (N,). Give back the Jacobian of "
              "z by x, outputs down, inputs across: shape (N, D).",
    signature="my_squares_jacobian(M, x)",
    reference=squares_jacobian,
    probes=lambda: [Probe((spread(1, 2, 3), spread(2, 3)), "2 outputs, 3 inputs"),
                    Probe((spread(3, 4, 2), spread(4, 2)), "4 outputs, 2 inputs"),
                    Probe((spread(5, 3, 3), spread(6, 3)), "3 outputs, 3 inputs", "square"),
                    Probe((spread(7, 6, 9), spread(8, 9)), "6 outputs, 9 inputs", "batch")],
    rules=(
        Rule("D17", "Inputs down, outputs across", lambda M, x: (M * (2 * x)).T,
             "Both layouts are in use, and mixing them costs a transpose. This course keeps one: a row for each output.",
             _jacobian_shape),
        Rule("no-inner", "Without the inner derivative", lambda M, x: M * 1,
             "M is the Jacobian by the squares. One more link leads from the squares to x.", _corner),
        Rule("half", "The slope of the square", lambda M, x: M * x, "x is not the derivative of its own square.", _corner),
        Rule("product", "The two multiplied out", lambda M, x: M @ (2 * x),
             "The sum over the inputs is taken too early. Each input has a column of its own in the Jacobian.", _jacobian_shape,
             variants=(lambda M, x: M @ x,)),
        Rule("squared", "The squares for their slopes", lambda M, x: M * (x * x),
             "Where the derivative of the square belongs, the square itself stands.", _corner),
        Rule("other-side", "Rows scaled, not columns", lambda M, x: (2 * x)[:, None] * M,
             "The slope of input k belongs to column k, which is what input k moves. You scaled the rows.", _corner, on="square"),
        Rule("S18", "Added up over the inputs", lambda M, x: (M * (2 * x)).sum(axis=0),
             "The rows were added up: this is the gradient of the sum of all outputs.", _jacobian_shape),
    ),
    hints=("First the Jacobian of the squares by x: which of its entries are not 0?",
           "It is a diagonal matrix. M times a diagonal matrix multiplies each column of M by one number."),
    reason="The chain rule multiplies Jacobians, the outer one on the left. The inner one is diagonal, so it scales the columns "
           "of M.",
)
