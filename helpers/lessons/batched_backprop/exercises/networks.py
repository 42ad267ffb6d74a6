"""A two-layer network whose every step can be replaced by a wrong one, and the probes on which it is tried.

A wrong rule is the right backward pass with one step exchanged: ``rule(slope=...)`` takes the activation's slope from
somewhere else, ``rule(db=...)`` adds up biases in another way. Each step gets a ``Pass``, which knows everything so far.
"""

from types import SimpleNamespace

from .... import one_hot, relu, relu_grad, sigmoid, softmax
from ....exercises import Probe
from ....exercises.draws import labels, spread

SIZES = ((5, 4, 3, 6), (6, 2, 7, 3))  # N, D, H, C: all different, so that a lost transpose cannot hide
SQUARE, SINGLE, BATCH = (4, 4, 4, 4), (1, 3, 5, 4), (40, 6, 8, 5)


def network(seed, N, D, H, C):
    """X, Y, W1, b1, W2, b2 of order one; the biases are not zero, and classes repeat."""
    return (spread(seed, N, D), one_hot(labels(seed, N, C), C), spread(seed + 1, D, H), spread(seed + 2, H),
            spread(seed + 3, H, C) / 2, spread(seed + 4, C) / 2)


def in_words(N, D, H, C):
    return f"N = {N}, D = {D}, H = {H}, C = {C}"


def network_probes(more=lambda seed: ()):
    """Probes for functions of (X, Y, W1, b1, W2, b2, ...); ``more(seed)`` gives the arguments that follow."""
    kinds = (*((size, "ordinary") for size in SIZES), (SQUARE, "square"), (SINGLE, "single"), (BATCH, "batch"))
    return [Probe((*network(seed, *size), *more(seed)), in_words(*size), kind)
            for seed, (size, kind) in enumerate(kinds, 1)]


STEPS = {
    "Z1": lambda s: s.X @ s.W1 + s.b1,
    "A1": lambda s: s.activate(s.Z1),
    "P": lambda s: softmax(s.A1 @ s.W2 + s.b2),
    "G2": lambda s: (s.P - s.Y) / s.N,
    "up": lambda s: s.G2 @ s.W2.T,
    "slope": lambda s: s.slope_of(s.Z1),
    "G1": lambda s: s.up * s.slope,
    "dW1": lambda s: s.X.T @ s.G1,
    "db1": lambda s: s.G1.sum(axis=0),
    "dW2": lambda s: s.A1.T @ s.G2,
    "db2": lambda s: s.G2.sum(axis=0),
}


def passed(steps, args, activate, slope_of):
    """Forward and back with some steps exchanged: everything that was worked out, by name."""
    names = ("X", "Y", "W1", "b1", "W2", "b2", "lam")
    s = SimpleNamespace(**dict(zip(names, args, strict=False)), N=len(args[0]), activate=activate, slope_of=slope_of)
    for name, right in STEPS.items():
        setattr(s, name, steps.get(name, right)(s))
    return s


def sigmoid_slope(Z):
    """sigma'(Z), one step for all that may be wrong with it."""
    return sigmoid(Z) * (1 - sigmoid(Z))


def sigmoid_rule(**steps):
    """A backward pass of the sigmoid network: (X, Y, W1, b1, W2, b2) -> dW1, db1, dW2, db2."""
    def backward(*args):
        s = passed(steps, args, sigmoid, sigmoid_slope)
        return s.dW1, s.db1, s.dW2, s.db2
    return backward


def relu_rule(on_W=None, on_b=None, **steps):
    """The same with ReLU and the L2 penalty, which ``on_W(W, s)`` and ``on_b(b, s)`` add."""
    def backward(*args):
        s = passed(steps, args, relu, relu_grad)
        add_W = on_W or (lambda W, s: s.lam * W)
        db1, db2 = (s.db1 + on_b(s.b1, s), s.db2 + on_b(s.b2, s)) if on_b else (s.db1, s.db2)
        return s.dW1 + add_W(s.W1, s), db1, s.dW2 + add_W(s.W2, s), db2
    return backward


def in_both(rule, what, wrong, **steps):
    """The same mistake in both layers, in the first alone, in the second alone.

    ``what`` is "dW" or "db"; ``wrong(A, G, s)`` works it out from what came into the layer and what arrives at its output.
    """
    first, second = {f"{what}1": lambda s: wrong(s.X, s.G1, s)}, {f"{what}2": lambda s: wrong(s.A1, s.G2, s)}
    return tuple(rule(**steps, **each) for each in (first | second, first, second))
