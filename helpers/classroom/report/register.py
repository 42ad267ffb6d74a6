"""Papers in order: which students, lessons and exercises there are, and who handed in what."""

import unicodedata
from functools import cached_property

from ...exercises.credit import POINTS
from ..papers import Mark, Paper


def by_name(student: str):
    """What students are sorted by: capitals and accents make no difference.

    >>> sorted(["Zoë", "anna", "Östen", "Otto"], key=by_name)
    ['anna', 'Östen', 'Otto', 'Zoë']
    """
    letters = unicodedata.normalize("NFKD", student)
    return "".join(sign for sign in letters if not unicodedata.combining(sign)).casefold(), student


def lesson_title(lesson: str) -> str:
    """A lesson's name for people.

    >>> lesson_title("03_cross_entropy_gradient")
    '03 cross entropy gradient'
    """
    return lesson.replace("_", " ")


class Register:
    """The papers of a class, by student and lesson; ValueError when a student has two of one lesson."""

    def __init__(self, papers):
        self._papers: dict[tuple[str, str], Paper] = {}
        for paper in papers:
            if (paper.student, paper.lesson) in self._papers:
                raise ValueError(f"there are two papers of {paper.student!r} for {paper.lesson}; leave one out")
            self._papers[paper.student, paper.lesson] = paper
        self.students = sorted({student for student, _ in self._papers}, key=by_name)
        self.lessons = sorted({lesson for _, lesson in self._papers})

    def paper(self, student: str, lesson: str) -> Paper:
        """A student's paper, an empty one where there is none."""
        return self._papers.get((student, lesson)) or Paper(student, lesson, ())

    def handed_in(self, student: str, lesson: str) -> bool:
        """Whether there is a notebook: a file, or an answer that must have come from one."""
        paper = self.paper(student, lesson)
        return bool(paper.file) or any(mark.verdict.kind != "untouched" for mark in paper.marks)

    def graded(self, student: str, lesson: str) -> bool:
        """Whether there is a grade: not where nothing was handed in, nor where nobody could read the file."""
        return self.handed_in(student, lesson) and bool(self.paper(student, lesson).marks)

    @cached_property
    def exercises(self) -> dict[tuple[str, str], str]:
        """The titles of all exercises by (lesson, name), in their order: that of the fullest paper, then what others add."""
        found = {}
        for lesson in self.lessons:
            papers = [self.paper(student, lesson) for student in self.students]
            for paper in sorted(papers, key=lambda paper: -len(paper.marks)):
                for mark in paper.marks:
                    found.setdefault((lesson, mark.exercise), mark.title)
        return found

    def of_lesson(self, lesson: str) -> list[str]:
        """The names of a lesson's exercises."""
        return [name for home, name in self.exercises if home == lesson]

    def out_of(self, lesson: str) -> int:
        """The points that a lesson has to give, to everybody the same."""
        return POINTS * len(self.of_lesson(lesson))

    def mark(self, student: str, lesson: str, exercise: str) -> Mark | None:
        """A student's mark on an exercise, None when there is none."""
        return next((mark for mark in self.paper(student, lesson).marks if mark.exercise == exercise), None)

    def points(self, student: str) -> float:
        """A student's points in all lessons."""
        return sum(self.paper(student, lesson).points for lesson in self.lessons)

    def all_right(self, student: str) -> bool:
        """Whether every exercise of every lesson is right."""
        marks = [self.mark(student, *key) for key in self.exercises]
        return bool(marks) and all(mark is not None and mark.verdict.right for mark in marks)
