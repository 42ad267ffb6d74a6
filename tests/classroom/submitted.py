"""Notebooks that students might hand in, honest and otherwise: every one is made from the course's own notebook."""

import copy
import functools
import json

from nbformat.v4 import new_code_cell

from helpers.classroom.cells import tasks
from helpers.classroom.course import Lesson
from tests.notebooks.test_solved import solved

LESSON = Lesson("03_cross_entropy_gradient")
NAMES = [task.name for task in LESSON.tasks]


@functools.cache
def _solved(lesson):
    return solved(lesson.path)[0]


def right(lesson=LESSON):
    """The notebook of somebody who wrote every answer as the course's solution has it."""
    return copy.deepcopy(_solved(lesson))


def untouched(lesson=LESSON):
    """The notebook as it was handed out."""
    return copy.deepcopy(lesson.notebook)


def place(notebook, exercise, part="answer", lesson=LESSON):
    """Where an exercise's answer (or its check) stands in a notebook whose cells have not been moved."""
    return next(getattr(task, part) for task in lesson.tasks if task.name == exercise)


def answered(exercise, source, lesson=LESSON):
    """All right but for one exercise, whose cell holds ``source``."""
    notebook = right(lesson)
    notebook.cells[place(notebook, exercise, lesson=lesson)].source = source
    return notebook


def with_cell(source, before="one_hot", lesson=LESSON):
    """All right, and one more cell before an exercise's answer."""
    notebook = right(lesson)
    notebook.cells.insert(place(notebook, before, lesson=lesson), new_code_cell(source))
    return notebook


def text(notebook):
    """The file's text, as it comes: nbformat would mend what is wrong with the notebook."""
    return json.dumps(notebook)


def variable(exercise, lesson=LESSON):
    """The name that an answer is to have."""
    return next(task.variable for task in lesson.tasks if task.name == exercise)


def in_format_3(notebook):
    """The text of the same notebook as an old Jupyter wrote it."""
    cells = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cells.append({"cell_type": "code", "input": cell.source.splitlines(True), "language": "python", "outputs": [],
                          "metadata": {}, "collapsed": False, "prompt_number": 1})
        else:
            cells.append({"cell_type": "markdown", "source": cell.source, "metadata": {}})
    return json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"cells": cells}]})


def without_metadata(notebook):
    """Everything that nbgrader wrote is gone."""
    for cell in notebook.cells:
        cell.metadata = {}
    return notebook


def checks_first(notebook):
    """Every check stands above all answers."""
    checks = {task.check for task in tasks(notebook)}
    order = sorted(range(len(notebook.cells)), key=lambda k: (k not in checks and k > 2, k))
    notebook.cells = [notebook.cells[k] for k in order]
    return notebook


def dropped(part, *exercises):
    """All right, without some cells."""
    notebook = right()
    gone = {place(notebook, name, part) for name in exercises}
    notebook.cells = [cell for k, cell in enumerate(notebook.cells) if k not in gone]
    return notebook


def twice(part, exercise):
    """All right, one cell there twice, its nbgrader id too."""
    notebook = right()
    k = place(notebook, exercise, part)
    notebook.cells.insert(k, copy.deepcopy(notebook.cells[k]))
    return notebook


def tried_again(exercise, first):
    """All right, but with another answer first: the right one stands below its check, with a check in the same cell."""
    notebook = answered(exercise, first)
    again = right().cells[place(notebook, exercise)].source
    notebook.cells.insert(place(notebook, exercise, "check") + 1, new_code_cell(f"{again}\nq.check({variable(exercise)})"))
    return notebook


def split(exercise):
    """An answer's cell split in two in JupyterLab, which gives both the same id."""
    notebook = right()
    k = place(notebook, exercise)
    second = copy.deepcopy(notebook.cells[k])
    notebook.cells[k].source = "def half_of_it(x):\n    return x"
    notebook.cells.insert(k + 1, second)
    return notebook
