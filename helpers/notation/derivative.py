"""The derivative operator D, evaluated exactly by complex steps.

For a real-analytic f, Im f(x + i h) / h is f'(x) with an error of order h². With h = 1e-20 nothing is subtracted and
nothing is lost: the result is exact to rounding, unlike any finite difference (lesson 05).
"""

import numpy as np

from .core import ATOM, POW, Expression, NotationError, as_expression, bracket, cached_property, node, union
from .entries import Indexed, take
from .symbols import Named, Tensor

STEP = 1e-20


@node
class Derivative(Expression):
    """D(body, variable) or D(body, variable[indices]): shape of the body, then the variable's unindexed axes."""

    body: Expression
    variable: Expression
    indices: tuple
    level = POW  # a fraction, which takes no power and no index without brackets
    text_level = ATOM

    def __post_init__(self):
        if any(isinstance(n, Derivative) for n in self.body.walk()):
            raise NotationError("a derivative of a derivative is not evaluated here; work out the inner one first")
        if self.indices:
            Indexed(self.variable, self.indices)  # refuses indices that do not fit the variable

    @cached_property
    def free(self):
        return union(self.body.free, Indexed(self.variable, self.indices).free if self.indices else ())

    @cached_property
    def shape(self):
        return self.body.shape + self.variable.shape[len(self.indices):]

    @property
    def open_right(self):
        """d/dx reaches over every factor that follows, so brackets go round it there; dy/dx is closed."""
        return not self._is_fraction

    @property
    def _is_fraction(self):
        body = self.body.base if isinstance(self.body, Indexed) else self.body
        return isinstance(body, (Tensor, Named))

    @property
    def _target(self):
        return Indexed(self.variable, self.indices) if self.indices else self.variable

    def text(self):
        return f"D({self.body.text()}, {self._target.text()})"

    def _latex(self, style):
        single = not self.variable.shape and len(_independent(self.body)) <= 1
        d, below = "d" if single else r"\partial", self._target._latex(style)
        below = rf"{d} {below}"
        body = self.body._latex(style)
        if self._is_fraction:
            return rf"\frac{{{d} {body}}}{{{below}}}"
        return rf"\frac{{{d}}}{{{below}}} " + (rf"\, {body}" if self.body.level == ATOM else bracket(body))

    def value(self, env):
        if env.stepping:
            raise NotationError("a derivative of a derivative is not evaluated here; work out the inner one first")
        stepped, lengths = env.step(self.variable, STEP)
        raw = np.broadcast_to(np.imag(self.body.value(stepped)) / STEP, self._body_shape(stepped))
        # Axes now: draws times entries, the body's free indices, the body's shape. Bring the entries to the end.
        raw = np.moveaxis(raw.reshape(env.batch, -1, *raw.shape[1:]), 1, -1)
        raw = raw.reshape(*raw.shape[:-1], *lengths)
        # Then the variable's indexed axes come before the body's shape, next to the indices that name them.
        b, s, k = 1 + len(self.body.free), len(self.body.shape), len(self.indices)
        raw = np.moveaxis(raw, range(b, b + s), range(b + k, b + k + s))
        return take(raw, self.body.free, self.indices, self.free)

    def _body_shape(self, env):
        return (env.batch, *(env.size(i.dim) for i in self.body.free), *(env.size(d) for d in self.body.shape))


def _independent(expr):
    """Names of the variables a line depends on."""
    return {n.name for n in expr.walk() if isinstance(n, Tensor)}


def D(body, variable):
    """The derivative of ``body`` with respect to a variable or its entries: ``D(exp(z[i]), z[j])``.

    A whole tensor as variable gives a gradient of its shape, or the Jacobian (outputs, inputs). Variables are tensors
    and named results; raises NotationError for anything else.
    """
    indices = ()
    if isinstance(variable, Indexed):
        variable, indices = variable.base, variable.indices
    if not isinstance(variable, (Tensor, Named)):
        raise NotationError("`D(what, variable)`: the variable is a symbol such as z or an entry such as z[i]")
    return Derivative(as_expression(body), variable, indices)
