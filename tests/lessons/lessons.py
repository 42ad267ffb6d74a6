"""The lessons, in their order, and the parts that every one of them has."""

import importlib

LESSONS = (
    "start_here",
    "softmax_shift_invariance",
    "sigmoid_derivative",
    "cross_entropy_gradient",
    "linear_layer_gradients",
    "gradient_checking",
    "batched_backprop",
    "delta_recursion",
    "max_margin_windows",
    "word_vectors",
    "training",
)


def part_of(lesson: str, part: str):
    """The module ``part`` (derivations, slips, exercises, figures) of a lesson."""
    return importlib.import_module(f"helpers.lessons.{lesson}.{part}")


def exercises():
    """Every exercise of every lesson: (lesson, name, exercise)."""
    return [(lesson, name, q) for lesson in LESSONS for name, q in part_of(lesson, "exercises").EXERCISES.items()]
