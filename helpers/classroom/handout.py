"""Student editions of the lessons: python -m helpers.classroom handout OUT [--lessons 01 03] [--course]

Without ``--course``: notebooks, a short text for students, and both in one zip file for a learning platform. With it: a
course folder with which nbgrader goes on. Nothing that a student gets holds a result, a solution or an answer.
"""

import argparse
import glob
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from ..exercises.credit import POINTS
from .cells import tasks
from .course_folder import make_course, need_nbgrader, source
from .lessons import NOTEBOOKS, chosen
from .new_folder import new_folder
from .student_note import NAME, note

EXAMPLES = """\
examples:
  python -m helpers.classroom handout week3 --lessons 01 03
      week3/backprop_01_03.zip for Moodle, Canvas, mail ..., and beside it what is in it
  python -m helpers.classroom handout everything
      all lessons, in everything/backprop.zip
  python -m helpers.classroom handout course --lessons 01 03 --course
      a course folder for nbgrader: cd course, then nbgrader release_assignment, collect, autograde ...

It needs nbgrader: pip install -e '.[classroom]'
"""


@dataclass(frozen=True)
class Handed:
    """A file that was written: its path below the folder, and for a student's notebook how many exercises it has."""

    file: str
    exercises: int | None = None

    def __str__(self):
        return self.file if self.exercises is None else f"{self.file}: {in_words(self.exercises)}"


def in_words(exercises: int) -> str:
    """What there is to do and to earn.

    >>> in_words(7), in_words(1), in_words(0)
    ('7 exercises, 28 points', '1 exercise, 4 points', 'no exercises')
    """
    if not exercises:
        return "no exercises"
    return f"{exercises} exercise{'s' * (exercises != 1)}, {POINTS * exercises} points"


def handout(out, lessons=(), course=False, notebooks=NOTEBOOKS) -> list[Handed]:
    """Write student editions into ``out`` and return what was written; ValueError says what cannot be done, and why."""
    paths = chosen(lessons, notebooks)
    if course and glob.escape(str(out)) != str(out):
        raise ValueError(f"nbgrader reads [, * and ? in {out} as a pattern; name another folder")
    with new_folder(out) as place:
        sources = {path.stem: source(path) for path in paths}
        need_nbgrader()
        # Made elsewhere: nbgrader would take a [ in the name of a folder above for a pattern.
        with tempfile.TemporaryDirectory() as made:
            make_course(made, sources)
            if course:
                shutil.copytree(made, place, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                _for_students(Path(made, "release"), place, paths, whole=len(paths) == len(chosen((), notebooks)))
        counts = {f"{lesson}.ipynb": len(tasks(notebook)) for lesson, notebook in sources.items()}
        return [_handed(path.relative_to(place), counts) for path in sorted(place.rglob("*")) if path.is_file()]


def _handed(path, counts) -> Handed:
    """The teacher's own source is not counted, so that the sum is that of what students do."""
    return Handed(path.as_posix(), None if path.parts[0] == "source" else counts.get(path.name))


def _for_students(release, place, paths, whole):
    """The notebooks, the text, and the two in a zip file."""
    for path in paths:
        shutil.copyfile(release / path.stem / path.name, place / path.name)
    (place / NAME).write_text(note([path.name for path in paths]), "utf-8")
    name = "backprop" if whole else "_".join(["backprop", *(path.stem[:2] for path in paths)])
    members = sorted(place.iterdir())
    with zipfile.ZipFile(place / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in members:
            # A fixed time and one folder: the same bytes each time, and an unpacked file lies where it is looked for.
            member = zipfile.ZipInfo(f"{name}/{path.name}")
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(member, path.read_bytes())


def add_to(commands):
    """The command ``handout``, for the parser."""
    parser = commands.add_parser("handout", help="write student editions: for a learning platform, or as an nbgrader course",
                                 description="Write student editions of the lessons.", epilog=EXAMPLES,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", metavar="OUT", type=Path, help="a folder that is empty or not there yet")
    parser.add_argument("--lessons", nargs="+", default=[], metavar="LESSON",
                        help="such as 03, 3 or 03_cross_entropy_gradient (default: all)")
    parser.add_argument("--course", action="store_true", help="write an nbgrader course folder")
    parser.set_defaults(run=run)


def run(given) -> int:
    """Hand out, and say what was written."""
    written = handout(given.out, given.lessons, given.course)
    for one in written:
        print(given.out / str(one))
    print(f"In all: {in_words(sum(one.exercises or 0 for one in written))}.")
    return 0
