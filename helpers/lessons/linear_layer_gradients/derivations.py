"""Lesson 04 in lines: the gradient of a linear layer, from one entry to the matrix formula (T10, T12, and T11, T13, T14)."""

from ...notation import (
    D,
    Definition,
    Delta,
    Derivation,
    Index,
    Line,
    Named,
    Ones,
    Size,
    Slip,
    Statement,
    Sum,
    Tensor,
    log,
    outer,
    softmax,
)
from .columns import column_bias, column_inputs, column_layer, column_matrix, column_tensor, column_weights
from .facts import (
    jacobian_of_chain,
    jacobian_of_product,
    jacobian_of_row,
    quadratic,
    transposed_product,
)
from .graphs import all_paths, used_twice, vector_paths

X, W, b = Tensor("X", ("N", "D")), Tensor("W", ("D", "H")), Tensor("b", ("H",))
i, n = (Index(name, "N") for name in "in")
k, m = (Index(name, "D") for name in "km")
j, l = (Index(name, "H") for name in "jl")
N = Size("N")

Z = Named("Z", X @ W + outer(Ones("N"), b))
Y, Yhat = Tensor("Y", ("N", "H"), "probability"), Named("Yhat", softmax(Z), r"\hat{Y}")
L = Named("L", -Sum((n, j), Y[n, j] * log(Yhat[n, j])) / N)
G = Named("G", D(L, Z))
layer = Definition(Z, "A linear layer: N examples in rows, D inputs and H outputs each. The bold 1 copies b into every row.")
loss = Definition(L, "The mean cross-entropy of lesson 03. Any other loss would do as well.")
upstream = Definition(G, "The gradient of the loss by the layer's output, shape (N, H). It arrives from the layer above.")

no_delta = "Weight w_kl leads to output l alone. A delta has to switch the other outputs off."
entry = Derivation("One output, moved by one weight", (
    Line(D((X @ W)[i, j], W[k, l]), "Output j of example i, moved by the weight from input k to output l."),
    Line(D(Sum(m, X[i, m] * W[m, j]), W[k, l]), "What a matrix product is.", (
        Slip("value", Sum(m, X[i, m] * W[m, j]), "This is the output itself. How it moves is asked for: a D(…, W[k, l]) is missing."),
    )),
    Line(Sum(m, X[i, m] * D(W[m, j], W[k, l])), "The derivative goes into the sum; the inputs do not move."),
    Line(Sum(m, X[i, m] * Delta(m, k) * Delta(j, l)), "A weight moves with itself alone: both of its indices must agree.", (
        Slip("D1", Sum(m, X[i, m] * Delta(m, k)), no_delta),
        Slip("row-delta", Sum(m, X[i, m] * Delta(j, l)), "Of all weights in column l only one moves: the one in row k."),
    )),
    Line(X[i, k] * Delta(j, l), "The sum over m is left with its term m = k.", (
        Slip("D1", X[i, k], no_delta),
        Slip("weight", W[k, j] * Delta(j, l), "The product was differentiated by the weight. What is left of it is the input."),
        Slip("delta-alone", 1 * Delta(j, l), "The weight is multiplied by an input, and this input is left."),
    )),
))
weight_tensor = Statement(D(Z[i, j], W[k, l]), X[i, k] * Delta(j, l), "With the bias it is the same: b does not move with W.")

x, g_of = Tensor("x", ("D",)), Tensor("y", ("H",), "probability")
z = Named("z", W.T @ x + b)
ell = Named("ell", -Sum(j, g_of[j] * log(softmax(z)[j])), r"\ell")
g = Named("g", D(ell, z))
sample = Derivation("One example: the loss, moved by one weight", (
    Line(D(ell, W[k, l]), "The loss of one example, moved by the weight from input k to output l."),
    Line(Sum(j, D(ell, z[j]) * D(z[j], W[k, l])), "The chain rule: one path through each output, added up."),
    Line(Sum(j, g[j] * x[k] * Delta(j, l)), "The derivative from above; then what was found for one entry.", (
        Slip("D1", Sum(j, g[j] * x[k]), no_delta),
    )),
    Line(x[k] * g[l], "The delta picks the path through output l.", (
        Slip("D1", x[k] * Sum(j, g[j]), no_delta),
        Slip("no-g", 1 * x[k], "The derivative of the loss by the output has vanished."),
    )),
))
sample_matrix = Statement(D(ell, W), outer(x, g), "All weights at once: a column times a row, of shape (D, H).")
sample_output = Definition(z, "One example: x is a vector of D inputs, so W has to be turned round.")

weights = Derivation("A batch: the loss, moved by one weight", (
    Line(D(L, W[k, l]), "The loss of the whole batch, moved by the weight from input k to output l."),
    Line(Sum((i, j), D(L, Z[i, j]) * D(Z[i, j], W[k, l])), "One path through each output of each example: N times H paths.", (
        Slip("one-path", D(L, Z[0, l]) * D(Z[0, l], W[k, l]), "This is the path through the first example alone. The weight serves all of them."),
    )),
    Line(Sum((i, j), G[i, j] * X[i, k] * Delta(j, l)), "The derivative from above; then what was found for one entry.", (
        Slip("D1", Sum((i, j), G[i, j] * X[i, k]), no_delta),
    )),
    Line(Sum(i, X[i, k] * G[i, l]), "The delta picks the paths through output l.", (
        Slip("D1", Sum((i, j), X[i, k] * G[i, j]), no_delta),
        Slip("D9", Sum(i, X[i, k]) * Sum(i, G[i, l]) / N, "You averaged the inputs first. A mean of products is not a product of means."),
        Slip("D10", Sum(i, X[i, k]) * Sum(i, G[i, l]), "You added up the inputs first, then the gradients. Each example's input goes with its own gradient."),
    )),
    Line((X.T @ G)[k, l], "A sum over the rows of both: a matrix product, with the first factor turned round.", (
        Slip("C6", (X.T @ G)[k, l] / N, "The mean's 1/N is in G already. Averaging twice makes it N times too small."),
        Slip("S9", (X.T @ (Yhat - Y))[k, l], "The loss is a mean, so G carries a factor 1/N. In your line it is gone."),
    )),
))
weights_matrix = Statement(D(L, W), X.T @ G, "All weights at once.")

where_n = Statement(D(L, W), X.T @ (Yhat - Y) / N, "For the mean cross-entropy, with G from lesson 03: one factor 1/N, and only one.")

bias = Derivation("The loss, moved by one bias", (
    Line(D(L, b[l]), "The loss of the whole batch, moved by the bias of output l."),
    Line(Sum((i, j), D(L, Z[i, j]) * D(Z[i, j], b[l])), "One path through each output of each example."),
    Line(Sum((i, j), G[i, j] * Delta(j, l)), "A bias is added to its own output, with factor 1.", (
        Slip("D1", Sum((i, j), G[i, j]), "The bias of output l leads to output l alone."),
    )),
    Line(Sum(i, G[i, l]), "The delta picks output l. The sum over the examples stays: all of them share this bias.", (
        Slip("D1", Sum((i, j), G[i, j]), "The bias of output l leads to output l alone."),
        Slip("D7", Sum(i, G[i, l]) / N, "The mean's 1/N is in G already. Averaging twice makes it N times too small."),
        Slip("D8", Sum((i, k), X[i, k] * G[i, l]), "The weights are multiplied by inputs, the bias is not."),
        Slip("one-path", 1 * G[0, l], "This is the first example's share. All N examples use the same bias."),
    )),
    Line((G.T @ Ones("N"))[l], "A sum over rows is a product with a vector of ones."),
))
bias_vector = Statement(D(L, b), G.T @ Ones("N"), "The sum of the rows of G, shape (H,).")

inputs = Derivation("The loss, moved by one input", (
    Line(D(L, X[i, k]), "The loss of the whole batch, moved by input k of example i."),
    Line(Sum((n, j), D(L, Z[n, j]) * D(Z[n, j], X[i, k])), "One path through each output of each example."),
    Line(Sum((n, j), G[n, j] * Delta(n, i) * W[k, j]), "An input of example i reaches the outputs of example i alone, each by one weight.", (
        Slip("E9", Sum((n, j), G[n, j] * W[k, j]), "You let the input of one example reach the outputs of all. A delta is missing."),
        Slip("no-w", Sum((n, j), G[n, j] * Delta(n, i)), "Each output is reached by a weight, and the weight is its factor."),
    )),
    Line(Sum(j, G[i, j] * W[k, j]), "The delta picks example i. The sum over the outputs stays.", (
        Slip("E9", Sum((n, j), G[n, j] * W[k, j]), "You let the input of one example reach the outputs of all."),
        Slip("no-w", Sum(j, G[i, j]), "Each output is reached by a weight, and the weight is its factor."),
    )),
    Line((G @ W.T)[i, k], "A sum over the columns of both: the second factor is turned round."),
), also=(l, m))
inputs_matrix = Statement(D(L, X), G @ W.T, "All inputs at once, shape (N, D). The layer below needs it.")
tensor_rule = Statement(D(L, W), Sum((i, j), D(Z[i, j], W) * D(L, Z[i, j])), "The chain rule for tensors: one term for each entry of Z, "
                        "and its place is a pair of indices.")

__all__ = ["all_paths", "column_bias", "column_inputs", "column_layer", "column_matrix", "column_tensor", "column_weights",
           "jacobian_of_chain", "jacobian_of_product", "jacobian_of_row", "quadratic",
           "transposed_product", "used_twice", "vector_paths"]
