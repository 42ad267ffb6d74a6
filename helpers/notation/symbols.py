"""What formulas are made of: numbers, tensors, named intermediate results, ones, lengths of axes."""

import numpy as np

from ..palette import colour_of
from .core import Expression, NotationError, holds_script, node

KINDS = ("real", "positive", "fraction", "probability", "one-hot")
GREEK = {"alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "kappa", "lambda", "mu", "sigma", "tau", "phi", "omega"}


def numbered(name):
    """A name as it is typeset: Greek letters by their sign, the number of a layer below: W1 as W_1."""
    letter = name.rstrip("0123456789")
    body = f"\\{letter}" if letter in GREEK else letter
    return body if letter == name else f"{body}_{name[len(letter):]}"


def coloured(name, body, style):
    """The body of a symbol in the colour of its name, if it has one and colour is asked for."""
    return rf"{{\color{{{colour_of(name)}}}{{{body}}}}}" if style.colour and colour_of(name) else body


def under_its_number(symbol, style):
    """A symbol such as W^{(1)} as it stands before an index: open, so that the index comes below the number; or None."""
    at = symbol.sign.find("^{(")
    if at < 0 or (style.shapes and symbol.shape):
        return None
    return coloured(symbol.name, symbol.sign[:at], style) + symbol.sign[at:]


def symbol_latex(name, body, shape, style):
    """A symbol in its colour, with its shape below where that is asked for."""
    if style.colour and colour_of(name):
        body = coloured(name, body, style)
    elif holds_script(body, "^"):
        body = rf"{{{body}}}"  # so that an index or a transpose sign stands on the whole symbol
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

    ``kind`` says how it is drawn: "real" (normal), "positive", "fraction" (between 0 and 1), "probability" (rows
    that sum to 1) or "one-hot".
    """

    name: str
    shape: tuple[str, ...] = ()
    kind: str = "real"
    symbol: str = ""

    def __post_init__(self):
        if not isinstance(self.shape, tuple) or not all(isinstance(dim, str) for dim in self.shape):
            raise TypeError(f"the shape of {self.name} is a tuple of names of axes such as ('N', 'D'), not {self.shape!r}")
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind of tensor {self.kind!r}; known: {', '.join(KINDS)}")
        if self.kind in KINDS[3:] and not self.shape:
            raise ValueError(f"{self.name} has no axis over which it could be of kind {self.kind}")

    @property
    def sign(self):
        """Its LaTeX without colour and shape."""
        return self.symbol or numbered(self.name)

    @property
    def has_number_below(self):
        """W_1 needs brackets before an index is written beside the 1."""
        return "_" in self.sign

    def text(self):
        return self.name

    def _latex(self, style):
        return symbol_latex(self.name, self.sign, self.shape, style)

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
        if not isinstance(self.definition, Expression):
            raise TypeError(f"`{self.name}` is defined by an expression, not by {type(self.definition).__name__}")
        if self.definition.free:
            raise NotationError(f"`{self.name}` is defined by a line with free indices; write a whole tensor")

    @property
    def shape(self):
        return self.definition.shape

    sign, has_number_below = Tensor.sign, Tensor.has_number_below

    def text(self):
        return self.name

    def _latex(self, style):
        return symbol_latex(self.name, self.sign, self.shape, style)

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
