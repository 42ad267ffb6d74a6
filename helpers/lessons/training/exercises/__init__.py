"""The exercises of lesson 10, by name, in the order of the lesson."""

from . import boundary, confusion, decay, epoch, gradients, held, linear, logistic, start, step, stop

_IN_ORDER = (
    linear.LINEAR,
    step.STEP,
    epoch.EPOCH,
    logistic.LOGISTIC,
    boundary.BOUNDARY,
    start.START,
    gradients.GRADIENTS,
    decay.DECAY,
    held.HELD,
    stop.STOP,
    confusion.CONFUSION,
)
EXERCISES = {q.name: q for q in _IN_ORDER}
