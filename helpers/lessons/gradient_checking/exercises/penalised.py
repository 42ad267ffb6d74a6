"""Exercise "penalised_loss": a loss and its gradient that agree, penalty and guard included."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def penalised_loss(X, y, w, lam, s):
    """Half the mean squared error, plus lam times the sum of sqrt(w^2 + s), and the gradient of both by w."""
    error, root = X @ w - y, np.sqrt(w ** 2 + s)
    loss = (error ** 2).mean() / 2 + lam * root.sum()
    return loss, X.T @ error / len(y) + lam * w / root


def rule(loss_penalty, grad_penalty, times=lambda X: 1.0, data=None):
    """A rule with these two penalties; ``times`` scales the data's gradient, ``data`` replaces it."""
    def of(X, y, w, lam, s):
        error = X @ w - y
        gradient = X.T @ error / len(y) * times(X) if data is None else data(X, error)
        return (error ** 2).mean() / 2 + lam * loss_penalty(w, s), gradient + lam * grad_penalty(w, s)
    return of


def smooth(w, s):
    return np.sqrt(w ** 2 + s).sum()


def slope(w, s):
    return w / np.sqrt(w ** 2 + s)


def nothing(w, s):
    return 0 * w


def _seen(result, X, y, w, lam, s):
    """The learner's own wrong part; the other one is right, and would give the answer away."""
    loss, gradient = (np.asarray(part, dtype=float) for part in result)
    if not np.isclose(loss, penalised_loss(X, y, w, lam, s)[0]):
        return f"Your loss is {float(loss):.4g}, with lam {lam:g} and s {s:g}."
    return f"The first entry of your gradient is {gradient.flat[0]:.4g}, with lam {lam:g} and s {s:g}."


def _gradient(result, X, y, w, lam, s):
    return f"The first entry of your gradient is {np.ravel(result[1])[0]:.4g}, for {len(y)} examples."


def _loss(result, X, y, w, lam, s):
    return f"Your loss is {float(np.ravel(result[0])[0]):.4g}, for {len(y)} examples."


def _probe(seed, n, d, lam, s, label, kind="ordinary"):
    return Probe((spread(seed, n, d), spread(seed + 1, n), spread(seed + 2, d), lam, s), label, kind)


PENALISED = Exercise(
    name="penalised_loss",
    title="A loss and its gradient, with a penalty in both",
    statement="X is (N, D), y (N,), w (D,); lam and s are positive numbers. The prediction is X @ w. The loss is half the "
              "mean of the squared errors over the N examples, plus lam times the sum over d of sqrt(w_d² + s): a penalty "
              "like the absolute value, without its kink. Give back two results, the loss and its gradient by w.",
    signature="my_penalised_loss(X, y, w, lam, s)",
    reference=penalised_loss,
    outputs=("loss", "dw"),
    probes=lambda: [
        _probe(1, 5, 3, 0.7, 0.5, "5 examples, 3 weights"),
        _probe(4, 3, 4, 1.3, 0.2, "3 examples, 4 weights"),
        _probe(7, 4, 4, 0.4, 1.0, "4 examples, 4 weights", "square"),
        _probe(2, 1, 3, 0.6, 0.3, "one example", "single"),
        _probe(5, 30, 6, 0.9, 0.4, "30 examples", "batch"),
    ],
    rules=(
        Rule("F14", "The penalty in one of the two", rule(smooth, nothing),
             "The penalty stands in the loss or in the gradient, not in both. A check finds that wherever lam is not 0, and "
             "nowhere else.",
             _seen, variants=(rule(lambda w, s: 0.0, slope),)),
        Rule("no-penalty", "No penalty", rule(lambda w, s: 0.0, nothing),
             "Loss and gradient agree with each other, so no check would complain. But the penalty is missing from both.",
             _seen),
        Rule("F18", "The guard in one of the two", rule(smooth, lambda w, s: np.sign(w)),
             "The s under the root stands in one of the two only, or in another place. Loss and gradient belong to two "
             "different functions, nearly alike.", _seen,
             variants=(rule(lambda w, s: np.abs(w).sum(), slope), rule(smooth, lambda w, s: w / (np.abs(w) + s)),
                       rule(lambda w, s: (np.abs(w) + s).sum(), slope), rule(smooth, lambda w, s: w / (np.abs(w) + np.sqrt(s))))),
        Rule("no-guard", "No guard", rule(lambda w, s: np.abs(w).sum(), lambda w, s: np.sign(w)),
             "Without s this is the absolute value, with its kink.", _seen),
        Rule("root-slope", "The derivative of the root", rule(smooth, lambda w, s: 1 / np.sqrt(w ** 2 + s)),
             "The chain rule gives two factors: the derivative of a root, and the derivative of what stands under it.",
             _gradient,
             variants=(rule(smooth, lambda w, s: w), rule(smooth, lambda w, s: 2 * w),
                       rule(smooth, lambda w, s: 1 / (2 * np.sqrt(w ** 2 + s))),
                       rule(smooth, lambda w, s: 2 * w / np.sqrt(w ** 2 + s)),
                       rule(smooth, lambda w, s: w / (2 * np.sqrt(w ** 2 + s))))),
        Rule("half", "The half of the loss", rule(smooth, slope, lambda X: 2.0),
             "The half in front of the mean cancels the 2 of the square.", _gradient),
        Rule("no-half", "The half lost from the loss", lambda X, y, w, lam, s: (
            ((X @ w - y) ** 2).mean() + lam * smooth(w, s), 2 * X.T @ (X @ w - y) / len(y) + lam * slope(w, s)),
             "The half in front of the mean is missing. When the gradient lacks it as well, the two agree with each other, and "
             "no check complains.", _loss),
        Rule("no-lam", "The weight of the penalty", lambda X, y, w, lam, s: (
            ((X @ w - y) ** 2).mean() / 2 + smooth(w, s), X.T @ (X @ w - y) / len(y) + slope(w, s)),
             "The penalty counts lam times, in the loss and in the gradient.", _seen,
             variants=(lambda X, y, w, lam, s: (penalised_loss(X, y, w, lam, s)[0],
                                                penalised_loss(X, y, w, 1.0, s)[1]),)),
        Rule("C5", "Not divided by N", rule(smooth, slope, lambda X: float(len(X))),
             "The loss is a mean over the examples, so is its gradient.", _gradient),
        Rule("C6", "The penalty divided as well", lambda X, y, w, lam, s: penalised_loss(X, y, w, lam / len(y), s),
             "The penalty does not belong to any example: only the data's part is a mean.", _seen,
             variants=(lambda X, y, w, lam, s: (penalised_loss(X, y, w, lam, s)[0],
                                                penalised_loss(X, y, w, lam / len(y), s)[1]),)),
        Rule("C1", "The error turned round", rule(smooth, slope, lambda X: -1.0),
             "The error is prediction minus truth. Turned round, its square is the same, its gradient is not.", _gradient),
        Rule("lost-error", "The error lost from the gradient", rule(smooth, slope, data=lambda X, error: X.mean(axis=0)),
             "The derivative of a square keeps what was squared.", _gradient),
        Rule("summed-loss", "A sum for the mean", lambda X, y, w, lam, s: (
            ((X @ w - y) ** 2).sum() / 2 + lam * smooth(w, s), X.T @ (X @ w - y) + lam * slope(w, s)),
             "The loss is a mean over the examples. When the gradient is a sum as well, the two agree with each other, and no "
             "check complains.", _loss),
    ),
    hints=("The derivative of a root: 1 over twice the root, times the derivative of what stands under it.",
           "Two parts, each with its own derivative: the errors, carried back by X, and the penalty.",
           "Check yourself: `check_gradient(lambda w: my_penalised_loss(X, y, w, lam, s)[0], ...)`."),
    reason="What is added to the loss must be added to the gradient, with the same guard in the same place. The check sees "
           "the sum of both parts; try it with lam 0 and with lam large to know which part is wrong.",
)
