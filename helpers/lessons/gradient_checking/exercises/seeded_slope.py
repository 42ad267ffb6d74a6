"""Exercise "seeded_slope": a difference of a function that draws at random."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from .numerical import LINE


def dropped(x, rng):
    """A square weighed at random, as dropout does: each term is kept or left out."""
    kept = rng.random(6) < 0.5
    return float((kept * np.arange(1, 7) * x ** 2).sum()) + 1.5 * x


def shaken(x, rng):
    """A cube with noise in its argument."""
    return float(((x + rng.normal(size=4)) ** 3).mean())


def shifted(x, rng):
    """A sine with noise added to its value."""
    return float(np.sin(x) + rng.normal())


def seeded_slope(f, x, seed, eps):
    """Both values from the same draws: a generator begun anew for each call."""
    ahead = f(x + eps, np.random.default_rng(seed))
    behind = f(x - eps, np.random.default_rng(seed))
    return (ahead - behind) / (2 * eps)


def from_values(quotient):
    """A rule from the values ahead, behind and here, each from the same draws."""
    def rule(f, x, seed, eps):
        values = (f(at, np.random.default_rng(seed)) for at in (x + eps, x - eps, x))
        return quotient(*values, eps)
    return rule


def with_draws(ahead, behind):
    """A rule with a generator for each side, made from the seed."""
    return lambda f, x, seed, eps: (f(x + eps, ahead(seed)) - f(x - eps, behind(seed))) / (2 * eps)


def one_generator(f, x, seed, eps):
    rng = np.random.default_rng(seed)
    return (f(x + eps, rng) - f(x - eps, rng)) / (2 * eps)


def one_generator_behind_first(f, x, seed, eps):
    rng = np.random.default_rng(seed)
    behind = f(x - eps, rng)
    return (f(x + eps, rng) - behind) / (2 * eps)


def _slope(d, f, x, seed, eps):
    return f"Your slope of `{f.__name__}` at {x:g} is {float(d):.4g}."


def _probe(f, x, seed, eps, kind="ordinary"):
    return Probe((f, x, seed, eps), f"{f.__name__}, x = {x:g}, seed {seed}, eps {eps:g}", kind, tolerance=LINE)


SEEDED_SLOPE = Exercise(
    name="seeded_slope",
    title="Measure a function that draws at random",
    statement="f(x, rng) takes a number x and a random generator, draws from it, and gives back a number. "
              "`np.random.default_rng(seed)` makes a generator; made again with the same seed it gives the same draws. Give "
              "back the centred difference of f at x with step eps, for the draws that belong to seed.",
    signature="my_seeded_slope(f, x, seed, eps)",
    reference=seeded_slope,
    probes=lambda: [  # shifted falls at its point: a slope without its sign is refused there
        _probe(dropped, 0.7, 3, 1e-2), _probe(shaken, -0.4, 5, 1e-3), _probe(shifted, 2.2, 8, 1e-2),
        _probe(shaken, 0.9, 11, 1e-1, "batch"),
    ],
    rules=(
        Rule("F11", "Other draws on the other side", one_generator,
             "A generator goes on where it stopped, so your second call met other draws than the first. The difference is mostly "
             "noise, and dividing by the step blows it up. Begin anew for each call.", _slope,
             variants=(one_generator_behind_first,
                       with_draws(np.random.default_rng, lambda seed: np.random.default_rng(seed + 1)),
                       with_draws(lambda seed: np.random.default_rng(seed + 1), np.random.default_rng))),
        Rule("seed", "The draws of another seed", with_draws(*2 * (lambda seed: np.random.default_rng(0),)),
             "Both calls met the same draws, which is the point. But they are not those of the seed you were given.", _slope,
             variants=(with_draws(*2 * (lambda seed: np.random.default_rng(42),)),
                       with_draws(*2 * (lambda seed: np.random.default_rng(1),)))),
        Rule("F1", "One-sided", from_values(lambda a, b, here, eps: (a - here) / eps),
             "You compare with the value at x itself; the centred difference compares one step ahead with one step behind.",
             _slope, variants=(from_values(lambda a, b, here, eps: (here - b) / eps),)),
        Rule("two-steps", "Divided by one step", from_values(lambda a, b, here, eps: (a - b) / eps),
             "The two points are two steps apart.", _slope),
        Rule("F19", "Operator precedence", from_values(lambda a, b, here, eps: a - b / (2 * eps)),
             "Division binds tighter than minus, and `/ 2 * eps` divides by 2 and then multiplies by eps.", _slope,
             variants=(from_values(lambda a, b, here, eps: (a - b) / 2 * eps),)),
        Rule("B5", "Behind less ahead", from_values(lambda a, b, here, eps: (b - a) / (2 * eps)),
             "The value ahead comes first.", _slope),
    ),
    hints=("What differs between the two calls? It should be x, and nothing else.",
           "Call `np.random.default_rng(seed)` once for each call of f."),
    reason="With the same draws on both sides f is an ordinary function of x, and its difference an ordinary difference. "
           "Dropout and negative samples are checked this way.",
)
