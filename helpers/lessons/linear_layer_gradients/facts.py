"""Facts about matrices that the lesson uses, Jacobians, and the quadratic form (T13)."""

from ...notation import D, Delta, Derivation, Index, Line, Named, Slip, Statement, Sum, Tensor, tanh

M, K, x = Tensor("M", ("N", "D")), Tensor("K", ("D", "H")), Tensor("x", ("D",))
v = Tensor("v", ("N",))
transposed_product = Statement((M @ K).T, K.T @ M.T, "Turning a product round reverses the order of its factors.")
jacobian_of_product = Statement(D(M @ x, x), M, "Outputs down, inputs across: shape (N, D).")
jacobian_of_row = Statement(D(v @ M, v), M.T, "The outputs are the D entries of the row: shape (D, N).")
z = Tensor("z", ("D",))
h = Named("h", tanh(z))
jacobian_of_chain = Statement(D(M @ h, z), M @ D(h, z), "Inside another function: one more Jacobian, on the right.")

Q = Tensor("M", ("D", "D"))
i, j, k = (Index(name, "D") for name in "ijk")
one_side = "x stands on both sides of the matrix. One of the two paths is missing."
as_if_symmetric = "Row k and column k of the matrix were taken for the same. They are, when the matrix is symmetric."
quadratic = Derivation("The quadratic form, moved by one entry", (
    Line(D(x @ Q @ x, x[k]), "A number: a row, a square matrix, a column."),
    Line(D(Sum((i, j), x[i] * Q[i, j] * x[j]), x[k]), "Written out. Every entry of x stands on the left and on the right."),
    Line(Sum((i, j), Delta(i, k) * Q[i, j] * x[j] + x[i] * Q[i, j] * Delta(j, k)), "The product rule: x is used twice.", (
        Slip("D14", Sum((i, j), Delta(i, k) * Q[i, j] * x[j]), one_side),
    )),
    Line(Sum(j, Q[k, j] * x[j]) + Sum(i, x[i] * Q[i, k]), "Each delta picks one term: row k of the matrix, and column k."),
    Line(((Q + Q.T) @ x)[k], "As matrices.", (
        Slip("D16", (2 * Q @ x)[k], as_if_symmetric),
        Slip("D16-columns", (2 * Q.T @ x)[k], as_if_symmetric),
        Slip("D14", (Q @ x)[k], one_side),
        Slip("D14-columns", (Q.T @ x)[k], one_side),
    )),
))
