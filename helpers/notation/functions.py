"""Elementwise functions, their derivatives, and softmax: for real values and for complex steps alike.

Each rule is analytic where the function is, so that a step of i·h carries the exact derivative. Kinks are decided by
the real part, with relu'(0) = 0.
"""

from dataclasses import dataclass
from zlib import crc32

import numpy as np

from .core import Expression, NotationError, as_expression, bracket, node


def _sigma(x):
    return 1 / (1 + np.exp(-x))


def _softmax(x):
    e = np.exp(x - x.real.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def _log(x):
    return np.log(np.where(x.real > 0, x, np.nan))


def _relu(x):
    return np.where(x.real > 0, x, 0)


# Stand-ins for an unnamed smooth f, with f': the draws take them in turn, each stretched and moved (see ``stand_in``).
UNNAMED = (
    (np.sin, np.cos),
    (np.tanh, lambda x: 1 - np.tanh(x) ** 2),
    (lambda x: x * _sigma(x), lambda x: _sigma(x) + x * _sigma(x) * (1 - _sigma(x))),
)

NAMED_RULES = {
    "exp": np.exp, "log": _log, "sigma": _sigma, "tanh": np.tanh, "relu": _relu, "softmax": _softmax,
    "sigma'": lambda x: _sigma(x) * (1 - _sigma(x)),
    "tanh'": lambda x: 1 - np.tanh(x) ** 2,
    "relu'": lambda x: np.where(x.real > 0, 1.0, 0.0),
    "sign": lambda x: np.sign(x.real),
}


def stand_in(name, turn):
    """The function and the derivative that an unnamed f is in one turn of the draws; another name is another function."""
    stretch, move = np.random.default_rng([turn, crc32(name.encode())]).uniform(0.5, 1.5, size=2)
    f, f_prime = UNNAMED[turn % len(UNNAMED)]
    return (lambda x: f(stretch * x + move)), (lambda x: stretch * f_prime(stretch * x + move))


LATEX = {"log": r"\log", "sigma": r"\sigma", "sigma'": r"\sigma'", "tanh": r"\tanh", "tanh'": r"\tanh'",
         "relu": r"\mathrm{relu}", "relu'": r"\mathrm{relu}'", "softmax": r"\mathrm{softmax}",
         "sign": r"\mathrm{sign}"}


@dataclass(frozen=True)
class Function:
    """A function that can be written in a line: ``sigma(z)``. An unnamed one (f) stands for any smooth function."""

    name: str
    unnamed: bool = False

    def __call__(self, argument):
        return Apply(self, as_expression(argument))

    @property
    def prime(self) -> "Function":
        """The derivative: ``f.prime(z)`` shows as f'(z)."""
        if self.name.endswith("'") or (not self.unnamed and self.name + "'" not in NAMED_RULES):
            raise NotationError(f"no derivative is named for {self.name}; write D(...)")
        return Function(self.name + "'", self.unnamed)

    def rule(self, env):
        if not self.unnamed:
            return NAMED_RULES[self.name]
        f, f_prime = stand_in(self.name.rstrip("'"), env.turn)
        return f_prime if self.name.endswith("'") else f


@node
class Apply(Expression):
    function: Function
    argument: Expression

    def __post_init__(self):
        if self.function.name == "softmax" and not self.argument.shape:
            raise NotationError("`softmax` takes a whole vector, such as z, and gives a vector; z[i] is one number")

    @property
    def free(self):
        return self.argument.free

    @property
    def shape(self):
        return self.argument.shape

    def text(self):
        return f"{self.function.name.replace(chr(39), '_prime')}({self.argument.text()})"

    def _latex(self, style):
        inner = self.argument._latex(style)
        if self.function.name == "exp":
            return rf"e^{{{inner}}}"
        return LATEX.get(self.function.name, self.function.name) + bracket(inner)

    def value(self, env):
        return self.function.rule(env)(self.argument.value(env))


exp, log, sigma, tanh, relu, softmax, sign = map(Function, ("exp", "log", "sigma", "tanh", "relu", "softmax", "sign"))
