"""The exercises of lesson 09, by name, in the order of the lesson."""

from . import cbow, counts, glove, nearest, noise, pair, sampling, skipgram, window

_IN_ORDER = (
    counts.COUNTS,
    nearest.NEAREST,
    skipgram.SKIPGRAM,
    window.WINDOW,
    sampling.SAMPLING,
    pair.PAIR,
    noise.NOISE,
    cbow.CBOW,
    glove.GLOVE,
)
EXERCISES = {q.name: q for q in _IN_ORDER}
