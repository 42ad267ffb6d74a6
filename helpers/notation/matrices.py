"""Matrix forms: product and transpose. A vector is shown as a column, x; its row is x^T."""

import numpy as np

from .core import (
    ATOM,
    MUL,
    POW,
    Expression,
    NotationError,
    axes,
    bracket,
    cached_property,
    holds_script,
    node,
    shape_text,
    union,
)


@node
class MatMul(Expression):
    """The matrix product. Two vectors give their inner product, u^T v.

    A vector before a matrix is a row there, x^T W, and what comes out is a vector again, a column: (x^T W)^T. Only where
    it goes on as a row, as in x^T W V, is nothing turned back.
    """

    left: Expression
    right: Expression
    text_level = MUL
    joins_matrices = True

    def __post_init__(self):
        a, b = self.left.shape, self.right.shape
        if not a or not b or len(a) > 2 or len(b) > 2:
            raise NotationError(f"`@` multiplies vectors and matrices; here are {shape_text(a)} and {shape_text(b)}; use *")
        if a[-1] != b[0]:
            raise NotationError(f"`{self.left.text()}` has shape {shape_text(a)} and `{self.right.text()}` has "
                                f"{shape_text(b)}: {a[-1]} and {b[0]} do not meet")

    @cached_property
    def free(self):
        return union(self.left.free, self.right.free)

    @property
    def shape(self):
        return self.left.shape[:-1] + self.right.shape[1:]

    def text(self):
        left, right = self.left.text(), self.right.text()
        left = f"({left})" if self.left.text_level < MUL or _entrywise(self.left) else left
        return f"{left} @ {f'({right})' if self.right.text_level <= MUL else right}"

    @property
    def is_row(self):
        return len(self.left.shape) == 1 and len(self.right.shape) == 2

    @property
    def level(self):
        return POW if self.is_row else MUL

    @property
    def open_right(self):
        return not self.is_row and self.right.level > MUL and self.right.open_right

    def _latex(self, style):
        return rf"{bracket(self.product(style))}^{{\top}}" if self.is_row else self.product(style)

    def product(self, style):
        """The two factors side by side."""
        left, right = self.left._latex(style), self.right._latex(style)
        if len(self.left.shape) == 1:
            left = raised(self.left, style)
        elif self.left.level < MUL or _entrywise(self.left) or self.left.open_right:
            left = bracket(left)
        return rf"{left} \, {bracket(right) if self.right.level <= MUL else right}"

    def value(self, env):
        left = axes(self.left, self.left.value(env), self.free, len(self.left.shape))
        right = axes(self.right, self.right.value(env), self.free, len(self.right.shape))
        row, column = len(self.left.shape) == 1, len(self.right.shape) == 1
        product = (left[..., None, :] if row else left) @ (right[..., None] if column else right)
        product = product[..., 0] if column else product
        return np.squeeze(product, axis=1 + len(self.free)) if row else product


def _entrywise(expr):
    """A product of another kind than @: it keeps its brackets inside one."""
    return expr.level == MUL and not getattr(expr, "joins_matrices", False)


def raised(expr, style):
    """LaTeX of ``expr`` with a transpose sign; what would be turned twice is not turned at all."""
    if isinstance(expr, MatMul) and expr.is_row:
        return expr.product(style)
    latex = expr._latex(style)
    keep = expr.level == ATOM and not holds_script(latex, "^")
    return (latex if keep else bracket(latex)) + r"^{\top}"


@node
class Transpose(Expression):
    operand: Expression
    level = POW

    def __post_init__(self):
        if len(self.operand.shape) != 2:
            raise NotationError(f"only a matrix is transposed; `{self.operand.text()}` has shape "
                                f"{shape_text(self.operand.shape)}. For a vector times a row write `outer(u, v)`")

    @property
    def free(self):
        return self.operand.free

    @property
    def shape(self):
        return self.operand.shape[::-1]

    def text(self):
        inner = self.operand.text()
        return f"{inner if self.operand.text_level == ATOM else f'({inner})'}.T"

    def _latex(self, style):
        return raised(self.operand, style)

    def value(self, env):
        return np.swapaxes(self.operand.value(env), -1, -2)
