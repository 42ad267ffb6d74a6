"""The page a student gets back."""

from dataclasses import replace

import pytest

from helpers.classroom.papers import Mark, Paper
from helpers.classroom.report.feedback import BORROWED, NEXT, NO_GRADE, NO_VERDICT, feedback_page
from helpers.exercises import Verdict
from tests.lessons.lessons import exercises as every_exercise

from .made_up import LESSONS, exercises, handed, mark, missing, mixed, paper
from .odd_text import STRINGS
from .pages import read_page

WORDS = {kind: words.replace("<code>", "").replace("</code>", "") for kind, words in NEXT.items()}


def test_each_exercise_has_its_points_its_code_its_verdict_and_what_to_do_next():
    answers = {"softmax": "A1", "log_softmax": "A7", "row_shift": "untouched", "scaled_odds": "borrowed", "shift_slope": "error"}
    one = paper("anna", LESSONS[0], answers)
    articles = list(read_page(feedback_page("anna", [one])).all("article"))
    assert len(articles) == len(one.marks) == 7
    for article, given in zip(articles, one.marks, strict=True):
        title = article.one("h3").text
        assert given.title in title and f"{given.points:g} of 4 points" in title
        assert article.one("pre").text == given.code
        said = next(part for part in article.all("div") if part.attributes.get("role") == "status")
        assert given.verdict.message.replace("`", "") in said.text
        todo = [part.text for part in article.all("p", "next")]
        assert todo == ([BORROWED] if given.borrowed else [WORDS[given.verdict.kind]] if WORDS[given.verdict.kind] else [])
    texts = {article.one("h3").text.rpartition(" points")[2]: article.text for article in articles}
    assert "Z is [[1, 2], [3, 5]]" in next(text for title, text in texts.items() if "row's maximum" in title), "the question"
    whole = read_page(feedback_page("anna", [one, paper("anna", LESSONS[1])]))
    assert "Together 59 of 72 points" in whole.text
    assert [[cell.text for cell in row.inside] for row in whole.one("table").all("tr")] == [
        ["01 softmax shift invariance", "15 of 28 points", "3 of 7 exercises right"],
        ["03 cross entropy gradient", "44 of 44 points", "11 of 11 exercises right"]]


def test_only_ones_own_answers_but_all_lessons_are_shown():
    other = replace(mark(LESSONS[1], "one_hot", "right"), code="code of ben's")
    papers = [paper("anna", LESSONS[0]), missing("anna", LESSONS[1]), Paper("ben", LESSONS[1], (other,), ("Ben's fault.",), "f")]
    page = read_page(feedback_page("anna", papers))
    assert "ben" not in page.text.lower()
    sections = list(page.all("section"))
    assert len(sections) == 2 and "Nothing was handed in." in sections[1].text
    assert "0 of 4 points" in page.one("table").text


def test_faults_a_lost_cell_and_a_verdict_that_is_missing():
    marks = paper("anna", LESSONS[0]).marks
    cut = Paper("anna", LESSONS[0], (replace(marks[0], code=""), *marks[2:]), ("The check of row_shift was gone.",), "f")
    page = read_page(feedback_page("anna", [cut, paper("ben", LESSONS[0])]))
    assert "The check of row_shift was gone." in next(page.all("ul")).text
    assert "no answer cell" in page.text and page.text.count(NO_VERDICT) == 1


def test_a_file_that_nobody_could_read_is_told_once():
    papers = [paper("anna", LESSONS[0]), Paper("ben", LESSONS[0], (), ("It is broken.",), "ben/a.ipynb", whole=False)]
    page = read_page(feedback_page("ben", papers))
    assert page.text.count(NO_GRADE) == 1 and "It is broken." in page.text and not list(page.all("article"))
    assert [cell.text for cell in page.one("table").one("tr").inside][1:] == ["0 of 28 points", "no grade yet"]


def test_a_student_without_papers_is_an_error():
    with pytest.raises(ValueError, match="no paper of 'anna'"):
        feedback_page("anna", [paper("ben", LESSONS[0])])


@pytest.mark.parametrize("text", STRINGS, ids=lambda text: ascii(text)[:30])
def test_hostile_text_is_shown_and_does_nothing(text):
    marks = tuple(Mark(f"e{kind}", text, Verdict(kind, text, text, remarks=(text,)), text, True) for kind in NEXT)
    page = read_page(feedback_page(text, [Paper(text, text, marks, (text,), "f")]))
    shown = page.text.replace("\t", " ")
    assert "\u202e" not in shown and "\x00" not in shown
    if text.isprintable() and "`" not in text:
        assert shown.count(text) >= 7
    assert len(list(page.all("article"))) == 7


def test_very_long_code_is_cut_and_says_so():
    long = replace(mark(LESSONS[0], "softmax", "right"), code="x" * 30_000)
    page = read_page(feedback_page("anna", [Paper("anna", LESSONS[0], (long,), file="f")]))
    assert len(page.one("pre").text) == 20_000 and "10000 more characters" in page.text


def test_no_verdict_needs_mathematics_typeset():
    """A page that fetches nothing cannot typeset LaTeX. Nothing that the bank or the judge says holds a $."""
    for _, _, q in every_exercise():
        words = [q.title, q.statement, *(word for rule in q.rules for word in (rule.name, rule.feedback)),
                 *(condition.feedback for condition in getattr(q, "conditions", ()))]
        assert not [word for word in words if "$" in word], q.name
    for lesson in LESSONS:
        for q in exercises(lesson).values():
            for rule in q.rules:
                assert "$" not in q.check(handed(q, rule.function)).text


def test_every_student_of_a_mixed_class_gets_a_page():
    papers = mixed(["anna", "ben", "Zoë <b>"], seed=2)
    for student in ("anna", "ben", "Zoë <b>"):
        assert read_page(feedback_page(student, papers)).one("h1").text == f"Feedback for {student}"
