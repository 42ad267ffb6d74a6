"""Read a notebook's cells for the rules: its code as syntax trees, its prose, its saved outputs."""

import ast
import re
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def read(path):
    """The notebook of the file, as the current notebook format."""
    return nbformat.read(path, as_version=4)


def topic(path):
    """The topic that a notebook named NN_topic.ipynb is about, or None when it is not named so."""
    match = re.fullmatch(r"\d\d_([a-z][a-z0-9_]*)", Path(path).stem)
    return match and match[1]


def numbered(notebook, kind):
    """Pairs of place and cell, for the cells of one kind; places count from 1."""
    return [(place, cell) for place, cell in enumerate(notebook.cells, 1) if cell.cell_type == kind]


def tags(cell):
    """The tags of a cell."""
    return cell.metadata.get("tags", [])


def trees(notebook):
    """Triples of place, cell and syntax tree, for the code cells that are plain Python."""
    for place, cell in numbered(notebook, "code"):
        try:
            yield place, cell, ast.parse(cell.source)
        except SyntaxError:
            continue  # reported by form.plain_python


def outputs(notebook):
    """Pairs of place and output, for everything that the code cells have saved."""
    return [(place, output) for place, cell in numbered(notebook, "code") for output in cell.outputs]


def texts(notebook):
    """Pairs of place and text, for all that a reader sees: sources, and outputs that are text."""
    for place, cell in enumerate(notebook.cells, 1):
        yield place, cell.source
    for place, output in outputs(notebook):
        yield place, str(output.get("text", ""))
        for mime, data in output.get("data", {}).items():
            if not mime.startswith("image/"):
                yield place, str(data)


def last_call(tree):
    """The dotted name that a cell's last line calls, such as lesson.figures.shift, or an empty text."""
    last = tree.body[-1] if tree.body else None
    if not (isinstance(last, ast.Expr) and isinstance(last.value, ast.Call)):
        return ""
    return ast.unparse(last.value.func)
