"""Spot the slip: a derivation with one wrong line. Find it, then mend it; both are checked by numbers."""

from dataclasses import dataclass
from functools import cached_property

from ..exercises.verdict import Verdict
from .core import NotationError
from .derivation import Derivation, Line, Slip
from .judge import Step
from .page import numbered

QUESTION = ": one line does not follow from the line above it. Which?"


@dataclass(frozen=True)
class SpotTheSlip:
    """``lines`` of which one is not equal to the line above it; ``id`` and ``feedback`` belong to that slip.

    Which line it is stands nowhere: the numbers find it. Raises NotationError when not exactly one line breaks.
    """

    id: str
    title: str
    lines: tuple[Line, ...]
    feedback: str
    given: tuple = ()
    also: tuple = ()

    @cached_property
    def derivation(self):
        return Derivation(self.title, self.lines, self.given, self.also)

    @cached_property
    def place(self) -> int:
        """The number of the wrong line, counted from 1."""
        broken = [n + 2 for n, evidence in enumerate(self.derivation.check()) if not evidence.equal]
        if len(broken) != 1:
            raise NotationError(f"{self.id}: exactly one line should break, not {broken}")
        return broken[0]

    def pick(self, line: int) -> Verdict:
        """Is ``line`` (counted from 1) the one that does not follow from the line above it?"""
        if isinstance(line, bool) or not isinstance(line, int) or not 2 <= line <= len(self.lines):
            raise ValueError(f"pick a line from 2 to {len(self.lines)}: line 1 is where it starts")
        found = self.derivation.check()[line - 2]
        if line == self.place:
            return Verdict("right", f"Line {line} is not equal to line {line - 1}: {found.in_full()}.", "Now mend it.")
        after = " It follows from a wrong line, but the step itself is sound." if line > self.place else ""
        seen = f"Line {line} is sound: on {found.draws} draws it is equal to line {line - 1}."
        return Verdict("wrong", seen + after, "The slip is in another line.")

    @cached_property
    def step(self) -> Step:
        """What the mended line is judged by: the line above the slip."""
        wrong = Slip(self.id, self.lines[self.place - 1].expression, self.feedback)
        d = self.derivation
        return Step(d.expressions[self.place - 2], d.vocabulary, d.environments, self.given, (wrong, *d.slips))

    def mend(self, text: str) -> Verdict:
        """Is the typed line equal to the line above the slip?"""
        verdict = self.step.judge(text)
        if verdict.kind == "note":  # the line above once more: the wrong line was one too many
            left_out = f"It is line {self.place - 1} once more: so the wrong line is left out."
            return Verdict("right", left_out, f"Mended. {self.feedback}")
        return Verdict("right", verdict.message, f"Mended. {self.feedback}") if verdict.right else verdict

    def text(self) -> str:
        rows = [self.derivation.heading() + QUESTION, *self.derivation.definitions()]
        rows += [f"  {n}  {'=' if n > 1 else ' '} {line.expression.text()}" for n, line in enumerate(self.lines, 1)]
        return "\n".join(rows)

    def html(self) -> str:
        return numbered(self.derivation, QUESTION)

    def show(self):
        """Show the lines with a choice of the wrong one and, when it is found, a box to mend it."""
        from .spot_widget import SpotWidget
        return SpotWidget(self)
