"""The exercises of lesson 01, by name."""

from . import log_softmax, shifts, softmax

EXERCISES = {q.name: q for q in (softmax.EXERCISE, log_softmax.EXERCISE, *shifts.EXERCISES)}
