"""The course as the grader has it: each lesson's notebook, its exercises, and what a right answer needs of the notebook."""

import importlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat

from .cells import ANSWER, CHECK, Task, tasks
from .lessons import NOTEBOOKS, chosen


@dataclass(frozen=True)
class Lesson:
    """One lesson, named like its notebook: "03_cross_entropy_gradient"."""

    name: str

    @property
    def path(self) -> Path:
        """The course's own notebook."""
        return NOTEBOOKS / f"{self.name}.ipynb"

    @property
    def room(self) -> str:
        """The module that holds its exercises."""
        return f"helpers.lessons.{self.name[3:]}"

    @cached_property
    def notebook(self):
        """The course's notebook, read once. Copy it before you change it."""
        return nbformat.read(self.path, as_version=4)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Its exercises in order."""
        return tuple(tasks(self.notebook))

    @cached_property
    def own_code(self) -> dict[str, int]:
        """The code cells that are no exercise: their text, and their place in the notebook."""
        exercises = {place for task in self.tasks for place in (task.answer, task.check)}
        return {cell.source.strip(): place for place, cell in enumerate(self.notebook.cells)
                if cell.cell_type == "code" and place not in exercises}

    @cached_property
    def ids(self) -> set[str]:
        """The grade_ids that nbgrader knows the exercises' cells by."""
        return {prefix + task.name for task in self.tasks for prefix in (ANSWER, CHECK)}

    def exercise(self, name: str):
        """The exercise of that name."""
        return importlib.import_module(self.room).exercise(name)


def chosen_lessons(asked=()) -> list[Lesson]:
    """The lessons asked for that have an exercise, in order; ValueError lists what there is.

    >>> [lesson.name for lesson in chosen_lessons(["3", "01"])]
    ['01_softmax_shift_invariance', '03_cross_entropy_gradient']
    """
    found = [Lesson(path.stem) for path in chosen(asked)]
    return [lesson for lesson in found if lesson.tasks]
