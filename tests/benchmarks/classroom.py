"""A class graded on this machine: python -m tests.benchmarks.classroom [JOBS]

Thirty students hand in lessons 01 to 03. Printed are the time, the memory of the grader and of all its kernels together, what one
hostile notebook adds, and beside it nbgrader's own autograder on the same notebooks (it believes what a notebook prints).
"""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from traitlets.config import Config

from helpers.classroom.course import chosen_lessons
from helpers.classroom.course_folder import interface, make_course, own_scripts_first, source
from tests.classroom.hostile import STUDENTS
from tests.classroom.mixed_class import hand_in

ROOT = Path(__file__).parents[2]
LESSONS, CLASS = ("01", "02", "03"), 30
LIMITS = ("--cell-seconds", "20", "--notebook-seconds", "180")


def measured(submissions: Path, to: Path, *options: str):
    """(seconds, peak MB of the grader itself, peak MB of all that it started) of the command."""
    command = [sys.executable, "-m", "helpers.classroom", "grade", str(submissions), "--to", str(to), *options]
    began, own, others = time.perf_counter(), 0, 0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as run:
        grader = psutil.Process(run.pid)
        while run.poll() is None:
            try:
                own = max(own, grader.memory_info().rss)
                others = max(others, sum(map(memory, grader.children(recursive=True))))
            except psutil.NoSuchProcess:
                continue  # it has just ended
            time.sleep(0.05)
        seconds = time.perf_counter() - began
    if run.returncode == 2:
        raise SystemExit("grading failed")
    return seconds, own / 1e6, others / 1e6


def memory(process) -> int:
    try:
        return process.memory_info().rss
    except psutil.NoSuchProcess:
        return 0  # it ended since it was listed


def by_nbgrader_alone(submissions: Path, lesson, students: int = 5) -> float:
    """Seconds for one notebook in nbgrader's own autograder, which runs every cell."""
    with TemporaryDirectory() as folder:
        make_course(folder, {lesson.name: source(lesson.path)})
        nbgrader = interface(folder)
        nbgrader.config = Config(nbgrader.config, Autograde=Config())
        began = 0.0
        for number, home in enumerate(sorted(submissions.iterdir())[:students + 1]):
            path = Path(folder, "submitted", f"s{number}", lesson.name, f"{lesson.name}.ipynb")
            path.parent.mkdir(parents=True)
            path.write_bytes((home / path.name).read_bytes())
            with own_scripts_first():
                result = nbgrader.autograde(lesson.name, f"s{number}")
            if not result["success"]:
                raise SystemExit(result["log"])
            began = began or time.perf_counter()  # the first one warms up
        return (time.perf_counter() - began) / students


def main(jobs=("1", "2")):
    lessons = chosen_lessons(LESSONS)
    with TemporaryDirectory() as folder:
        submissions, to = Path(folder, "class"), Path(folder, "grades.csv")
        hand_in(submissions, CLASS, lessons)
        size = CLASS * len(lessons)
        for number in jobs:
            seconds, own, others = measured(submissions, to, "--jobs", number, *LIMITS)
            print(f"{CLASS} students, {len(lessons)} lessons, --jobs {number}: {seconds:.0f} s, "
                  f"{seconds / size:.2f} s a notebook; the grader {own:.0f} MB, its kernels together {others:.0f} MB", flush=True)
        alone = by_nbgrader_alone(submissions, lessons[-1])
        one = Path(folder, "one")
        hand_in(one, 6, lessons[-1:], seed=1)
        honest = measured(one, to, "--jobs", "1", *LIMITS)[0]
        print(f"nbgrader's own autograder, {lessons[-1].name}: {alone:.2f} s a notebook", flush=True)
        for name in ("deaf loop in a cell", "kernel killed in a cell", "memory in a cell", "threads"):
            path = one / "hostile" / f"{lessons[-1].name}.ipynb"
            path.parent.mkdir(exist_ok=True)
            path.write_text(STUDENTS[name].file, "utf-8")
            print(f"one hostile notebook ({name}) adds {measured(one, to, '--jobs', '1', *LIMITS)[0] - honest:.0f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or ("1", "2"))
