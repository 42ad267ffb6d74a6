"""A single displayed equation, checked before it is shown; and a definition, which is shown as one."""

from dataclasses import dataclass

from .compare import Evidence, compare
from .core import Expression
from .page import block
from .symbols import Named


@dataclass(frozen=True)
class Statement:
    """``left`` equals ``right``, for all values. Showing it checks it; a false one raises ValueError instead."""

    left: Expression
    right: Expression
    note: str = ""
    given: tuple = ()

    def check(self, draws: int = 100) -> Evidence:
        return compare(self.left, self.right, self.given, draws)

    def latex(self, colour=True) -> str:
        return f"{self.left.latex(colour=colour)} = {self.right.latex(colour=colour)}"

    def show(self):
        return self

    def __repr__(self):
        return f"{self.left.text()} = {self.right.text()}   [{self._checked()}]" + (f"\n  {self.note}" if self.note else "")

    def _repr_html_(self):
        return block(self.latex(), self.note, f"✓ {self._checked()}")

    def _checked(self):
        evidence = self.check()
        if not evidence.equal:
            raise ValueError(f"this statement is false: {self.left.text()} = {self.right.text()}: {evidence.in_full()}")
        return evidence


@dataclass(frozen=True)
class Definition:
    """What a symbol stands for. There is nothing to check, and the page says so."""

    symbol: Named
    note: str = ""

    def latex(self, colour=True) -> str:
        return f"{self.symbol.latex(colour=colour)} = {self.symbol.definition.latex(colour=colour)}"

    def show(self):
        return self

    def __repr__(self):
        return f"Definition: {self.symbol.text()} is {self.symbol.definition.text()}" + (f"\n  {self.note}" if self.note else "")

    def _repr_html_(self):
        return block(self.latex(), "Definition.", self.note)
