"""Lesson 10: training. Steps against the gradient, in batches, until it is time to stop."""

from .._room import Room
from . import derivations, figures, slips
from .digit_parts import digit_parts
from .exercises import EXERCISES

_room = Room(EXERCISES, derivations, slips)
exercise, parts, statements, displayed = _room.exercise, _room.parts, _room.statements, _room.displayed


def watch(steps, measure=None):
    """A display of training while it runs, to be given to ``sgd`` as callback; ``measure(params)`` is shown beside the loss."""
    from ...figures.watch import Watch

    return Watch(steps, measure)


__all__ = ["EXERCISES", "derivations", "digit_parts", "displayed", "exercise", "figures", "parts", "slips", "statements", "watch"]
