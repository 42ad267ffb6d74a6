"""What formulas are made of: numbers, tensors, named intermediate results, entries, Kronecker's delta."""

import numpy as np

from ..palette import SYMBOL_COLOURS
from .core import (
    ATOM,
    Expression,
    Index,
    NotationError,
    bracket,
    cached_property,
    node,
    shape_text,
    union,
)

SHORTEST_AXIS = 3  # the least length an axis is drawn with
GREEK = {"alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "kappa", "lambda", "mu", "sigma", "tau", "phi", "omega"}


def symbol_latex(name, given, shape, style):
    """A symbol in its colour, with its shape below where that is asked for."""
    body = given or (f"\\{name}" if name in GREEK else name)
    if style.colour and name in SYMBOL_COLOURS:
        body = rf"{{\color{{{SYMBOL_COLOURS[name]}}}{{{body}}}}}"
    if style.shapes and shape:
        axes = r" \times ".join(shape)
        body = rf"{{\underset{{\scriptscriptstyle {axes}}}{{{body}}}}}"
    return body


@node
class Number(Expression):
    """A constant, not negative: a minus sign is a node of its own."""

    number: float

    def text(self):
        return f"{self.number:g}" if self.number == float(f"{self.number:g}") else repr(float(self.number))

    def _latex(self, style):
        mantissa, _, exponent = self.text().partition("e")
        return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa

    def value(self, env):
        return np.full(env.batch, float(self.number))


@node
class Tensor(Expression):
    """A variable with named axes: ``Tensor("X", ("N", "D"))``; no axes for a number.

    ``kind`` says how it is drawn: "real" (normal), "positive", "probability" (rows that sum to 1) or "one-hot".
    """

    name: str
    shape: tuple[str, ...] = ()
    kind: str = "real"
    symbol: str = ""

    def text(self):
        return self.name

    def _latex(self, style):
        return symbol_latex(self.name, self.symbol, self.shape, style)

    def value(self, env):
        return env.draw(self)


@node
class Named(Expression):
    """A result with a name of its own, such as yhat for softmax(z). Shown by its name, evaluated by its definition.

    A derivative with respect to it moves it alone, and lets everything computed from it follow.
    """

    name: str
    definition: Expression
    symbol: str = ""

    def __post_init__(self):
        if self.definition.free:
            raise NotationError(f"{self.name} is defined by a line with free indices; write a whole tensor")

    @property
    def shape(self):
        return self.definition.shape

    def text(self):
        return self.name

    def _latex(self, style):
        return symbol_latex(self.name, self.symbol, self.shape, style)

    def value(self, env):
        return env.named(self)


@node
class Ones(Expression):
    """The vector of ones over an axis."""

    dim: str

    @property
    def shape(self):
        return (self.dim,)

    def text(self):
        return f"ones({self.dim})"

    def _latex(self, style):
        return rf"\mathbf{{1}}_{{{self.dim}}}"

    def value(self, env):
        return np.ones((env.batch, env.size(self.dim)))


@node
class Size(Expression):
    """The length of an axis as a number: the N of 1/N."""

    dim: str

    def text(self):
        return self.dim

    def _latex(self, style):
        return self.dim

    def value(self, env):
        return np.full(env.batch, float(env.size(self.dim)))


@node
class Delta(Expression):
    """Kronecker's delta: 1 where both indices are the same, else 0. The second may be a fixed entry: delta(i, 1)."""

    left: Index
    right: Index | int

    def __post_init__(self):
        if not isinstance(self.left, Index):
            raise NotationError("delta(i, j) takes an index first")
        if isinstance(self.right, int):
            check_fixed(self.right)
        elif self.left.dim != self.right.dim:
            raise NotationError(f"delta({self.left}, {self.right}): {self.left} runs over {self.left.dim}, "
                                f"{self.right} over {self.right.dim}")

    @property
    def free(self):
        return union((self.left,), (self.right,) if isinstance(self.right, Index) else ())

    def text(self):
        return f"delta({self.left}, {self.right})"

    def _latex(self, style):
        return rf"\delta_{{{self.left} {self.right}}}"

    def value(self, env):
        n = env.size(self.left.dim)
        if isinstance(self.right, int):
            one = np.eye(n)[self.right]
        else:  # both axes stand in order of name, and the identity is the same either way
            one = np.ones(n) if self.left == self.right else np.eye(n)
        return np.broadcast_to(one, (env.batch, *one.shape))


def check_fixed(entry):
    """A fixed entry must exist in every draw, whatever the axis's length."""
    if not 0 <= entry < SHORTEST_AXIS:
        raise NotationError(f"as a fixed entry only 0 to {SHORTEST_AXIS - 1} can be written: an axis may be that short")


@node
class Indexed(Expression):
    """Entries of a tensor: ``X[n, i]``; an integer counts from 0; fewer indices than axes leave the last axes."""

    base: Expression
    indices: tuple

    def __post_init__(self):
        if len(self.indices) > len(self.base.shape):
            raise NotationError(f"{self.base.text()} has shape {shape_text(self.base.shape)} and cannot take "
                                f"{len(self.indices)} {'index' if len(self.indices) == 1 else 'indices'}")
        for index, dim in zip(self.indices, self.base.shape, strict=False):
            if isinstance(index, bool) or not isinstance(index, (Index, int)):
                raise NotationError(f"{self.base.text()}[...] takes indices such as i or 0")
            if isinstance(index, Index) and index.dim != dim:
                raise NotationError(f"{index} runs over {index.dim}, but that axis of {self.base.text()} is {dim}")
            if isinstance(index, int):
                check_fixed(index)

    @cached_property
    def free(self):
        return union(self.base.free, [i for i in self.indices if isinstance(i, Index)])

    @cached_property
    def shape(self):
        return self.base.shape[len(self.indices):]

    def text(self):
        base = self.base.text()
        return f"{base if self.base.level == ATOM else f'({base})'}[{', '.join(map(str, self.indices))}]"

    def _latex(self, style):
        base = self.base._latex(style)
        keep = self.base.level == ATOM and not self.base.open_right
        return rf"{base if keep else bracket(base)}_{{{' '.join(map(str, self.indices))}}}"

    def value(self, env):
        return take(self.base.value(env), self.base.free, self.indices, self.free)


def take(array, free, indices, out):
    """Name the axes after ``free`` by ``indices``; a name that is there already picks the diagonal."""
    label = {index: n + 1 for n, index in enumerate(out)}
    start = 1 + len(free)
    fixed = [slice(None)] * start + [i if isinstance(i, int) else slice(None) for i in indices]
    array = array[tuple(fixed)]
    named = [label[i] for i in indices if isinstance(i, Index)]
    rest = list(range(30, 30 + array.ndim - start - len(named)))
    return np.einsum(array, [0, *(label[i] for i in free), *named, *rest], [0, *range(1, len(out) + 1), *rest])
