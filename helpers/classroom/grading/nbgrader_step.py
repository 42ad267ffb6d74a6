"""The step that takes the place of nbgrader's own execution: in a course's settings,

    c.Autograde.autograde_preprocessors = ["helpers.classroom.grading.nbgrader_step.JudgedCells", ..., "SaveAutoGrades", ...]

nbgrader would run a student's code and the check in one kernel, and believe what stands below the check. This step runs the
student's code in a confined kernel, forms the verdicts in the grader's process, and writes them below the checks.
"""

from typing import ClassVar

from nbconvert.preprocessors import Preprocessor
from nbformat.v4 import new_output
from traitlets import Bool

from ..cells import CHECK
from ..course import Lesson
from ..papers import Paper
from .kernel import Limits
from .marking import Marking
from .plan import plan_for
from .reading import cells_in


class JudgedCells(Preprocessor):
    """Writes every exercise's points and verdict below its check."""

    enabled = Bool(True).tag(config=True)

    # What was marked before, by student and lesson; anything else is marked here.
    known: ClassVar[dict[tuple[str, str], Paper]] = {}

    def preprocess(self, nb, resources):
        """The notebook with nothing but the verdicts as outputs."""
        about = resources["nbgrader"]
        student, lesson = about["student"], about["notebook"]
        paper = self.known.get((student, lesson)) or Marking(plan_for(Lesson(lesson), cells_in(nb)), Limits()).paper(student)
        marks = {CHECK + mark.exercise: mark for mark in paper.marks}
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
                marks_of = cell.metadata.get("nbgrader", {})
                if marks_of.get("grade"):
                    cell.outputs = [_output(marks.get(marks_of["grade_id"]))]
        return nb, resources


def _output(mark):
    """The verdict as nbgrader reads it, a number, and as a person does; nothing is earned where nothing could be judged."""
    if mark is None:
        return new_output("execute_result", {"text/plain": "0"}, execution_count=1)
    return new_output("execute_result", {"text/plain": f"{mark.points:g}", "text/html": mark.verdict._repr_html_()},
                      execution_count=1)
