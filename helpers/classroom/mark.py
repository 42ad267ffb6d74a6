"""Write nbgrader's metadata into notebooks: python -m helpers.classroom mark [--check] [NOTEBOOK ...]

Run it after an exercise was added, renamed or moved. Nothing else in the file changes, and a second run changes nothing.
"""

from pathlib import Path

import nbformat

from .cells import marked


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
