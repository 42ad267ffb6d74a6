"""Grade submissions: python -m helpers.classroom grade SUBMISSIONS --to grades.csv [--lessons 03] [--jobs 2]

Beside the CSV: one page for the teacher, and a feedback page for each student. Exit code 0: all was graded; 1: graded, but
somebody should look at a notebook; 2: bad input, and nothing was written.
"""

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path

from .course import chosen_lessons
from .course_folder import need_nbgrader
from .grading.submissions import BadInput

EXAMPLES = """\
examples:
  python -m helpers.classroom grade submissions --to grades.csv
      grades.csv, a row for each student; grades.html, open this one first: who is where, and what to explain tomorrow;
      grades_feedback/NAME.html for each student; grades_answers.csv, a row for each answer
  python -m helpers.classroom grade submissions --to week3/grades.csv --lessons 03 --jobs 4

SUBMISSIONS holds a folder for each student with the notebooks in it (as learning platforms pack them), or
student/assignment/notebook.ipynb as nbgrader collects them, or files that are named after their students.

exit codes: 0 all was graded; 1 graded, but look at some notebooks yourself (grades.html says which, and why);
2 bad input: one line says what, and nothing was written.

A student's code runs as you, on this machine, under limits of time and memory. For strangers' code use a container.
"""

_WHILE_WRITING = ".being-written-"


def add_to(commands):
    """The command ``grade``, for the parser."""
    parser = commands.add_parser("grade", help="grade a folder of notebooks: CSV, feedback, and which slip rules the room",
                                 description="Grade a folder of submissions.", epilog=EXAMPLES,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("submissions", metavar="SUBMISSIONS", type=Path, help="the folder with the students' notebooks")
    parser.add_argument("--to", metavar="CSV", type=Path, required=True, help="the file to write, such as grades.csv")
    parser.add_argument("--lessons", nargs="+", default=[], metavar="LESSON",
                        help="such as 03, 3 or 03_cross_entropy_gradient (default: all that were handed in)")
    parser.add_argument("--jobs", type=_positive(int), default=min(os.cpu_count() or 1, 4), metavar="N",
                        help="notebooks at once (default: %(default)s); each takes up to --memory")
    parser.add_argument("--cell-seconds", type=_positive(float), default=20, metavar="S",
                        help="a cell that runs longer is stopped (default: %(default)s)")
    parser.add_argument("--notebook-seconds", type=_positive(float), default=180, metavar="S",
                        help="the rest of a notebook that runs longer is not looked at (default: %(default)s)")
    parser.add_argument("--memory", type=_positive(float), default=3, metavar="GB",
                        help="address space of one kernel, in gigabytes (default: %(default)s)")
    parser.set_defaults(run=run)


def run(given) -> int:
    """Grade, write all files at once, and say where they are."""
    need_nbgrader()
    from .grading.kernel import Limits
    from .grading.submissions import submissions
    from .grading.whole_class import graded, of_these

    lessons = chosen_lessons(given.lessons)
    _may_write(given.to)
    found, lessons = of_these(submissions(given.submissions, chosen_lessons(), but=_beside(given.to)[1]), lessons)
    limits = Limits(given.cell_seconds, given.notebook_seconds, int(given.memory * 1e9))
    papers = graded(found, lessons, given.jobs, limits, _progress)
    for path in _written(papers, given.to):
        print(path)
    odd = [paper for paper in papers if not paper.whole]
    if odd:
        print(f"Look at these yourself: {', '.join(paper.file or paper.student for paper in odd)}")
    return 1 if odd else 0


def _written(papers, to: Path) -> list[Path]:
    """Write everything in a folder beside its place, then put it there."""
    from .report.class_page import class_page
    from .report.feedback import feedback_page
    from .report.table import answers_csv, grades_csv

    page, folder, answers = _beside(to)
    students = list(dict.fromkeys(paper.student for paper in papers))
    with tempfile.TemporaryDirectory(dir=to.parent, prefix=_WHILE_WRITING) as made:
        new = {path: Path(made, str(k)) for k, path in enumerate((to, page, answers, folder))}
        # With a mark of its encoding, without which spreadsheets misread names.
        new[to].write_text(grades_csv(papers), "utf-8-sig", newline="")
        new[answers].write_text(answers_csv(papers), "utf-8-sig", newline="")
        new[page].write_text(class_page(papers), "utf-8")
        new[folder].mkdir()
        for name, student in zip(_file_names(students), students, strict=True):
            (new[folder] / name).write_text(feedback_page(student, papers), "utf-8")
        if folder.exists():
            folder.rename(Path(made, "old"))
        for there, here in new.items():
            os.replace(here, there)
    return list(new)


def _beside(to: Path) -> tuple[Path, Path, Path]:
    """The teacher's page, the folder of feedback, and the table with a row for each answer."""
    return to.with_suffix(".html"), to.with_name(f"{to.stem}_feedback"), to.with_name(f"{to.stem}_answers.csv")


def _file_names(students) -> list[str]:
    """A file name for each student that every system accepts, no two alike even where case does not count."""
    names, taken = [], set()
    for student in students:
        plain = re.sub(r"[^\w .-]+", "_", student).strip(" .")[:100] or "student"
        name = next(name for k in range(len(taken) + 1) if (name := f"{plain}_{k + 1}" if k else plain).lower() not in taken)
        taken.add(name.lower())
        names.append(f"{name}.html")
    return names


def _may_write(to: Path):
    if to.is_dir():
        raise BadInput(f"{to} is a folder; name a file in it, such as {to / 'grades.csv'}")
    if to.suffix.lower() in ("", ".html"):
        raise BadInput(f"{to}: name a file that ends with .csv")
    if not to.parent.is_dir():
        raise BadInput(f"{to.parent}: there is no such folder; make it first")
    try:
        tempfile.TemporaryDirectory(dir=to.parent, prefix=_WHILE_WRITING).cleanup()
    except PermissionError:
        raise BadInput(f"you may not write in {to.parent}; name a file in another folder") from None
    folder = _beside(to)[1]
    if folder.exists() and not folder.is_dir():
        raise BadInput(f"{folder} is in the way; move it, or name another file with --to")
    # The old feedback is replaced as a whole, so it must be ours.
    strange = [path.name for path in folder.iterdir() if path.suffix != ".html"] if folder.exists() else []
    if strange:
        raise BadInput(f"{folder} holds {strange[0]}, which is no feedback; move it away, or name another file with --to")


def _progress(done: int, of: int, paper):
    """A bar on a terminal, a line each elsewhere."""
    if sys.stderr.isatty():
        filled = 30 * done // of
        print(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done} of {of}  {paper.student[:30]:30}", end="\n" * (done == of),
              file=sys.stderr, flush=True)
    else:
        print(f"{done} of {of}: {paper.student}, {paper.lesson}", file=sys.stderr, flush=True)


def _positive(kind):
    def positive(text):
        value = kind(text)
        if not value > 0:
            raise ValueError
        return value
    positive.__name__ = "positive number"
    return positive
