"""Sums, differences, products, fractions and powers, and the brackets they need."""

import numpy as np

from .core import (
    ADD,
    ATOM,
    MUL,
    NEG,
    POW,
    Expression,
    NotationError,
    axes,
    bracket,
    cached_property,
    node,
    shape_text,
    union,
)
from .symbols import Number


class Binary(Expression):
    """Two operands of one shape; a number (shape ()) goes with anything."""

    def __post_init__(self):
        self.free, self.shape  # noqa: B018 - computed now, so that what does not fit is refused where it is written

    @cached_property
    def free(self):
        return union(self.left.free, self.right.free)

    @cached_property
    def shape(self):
        left, right = self.left.shape, self.right.shape
        if left and right and left != right:
            raise NotationError(f"{self.left.text()} has shape {shape_text(left)} and {self.right.text()} has "
                                f"{shape_text(right)}: they cannot be {self.verb}")
        return left or right

    def operands(self, env):
        ndim = len(self.shape)
        return (axes(self.left, self.left.value(env), self.free, ndim),
                axes(self.right, self.right.value(env), self.free, ndim))

    def text(self):
        left, right = self.left.text(), self.right.text()
        # In Python a leading minus belongs to the first factor alone, so it needs no brackets in front of * and /.
        left = f"({left})" if self.left.text_level < self.text_level and not isinstance(self.left, Neg) else left
        right = f"({right})" if self.right.text_level <= max(self.text_level, NEG) else right
        return f"{left} {self.sign} {right}"


class Additive(Binary):
    level = ADD

    @property
    def open_right(self):
        return self.right.open_right

    def _latex(self, style):
        right = self.right._latex(style)
        return f"{self.left._latex(style)} {self.sign} {bracket(right) if self.right.level <= NEG else right}"


@node
class Add(Additive):
    left: Expression
    right: Expression
    sign, verb = "+", "added"

    def value(self, env):
        left, right = self.operands(env)
        return left + right


@node
class Sub(Additive):
    left: Expression
    right: Expression
    sign, verb = "-", "subtracted"

    def value(self, env):
        left, right = self.operands(env)
        return left - right


@node
class Neg(Expression):
    operand: Expression
    level = NEG

    @property
    def free(self):
        return self.operand.free

    @property
    def shape(self):
        return self.operand.shape

    @property
    def open_right(self):
        return self.operand.open_right

    def text(self):
        inner = self.operand.text()
        return f"-({inner})" if self.operand.text_level < POW else f"-{inner}"

    def _latex(self, style):
        inner = self.operand._latex(style)
        return f"-{bracket(inner) if self.operand.level <= NEG else inner}"

    def value(self, env):
        return -self.operand.value(env)


@node
class Mul(Binary):
    """The product of numbers, a multiple, or (two tensors of one shape) the Hadamard product, shown as a circle."""

    left: Expression
    right: Expression
    sign, verb = "*", "multiplied entry by entry"

    @property
    def hadamard(self):
        return bool(self.left.shape and self.right.shape)

    @property
    def level(self):
        return NEG if self.left.level == NEG else MUL

    @property
    def text_level(self):
        return MUL

    @property
    def open_right(self):
        return self.right.open_right

    def _latex(self, style):
        left, right = self.left._latex(style), self.right._latex(style)
        mixed = self.hadamard and self.left.level == MUL and not getattr(self.left, "hadamard", False)
        if self.left.level == ADD or self.left.open_right or mixed:
            left = bracket(left)
        if self.right.level <= NEG or (self.right.level == MUL and (isinstance(self.right, Mul) or self.hadamard)):
            right = bracket(right)
        if self.hadamard:
            return rf"{left} \circ {right}"
        # A dot where two signs would run into one: before a bracket (it would read as a function) or a digit.
        dot = right.startswith(r"\left(") or right[0].isdigit() or isinstance(self.right, Number)
        return rf"{left} \cdot {right}" if dot else rf"{left} \, {right}"

    def value(self, env):
        left, right = self.operands(env)
        return left * right


@node
class Div(Binary):
    left: Expression
    right: Expression
    sign, verb = "/", "divided entry by entry"
    level = MUL

    def _latex(self, style):
        return rf"\frac{{{self.left._latex(style)}}}{{{self.right._latex(style)}}}"

    def value(self, env):
        left, right = self.operands(env)
        return left / right


@node
class Pow(Binary):
    left: Expression
    right: Expression
    sign, verb = "**", "raised to one another"
    level = POW

    def text(self):
        left, right = self.left.text(), self.right.text()
        left = left if self.left.text_level == ATOM else f"({left})"
        return f"{left} ** {right if self.right.text_level == ATOM else f'({right})'}"

    def _latex(self, style):
        base = self.left._latex(style)
        keep = self.left.level == ATOM and not self.left.open_right and "^" not in base.split("(")[0]
        return rf"{base if keep else bracket(base)}^{{{self.right._latex(style)}}}"

    def value(self, env):
        base, exponent = self.operands(env)
        whole = np.all(exponent.real == np.round(exponent.real)) and not np.iscomplexobj(exponent)
        if whole:
            return base ** exponent
        return np.where(base.real > 0, base, np.nan) ** exponent
