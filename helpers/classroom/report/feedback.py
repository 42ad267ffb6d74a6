"""The page that a student gets back: for each exercise the points, the verdict, their own code, and what to do next."""

from html import escape

from ...exercises.credit import POINTS
from .page import code_block, count, name_of, page, sign
from .register import Register, lesson_title

NEXT = {
    "untouched": "Not attempted yet: the question stands above. A first try costs nothing, and its verdict helps.",
    "error": "Next: make it run. Look at the line that is named, mend it, and run the check again.",
    "unreadable": "Next: write it so that it can be read, and run the check again.",
    "slip": "Next: read what the verdict says of this slip, mend it, and run the check again. <code>q.hint()</code> helps.",
    "wrong": "Next: work the smallest case by hand and compare with your answer. <code>q.hint()</code> helps.",
    "note": "",
    "right": "",
}
BORROWED = "Next: write it yourself. Your answer is, or calls, the course's own function."
NO_VERDICT = "There is no verdict on this exercise: its check could not be run. Ask your teacher."
NO_GRADE = "There is no grade yet: there was no notebook that could be read. Ask your teacher."

STYLE = """
body { max-width: 52rem } article { border-top: 1px solid var(--line); padding: .2rem 0 .8rem; break-inside: avoid }
h3 .points { float: right; margin-left: 1em; font-weight: normal; color: var(--quiet) }
.next { font-weight: 600 } ul { padding-left: 1.3em } .overview { border-collapse: collapse }
.overview td, .overview th { padding: .15rem .9rem .15rem 0; text-align: left; vertical-align: top }
"""


def feedback_page(student: str, papers) -> str:
    """One student's page as HTML, from a class's papers or theirs alone; nobody else's are shown.

    ValueError when the student has no paper.
    """
    # All papers say which exercises there are, also in a lesson that this student did not hand in.
    register = Register(papers)
    if student not in register.students:
        raise ValueError(f"there is no paper of {student!r}")
    everything = sum(map(register.out_of, register.lessons))
    lessons = "".join(_lesson(register, student, lesson) for lesson in register.lessons)
    return page(f"Feedback for {student}",
                f"<h1>Feedback for {name_of(student)}</h1>"
                f"<p>Together <strong>{register.points(student):g} of {everything} points</strong>. A right answer earns all of "
                f"an exercise's points, one that is right on ordinary numbers only earns half, a known slip a quarter.</p>"
                f"{_overview(register, student)}{lessons}", STYLE)


def _overview(register, student) -> str:
    rows = ""
    for lesson in register.lessons:
        right = sum(mark.verdict.right for mark in register.paper(student, lesson).marks)
        exercises = count(len(register.of_lesson(lesson)), "exercise")
        said = f"{right} of {exercises} right" if register.graded(student, lesson) else (
            "no grade yet" if register.handed_in(student, lesson) else "nothing handed in")
        rows += (f"<tr><th>{escape(lesson_title(lesson))}</th><td>{register.paper(student, lesson).points:g} of "
                 f"{register.out_of(lesson)} points</td><td>{said}</td></tr>")
    return f'<table class="overview"><tbody>{rows}</tbody></table>'


def _lesson(register, student, lesson) -> str:
    paper = register.paper(student, lesson)
    faults = "".join(f"<li>{escape(fault)}</li>" for fault in paper.faults)
    seen = f"<p>About the notebook itself:</p><ul>{faults}</ul>" if faults else ""
    if not register.handed_in(student, lesson):
        body = "<p>Nothing was handed in.</p>"
    elif not register.graded(student, lesson):
        body = f"<p>{NO_GRADE}</p>"
    else:
        body = "".join(_exercise(register.mark(student, lesson, name), register.exercises[lesson, name])
                       for name in register.of_lesson(lesson))
    return f"<section><h2>{escape(lesson_title(lesson))}</h2>{seen}{body}</section>"


def _exercise(mark, title) -> str:
    if mark is None:
        return f"<article><h3>{escape(title)}</h3><p>{NO_VERDICT}</p></article>"
    full = mark.verdict.right and not mark.borrowed
    todo = "" if full else BORROWED if mark.borrowed and mark.verdict.right else NEXT[mark.verdict.kind]
    code = code_block(mark.code) if mark.code.strip() else '<p class="quiet">Your notebook has no answer cell for it.</p>'
    return (f'<article><h3><span class="points">{mark.points:g} of {POINTS} points</span>{sign(mark.verdict.kind)} '
            f"{escape(title)}</h3>{code}{mark.verdict._repr_html_()}"
            f'{f"<p class=next>{todo}</p>" if todo else ""}</article>')
