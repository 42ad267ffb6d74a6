"""Reading a line that a learner types, in Python notation, without ever running it.

The text is parsed to Python's syntax tree, and the tree is translated node by node. Only the notation's own names,
numbers, operators and calls are translated; everything else is refused by name. Nothing is evaluated, imported or looked
up on an object: ``.T`` is read as the transpose sign, and no other attribute exists.
"""

import ast
from difflib import get_close_matches

from .arithmetic import Add, Neg, Sub
from .core import Expression, Index, NotationError
from .derivative import D
from .entries import Delta, Indexed
from .functions import NAMED_RULES, Function
from .matrices import MatMul, Transpose
from .outer import diag, outer
from .products import Div, Mul, Pow
from .sums import Sum
from .symbols import Number, Ones, Size

LONGEST, DEEPEST, MOST_NODES = 400, 30, 200
OPERATORS = {ast.Add: Add, ast.Sub: Sub, ast.Mult: Mul, ast.Div: Div, ast.Pow: Pow, ast.MatMult: MatMul}
CALLS = {"Sum": Sum, "delta": Delta, "D": D, "outer": outer, "diag": diag, "ones": lambda length: Ones(length.dim)}
ONE_ARGUMENT = ("diag", "ones")


class UnreadableError(NotationError):
    """A typed line that is no line of this notation; the message says what stands in the way."""


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
    if not text.strip():
        raise UnreadableError("nothing is written yet")
    if len(text) > LONGEST:
        raise UnreadableError(f"this line is longer than {LONGEST} signs; a step of a derivation is shorter")
    _check_depth(text)
    try:
        tree = ast.parse(text.strip().replace("^", "**"), mode="eval").body
    except (SyntaxError, ValueError) as error:  # ValueError: a null byte in the text
        raise UnreadableError(f"this does not read as a formula: {getattr(error, 'msg', error)}") from None
    if sum(1 for _ in ast.walk(tree)) > MOST_NODES * 3:
        raise UnreadableError("this line has too many parts to check; take a smaller step")
    result = Reader({**functions(), **vocabulary}).read(tree)
    if not isinstance(result, Expression):
        raise UnreadableError(f"{text.strip()} alone is not a line; use it inside one, as in z[{text.strip()}]"
                              if isinstance(result, Index) else f"{text.strip()} needs an argument: {text.strip()}(...)")
    return result


def _check_depth(text):
    depth = 0
    for sign in text:
        depth += (sign in "([{") - (sign in ")]}")
        if depth > DEEPEST:
            raise UnreadableError(f"brackets are nested more than {DEEPEST} deep")


class Reader:
    """Translates Python's syntax tree to the notation."""

    def __init__(self, names):
        self.names = names

    def read(self, tree):
        method = getattr(self, "read_" + type(tree).__name__, None)
        if method is None:
            raise UnreadableError(f"{ast.unparse(tree)[:40]} is not part of the notation")
        return method(tree)

    def expression(self, tree):
        result = self.read(tree)
        if isinstance(result, Expression):
            return result
        if isinstance(result, Index):
            raise UnreadableError(f"{result} is an index; it can stand in z[{result}], Sum({result}, ...) or delta, "
                                  "not on its own")
        raise UnreadableError(f"{ast.unparse(tree)} is a function; it needs an argument: {ast.unparse(tree)}(...)")

    def read_Name(self, tree):
        if tree.id in self.names:
            return self.names[tree.id]
        known = sorted({*self.names, *CALLS, "T"})
        close = get_close_matches(tree.id, known, n=1, cutoff=0.5)
        raise UnreadableError(f"{tree.id} has no meaning here" + (f"; did you mean {close[0]}?" if close else ""))

    def read_Constant(self, tree):
        number = tree.value
        if isinstance(number, bool) or not isinstance(number, (int, float)):
            raise UnreadableError(f"{str(number)[:20]!r} is not a number")
        if abs(number) > 1e6:
            raise UnreadableError("a number beyond a million has no place in these lines")
        return Number(number)

    def read_UnaryOp(self, tree):
        if isinstance(tree.op, ast.USub):
            return Neg(self.expression(tree.operand))
        if isinstance(tree.op, ast.UAdd):
            return self.expression(tree.operand)
        raise UnreadableError("only + and - can stand before a term")

    def read_BinOp(self, tree):
        if type(tree.op) not in OPERATORS:
            raise UnreadableError("only + - * / ** and @ join two terms")
        return OPERATORS[type(tree.op)](self.expression(tree.left), self.expression(tree.right))

    def read_Subscript(self, tree):
        inside = tree.slice.elts if isinstance(tree.slice, ast.Tuple) else [tree.slice]
        return Indexed(self.expression(tree.value), tuple(self.index(part) for part in inside))

    def index(self, tree):
        if isinstance(tree, ast.Constant) and isinstance(tree.value, int) and not isinstance(tree.value, bool):
            return tree.value
        found = self.read(tree)
        if isinstance(found, Index):
            return found
        raise UnreadableError(f"{ast.unparse(tree)[:40]} is not an index")

    def read_Attribute(self, tree):
        if tree.attr != "T":
            raise UnreadableError(f".{tree.attr} is not part of the notation; after a dot only T, the transpose, can stand")
        return Transpose(self.expression(tree.value))

    def read_Call(self, tree):
        if not isinstance(tree.func, ast.Name) or tree.keywords:
            raise UnreadableError(f"{ast.unparse(tree)[:40]} is not a call of this notation")
        name = tree.func.id
        if name not in CALLS:
            function = self.read(tree.func)
            if not isinstance(function, Function) or len(tree.args) != 1:
                raise UnreadableError(f"{name}(...) is written with brackets, but {name} is no function of one argument here")
            return function(self.expression(tree.args[0]))
        wanted = 1 if name in ONE_ARGUMENT else 2
        if len(tree.args) != wanted:
            raise UnreadableError(f"{name} takes {wanted} argument{'s'[:wanted - 1]}, here are {len(tree.args)}")
        return CALLS[name](*(self.argument(name, n, part) for n, part in enumerate(tree.args)))

    def argument(self, name, position, tree):
        if name == "delta":
            return self.index(tree)
        if name == "Sum" and position == 0:
            return tuple(map(self.index, tree.elts)) if isinstance(tree, ast.Tuple) else self.index(tree)
        found = self.expression(tree)
        if name == "ones" and not isinstance(found, Size):
            raise UnreadableError("ones(N) takes the name of an axis")
        return found
