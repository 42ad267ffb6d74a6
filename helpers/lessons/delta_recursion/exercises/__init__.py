"""The exercises of lesson 07, by name, in the order of the lesson."""

from . import backward, delta, descent, parameters, rows, score, two_layers

_IN_ORDER = (
    score.SCORE,
    two_layers.TWO_LAYERS,
    delta.DELTA,
    parameters.PARAMETERS,
    rows.ROWS,
    backward.BACKWARD,
    descent.DESCENT,
)
EXERCISES = {q.name: q for q in _IN_ORDER}
