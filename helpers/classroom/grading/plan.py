"""What to do with a submitted notebook: which of its cells to run, and where to look at which answer.

The student's cells are run in the student's order, whatever became of their order, their number or their metadata. Of the
course's own cells only those are run that give a value to a name which the student's cells need: a figure that nobody
changed says nothing about an answer.
"""

from dataclasses import dataclass, field

from ...exercises.naming import listed
from ..cells import ANSWER, CHECK, check_of, checked_in, defines, is_stub
from ..course import Lesson
from .names import bound, needed
from .reading import Cell


@dataclass(frozen=True)
class Run:
    """Run a cell. ``mine``: it is the student's, not an unchanged cell of the course; ``where`` is its number, from 1."""

    source: str
    mine: bool
    where: int = 0


@dataclass(frozen=True)
class Look:
    """Try the answer that ``variable`` holds now. ``last``: only if nothing was seen of it before."""

    exercise: str
    variable: str
    last: bool = False


@dataclass
class Plan:
    """The steps in order; what the student wrote, by exercise; and what was out of place.

    ``whole``: False when an answer stands where it cannot be run.
    """

    lesson: Lesson
    steps: list = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    whole: bool = True


def plan_for(lesson: Lesson, cells: list[Cell]) -> Plan:
    """The plan for a notebook of this lesson."""
    plan = Plan(lesson)
    variables = {task.name: task.variable for task in lesson.tasks}
    code = [(number, cell) for number, cell in enumerate(cells, 1) if cell.kind == "code" and cell.source.strip()]
    seen, changed = set(), []
    for number, cell in code:
        checked = _exercise_checked(cell, variables)
        if checked is None or not checked[2]:
            plan.steps.append(Run(cell.source, cell.source.strip() not in lesson.own_code, number))
        if checked is not None and not checked[2]:
            changed.append(f"`{checked[0]}` (cell {number})")
        looks = [Look(*checked[:2])] if checked else _tried_again(cell, variables)
        plan.steps += looks
        seen.update(look.exercise for look in looks)
    for task in lesson.tasks:
        plan.codes[task.name] = _answer_to(task, code, lesson)
        plan.steps.append(Look(task.name, task.variable, last=True))
        if not plan.codes[task.name]:
            other = _in_no_code_cell(task, cells)
            plan.whole = plan.whole and not other
            plan.faults.append(f"The answer to `{task.name}` stands in cell {other}, which is no code cell; it was not run."
                               if other else f"No cell gives `{task.variable}` a value.")
        elif _gives_another(plan.codes[task.name], task.variable):
            plan.faults.append(f"No cell gives `{task.variable}` a value.")
    plan.faults += _of_checks(changed, "changed") + _of_checks([f"`{name}`" for name in variables if name not in seen], "missing")
    plan.steps = _with_what_they_need(plan.steps, lesson)
    return plan


def _tried_again(cell: Cell, variables) -> list[Look]:
    """Looks after a cell that holds a second try with its check: the last verdict that was seen counts."""
    tried = checked_in(cell.source)
    return [Look(name, variable) for name, variable in variables.items() if variable in tried]


def _gives_another(source: str, variable: str) -> bool:
    """Whether an answer's cell defines something, and not what the check asks for."""
    names = bound(source)
    return bool(names) and not names & {variable, "*"}


def _of_checks(which: list[str], became: str) -> list[str]:
    """One sentence on all checks that were changed, or are missing."""
    if len(which) < 2:
        be = "was" if became == "changed" else "is"
        return [f"The check of {name} {be} {became}; the course's own was used." for name in which]
    return [f"The checks of {listed(which)} {'were' if became == 'changed' else 'are'} {became}; the course's own were used."]


def _exercise_checked(cell: Cell, variables) -> tuple[str, str, bool] | None:
    """(exercise, variable, whether the cell is a plain check), None for any other cell."""
    said = check_of(cell.source)
    if said and said[0] in variables:
        return *said, True
    name = cell.grade_id.removeprefix(CHECK)
    if cell.grade_id.startswith(CHECK) and name in variables:
        return name, variables[name], False
    return None


def _answer_to(task, code, lesson: Lesson) -> str:
    """All cells that define the answer, as one text: a cell may have been split, or written anew."""
    mine = [cell.source for _, cell in code if cell.source.strip() not in lesson.own_code
            and (cell.grade_id == ANSWER + task.name or defines(cell.source, task.variable))]
    return "\n\n".join(dict.fromkeys(source.rstrip() for source in mine))


def _in_no_code_cell(task, cells) -> int:
    """The number of a cell of text that holds the answer, for a key turns one into the other; 0 when there is none."""
    return next((number for number, cell in enumerate(cells, 1) if cell.kind != "code"
                 and defines(cell.source, task.variable) and not is_stub(cell.source, task.variable)), 0)


def _with_what_they_need(steps, lesson: Lesson) -> list:
    """The steps without the course's cells that nobody needs, and with those that are needed and were deleted."""
    wanted = set().union(*(needed(step.source) for step in steps if isinstance(step, Run) and step.mine))
    binding = {source: bound(source) for source in lesson.own_code}
    chosen, more = set(), True
    while more:
        more = {source for source in binding.keys() - chosen if binding[source] & wanted}
        chosen |= more
        wanted |= set().union(*map(needed, more))
    there = {step.source.strip() for step in steps if isinstance(step, Run)}
    missing = [Run(source, False) for source in lesson.own_code if source in chosen and source not in there]
    return missing + [step for step in steps if isinstance(step, Look) or step.mine or step.source.strip() in chosen]
