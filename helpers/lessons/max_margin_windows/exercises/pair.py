"""Exercise "pair_gradients": the loss of pairs of windows and its gradients, by both windows and by what they share."""

import numpy as np

from .... import window_score, window_score_grad
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .numbers import score_of

NAMES = ("J", "dX", "dX_c", "dW", "db", "dv")


def pair_gradients(X, X_c, W, b, v):
    """Each active pair sends -1 into its true window and 1 into its corrupt one; what both share gets both."""
    missing = 1 - window_score(X, W, b, v) + window_score(X_c, W, b, v)
    active = (missing > 0).astype(float)
    true = window_score_grad(X, W, b, v, g=-active)
    corrupt = window_score_grad(X_c, W, b, v, g=active)
    J = np.maximum(0, missing).sum()
    return J, true.x, corrupt.x, true.W + corrupt.W, true.b + corrupt.b, true.v + corrupt.v


def with_pull(pull_of, loss_of=lambda m: np.maximum(0, m).sum(), shared=lambda true, corrupt: true + corrupt):
    """The gradients with another pull, ``pull_of(m)`` (N,), of each pair on its two windows, m being what is missing."""
    def answer(X, X_c, W, b, v):
        m = 1 - window_score(X, W, b, v) + window_score(X_c, W, b, v)
        pull = pull_of(m)
        true, corrupt = window_score_grad(X, W, b, v, g=-pull), window_score_grad(X_c, W, b, v, g=pull)
        return loss_of(m), true.x, corrupt.x, *(shared(t, c) for t, c in zip(true[1:], corrupt[1:], strict=True))
    return answer


def right_pull(m):
    return (m > 0).astype(float)


def but(**changes):
    """The right parts, but for those named: each from ``change(part)``."""
    def answer(*args):
        parts = zip(NAMES, pair_gradients(*args), strict=True)
        return tuple(changes[name](part) if name in changes else part for name, part in parts)
    return answer


def no_margin(X, X_c, W, b, v):
    return with_pull(lambda m: right_pull(m - 1), lambda m: np.maximum(0, m - 1).sum())(X, X_c, W, b, v)


def exchanged(X, X_c, W, b, v):
    J, by_first, by_second, *rest = pair_gradients(X_c, X, W, b, v)
    return J, by_second, by_first, *rest


def one_message(X, X_c, W, b, v):
    """The corrupt windows with the messages of the true ones."""
    J, *_ = pair_gradients(X, X_c, W, b, v)
    active = (1 - window_score(X, W, b, v) + window_score(X_c, W, b, v) > 0)[:, None]
    A, A_c = np.tanh(X @ W + b), np.tanh(X_c @ W + b)
    G = active * v * (1 - A ** 2)
    return J, -G @ W.T, G @ W.T, (X_c - X).T @ G, 0 * b, (active * (A_c - A)).sum(axis=0)


def of_the_difference(X, X_c, W, b, v):
    m = 1 - window_score(X, W, b, v) + window_score(X_c, W, b, v)
    grad = window_score_grad(X_c - X, W, b, v, g=right_pull(m))
    return np.maximum(0, m).sum(), -grad.x, grad.x, grad.W, grad.b, grad.v


def _met_pair(X, X_c, W, b, v):
    return int(np.argmax(window_score(X, W, b, v) - window_score(X_c, W, b, v)))


def _met(parts, *args):
    n = _met_pair(*args)
    gap = window_score(args[0], *args[2:])[n] - window_score(args[1], *args[2:])[n]
    return (f"In pair {n} the true window lies {gap:.2g} above the corrupt one, and row {n} of your dX begins with "
            f"{parts[1][n, 0]:.2g}.")


def _J(parts, *args):
    return f"Your J is {parts[0].flat[0]:.4g} for {len(args[0])} pairs."


def _says(name):
    def tell(parts, *args):
        return f"Your {name} begins with {parts[NAMES.index(name)].flat[0]:.2g}."
    return tell


def _size(parts, *args):
    return f"Your J is {parts[0].size} numbers."


def _probe(seed, N, D, H, label, kind="ordinary"):
    W, b, v = score_of(seed + 3, D, H)
    return Probe((spread(seed, N, D), spread(seed + 9, N, D), W, b, v), label, kind)


PAIR = Exercise(
    name="pair_gradients",
    title="Both windows, and what they share",
    statement="Row n of X and row n of X_c, both (N, D), are a true window and its corrupt one; W, b and v as before, f is "
              "tanh. The loss "
              "J is the sum of max(0, 1 - s + s_c) over the pairs. Give back J and its gradients by X, X_c, W, b and v, in "
              "this order. "
              "You may call what you have written above. The course has the same two: `window_score(X, W, b, v)` gives the "
              "scores, and `window_score_grad(X, W, b, v, g=...)` the gradients, called `.x`, `.W`, `.b` and `.v`.",
    signature="my_pair_gradients(X, X_c, W, b, v)",
    reference=pair_gradients,
    outputs=NAMES,
    probes=lambda: [
        _probe(1, 6, 4, 3, "6 pairs of windows of length 4, 3 units"),
        _probe(2, 5, 6, 2, "5 pairs of windows of length 6, 2 units"),
        _probe(12, 4, 4, 4, "all sizes 4", "square"),
        _probe(4, 1, 5, 3, "one pair alone", "single"),
        _probe(5, 40, 10, 6, "40 pairs at once", "batch"),
    ],
    rules=(
        Rule("S28", "Pairs whose margin is met send gradients", with_pull(np.ones_like),
             "A pair whose margin is met has loss 0, and nearby it is 0 as well. It must move nothing: neither its windows nor "
             "W, b "
             "and v.", _met, variants=(with_pull(np.ones_like, np.sum),)),
        Rule("H2", "The signs turned", with_pull(lambda m: -right_pull(m)),
             "Down these gradients the true window sinks and the corrupt one rises.", _says("dv")),
        Rule("exchanged", "The two windows exchanged", exchanged,
             "Your loss is small where the corrupt window scores higher.", _J),
        Rule("H3", "The margin is left out", no_margin,
             "Without the 1 a true window that wins by a hair is good enough.",
             _says("dv"), variants=(with_pull(lambda m: right_pull(m - 1)),)),
        Rule("H4", "W, b and v hear one window only", with_pull(right_pull, shared=lambda true, corrupt: true),
             "W, b and v work in both scores, so each of their gradients has two terms. One of them is missing.", _says("dW"),
             variants=(with_pull(right_pull, shared=lambda true, corrupt: corrupt),)),
        Rule("H4-window", "One window gets no gradient", but(dX_c=np.zeros_like),
             "Both windows stand in the loss, so both get a gradient.",
             lambda parts, *args: f"{int((parts[1] != 0).sum())} entries of your dX are not 0, and "
                                  f"{int((parts[2] != 0).sum())} of "
                                  "your dX_c.", variants=(but(dX=np.zeros_like),)),
        Rule("same-sign", "Both windows pulled the same way", but(dX_c=np.negative),
             "The true score should rise, the corrupt one should fall. Your two windows move the same way.", _says("dX_c"),
             variants=(but(dX=np.negative),)),
        Rule("sign-again", "A minus between the two windows' parts",
             with_pull(right_pull, shared=lambda true, corrupt: true - corrupt),
             "Each window has its sign already, -1 or 1, in its pull. With another minus between them both parts of W, b and v "
             "pull the same way. Parts that have their signs are added up.", _says("dW"),
             variants=(with_pull(right_pull, shared=lambda true, corrupt: corrupt - true),)),
        Rule("crossed", "The two windows' gradients exchanged",
             lambda *args: tuple(pair_gradients(*args)[k] for k in (0, 2, 1, 3, 4, 5)),
             "The gradient by the true windows comes first, then the one by the corrupt windows.", _says("dX"), whole=True),
        Rule("H8", "The square of the hinge", with_pull(lambda m: 2 * np.maximum(0, m), lambda m: (np.maximum(0, m) ** 2).sum()),
             "You squared what is missing, or took the slope of the square.", _says("dv"),
             variants=(with_pull(lambda m: 2 * np.maximum(0, m)), with_pull(lambda m: np.maximum(0, m)))),
        Rule("any", "One gate for the whole batch", with_pull(lambda m: np.full_like(m, float(np.maximum(0, m).sum() > 0))),
             "You asked whether the loss of all pairs together is above 0. Each pair has its own margin.", _met,
             variants=(with_pull(lambda m: np.full_like(m, float(m.sum() > 0))),)),
        Rule("C6", "The mean over the pairs", lambda *args: tuple(part / len(args[0]) for part in pair_gradients(*args)),
             "You took the mean. The loss here is the sum over the pairs.", _says("dv"),
             variants=(lambda X, *rest: (pair_gradients(X, *rest)[0],
                                         *(part / len(X) for part in pair_gradients(X, *rest)[1:])),)),
        Rule("one-message", "One message for both windows", one_message,
             "You took the messages of the true windows for both. The units of a corrupt window stand at other places, so "
             "their slopes "
             "are others.", _says("dW")),
        Rule("difference", "The gradient of the difference", of_the_difference,
             "You subtracted the windows and went back through the result. The units are not linear, so each window goes back "
             "by itself.",
             _says("dv")),
        Rule("pairs", "A loss for each pair", with_pull(right_pull, lambda m: np.maximum(0, m)),
             "J is asked for as one number, the sum over the pairs.", _size),
    ),
    hints=("The loss of each pair first, and its slopes by the two scores: that was `my_hinge`.",
           "Those slopes are the g of `my_window_gradients`: one call for the true windows, one for the corrupt ones.",
           "Each window keeps its own gradient. For W, b and v the two calls add up."),
    reason="The loss moves with two scores, with slopes -1 and 1, or 0 and 0. Each slope goes into its own window; W, b and v "
           "stand in both "
           "scores, so the two gradients add up. A pair whose margin is met sends 0, and nothing of it is left anywhere.",
)
