"""The exercises of lesson 08, by name, in the order of the lesson."""

from . import gradients, hinge_loss, idle, many, pair, scores, windows, words

_IN_ORDER = (
    windows.WINDOWS,
    scores.SCORES,
    hinge_loss.HINGE,
    many.MANY,
    gradients.GRADIENTS,
    pair.PAIR,
    idle.IDLE,
    words.WORDS,
)
EXERCISES = {q.name: q for q in _IN_ORDER}
