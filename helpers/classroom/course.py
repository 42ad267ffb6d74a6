"""The course as the grader has it: each lesson's notebook, its exercises, and what a right answer needs of the notebook."""

import importlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat

from .cells import ANSWER, CHECK, Task, tasks

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


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


def lessons() -> dict[str, Lesson]:
    """All lessons that have an exercise, by name.

    >>> lessons()["03_cross_entropy_gradient"].tasks[0].variable
    'my_cross_entropy'
    """
    found = (Lesson(path.stem) for path in sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb")))
    return {lesson.name: lesson for lesson in found if lesson.tasks}


def chosen(asked=()) -> list[Lesson]:
    """The lessons asked for, in order: each by number or by name; all of them when none is. ValueError lists what there is.

    >>> [lesson.name for lesson in chosen(["3", "01"])]
    ['01_softmax_shift_invariance', '03_cross_entropy_gradient']
    """
    known = lessons()
    unknown = [word for word in asked if not any(_means(word, name) for name in known)]
    if unknown:
        raise ValueError(f"there is no lesson {', '.join(map(repr, unknown))} with exercises; there are {', '.join(known)}")
    return [lesson for name, lesson in known.items() if not asked or any(_means(word, name) for word in asked)]


def _means(word: str, name: str) -> bool:
    word = word.removesuffix(".ipynb")
    return word in (name, name[3:]) or (word.isdecimal() and int(word) == int(name[:2]))
