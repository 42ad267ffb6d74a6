"""Lesson 09: word vectors from counts and from prediction."""

from .._room import Room
from . import derivations, figures, slips
from .exercises import EXERCISES

_room = Room(EXERCISES, derivations, slips)
exercise, parts, statements, displayed = _room.exercise, _room.parts, _room.statements, _room.displayed

__all__ = ["EXERCISES", "derivations", "displayed", "exercise", "figures", "parts", "slips", "statements"]
