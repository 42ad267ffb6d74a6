"""A solution, pasted into the lesson's notebook as it is shown, runs there and is right."""

import ast

import numpy as np
import pytest

import helpers
from helpers.exercises import PropertyExercise, ValueExercise

from ..notebooks.source import NOTEBOOKS, read, topic, trees
from .lessons import exercises

LONGEST = 14  # lines
PASTED = [(lesson, name, q) for lesson, name, q in exercises() if not isinstance(q, PropertyExercise)]


def at_hand(lesson):
    """The names a learner has there: NumPy, and what the notebook imports from helpers."""
    notebook = read(next(path for path in NOTEBOOKS if topic(path) == lesson))
    imports = [node for _, _, tree in trees(notebook) for node in ast.walk(tree)
               if isinstance(node, ast.ImportFrom) and node.module == "helpers"]
    names = {alias.name for node in imports for alias in node.names}
    return {"np": np} | {name: getattr(helpers, name) for name in names}


@pytest.mark.parametrize("lesson, name, q", PASTED, ids=lambda part: part if isinstance(part, str) else "")
def test_a_pasted_solution_runs_and_is_right(lesson, name, q):
    value = isinstance(q, ValueExercise)
    q.check(0 if value else lambda *arguments: 0)  # a solution opens after an attempt
    code = q.solution().code
    space = at_hand(lesson)
    exec(code, space)
    written = space[code[4:code.index("(")]]
    verdict = q.check(written() if value else written)
    assert verdict.right, verdict
    assert len(code.splitlines()) <= LONGEST
