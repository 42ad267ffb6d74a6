"""The form of a notebook: each rule takes a notebook and returns what breaks it, one sentence each."""

import ast
import re

from .source import last_call, numbered, outputs, trees

LONGEST_CELL, LONGEST_SETUP, LARGEST_FILE = 15, 3, 500_000


def cell_lengths(notebook):
    """The setup cell has at most 3 lines, every other code cell at most 15."""
    cells = numbered(notebook, "code")
    for nth, (place, cell) in enumerate(cells):
        allowed = LONGEST_CELL if nth else LONGEST_SETUP
        lines = len(cell.source.strip().splitlines())
        if lines > allowed:
            yield f"cell {place} has {lines} lines of code; {allowed} are allowed"


def no_empty_cells(notebook):
    """No cell is empty."""
    for place, cell in enumerate(notebook.cells, 1):
        if not cell.source.strip():
            yield f"cell {place} is empty"


def title_first(notebook):
    """The first cell is markdown and begins with a title."""
    first = notebook.cells[0] if notebook.cells else None
    if first is None or first.cell_type != "markdown" or not re.match(r"# \S", first.source):
        yield "the first cell is not markdown that begins with '# ' and a title"


def run_in_order(notebook):
    """The code cells were run once each, from top to bottom, in a fresh kernel."""
    counts = [cell.execution_count for _, cell in numbered(notebook, "code")]
    if not counts or counts != list(range(1, len(counts) + 1)):
        yield f"the execution counts are {counts}, not 1 to {len(counts)}"
    for place, output in outputs(notebook):
        run = output.get("execution_count")
        if output.output_type == "execute_result" and run != notebook.cells[place - 1].execution_count:
            yield f"cell {place} holds the result of another run"


def clean_outputs(notebook):
    """Outputs are saved, and none of them is an error or a warning."""
    saved = outputs(notebook)
    if not saved:
        yield "no outputs are saved"
    for place, output in saved:
        if output.output_type == "error":
            yield f"cell {place} saved an error: {output.ename}"
        if output.output_type == "stream" and output.name == "stderr":
            yield f"cell {place} wrote to stderr: {output.text[:80]}"


def results_saved(notebook):
    """A cell that ends with a figure of the lesson has a static picture, or a page of text; one with a name, its value."""
    for place, cell, tree in trees(notebook):
        mimes = {mime for output in cell.outputs for mime in output.get("data", {})}
        if last_call(tree).startswith("lesson.figures.") and not mimes & {"image/png", "text/html"}:
            yield f"cell {place} shows a figure but saved no static picture"
        last = tree.body[-1] if tree.body else None
        if isinstance(last, ast.Expr) and isinstance(last.value, ast.Name) and not mimes:
            yield f"cell {place} ends with a value but saved none"


def minimal_metadata(notebook):
    """The metadata are those of any plain Python notebook: no widget state, nothing of one machine.

    A cell that asks for a prediction may keep its answer folded away (outputs_hidden) until it is run.
    """
    extra = set(notebook.metadata) - {"kernelspec", "language_info"}
    if extra:
        yield f"the notebook's metadata hold {', '.join(sorted(extra))}"
    if notebook.metadata.get("kernelspec", {}).get("name") != "python3":
        yield "the kernel is not python3"
    for place, cell in enumerate(notebook.cells, 1):
        extra = set(cell.metadata) - {"tags", "nbgrader", "editable", "deletable"}
        if cell.metadata.get("jupyter") == {"outputs_hidden": True}:
            extra -= {"jupyter"}
        if extra:
            yield f"the metadata of cell {place} hold {', '.join(sorted(extra))}"


def cells_have_ids(notebook):
    """The file is in notebook format 4.5 or newer and each cell has its own id."""
    if (notebook.nbformat, notebook.nbformat_minor) < (4, 5):
        yield f"the format is {notebook.nbformat}.{notebook.nbformat_minor}, older than 4.5"
    ids = [cell.get("id") for cell in notebook.cells]
    if None in ids or len(set(ids)) < len(ids):
        yield "not every cell has an id of its own"


RULES = [
    cell_lengths,
    no_empty_cells,
    title_first,
    run_in_order,
    clean_outputs,
    results_saved,
    minimal_metadata,
    cells_have_ids,
]
