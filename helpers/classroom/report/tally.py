"""What a class did with each exercise: counts, of which every one can say out of how many."""

import re
from dataclasses import dataclass
from functools import cached_property

from ..papers import Mark
from .bank import Known, slips_of
from .register import Register
from .visible import one_line

# Of equals, what a teacher can explain comes first.
ORDER = ("right", "slip", "wrong", "error", "unreadable", "note", "untouched")

_PLACE = re.compile(r"^Tried on .*?\. ")
_NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(\.\d+)?(e[-+]?\d+)?(?![\w])")
_NUMBERS = re.compile(r"\((…,? ?)+\)")
_RAISED = re.compile(r"(?:^|\n)([A-Za-z_]\w*)(?::|$)")


@dataclass(frozen=True)
class Group:
    """Students whose answers to one exercise went the same way: one slip, one exception, one kind of wrong."""

    kind: str
    known: Known
    marks: dict[str, Mark]


@dataclass(frozen=True)
class Tally:
    """One exercise: ``marks`` of those who have one; the others either handed in nothing or could not be graded."""

    lesson: str
    exercise: str
    title: str
    marks: dict[str, Mark]
    absent: tuple[str, ...]
    ungraded: tuple[str, ...]

    @cached_property
    def attempted(self) -> list[str]:
        """The students who gave an answer; every share is a share of these."""
        return [student for student, mark in self.marks.items() if mark.verdict.kind != "untouched"]

    @cached_property
    def untouched(self) -> list[str]:
        return [student for student, mark in self.marks.items() if mark.verdict.kind == "untouched"]

    def of_kind(self, kind: str) -> list[str]:
        """The students whose verdict is of this kind."""
        return [student for student, mark in self.marks.items() if mark.verdict.kind == kind]

    @cached_property
    def groups(self) -> list[Group]:
        """All that went wrong, most students first. Who has two slips in two parts stands in two groups."""
        found: dict[tuple[str, str], Group] = {}
        for student in self.attempted:
            mark = self.marks[student]
            if mark.verdict.right:
                continue
            for known in slips_of(self.lesson, self.exercise, mark.verdict) or [_unnamed(mark.verdict)]:
                group = found.setdefault((mark.verdict.kind, known.id), Group(mark.verdict.kind, known, {}))
                group.marks[student] = mark
        return sorted(found.values(), key=lambda group: (-len(group.marks), ORDER.index(group.kind), group.known.name))

    @property
    def slips(self) -> list[Group]:
        """The groups that the bank can explain."""
        return [group for group in self.groups if group.kind == "slip"]


def _unnamed(verdict) -> Known:
    """What an error or an unrecognised answer is grouped by: the exception, or the message without its numbers.

    >>> from ...exercises.verdict import Verdict
    >>> _unnamed(Verdict("wrong", "Tried on 5 rows. Your result has shape (3, 4), and (4, 3) is asked for.")).name
    'Your result has shape (…), and (…) is asked for'
    >>> _unnamed(Verdict("error", "Tried on 5 rows. Your function raised an error at line 2\\nNameError: no")).name
    'NameError'
    """
    raised = _RAISED.search(verdict.message) if verdict.kind == "error" else None
    if raised:
        said = one_line(raised[1], 60)
        return Known(said, said)
    place = re.match(r"Right on .*?\. ", verdict.message)  # which numbers it fails on is worth knowing
    kept, rest = (place[0], verdict.message[place.end():]) if place else ("", _PLACE.sub("", verdict.message))
    said = one_line(kept + _NUMBERS.sub("(…)", _NUMBER.sub("…", rest))).removesuffix(".")
    return Known(said, said)


def tallies(register: Register) -> list[Tally]:
    """A tally for each exercise, in the order of the lessons."""
    found = []
    for (lesson, exercise), title in register.exercises.items():
        there = [student for student in register.students if register.handed_in(student, lesson)]
        marks = {student: mark for student in there if (mark := register.mark(student, lesson, exercise)) is not None}
        absent = tuple(student for student in register.students if student not in set(there))
        found.append(Tally(lesson, exercise, title, marks, absent, tuple(s for s in there if s not in marks)))
    return found
