"""Two operands of one shape; sums, differences and the minus sign, and the brackets they need."""

from .core import (
    ADD,
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
            raise NotationError(f"`{self.left.text()}` has shape {shape_text(left)} and `{self.right.text()}` has "
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
