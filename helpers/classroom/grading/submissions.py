"""Find out whose notebooks lie in a folder, and which lesson each of them belongs to.

Three layouts are understood: a folder for each student (as learning platforms pack them), nbgrader's
``student/assignment/notebook.ipynb``, and all files in one folder, each named after its student. A notebook is known by its
cells, so its name may be anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..course import Lesson
from .reading import Cell, Unreadable, read_cells

# Moodle packs folders "Anna Berg_12345_assignsubmission_file", or files that begin so; Canvas "berganna_LATE_123_456_x.ipynb".
_MOODLE, _CANVAS = re.compile(r"_(\d+)_assignsubmission_.*$"), re.compile(r"(?<=[^_])(_LATE)?_\d{3,}_\d{3,}_.+$")
_PACKED = (".zip", ".gz", ".tar", ".7z", ".rar")


class BadInput(ValueError):
    """What was asked for cannot be done; the message says why in one line, and what to do."""


@dataclass(frozen=True)
class Submission:
    """One file: whose it is, of which lesson (None: of none), its cells, and why there are none.

    Without a lesson and without a problem it says only that there is such a student, who handed in nothing.
    """

    student: str
    file: str
    lesson: Lesson | None
    cells: tuple[Cell, ...] = ()
    problem: str = ""


def submissions(folder: Path, lessons: list[Lesson], but: Path | None = None) -> list[Submission]:
    """Every notebook below ``folder``, by student, and every student's folder that holds none, ``but`` one folder.

    ``BadInput`` when there is no notebook at all, or two for one student and lesson.
    """
    if not folder.exists():
        raise BadInput(f"{folder}: there is no such folder")
    if not folder.is_dir():
        raise BadInput(f"{folder} is no folder; give the folder that holds the submissions, unpacked")
    paths = [path for path in sorted(folder.rglob("*.ipynb")) if not (_aside(path.relative_to(folder)) or _is_folder(path))]
    if not paths:
        packed = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in _PACKED)
        more = f" and {len(packed) - 3} more" if len(packed) > 3 else ""
        raise BadInput(f"{folder} holds no notebook (*.ipynb)"
                       + (f"; unpack {', '.join(packed[:3])}{more} first" if packed else ""))
    namesakes = _namesakes(folder)
    found = [_submission(path, folder, lessons, namesakes) for path in paths]
    found += _without_notebook(folder, {one.student for one in found}, namesakes, but)
    return sorted(_one_for_each(found), key=lambda one: (one.student, one.file))


def _aside(path: Path) -> bool:
    """Copies that programs keep for themselves."""
    return any(part.startswith(".") or part == "__MACOSX" for part in path.parts)


def _namesakes(folder: Path) -> set[str]:
    """The names that two students have, as Moodle's numbers tell."""
    numbers: dict[str, set[str]] = {}
    for path in folder.iterdir():
        if number := _MOODLE.search(path.name):
            numbers.setdefault(path.name[:number.start()], set()).add(number[1])
    return {name for name, of_them in numbers.items() if len(of_them) > 1}


def _without_notebook(folder: Path, known: set[str], namesakes, but: Path | None) -> Iterator[Submission]:
    """The students of whom there is a folder, or a platform's file, and no notebook: nobody may be lost for packing theirs."""
    for path in sorted(folder.iterdir()):
        theirs = path.is_dir() or _MOODLE.search(path.stem) or _CANVAS.search(path.stem)
        name = _shown(Path(path.name))
        student = _student(Path(name, "a file") if path.is_dir() else Path(name), [], namesakes)
        ours = but is not None and path.resolve() == but.resolve()
        if not theirs or ours or student in known or _aside(Path(path.name)):
            continue
        try:
            held = sorted(_shown(Path(file.name)) for file in _files(path)) if path.is_dir() else [name]
            said = f"There is no notebook (*.ipynb), but {', '.join(held[:3])}." if held else ""
        except OSError as problem:
            said = f"{name} cannot be read: {problem.strerror}."
        yield Submission(student, name if said else "", None, problem=said)


def _files(folder: Path) -> Iterator[Path]:
    """All files below a folder, but those that programs keep for themselves; OSError where one may not look."""
    for path in folder.iterdir():
        if not _aside(Path(path.name)):
            yield from _files(path) if path.is_dir() and not path.is_symlink() else [path]


def _shown(path: Path) -> str:
    """A path as it can be printed and written: a name may hold bytes that are no text, or an end of line."""
    return re.sub(r"[\x00-\x1f\x7f]", "?", path.as_posix().encode("utf-8", "replace").decode())


def _is_folder(path: Path) -> bool:
    """Some programs unpack a file into a folder of its name."""
    return path.is_dir() and not path.is_symlink()


def _submission(path: Path, folder: Path, lessons, namesakes) -> Submission:
    inside = Path(_shown(path.relative_to(folder)))
    student = _student(inside, lessons, namesakes)
    if not student:
        raise BadInput(f"{inside}: whose is it? Put each student's notebooks into a folder with the student's name")
    try:
        if path.is_symlink() or not path.is_file():
            raise Unreadable("it is no plain file")
        cells = tuple(read_cells(path))
    except (Unreadable, OSError) as problem:
        said = problem.strerror if isinstance(problem, OSError) else problem
        return Submission(student, inside.as_posix(), _by_name(path, lessons), problem=f"{inside.name} cannot be graded: {said}.")
    lesson = _by_cells(cells, lessons) or _by_name(path, lessons)
    return Submission(student, inside.as_posix(), lesson, cells,
                      "" if lesson else f"{inside.name} was left out: it belongs to no lesson that is graded.")


def _student(inside: Path, lessons, namesakes=()) -> str:
    """The folder's name, or what of a file's name is the student's; without what learning platforms add to it."""
    first = inside.parts[0] if len(inside.parts) > 1 else inside.stem
    if number := _MOODLE.search(first):
        name = first[:number.start()]
        return f"{name} {number[1]}" if name in namesakes else name.strip()
    if len(inside.parts) > 1:
        return first.strip()
    stem = _CANVAS.sub("", first)
    for lesson in lessons:
        stem = stem.replace(lesson.name, "")
    return stem.strip(" _-.()")


def _by_cells(cells, lessons) -> Lesson | None:
    """The lesson with most cells in common, none when no cell is."""
    texts, ids = {cell.source.strip() for cell in cells} - {""}, {cell.grade_id for cell in cells} - {""}
    best, most = None, 0
    for lesson in lessons:
        common = len(texts & {cell.source.strip() for cell in lesson.notebook.cells}) + len(ids & lesson.ids)
        if common > most:
            best, most = lesson, common
    return best


def _by_name(path: Path, lessons) -> Lesson | None:
    named = [lesson for lesson in lessons if lesson.name in path.as_posix() or lesson.name[3:] in path.stem]
    return named[0] if len(named) == 1 else lessons[0] if len(lessons) == 1 else None


def _one_for_each(found) -> list[Submission]:
    """One for each student and lesson; copies with the same cells count once."""
    kept, twice = {}, {}
    for one in found:
        key = (one.student, one.lesson.name if one.lesson else one.file)
        if key not in kept:
            kept[key] = one
        elif kept[key].cells != one.cells:
            twice.setdefault(key, [kept[key].file]).append(one.file)
    if twice:
        said = "; ".join(f"{student}: {', '.join(files)}" for (student, _), files in twice.items())
        raise BadInput(f"two notebooks of one lesson for one student ({said}); leave the one that counts")
    return list(kept.values())
