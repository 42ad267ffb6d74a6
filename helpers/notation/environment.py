"""Random tensors on which lines are evaluated: many draws at once, every axis of another length."""

from zlib import crc32

import numpy as np

from .core import NotationError
from .entries import SHORTEST_AXIS
from .functions import sigma, softmax


class Environment:
    """Values of all symbols for ``batch`` draws with one set of axis lengths.

    A tensor is drawn when it is first met; its numbers depend on the seed and its name alone, so every line of a
    derivation sees the same ones. ``turn`` picks what an unnamed function f stands for.
    """

    def __init__(self, sizes: dict[str, int], batch: int, seed: int, turn: int = 0, parent=None):
        self.sizes, self.batch, self.seed, self.turn, self.parent = sizes, batch, seed, turn, parent
        self.values: dict[str, np.ndarray] = {}
        self.meant: dict[str, object] = {} if parent is None else parent.meant

    @property
    def stepping(self) -> bool:
        """True inside a derivative, where one symbol carries a complex step."""
        return self.parent is not None

    def size(self, dim: str) -> int:
        return int(dim) if dim.isdigit() else self.sizes[dim]

    def _only_one(self, symbol):
        """Two symbols under one name would be taken for the same numbers."""
        known = self.meant.setdefault(symbol.name, symbol)
        if known is not symbol and known != symbol:
            raise NotationError(f"two different things are called {symbol.name}")

    def draw(self, tensor):
        self._only_one(tensor)
        if tensor.name not in self.values:
            if self.parent is None:
                self.values[tensor.name] = self._fresh(tensor)
            else:
                self.values[tensor.name] = np.repeat(self.parent.draw(tensor), self.batch // self.parent.batch, axis=0)
        return self.values[tensor.name]

    def named(self, node):
        self._only_one(node)
        if node.name not in self.values:
            self.values[node.name] = node.definition.value(self)
        return self.values[node.name]

    def _fresh(self, tensor):
        rng = np.random.default_rng([self.seed, crc32(tensor.name.encode())])
        normal = rng.normal(size=(self.batch, *map(self.size, tensor.shape)))
        if tensor.kind == "real":
            return normal
        if tensor.kind == "positive":
            return np.exp(normal / 2)
        if tensor.kind == "fraction":
            return sigma.rule(self)(normal)
        if tensor.kind == "probability":
            return softmax.rule(self)(normal)
        if tensor.kind == "one-hot":
            return (normal == normal.max(axis=-1, keepdims=True)).astype(float)
        raise ValueError(f"no way to draw a tensor of kind {tensor.kind!r}")

    def step(self, variable, h):
        """An environment in which each entry of ``variable`` in its turn moves by i·h: (environment, its axis lengths)."""
        start = variable.value(self)
        lengths = start.shape[1:]
        entries = int(np.prod(lengths, dtype=int))
        other = Environment(self.sizes, self.batch * entries, self.seed, self.turn, parent=self)
        moved = np.repeat(start, entries, axis=0).reshape(self.batch, entries, entries) + 1j * h * np.eye(entries)
        other.values[variable.name] = moved.reshape(self.batch * entries, *lengths)
        return other, lengths


def environments(dims, draws=100, groups=5, seed=20):
    """``draws`` draws in a few groups; within each the axes have lengths that all differ. ValueError for less than one."""
    if draws < 1:
        raise ValueError(f"a comparison takes at least one draw, not {draws}")
    dims = sorted(d for d in dims if not d.isdigit())
    rng = np.random.default_rng(seed)
    for turn in range(min(groups, draws)):
        lengths = SHORTEST_AXIS + rng.permutation(len(dims) + 2)[: len(dims)]
        batch = draws // groups + (turn < draws % groups)
        yield Environment(dict(zip(dims, map(int, lengths), strict=True)), batch, seed + turn, turn)
