"""nbgrader's part of grading: its course folder, its autograder and its gradebook, one student and one lesson at a time."""

import copy
import re
import warnings
from pathlib import Path

import nbformat

from ..cells import tasks
from ..course_folder import interface, make_course, own_scripts_first, reason, source
from ..papers import Paper
from .nbgrader_step import JudgedCells


class Course:
    """An nbgrader course in ``folder``, made for these lessons; ``record(paper)`` puts a paper into its gradebook."""

    def __init__(self, folder: Path, lessons):
        self._folder, self._ids = Path(folder), {}
        make_course(self._folder, {lesson.name: source(lesson.path) for lesson in lessons})
        self._nbgrader = interface(self._folder)
        self._releases = {lesson.name: nbformat.read(self._folder / "release" / lesson.name / f"{lesson.name}.ipynb", 4)
                          for lesson in lessons}

    def record(self, paper: Paper) -> float:
        """Have nbgrader autograde the paper; the score in its gradebook."""
        from nbgrader.api import Gradebook  # here, so that the module can be read without nbgrader
        from sqlalchemy.exc import SAWarning

        student = self._id(paper.student)
        notebook = copy.deepcopy(self._releases[paper.lesson])
        codes = {mark.exercise: mark.code for mark in paper.marks}
        for task in tasks(notebook):
            notebook.cells[task.answer].source = codes.get(task.name, "")
        path = self._folder / "submitted" / student / paper.lesson / f"{paper.lesson}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, path)
        JudgedCells.known[student, paper.lesson] = paper
        try:
            with own_scripts_first(), warnings.catch_warnings():
                # nbgrader 0.9.6 adds to its database in an order of which SQLAlchemy warns; what is stored is right.
                warnings.simplefilter("ignore", SAWarning)
                result = self._nbgrader.autograde(paper.lesson, student)
        finally:
            del JudgedCells.known[student, paper.lesson]
        if not result["success"]:
            if "KeyboardInterrupt" in result["error"]:  # nbgrader takes Ctrl+C for a failure of its own
                raise KeyboardInterrupt
            raise RuntimeError(f"nbgrader could not record {paper.lesson} of {paper.student}: {reason(result)}")
        with Gradebook(self._nbgrader.coursedir.db_url, self._nbgrader.coursedir.course_id) as gradebook:
            return gradebook.find_submission(paper.lesson, student).score

    def _id(self, student: str) -> str:
        """A name that nbgrader can use in paths and patterns, another one for every student."""
        if student not in self._ids:
            plain = re.sub(r"[^\w-]+", "_", student).strip("_")[:60] or "student"
            taken = set(self._ids.values())
            self._ids[student] = next(name for k in range(len(taken) + 1)
                                      if (name := f"{plain}_{k + 1}" if k else plain) not in taken)
        return self._ids[student]
