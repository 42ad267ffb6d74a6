"""The exercises of lesson 06, by name, in the order of the lesson."""

_IN_ORDER = ()
EXERCISES = {q.name: q for q in _IN_ORDER}
