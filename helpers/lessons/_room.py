"""What every lesson offers its notebook and its tests: exercises by name, and every equation it may display."""

from ..notation import Definition, Derivation, SpotTheSlip, Statement


class Room:
    """The parts of one lesson. ``derivations`` and ``slips`` are modules; whatever notation they hold is found there."""

    def __init__(self, exercises: dict, *modules):
        self._exercises, self._modules = exercises, modules

    def exercise(self, name: str):
        """The exercise of that name; ValueError lists the names there are.

        >>> from helpers.lessons import softmax_shift_invariance as lesson
        >>> lesson.exercise("softmax").name
        'softmax'
        """
        if name not in self._exercises:
            raise ValueError(f"this lesson has no exercise {name!r}; it has {', '.join(self._exercises)}")
        return self._exercises[name]

    def parts(self, kind) -> list:
        """Everything of one kind (Derivation, Statement, ...) that the lesson defines."""
        return [part for module in self._modules for part in vars(module).values() if isinstance(part, kind)]

    def statements(self) -> list[Statement]:
        """Every checked equation, and each step of every derivation as one."""
        steps = [Statement(a, b, given=d.given) for d in self.parts(Derivation)
                 for a, b in zip(d.expressions, d.expressions[1:], strict=False)]
        ends = [Statement(d.expressions[0], d.expressions[-1], given=d.given) for d in self.parts(Derivation)]
        return self.parts(Statement) + steps + ends

    def displayed(self) -> set[str]:
        """The LaTeX of every line that a cell of this lesson may show: checked lines, definitions, slips to be spotted."""
        lines = {s.latex() for s in self.statements()} | {d.latex() for d in self.parts(Definition)}
        for derivation in self.parts(Derivation) + [s.derivation for s in self.parts(SpotTheSlip)]:
            lines.update(derivation.latex_lines(), (g.latex() for g in derivation.given))
            lines.update(Definition(n).latex() for n in derivation.named)
        return lines
