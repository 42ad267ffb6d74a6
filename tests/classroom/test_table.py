"""The tables for a gradebook and for a script."""

import csv
import io
from collections import defaultdict

import pytest

from helpers.classroom.papers import Mark, Paper
from helpers.classroom.report.table import answers_csv, grades_csv
from helpers.exercises import Verdict

from .made_up import LESSONS, exercises, missing, mixed, paper
from .odd_text import STRINGS

CLASS = mixed(["Zoë", "anna", 'O\'Neill, "Z"', "ben"], seed=3)


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_for_each_student_sorted_by_name_with_sums_that_are_right():
    table, points = rows(grades_csv(CLASS)), defaultdict(float)
    assert [row["student"] for row in table] == ["anna", "ben", 'O\'Neill, "Z"', "Zoë"]
    for one in CLASS:
        for mark in one.marks:
            points[one.student, one.lesson] += 4 * (1 if mark.verdict.kind == "right" else mark.verdict.share)
    for row in table:
        for lesson in LESSONS:
            assert int(row[f"{lesson} out of"]) == 4 * len(exercises(lesson))
            assert float(row[lesson] or 0) == points[row["student"], lesson]
        assert float(row["total"]) == sum(points[row["student"], lesson] for lesson in LESSONS) > 0
        assert int(row["total out of"]) == 4 * sum(len(exercises(lesson)) for lesson in LESSONS) == 124


def test_what_was_not_handed_in_is_no_grade_and_counts_as_0():
    first, second = LESSONS[:2]
    papers = [paper("anna", first), missing("anna", second), paper("ben", second, default="untouched"),
              paper("cleo", second, faults=("The cell of one_hot was twice there.",))]
    anna, ben, cleo = rows(grades_csv(papers))
    assert (anna[first], anna[second], anna["total"], anna["total out of"]) == ("28", "", "28", "72")
    assert (ben[first], ben[second], ben["total"]) == ("", "0", "0")
    assert anna["notes"] == f"{second}: nothing handed in"
    assert cleo["notes"] == f"{first}: nothing handed in | {second}: The cell of one_hot was twice there."


def test_a_file_that_nobody_could_read_has_no_grade():
    papers = [paper("anna", LESSONS[0]), Paper("ben", LESSONS[0], (), ("It is broken.",), "ben/a.ipynb", whole=False)]
    ben = rows(grades_csv(papers))[1]
    assert (ben[LESSONS[0]], ben["total"], ben["notes"]) == ("", "0", f"{LESSONS[0]}: It is broken.")


def test_the_long_table_has_each_answer_once():
    table = rows(answers_csv(CLASS))
    assert len(table) == 4 * sum(len(exercises(lesson)) for lesson in LESSONS)
    assert len({(row["student"], row["lesson"], row["exercise"]) for row in table}) == len(table)
    found = {(row["student"], row["lesson"], row["exercise"]): row for row in table}
    for one in CLASS:
        for mark in one.marks:
            row = found[one.student, one.lesson, mark.exercise]
            assert (row["verdict"], row["slip"]) == (mark.verdict.kind, mark.verdict.slip or "")
            assert (float(row["points"]), row["out of"], row["borrowed"]) == (mark.points, "4", str(int(mark.borrowed)))
    assert {row["verdict"] for row in table} >= {"right", "slip", "wrong", "error", "untouched"}
    assert any(row["borrowed"] == "1" for row in table)


def test_nobody_is_left_out_of_the_long_table():
    assert [row["exercise"] for row in rows(answers_csv([missing("anna", LESSONS[0])]))] == [""]
    cut = Paper("ben", LESSONS[0], paper("ben", LESSONS[0]).marks[:2], ("Cells are gone.",), "ben/01.ipynb")
    table = rows(answers_csv([paper("anna", LESSONS[0]), cut]))
    bens = [row for row in table if row["student"] == "ben"]
    assert [row["points"] for row in bens] == ["4", "4", "", "", "", "", ""]
    assert {row["faults"] for row in bens} == {"Cells are gone."} and {row["file"] for row in bens} == {"ben/01.ipynb"}


@pytest.mark.parametrize("text", STRINGS, ids=lambda text: ascii(text)[:30])
def test_hostile_text_is_never_a_formula_and_never_breaks_a_row(text):
    mark = Mark(f"e{text}", text, Verdict("slip", text, slip=text or "x"), text)
    papers = [Paper(text, "01_softmax", (mark,), (text,), text or "f"), Paper("other", f"02{text}", (mark,), (text,), "f")]
    for written in (grades_csv(papers), answers_csv(papers)):
        lines = list(csv.reader(io.StringIO(written, newline="")))
        assert len({len(line) for line in lines}) == 1
        assert len(written.encode("utf-8").splitlines()) == len(lines) in (3, 5)
        for cell in (cell for line in lines for cell in line):
            assert not any(part.strip()[:1] in tuple("=+-@＝＋－＠") for part in cell.split(";") if part.strip()), cell


def test_no_paper_and_two_papers():
    assert grades_csv([]) == "student,total,total out of,notes\r\n"
    with pytest.raises(ValueError, match="two papers of 'anna' for 01_softmax_shift_invariance"):
        grades_csv([missing("anna", LESSONS[0]), paper("anna", LESSONS[0])])
