"""Exercise "window_gradients": the gradients of weighted scores for a batch of windows in rows."""

import numpy as np

from .... import relu, relu_grad, sigmoid, sigmoid_grad
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .numbers import score_of

NAMES = ("dX", "dW", "db", "dv")


def window_gradients(X, W, b, v, g):
    """One message for each window and hidden unit, with the weight of the window in it; the rest is lesson 06."""
    A = np.tanh(X @ W + b)
    G = g[:, None] * v * (1 - A ** 2)
    return G @ W.T, X.T @ G, G.sum(axis=0), g @ A


def with_message(message_of):
    """The four gradients with other messages: ``message_of(Z, A, v, g)`` (N, H)."""
    def answer(X, W, b, v, g):
        Z = X @ W + b
        G = message_of(Z, np.tanh(Z), v, g[:, None])
        return G @ W.T, X.T @ G, G.sum(axis=0), g @ np.tanh(Z)
    return answer


def along_units(X, W, b, v, g):
    """g lined up with the hidden units, as NumPy does it where there are as many of them as windows."""
    A = np.tanh(X @ W + b)
    G = g * v * (1 - A ** 2)
    return G @ W.T, X.T @ G, G.sum(axis=0), g @ A


def with_units(f, slope):
    """The gradients of a network with another f."""
    def answer(X, W, b, v, g):
        Z = X @ W + b
        G = g[:, None] * v * slope(Z)
        return G @ W.T, X.T @ G, G.sum(axis=0), g @ f(Z)
    return answer


def but(**changes):
    """The right gradients, but for those named: each from ``change(X, W, A, G, g, v)``."""
    def answer(X, W, b, v, g):
        A = np.tanh(X @ W + b)
        G = g[:, None] * v * (1 - A ** 2)
        parts = dict(zip(NAMES, window_gradients(X, W, b, v, g), strict=True))
        return tuple(changes[name](X, W, A, G, g, v) if name in changes else parts[name] for name in NAMES)
    return answer


def no_bias(X, W, b, v, g):
    return window_gradients(X, W, 0 * b, v, g)


def _says(name):
    def tell(parts, X, W, b, v, g):
        part = parts[NAMES.index(name)]
        return f"Your {name} begins with {part.flat[0]:.2g}, and its shape is {part.shape}."
    return tell


def _deaf(parts, X, W, b, v, g):
    return f"Ten times g leaves your db at {parts[2].flat[0]:.4g}."


def _deaf_dv(parts, X, W, b, v, g):
    return f"Ten times g leaves your dv at {parts[3].flat[0]:.4g}."


def _flat(parts, X, W, b, v, g):
    Z = X @ W + b
    n, h = np.unravel_index(np.abs(Z).argmax(), Z.shape)
    return (f"In window {n} unit {h} stands at z = {Z[n, h]:.2g}, where tanh is rather flat. Your db begins with "
            f"{parts[2].flat[0]:.4g}.")


def _probe(seed, N, D, H, label, kind="ordinary"):
    return Probe((spread(seed, N, D), *score_of(seed + 3, D, H), spread(seed + 6, N)), label, kind)


GRADIENTS = Exercise(
    name="window_gradients",
    title="The gradients of the scores, in rows",
    statement="Row n of X (N, D) is a window, with the score f(row times W, plus b) times v; f is tanh, W has shape (D, H), b "
              "and v have "
              "shape (H,). g, of shape (N,), says how fast the loss moves with each score. Give back the gradients of the loss "
              "by X, "
              "W, b and v, in this order, each with the shape of its variable.",
    signature="my_window_gradients(X, W, b, v, g)",
    reference=window_gradients,
    outputs=NAMES,
    probes=lambda: [
        _probe(1, 5, 4, 3, "5 windows of length 4, 3 units"),
        _probe(2, 3, 6, 2, "3 windows of length 6, 2 units"),
        _probe(3, 3, 3, 3, "all sizes 3", "square"),
        _probe(4, 1, 5, 4, "one window alone", "single"),
        _probe(5, 40, 10, 6, "40 windows at once", "batch"),
    ],
    rules=(
        Rule("no-g", "g does not occur", with_message(lambda Z, A, v, g: v * (1 - A ** 2) + 0 * g),
             "In your messages g does not occur. It says how much each window's score counts for the loss, and with which "
             "sign.", _deaf,
             variants=(lambda X, W, b, v, g: window_gradients(X, W, b, v, np.ones_like(g)),)),
        Rule("no-g-dv", "dv without g", but(dv=lambda X, W, A, G, g, v: A.sum(axis=0)),
             "In dv the windows count alike. Each counts as much as its g says.", _deaf_dv,
             variants=(but(dv=lambda X, W, A, G, g, v: A.mean(axis=0)),)),
        Rule("E3", "The slope is left out", with_message(lambda Z, A, v, g: g * v + 0 * A),
             "You let the messages pass as if the units were linear.", _flat),
        Rule("E1", "The slope taken at A", with_message(lambda Z, A, v, g: g * v * (1 - np.tanh(A) ** 2)),
             "The slope is taken at Z, before the squashing. You squashed twice.", _says("db")),
        Rule("E5", "v is left out", with_message(lambda Z, A, v, g: g * (1 - A ** 2)),
             "How much a unit counts in the score, its entry of v, is gone from the messages.", _says("db")),
        Rule("B6", "Another slope of tanh", with_message(lambda Z, A, v, g: g * v * (1 + A ** 2)),
             "The slope of tanh is 1 at 0, and smaller everywhere else, but never below 0.", _says("db"),
             variants=(with_message(lambda Z, A, v, g: g * v * (1 - Z ** 2)), with_message(lambda Z, A, v, g: g * v * (1 - A)),
                       with_message(lambda Z, A, v, g: g * v * A * (1 - A)))),
        Rule("value", "The value for the slope", with_message(lambda Z, A, v, g: g * v * A),
             "tanh itself says where a unit stands. A message asks how fast it moves.", _says("db")),
        Rule("sigmoid", "The slope of a sigmoid", with_message(lambda Z, A, v, g: g * v * sigmoid_grad(Z)),
             "That is the slope of a sigmoid, and f is tanh.", _says("db")),
        Rule("columns", "g lined up with the units", along_units,
             "NumPy lined up g with v, unit by unit. It has a number for each window, so it has to be a column: `g[:, None]`.",
             _says("db"), on="square"),
        Rule("other-f", "Another function", with_units(sigmoid, sigmoid_grad),
             "f is tanh here, on the way up and on the way back.", _says("dv"), variants=(with_units(relu, relu_grad),)),
        Rule("no-bias", "The bias forgotten on the way up", no_bias,
             "Where the units stand depends on the bias; without it all slopes are taken elsewhere.", _says("dv")),
        Rule("D2", "dW transposed", but(dW=lambda X, W, A, G, g, v: G.T @ X),
             "Your dW is turned round: it has a row for each unit, and W has a row for each entry of the window.", _says("dW")),
        Rule("D3", "dX with W as it stands", but(dX=lambda X, W, A, G, g, v: G @ W),
             "On the way up a row is multiplied by W. On the way back it takes what turns H numbers into D.",
             _says("dX"), on="square"),
        Rule("D4", "db not added up", but(db=lambda X, W, A, G, g, v: G),
             "Your db has a row for each window. All windows share one b, so their messages add up.", _says("db")),
        Rule("D5", "db added up along the units", but(db=lambda X, W, A, G, g, v: G.sum(axis=1)),
             "You added up the units of each window. Add up the windows, for each unit.", _says("db")),
        Rule("D9", "A product of sums", but(dW=lambda X, W, A, G, g, v: np.outer(X.sum(axis=0), G.sum(axis=0))),
             "You added up the windows first and multiplied then. Each message belongs to its own window.", _says("dW"),
             variants=(but(dW=lambda X, W, A, G, g, v: np.outer(X.mean(axis=0), G.sum(axis=0))),
                       but(dW=lambda X, W, A, G, g, v: np.outer(X.mean(axis=0), G.mean(axis=0))))),
        Rule("dv-message", "dv is the messages", but(dv=lambda X, W, A, G, g, v: G.sum(axis=0)),
             "For dv you gave the messages. v multiplies what comes out of the units, so that is how fast a score moves with it.",
             _says("dv")),
        Rule("dv-rows", "dv not added up", but(dv=lambda X, W, A, G, g, v: g[:, None] * A),
             "Your dv has a row for each window. All windows share one v, so they add up.", _says("dv")),
        Rule("before", "dv from before the squashing", but(dv=lambda X, W, A, G, g, v: g @ np.arctanh(A)),
             "For dv you took the units before they were squashed.", _says("dv")),
        Rule("C6", "Divided by N", lambda *args: tuple(part / len(args[0]) for part in window_gradients(*args)),
             "g holds all that the loss has to say, a 1/N too if it is a mean. Here nothing is divided any more.", _says("db"),
             variants=(lambda X, *rest: (window_gradients(X, *rest)[0],
                                         *(part / len(X) for part in window_gradients(X, *rest)[1:])),)),
        Rule("G1", "Sign turned", lambda *args: tuple(-part for part in window_gradients(*args)),
             "The right size, the opposite sign. Signs come in through g alone.", _says("dv")),
    ),
    hints=("For one window it is lesson 07: the message v times the slope. Here each window's message is multiplied by its g.",
           "G has shape (N, H): `g[:, None]` times v times the slope at Z. From it come three gradients, as in lesson 06.",
           "And v meets the activations: each window's, times its g, added up."),
    reason="g times v times the slope is the message of each unit in each window. Below it there is a linear layer, so X gets "
           "G W^T, W gets "
           "X^T G and b the sum of the rows. v stands above the messages and gets the activations, each window with its g.",
)
