"""Exercise "directional_derivative": two values of f, however many parameters."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .functions import bends, grows, in_place, waves
from .numerical import LINE, plain_numerical_gradient


def directional_derivative(f, x, u, eps):
    """One step along u less one step against it, over two steps."""
    x, u = x.astype(float), u.astype(float)
    ahead = float(f(x + eps * u))
    return (ahead - float(f(x - eps * u))) / (2 * eps)


def along(quotient):
    """A rule from the values ahead, behind and here, and the length of u."""
    def rule(f, x, u, eps):
        values = (float(f(x + eps * u)), float(f(x - eps * u)), float(f(x)))
        return quotient(*values, eps, np.sqrt((u ** 2).sum()))
    return rule


def _first(d, f, x, u, eps):
    return f"Your slope of `{f.__name__}` is {np.ravel(d)[0]:.4g}."


def _calls(d, f, x, u, eps):
    return f"For {x.size} entries that asks f {2 * x.size} times."


def _probe(f, x, u, eps, kind="ordinary"):
    return Probe((f, x, u, eps), f"{f.__name__}, x of shape {x.shape}, eps {eps}", kind, tolerance=LINE)


DIRECTIONAL = Exercise(
    name="directional_derivative",
    title="Write the slope along a direction",
    statement="f takes an array shaped like x and gives back one number; u is an array shaped like x, of any length. Give "
              "back one number: the centred difference of f when x moves by eps times u, that is, by u for each unit of eps. "
              "Call f twice, however many entries x has. Some functions hand out their number in one array that they "
              "overwrite at the next call.",
    signature="my_directional_derivative(f, x, u, eps)",
    reference=directional_derivative,
    probes=lambda: [
        _probe(bends, spread(1, 4), spread(11, 4), 0.1),
        _probe(waves, spread(2, 3, 5), spread(12, 3, 5), 0.05),
        _probe(grows, spread(3, 3, 3), spread(13, 3, 3), 0.1, "square"),
        _probe(bends, spread(4, 1), spread(14, 1), 0.2, "single"),
        _probe(in_place, spread(5, 4), spread(15, 4), 0.1, "extreme"),
        _probe(waves, spread(6, 20), spread(16, 20), 0.02, "batch"),
    ],
    rules=(
        Rule("F1", "One-sided", along(lambda a, b, here, eps, length: (a - here) / eps),
             "You compare with the value at x itself. One step ahead against one step back is more exact, for the same "
             "price.", _first,
             variants=(along(lambda a, b, here, eps, length: (here - b) / eps),)),
        Rule("two-steps", "Divided by one step", along(lambda a, b, here, eps, length: (a - b) / eps),
             "The two points are two steps apart.", _first),
        Rule("F19", "Operator precedence", along(lambda a, b, here, eps, length: a - b / (2 * eps)),
             "Division binds tighter than minus, and `/ 2 * eps` divides by 2 and then multiplies by eps.", _first,
             variants=(along(lambda a, b, here, eps, length: (a - b) / 2 * eps),)),
        Rule("B5", "Back less ahead", along(lambda a, b, here, eps, length: (b - a) / (2 * eps)),
             "The value ahead comes first.", _first),
        Rule("undivided", "Not divided", along(lambda a, b, here, eps, length: a - b),
             "That is by how much f changes, not how fast.", _first),
        Rule("unit", "Divided by the length of u", along(lambda a, b, here, eps, length: (a - b) / (2 * eps * length)),
             "The slope for each unit of way is a useful number too. Here it is asked for each unit of eps: u is taken as it "
             "is.",
             lambda d, f, x, u, eps: f"The length of u is {np.sqrt((u ** 2).sum()):.4g}.",
             variants=(lambda f, x, u, eps: directional_derivative(f, x, u / np.sqrt((u ** 2).sum()), eps),)),
        Rule("entries", "Entry by entry", lambda f, x, u, eps: float((plain_numerical_gradient(f, x, eps) * u).sum()),
             "That is the gradient times u, and for small steps the same number. But it costs two calls for each entry; the "
             "point of a direction is that two calls are enough.", _calls),
        Rule("u-forgotten", "The same step for every entry",
             lambda f, x, u, eps: (float(f(x + eps)) - float(f(x - eps))) / (2 * eps),
             "Every entry moved by eps. Each should move by its own entry of u.", _first),
        Rule("gradient", "A gradient", lambda f, x, u, eps: plain_numerical_gradient(f, x, eps),
             "One number is asked for: along u alone.", _calls,
             variants=(lambda f, x, u, eps: plain_numerical_gradient(f, x, eps) * u,)),
        Rule("at-u", "Measured at u", lambda f, x, u, eps: (float(f(u + eps * x)) - float(f(u - eps * x))) / (2 * eps),
             "x is where you are, u where you go; you have exchanged them.", _first),
        Rule("F6", "The first number was overwritten",
             lambda f, x, u, eps: float((f(x + eps * u) - f(x - eps * u)) / (2 * eps)),
             "Both of your values are one and the same array: the second call wrote over the first. Keep the number itself, "
             "with `float(...)`, before you call f again.",
             lambda d, f, x, u, eps: f"Your slope is {float(d):g}.", on="extreme"),
    ),
    hints=("How does x move when eps goes from 0 to 0.1? All entries at once, each by its own share.",
           "Two points, one ahead and one behind. How far apart are they, counted in eps?"),
    reason="All entries move at once, each by its entry of u, so two values of f are enough. The number is the gradient "
           "times u.",
)
