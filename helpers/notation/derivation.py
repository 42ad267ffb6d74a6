"""A derivation: lines with a reason each, every one checked against the line above by numbers."""

from dataclasses import dataclass, field
from functools import cached_property

from ..exercises.verdict import Verdict
from .compare import Evidence, Given, check_fit, compare, dims_of
from .core import Expression, Index, NotationError
from .entries import Delta, Indexed
from .environment import environments
from .functions import Apply
from .judge import Step
from .sums import Summation
from .symbols import Named, Size, Tensor


@dataclass(frozen=True)
class Slip:
    """A wrong line that learners really write: its id, the line itself, and what went wrong, without the answer."""

    id: str
    line: Expression
    feedback: str


@dataclass(frozen=True)
class Line:
    """One line of a derivation and why it follows; ``slips`` are wrong lines met at this step."""

    expression: Expression
    reason: str
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True)
class Derivation:
    """Lines that are all equal, with a title and the cases they hold in.

    ``given`` restricts the comparison to equal or to different indices; ``also`` adds symbols a learner may type. The
    first line is what is to be worked out. Raises NotationError when a line's shape or indices do not fit the first.
    """

    title: str
    lines: tuple[Line, ...]
    given: tuple[Given, ...] = ()
    also: tuple = ()
    draws: int = field(default=100, compare=False)

    def __post_init__(self):
        if len(self.lines) < 2:
            raise NotationError("a derivation has at least two lines")
        for line in self.lines[1:]:
            check_fit(self.lines[0].expression, line.expression)

    @property
    def expressions(self):
        return [line.expression for line in self.lines]

    @cached_property
    def vocabulary(self) -> dict:
        """Every name that stands in some line, with what it means; and i, j, k, where all indices run over one axis."""
        names = vocabulary(*self.expressions, *(s.line for line in self.lines for s in line.slips), *self.also)
        dims = {item.dim for item in names.values() if isinstance(item, Index)}
        spare = {name: Index(name, dim) for dim in dims for name in "ijk"} if len(dims) == 1 else {}
        return names | {name: index for name, index in spare.items() if name not in names}

    @cached_property
    def environments(self) -> list:
        everything = [e for e in self.expressions + list(self.vocabulary.values()) if isinstance(e, Expression)]
        return list(environments(dims_of(*everything) | {i.dim for i in self.vocabulary.values() if isinstance(i, Index)},
                                 self.draws))

    def check(self, draws: int | None = None) -> list[Evidence]:
        """Each line against the one above it: one Evidence per line after the first."""
        envs = self.environments if draws is None else list(environments(dims_of(*self.expressions), draws))
        pairs = zip(self.expressions, self.expressions[1:], strict=False)
        return [compare(above, line, self.given, envs=envs) for above, line in pairs]

    @property
    def named(self) -> list[Named]:
        return [v for v in self.vocabulary.values() if isinstance(v, Named)]

    def latex_lines(self, shapes=False, colour=True) -> list[str]:
        """The lines as they are displayed: the first, then each after an equals sign."""
        return [("= " if n else "") + e.latex(shapes, colour) for n, e in enumerate(self.expressions)]

    def heading(self) -> str:
        """The title and the cases it holds in."""
        return self.title + (f" (for {', '.join(case.text() for case in self.given)})" if self.given else "")

    def definitions(self) -> list[str]:
        """A line for each name that stands for a result of its own."""
        return [f"  where {name.name} is {name.definition.text()}" for name in self.named]

    def text(self) -> str:
        """The derivation in plain text, in the notation a learner types, with its reasons and evidence."""
        rows = [self.heading(), *self.definitions()]
        marks = ["", *(f"  [{e}]" for e in self.check())]
        for n, (line, mark) in enumerate(zip(self.lines, marks, strict=True)):
            rows += [f"  {'=' if n else ' '} {line.expression.text()}", f"      {line.reason}{mark}"]
        return "\n".join(rows)

    @property
    def slips(self) -> tuple[Slip, ...]:
        return tuple(slip for line in self.lines for slip in line.slips)

    def step(self, after: int) -> Step:
        """What a line typed below line ``after`` (counted from 1) is judged by; ValueError for a line that is not there."""
        if not 1 <= after <= len(self.lines):
            raise ValueError(f"this derivation has lines 1 to {len(self.lines)}, not {after}")
        following = self.lines[after] if after < len(self.lines) else None
        # A slip of a step that lies behind is not what happened here, even where it gives the same line.
        later = tuple(slip for line in self.lines[after + 1:] for slip in line.slips)
        return Step(self.expressions[after - 1], self.vocabulary, self.environments, self.given,
                    following.slips if following else (), later, following and following.expression,
                    self.expressions[-1])

    def judge(self, text: str, after: int = 1) -> Verdict:
        """The verdict on a line typed below line ``after``: what the box under the derivation says, without the box."""
        return self.step(after).judge(text)

    def show(self):
        """Step through the derivation in the notebook, and try the next line yourself."""
        from .stepper import Stepper
        return Stepper(self)


def vocabulary(*parts) -> dict:
    """The symbols, named results, indices and functions met in expressions, by the name a learner types."""
    names, counted = {}, set()
    for part in parts:
        for node in part.walk() if isinstance(part, Expression) else [part]:
            if isinstance(node, Size):
                counted.add(node.dim)
            for item in _names_in(node):
                if names.setdefault(item.name.replace("'", "_prime"), item) != item:
                    raise NotationError(f"two different things are called {item.name}")
            if isinstance(node, Named):
                names.update(vocabulary(node.definition))
    lengths = {dim for item in names.values() for dim in (getattr(item, "dim", None), *getattr(item, "shape", ()))}
    return {dim: Size(dim) for dim in sorted((lengths | counted) - {None})} | names


def _names_in(node):
    if isinstance(node, (Tensor, Named, Index)):
        yield node
    if isinstance(node, Indexed):
        yield from (i for i in node.indices if isinstance(i, Index))
    if isinstance(node, Summation):
        yield node.index
    if isinstance(node, Delta):
        yield from (i for i in (node.left, node.right) if isinstance(i, Index))
    if isinstance(node, Apply):
        yield node.function
        if node.function.unnamed and not node.function.name.endswith("'"):
            yield node.function.prime  # who may write f may write f'
    if hasattr(node, "variable"):
        yield node.variable
        yield from (i for i in node.indices if isinstance(i, Index))
