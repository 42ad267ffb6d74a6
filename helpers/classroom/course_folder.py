"""nbgrader's course folder: its settings, the lessons in source/, and in release/ what nbgrader makes of them for students.

Whatever students get comes from here, so that there is one student edition, and it is nbgrader's own.
"""

import os
import re
import sysconfig
from contextlib import contextmanager
from pathlib import Path

import nbformat

from .cells import is_stub, marked, tasks

SETTINGS = '''\
"""nbgrader's settings for "Backprop, line by line". Stand in this folder when you call nbgrader."""

from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.preprocessors import ClearSolutions, Execute

from helpers.classroom.grading.nbgrader_step import JudgedCells

c = get_config()
c.CourseDirectory.course_id = "backprop"

# The answer cells are stubs already. ClearSolutions would put its own text in their place, and with it would go
# the names of the functions and of their arguments.
steps = GenerateAssignment.class_traits()["preprocessors"].default()
c.GenerateAssignment.preprocessors = [step for step in steps if step is not ClearSolutions]

# nbgrader would run a student's code and the checks in one kernel, and believe what then stands below the checks.
# This step runs the code under limits, in a kernel of its own, and forms the verdicts outside of it.
steps = Autograde.class_traits()["autograde_preprocessors"].default()
c.Autograde.autograde_preprocessors = [JudgedCells if step is Execute else step for step in steps]
'''

# All else is left behind: times of execution, the state of widgets, an editor's notes.
KEPT = {"notebook": ("kernelspec", "language_info"), "cell": ("jupyter", "nbgrader", "tags")}


def source(path) -> nbformat.NotebookNode:
    """The notebook at ``path`` as nbgrader's source; ValueError when it does not fit, or when somebody has answered in it."""
    notebook = nbformat.read(path, as_version=4)
    try:
        marked(notebook)
    except ValueError as problem:
        raise ValueError(f"{path.name}: {problem}") from None
    for task in tasks(notebook):
        if not is_stub(notebook.cells[task.answer].source, task.variable):
            raise ValueError(f"{path.name}: cell {task.answer + 1} holds an answer to {task.name!r}; "
                             f"put `...` back in its place, or get the course's own notebook again")
    _strip(notebook.metadata, KEPT["notebook"])
    for cell in notebook.cells:
        _strip(cell.metadata, KEPT["cell"])
    return notebook


def _strip(metadata, kept):
    for name in set(metadata) - set(kept):
        del metadata[name]


def need_nbgrader():
    """ValueError that says what to install, when nbgrader is not there."""
    try:
        import nbgrader  # noqa: F401
    except ModuleNotFoundError:
        raise ValueError("this needs nbgrader: pip install -e '.[classroom]' in the course's folder") from None


def make_course(folder, sources):
    """Fill ``folder`` with a course of these lessons: notebooks by name, as ``source`` gives them."""
    folder = Path(folder)
    (folder / "nbgrader_config.py").write_text(SETTINGS, "utf-8")
    for lesson, notebook in sources.items():
        path = folder / "source" / lesson / f"{lesson}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(notebook, path)
    nbgrader = interface(folder)
    with own_scripts_first():
        for lesson in sources:
            result = nbgrader.generate_assignment(lesson)
            if not result["success"]:
                raise ValueError(f"nbgrader could not make the release of {lesson}: {reason(result)}")


def interface(folder):
    """nbgrader in this process, with the settings that the teacher's own nbgrader will read."""
    from nbgrader.apps import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import PyFileConfigLoader

    config = PyFileConfigLoader("nbgrader_config.py", path=str(folder)).load_config()
    config.CourseDirectory.root = str(folder)
    return NbGraderAPI(CourseDirectory(config=config), config=config)


@contextmanager
def own_scripts_first():
    """nbgrader calls ``alembic`` by its name alone; this finds the one beside this Python, activated or not."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


def reason(result) -> str:
    """The last line that names an error; the log's tells more than that of nbgrader's own exception."""
    for text in (result.get("log", ""), result["error"]):
        named = re.findall(r"^\s*([\w.]*(?:Error|Exception)\b.*)$", text, re.MULTILINE)
        if named:
            return named[-1]
    return result["error"].strip().splitlines()[-1]
