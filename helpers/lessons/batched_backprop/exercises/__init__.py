"""The exercises of lesson 06, by name, in the order of the lesson."""

from . import backward

_IN_ORDER = (
    backward.BACKWARD,
)
EXERCISES = {q.name: q for q in _IN_ORDER}
