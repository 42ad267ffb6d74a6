"""The first sentences of the teacher's page: how large the class is, what to explain tomorrow, where it is hardest."""

from html import escape

from ...exercises.verdict import marked_up
from .page import count
from .register import lesson_title
from .slip_cards import spread


def lead(register, tallies) -> str:
    """The sentences, most important first."""
    here = [s for s in register.students if any(register.handed_in(s, lesson) for lesson in register.lessons)]
    done = sum(map(register.all_right, register.students))
    size = (f"{count(len(register.students), 'student')}, {count(len(register.lessons), 'lesson')}, "
            f"{count(len(tallies), 'exercise')}; {len(here)} handed something in. Everything is right for {done} of "
            f"{len(register.students)}.")
    told = [size, _tomorrow(tallies), " ".join(filter(None, (_hardest(tallies), _unnamed(tallies))))]
    return "".join(f'<p class="lead">{sentence}</p>' for sentence in told if sentence)


def _where(tally) -> str:
    return f"“{escape(tally.title)}” ({escape(lesson_title(tally.lesson))})"


def _tomorrow(tallies) -> str:
    """The one slip to explain; one that a single student of several makes is nothing to explain to all."""
    if not any(tally.attempted for tally in tallies):
        return "Nobody has attempted an exercise yet."
    every = spread(tallies)
    if not every:
        return "No answer shows a slip that the bank knows."
    slip = every[0]
    if len(slip.marks) == 1 < len(slip.attempted):
        return "No slip is made by more than one student."
    others = f" or {count(len(slip.places) - 1, 'other exercise')}" if len(slip.places) > 1 else ""
    return (f"<strong>Explain tomorrow: {marked_up(slip.known.name)}.</strong> {len(slip.marks)} of the {len(slip.attempted)} "
            f"who attempted {_where(slip.places[0][0])}{others} show this slip.")


def _hardest(tallies) -> str:
    """The exercise with the smallest part of right answers among those who handed in its notebook."""
    graded = [(len(tally.of_kind("right")) / len(tally.marks), tally) for tally in tallies if tally.marks]
    share, tally = min(graded, key=lambda pair: pair[0], default=(1, None))
    if share == 1:
        return ""
    return f"Fewest are right in {_where(tally)}: {len(tally.of_kind('right'))} of {count(len(tally.marks), 'notebook')}."


def _unnamed(tallies) -> str:
    """Where more students than make any slip go wrong in one way that the bank has no name for."""
    every = spread(tallies)
    others = [(tally, group) for tally in tallies for group in tally.groups if group.kind != "slip"]
    tally, group = max(others, key=lambda pair: len(pair[1].marks), default=(None, None))
    if group is None or len(group.marks) < 2 or (every and len(group.marks) <= len(every[0].marks)):
        return ""
    return (f"No slip that the bank knows, and yet alike: {len(group.marks)} of the {len(tally.attempted)} who attempted "
            f"{_where(tally)}: {marked_up(group.known.name)}.")
