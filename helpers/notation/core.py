"""The base of every expression: axes, operators, and the four things each node does.

An expression knows its *free indices* (the i of x_i), its *shape* (named axes, such as ("N", "D")), how to typeset
itself and how to evaluate itself. Nothing simplifies: what the author writes is what is shown.
"""

from dataclasses import dataclass
from functools import cached_property
from math import isfinite
from numbers import Real

from .typeset import ADD, ATOM, MUL, NEG, POW, Style, bracket, holds_script, shape_text, subscript


class NotationError(ValueError):
    """A line that has no meaning: shapes that do not fit, an index too many. The message is for the learner."""


@dataclass(frozen=True, order=True)
class Index:
    """An index such as i, running over one named axis such as "C"."""

    name: str
    dim: str

    def __str__(self):
        return self.name


class Expression:
    """A node of a formula. Subclasses are frozen dataclasses and define ``_latex``, ``text`` and ``value``.

    ``value(env)`` has one axis for the draws, then one for each free index in order of name, then the shape's axes.
    """

    level = ATOM
    free: tuple[Index, ...] = ()
    shape: tuple[str, ...] = ()
    __array_ufunc__ = None  # a NumPy number on the left leaves the operation to this class
    __iter__ = None  # z[0], z[1], ... has no end here

    @property
    def children(self) -> tuple["Expression", ...]:
        return tuple(v for v in self.__dict__.values() if isinstance(v, Expression))

    @property
    def text_level(self) -> int:
        """The same in Python notation, where what looks like a call needs no brackets."""
        return self.level

    @property
    def open_right(self) -> bool:
        """True when what is written to the right would be read as part of this node, as after a sum sign."""
        return False

    def latex(self, shapes: bool = False, colour: bool = True) -> str:
        """LaTeX of this expression; with ``shapes`` the shape stands under every symbol."""
        return self._latex(Style(shapes, colour))

    def walk(self):
        """This node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def __repr__(self):
        return self.text()

    def _repr_latex_(self):
        return f"$\\displaystyle {self.latex()}$"

    def __add__(self, other): return make("Add", self, other)
    def __radd__(self, other): return make("Add", other, self)
    def __sub__(self, other): return make("Sub", self, other)
    def __rsub__(self, other): return make("Sub", other, self)
    def __mul__(self, other): return make("Mul", self, other)
    def __rmul__(self, other): return make("Mul", other, self)
    def __truediv__(self, other): return make("Div", self, other)
    def __rtruediv__(self, other): return make("Div", other, self)
    def __pow__(self, other): return make("Pow", self, other)
    def __rpow__(self, other): return make("Pow", other, self)
    def __matmul__(self, other): return make("MatMul", self, other)
    def __rmatmul__(self, other): return make("MatMul", other, self)
    def __neg__(self): return make("Neg", self)

    def __getitem__(self, indices):
        return NODES["Indexed"](self, indices if isinstance(indices, tuple) else (indices,))

    @property
    def T(self):
        return make("Transpose", self)


NODES: dict[str, type] = {}  # filled by the modules that define the nodes, so that operators can build them


def node(cls):
    """Register a node class under its name and make it a frozen dataclass."""
    cls = dataclass(frozen=True, repr=False)(cls)
    NODES[cls.__name__] = cls
    return cls


def make(name, *parts):
    return NODES[name](*map(as_expression, parts))


def as_expression(x) -> Expression:
    """A number becomes a Number node; anything else that is no expression is refused."""
    if isinstance(x, Expression):
        return x
    if isinstance(x, Real) and not isinstance(x, bool):
        if not isfinite(x):
            raise NotationError(f"{x} is not a number that a line can hold")
        x = x if isinstance(x, int) else float(x)
        return NODES["Number"](x) if x >= 0 else NODES["Neg"](NODES["Number"](-x))
    raise TypeError(f"expected an expression or a number, got {type(x).__name__}")


def union(*groups) -> tuple[Index, ...]:
    """Free indices of several expressions together, in order of name."""
    found = {index.name: index for group in groups for index in group}
    for index in (i for group in groups for i in group):
        if found[index.name] != index:
            raise NotationError(f"the index {index.name} runs over {index.dim} in one place and over {found[index.name].dim} "
                                "in another")
    return tuple(found[name] for name in sorted(found))


def axes(expr: Expression, array, free, ndim):
    """View ``array`` (the value of ``expr``) with length-1 axes where it lacks an index of ``free`` or shape axes."""
    have = {index: n for index, n in zip(expr.free, array.shape[1:], strict=False)}
    lead = [have.get(index, 1) for index in free]
    tail = array.shape[1 + len(expr.free):]
    return array.reshape(array.shape[0], *lead, *([1] * (ndim - len(tail))), *tail)


__all__ = ["ADD", "ATOM", "MUL", "NEG", "POW", "Expression", "Index", "NotationError", "Style", "as_expression", "axes",
           "bracket", "cached_property", "holds_script", "node", "shape_text", "subscript", "union"]
