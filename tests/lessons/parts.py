"""Every equation, derivation and slip of every lesson, with a name each."""

from helpers.notation import Definition, Derivation, SpotTheSlip, Statement

from .lessons import LESSONS, part_of


def parts(kind):
    """All objects of one kind that the lessons define, by "lesson.name"."""
    found = {}
    for lesson in LESSONS:
        for module in ("derivations", "slips"):
            names = vars(part_of(lesson, module))
            found |= {f"{lesson}.{name}": part for name, part in names.items() if isinstance(part, kind)}
    return found


DERIVATIONS, SPOTS, STATEMENTS, DEFINITIONS = map(parts, (Derivation, SpotTheSlip, Statement, Definition))
STEPS = [(name, after) for name, d in DERIVATIONS.items() for after in range(1, len(d.lines))]
SLIPS = [(name, after, slip) for name, after in STEPS for slip in DERIVATIONS[name].lines[after].slips]


def all_lines():
    """Every expression that a page of a lesson may show."""
    for derivation in [*DERIVATIONS.values(), *(spot.derivation for spot in SPOTS.values())]:
        yield from derivation.expressions
        for named in derivation.named:
            yield named.definition
    for statement in STATEMENTS.values():
        yield from (statement.left, statement.right)
