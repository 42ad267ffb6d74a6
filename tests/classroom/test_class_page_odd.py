"""The teacher's page: what is left to the teacher's eyes, odd classes, hostile text."""

from dataclasses import replace

import pytest

from helpers.classroom.papers import Mark, Paper
from helpers.classroom.report.class_page import class_page
from helpers.exercises import Verdict

from .made_up import LESSONS, missing, paper
from .odd_text import STRINGS
from .pages import read_page, table


def test_what_to_look_at():
    long = "def f(z):\n    return " + " + ".join(f"z[{k}]" for k in range(20))
    same = [replace(one, marks=tuple(replace(mark, code=long) for mark in one.marks))
            for one in (paper("ben", LESSONS[0]), paper("cleo", LESSONS[0]))]
    papers = [paper("anna", LESSONS[0], {"softmax": "borrowed"}, faults=("The check of softmax was edited.",)),
              *same, missing("dora", LESSONS[0])]
    told = [found.text for found in read_page(class_page(papers)).all("ul", "look")]
    assert told[0] == "anna, 01 softmax shift invariance: The check of softmax was edited."
    assert told[1] == "anna: “Write softmax for a batch”"
    assert told[2] == "01 softmax shift invariance: dora"
    assert told[3].startswith("01 softmax shift invariance: ben, cleo have the same text in all of their 7 longer answers")
    assert len(told) == 4


def test_the_hardest_exercise_and_a_wrong_that_has_no_name_are_told():
    papers = [paper(student, LESSONS[0], {"softmax": "shape", "log_softmax": slip})
              for student, slip in (("anna", "A1"), ("ben", "right"), ("cleo", "right"))]
    told = [sentence.text for sentence in read_page(class_page([*papers, missing("dora", LESSONS[0])])).all("p", "lead")]
    here = "“Write softmax for a batch” (01 softmax shift invariance): "
    assert told[1] == "No slip is made by more than one student."
    assert told[2] == (f"Fewest are right in {here}0 of 3 notebooks. No slip that the bank knows, and yet alike: 3 of the 3 who "
                       f"attempted {here}Your result has shape (…), and (…) is asked for.")


@pytest.mark.parametrize(("papers", "words"), [
    ([], "0 students, 0 lessons, 0 exercises; 0 handed something in."),
    ([paper("anna", LESSONS[0], {"softmax": "A1"})], "1 student, 1 lesson, 7 exercises; 1 handed something in. Everything is "
                                                     "right for 0 of 1.Explain tomorrow: Sums down the columns. 1 of the 1 who"),
    ([paper(s, LESSONS[0], default="untouched") for s in ("anna", "ben")], "Nobody has attempted an exercise yet."),
    ([missing(s, LESSONS[0]) for s in ("anna", "ben")], "0 exercises; 0 handed something in. Everything is right for 0 of 2."),
    ([paper(s, LESSONS[0]) for s in ("anna", "ben")], "Everything is right for 2 of 2.No answer shows a slip"),
    ([paper("anna", LESSONS[0], default="error")], "No answer shows a slip that the bank knows."),
    ([Paper("anna", LESSONS[0], (), ("It cannot be read.",), "anna/01.ipynb")], "It cannot be read."),
])
def test_odd_classes(papers, words):
    page = read_page(class_page(papers))
    assert words in page.text
    assert set(table(page)) == {one.student for one in papers}


def test_a_lesson_and_a_slip_that_the_course_does_not_know_speak_for_themselves():
    mark = Mark("e", "An exercise", Verdict("slip", "A message.", "A tell.", "X1"), "code")
    lessons = ("99_os", "_room", "01_softmax_shift_invariance")
    page = read_page(class_page([Paper("anna", lesson, (mark,), file="f") for lesson in lessons]))
    card = page.one("div", "card")
    assert "The slip X1: 1 student" in card.text and "A message." in card.text


@pytest.mark.parametrize("text", STRINGS, ids=lambda text: ascii(text)[:30])
def test_hostile_text_is_shown_and_does_nothing(text):
    kinds = ("slip", "wrong", "error", "right", "untouched")
    marks = tuple(Mark(f"{kind}{text}", text, Verdict(kind, text, text, text if kind == "slip" else None), text, True)
                  for kind in kinds)
    papers = [Paper(text, f"01{text}", marks, (text,), "f"), Paper(f"{text}2", f"01{text}", marks, (text,), "f")]
    page = read_page(class_page(papers, text))
    assert "\u202e" not in page.text and "\x00" not in page.text
    assert len(list(page.one("tbody").all("tr"))) == 2 and len(list(page.all("details", "exercise"))) == 5
    if text.isprintable() and text.strip() and len(text) <= 80:
        assert page.one("h1").text == text and text in {name.text for name in page.all("bdi")}
