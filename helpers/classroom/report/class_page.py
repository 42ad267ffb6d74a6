"""The teacher's page: what to explain tomorrow, who is where, and what to look at with one's own eyes."""

from html import escape

from ...palette import ORANGE
from . import grid_section, outcomes, slip_cards
from .lead import lead
from .page import name_of, page
from .register import Register, lesson_title
from .same_text import LEAST_TOKENS, same_text
from .tally import tallies
from .visible import one_line

STYLE = f":root {{ --accent: {ORANGE} }} .lead {{ font-size: 1.1rem }} .look li {{ margin: .25rem 0 }}"


def class_page(papers, title: str = "The class") -> str:
    """All papers of a class as one HTML page that needs nothing else: it runs no script and fetches nothing."""
    register = Register(papers)
    counted = tallies(register)
    body = (f"<h1>{escape(title)}</h1>{lead(register, counted)}"
            f"<h2>Which slip rules the room</h2>{slip_cards.cards(counted)}"
            f"<h2>Who is where</h2>{grid_section.grid(register, counted)}"
            f"<h2>Look at these yourself</h2>{_look(register)}"
            f'<h2>Every exercise</h2><p class="quiet">Shares are of those who attempted the exercise. Who makes two slips in '
            f"two parts of an answer is counted for both. Unfold a line for every group and its names.</p>"
            f"{outcomes.every_exercise(counted)}")
    return page(title, body, STYLE + slip_cards.STYLE + outcomes.STYLE + grid_section.STYLE)


def _look(register) -> str:
    """Faults, borrowed answers, missing notebooks and same texts: what no number settles."""
    parts = {"Notebooks with a fault": _faults, "The course's own function as the answer": _borrowed,
             "Nothing handed in": _absent, "The same text": _alike}
    return "".join(_list(title, found(register)) for title, found in parts.items()) or "<p>Nothing to look at.</p>"


def _list(title, items) -> str:
    told = "".join(f"<li>{item}</li>" for item in items)
    return f'<h3>{title} ({len(items)})</h3><ul class="look">{told}</ul>' if items else ""


def _faults(register) -> list[str]:
    papers = [register.paper(student, lesson) for student in register.students for lesson in register.lessons]
    return [f"{name_of(paper.student)}, {escape(lesson_title(paper.lesson))}: {escape(one_line(' '.join(paper.faults), 600))}"
            for paper in papers if paper.faults]


def _borrowed(register) -> list[str]:
    found = []
    for student in register.students:
        titles = [mark.title for lesson in register.lessons for mark in register.paper(student, lesson).marks if mark.borrowed]
        if titles:
            found.append(f"{name_of(student)}: {', '.join(f'“{escape(title)}”' for title in titles)}")
    return found


def _absent(register) -> list[str]:
    found = []
    for lesson in register.lessons:
        missing = [student for student in register.students if not register.handed_in(student, lesson)]
        if missing:
            found.append(f"{escape(lesson_title(lesson))}: {', '.join(map(name_of, missing))}")
    return found


def _alike(register) -> list[str]:
    return [f"{escape(lesson_title(lesson))}: {', '.join(map(name_of, students))} have the same text in all of their {number} "
            f"longer answers ({LEAST_TOKENS} words and signs or more; comments and spacing do not count). That can have many "
            f"reasons: they worked together, or took the course's solution."
            for lesson, number, students in same_text(register)]
