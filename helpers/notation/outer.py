"""Matrices made of vectors: the outer product and the diagonal."""

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
from .matrices import raised


@node
class Outer(Expression):
    """The outer product u v^T of two vectors: a matrix with entries u_i v_j."""

    left: Expression
    right: Expression
    level = MUL
    text_level = ATOM
    joins_matrices = True

    def __post_init__(self):
        if len(self.left.shape) != 1 or len(self.right.shape) != 1:
            raise NotationError(f"`outer(u, v)` takes two vectors; here are {shape_text(self.left.shape)} and "
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
        left = self.left._latex(style)
        left = bracket(left) if self.left.level < POW or self.left.open_right else left
        return rf"{left} \, {raised(self.right, style)}"

    def value(self, env):
        left, right = (axes(e, e.value(env), self.free, 1) for e in (self.left, self.right))
        return left[..., :, None] * right[..., None, :]


@node
class Diag(Expression):
    """The diagonal matrix with a vector on its diagonal."""

    operand: Expression

    def __post_init__(self):
        if len(self.operand.shape) != 1:
            raise NotationError(f"`diag` takes a vector; `{self.operand.text()}` has shape {shape_text(self.operand.shape)}")

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
