"""Matrix forms: product, transpose, outer product and diagonal. A vector is written as a column, x; its row is x^T."""

import numpy as np

from .core import (
    ATOM,
    MUL,
    POW,
    Expression,
    NotationError,
    as_expression,
    axes,
    bracket,
    cached_property,
    node,
    shape_text,
    union,
)


@node
class MatMul(Expression):
    """The matrix product. Two vectors give their inner product, u^T v; a vector before a matrix is a row, x^T W."""

    left: Expression
    right: Expression
    level = MUL

    def __post_init__(self):
        a, b = self.left.shape, self.right.shape
        if not a or not b or len(a) > 2 or len(b) > 2:
            raise NotationError(f"@ multiplies vectors and matrices; here are {shape_text(a)} and {shape_text(b)}; use *")
        if a[-1] != b[0]:
            raise NotationError(f"{self.left.text()} has shape {shape_text(a)} and {self.right.text()} has "
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

    def _latex(self, style):
        left, right = self.left._latex(style), self.right._latex(style)
        if self.left.level < MUL or _entrywise(self.left) or self.left.open_right:
            left = bracket(left)
        if len(self.left.shape) == 1:
            left = _raise(self.left, left)
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
    return expr.level == MUL and not isinstance(expr, (MatMul, Outer))


def _raise(expr, latex):
    """``latex`` of ``expr`` with a transpose sign."""
    bracketed = latex.startswith(r"\left(")
    return (latex if bracketed or (expr.level == ATOM and "^" not in latex) else bracket(latex)) + r"^{\top}"


@node
class Transpose(Expression):
    operand: Expression
    level = POW

    def __post_init__(self):
        if len(self.operand.shape) != 2:
            raise NotationError(f"only a matrix is transposed; {self.operand.text()} has shape "
                                f"{shape_text(self.operand.shape)}. For a vector times a row write outer(u, v)")

    @property
    def free(self):
        return self.operand.free

    @property
    def shape(self):
        return self.operand.shape[::-1]

    def text(self):
        inner = self.operand.text()
        return f"{inner if self.operand.level == ATOM else f'({inner})'}.T"

    def _latex(self, style):
        return _raise(self.operand, self.operand._latex(style))

    def value(self, env):
        return np.swapaxes(self.operand.value(env), -1, -2)


@node
class Outer(Expression):
    """The outer product u v^T of two vectors: a matrix with entries u_i v_j."""

    left: Expression
    right: Expression
    level = MUL
    text_level = ATOM

    def __post_init__(self):
        if len(self.left.shape) != 1 or len(self.right.shape) != 1:
            raise NotationError(f"outer(u, v) takes two vectors; here are {shape_text(self.left.shape)} and "
                                f"{shape_text(self.right.shape)}")

    @cached_property
    def free(self):
        return union(self.left.free, self.right.free)

    @property
    def shape(self):
        return self.left.shape + self.right.shape

    def text(self):
        return f"outer({self.left.text()}, {self.right.text()})"

    def _latex(self, style):
        left, right = self.left._latex(style), self.right._latex(style)
        return rf"{bracket(left) if self.left.level < POW else left} \, {_raise(self.right, right)}"

    def value(self, env):
        left, right = (axes(e, e.value(env), self.free, 1) for e in (self.left, self.right))
        return left[..., :, None] * right[..., None, :]


@node
class Diag(Expression):
    """The diagonal matrix with a vector on its diagonal."""

    operand: Expression

    def __post_init__(self):
        if len(self.operand.shape) != 1:
            raise NotationError(f"diag takes a vector; {self.operand.text()} has shape {shape_text(self.operand.shape)}")

    @property
    def free(self):
        return self.operand.free

    @property
    def shape(self):
        return self.operand.shape * 2

    def text(self):
        return f"diag({self.operand.text()})"

    def _latex(self, style):
        return r"\mathrm{diag}" + bracket(self.operand._latex(style))

    def value(self, env):
        vector = self.operand.value(env)
        return vector[..., None] * np.eye(vector.shape[-1])


def outer(u, v):
    return Outer(as_expression(u), as_expression(v))


def diag(v):
    return Diag(as_expression(v))
