"""Two tables as CSV text: ``grades_csv`` for a gradebook, ``answers_csv`` for a script.

Write them with ``newline=""`` and ``encoding="utf-8-sig"``: spreadsheets take a file without that mark for Latin-1. Moodle
and Canvas take a column for each graded item and match students by one; here that is the first, which holds what the
folders of submissions are called.
"""

import csv
import io
import re

from ...exercises.credit import POINTS
from .register import Register
from .visible import visible

# A spreadsheet computes a cell that begins so; where ";" parts cells, also what comes after one.
_COMPUTED = re.compile(r"(^|;)(\s*)(?=[=+\-@＝＋－＠])")


def harmless(text: str) -> str:
    """Text for one cell: in one line, and with an apostrophe before what a spreadsheet would compute.

    >>> print(harmless('=HYPERLINK("x")'), harmless("Zoë, -1"), harmless("a;=1+1"))
    '=HYPERLINK("x") Zoë, -1 a;'=1+1
    """
    return _COMPUTED.sub(r"\1\2'", " ".join(visible(text).split()))


def grades_csv(papers) -> str:
    """One row for each student, sorted by name: points and out of for each lesson, the total, and notes.

    A lesson that was not handed in, or whose file nobody could read, has an empty cell, which gradebooks read as "no grade
    yet"; the total counts it as 0.
    """
    register = Register(papers)
    head = ["student", *(f"{lesson}{part}" for lesson in register.lessons for part in ("", " out of")),
            "total", "total out of", "notes"]
    everything = sum(map(register.out_of, register.lessons))
    rows = []
    for student in register.students:
        row = [harmless(student)]
        for lesson in register.lessons:
            points = register.paper(student, lesson).points
            row += [f"{points:g}" if register.graded(student, lesson) else "", register.out_of(lesson)]
        rows.append([*row, f"{register.points(student):g}", everything, harmless(_notes(register, student))])
    return _written([list(map(harmless, head)), *rows])


def _notes(register, student) -> str:
    """Nothing handed in, faults and borrowed answers, each with its lesson."""
    found = []
    for lesson in register.lessons:
        paper = register.paper(student, lesson)
        said = [] if register.handed_in(student, lesson) else ["nothing handed in"]
        borrowed = [mark.exercise for mark in paper.marks if mark.borrowed]
        said += [*paper.faults, *([f"the course's own function in {', '.join(borrowed)}"] if borrowed else [])]
        found += [f"{lesson}: {' '.join(said)}"] if said else []
    return " | ".join(found)


def answers_csv(papers) -> str:
    """One row for each student, lesson and exercise, with the verdict's kind and the slip's id.

    ``slip`` is "a+b" for two slips in two parts; ``borrowed`` is 1 or 0. Where there is no verdict ``points`` and ``verdict``
    are empty, so no student and no exercise is left out. ``faults`` belong to the notebook: each of its rows has them.
    """
    register = Register(papers)
    rows = [("student", "lesson", "exercise", "points", "out of", "verdict", "slip", "borrowed", "faults", "file")]
    for student in register.students:
        for lesson in register.lessons:
            paper = register.paper(student, lesson)
            for exercise in register.of_lesson(lesson) or [""]:
                rows.append((*map(harmless, (student, lesson, exercise)), *_verdict(register.mark(student, lesson, exercise)),
                             harmless(" ".join(paper.faults)), harmless(paper.file)))
    return _written(rows)


def _verdict(mark):
    """Points, out of, verdict, slip and borrowed of one mark."""
    if mark is None:
        return "", POINTS, "", "", 0
    return f"{mark.points:g}", POINTS, mark.verdict.kind, harmless(mark.verdict.slip or ""), int(mark.borrowed)


def _written(rows) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()
