"""Which names a cell gives a value, and which it needs from other cells, read off the code that Python makes of it."""

import ast
import dis
import re
from types import CodeType

from ..cells import LONGEST, parsed

_READS, _WRITES = {"LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS"}, {"STORE_NAME", "STORE_GLOBAL"}


def needed(source: str) -> set[str]:
    """The names that a cell, or a function defined in it, looks up and does not define before.

    >>> sorted(needed("def f(x):\\n    y = x + one\\n    return np.exp(y)\\nf(z)\\nz = 1"))
    ['np', 'one', 'z']
    """
    code = _compiled(source)
    if code is None:
        # What is no plain Python, a magic line perhaps, may need every word in it.
        return set(re.findall(r"[^\W\d]\w*", source))
    given, found = set(), set()
    for step in dis.get_instructions(code):
        if step.opname in _WRITES:
            given.add(step.argval)
        elif step.opname in _READS and step.argval not in given:
            found.add(step.argval)
    inside = {step.argval for part in _within(code) for step in dis.get_instructions(part) if step.opname in _READS}
    return found | (inside - given)


def bound(source: str) -> set[str]:
    """The names that a cell gives a value at its top level, or whose value it changes (``X[0] = 1``).

    >>> sorted(bound("import numpy as np\\nX[0] = 1\\nfor k in range(3): total += k"))
    ['X', 'k', 'np', 'total']
    """
    code = _compiled(source)
    given = {step.argval for step in dis.get_instructions(code) if step.opname in _WRITES} if code else set()
    return given | {root for root in map(_root, _targets(parsed(source))) if root}


def _targets(tree):
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, ast.Store):
            yield node


def _root(node) -> str:
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _compiled(source) -> CodeType | None:
    """The code of a cell, None when it does not compile. Nothing is run."""
    if len(source) > LONGEST:
        return None
    try:
        return compile(source, "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _within(code: CodeType):
    """The code of the functions and classes inside of some code, however deep: a lambda may stand in another a thousand times."""
    left = [code]
    while left:
        part = left.pop()
        inside = [constant for constant in part.co_consts if isinstance(constant, CodeType)]
        yield from inside
        left += inside
