"""What the course's bank says of a slip: its name, its explanation, and the place in the lesson that answers it."""

import importlib
import pkgutil
import re
from dataclasses import dataclass
from functools import cache

from ... import lessons

# Ids such as S7 and C5 mean the same slip in every exercise; others ("sign", "half") are names inside one exercise.
SHARED = re.compile(r"[A-Z]\d+")


@dataclass(frozen=True)
class Known:
    """A slip in words. ``feedback`` is "" when the name says everything."""

    id: str
    name: str
    feedback: str = ""


@cache
def lesson_of(lesson: str):
    """The lesson's package for "03_cross_entropy_gradient", None when the course has no such lesson."""
    topic = lesson.partition("_")[2]
    there = {module.name for module in pkgutil.iter_modules(lessons.__path__) if module.ispkg}
    return importlib.import_module(f"{lessons.__name__}.{topic}") if topic in there else None


@cache
def _bank(lesson: str, exercise: str) -> dict[str, Known]:
    q = getattr(lesson_of(lesson), "EXERCISES", {}).get(exercise)
    found = {rule.id: Known(rule.id, rule.name, rule.feedback) for rule in getattr(q, "rules", ())}
    conditions = [condition for condition in getattr(q, "conditions", ()) if condition.id]
    return found | {condition.id: Known(condition.id, condition.feedback) for condition in conditions}


def slips_of(lesson: str, exercise: str, verdict) -> list[Known]:
    """The slips that a verdict names: two for "a+b". A slip that the bank has not (any more) speaks by the verdict's message.

    >>> from ...exercises.verdict import Verdict
    >>> [slip.name for slip in slips_of("01_softmax_shift_invariance", "softmax", Verdict("slip", "", slip="A1+A7"))]
    ['Sums down the columns', 'No shift']
    """
    if not verdict.slip:
        return []
    bank = _bank(lesson, exercise)
    parts = list(dict.fromkeys(verdict.slip.split("+")))
    if all(part in bank for part in parts):
        return [bank[part] for part in parts]
    return [bank.get(verdict.slip) or Known(verdict.slip, f"The slip {verdict.slip}", verdict.message)]


@cache
def answered_in(lesson: str, id: str) -> tuple[str, str] | None:
    """(the cell to run, the title) of the derivation in which the lesson answers this slip, if one names it."""
    room = lesson_of(lesson)
    if room is None or not SHARED.fullmatch(id):
        return None
    for module in ("derivations", "slips"):
        for name, part in vars(getattr(room, module)).items():
            named = {slip.id for line in getattr(part, "lines", ()) for slip in line.slips} | {getattr(part, "id", None)}
            if id in named and hasattr(part, "title"):
                return f"lesson.{module}.{name}.show()", part.title
    return None
