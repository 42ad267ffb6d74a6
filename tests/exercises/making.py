"""A small exercise, to be made with any changes."""

import numpy as np

from helpers.exercises import Exercise, Probe, Rule
from helpers.exercises.draws import spread


def doubled(x):
    """Twice x."""
    return 2 * x


def make(**changes):
    given = dict(
        name="double", title="Double it", statement="Give twice x.", signature="my_double(x)", reference=doubled,
        probes=lambda: [Probe((spread(1, 4, 3),), "4 rows"), Probe((np.array([[1e9]]),), "large numbers", "extreme"),
                        Probe((spread(2, 30, 2),), "30 rows at once", "batch")],
        rules=(Rule("half", "Halved", lambda x: x / 2, "You divided.", lambda got, x: f"Your first entry is {got[0, 0]:.4g}."),),
        hints=("Twice is a sum, too.", "x + x"), reason="Because.")
    return Exercise(**{**given, **changes})
