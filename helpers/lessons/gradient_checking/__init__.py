"""Lesson 05: a gradient is checked against the function itself, and every check has its blind spots."""

from .._room import Room
from . import derivations, figures, slips
from .exercises import EXERCISES

_room = Room(EXERCISES, derivations, slips)
exercise, parts, statements, displayed = _room.exercise, _room.parts, _room.statements, _room.displayed

__all__ = ["EXERCISES", "derivations", "displayed", "exercise", "figures", "parts", "slips", "statements"]
