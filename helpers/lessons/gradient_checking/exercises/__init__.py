"""The exercises of lesson 05, by name, in the order of the lesson."""

from . import half_square, numerical, steps

_IN_ORDER = (
    half_square.HALF_SQUARE,
    numerical.NUMERICAL,
    steps.STEPS,
)
EXERCISES = {q.name: q for q in _IN_ORDER}
