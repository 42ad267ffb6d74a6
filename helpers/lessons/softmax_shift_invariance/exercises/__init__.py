"""The exercises of lesson 01, by name, in the order of the lesson."""

from . import log_softmax, shift_slope, shifts, softmax

_IN_ORDER = (
    shifts.SHIFT_VECTOR,
    shifts.ROW_SHIFT,
    softmax.EXERCISE,
    shifts.SCALED_ODDS,
    shifts.LSE_SHIFT,
    log_softmax.EXERCISE,
    shift_slope.SHIFT_SLOPE,
)
EXERCISES = {q.name: q for q in _IN_ORDER}
