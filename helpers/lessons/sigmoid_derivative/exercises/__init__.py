"""The exercises of lesson 02, by name."""

from . import sigmoid, slopes

EXERCISES = {q.name: q for q in (sigmoid.EXERCISE, *slopes.EXERCISES, sigmoid.AS_SOFTMAX)}
