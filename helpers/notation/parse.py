"""Reading a line that a learner types, in Python notation, without ever running it.

The text is parsed to Python's syntax tree, and the tree is translated node by node. Only the notation's own names,
numbers, operators and calls are translated (reader.py); everything else is refused by name. Nothing is evaluated, imported
or looked up on an object: ``.T`` is read as the transpose sign, and no other attribute exists.
"""

import ast
import re

from .core import Expression, Index
from .functions import NAMED_RULES, Function
from .reader import Reader
from .spelling import UnreadableError, check_spelling

MOST_PARTS, DEEPEST = 600, 60  # of the syntax tree: what is read, typeset and evaluated node by node must end soon


def functions():
    return {name.replace("'", "_prime"): Function(name) for name in NAMED_RULES}


def parse(text: str, vocabulary: dict) -> Expression:
    """Translate ``text`` to an expression. ``vocabulary`` maps names to symbols, indices and functions.

    Raises UnreadableError for what is no line of the notation, NotationError for shapes or indices that do not fit.

    >>> from helpers.notation import Index, Tensor
    >>> names = {"z": Tensor("z", ("C",)), "i": Index("i", "C")}
    >>> parse("exp(z[i]) ** 2", names)
    exp(z[i]) ** 2
    """
    if not isinstance(text, str):
        raise TypeError(f"expected a line of text, got {type(text).__name__}")
    check_spelling(text)
    text = text.strip()
    try:
        tree = ast.parse(text.replace("^", "**"), mode="eval").body
    except SyntaxError as error:
        raise UnreadableError(f"this does not read as a formula yet; {_missing(text)}") from error
    _check_size(tree)
    result = Reader({**functions(), **vocabulary}).read(tree)
    if isinstance(result, Index):
        raise UnreadableError(f"`{text}` alone is an index; it stands in a line, as in z[{result}]")
    if not isinstance(result, Expression):
        raise UnreadableError(f"`{text}` needs an argument: {text}(...)")
    return result


def _missing(text):
    """What is most often missing where a line does not parse."""
    if re.search(r"\blambda\b", text):
        return "`lambda` is a word of Python itself, so it is typed lam"
    for left, right in ("()", "[]"):
        if text.count(left) != text.count(right):
            return f"{text.count(left)} `{left}` and {text.count(right)} `{right}` stand in it"
    return "perhaps a * between two factors or an operator is missing"


def _check_size(tree):
    level, parts = [tree], 0
    for _ in range(DEEPEST):
        parts += len(level)
        level = [child for part in level for child in ast.iter_child_nodes(part)]
        if parts > MOST_PARTS:
            raise UnreadableError("this line has too many parts to check; take a smaller step")
        if not level:
            return
    raise UnreadableError("this line is nested too deep to check; take a smaller step")
