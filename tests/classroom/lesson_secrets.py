"""What each lesson must not tell, and what it tells on purpose."""

import importlib
from functools import cache

import numpy as np

from ..notebooks.source import topic
from .leaks import Secrets, Text

# What the lessons do show of a right answer, and why they may. Anything else is a leak; so is a line here that has gone.
SHOWN = {
    "00_start_here": {
        "square_slope line return2*z",  # somebody's `return 2 * zz`: the tour shows every verdict, on an exercise made for it
    },
    "04_linear_layer_gradients": {
        "affine_backward line X.T@G",  # "Break it", long after the exercise: two wrong ways that agree with it on special inputs
    },
    "07_delta_recursion": {
        "score_gradients line a=np.tanh(W@x+b)",  # the way up, which the lesson gives; the exercise asks for the way back
        "score_gradients line np.tanh(W@x+b)",
    },
    "08_max_margin_windows": {
        "scores line np.tanh(X@W+b)@v",  # the table that translates the notes' columns; what is left to find are the windows
        "window_gradients line np.tanh(X@W+b)",  # the way up again
        "scores line E[words].reshape(len(words),-1)",  # after the exercise: the training's own code
    },
    "10_training": {
        "linear_gradient line X@theta-y",  # after the exercise: the error of a guess
    },
}


def exercises(path):
    """The exercises of the lesson in that file, by name."""
    return importlib.import_module(f"helpers.lessons.{topic(path)}").EXERCISES


@cache
def secrets(path):
    """Their secrets, by name."""
    return {name: Secrets(exercise) for name, exercise in exercises(path).items()}


@cache
def told(path, text):
    """What a text gives away of the exercises of a lesson."""
    text = Text(text)
    return frozenset(f"{name} {what}" for name, secret in secrets(path).items() for what in secret.told_by(text))


def printed(array):
    """An array as somebody prints it, to show it."""
    return np.array2string(array, precision=4, threshold=array.size + 1)
