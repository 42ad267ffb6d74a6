"""Exercise "logistic_gradient": the gradient of the mean cross-entropy of logistic regression."""

import numpy as np

from .... import sigmoid, softmax
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def logistic_gradient(theta, X, y):
    """Inputs times errors, averaged; what the model says is a probability now."""
    h = sigmoid(X @ theta)
    return X.T @ (h - y) / len(y)


def of(change):
    """Gradients made in another way: ``change(X, y, h)``."""
    return lambda theta, X, y: change(X, y, sigmoid(X @ theta))


def not_cancelled(X, y, h):
    return X.T @ (((1 - y) / (1 - h) - y / h) * h * (1 - h)) / len(y)


def _nan(g, theta, X, y):
    return f"{np.isnan(g).sum()} of your {g.size} entries are nan."


def _first(g, theta, X, y):
    return f"Your first entry is {g.flat[0]:.4g}, for {len(y)} examples."


def _shape(g, theta, X, y):
    return f"Your result has shape {g.shape}, for {theta.size} parameters."


def _deaf(g, theta, X, y):
    return f"Exchange the two classes: your first entry stays at {g.flat[0]:.4g}."


def _sign(g, theta, X, y):
    return f"Your first entry is {g.flat[0]:.4g}. Move that parameter up a little: does the loss rise or fall?"


def _wrong_and_sure(g, theta, X, y):
    h = sigmoid(X @ theta)
    n = int(np.abs(h - y).argmax())
    return (f"Example {n} is of class {y[n]:.0f} and gets a probability of {h[n]:.2f} for class 1. Your factor h(1 - h) of "
            f"{h[n] * (1 - h[n]):.2f} makes its error count for little.")


def _twice(g, theta, X, y):
    return f"Give each of the {len(y)} examples twice: the loss stays as it is, and your gradient would double."


def _probe(seed, N, D, kind="ordinary"):
    y = (np.arange(N) ** 2 + seed) % 3 % 2
    return Probe((spread(seed, D), spread(seed + 1, N, D), y.astype(float)), f"{N} example{'s' * (N > 1)}, {D} parameters", kind)


# At a score of 40 the sigmoid is 1 to the last digit, and np.exp is still far from overflowing.
SURE = Probe((np.array([40.0, 0.5]), np.array([[1.0, 0.2], [-1.0, 0.4], [1.0, -0.3]]), np.array([1.0, 0.0, 0.0])),
             "examples of which the model is sure", "extreme")

LOGISTIC = Exercise(
    name="logistic_gradient",
    title="The gradient of logistic regression",
    statement="X has shape (N, D), theta (D,), and y (N,) holds 0 or 1. The model says `sigmoid(X @ theta)`, the probability of "
              "class 1, and the loss is the mean cross-entropy. Give back its gradient by theta, shape (D,). `sigmoid` comes "
              "from `helpers`.",
    signature="my_logistic_gradient(theta, X, y)",
    reference=logistic_gradient,
    probes=lambda: [_probe(1, 5, 3), _probe(4, 6, 2), _probe(7, 3, 3, "square"), _probe(10, 1, 4, "single"), SURE,
                    _probe(13, 40, 6, "batch")],
    rules=(
        Rule("squares", "The slope of the sigmoid once too often", of(lambda X, y, h: X.T @ ((h - y) * h * (1 - h)) / len(y)),
             "The factor h(1 - h) belongs to squared errors. In cross-entropy the logarithm cancels it, and that is why it "
             "learns even from examples on which it is sure and wrong.", _wrong_and_sure,
             variants=(of(lambda X, y, h: X.T @ ((h - y) * h * (1 - h))),
                       of(lambda X, y, h: 2 * X.T @ ((h - y) * h * (1 - h)) / len(y)))),
        Rule("uncancelled", "Divided by a probability of 0", of(not_cancelled),
             "The slope of the logarithm divides by h or by 1 - h, and the slope of the sigmoid multiplies by both. On paper "
             "they cancel; where h is 1 to the last digit the computer has 0 times infinity. Cancel before you compute.", _nan,
             on="extreme"),
        Rule("linear", "Without the sigmoid", lambda theta, X, y: X.T @ (X @ theta - y) / len(y),
             "That is linear regression: the errors are taken before the sigmoid.", _first,
             variants=(lambda theta, X, y: X.T @ (X @ theta - y),)),
        Rule("S29", "Actual minus predicted", of(lambda X, y, h: X.T @ (y - h) / len(y)),
             "The right sizes, the opposite sign: that is the direction downhill.", _sign,
             variants=(of(lambda X, y, h: X.T @ (y - h)),)),
        Rule("G2", "The sum, not the mean", of(lambda X, y, h: X.T @ (h - y)),
             "The loss is a mean over the examples. Where has its 1/N gone?", _twice),
        Rule("features", "Divided by the number of parameters", of(lambda X, y, h: X.T @ (h - y) / X.shape[1]),
             "The mean runs over the examples, not over the parameters.", _first),
        Rule("half", "A factor from the squares", of(lambda X, y, h: X.T @ (h - y) / (2 * len(y))),
             "There is no square here, so neither a 2 nor a half belongs in it.", _first,
             variants=(of(lambda X, y, h: 2 * X.T @ (h - y) / len(y)),)),
        Rule("no-target", "The targets left out", of(lambda X, y, h: X.T @ h / len(y)),
             "What is true does not occur in yours.", _deaf, variants=(of(lambda X, y, h: X.T @ (h * (1 - h)) / len(y)),)),
        Rule("S25", "The error is lost", of(lambda X, y, h: X.mean(axis=0)),
             "Neither what the model says nor what is true occurs in yours.", _deaf),
        Rule("C3", "Only the examples of class 1", of(lambda X, y, h: X.T @ (y * (h - 1)) / len(y)),
             "Examples of class 0 count nothing in yours. They have an error too: the model gave them some probability.", _first,
             variants=(of(lambda X, y, h: X.T @ ((1 - y) * h) / len(y)),)),
        Rule("decided", "The decision for the probability", of(lambda X, y, h: X.T @ ((h > 0.5) - y) / len(y)),
             "You rounded the probability to 0 or 1 first. Then examples on the right side of the line no longer teach anything.",
             _first),
        Rule("plus-minus", "Classes counted as -1 and 1", of(lambda X, y, h: X.T @ (h - (2 * y - 1)) / len(y)),
             "y holds 0 and 1 here, as the probability does.", _first),
        Rule("twice-squashed", "The sigmoid twice", of(lambda X, y, h: X.T @ (sigmoid(h) - y) / len(y)),
             "You squashed a probability once more.", _first),
        Rule("softmax", "A softmax over the examples", lambda theta, X, y: X.T @ (softmax(X @ theta) - y) / len(y),
             "Your h sums to 1 over the examples. Each example has a probability of its own, by the sigmoid.", _first),
        Rule("other-class", "The other class", of(lambda X, y, h: X.T @ (1 - h - y) / len(y)),
             "Your h is the probability of class 0.", _first, variants=(of(lambda X, y, h: X.T @ (h - (1 - y)) / len(y)),)),
        Rule("no-x", "Without the inputs", of(lambda X, y, h: (h - y).mean()),
             "You averaged the errors. How fast does each logit move with each parameter?", _shape,
             variants=(of(lambda X, y, h: h - y), of(lambda X, y, h: (h - y) / len(y)))),
        Rule("D4", "The examples are not added up", of(lambda X, y, h: X * (h - y)[:, None] / len(y)),
             "You have a row for each example. They share the parameters, so their rows are added up.", _shape,
             variants=(of(lambda X, y, h: X * (h - y)[:, None]),)),
        Rule("D9", "Sums before the product", of(lambda X, y, h: X.mean(axis=0) * (h - y).mean()),
             "You averaged before you multiplied. A mean of products is not a product of means.", _first),
        Rule("no-transpose", "X the wrong way round", of(lambda X, y, h: X @ (h - y) / len(y)),
             "Your sum runs along a row of X, over the parameters of one example. It has to run over the examples.", _first,
             on="square"),
    ),
    hints=("What the model says, minus what is true: only h is another than in linear regression.",
           "The rest is the line that you wrote there."),
    reason="The same line as for linear regression, inputs times errors averaged, with a probability for h.",
)
