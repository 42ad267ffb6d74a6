"""The sum over an index."""

from .core import ATOM, MUL, NEG, Expression, Index, NotationError, as_expression, bracket, cached_property, node


@node
class Summation(Expression):
    """Sum of ``body`` over one index, which is bound by it: it may stand free elsewhere in the line."""

    index: Index
    body: Expression
    level = MUL
    text_level = ATOM
    open_right = True

    @cached_property
    def free(self):
        return tuple(i for i in self.body.free if i != self.index)

    @property
    def shape(self):
        return self.body.shape

    def text(self):
        return f"Sum({self.index}, {self.body.text()})"

    def _latex(self, style):
        body = self.body._latex(style)
        return rf"\sum_{{{self.index}}} {bracket(body) if self.body.level <= NEG else body}"

    def value(self, env):
        body = self.body.value(env)
        if self.index not in self.body.free:
            return body * env.size(self.index.dim)
        return body.sum(axis=1 + self.body.free.index(self.index))


def Sum(index, body):
    """Sum over an index, or over several: ``Sum((i, j), ...)``."""
    indices = index if isinstance(index, tuple) else (index,)
    if not indices or not all(isinstance(i, Index) for i in indices):
        raise NotationError("`Sum(j, ...)` takes an index first, then what is summed")
    body = as_expression(body)
    for one in reversed(indices):
        body = Summation(one, body)
    return body
