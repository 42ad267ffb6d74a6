"""The teacher's page, last part: each exercise in a line, and unfolded every way in which it went."""

from html import escape
from itertools import groupby

from ...exercises.verdict import KINDS, marked_up
from .answers import explanation, names, one_answer, share_of, who
from .page import bar, sign
from .register import lesson_title
from .tally import ORDER

STYLE = """
.bar.stack { display: inline-flex; gap: 1px }
.exercise { border-top: 1px solid var(--line); margin: 0; padding: .25rem 0 } .counts { white-space: nowrap }
.group { margin: .5rem 0 .7rem 1.1rem }
"""


def every_exercise(tallies) -> str:
    """How many attempted each exercise and how that ended; unfolded, every group with its students."""
    parts = []
    for lesson, of_lesson in groupby(tallies, key=lambda tally: tally.lesson):
        parts.append(f"<h3>{escape(lesson_title(lesson))}</h3>{''.join(map(_exercise, of_lesson))}")
    return "".join(parts)


def _exercise(tally) -> str:
    kinds = {kind: number for kind in ORDER if (number := len(tally.of_kind(kind)))}
    counts = [f'<span class="counts">{sign(kind)}{number} {KINDS[kind][1]}</span>' for kind, number in kinds.items()]
    without = ((tally.absent, "without a notebook"), (tally.ungraded, "without a verdict"))
    counts += [f'<span class="counts">{len(students)} {words}</span>' for students, words in without if students]
    return (f'<details class="exercise"><summary>{_stack(kinds)} <strong>{escape(tally.title)}</strong>: {" · ".join(counts)}'
            f"{_most_often(tally)}</summary>{''.join(_group(tally, group) for group in tally.groups)}{_others(tally)}</details>")


def _stack(kinds) -> str:
    """All who have a verdict, as one bar with a part for each kind; the numbers stand beside it."""
    parts = "".join(f'<span style="flex:{number};background:{KINDS[kind][2]}"></span>' for kind, number in kinds.items())
    return f'<span class="bar stack" aria-hidden="true">{parts}</span>'


def _most_often(tally) -> str:
    top = tally.groups[0] if tally.groups else None
    if top is None or len(top.marks) == 1 < len(tally.attempted):  # one of many is no rule
        return ""
    return f'<br><span class="quiet">Most often: {marked_up(top.known.name)}, {share_of(top.marks, tally.attempted)}</span>'


def _group(tally, group) -> str:
    return (f'<div class="group">{bar(len(group.marks) / len(tally.attempted), KINDS[group.kind][2])} {sign(group.kind)}'
            f"<strong>{marked_up(group.known.name)}</strong>: {share_of(group.marks, tally.attempted)}"
            f"{explanation(group.known)}{who(group.marks)}{one_answer(group.marks)}</div>")


def _others(tally) -> str:
    """The names of those who are in no group."""
    return "".join((names("Right", tally.of_kind("right")), names("Not attempted", tally.untouched),
                    names("No notebook", tally.absent), names("No verdict", tally.ungraded)))
