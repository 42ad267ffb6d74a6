"""The verdict on a typed line: equal to the line above, a known slip, not equal, or not to be read."""

from dataclasses import dataclass

import numpy as np

from ..exercises.verdict import Verdict
from .compare import check_cost, check_fit, compare, pairs
from .core import Expression, NotationError
from .parse import parse


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
            more = ("It is the very line this derivation takes." if typed == self.next_line
                    else "The derivation may go on differently; both are right.")
            return Verdict("right", f"Equal to the line above: {evidence.in_words()}, to rounding.", more)
        if evidence.undefined:
            return Verdict("wrong", "Your line is not a number for some values that the line above can take: "
                                    "look for a division by zero, or a log or root of something negative.")
        return self._diagnose(line)

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
        """One entry of one draw, the learner's own value and how far off it is relative to the spread; never the truth."""
        left, right, env = next(iter(pairs(self.above, line, self.envs, self.given)))
        apart = np.abs(left - right)
        draw, entry = np.unravel_index(np.argmax(apart), apart.shape)
        share = np.mean(apart > 1e-9 * (1 + np.abs(left)))
        where = f"On {share:.0%} of the entries drawn they differ." if apart.shape[1] > 1 else ""
        sizes = ", ".join(f"{d} = {n}" for d, n in env.sizes.items())
        return f"{where} In one draw{' with ' + sizes if sizes else ''}, yours is off by {apart[draw, entry]:.2g}.".strip()


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
