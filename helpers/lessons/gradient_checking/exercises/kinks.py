"""Exercise "kinks": where the slopes on both sides disagree."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread

EPS = 1e-4


def bends_only(x):
    """Smooth, and steep: the slopes are large, and change slowly."""
    return (3 * x ** 2 + 200 * x).sum()


def relus(x):
    """A kink wherever an entry is 0."""
    return (np.maximum(x, 0) * np.arange(1, x.size + 1)).sum()


def distances(x):
    """The absolute value of each entry: both slopes have the same size."""
    return np.abs(x).sum()


def capped(x):
    """Entries above 1 count as 1: the slope falls there."""
    return np.minimum(x, 1).sum() + (x ** 2).sum() / 4


def largest(x):
    """The largest entry; with a tie, either one alone would still be the largest if the other fell."""
    return x.max()


def sides(f, x, eps, i):
    """The slopes at entry i, from the left and from the right."""
    above, below = x.copy(), x.copy()
    above[i] += eps
    below[i] -= eps
    return (f(x) - f(below)) / eps, (f(above) - f(x)) / eps


def kinks(f, x, eps):
    """True at each entry where the slope from the left and the slope from the right differ by more than 0.01."""
    found = np.zeros(x.shape, dtype=bool)
    for i in range(len(x)):
        above, below = x.copy(), x.copy()
        above[i] += eps
        below[i] -= eps
        left, right = (f(x) - f(below)) / eps, (f(above) - f(x)) / eps
        found[i] = abs(right - left) > 0.01
    return found


def seen_by(judge):
    """A rule from what it makes of the two slopes at one entry."""
    return lambda f, x, eps: np.array([bool(judge(*sides(f, x, eps, i))) for i in range(len(x))])


def centred(f, x, eps, i):
    return sum(sides(f, x, eps, i)) / 2


def _two_steps(f, x, eps):
    return np.array([abs(centred(f, x, eps, i) - centred(f, x, eps / 2, i)) > 0.01 for i in range(len(x))])


def _told(found, f, x, eps):
    return f"You call {int(np.sum(found))} of the {x.size} entries a kink of `{f.__name__}`."


KINKS = Exercise(
    name="kinks",
    title="Find the kinks",
    statement="f takes a vector and gives back one number. Give back an array of True and False shaped like x: True at each "
              "entry where f has a kink, seen by this: the slope over one step eps to the right and the slope over one step "
              "to the left differ by more than 0.01, one way or the other.",
    signature="my_kinks(f, x, eps)",
    reference=kinks,
    probes=lambda: [
        Probe((relus, np.array([0.5, 0.0, -1.0, 0.0, 2.0]), EPS), "relus, at zeros and elsewhere"),
        Probe((distances, np.array([0.0, -1.5, 0.25, 0.0]), EPS), "distances, at zeros and elsewhere"),
        Probe((capped, np.array([1.0, 0.0, 1.5, 1.0, -2.0]), EPS), "capped, at 1 and elsewhere"),
        Probe((largest, np.array([1.0, 2.0, 0.5, 2.0]), EPS), "largest, with a tie"),
        Probe((bends_only, np.array([0.0, 1.0, -2.0]), EPS), "bends_only, which has no kink"),
        Probe((relus, np.array([0.3 * EPS, -0.4 * EPS, 5 * EPS]), EPS), "relus, where a step crosses the kink"),
        Probe((distances, np.array([0.0]), EPS), "distances, one number alone", "single"),
        Probe((relus, np.where(np.arange(12) % 3, spread(3, 12), 0.0), EPS), "relus, 12 numbers", "batch"),
    ],
    rules=(
        Rule("F10", "Two centred differences", _two_steps,
             "A centred difference takes the mean of both sides, with any step. At a kink that mean is steady, and wrong. "
             "Keep the two sides apart.", _told),
        Rule("no-abs", "One way only", seen_by(lambda left, right: right - left > 0.01),
             "At some kinks the slope falls. The difference is negative there, and never above 0.01.", _told,
             variants=(seen_by(lambda left, right: left - right > 0.01),)),
        Rule("sizes", "Sizes for slopes", seen_by(lambda left, right: abs(abs(right) - abs(left)) > 0.01),
             "Both slopes may have the same size and different signs.", _told),
        Rule("sign-change", "A change of sign", seen_by(lambda left, right: left * right < 0),
             "A slope may jump without changing its sign, from 0 to 1 for example; and at the bottom of a smooth valley the "
             "sign changes without a kink.", _told),
        Rule("zero", "Every zero a kink", lambda f, x, eps: x == 0,
             "Where the kinks lie depends on f. Ask f, not x.", _told),
        Rule("jump", "A jump of the value", lambda f, x, eps: np.array(
            [abs(sides(f, x, eps, i)[1] + sides(f, x, eps, i)[0]) * eps > 0.01 for i in range(len(x))]),
             "At a kink the value itself does not jump: its slope does. Divide by the step.", _told),
        Rule("slope", "A slope for a kink", seen_by(lambda left, right: abs(right + left) / 2 > 0.01),
             "What you compare with 0.01 shows whether f is steep. The question is whether its two slopes disagree. Do both "
             "count from left to right? To the left that is the value here less the value behind.", _told,
             variants=(seen_by(lambda left, right: abs(right) > 0.01), seen_by(lambda left, right: abs(left) > 0.01))),
        Rule("undivided", "No kink found", lambda f, x, eps: np.array(
            [abs(sides(f, x, eps, i)[1] - sides(f, x, eps, i)[0]) * eps > 0.01 for i in range(len(x))]),
             "You find no kink anywhere. Were the changes divided by the step? Over so small a step all changes are small; "
             "slopes are changes over steps.", _told),
        Rule("not", "Turned round", lambda f, x, eps: ~kinks(f, x, eps), "True is for a kink.", _told),
        Rule("slack", "A difference without slack", seen_by(lambda left, right: left != right),
             "The slope of every curved function changes a little from one side to the other. The line is 0.01.", _told),
    ),
    hints=("Three values of f for each entry: one step down, here, one step up.",
           "Two slopes for each entry; compare their difference, without its sign, with 0.01."),
    reason="A centred difference is the mean of the two slopes, so it cannot tell them apart. Each on its own can.",
)
