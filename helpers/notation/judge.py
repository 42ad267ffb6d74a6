"""The verdict on a typed line: equal to the line above, a known slip, not equal, or not to be read."""

from dataclasses import dataclass

import numpy as np

from ..exercises.signatures import factor
from ..exercises.verdict import Verdict
from .compare import MOST_NUMBERS, check_fit, compare, cost, pairs
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
        if max(cost(line, env) for env in self.envs) > MOST_NUMBERS:
            raise NotationError("checking this line would need too many numbers at once; sum over fewer indices")
        return line

    def judge(self, text: str) -> Verdict:
        """The verdict on a typed line. It never shows the line that was wanted."""
        try:
            line = self.read(text)
        except NotationError as error:
            return Verdict("unreadable", sentence(str(error)))
        if line == self.above:
            return Verdict("note", "This is the line above, unchanged. Take one step.")
        evidence = compare(self.above, line, self.given, envs=self.envs)
        if evidence.equal:
            more = ("It is the very line this derivation takes." if line == self.next_line
                    else "The derivation may go on differently; both are right.")
            return Verdict("right", f"Equal to the line above: {evidence.in_full()}.", more)
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
        seen = {factor(a, b) for a, b, _ in pairs(self.above, line, self.envs, self.given)}
        return seen.pop() if len(seen) == 1 else None

    def _tell(self, line):
        """One entry of one draw, the learner's own value and how far off it is relative to the spread; never the truth."""
        left, right, env = next(iter(pairs(self.above, line, self.envs, self.given)))
        apart = np.abs(left - right)
        draw, entry = np.unravel_index(np.argmax(apart), apart.shape)
        share = np.mean(apart > 1e-9 * (1 + np.abs(left)))
        where = f"On {share:.0%} of the entries drawn they differ." if apart.shape[1] > 1 else ""
        sizes = ", ".join(f"{d} = {n}" for d, n in env.sizes.items())
        return f"{where} In one draw{' with ' + sizes if sizes else ''}, yours is off by {apart[draw, entry]:.2g}.".strip()


def _fits(a, b):
    try:
        check_fit(b, a)
    except NotationError:
        return False
    return True


def sentence(text):
    """A message as a sentence, its first word kept as written when it is a name of the notation."""
    text = text if text.endswith((".", "?", ")")) else text + "."
    first = text.split(" ", 1)[0]
    return text[0].upper() + text[1:] if first.isalpha() and len(first) > 2 else text
