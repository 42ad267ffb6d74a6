"""Which names a cell gives a value, and which it needs from other cells, read off the code that Python makes of it."""

import ast
import dis
import re
from types import CodeType

from ..cells import LONGEST, parsed

_READS, _WRITES = {"LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS"}, {"STORE_NAME", "STORE_GLOBAL"}


def needed(source: str) -> set[str]:
    """The names that a cell, or a function defined in it, looks up outside itself.

    >>> sorted(needed("def f(x):\\n    y = x + one\\n    return np.exp(y)"))
    ['np', 'one']
    """
    found = _names(source, _READS)
    # What is no plain Python, a magic line perhaps, may need every word in it.
    return set(re.findall(r"[^\W\d]\w*", source)) if found is None else found


def bound(source: str) -> set[str]:
    """The names that a cell gives a value at its top level, or whose value it changes (``X[0] = 1``).

    >>> sorted(bound("import numpy as np\\nX[0] = 1\\nfor k in range(3): total += k"))
    ['X', 'k', 'np', 'total']
    """
    return (_names(source, _WRITES, inside=False) or set()) | {root for root in map(_root, _targets(parsed(source))) if root}


def _targets(tree):
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, ast.Store):
            yield node


def _root(node) -> str:
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _names(source, operations, inside=True) -> set[str] | None:
    """The names in instructions of these kinds, also ``inside`` of functions; None when the source does not compile."""
    if len(source) > LONGEST:
        return None
    try:
        code = compile(source, "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return {step.argval for part in (_nested(code) if inside else [code])
            for step in dis.get_instructions(part) if step.opname in operations}


def _nested(code: CodeType):
    """The code, and that of all functions in it, however deep: one lambda may stand in another a thousand times."""
    left = [code]
    while left:
        yield (part := left.pop())
        left += [constant for constant in part.co_consts if isinstance(constant, CodeType)]
