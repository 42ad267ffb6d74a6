"""The teacher's page, first part: which slip rules the room."""

from dataclasses import dataclass
from html import escape

from ...exercises.verdict import KINDS, marked_up
from .answers import explanation, one_answer, share_of, who
from .bank import SHARED, Known, answered_in
from .page import bar, count, sign
from .register import lesson_title
from .tally import Group, Tally

STYLE = """
.cards { display: grid; grid-template-columns: 1fr 1fr; gap: .7rem; align-items: start }
@media (max-width: 900px) { .cards { grid-template-columns: 1fr } }
.card { border: 1px solid var(--line); border-left: 5px solid var(--accent); border-radius: 4px; padding: .5rem .9rem;
        break-inside: avoid } .card.first { grid-column: 1 / -1 } .card p { max-width: none }
.card h3 { margin: .1rem 0 .2rem; font-size: 1.12rem } .card.first h3 { font-size: 1.3rem }
"""


# Of a slip that is made in very many exercises, so many are listed.
MOST_PLACES = 5


@dataclass(frozen=True)
class Spread:
    """One slip wherever the class makes it: (tally, group) of each exercise, the one with most students first."""

    places: tuple[tuple[Tally, Group], ...]

    @property
    def known(self) -> Known:
        """The slip, in the words of the exercise where most make it."""
        return self.places[0][1].known

    @property
    def marks(self) -> dict:
        """The students who make it, each with one answer that shows it."""
        return {student: mark for _, group in reversed(self.places) for student, mark in group.marks.items()}

    @property
    def attempted(self) -> set:
        """All who attempted one of these exercises."""
        return {student for tally, _ in self.places for student in tally.attempted}


def spread(tallies) -> list[Spread]:
    """All recognised slips, the one that most students make first; of equals, that with the larger share.

    An id such as C5 is one slip in whatever exercise, so it is counted over all of them; other ids stay in their exercise.
    """
    found: dict[tuple, list] = {}
    for tally in tallies:
        for group in tally.slips:
            shared = SHARED.fullmatch(group.known.id)
            key = (group.known.id,) if shared else (tally.lesson, tally.exercise, group.known.id)
            found.setdefault(key, []).append((tally, group))
    every = [Spread(tuple(sorted(places, key=lambda place: -len(place[1].marks)))) for places in found.values()]
    return sorted(every, key=lambda slip: (-len(slip.marks), -len(slip.marks) / len(slip.attempted)))


def cards(tallies, most: int = 3) -> str:
    """The slips to explain, each with the bank's words, the place in the lesson, and who makes it."""
    told = "".join(_card(slip, first=place == 0) for place, slip in enumerate(spread(tallies)[:most]))
    return f'<div class="cards">{told}</div>' if told else "<p>No answer shows a slip that the bank knows.</p>"


def _card(slip, first) -> str:
    places = "".join(f"<p>{_place(slip, tally, group)}</p>" for tally, group in slip.places[:MOST_PLACES])
    if len(slip.places) > MOST_PLACES:
        places += f"<p>And in {count(len(slip.places) - MOST_PLACES, 'other exercise')}.</p>"
    return (f'<div class="card{" first" if first else ""}"><h3>{sign("slip")}{marked_up(slip.known.name)}: '
            f"{count(len(slip.marks), 'student')}</h3>{explanation(slip.known)}{places}{_lesson(slip)}"
            f"{who(slip.marks)}{one_answer(slip.places[0][1].marks)}</div>")


def _place(slip, tally, group) -> str:
    """One exercise in which the slip was made, and what the slip is called there."""
    name = group.known.name
    called = f", as “{marked_up(name)}”" if name != slip.known.name else ""
    return (f"{bar(len(group.marks) / len(tally.attempted), KINDS['slip'][2])} <strong>{share_of(group.marks, tally.attempted)}"
            f"</strong>: “{escape(tally.title)}”, {escape(lesson_title(tally.lesson))}{called}")


def _lesson(slip) -> str:
    """Where a lesson answers the slip, if one of them names it."""
    for tally, _ in slip.places:
        found = answered_in(tally.lesson, slip.known.id)
        if found:
            return (f"<p>Lesson {escape(lesson_title(tally.lesson))} answers it in “{escape(found[1])}”: "
                    f"<code>{found[0]}</code></p>")
    return ""
