"""Whether two lines are the same thing: by numbers, on many random draws with axes of unequal lengths."""

from dataclasses import dataclass
from math import prod

import numpy as np

from .core import Expression, Index, NotationError, axes, shape_text, union
from .derivative import Derivative
from .entries import Delta
from .environment import environments
from .sums import Summation
from .symbols import Number, Ones, Size

RELATIVE, ABSOLUTE = 1e-9, 1e-12
MOST_NUMBERS = 2_000_000  # what one step of a line may hold at once, in one group of draws
MOST_WORK = 4_000_000  # what all steps of a line may hold together, over all draws


@dataclass(frozen=True)
class Given:
    """A case: two indices taken equal, or taken different. Entries outside it are not compared."""

    left: Index
    right: Index
    equal: bool

    def latex(self):
        return f"{self.left} {'=' if self.equal else chr(92) + 'neq'} {self.right}"

    def text(self):
        return f"{self.left} {'=' if self.equal else '≠'} {self.right}"


@dataclass(frozen=True)
class Evidence:
    """What a comparison saw: over how many draws, with axes of which lengths, and how far apart at most."""

    equal: bool
    draws: int
    lengths: str
    difference: float
    undefined: int = 0

    def __str__(self):
        return f"{'equal' if self.equal else 'not equal'} on {self.draws} draws"

    def in_full(self):
        """With the largest difference as it was. Where lines are equal it is rounding, and no two machines agree on it."""
        if self.undefined:
            return f"not a number on {self.undefined} of {self.draws} draws"
        apart = f"differing by at most {self.difference:.1e}" if self.difference else "to the last digit"
        return f"{self.in_words()}, {apart}"

    def in_words(self):
        """What is the same on every machine."""
        return f"{self}, {self.lengths}" if self.lengths else str(self)


def dims_of(*expressions):
    """Every axis that is met in evaluating the expressions, also inside definitions."""
    found = set()
    for expr in expressions:
        for node in expr.walk():
            found.update(node.shape, (i.dim for i in node.free))
            if isinstance(node, (Ones, Size)):
                found.add(node.dim)
            elif isinstance(node, Delta):
                found.add(node.left.dim)
            elif isinstance(node, Summation):
                found.add(node.index.dim)
            elif isinstance(node, Derivative):
                found.update(node.variable.shape)
    return found


def cost(expr, env, times=1, moved=None):
    """How many numbers each step of evaluating a line holds: one count for each node.

    Inside a derivative every number is there once for each entry of the variable; what the variable is made of is not.
    """
    yield times * env.batch * prod(env.size(dim) for dim in (*(i.dim for i in expr.free), *expr.shape))
    if isinstance(expr, Derivative):
        yield from cost(expr.variable, env, times)
        yield from cost(expr.body, env, times * prod(map(env.size, expr.variable.shape)), expr.variable.name)
    elif getattr(expr, "name", None) is None or expr.name != moved:
        for child in expr.children:
            yield from cost(child, env, times, moved)


def check_cost(line, envs):
    """Refuse a line that would take long or much memory, before a single number of it is worked out."""
    counts = [list(cost(line, env)) for env in envs]
    if max(map(max, counts)) > MOST_NUMBERS or sum(map(sum, counts)) > MOST_WORK:
        raise NotationError("checking this line would need too many numbers at once; sum over fewer indices")


def check_fit(above: Expression, line: Expression):
    """Refuse a line that cannot stand in place of the one above: another shape, or an index too many."""
    extra = [i.name for i in line.free if i not in above.free]
    if extra:
        have = ", ".join(i.name for i in above.free)
        raise NotationError(f"your line still depends on {', '.join(extra)}, the line above "
                            f"{f'on {have}' if have else 'does not'}: is a Sum missing, or an index misnamed?")
    if line.shape and not above.shape:
        raise NotationError(f"yours is a whole tensor of shape {shape_text(line.shape)}, the line above a single number; "
                            "is an index missing, as in z[i]?")
    if above.shape != line.shape and not isinstance(line, Number):
        raise NotationError(f"the line above has shape {shape_text(above.shape)}, yours {shape_text(line.shape)}")


def pairs(a: Expression, b: Expression, envs, given=()):
    """For each environment the values of both lines, entries side by side: two arrays (draws, entries) and their mask."""
    free, ndim = union(a.free, b.free), max(len(a.shape), len(b.shape))
    for env in envs:
        with np.errstate(all="ignore"):  # what is not finite is counted and reported by the caller
            left, right = np.broadcast_arrays(*(axes(e, e.value(env), free, ndim) for e in (a, b)))
        mask = np.ones(left.shape[1:], bool)
        for case in given:
            same = Delta(case.left, case.right)
            if set(same.free) <= set(free):  # else the lines do not tell the two indices apart
                eye = axes(same, same.value(env)[:1], free, ndim)[0]
                mask = mask & (eye > 0.5 if case.equal else eye < 0.5)
        if not mask.any():
            raise NotationError("no entry is left to compare: the cases given exclude one another")
        yield left[:, mask].reshape(env.batch, -1), right[:, mask].reshape(env.batch, -1), env


def compare(a: Expression, b: Expression, given=(), draws=100, envs=None) -> Evidence:
    """Evaluate both on the same random tensors; NotationError where they have different shapes or indices.

    >>> from helpers.notation import Tensor, sigma
    >>> x = Tensor("x")
    >>> print(compare(1 - sigma(x), sigma(-x)))
    equal on 100 draws
    """
    check_fit(a, b)
    envs = list(environments(dims_of(a, b), draws)) if envs is None else envs
    worst, equal, undefined, lengths = 0.0, True, 0, {}
    for left, right, env in pairs(a, b, envs, given):
        finite = np.isfinite(left).all(axis=1) & np.isfinite(right).all(axis=1)
        undefined += int((~finite).sum())
        with np.errstate(invalid="ignore"):  # inf - inf
            apart = np.abs(left - right).max(axis=1, initial=0.0)
        allowed = ABSOLUTE + RELATIVE * np.maximum(np.abs(left), np.abs(right)).max(axis=1, initial=0.0)
        equal = equal and bool(np.all(finite & (apart <= allowed)))  # what is infinite allows everything
        worst = max(worst, float(np.max(apart[finite], initial=0.0)))
        for dim, n in env.sizes.items():
            lengths.setdefault(dim, set()).add(n)
    spans = ", ".join(f"{dim} from {min(n)} to {max(n)}" for dim, n in sorted(lengths.items()))
    return Evidence(equal, sum(env.batch for env in envs), spans, worst, undefined)
