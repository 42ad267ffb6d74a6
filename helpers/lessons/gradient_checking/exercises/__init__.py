"""The exercises of lesson 05, by name, in the order of the lesson."""

from . import (
    agree,
    complex_step,
    directional,
    half_square,
    kinks,
    known_value,
    max_tie,
    numerical,
    penalised,
    seeded_slope,
    steps,
    verdict,
)

_IN_ORDER = (
    half_square.HALF_SQUARE,
    numerical.NUMERICAL,
    steps.STEPS,
    complex_step.COMPLEX,
    max_tie.MAX_TIE,
    kinks.KINKS,
    agree.AGREE,
    directional.DIRECTIONAL,
    verdict.VERDICT,
    penalised.PENALISED,
    seeded_slope.SEEDED_SLOPE,
    known_value.KNOWN_VALUE,
)
EXERCISES = {q.name: q for q in _IN_ORDER}
