"""The exercises of lesson 05, by name, in the order of the lesson."""

from . import agree, complex_step, directional, half_square, kinks, max_tie, numerical, penalised, seeded_slope, steps, verdict

_IN_ORDER = (
    half_square.HALF_SQUARE,
    numerical.NUMERICAL,
    steps.STEPS,
    complex_step.COMPLEX,
    max_tie.MAX_TIE,
    kinks.KINKS,
    agree.AGREE,
    directional.DIRECTIONAL,
    seeded_slope.SEEDED_SLOPE,
    penalised.PENALISED,
    verdict.VERDICT,
)
EXERCISES = {q.name: q for q in _IN_ORDER}
