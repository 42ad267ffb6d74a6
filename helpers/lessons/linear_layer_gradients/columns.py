"""The same layer for one example as the study notes write it, in columns: z = W x + b, and its H x H x D tensor (T11)."""

from ...notation import D, Definition, Delta, Derivation, Index, Line, Named, Slip, Statement, Sum, Tensor, outer, tanh

W, x, b, v = Tensor("W", ("H", "D")), Tensor("x", ("D",)), Tensor("b", ("H",)), Tensor("v", ("H",))
i, k = (Index(name, "H") for name in "ik")
l = Index("l", "D")
z = Named("z", W @ x + b)
E = Named("E", v @ tanh(z))
g = Named("g", D(E, z))
column_layer = Definition(z, "One example as a column, x. Here W has shape (H, D): row i belongs to output i.")

column_tensor = Statement(D(z[i], W[k, l]), Delta(i, k) * x[l], "Three indices: i for the output, k and l for the weight.")
column_weights = Derivation("In columns: the tensor, contracted", (
    Line(D(E, W[k, l]), "Some loss E, moved by the weight from input l to output k."),
    Line(Sum(i, D(E, z[i]) * D(z[i], W[k, l])), "The row of derivatives by the outputs, times the tensor: a sum over i."),
    Line(Sum(i, g[i] * Delta(i, k) * x[l]), "Of the H terms of each sum all but one are 0."),
    Line(g[k] * x[l], "What is left is one product for each weight.", (
        Slip("D1", Sum(i, g[i]) * x[l], "The delta was dropped: all outputs answer to this weight now."),
    )),
))
column_matrix = Statement(D(E, W), outer(g, x), "In columns: the gradient on the left, the input on the right, shape (H, D).")
column_bias = Statement(D(E, b), g, "The bias, in columns.")
column_inputs = Statement(D(E, x), W.T @ g, "The input, in columns.")
