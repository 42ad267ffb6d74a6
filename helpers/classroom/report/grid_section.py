"""The teacher's page, second part: who is where, students down and exercises across."""

from html import escape

from ...exercises.verdict import KINDS
from .page import LONGEST_NAME, name_of
from .register import Register, lesson_title
from .visible import one_line

MISSING, NO_VERDICT = ("–", "nothing handed in"), ("?", "no verdict")


def _tints() -> str:
    """A pale ground for each kind, so that the sign on it is read in the colour of the text; slips are hatched besides."""
    rules = "".join(f".grid td.{kind} {{ background: {colour}2e }} " for kind, (_, _, colour) in KINDS.items())
    orange = KINDS["slip"][2]
    return rules + (f".grid td.slip {{ background: repeating-linear-gradient(135deg, {orange}55 0 3px, {orange}1c 3px 7px) }}"
                    ".grid td.untouched { background: none; color: var(--quiet) } .grid td.missing { color: var(--quiet) }")


STYLE = """
.scroll { overflow: auto; max-height: 92vh; width: fit-content; max-width: 100%; border: 1px solid var(--line) }
.grid { border-collapse: separate; border-spacing: 0; font-size: 14px; line-height: 1.25; overflow-wrap: normal }
.grid th, .grid td { border-right: 1px solid var(--line); border-bottom: 1px solid var(--line); padding: .16rem .1rem;
                     text-align: center; background: var(--page); font-weight: normal }
.grid td { min-width: 1.75rem; height: 1.75rem } .grid td small { font-size: .72em } .grid sup { font-size: .65em }
.grid thead { position: sticky; top: 0; z-index: 2 }
.grid thead th.task { vertical-align: bottom; height: 10em; padding: .3rem 0 }
.grid thead th.task span { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 9.8em; text-align: left;
                           line-height: 1.02; font-size: .94em; display: inline-block }
.grid thead th.lesson { font-weight: 600; overflow-wrap: anywhere; padding: .2rem }
.grid tbody th, .grid thead th.who, .grid tfoot th { position: sticky; left: 0; z-index: 1; text-align: left;
                                                     padding: .16rem .5rem }
.grid thead th.who { z-index: 3; vertical-align: bottom } .grid tbody th div { width: 9.5rem; max-height: 2.5em; overflow: hidden;
                                                                             overflow-wrap: anywhere }
.grid td.sum, .grid th.sum { padding: .16rem .4rem; white-space: nowrap; font-variant-numeric: tabular-nums }
.grid .edge { border-right: 2px solid var(--quiet) } .grid tbody tr:hover > * { outline: 1px solid var(--quiet) }
.grid tfoot { position: sticky; bottom: 0; z-index: 2 }
.grid tfoot > tr > * { border-top: 1px solid var(--quiet) } .grid tfoot td { font-variant-numeric: tabular-nums }
.legend span { display: inline-block; margin-right: 1.1em }
@media print { @page { size: A4 landscape; margin: 10mm } .scroll { max-height: none; overflow: visible; border: 0 }
  .grid { font-size: 7.5pt } .grid thead, .grid tfoot, .grid tbody th, .grid thead th.who, .grid tfoot th { position: static }
  .grid td { min-width: 0; height: auto } .grid tr { break-inside: avoid } .grid tfoot { display: table-row-group }
  .grid tbody th div { width: 7rem } }
""" + _tints()


def grid(register: Register, tallies) -> str:
    """The table, with a legend; students with the fewest points first."""
    order = sorted(register.students, key=register.points)  # a stable sort: of equals, by name
    rows = "".join(_row(register, student) for student in order)
    return (f'{_legend()}<div class="scroll" role="region" aria-label="Who is where" tabindex="0"><table class="grid">'
            f"<thead>{_head(register)}</thead><tbody>{rows}</tbody><tfoot>{_foot(register, tallies)}</tfoot></table></div>")


def _legend() -> str:
    kinds = [KINDS[kind][:2] for kind in ("right", "slip", "wrong", "error", "untouched")]
    kinds[1] = (f"{kinds[1][0]} hatched:", kinds[1][1])  # its sign alone is that of any wrong answer
    told = "".join(f"<span>{mark} {label}</span>" for mark, label in [*kinds, MISSING, NO_VERDICT])
    return (f'<p class="legend quiet">{told}<span>a small number: points of a part earned</span>'
            f"<span><sup>c</sup> the course's own function</span></p>")


def _head(register) -> str:
    lessons = "".join(f'<th class="lesson edge" scope="colgroup" colspan="{len(register.of_lesson(lesson)) + 1}">'
                      f"{escape(lesson_title(lesson))}</th>" for lesson in register.lessons)
    tasks = ""
    for lesson in register.lessons:
        for name in register.of_lesson(lesson):
            title, words = escape(register.exercises[lesson, name]), escape(name.replace("_", " "))
            tasks += f'<th class="task" scope="col" title="{title}"><span>{words}</span></th>'
        tasks += f'<th class="task sum edge" scope="col"><span>points of {register.out_of(lesson)}</span></th>'
    total = sum(map(register.out_of, register.lessons))
    return (f'<tr><th class="who" rowspan="2" scope="col">student</th>{lessons}<th class="sum" rowspan="2" scope="col">all<br>of '
            f"{total}</th></tr><tr>{tasks}</tr>")


def _row(register, student) -> str:
    cells = ""
    for lesson in register.lessons:
        cells += "".join(_cell(register, student, lesson, name) for name in register.of_lesson(lesson))
        none = NO_VERDICT[0] if register.handed_in(student, lesson) else MISSING[0]
        points = f"{register.paper(student, lesson).points:g}" if register.graded(student, lesson) else none
        cells += f'<td class="sum edge">{points}</td>'
    return (f'<tr><th scope="row" title="{escape(student)}"><div>{name_of(student)}</div></th>{cells}'
            f'<td class="sum"><strong>{register.points(student):g}</strong></td></tr>')


def _cell(register, student, lesson, name) -> str:
    where = f"{one_line(student, LONGEST_NAME)}, {register.exercises[lesson, name]}"
    if not register.handed_in(student, lesson):
        return _plain("missing", f"{where}: {MISSING[1]}", MISSING[0])
    mark = register.mark(student, lesson, name)
    if mark is None:
        return _plain("unreadable", f"{where}: {NO_VERDICT[1]}", NO_VERDICT[0])
    kind = mark.verdict.kind
    own, small = KINDS[kind], "" if mark.verdict.right or not mark.points else f"<small>{mark.points:g}</small>"
    borrowed, told = ("<sup>c</sup>", ", the course's own function") if mark.borrowed else ("", "")
    return _plain(kind, f"{where}: {own[1]}, {mark.points:g} points{told}", f"{own[0]}{small}{borrowed}")


def _plain(kind, title, inside) -> str:
    return f'<td class="{kind}" title="{escape(title)}">{inside}</td>'


def _foot(register, tallies) -> str:
    """Under each exercise how many have it right; the head says what of."""
    right = {(tally.lesson, tally.exercise): len(tally.of_kind("right")) for tally in tallies}
    cells = "".join("".join(f"<td>{right[lesson, name]}</td>" for name in register.of_lesson(lesson)) + '<td class="edge"></td>'
                    for lesson in register.lessons)
    return f'<tr><th scope="row">right, of {len(register.students)}</th>{cells}<td></td></tr>'
