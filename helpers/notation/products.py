"""Products, fractions and powers, and the brackets they need."""

import numpy as np

from .arithmetic import Binary, Neg
from .core import ADD, ATOM, MUL, NEG, POW, Expression, bracket, holds_script, node
from .symbols import Number


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
        first = self.left.operand if isinstance(self.left, Neg) else self.left
        kept = first.level > MUL or isinstance(first, Div) or getattr(first, "hadamard", False)
        mixed = self.hadamard and not kept  # another product before a circle
        if self.left.level == ADD or self.left.open_right or mixed:
            left = bracket(left)
        product = self.right.level == MUL and not isinstance(self.right, Div)
        inner = self.left.shape and getattr(self.right, "joins_matrices", False)  # A (u^T v): not (A u^T) v
        if self.right.level <= NEG or (product and (isinstance(self.right, Mul) or self.hadamard or inner)):
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
        keep = self.left.level == ATOM and not self.left.open_right and not holds_script(base, "^")
        return rf"{base if keep else bracket(base)}^{{{self.right._latex(style)}}}"

    def value(self, env):
        base, exponent = self.operands(env)
        whole = np.all(exponent.real == np.round(exponent.real)) and not np.iscomplexobj(exponent)
        if whole:
            return base ** exponent
        return np.where(base.real > 0, base, np.nan) ** exponent
