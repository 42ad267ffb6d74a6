"""Lesson 10 in lines: the gradients that training steps against, and what one step does (T9, T26)."""

from ...notation import D, Definition, Derivation, Line, Number, Ones, Slip, Statement, Sum, log, sigma
from .models import eta, lam, linear, logistic, parabola, plane, softmax_regression

m = linear()
X, y, theta, h, J, g, n, j, N = m.X, m.y, m.theta, m.h, m.J, m.g, m.n, m.j, m.N
says = Definition(h, "What the model says: one number for each example, shape (N,).")
loss = Definition(J, "Half the mean of the squared errors. The notes write m for our N.")
by_theta = Derivation("How the loss moves with one parameter", (
    Line(D(J, theta[j]), "The loss, moved by parameter j."),
    Line(Sum(n, D((h[n] - y[n]) ** 2, theta[j])) / (2 * N), "A sum is differentiated term by term."),
    Line(Sum(n, 2 * (h[n] - y[n]) * D(h[n], theta[j])) / (2 * N), "The chain rule: twice the error, times how the error moves.", (
        Slip("S25", Sum(n, 2 * D(h[n], theta[j])) / (2 * N), "The outer slope of a square is twice what is squared. The 2 is "
             "there, the error itself is gone."),
        Slip("no-x", Sum(n, 2 * (h[n] - y[n])) / (2 * N), "The inner slope is missing: how h moves with this parameter."),
    )),
    Line(Sum(n, (h[n] - y[n]) * D(h[n], theta[j])) / N, "The 2 of the square and the 2 below it cancel. That is what the half is for."),
    Line(Sum(n, (h[n] - y[n]) * X[n, j]) / N, "In h, parameter j is multiplied by input j.", (
        Slip("S25", Sum(n, X[n, j]) / N, "The error is gone: this would push a model that is right as hard as one that is wrong."),
        Slip("G2", Sum(n, (h[n] - y[n]) * X[n, j]), "The loss is a mean, and its 1/N is gone."),
        Slip("S29", Sum(n, (y[n] - h[n]) * X[n, j]) / N, "Right size, opposite sign: the loss has h minus y inside, and you went "
             "over to y minus h."),
    )),
    Line((X.T @ (h - y))[j] / N, "A sum over examples is a product with the transpose."),
))
gradient = Statement(D(J, theta), X.T @ (h - y) / N, "All parameters at once, shape (D,): inputs times errors, averaged.")

short = Definition(g, "A short name for the gradient.")
step = Definition(m.after, "A step against the gradient. The rate is a number above 0.")
after_step = Derivation("What one step does to the loss", (
    Line(Sum(n, ((X @ m.after)[n] - y[n]) ** 2) / (2 * N), "The loss at the new parameters."),
    Line(Sum(n, ((h[n] - y[n]) - eta * (X @ g)[n]) ** 2) / (2 * N), "What the model says has moved by the rate times X g.", (
        Slip("S24", Sum(n, ((h[n] - y[n]) + eta * (X @ g)[n]) ** 2) / (2 * N), "The step goes against the gradient."),
    )),
    Line(J - eta * Sum(n, (h[n] - y[n]) * (X @ g)[n]) / N + eta ** 2 * Sum(n, (X @ g)[n] ** 2) / (2 * N),
         "The square, multiplied out. Its first part is the loss of before."),
    Line(J - eta * (g @ g) + eta ** 2 * Sum(n, (X @ g)[n] ** 2) / (2 * N),
         "The middle sum is the gradient times itself: inputs times errors, averaged, is g.", (
             Slip("S24", J + eta * (g @ g) + eta ** 2 * Sum(n, (X @ g)[n] ** 2) / (2 * N),
                  "With a plus here every step would make the loss larger."),
             Slip("linear", J - eta * (g @ g), "That is the loss to first order in the rate. Here a square is left over."),
         )),
), also=(j,))

p = parabola()
bowl = Definition(p.J, "A parabola: kappa, the curvature, says how sharply it bends, c is where it is lowest.")
one_parameter = Derivation("How far from the lowest point, after a step", (
    Line((p.theta - eta * D(p.J, p.theta)) - p.c, "The new parameter, measured from the lowest point."),
    Line((p.theta - eta * (p.kappa * (p.theta - p.c))) - p.c, "The slope of a parabola grows with the distance.", (
        Slip("half", (p.theta - eta * (p.kappa / 2 * (p.theta - p.c))) - p.c, "The 2 from the square cancels the half."),
        Slip("S25", (p.theta - eta * p.kappa) - p.c, "The distance is lost: the slope is another number at every point."),
    )),
    Line((1 - eta * p.kappa) * (p.theta - p.c), "The distance of before, times one number.", (
        Slip("S24", (1 + eta * p.kappa) * (p.theta - p.c), "The step goes against the slope."),
    )),
))

q = logistic()
chance = Definition(q.h, "The probability of class 1, one number for each example.")
cross_entropy = Definition(q.L, "The mean cross-entropy of lesson 03, for two classes.")
logistic_by_theta = Derivation("The same for a probability", (
    Line(D(q.L, q.theta[q.j]), "The loss, moved by parameter j."),
    Line(Sum(q.n, D(q.L, q.z[q.n]) * D(q.z[q.n], q.theta[q.j])), "The chain rule, through the logit of every example."),
    Line(Sum(q.n, (q.h[q.n] - q.y[q.n]) / q.N * D(q.z[q.n], q.theta[q.j])),
         "Lesson 03: what the model says, minus what is true.", (
             Slip("squares", Sum(q.n, (q.h[q.n] - q.y[q.n]) * q.h[q.n] * (1 - q.h[q.n]) / q.N * D(q.z[q.n], q.theta[q.j])),
                  "The slope of the sigmoid stays where errors are squared. Here the logarithm has cancelled it."),
             Slip("G2", Sum(q.n, (q.h[q.n] - q.y[q.n]) * D(q.z[q.n], q.theta[q.j])), "The loss is a mean, and its 1/N is gone."),
         )),
    Line(Sum(q.n, (q.h[q.n] - q.y[q.n]) * q.X[q.n, q.j]) / q.N, "In the logit, parameter j is multiplied by input j.", (
        Slip("S25", Sum(q.n, q.X[q.n, q.j]) / q.N, "The error is gone."),
    )),
    Line((q.X.T @ (q.h - q.y))[q.j] / q.N, "A product with the transpose, as before."),
))
logistic_gradient = Statement(D(q.L, q.theta), q.X.T @ (q.h - q.y) / q.N, "The same line as for the squares, with another h.")

s = plane()
odds = Statement(log(s.h / (1 - s.h)), s.theta[0] + s.theta[1] * s.x1 + s.theta[2] * s.x2,
                 "So h is one half exactly where the right side is 0: a straight line in the plane.")
edge = Statement(sigma(s.theta[0] + s.theta[1] * s.x1 + s.theta[2] * s.edge), Number(0.5),
                 "The height of that line above x1, put in for x2.")

r = softmax_regression()
scores = Definition(r.Z, "Logits: one row for each image, one column for each class.")
shares = Definition(r.P, "Softmax of each row.")
penalised = Definition(r.J, "Cross-entropy and penalty together.")
by_W = Statement(D(r.J, r.W), r.X.T @ (r.P - r.Y) / r.N + lam * r.W, "Inputs times errors, averaged, and the penalty's own pull.")
by_b = Statement(D(r.J, r.b), (r.P - r.Y).T @ Ones("N") / r.N, "Biases are not penalised.")
decay = Derivation("A step with a penalty", (
    Line(r.W - eta * D(r.J, r.W), "A step against the gradient of loss and penalty together."),
    Line(r.W - eta * (r.X.T @ (r.P - r.Y) / r.N + lam * r.W), "The gradient from above.", (
        Slip("D12", r.W - eta * (r.X.T @ (r.P - r.Y) / r.N + lam / 2 * r.W), "The 2 of the square cancels the half."),
    )),
    Line((1 - eta * lam) * r.W - eta * (r.X.T @ (r.P - r.Y) / r.N), "What belongs to W itself, put together.", (
        Slip("grows", (1 + eta * lam) * r.W - eta * (r.X.T @ (r.P - r.Y) / r.N), "A penalty on large weights makes them smaller."),
        Slip("no-rate", (1 - lam) * r.W - eta * (r.X.T @ (r.P - r.Y) / r.N), "The penalty is part of the gradient, so the rate "
             "multiplies it too."),
    )),
))
