"""A learner who answers every exercise rightly: the notebook runs to its end, every verdict is right, every figure draws."""

import importlib
import re

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell

from helpers.exercises import PropertyExercise, ValueExercise

from .source import NOTEBOOKS, numbered, read, topic

STUB = re.compile(r"^(?:def (my_\w+)\(|(my_\w+) = \.\.\.)", re.M)
ASKED = re.compile(r'lesson\.exercise\("(\w+)"\)')


def solved(path):
    """The notebook with the course's solution in the place of each stub, and the cells that check them."""
    notebook, lesson = read(path), importlib.import_module(f"helpers.lessons.{topic(path)}")
    checks, stub = [], None
    for _, cell in numbered(notebook, "code"):
        found = STUB.search(cell.source)
        if found:
            stub, name = cell, found[1] or found[2]
        elif stub is not None and ASKED.search(cell.source):
            stub.source = pasted(lesson.exercise(ASKED.search(cell.source)[1]), name, stub.source)
            checks.append(cell)
            stub = None
    return notebook, checks


def pasted(q, name, stub):
    """The solution as a learner pastes it: under the name that the notebook goes on with."""
    value = isinstance(q, (ValueExercise, PropertyExercise))
    q.check(q.reference() if value else q.reference)  # a solution opens after an attempt
    code = q.solution().code
    written = code[4:code.index("(")]
    imports = "\n".join(line for line in stub.splitlines() if line.startswith("from "))
    return f"{imports}\n{code}\n\n{name} = {written}{'()' if value else ''}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_with_every_solution_in_its_place(path):
    notebook, checks = solved(path)
    figures = [new_code_cell(f"print(({cell.source}).scene.problems())") for _, cell in numbered(notebook, "code")
               if re.fullmatch(r"lesson\.figures\.\w+\(my_\w+\)", cell.source)]
    notebook.cells += figures
    NotebookClient(notebook, timeout=60, kernel_name="python3", store_widget_state=False,
                   resources={"metadata": {"path": str(path.parent)}}).execute()
    assert checks
    for cell in checks:
        (verdict,) = [output["data"]["text/plain"] for output in cell.outputs if "data" in output]
        assert verdict.startswith("[✓] right"), (cell.source, verdict)
    for cell in figures:
        assert [output["text"] for output in cell.outputs] == ["[]\n"], cell.source
