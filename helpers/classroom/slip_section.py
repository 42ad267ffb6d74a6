"""The teacher's page, first part: which slip rules the room, and what happened in each exercise."""

from html import escape
from itertools import groupby

from ..exercises.verdict import KINDS, marked_up
from .bank import SHARED, answered_in
from .page import bar, code_block, count, name_of, sign
from .register import lesson_title
from .tally import ORDER, Group, Tally
from .visible import one_line

STYLE = """
.bar { display: inline-block; width: 9rem; height: .7em; border: 1px solid var(--line); background: var(--panel);
       vertical-align: baseline } .bar > span { display: block; height: 100% }
.bar.stack { display: inline-flex; gap: 1px }
.cards { display: grid; grid-template-columns: 1fr 1fr; gap: .7rem; align-items: start } .card.first { grid-column: 1 / -1 }
@media (max-width: 900px) { .cards { grid-template-columns: 1fr } }
.card { border: 1px solid var(--line); border-left: 5px solid var(--accent); border-radius: 4px; padding: .5rem .9rem;
        break-inside: avoid }
.card h3 { margin: .1rem 0 .2rem; font-size: 1.12rem } .card p { max-width: none } .card.first h3 { font-size: 1.3rem }
.exercise { border-top: 1px solid var(--line); margin: 0; padding: .25rem 0 } .exercise > summary .counts { white-space: nowrap }
.group { margin: .5rem 0 .7rem 1.1rem } .sign { font-weight: bold; margin-right: .2em }
.say { border-left: 3px solid var(--line); padding-left: .7rem }
"""


def ranked(tallies) -> list[tuple[Tally, Group]]:
    """All recognised slips, the one that most students show first; of equals, that with the larger share."""
    found = [(tally, group) for tally in tallies for group in tally.slips]
    return sorted(found, key=lambda pair: (-len(pair[1].marks), -pair[0].share(pair[1])))


def out_of(tally, group) -> str:
    """How many of how many, with the share."""
    return (f"{len(group.marks)} of the {len(tally.attempted)} who attempted it "
            f"({100 * tally.share(group):.0f} %)")


def cards(tallies, most: int = 3) -> str:
    """The slips to explain, each with the bank's words, the place in the lesson, and who shows it."""
    found = ranked(tallies)
    if not found:
        return "<p>No answer shows a slip that the bank knows.</p>"
    told = "".join(_card(tallies, tally, group, first=place == 0) for place, (tally, group) in enumerate(found[:most]))
    return f'<div class="cards">{told}</div>'


def _card(tallies, tally, group, first) -> str:
    place = answered_in(tally.lesson, group.known.id)
    where = f'<p class="quiet">The lesson answers it in “{escape(place[1])}”: <code>{place[0]}</code></p>' if place else ""
    return (f'<div class="card{" first" if first else ""}"><h3>{sign("slip")}{marked_up(group.known.name)}</h3>'
            f"<p>{bar(tally.share(group), KINDS['slip'][2])} <strong>{out_of(tally, group)}</strong>, in “{escape(tally.title)}” "
            f"({escape(lesson_title(tally.lesson))})</p>{_explanation(group)}{_related(tallies, tally, group)}{where}"
            f"{_who(group)}{_one_answer(group)}</div>")


def _explanation(group) -> str:
    return f'<p class="say">{marked_up(group.known.feedback)}</p>' if group.known.feedback else ""


def _related(tallies, tally, group) -> str:
    """The same slip in other exercises, where its id means the same everywhere."""
    others = [(t, g) for t, g in ranked(tallies) if g.known.id == group.known.id and t is not tally]
    if not others or not SHARED.fullmatch(group.known.id):
        return ""
    told = "; ".join(f"“{escape(t.title)}”: {len(g.marks)} of {len(t.attempted)}" for t, g in others)
    everybody = {student for _, g in [(tally, group), *others] for student in g.marks}
    return f"<p>The same slip elsewhere ({count(len(everybody), 'student')} in all): {told}.</p>"


def _who(group) -> str:
    """The students, folded, each with what gave their answer away."""
    told = "".join(f"<li>{name_of(student)}{_tell(mark)}</li>" for student, mark in group.marks.items())
    return f"<details><summary>Who: {count(len(group.marks), 'student')}</summary><ul>{told}</ul></details>"


def _tell(mark) -> str:
    return f' <span class="quiet">{marked_up(one_line(mark.verdict.tell))}</span>' if mark.verdict.tell else ""


def _one_answer(group) -> str:
    """The shortest of the answers, to show what such code looks like; whose it is stays out."""
    written = [mark.code for mark in group.marks.values() if mark.code.strip()]
    if not written:
        return ""
    return f"<details><summary>One of these answers</summary>{code_block(min(written, key=len), 3000)}</details>"


def every_exercise(tallies) -> str:
    """Each exercise in a line: how many attempted it and how that ended; unfolded, every group with its students."""
    parts = []
    for lesson, of_lesson in groupby(tallies, key=lambda tally: tally.lesson):
        parts.append(f"<h3>{escape(lesson_title(lesson))}</h3>{''.join(map(_exercise, of_lesson))}")
    return "".join(parts)


def _exercise(tally) -> str:
    kinds = {kind: number for kind in ORDER if (number := len(tally.of_kind(kind)))}
    counts = [f'<span class="counts">{sign(kind)}{number} {KINDS[kind][1]}</span>' for kind, number in kinds.items()]
    without = ((tally.absent, "without a notebook"), (tally.ungraded, "without a verdict"))
    counts += [f"{len(who)} {words}" for who, words in without if who]
    top = tally.groups[0] if tally.groups else None
    most = f'<br><span class="quiet">Most often: {marked_up(top.known.name)}, {out_of(tally, top)}</span>' if top else ""
    groups = "".join(_group(tally, group) for group in tally.groups)
    names = "".join(_names(words, who) for words, who in (("Right", tally.of_kind("right")), ("Not attempted", tally.untouched),
                                                          ("No notebook", tally.absent), ("No verdict", tally.ungraded)))
    return (f'<details class="exercise"><summary>{_stack(kinds)} <strong>{escape(tally.title)}</strong>: {" · ".join(counts)}{most}</summary>'
            f"{groups}{names}</details>")


def _stack(kinds) -> str:
    """All who have a verdict, as one bar with a part for each kind; the numbers stand beside it."""
    parts = "".join(f'<span style="flex:{number};background:{KINDS[kind][2]}"></span>' for kind, number in kinds.items())
    return f'<span class="bar stack" aria-hidden="true">{parts}</span>'


def _group(tally, group) -> str:
    return (f'<div class="group">{bar(tally.share(group), KINDS[group.kind][2])} {sign(group.kind)}'
            f"<strong>{marked_up(group.known.name)}</strong>: {out_of(tally, group)}"
            f"{_explanation(group)}{_who(group)}{_one_answer(group)}</div>")


def _names(words, students) -> str:
    told = ", ".join(map(name_of, students))
    return f'<p class="group"><strong>{words}</strong> ({len(students)}): {told}</p>' if students else ""
