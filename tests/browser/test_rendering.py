"""Every formula of every lesson, typeset by the real page: with shapes and without, in the light and in the dark."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from ..lessons.parts import LESSONS

SETUP = """import helpers.lessons.{lesson} as lesson
from helpers.notation import Definition, Derivation, SpotTheSlip, Statement
from helpers.notation.stepper import Stepper
import ipywidgets as widgets

def all_lines(derivation, shapes):
    stepper = derivation.show()
    stepper.go(len(derivation.lines))
    stepper.shapes.value = shapes
    return stepper
"""
STEPPERS = "widgets.VBox([all_lines(d, {shapes}) for d in lesson.parts(Derivation)])"
SPOTS = "widgets.VBox([spot.show() for spot in lesson.parts(SpotTheSlip)])"
EQUATIONS = """from IPython.display import display
for part in lesson.parts(Statement) + lesson.parts(Definition):
    display(part)"""

# Formulas in a cell, those that hold an error, those without a size, and text between dollar signs that was left as it is.
FORMULAS = """cell => ({
  all: cell.querySelectorAll('mjx-container').length,
  failed: cell.querySelectorAll('mjx-merror, [data-mjx-error]').length,
  empty: [...cell.querySelectorAll('mjx-container')].filter(box => !box.getBoundingClientRect().width).length,
  raw: [...cell.querySelectorAll('.widget-html-content, .jp-OutputArea-output')]
    .filter(box => box.innerText.includes('$')).length,
})"""
# The smallest height of what stands in a line of the page: a shape below a symbol has to be readable.
SMALLEST = """cell => Math.min(
  ...[...cell.querySelectorAll('mjx-container mjx-c')].map(c => parseFloat(getComputedStyle(c).fontSize)))"""


def written(lab, lesson):
    """A notebook that shows all that a lesson can show in formulas."""
    cells = [
        SETUP.format(lesson=lesson),
        STEPPERS.format(shapes=False),
        STEPPERS.format(shapes=True),
        SPOTS,
        EQUATIONS,
    ]
    notebook = new_notebook(cells=[new_markdown_cell(f"# {lesson}"), *map(new_code_cell, cells)])
    return lab.write(f"formulas_{lesson}.ipynb", notebook)


def expected(lesson):
    """How many formulas stand in each of the cells."""
    from importlib import import_module

    from helpers.notation import Definition, Derivation, SpotTheSlip, Statement

    room = import_module(f"helpers.lessons.{lesson}")

    def lines(derivations):
        return sum(len(d.lines) + len(d.named) + len(d.given) for d in derivations)

    steppers, spots = lines(room.parts(Derivation)), lines(s.derivation for s in room.parts(SpotTheSlip))
    return {2: steppers, 3: steppers, 4: spots, 5: len(room.parts(Statement)) + len(room.parts(Definition))}


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_formula_is_typeset(lesson, lab, open_notebook, artifacts):
    notebook = open_notebook(written(lab, lesson))
    notebook.run_all()
    assert notebook.errors() == []
    for place, count in expected(lesson).items():
        cell = notebook.cell(place)
        notebook.page.wait_for_timeout(800)
        found = cell.evaluate(FORMULAS)
        assert found == {"all": count, "failed": 0, "empty": 0, "raw": 0}, f"cell {place}"
        assert not count or cell.evaluate(SMALLEST) >= 7, f"cell {place}"
    for theme in ("Light", "Dark"):
        notebook.theme(theme)
        with notebook.unrolled():
            notebook.screenshot(artifacts / f"formulas_{lesson}_{theme.lower()}.png")
            assert notebook.troubles() == []
