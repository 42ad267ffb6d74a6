"""Exercise "graph_gradient": values that are used twice, so that several paths lead back to them."""

import numpy as np

from ....exercises import Exercise, Probe, Rule

POINTS = ((1.5, 0.4), (-0.7, 2.2), (0.9, -1.3))


def graph_gradient(x, w):
    """Back through u = w x, v = x + u, z = u v: whatever is used twice collects two shares."""
    u = w * x
    v = x + u
    dv = u
    du = v + dv
    return np.array([dv + du * w, du * x])


def _with(du, direct=1.0):
    """The gradient when u collects ``du(u, v)``, and x its direct share ``direct`` times."""
    def function(x, w):
        u, v = w * x, x + w * x
        return np.array([direct * u + du(u, v) * w, du(u, v) * x])
    return function


def _multiplied(x, w):
    u, v = w * x, x + w * x
    return np.array([u * (u * v * w), u * v * x])


def _accumulated(x, w):
    """What an answer gives that adds to the numbers of the calls before, on the probes in their order."""
    calls = POINTS[:POINTS.index((x, w)) + 1] if (x, w) in POINTS else POINTS
    return sum(graph_gradient(*point) for point in calls)


def _first(found, x, w):
    return f"At x = {x:.4g} and w = {w:.4g} your first number is {np.ravel(found)[0]:.4g}."


def _second(found, x, w):
    return f"At x = {x:.4g} and w = {w:.4g} your second number is {np.ravel(found)[-1]:.4g}."


def _shape(found, x, w):
    return f"You give {np.size(found)} number for 2 variables."


GRAPH_GRADIENT = Exercise(
    name="graph_gradient",
    title="Values that are used twice",
    statement="x and w are two numbers. From them u = w x is computed, then v = x + u, then z = u v. Give back the gradient of "
              "z: an array of shape (2,), the derivative by x and then the one by w.",
    signature="my_graph_gradient(x, w)",
    reference=graph_gradient,
    probes=lambda: [Probe(point, f"x = {point[0]}, w = {point[1]}") for point in POINTS]
                   + [Probe((-2.1, -0.6), "x = -2.1, w = -0.6", "batch")],
    rules=(
        Rule("D14", "One of two paths recorded", _with(lambda u, v: v),
             "z uses u directly, and once more through v. One of the two shares is lost: replaced by the other, or "
             "come too late, when u had passed on what it had. u adds up both before it passes them on.",
             _second,
             variants=(_with(lambda u, v: u), _with(lambda u, v: v, 0.0), _with(lambda u, v: u, 0.0),
                       lambda x, w: np.array([graph_gradient(x, w)[0], x * (x + w * x)]),
                       lambda x, w: np.array([graph_gradient(x, w)[0], x * (w * x)]))),
        Rule("D14-x", "One of x's two paths recorded", _with(lambda u, v: u + v, 0.0),
             "u has collected both of its shares. x leads to v directly, and to u: here, too, two shares have to be added.",
             _first,
             variants=(lambda x, w: np.array([w * x, (x + 2 * w * x) * x]),)),
        Rule("D15", "Added to the numbers of the last call", _accumulated,
             "Your numbers still hold the gradients of the calls before: something outside your function is added to and never "
             "cleared. A gradient starts from 0 each time.",
             _first),
        Rule("S18", "Added up to one number", lambda x, w: graph_gradient(x, w).sum(),
             "A gradient is not the sum of the partial derivatives. It has one entry for each variable.", _shape),
        Rule("product", "Paths multiplied", _multiplied,
             "Along one path derivatives are multiplied. Where several paths lead to the same place they are added.", _first),
        Rule("value", "The function's value", lambda x, w: w * x * (x + w * x), "This is z itself.", _shape),
        Rule("swapped", "In another order", lambda x, w: graph_gradient(x, w)[::-1], "First by x, then by w.",
             lambda found, x, w: f"Number 1 of yours says how z moves with w = {w:.4g}."),
        Rule("local", "The last step alone", lambda x, w: np.array([x + w * x, w * x]),
             "These are the slopes of the last product, by u and by v. From x and w more steps lead there.", _first,
             variants=(lambda x, w: np.full(2, x + 2 * w * x),)),
    ),
    hints=("Draw the graph: which values use u, and which use x?",
           "Go back from z: how does z move with v, and with u directly? Then v passes its share on to u.",
           "Start every share from 0, and add each time a path arrives."),
    reason="From z to u there are two paths, from z to x two as well. Each value adds up what arrives, before it passes it on.",
)
