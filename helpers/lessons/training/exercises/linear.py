"""Exercise "linear_gradient": the gradient of half the mean squared error of a linear model."""

import numpy as np

from .... import sigmoid
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def linear_gradient(theta, X, y):
    """Inputs times errors, averaged over the examples."""
    error = X @ theta - y
    return X.T @ error / len(y)


def of_error(change):
    """Gradients made from the errors h - y in another way: ``change(X, error)``."""
    return lambda theta, X, y: change(X, X @ theta - y)


def _first(g, theta, X, y):
    return f"Your first entry is {g.flat[0]:.4g}, for {len(y)} examples."


def _shape(g, theta, X, y):
    return f"Your result has shape {g.shape}, for {theta.size} parameters."


def _deaf(g, theta, X, y):
    return f"Whatever y is, your first entry stays at {g.flat[0]:.4g}."


def _twice(words):
    def tell(g, theta, X, y):
        return f"Give each of the {len(y)} examples twice: the loss stays as it is, and your gradient {words}."
    return tell


def _sign(g, theta, X, y):
    return f"Your first entry is {g.flat[0]:.4g}. Move that parameter up a little: does the loss rise or fall?"


def probes():
    """Arguments (theta, X, y) of linear regression."""
    return [
        Probe((spread(1, 3), spread(2, 5, 3), spread(3, 5)), "5 examples, 3 parameters"),
        Probe((spread(4, 2), spread(5, 4, 2), spread(6, 4)), "4 examples, 2 parameters"),
        Probe((spread(7, 3), spread(8, 3, 3), spread(9, 3)), "3 examples, 3 parameters", "square"),
        Probe((spread(10, 4), spread(11, 1, 4), spread(12, 1)), "a single example", "single"),
        Probe((spread(13, 6), spread(14, 40, 6), spread(15, 40)), "40 examples, 6 parameters", "batch"),
    ]


LINEAR = Exercise(
    name="linear_gradient",
    title="The gradient of linear regression",
    statement="X has shape (N, D), one row for each example; y has shape (N,), theta (D,). The model says `X @ theta`, and the "
              "loss is half the mean of the squared errors. Give back the gradient of the loss by theta, shape (D,).",
    signature="my_gradient(theta, X, y)",
    reference=linear_gradient,
    probes=probes,
    rules=(
        Rule("S25", "The error is lost", of_error(lambda X, e: X.mean(axis=0)),
             "The slope of a square is twice what is squared. In yours the errors do not occur, so a model that is right is "
             "pushed as hard as one that is wrong.", _deaf,
             variants=(of_error(lambda X, e: X.sum(axis=0)), of_error(lambda X, e: 2 * X.mean(axis=0)),
                       of_error(lambda X, e: X.mean(axis=0) / 2))),
        Rule("S29", "Actual minus predicted", of_error(lambda X, e: -X.T @ e / len(X)),
             "The right sizes, the opposite sign. Inside the loss stands what the model says minus y; with y first, you have "
             "the direction downhill, which is no gradient.", _sign),
        Rule("G2", "The sum, not the mean", of_error(lambda X, e: X.T @ e),
             "The loss is a mean over the examples. Where has its 1/N gone?", _twice("would double")),
        Rule("twice", "The half forgotten", of_error(lambda X, e: 2 * X.T @ e / len(X)),
             "The 2 that comes out of the square is there; the half in front of the mean is not.", _first,
             variants=(of_error(lambda X, e: 2 * X.T @ e),)),
        Rule("half", "The 2 of the square forgotten", of_error(lambda X, e: X.T @ e / (2 * len(X))),
             "The half in front of the mean is there; the 2 that comes out of the square is not.", _first,
             variants=(of_error(lambda X, e: X.T @ e / 2),)),
        Rule("features", "Divided by the number of parameters", of_error(lambda X, e: X.T @ e / X.shape[1]),
             "The mean runs over the examples, not over the parameters.", _first),
        Rule("no-x", "Without the inputs", of_error(lambda X, e: e.mean()),
             "You averaged the errors. How fast does the model move with each parameter?", _shape,
             variants=(of_error(lambda X, e: e.sum()), of_error(lambda X, e: e), of_error(lambda X, e: e / len(X)),
                       of_error(lambda X, e: np.full(X.shape[1], e.mean())))),
        Rule("no-target", "The targets left out", lambda theta, X, y: X.T @ (X @ theta) / len(y),
             "What is true does not occur in yours: a model that is right everywhere would still be pushed.", _deaf,
             variants=(lambda theta, X, y: X.T @ (X @ theta),)),
        Rule("loss", "The loss itself", of_error(lambda X, e: (e ** 2).mean() / 2),
             "That is the loss. Asked for is how it moves with each parameter.", _shape,
             variants=(of_error(lambda X, e: (e ** 2).mean()), of_error(lambda X, e: (e ** 2).sum() / 2))),
        Rule("squared", "The squared errors", of_error(lambda X, e: X.T @ e ** 2 / len(X)),
             "The slope of a square is no square. With yours, an error below 0 pushes the same way as one above.", _first,
             variants=(of_error(lambda X, e: X.T @ e ** 2), of_error(lambda X, e: X.T @ e ** 2 / (2 * len(X))))),
        Rule("signs", "Only the signs of the errors", of_error(lambda X, e: X.T @ np.sign(e) / len(X)),
             "That is the slope of the absolute error. In the slope of a square a large error counts for more than a small "
             "one.", _first),
        Rule("D4", "The examples are not added up", of_error(lambda X, e: X * e[:, None] / len(X)),
             "You have a row for each example. They share the parameters, so their rows are added up.", _shape,
             variants=(of_error(lambda X, e: X * e[:, None]),)),
        Rule("D9", "Sums before the product", of_error(lambda X, e: X.mean(axis=0) * e.mean()),
             "You averaged before you multiplied. A mean of products is not a product of means.", _first,
             variants=(of_error(lambda X, e: X.sum(axis=0) * e.sum()), of_error(lambda X, e: X.mean(axis=0) * e.sum()))),
        Rule("no-transpose", "X the wrong way round", of_error(lambda X, e: X @ e / len(X)),
             "Your sum runs along a row of X, over the parameters of one example. It has to run down a column, over the "
             "examples. Only with as many examples as parameters does yours run at all.", _first, on="square",
             variants=(of_error(lambda X, e: X @ e),)),
        Rule("brackets", "Brackets missing", lambda theta, X, y: X.T @ X @ theta - X.T @ y / len(y),
             "Only a part of yours is divided by the number of examples. The mean runs over all of it.", _first,
             variants=(lambda theta, X, y: X.T @ X @ theta / len(y) - X.T @ y,)),
        Rule("sigmoid", "A sigmoid in between", lambda theta, X, y: X.T @ (sigmoid(X @ theta) - y) / len(y),
             "You squashed what the model says. Here it may say any number.", _first),
        Rule("step", "A step instead of the gradient", lambda theta, X, y: theta - linear_gradient(theta, X, y),
             "You subtracted the gradient from the parameters already. That is what comes next.", _first),
    ),
    hints=("First the errors: what the model says, minus y. What shape have they?",
           "How fast does the prediction for example n move with parameter j? By X[n, j]. Multiply by the error, average over n.",
           "A sum over examples of inputs times errors: the shapes (D, N) and (N,) give (D,)."),
    reason="Errors, times what each parameter was multiplied by, averaged over the examples. The 2 of the square and the half in "
           "front cancel.",
)
