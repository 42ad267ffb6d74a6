"""Entries of tensors, and Kronecker's delta between two indices."""

import numpy as np

from .core import (
    ATOM,
    Expression,
    Index,
    NotationError,
    bracket,
    cached_property,
    holds_script,
    node,
    shape_text,
    subscript,
    union,
)
from .symbols import Named, Tensor, under_its_number

SHORTEST_AXIS = 3  # the least length an axis is drawn with


@node
class Delta(Expression):
    """Kronecker's delta: 1 where both indices are the same, else 0. The second may be a fixed entry: delta(i, 1)."""

    left: Index
    right: Index | int

    def __post_init__(self):
        if not isinstance(self.left, Index):
            raise NotationError("`delta(i, j)` takes an index first")
        if not isinstance(self.right, Index):
            check_fixed(self.right, self.left.dim)
        elif self.left.dim != self.right.dim:
            raise NotationError(f"`delta({self.left}, {self.right})`: {self.left} runs over {self.left.dim}, "
                                f"{self.right} over {self.right.dim}")

    @property
    def free(self):
        return union((self.left,), (self.right,) if isinstance(self.right, Index) else ())

    def text(self):
        return f"delta({self.left}, {self.right})"

    def _latex(self, style):
        return r"\delta" + subscript((self.left, self.right))

    def value(self, env):
        n = env.size(self.left.dim)
        if isinstance(self.right, int):
            one = np.eye(n)[self.right]
        else:  # both axes stand in order of name, and the identity is the same either way
            one = np.ones(n) if self.left == self.right else np.eye(n)
        return np.broadcast_to(one, (env.batch, *one.shape))


def check_fixed(entry, dim):
    """A fixed entry must exist in every draw, whatever the axis's length."""
    if isinstance(entry, bool) or not isinstance(entry, int):
        raise NotationError(f"an entry is named by an index such as i, or by a number such as 0, not by {entry!r:.40}")
    longest = int(dim) if dim.isdigit() else SHORTEST_AXIS
    if not 0 <= entry < longest:
        raise NotationError(f"as a fixed entry of {dim} only 0 to {longest - 1} can be written: it may be that short")


@node
class Indexed(Expression):
    """Entries of a tensor: ``X[n, i]``; an integer counts from 0; fewer indices than axes leave the last axes."""

    base: Expression
    indices: tuple

    def __post_init__(self):
        if not self.indices:
            raise NotationError(f"`{self.base.text()}[]` holds no index")
        if len(self.indices) > len(self.base.shape):
            raise NotationError(f"`{self.base.text()}` has shape {shape_text(self.base.shape)} and cannot take "
                                f"{len(self.indices)} {'index' if len(self.indices) == 1 else 'indices'}")
        for index, dim in zip(self.indices, self.base.shape, strict=False):
            if not isinstance(index, Index):
                check_fixed(index, dim)
            elif index.dim != dim:
                raise NotationError(f"`{index}` runs over {index.dim}, but that axis of `{self.base.text()}` is {dim}")

    @cached_property
    def free(self):
        return union(self.base.free, [i for i in self.indices if isinstance(i, Index)])

    @cached_property
    def shape(self):
        return self.base.shape[len(self.indices):]

    def text(self):
        base = self.base.text()
        return f"{base if self.base.text_level == ATOM else f'({base})'}[{', '.join(map(str, self.indices))}]"

    def _latex(self, style):
        numbered = under_its_number(self.base, style) if isinstance(self.base, (Tensor, Named)) else None
        if numbered:
            return numbered + subscript(self.indices)
        base = self.base._latex(style)
        keep = self.base.level == ATOM and not holds_script(base) and not getattr(self.base, "has_number_below", False)
        if keep and r"\underset" in base and base.startswith("{"):
            base += "{}"  # the index stands beside the symbol, not beside the shape below it
        return (base if keep else bracket(base)) + subscript(self.indices)

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
