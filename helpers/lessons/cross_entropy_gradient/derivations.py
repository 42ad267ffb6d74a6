"""Lesson 03 in lines: cross-entropy and its gradient, three ways (T7, T8, T9)."""

from ...notation import (
    D,
    Definition,
    Delta,
    Derivation,
    Given,
    Index,
    Line,
    Named,
    Number,
    Ones,
    Size,
    Slip,
    Statement,
    Sum,
    Tensor,
    diag,
    exp,
    log,
    outer,
    sigma,
    softmax,
)

z, y = Tensor("z", ("C",)), Tensor("y", ("C",), "probability")
i, j, k = (Index(name, "C") for name in "ijk")
yhat = Named("yhat", softmax(z), r"\hat{y}")
total = Sum(j, exp(z[j]))
loss = -Sum(k, y[k] * log(yhat[k]))
prediction = Definition(yhat, "What the model says: one probability for each class.")

one_hot = Derivation("Cross-entropy with one true class k", (
    Line(-Sum(i, Delta(i, k) * log(yhat[i])), "A one-hot target is 1 at the true class k and 0 elsewhere: Kronecker's delta."),
    Line(-log(yhat[k]), "Only the term i = k is left.", (
        Slip("sign", log(yhat[k]), "The minus sign was lost: this is never positive, and a loss is never negative."),
        Slip("C19", -yhat[k] * log(yhat[k]), "The true probability weighs the logarithm, and it is 1. The model's stands only inside."),
    )),
    Line(-log(exp(z[k]) / total), "What softmax is."),
    Line(log(total) - z[k], "The logarithm of a fraction; the minus sign turns the difference round."),
), also=(z,))

start = Line(D(-log(softmax(z)[k]), z[i]), "The loss for true class k, moved by logit i.")
opened = Line(D(log(total) - z[k], z[i]), "The logarithm of a fraction is a difference.")
s6 = Slip("S6", yhat[i] - 1, "The 1 belongs to the true class alone. Summed over all classes, a gradient of softmax outputs is 0; "
                             "yours is 1 - C.")
s7 = Slip("S7", 1 / total - 1, "The derivative of log f is f'/f. You wrote 1/f and lost f'.")

true_class = Derivation("The logit of the true class", (
    start, opened,
    Line(exp(z[i]) / total - 1, "The derivative of log f is f'/f, and of f = sum of exponentials only one term moves. "
                                "The second term is the logit itself.", (s7,)),
    Line(yhat[i] - 1, "The fraction is what softmax says.", (
        Slip("p-only", yhat[i], "The logit itself is gone from this. It stands in the loss with a minus sign."),
        Slip("C1", 1 - yhat[i], "The opposite sign: raising the logit of the true class must lower the loss."),
    )),
), given=(Given(i, k, True),))

other_class = Derivation("The logit of any other class", (
    start, opened,
    Line(exp(z[i]) / total - 0, "The sum of exponentials moves as before. The logit of the true class does not move at all.", (
        s6, Slip("S7", 1 / total, "The derivative of log f is f'/f. You wrote 1/f and lost f'."),
        Slip("S5", 0 * yhat[i], "This says that the other logits do not matter. They stand in the sum below the line."),
    )),
    Line(yhat[i], "The fraction is what softmax says.", (s6,)),
), given=(Given(i, k, False),))

gradient = Derivation("Both cases at once, for any target that sums to 1", (
    Line(D(-Sum(k, y[k] * log(softmax(z)[k])), z[i]), "Cross-entropy of a target y, moved by logit i."),
    Line(D(-Sum(k, y[k] * (z[k] - log(total))), z[i]), "The logarithm of softmax."),
    Line(-Sum(k, y[k] * (Delta(i, k) - exp(z[i]) / total)), "Logit k moves with logit i only if they are the same; the sum moves "
         "in one term.", (
             Slip("S7", -Sum(k, y[k] * (Delta(i, k) - 1 / total)), "The derivative of log f is f'/f. You wrote 1/f and lost f'."),
             Slip("no-delta", -Sum(k, y[k] * (1 - exp(z[i]) / total)), "Logit k moves with logit i only if k = i. You let all of them move."),
         )),
    Line(-Sum(k, y[k] * Delta(i, k)) + Sum(k, y[k]) * yhat[i], "Multiplied out; what does not depend on k leaves the sum."),
    Line(-y[i] + 1 * yhat[i], "The delta picks one term, and the target sums to 1.", (
        Slip("S5", y[i] * (yhat[i] - 1), "Every class but the true one gets 0 from this. But each logit stands in the sum below the line."),
        s6,
    )),
    Line(yhat[i] - y[i], "What the model says, minus what is true.", (
        Slip("C1", y[i] - yhat[i], "Same size, opposite sign: a step against this goes uphill."),
        Slip("p-only", yhat[i], "The target has vanished: this does not depend on what is true."),
        Slip("C4", (yhat[i] - y[i]) * yhat[i] * (1 - yhat[i]), "That slope factor belongs to squared error. Here it cancels."),
    )),
))

over_k = Sum(k, exp(z[k]))  # j is taken: it names the logit that moves
jacobian = Derivation("How each output moves with each logit", (
    Line(D(exp(z[i]) / over_k, z[j]), "Output i, moved by logit j."),
    Line((Delta(i, j) * exp(z[i]) * over_k - exp(z[i]) * exp(z[j])) / over_k ** 2, "The quotient rule: the top moves only for "
         "i = j, the sum always.", (
             Slip("S4", Delta(i, j) * exp(z[i]) * (over_k - exp(z[i])) / over_k ** 2,
                  "You kept only the diagonal. Raising one logit lowers every other probability."),
             Slip("quotient-sign", (Delta(i, j) * exp(z[i]) * over_k + exp(z[i]) * exp(z[j])) / over_k ** 2,
                  "The quotient rule subtracts the second product."),
         )),
    Line(Delta(i, j) * (exp(z[i]) / over_k) - (exp(z[i]) / over_k) * (exp(z[j]) / over_k), "Split into two fractions."),
    Line(Delta(i, j) * yhat[i] - yhat[i] * yhat[j], "Each fraction is a softmax output."),
    Line(yhat[i] * (Delta(i, j) - yhat[j]), "The common factor in front.", (
        Slip("S4", Delta(i, j) * yhat[i] * (1 - yhat[i]), "You kept only the diagonal. Raising one logit lowers every other probability."),
        Slip("off-diagonal", -yhat[i] * yhat[j], "This holds for i different from j alone. On the diagonal a term is missing."),
        Slip("diagonal-part", Delta(i, j) * yhat[i], "Only the part from the numerator is left. The sum below the line moves too."),
        Slip("index", yhat[i] * (Delta(i, j) - yhat[i]), "One index is off: logit j moves output j."),
        Slip("sigmoid-like", yhat[i] * (1 - yhat[j]), "The 1 belongs to i = j alone."),
    )),
))

jacobian_matrix = Statement(D(softmax(z), z), diag(yhat) - outer(yhat, yhat), "The same as one matrix of shape (C, C).")
no_change = Statement((diag(yhat) - outer(yhat, yhat)) @ Ones("C"), Number(0), "Every row sums to 0: a shift of all logits moves nothing.")

through_jacobian = Derivation("The same gradient, through the Jacobian", (
    Line(D(loss, z[i]), "The loss reaches logit i through every output."),
    Line(Sum(j, D(loss, yhat[j]) * D(yhat[j], z[i])), "The chain rule: one path through each output, added up.", (
        Slip("one-path", D(loss, yhat[i]) * D(yhat[i], z[i]), "You took the one path through output i. The loss reaches logit i "
             "through every output."),
    )),
    Line(Sum(j, -(y[j] / yhat[j]) * (yhat[j] * (Delta(i, j) - yhat[i]))), "The derivative of the logarithm, and the Jacobian.", (
        Slip("C15", Sum(j, -y[j] * (yhat[j] * (Delta(i, j) - yhat[i]))), "The derivative of the logarithm divides by the output."),
        Slip("S4", -(y[i] / yhat[i]) * (yhat[i] * (1 - yhat[i])), "Only the diagonal of the Jacobian was used."),
    )),
    Line(-Sum(j, y[j] * (Delta(i, j) - yhat[i])), "The outputs cancel."),
    Line(yhat[i] * Sum(j, y[j]) - y[i], "Multiplied out; the delta picks one term."),
    Line(yhat[i] - y[i], "The target sums to 1."),
))

squared = Derivation("Squared error instead, through the same Jacobian", (
    Line(D(Sum(j, (yhat[j] - y[j]) ** 2) / 2, z[i]), "Half the squared distance between what the model says and what is true."),
    Line(Sum(j, (yhat[j] - y[j]) * D(yhat[j], z[i])), "The chain rule. No logarithm, so nothing will cancel the outputs."),
    Line(Sum(j, (yhat[j] - y[j]) * yhat[j] * (Delta(i, j) - yhat[i])), "The Jacobian.", (
        Slip("S4", (yhat[i] - y[i]) * yhat[i] * (1 - yhat[i]), "Only the diagonal of the Jacobian was used."),
    )),
    Line(yhat[i] * (yhat[i] - y[i] - Sum(j, (yhat[j] - y[j]) * yhat[j])), "Every term has a factor yhat_i: where the model gives a class "
         "almost nothing, almost nothing comes back.", (
             Slip("no-slope", yhat[i] - y[i], "That is the gradient of cross-entropy. Here the outputs do not cancel."),
         )),
))

logit, t = Tensor("z"), Tensor("t", (), "fraction")
binary = Derivation("Two classes, one logit: binary cross-entropy", (
    Line(D(-(t * log(sigma(logit)) + (1 - t) * log(1 - sigma(logit))), logit), "One logit z, a target t between 0 and 1."),
    Line(-(t / sigma(logit) - (1 - t) / (1 - sigma(logit))) * (sigma(logit) * (1 - sigma(logit))), "Each logarithm divides by what stands in it; "
         "then comes the slope of the sigmoid, from lesson 02. The second one falls where the first one rises."),
    Line(-(t * (1 - sigma(logit)) - (1 - t) * sigma(logit)), "The slope cancels both fractions.", (
             Slip("C16", -(t * (1 - sigma(logit))), "Half of the loss is missing: from this an example with target 0 teaches nothing."),
         )),
    Line(sigma(logit) - t, "Multiplied out.", (
        Slip("C1", t - sigma(logit), "Same size, opposite sign."),
        Slip("C17", (sigma(logit) - t) / (sigma(logit) * (1 - sigma(logit))), "This is the derivative by the probability. One more link: the sigmoid's slope."),
    )),
))

X, W, b = Tensor("X", ("N", "D")), Tensor("W", ("D", "C")), Tensor("b", ("C",))
Y = Tensor("Y", ("N", "C"), "probability")
Z = Named("Z", X @ W + outer(Ones("N"), b))
Yhat = Named("Yhat", softmax(Z), r"\hat{Y}")
n, m = Index("n", "N"), Index("m", "N")
batch_loss = -Sum((m, k), Y[m, k] * log(Yhat[m, k])) / Size("N")
logits = Definition(Z, "Softmax regression: N examples in rows, one column of logits for each class.")

batch = Derivation("A batch: the mean over N examples", (
    Line(D(batch_loss, Z[n, i]), "The mean loss over the batch, moved by logit i of example n."),
    Line(-Sum((m, k), Y[m, k] * D(log(Yhat[m, k]), Z[n, i])) / Size("N"), "The derivative goes into the sum."),
    Line(-Sum(k, Y[n, k] * D(log(Yhat[n, k]), Z[n, i])) / Size("N"), "The logits of one example do not move another: only m = n is left."),
    Line((Yhat[n, i] - Y[n, i]) / Size("N"), "For each example what was found above, and the mean's 1/N.", (
        Slip("C5", Yhat[n, i] - Y[n, i], "Exactly N times too large: the loss is a mean."),
        Slip("C7", (Yhat[n, i] - Y[n, i]) / (Size("N") * Size("C")), "Average over examples, but sum over classes."),
        Slip("C6", (Yhat[n, i] - Y[n, i]) / Size("N") ** 2, "Average once: every later product inherits it."),
    )),
))
batch_matrix = Statement(D(batch_loss, Z), (Yhat - Y) / Size("N"), "The same for the whole batch: one matrix of shape (N, C).")
weights = Statement(D(batch_loss, W), X.T @ ((Yhat - Y) / Size("N")), "What it leads to for the weights. Lesson 04 derives this step.")
lam = Tensor("lam", (), "positive", r"\lambda")
d, e = Index("d", "D"), Index("e", "C")
penalty = Statement(D(lam / 2 * Sum((d, e), W[d, e] ** 2), W), lam * W, "The L2 penalty adds this to the gradient of the weights.")
