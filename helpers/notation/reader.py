"""Translating Python's syntax tree to the notation, node by node."""

import ast
from difflib import get_close_matches

from .arithmetic import Add, Neg, Sub
from .core import Expression, Index
from .derivative import D
from .entries import Delta, Indexed
from .functions import Function
from .matrices import MatMul, Transpose
from .outer import diag, outer
from .products import Div, Mul, Pow
from .spelling import UnreadableError
from .sums import Sum
from .symbols import Number, Ones, Size

OPERATORS = {ast.Add: Add, ast.Sub: Sub, ast.Mult: Mul, ast.Div: Div, ast.Pow: Pow, ast.MatMult: MatMul}
CALLS = {"Sum": Sum, "delta": Delta, "D": D, "outer": outer, "diag": diag, "ones": lambda length: Ones(length.dim)}
USAGE = {"Sum": "Sum(j, what is summed)", "delta": "delta(i, j)", "D": "D(what is differentiated, by which variable)",
         "outer": "outer(u, v)", "diag": "diag(v)", "ones": "ones(N)"}
ONE_ARGUMENT = ("diag", "ones")
ELSEWHERE = {"ln": "log", "sum": "Sum", "sqrt": "a power: (...) ** 0.5", "e": "exp(...)", "sig": "sigma", "sigmoid": "sigma",
             "Delta": "delta", "d": "D(what, variable)", "diff": "D(what, variable)"}  # what it is called in other places


class Reader:
    """Translates Python's syntax tree to the notation."""

    def __init__(self, names):
        self.names = names

    def read(self, tree):
        method = getattr(self, "read_" + type(tree).__name__, None)
        if method is None:
            raise UnreadableError(f"`{_words(tree)}` is not part of the notation")
        return method(tree)

    def expression(self, tree):
        result = self.read(tree)
        if isinstance(result, Expression):
            return result
        if isinstance(result, Index):
            raise UnreadableError(f"`{result}` is an index; it can stand in z[{result}], Sum({result}, ...) or delta, "
                                  "not on its own")
        raise UnreadableError(f"`{_words(tree)}` is a function; it needs an argument: {_words(tree)}(...)")

    def read_Name(self, tree):
        if tree.id in self.names:
            return self.names[tree.id]
        if tree.id in CALLS:
            raise UnreadableError(f"`{tree.id}` is not complete without its brackets: {tree.id}(...)")
        raise UnreadableError(f"`{tree.id[:40]}` has no meaning here" + self._suggestion(tree.id))

    def _suggestion(self, name):
        entry = self._entry(name)
        if entry:
            return f"; an entry is written {entry}"
        if name in ("max", "maximum") and "relu" in self.names:
            return "; the larger of z and 0 is relu(z)"
        if name in ELSEWHERE:
            return f"; here it is {ELSEWHERE[name]}"
        close = get_close_matches(name, sorted({*self.names, *CALLS}), n=1, cutoff=0.6) if len(name) > 2 else []
        return f"; did you mean {close[0]}?" if close else ""

    def _entry(self, name):
        """z_i or zi for z[i]: a symbol and an index of this line written as one name."""
        for cut in range(1, len(name)):
            symbol, index = name[:cut].rstrip("_"), name[cut:]
            if isinstance(self.names.get(index), Index) and getattr(self.names.get(symbol), "shape", ()):
                return f"{symbol}[{index}]"
        return None

    def read_Constant(self, tree):
        number = tree.value
        if isinstance(number, bool) or not isinstance(number, (int, float)):
            raise UnreadableError(f"`{str(number)[:20]}` is not a number")
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
        raise UnreadableError(f"`{_words(tree)}` is not an index")

    def read_Attribute(self, tree):
        if tree.attr != "T":
            raise UnreadableError(f"`.{tree.attr[:40]}` is not part of the notation; only T, the transpose, stands after a dot")
        return Transpose(self.expression(tree.value))

    def read_Call(self, tree):
        if isinstance(tree.func, ast.Attribute) and tree.func.attr in {*self.names, *CALLS, *ELSEWHERE}:
            raise UnreadableError(f"`{_words(tree.func)}` is NumPy's name; here it is "
                                  f"{ELSEWHERE.get(tree.func.attr, tree.func.attr)} alone")
        if not isinstance(tree.func, (ast.Name, ast.Attribute)):
            raise UnreadableError(f"behind `{_words(tree.func)}` a sign is missing; a product is written with *")
        if not isinstance(tree.func, ast.Name) or tree.keywords:
            raise UnreadableError(f"`{_words(tree)}` is not a call of this notation")
        name = tree.func.id
        if name not in CALLS:
            function = self.read(tree.func)
            if not isinstance(function, Function) or len(tree.args) != 1:
                raise UnreadableError(f"`{name}(...)` is written with brackets, but {name} is no function of one argument here; "
                                      "is a * missing?")
            return function(self.expression(tree.args[0]))
        wanted = 1 if name in ONE_ARGUMENT else 2
        if len(tree.args) != wanted:
            raise UnreadableError(f"`{name}` takes {wanted} argument{'s'[:wanted - 1]}: {USAGE[name]}; here "
                                  f"{'is' if len(tree.args) == 1 else 'are'} {len(tree.args)}")
        reader = self._with_fresh_letter(tree.args[0]) if name == "Sum" else self
        return CALLS[name](*(reader.argument(name, n, part) for n, part in enumerate(tree.args)))

    def _with_fresh_letter(self, tree):
        """A reader that knows a new letter as index of this sum, where only one axis can be meant."""
        dims = {item.dim for item in self.names.values() if isinstance(item, Index)}
        if isinstance(tree, ast.Name) and len(tree.id) == 1 and tree.id not in self.names and len(dims) == 1:
            return Reader(self.names | {tree.id: Index(tree.id, dims.pop())})
        return self

    def argument(self, name, position, tree):
        if name == "delta":
            return self.index(tree)
        if name == "Sum" and position == 0:
            return tuple(map(self.index, tree.elts)) if isinstance(tree, ast.Tuple) else self.index(tree)
        found = self.expression(tree)
        if name == "ones" and not isinstance(found, Size):
            raise UnreadableError("`ones(...)` takes the name of an axis")
        return found


def _words(tree):
    """A part of the line as it would be typed, cut where it is long."""
    return ast.unparse(tree)[:40]
