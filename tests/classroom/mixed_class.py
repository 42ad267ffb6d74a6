"""A class of honest students for measurements and tests: some right, some with a slip of the bank, some not begun."""

from pathlib import Path

import numpy as np

from helpers.classroom.course import Lesson
from helpers.exercises import PropertyExercise, ValueExercise

from .submitted import place, right, text

# Where the stub goes: right, a slip, wrong in a way of one's own, not attempted.
KINDS, SHARES = ("right", "slip", "wrong", "untouched"), (0.6, 0.25, 0.05, 0.1)


def answer(lesson: Lesson, task, kind: str, number: int = 0) -> str:
    """The source of an answer cell of one of the ``KINDS``; a slip is taken from the bank by its number."""
    q = lesson.exercise(task.name)
    if kind == "untouched":
        return lesson.notebook.cells[task.answer].source
    if kind == "slip" and q.rules:
        called = "()" if isinstance(q, (ValueExercise, PropertyExercise)) else ""
        return f'{task.variable} = lesson.exercise("{task.name}").rules[{number % len(q.rules)}].function{called}'
    if kind == "wrong":
        value = isinstance(q, (ValueExercise, PropertyExercise))
        return f"{task.variable} = {'12345.678' if value else 'lambda *given: 12345.678'}"
    return right(lesson).cells[place(None, task.name, lesson=lesson)].source


def hand_in(folder: Path, students: int, lessons, seed: int = 0) -> None:
    """A folder for each student, with a notebook of each lesson in it."""
    rng = np.random.default_rng(seed)
    for student in range(students):
        home = folder / f"student {student + 1:02}"
        home.mkdir(parents=True)
        for lesson in lessons:
            notebook = right(lesson)
            for task in lesson.tasks:
                kind = rng.choice(KINDS, p=SHARES)
                notebook.cells[task.answer].source = answer(lesson, task, kind, int(rng.integers(100)))
            (home / f"{lesson.name}.ipynb").write_text(text(notebook), "utf-8")
