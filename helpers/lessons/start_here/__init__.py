"""Lesson 00: how a lesson works, tried out on the derivative of a square; and whether the installation is sound."""

from .._room import Room
from . import derivations, figures, slips
from .exercises import EXERCISES
from .installation import installation

_room = Room(EXERCISES, derivations, slips)
exercise, parts, statements, displayed = _room.exercise, _room.parts, _room.statements, _room.displayed

__all__ = ["EXERCISES", "derivations", "displayed", "exercise", "figures", "installation", "parts", "slips", "statements"]
