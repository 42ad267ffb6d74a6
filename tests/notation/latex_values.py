"""The arithmetic of latex_reader.py: numbers, columns, rows and matrices, and what may be joined with what."""

from dataclasses import dataclass, field, replace

import numpy as np

STEP = 1e-30


def _softmax(x):
    e = np.exp(x - np.max(x.real))
    return e / e.sum()


FUNCTIONS = {
    "log": np.log,
    "sigma": lambda x: 1 / (1 + np.exp(-x)),
    "sigma'": lambda x: np.exp(-x) / (1 + np.exp(-x)) ** 2,
    "tanh": np.tanh,
    "tanh'": lambda x: 1 / np.cosh(x) ** 2,
    "relu": lambda x: np.where(np.real(x) > 0, x, 0.0),
    "relu'": lambda x: np.where(np.real(x) > 0, 1.0, 0.0),
    "sign": lambda x: np.sign(np.real(x)),
    "softmax": _softmax,
    "diag": lambda column: np.diag(column[:, 0]),
}


@dataclass(frozen=True)
class Page:
    """What the reader of a formula knows: the symbols' numbers, where each index stands and over what it runs."""

    values: dict
    sizes: dict
    runs_over: dict
    named: dict = field(default_factory=dict)
    functions: dict = field(default_factory=dict)
    places: dict = field(default_factory=dict)

    def symbol(self, name):
        if name in self.values:
            return self.values[name]
        return self.named[name](self)

    def length(self, index):
        return self.sizes[self.runs_over[index]]

    def index(self, name):
        return name if isinstance(name, int) else self.places[name]

    def at(self, index, place):
        return replace(self, places=self.places | {index: place})

    def moved(self, name, value):
        return replace(self, values=self.values | {name: value})


def _joined(a, b, what):
    a, b = np.asarray(a), np.asarray(b)
    if a.ndim and b.ndim and a.shape != b.shape:
        raise ValueError(f"shapes {a.shape} and {b.shape} cannot be {what}")
    return a, b


def add(first, *others):
    for other in others:
        a, b = _joined(first, other, "added")
        first = a + b
    return first


def hadamard(a, b):
    a, b = _joined(a, b, "multiplied entry by entry")
    return a * b


def multiply(a, b):
    """A multiple, or a product of matrices; what comes out as one entry is a number."""
    a, b = np.asarray(a), np.asarray(b)
    if not a.ndim or not b.ndim:
        return a * b
    product = a @ b
    return product[0, 0] if product.shape == (1, 1) else product


def power(base, exponent):
    base, exponent = _joined(base, exponent, "raised")
    if np.iscomplexobj(exponent):
        return np.exp(exponent * np.log(base))
    if np.all(exponent == np.round(exponent)) and np.iscomplexobj(base):
        result = (
            np.prod([base] * int(abs(exponent.flat[0])), axis=0) if exponent.ndim == 0 else base**exponent
        )
        return 1 / result if exponent.ndim == 0 and exponent < 0 else result
    return base ** exponent.astype(float)


def entry(whole, indices):
    """An entry of a column or of a matrix; one index of a matrix leaves its row, as a column."""
    whole = np.asarray(whole)
    if whole.shape[1] == 1:
        (place,) = indices
        return whole[place, 0]
    return whole[tuple(indices)] if len(indices) == 2 else whole[indices[0]][:, None]


def derivative(body, target, page):
    """By a complex step for each entry: a number by a tensor has the tensor's shape, a column by a column is a Jacobian."""
    name, indices = target
    at = np.asarray(page.symbol(name)).astype(complex)
    if indices:
        place = tuple(page.index(i) for i in indices) + (0,) * (at.ndim - len(indices))
        return _slope(body, page, name, at, place)
    slopes = [_slope(body, page, name, at, place) for place in np.ndindex(at.shape)]
    if np.ndim(slopes[0]) == 0:
        return np.array(slopes).reshape(at.shape)
    return np.hstack(slopes)


def _slope(body, page, name, at, place):
    moved = at.copy()
    moved[place] += 1j * STEP
    return np.imag(body(page.moved(name, moved))) / STEP
