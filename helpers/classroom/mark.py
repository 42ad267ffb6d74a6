"""Write nbgrader's metadata into notebooks: python -m helpers.classroom mark [--check] [NOTEBOOK ...]

Run it after an exercise was added, renamed or moved. Nothing else in the file changes, and a second run changes nothing.
"""

from pathlib import Path

import nbformat

from .cells import marked
from .lessons import chosen


def mark(paths, only_check=False) -> list[Path]:
    """Give the notebooks at ``paths`` their metadata (or only look, with ``only_check``); returns those that lacked some."""
    lacking = []
    for path in map(Path, paths):
        notebook = nbformat.read(path, as_version=4)
        try:
            changed = marked(notebook)
        except ValueError as problem:
            raise ValueError(f"{path.name}: {problem}") from None
        if changed:
            lacking.append(path)
            if not only_check:
                nbformat.write(notebook, path)
    return lacking


def add_to(commands):
    """The command ``mark``, for the parser."""
    parser = commands.add_parser("mark", help="write nbgrader's metadata into notebooks; a second run changes nothing")
    parser.add_argument("notebooks", nargs="*", type=Path, help="default: all notebooks of the course")
    parser.add_argument("--check", action="store_true", help="change nothing; end with 1 when a notebook lacks metadata")
    parser.set_defaults(run=run)


def run(given) -> int:
    """Mark what was given, and say what was done."""
    lacking = mark(given.notebooks or chosen(), given.check)
    for path in lacking:
        print(f"{path.name}: {'lacks metadata' if given.check else 'metadata written'}")
    return int(given.check and bool(lacking))
