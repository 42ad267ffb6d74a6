"""Lesson 08: a loss with a margin, and windows of words that it teaches to find places."""

from .._room import Room
from . import derivations, figures, slips
from .exercises import EXERCISES
from .factbook import factbook, hidden, pairs
from .judging import attempted, cut, falling, found, report, report_card, right_or_course, trained

_room = Room(EXERCISES, derivations, slips)
exercise, parts, statements, displayed = _room.exercise, _room.parts, _room.statements, _room.displayed

__all__ = ["EXERCISES", "attempted", "cut", "derivations", "displayed", "exercise", "factbook", "falling", "figures", "found",
           "hidden", "pairs", "parts", "report", "report_card", "right_or_course", "slips", "statements", "trained"]
