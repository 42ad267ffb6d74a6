"""The verdict on a typed line: equal to the line above, a known slip, not equal, or not to be read."""

from dataclasses import dataclass

import numpy as np

from ..exercises.verdict import Verdict
from .compare import check_cost, check_fit, compare, pairs
from .core import Expression, NotationError
from .parse import parse
from .sums import Summation
from .symbols import Named


@dataclass(frozen=True)
class Step:
    """What a typed line is judged by: the line above, the names it may use, the draws, the cases and known slips."""

    above: Expression
    vocabulary: dict
    envs: list
    given: tuple = ()
    slips: tuple = ()
    other_slips: tuple = ()
    next_line: Expression | None = None
    last_line: Expression | None = None

    def read(self, text: str) -> Expression:
        """The typed line as an expression. Raises NotationError with a message for the learner."""
        line = parse(text, self.vocabulary)
        check_fit(self.above, line)
        check_cost(line, self.envs)
        return line

    def judge(self, text: str) -> Verdict:
        """The verdict on a typed line. It never shows the line that was wanted."""
        try:
            line = self.read(text)
        except NotationError as error:
            return Verdict("unreadable", sentence(str(error)))
        if line == self.above:
            return Verdict("note", "This is the line above, unchanged. Take one step.")
        typed, line = line, Held(line, self.above.shape, self.envs)
        evidence = compare(self.above, line, self.given, envs=self.envs)
        if evidence.equal:
            return Verdict("right", f"Equal to the line above: {evidence.in_words()}, to rounding.", self._place(typed),
                           remarks=_used_twice(typed))
        if evidence.undefined:
            return Verdict("wrong", "Your line is not a number for some values that the line above can take: "
                                    "look for a division by zero, a log or root of something negative, or a power "
                                    "too large for a float.")
        return self._diagnose(line)

    def _place(self, line):
        """How an equal line stands to the derivation's own."""
        if line == self.next_line:
            return "It is the very line this derivation takes."
        if line == self.last_line:
            return "It is where this derivation ends. Which steps lead there?"
        return "The derivation may go on differently; both are right."

    def _diagnose(self, line):
        # Slips of this very step come first: further down another slip may give the same line.
        for slips in (self.slips, self.other_slips):
            known = {slip.id: slip for slip in slips if self._same(slip.line, line)}
            if len(known) == 1:
                slip = next(iter(known.values()))
                return Verdict("slip", slip.feedback, self._tell(line), slip.id)
        seen = self._factor(line)
        return Verdict("wrong", "Not equal to the line above." + (f" {seen}" if seen else ""), self._tell(line))

    def _same(self, a, b):
        return _fits(a, b) and compare(b, a, self.given, envs=self.envs).equal

    def _factor(self, line):
        """A sentence about the one factor that separates the lines on all draws, or None."""
        seen = [factors(a, b, env) for a, b, env in pairs(self.above, line, self.envs, self.given)]
        return min(set.intersection(*seen), default=None)

    def _tell(self, line):
        """Where the two lines are furthest apart: the draw, and both values there. The line above is known already."""
        seen = [(left, right, env.sizes) for left, right, env in pairs(self.above, line, self.envs, self.given)]
        left, right, sizes = max(seen, key=lambda found: _apart(*found[:2]).max())
        draw, entry = np.unravel_index(np.argmax(_apart(left, right)), left.shape)
        where = "In one draw" + "".join(f"{', ' if n else ' with '}{dim} = {size}" for n, (dim, size) in enumerate(sizes.items()))
        agree = [sizes for left, right, sizes in seen if sizes and _apart(left, right).max() < 1e-9]
        if agree:
            some = "; ".join(sorted({", ".join(f"{dim} = {size}" for dim, size in sizes.items()) for sizes in agree}))
            where = f"It agrees for {some}, so it holds for that size alone. {where}"
        return f"{where}, the line above is {_number(left[draw, entry])} and yours {_number(right[draw, entry])}."


def _number(x):
    """Four figures; what is 0 up to rounding is 0, as rounding differs from machine to machine."""
    return "0" if abs(x) < 1e-9 else f"{x:.4g}"


def _apart(left, right):
    return np.abs(left - right) / (1 + np.abs(left))


def _used_twice(line):
    """A remark on an index that is summed over and also stands free in the same line."""
    twice = {node.index.name for node in _written(line) if isinstance(node, Summation) and node.index in line.free}
    return tuple(f"The index {name} is used twice, summed and free. Another letter in the sum reads better."
                 for name in sorted(twice))


def _written(node):
    """This node and all that is written below it: what a name stands for is not."""
    yield node
    for child in () if isinstance(node, Named) else node.children:
        yield from _written(child)


class Held(Expression):
    """A line with its values, worked out once, however many lines it is compared with. A number takes any shape."""

    def __init__(self, line, shape, envs):
        self.free, self.shape = line.free, shape
        with np.errstate(all="ignore"):  # what is not finite is counted by the comparison
            self.values = {id(env): line.value(env) for env in envs}

    def value(self, env):
        return self.values[id(env)]


def factors(expected, got, env):
    """Sentences on the one factor that separates the two in all entries; the lengths of axes come in by their names."""
    largest = np.argmax(np.abs(expected))
    if not expected.flat[largest]:
        return set()
    ratio = got.flat[largest] / expected.flat[largest]
    if not ratio or np.any(np.abs(got - ratio * expected) > 1e-9 * np.abs(got).max()):
        return set()
    if abs(ratio + 1) < 1e-9:
        return {"It has the right size and the opposite sign."}
    named = {f"{dim} times": n for dim, n in env.sizes.items()} | {f"1/{dim} of": 1 / n for dim, n in env.sizes.items()}
    words = [words for words, value in named.items() if abs(ratio - value) < 1e-9 * value]
    words += [f"{ratio:.6g} times"] * (f"{ratio:.6g}" != "1")
    return {f"Yours is {factor} what it should be." for factor in words}


def _fits(a, b):
    try:
        check_fit(b, a)
    except NotationError:
        return False
    return True


def sentence(text):
    """A message as a sentence. What is quoted from the line stands between back-quotes and stays as it is."""
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")
