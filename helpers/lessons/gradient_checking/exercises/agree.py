"""Exercise "agree": when do a claimed and a measured gradient count as the same?"""

import numpy as np

from ....exercises import Exercise, Probe
from ....exercises.draws import spread
from .agree_rules import RULES


def agree(claimed, measured):
    """True when the shapes are the same and every entry agrees to a millionth of its size, or is nothing but rounding."""
    if claimed.shape != measured.shape:
        return False
    with np.errstate(invalid="ignore", over="ignore"):
        error = np.abs(claimed - measured)
    return bool((error <= 1e-6 * np.maximum(np.abs(claimed), np.abs(measured)) + 1e-10).all())


def _spoiled(entry, by):
    g = spread(7, 4, 3)
    g[entry] = by(g[entry])
    return g


def _big_and_small(small):
    """Most of the gradient is large; one entry is a thousandth of a millionth of that."""
    return np.concatenate([1000 * spread(3, 6), [small]])


def _nan_in(place):
    return np.where(np.arange(5) == place, np.nan, spread(4, 5))


G, NOISE = spread(7, 4, 3), 1 + 1e-9 * spread(8, 4, 3)
SMALL, TINY, TINIEST = 1e-7 * spread(10, 5), 1e-9 * spread(9, 5), 2e-10 * spread(9, 5)


def probes():
    return [
        Probe((G * NOISE, G), "a right gradient, with the rounding of a measured one"),
        Probe((_spoiled((2, 1), lambda g: 1.01 * g), G), "one entry of twelve off by one part in a hundred"),
        Probe((_spoiled((3, 0), lambda g: g + 2e-4), G), "one entry off in its fourth decimal"),
        Probe((G * (1 + 4e-6), G), "every entry off by four millionths of its size"),
        Probe((G * (1 + 4e-7), G), "every entry off by less than a millionth of its size"),
        Probe((1.5 * G, G), "every entry half as large again"),
        Probe((-G, G), "every sign turned"),
        Probe((G - 0.01, G), "every entry a hundredth too low"),
        Probe((-SMALL, SMALL), "entries of 1e-7, every sign turned"),
        Probe((-TINY, TINY), "tiny entries, every sign turned"),
        Probe((-TINIEST, TINIEST), "entries of 2e-10, every sign turned"),
        Probe((np.zeros(5), TINY), "tiny entries claimed to be 0"),
        Probe((TINY * (1 + 1e-9), TINY), "tiny entries, right"),
        Probe((_big_and_small(-2e-4), _big_and_small(2e-4)), "one small entry wrong beside large ones"),
        Probe((_big_and_small(2e-4) * (1 + 1e-9), _big_and_small(2e-4)), "large and small entries, right"),
        Probe((_nan_in(2), spread(4, 5)), "nan claimed in one entry"),
        Probe((spread(4, 5), _nan_in(1)), "nan measured in one entry"),
        Probe((_nan_in(3), _nan_in(3)), "nan claimed and measured in the same entry"),
        Probe((np.zeros(4), np.zeros(4)), "a gradient that is 0, and is claimed to be"),
        Probe((np.zeros(4), 4e-11 * spread(2, 4)), "0 claimed, rounding measured"),
        Probe((np.full(3, 0.5), np.full((4, 3), 0.5)), "a vector claimed where a matrix was measured"),
        Probe((np.full(3, 0.5), np.full((3, 1), 0.5)), "a vector claimed where a column was measured"),
        Probe((np.full((4, 3), 0.5), np.full(3, 0.5)), "a matrix claimed where a vector was measured", "extreme"),
        Probe((np.full((1, 3), 0.5), np.full((4, 3), 0.5)), "one row claimed where a matrix was measured", "extreme"),
        Probe((spread(3, 5), spread(3, 4)), "5 entries claimed where 4 were measured", "extreme"),
    ]


AGREE = Exercise(
    name="agree",
    title="Write the verdict of a gradient check",
    statement="claimed and measured are two arrays of floats. Give back True or False. Two entries agree when they differ by "
              "at most a millionth of the larger of their two sizes; entries that differ by less than 1e-10 agree too, for "
              "that is the rounding of a loss near 1, divided by a step of 1e-5. Give back True when the shapes are the same "
              "and all entries agree, else False. An entry that is nan agrees with nothing.",
    signature="my_agree(claimed, measured)",
    reference=agree,
    probes=probes,
    rules=RULES,
    hints=("What is an error of 1e-7 worth when the entries are about 1e-7 themselves?",
           "`error <= 1e-6 * size + 1e-10` needs no division, so 0 / 0 cannot happen. What does it say of nan?",
           "Shapes first; then `.all()` over the comparison; `bool(...)` makes a plain True or False of it."),
    reason="The product instead of the quotient leaves zeros alone, `<=` is False for nan, and `all` lets no entry hide "
           "behind others.",
)
