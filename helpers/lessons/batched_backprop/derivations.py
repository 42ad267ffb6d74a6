"""Lesson 06 in lines: two layers, forward and back, for a whole batch; then one layer of any network (T16, T17, T18)."""

from ...notation import D, Definition, Derivation, Index, Line, Ones, Size, Slip, Statement, Sum, outer, relu, sigma
from .symbols import A1, G1, G2, W1, W2, Z1, Z2, J, L, Layer, OneRow, P, Second, X, Y, b1, b2, c, d, f, h, j, k, lam, m, n

hidden = Definition(Z1, "The first layer, before its activation: N examples in rows, one column for each hidden unit. "
                    "The bold 1 copies the bias into every row.")
activation = Definition(A1, "The activation f, entry by entry: sigmoid or ReLU.")
logits = Definition(Z2, "The second layer: one column for each class.")
prediction = Definition(P, "Softmax of each row: what the model says.")
loss = Definition(L, "The mean cross-entropy over the batch.")
g2 = Definition(G2, "A short name for what arrives at the logits.")
g1 = Definition(G1, "A short name for what arrives at the hidden layer, before its activation.")

at_logits = Statement(D(L, Z2), G2, "Lesson 03 has derived this: prediction minus target, and the mean's 1/N.")

two = Second
dW2 = Statement(D(L, W2), A1.T @ G2, "All weights of the second layer at once, shape (H, C).")
db2 = Statement(D(L, b2), G2.T @ Ones("N"), "Every example uses the same bias, so the rows are added up, here by a product with N ones: "
                "shape (C,).")

over_all = Sum((m, k), D(two.L, two.Z2[m, k]) * D(two.Z2[m, k], two.A1[n, h]))
hidden_outputs = Derivation("Back to the hidden outputs", (
    Line(D(two.L, two.A1[n, h]), "The loss, moved by hidden output h of example n."),
    Line(over_all, "The chain rule: through every logit of every example."),
    Line(Sum(k, D(two.L, two.Z2[n, k]) * D(two.Z2[n, k], two.A1[n, h])),
         "Example n reaches its own logits only: m = n is left.", (
        Slip("E9", Sum((m, k), two.G2[m, k] * W2[h, k]),
             "You added up the examples. What arrives at example n comes from its own logits."),
    )),
    Line(Sum(k, two.G2[n, k] * W2[h, k]), "Hidden output h enters logit k times the weight (h, k).", (
        Slip("no-weight", Sum(k, two.G2[n, k]), "Each logit passes back what it got, times the weight on the way."),
    )),
    Line((two.G2 @ W2.T)[n, h], "The summed index stands last in both, so the second factor is transposed."),
), also=(c,))

through_activation = Derivation("Back through the activation", (
    Line(D(L, Z1[n, h]), "The loss, moved by what goes into hidden unit h of example n."),
    Line(Sum(j, D(L, A1[n, j]) * D(A1[n, j], Z1[n, h])), "The chain rule, through the hidden outputs of example n."),
    Line(D(L, A1[n, h]) * f.prime(Z1[n, h]), "The activation works on each entry alone: only j = h is left.", (
        Slip("E1", D(L, A1[n, h]) * f.prime(A1[n, h]),
             "The slope is taken where the unit was before the activation, not after it."),
        Slip("E3", D(L, A1[n, h]), "You let it pass as if the activation were a straight line of slope 1."),
        Slip("E5", f.prime(Z1[n, h]), "The slope alone: what arrived from above is gone."),
    )),
    Line((G2 @ W2.T)[n, h] * f.prime(Z1[n, h]), "What arrives at the hidden outputs, found above."),
))
hidden_matrix = Statement(D(L, Z1), G1, "The same for all examples and hidden units: shape (N, H).")

whole_way = Derivation("The whole way down, in matrices", (
    Line(D(L, W1), "The loss, moved by all weights of the first layer: shape (D, H)."),
    Line(X.T @ D(L, Z1), "A linear layer: its input, transposed, times what arrives at its output.", (
        Slip("D9", outer(X.T @ Ones("N"), D(L, Z1).T @ Ones("N")), "The examples were added up first and multiplied "
             "afterwards. Each example multiplies its own numbers."),
    )),
    Line(X.T @ (D(L, A1) * f.prime(Z1)), "Back through the activation, entry by entry.", (
        Slip("E1", X.T @ (D(L, A1) * f.prime(A1)), "The slope is taken where the unit was before the activation, not after it."),
        Slip("E3", X.T @ D(L, A1), "The activation has a slope, and it is missing."),
        Slip("E5", X.T @ f.prime(Z1), "The slope alone: what arrived from above is gone."),
    )),
    Line(X.T @ ((D(L, Z2) @ W2.T) * f.prime(Z1)), "Back through the second layer's weights."),
    Line(X.T @ ((((P - Y) / Size("N")) @ W2.T) * f.prime(Z1)), "Prediction minus target, and the mean's 1/N.", (
        Slip("C5", X.T @ (((P - Y) @ W2.T) * f.prime(Z1)), "Exactly N times too large: the loss is a mean."),
        Slip("C1", X.T @ ((((Y - P) / Size("N")) @ W2.T) * f.prime(Z1)), "Same size, opposite sign."),
    )),
), also=(G2, G1))
dW1 = Statement(D(L, W1), X.T @ G1, "The weights of the first layer: shape (D, H).")
db1 = Statement(D(L, b1), G1.T @ Ones("N"), "Its biases: shape (H,).")
dX = Statement(D(L, X), G1 @ W1.T, "And the inputs, which nobody trains: shape (N, D).")

slope_of_sigmoid = Statement(sigma.prime(Z1), sigma(Z1) * (1 - sigma(Z1)), "For the sigmoid: lesson 02. What the forward pass "
                             "kept is enough.")
mask = Statement(relu.prime(Z1), relu.prime(relu(Z1)),
                 "For ReLU, 1 where it let something through and 0 elsewhere. Its output is above 0 exactly where its input "
                 "is, so the mask may be read from either.")

row = OneRow
one_sample = Derivation("One example, down to its input", (
    Line(D(row.J, row.x), "One example, a row of shape (1, D): its loss, moved by its inputs."),
    Line(D(row.J, row.z1) @ W1.T, "Back through the first layer's weights."),
    Line((D(row.J, row.a1) * sigma.prime(row.z1)) @ W1.T, "Back through the sigmoid.", (
        Slip("E3", D(row.J, row.a1) @ W1.T, "The sigmoid has a slope, and it is missing."),
        Slip("E1", (D(row.J, row.a1) * sigma.prime(row.a1)) @ W1.T, "The slope is taken at z1, before the sigmoid."),
    )),
    Line(((D(row.J, row.z2) @ W2.T) * sigma.prime(row.z1)) @ W1.T, "Back through the second layer's weights."),
    Line((((row.yhat - row.y) @ W2.T) * sigma.prime(row.z1)) @ W1.T, "Prediction minus target.", (
        Slip("C1", (((row.y - row.yhat) @ W2.T) * sigma.prime(row.z1)) @ W1.T, "Same size, opposite sign."),
    )),
))

D_, H, C = Size("D"), Size("H"), Size("C")
count = Statement(D_ * H + H + (H * C + C), (D_ + 1) * H + (H + 1) * C, "Weights and biases of both layers.")

i, e = Index("i", "D"), Index("e", "H")
penalty = Derivation("What the penalty adds", (
    Line(D(lam / 2 * Sum((d, h), W1[d, h] ** 2), W1[i, e]), "Half of lambda times all squares, moved by one weight."),
    Line(lam / 2 * Sum((d, h), D(W1[d, h] ** 2, W1[i, e])), "The derivative goes into the sum."),
    Line(lam / 2 * (2 * W1[i, e]), "Only the square of the weight itself moves.", (
        Slip("D12", lam / 2 * W1[i, e], "A square brings down a 2."),
        Slip("D12-all", lam / 2 * Sum((d, h), 2 * W1[d, h]), "Only one of the squares moves with this weight."),
    )),
    Line(lam * W1[i, e], "The 2 and the half cancel. That is what the half is for.", (
        Slip("D12", lam / 2 * W1[i, e], "Half of it got lost: the square brings down a 2."),
        Slip("D12-double", 2 * lam * W1[i, e], "Twice too large: there is a half before the sum."),
    )),
))
objective = Definition(J, "The loss and a penalty on large weights; lambda says how strict it is.")
with_penalty = Statement(D(J, W2), A1.T @ G2 + lam * W2, "What was there before, and what the penalty adds.")
first_with_penalty = Statement(D(J, W1), X.T @ G1 + lam * W1, "The same in the first layer.")
bias_unpenalised = Statement(D(J, b1), G1.T @ Ones("N"), "No bias stands in the penalty, so nothing is added for it.")

one = Layer
layer = Definition(one.Z, "Any layer of any network. X is what came in: the data, or the outputs of the layer below.")
arriving = Definition(one.L, "O is the layer's output f(Z), and G is what arrives there. All that is above acts through G "
                             "alone, as if the loss were this sum.")
step_activation = Statement(D(one.L, one.Z), one.G * f.prime(one.Z), "Through the activation: G becomes G times the slope, entry by entry.")
step_weights = Statement(D(one.L, one.W), X.T @ (one.G * f.prime(one.Z)), "The weights read this off.")
step_bias = Statement(D(one.L, one.b), (one.G * f.prime(one.Z)).T @ Ones("N"), "So do the biases.")
step_down = Statement(D(one.L, X), (one.G * f.prime(one.Z)) @ one.W.T, "And this arrives at the layer below. It is the next G.")

G = one.G
outer_products = Statement(X.T @ G, Sum(n, outer(X[n], G[n])), "One outer product for each example, added up.")
row_by_row = Statement(G1[n], (W2 @ G2[n]) * f.prime(Z1[n]),
                       "Row n of G1, written as a vector: it is made from row n of G2 and row n of Z1. No other example occurs.")
