"""Read a notebook that anybody may have written: its cells and nothing else, whatever the file holds.

Only a cell's kind, its text and its ``grade_id`` are taken; outputs, widget state and all other metadata are left behind.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .limits import confine

# A file above this is read by a process of its own, which may use so much memory and gives it back when it ends.
LARGE, LARGEST, MEMORY = 2_000_000, 1_000_000_000, 4_000_000_000
# Code is looked through by the grader itself, and of some code Python makes seconds of work.
MOST_TEXT, MOST_CODE, MOST_CELLS, _LONGEST_ID = 1_000_000, 200_000, 2_000, 200


class Unreadable(ValueError):
    """The file is no notebook; the message says why, and what to do."""


@dataclass(frozen=True)
class Cell:
    """One cell as it was handed in."""

    kind: str
    source: str
    grade_id: str = ""


def read_cells(path: Path) -> list[Cell]:
    """The cells of a notebook file, of format 3 or 4; ``Unreadable`` when there are none to be had.

    >>> cells_in({"cells": [{"cell_type": "code", "source": ["a = ", "1"], "outputs": [1, 2, 3]}]})
    [Cell(kind='code', source='a = 1', grade_id='')]
    """
    size = path.stat().st_size
    if size > LARGEST:
        raise Unreadable(f"the file holds {size // 1_000_000} MB; clear its outputs and hand it in again")
    text = _read_apart(path) if size > LARGE else path.read_text("utf-8-sig", errors="replace")
    try:
        return cells_in(json.loads(text))
    except Unreadable:
        raise
    except RecursionError:
        raise Unreadable("the file is nested too deeply to be a notebook") from None
    except json.JSONDecodeError as problem:
        if not text.strip():
            raise Unreadable("the file is empty") from None
        raise Unreadable(f"the file is no notebook: broken JSON at line {problem.lineno}") from None
    except ValueError:
        raise Unreadable("the file holds a number with thousands of digits, which no notebook has") from None


def cells_in(notebook) -> list[Cell]:
    """The cells of a notebook that has been parsed."""
    if not isinstance(notebook, dict):
        raise Unreadable("the file is no notebook: it holds no cells")
    sheets = notebook.get("worksheets")  # format 3 and before
    lists = [notebook.get("cells")] if "cells" in notebook else [
        sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)] if isinstance(sheets, list) else []
    items = [item for cells in lists if isinstance(cells, list) for item in cells if isinstance(item, dict)]
    if not items:
        raise Unreadable("the file is no notebook: it holds no cells")
    if len(items) > MOST_CELLS:
        raise Unreadable(f"the notebook has more than {MOST_CELLS} cells")
    cells = [_cell(item) for item in items]
    for most, kinds, what in ((MOST_TEXT, ("code", "markdown", "raw"), "text"), (MOST_CODE, ("code",), "code")):
        if sum(len(cell.source) for cell in cells if cell.kind in kinds) > most:
            raise Unreadable(f"the notebook has more than {most} characters of {what} in its cells")
    return cells


def _cell(item: dict) -> Cell:
    text = item.get("source", item.get("input", ""))
    lines = text if isinstance(text, list) else [text]
    # Half a surrogate pair is valid JSON, and can be written nowhere.
    source = "".join(line for line in lines if isinstance(line, str)).encode("utf-8", "replace").decode()
    # Windows and old Macs end their lines in another way; a cell of the course is known by its text.
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    data = item.get("metadata")
    marks = data.get("nbgrader") if isinstance(data, dict) else None
    grade_id = marks.get("grade_id") if isinstance(marks, dict) else None
    kind = item.get("cell_type")
    return Cell(kind if kind in ("code", "markdown", "raw") else "raw", source,
                grade_id[:_LONGEST_ID] if isinstance(grade_id, str) else "")


def _read_apart(path: Path) -> str:
    """The notebook's text without its outputs, by another process."""
    try:
        done = subprocess.run([sys.executable, "-m", __spec__.name, str(path.resolve())], capture_output=True, text=True,
                              timeout=120, cwd=Path(__file__).parents[3], check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable("reading the file took more than two minutes") from None
    if done.returncode:
        raise Unreadable((done.stderr.strip().splitlines() or ["the file cannot be read"])[-1])
    return done.stdout


def _apart(path: Path) -> int:
    confine(AS=MEMORY)
    try:
        cells = cells_in(json.loads(path.read_text("utf-8-sig", errors="replace")))
    except (ValueError, RecursionError, MemoryError) as problem:
        said = problem if isinstance(problem, Unreadable) else f"the file is no notebook: {type(problem).__name__}"
        print(said, file=sys.stderr)
        return 1
    print(json.dumps({"cells": [{"cell_type": cell.kind, "source": cell.source,
                                 "metadata": {"nbgrader": {"grade_id": cell.grade_id}}} for cell in cells]}))
    return 0


if __name__ == "__main__":
    sys.exit(_apart(Path(sys.argv[1])))
