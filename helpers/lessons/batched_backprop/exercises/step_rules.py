"""What goes wrong in two steps downhill, and the right two."""

import numpy as np

from .... import loss_and_gradients, sigmoid
from ....exercises import Rule
from .backward import backward_reference
from .networks import passed, sigmoid_slope
from .tells import furthest_off


def two_steps_reference(X, Y, W1, b1, W2, b2, rate):
    """Each step goes forward and back again, because the parameters have moved."""
    params = [(W1, b1), (W2, b2)]
    for _ in range(2):
        gradients = loss_and_gradients(params, X, Y).params
        params = [(W - rate * dW, b - rate * db) for (W, b), (dW, db) in zip(params, gradients, strict=True)]
    (W1, b1), (W2, b2) = params
    return W1, b1, W2, b2


def steps(gradient=backward_reference, move=lambda p, g, rate: p - rate * g, times=2):
    def rule(X, Y, *params_and_rate):
        *params, rate = params_and_rate
        for _ in range(times):
            params = [move(p, g, rate) for p, g in zip(params, gradient(X, Y, *params), strict=True)]
        return tuple(params)
    return rule


def move_by_sum(X, Y, *params):
    return tuple(len(X) * g for g in backward_reference(X, Y, *params))


def stale(X, Y, W1, b1, W2, b2, rate):
    gradient = backward_reference(X, Y, W1, b1, W2, b2)
    return tuple(p - 2 * rate * g for p, g in zip((W1, b1, W2, b2), gradient, strict=True))


def stale_cache(X, Y, *params_and_rate):
    """Forward once, at the first weights; the way back uses the new ones."""
    *params, rate = params_and_rate
    kept = passed({}, (X, Y, *params), sigmoid, sigmoid_slope)
    for _ in range(2):
        G1 = (kept.G2 @ params[2].T) * kept.slope
        gradient = X.T @ G1, G1.sum(axis=0), kept.A1.T @ kept.G2, kept.G2.sum(axis=0)
        params = [p - rate * g for p, g in zip(params, gradient, strict=True)]
    return tuple(params)


def stale_hidden(X, Y, *params_and_rate):
    """The hidden outputs of the first weights, and everything above them anew."""
    *params, rate = params_and_rate
    A1 = sigmoid(X @ params[0] + params[1])
    for _ in range(2):
        s = passed({"A1": lambda s: A1, "slope": lambda s: A1 * (1 - A1)}, (X, Y, *params), sigmoid, sigmoid_slope)
        params = [p - rate * g for p, g in zip(params, (s.dW1, s.db1, s.dW2, s.db2), strict=True)]
    return tuple(params)


def too_early(X, Y, W1, b1, W2, b2, rate):
    """W2 is moved before the way back goes through it."""
    for _ in range(2):
        s = passed({}, (X, Y, W1, b1, W2, b2), sigmoid, sigmoid_slope)
        W2, b2 = W2 - rate * s.dW2, b2 - rate * s.db2
        G1 = (s.G2 @ W2.T) * s.slope
        W1, b1 = W1 - rate * X.T @ G1, b1 - rate * G1.sum(axis=0)
    return W1, b1, W2, b2


def one_at_a_time(*order):
    """The gradient is taken anew after each parameter has moved."""
    def rule(X, Y, *params_and_rate):
        *params, rate = params_and_rate
        for k in (*order, *order):
            params[k] = params[k] - rate * backward_reference(X, Y, *params)[k]
        return tuple(params)
    return rule


def from_the_start(X, Y, *params_and_rate):
    """The second step has the right gradient and starts where the first one did."""
    *params, rate = params_and_rate
    moved = [p - rate * g for p, g in zip(params, backward_reference(X, Y, *params), strict=True)]
    return tuple(p - rate * g for p, g in zip(params, backward_reference(X, Y, *moved), strict=True))


def in_place(X, Y, W1, b1, W2, b2, rate):
    for _ in range(2):
        for p, g in zip((W1, b1, W2, b2), backward_reference(X, Y, W1, b1, W2, b2), strict=True):
            p -= rate * g
    return W1, b1, W2, b2


def some(keep):
    """Only the parameters whose place is in ``keep`` are moved."""
    def rule(X, Y, *params_and_rate):
        *params, rate = params_and_rate
        for _ in range(2):
            gradient = backward_reference(X, Y, *params)
            params = [p - rate * g if k in keep else p for k, (p, g) in enumerate(zip(params, gradient, strict=True))]
        return tuple(np.array(p) for p in params)
    return rule


NAMES = ("W1", "b1", "W2", "b2")
off = furthest_off(two_steps_reference, NAMES)


def unmoved(parts, X, Y, *params_and_rate):
    still = sum(np.array_equal(part, before) for part, before in zip(parts, params_and_rate[:-1], strict=True))
    return f"{still} of your 4 arrays are what they were before the first step."


RULES = (
    Rule("E15", "The second step with numbers of the first", stale,
         "After the first step the parameters are others, so the network says something else and every gradient is another "
         "one. Your second step still uses numbers from before.", off, variants=(stale_cache, stale_hidden)),
    Rule("E8", "Moved before it was used", too_early,
         "You moved W2 and then went back through it. A gradient must not depend on the rate: work out all four first, "
         "then move.",
         off),
    Rule("one-at-a-time", "A gradient for each parameter at another place", one_at_a_time(0, 1, 2, 3),
         "You took the gradient anew after each parameter had moved. A step takes all four at one place, then moves all "
         "four.", off, variants=(one_at_a_time(2, 3, 0, 1), one_at_a_time(3, 2, 1, 0))),
    Rule("from-the-start", "Both steps from the same place", from_the_start,
         "Your second gradient is taken after the first step, and your second step starts before it.", off),
    Rule("C5", "Not divided by N", steps(move_by_sum), "Your steps are N times too long: the loss is a mean over the "
         "examples, so its gradient is divided by N.", off),
    Rule("G1", "Uphill", steps(move=lambda p, g, rate: p + rate * g),
         "The gradient points to where the loss grows. A step against it makes it small.", off),
    Rule("one-step", "One step", steps(times=1), "You took one step; two are asked for.", off),
    Rule("three-steps", "Three steps", steps(times=3), "You took three steps; two are asked for.", off),
    Rule("D23", "Nothing moved", lambda X, Y, W1, b1, W2, b2, rate: (W1 + 0, b1 + 0, W2 + 0, b2 + 0),
         "The parameters come back as they went in. `p = p - ...` in a loop gives a new array to the name p, and the list "
         "keeps the old one.", unmoved),
    Rule("no-rate", "Without the rate", steps(move=lambda p, g, rate: p - g), "The rate does not occur in your step.", off),
    Rule("some-moved", "Some parameters left where they were", some((0, 2)), "All four are parameters, and all four move.",
         unmoved,
         variants=(some((1, 3)), some((2, 3)), some((0, 1)))),
    Rule("gradients", "The gradients for the parameters", lambda X, Y, *p: backward_reference(X, Y, *p[:-1]),
         "You give back gradients. Asked for are the parameters after the steps.", off),
    Rule("D21", "The caller's arrays edited", in_place,
         "The numbers are right, but `-=` and `p[...] = ` write into the arrays that you were given, so the caller's own "
         "network has moved. `p = p - ...` makes a new array.",
         lambda parts, X, Y, *more: f"{len(NAMES)} arrays were given to you, and they are not yours to change."),
)
