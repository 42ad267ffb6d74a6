"""Which cells of a notebook belong to an exercise, and what nbgrader is told of them.

An exercise is two cells: the learner's answer, which defines a name ``my_...``, and below it the check::

    q = lesson.exercise("softmax")
    q.check(my_softmax)

Both carry nbgrader's metadata (its schema 3), under ids that are made from the exercise's name.
"""

import ast
import re
from dataclasses import dataclass
from functools import lru_cache

from ..exercises.credit import POINTS

ANSWER, CHECK = "answer-", "check-"

# Python itself needs gigabytes to parse `import a.a.a...` of 100,000 characters. A longer cell is run, and not looked into.
LONGEST = 20_000


@dataclass(frozen=True)
class Task:
    """One exercise of a notebook: its name, the learner's variable, and the places of its two cells."""

    name: str
    variable: str
    answer: int
    check: int


def parsed(source: str) -> ast.Module | None:
    """The syntax tree of a cell, None when it is no plain Python, or too long to be looked into."""
    try:
        return ast.parse(source) if len(source) <= LONGEST else None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def check_of(source: str) -> tuple[str, str] | None:
    """(exercise, variable) when a cell is a check, else None.

    >>> check_of('q = lesson.exercise("softmax")\\nq.check(my_softmax)')
    ('softmax', 'my_softmax')
    """
    tree = parsed(source) if "lesson.exercise(" in source and "q.check(" in source else None
    match tree and tree.body:
        case [ast.Assign(targets=[ast.Name(id="q")], value=ast.Call(args=[ast.Constant(value=str(name))])),
              ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="q"), attr="check"), args=[ast.Name(id=variable)]))]:
            return name, variable
    return None


def checked_in(source: str) -> list[str]:
    """The variables that a cell gives to a check at its top level, whatever else it does.

    >>> checked_in("def my_softmax(Z):\\n    return Z\\nq.check(my_softmax)")
    ['my_softmax']
    """
    found = []
    for statement in getattr(parsed(source), "body", ()) if ".check(" in source else ():
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Attribute(attr="check"), args=[ast.Name(id=variable)])):
                found.append(variable)
    return found


def defines(source: str, variable: str) -> bool:
    """Whether a cell gives ``variable`` a value at its top level, also below an ``if`` or ``try``, or a magic line.

    >>> defines("%%time\\ntry:\\n    f = 1\\nexcept OSError:\\n    import g as h", "h")
    True
    """
    return variable in source and variable in _given(source)


@lru_cache(maxsize=1000)
def _given(source) -> frozenset[str]:
    tree = parsed(source) or parsed(re.sub(r"^(\s*)[%!?].*$", r"\1pass", source, flags=re.MULTILINE))
    names, left = set(), [tree] if tree else []
    while left:
        node = left.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.alias):
            names.add(node.asname or node.name.partition(".")[0])
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif not isinstance(node, ast.Lambda):
            left.extend(ast.iter_child_nodes(node))
    return frozenset(names)


def is_stub(source: str, variable: str) -> bool:
    """Whether an answer cell is still as the course has it: ``variable`` is ``...``, or a function that does no more.

    >>> is_stub("def my_softmax(Z):\\n    ...", "my_softmax"), is_stub("my_shift = [1, 1]", "my_shift")
    (True, False)
    """
    tree = parsed(source)
    wanted = [line for line in getattr(tree, "body", ()) if not isinstance(line, (ast.Import, ast.ImportFrom))]
    match wanted:
        case [ast.FunctionDef(name=name, body=[ast.Expr(value=ast.Constant(value=value))])]:
            return name == variable and value is ...
        case [ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=value))]:
            return name == variable and value is ...
    return False


def tasks(notebook) -> list[Task]:
    """The exercises of a notebook, in order; ValueError when a check has no answer above it, or two have one name."""
    found, answers = [], {}
    for place, cell in enumerate(notebook.cells):
        checked = check_of(cell.source) if cell.cell_type == "code" else None
        if checked is None:
            continue
        name, variable = checked
        above = [k for k in range(place) if notebook.cells[k].cell_type == "code" and defines(notebook.cells[k].source, variable)]
        if not above:
            raise ValueError(f"cell {place + 1} checks {variable}, and no cell above defines it")
        if name in answers or above[-1] in answers.values():
            raise ValueError(f"cell {place + 1}: the exercise {name!r}, or its answer, has a check already")
        answers[name] = above[-1]
        found.append(Task(name, variable, above[-1], place))
    return found


def metadata(task: Task) -> dict[int, dict]:
    """What nbgrader is told of the two cells, by their places."""
    both = {"schema_version": 3, "task": False}
    return {
        task.answer: {**both, "grade": False, "grade_id": f"{ANSWER}{task.name}", "locked": False, "solution": True},
        task.check: {**both, "grade": True, "grade_id": f"{CHECK}{task.name}", "locked": True, "points": POINTS,
                     "solution": False},
    }


def marked(notebook) -> bool:
    """Give every exercise's cells their metadata, and no other cell any; True when something had to be changed."""
    wanted = {place: data for task in tasks(notebook) for place, data in metadata(task).items()}
    changed = False
    for place, cell in enumerate(notebook.cells):
        if cell.metadata.get("nbgrader") != wanted.get(place):
            changed = True
            cell.metadata.pop("nbgrader", None)
            if place in wanted:
                cell.metadata["nbgrader"] = wanted[place]
    return changed
