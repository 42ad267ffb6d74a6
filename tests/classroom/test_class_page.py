"""The teacher's page: its counts against counts made here by hand, and what it does with odd classes."""

import re
from collections import Counter, defaultdict
from dataclasses import replace

import pytest

from helpers.classroom.class_page import class_page
from helpers.classroom.papers import Mark, Paper
from helpers.exercises import Verdict

from .hostile import STRINGS
from .made_up import LESSONS, exercises, missing, mixed, paper
from .pages import read_page

NAMES = ["anna", "ben", "chiara", "dmitri", "elif", "Zoë", 'Öz, "Z"', "O'Neill <b>", "ivan", "jamal", "kofi", "lena"]
CLASS = mixed(NAMES, seed=7)
PAGE = read_page(class_page(CLASS, "Week 3"))


def lines(page):
    """The line of each exercise, by title."""
    return {line.inside[0].one("strong").text: line for line in page.all("details", "exercise")}


def table(page):
    """The signs of the grid: {student: [sign, ...]}, sums included."""
    return {row.one("th").text: [cell.text for cell in row.all("td")] for row in page.one("tbody").all("tr")}


def marks_of(papers, lesson, name):
    return {one.student: mark for one in papers for mark in one.marks if (one.lesson, mark.exercise) == (lesson, name)}


def test_the_head_says_how_large_the_class_is_and_how_many_are_done():
    kinds = defaultdict(list)
    for one in CLASS:
        kinds[one.student] += [mark.verdict.kind for mark in one.marks]
    done = sum(len(found) == 31 and set(found) == {"right"} for found in kinds.values())
    first = next(PAGE.all("p", "lead"))
    assert first.text == (f"12 students, 3 lessons, 31 exercises; 12 handed something in. Everything is right for {done} of 12.")
    assert PAGE.one("h1").text == "Week 3"


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_exercise_is_counted_rightly(lesson):
    told = lines(PAGE)
    for name, q in exercises(lesson).items():
        marks = marks_of(CLASS, lesson, name)
        kinds = Counter(mark.verdict.kind for mark in marks.values())
        line = told[q.title].inside[0].text
        for kind, words in {"right": "right", "slip": "a known slip", "wrong": "wrong", "error": "raised an error",
                            "untouched": "not attempted"}.items():
            counted = re.search(rf"(\d+) {words}( ·|Most|$)", line)
            assert int(counted[1] if counted else 0) == kinds[kind], (name, kind, line)
        without = re.search(r"(\d+) without a notebook", line)
        assert int(without[1] if without else 0) == 12 - len(marks)


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_slip_is_counted_with_its_share_its_words_and_its_students(lesson):
    told = lines(PAGE)
    for name, q in exercises(lesson).items():
        marks = marks_of(CLASS, lesson, name)
        attempted = sum(mark.verdict.kind != "untouched" for mark in marks.values())
        groups = {group.one("strong").text: group for group in told[q.title].all("div", "group")}
        for rule in q.rules:
            who = {student for student, mark in marks.items() if rule.id in (mark.verdict.slip or "").split("+")}
            if not who:
                continue
            group = groups[rule.name.replace("`", "")]
            assert f"{len(who)} of the {attempted} who attempted it ({100 * len(who) / attempted:.0f}%)" in group.text
            assert rule.feedback.replace("`", "") in group.text
            names = [item.one("bdi").text for item in group.all("li")]
            assert len(names) == len(who) and set(names) == who


def test_the_groups_of_an_exercise_hold_everybody_who_is_not_right():
    for lesson in LESSONS:
        for name, q in exercises(lesson).items():
            marks = marks_of(CLASS, lesson, name)
            wrong = {student for student, mark in marks.items() if mark.verdict.kind in ("slip", "wrong", "error")}
            shown = {item.one("bdi").text for group in lines(PAGE)[q.title].all("div", "group") for item in group.all("li")}
            assert shown == wrong, name


def test_the_slip_of_most_students_leads():
    """Counted over exercises where the id is a shared one, such as A1; each student once."""
    who = defaultdict(set)
    for one in CLASS:
        for mark in one.marks:
            for id in (mark.verdict.slip or "").split("+"):
                who[id if re.fullmatch(r"[A-Z]\d+", id) else (one.lesson, mark.exercise, id)].add(one.student)
    most = max(len(students) for id, students in who.items() if id and id[-1])
    cards = list(PAGE.all("div", "card"))
    assert len(cards) == 3
    assert cards[0].one("h3").text.endswith(f": {most} students") and most > 1
    name = cards[0].one("h3").text.removeprefix("✗").rpartition(":")[0]
    lead = list(PAGE.all("p", "lead"))[1]
    assert lead.text.startswith(f"Explain tomorrow: {name}. {most} of the ")


def test_one_slip_in_two_exercises_is_one_card_and_a_student_with_both_counts_once():
    papers = [paper("anna", LESSONS[0], {"softmax": "A1", "log_softmax": "A1"}), paper("ben", LESSONS[0], {"softmax": "A1"}),
              paper("cleo", LESSONS[0], {"softmax": "untouched", "log_softmax": "untouched"}), paper("dora", LESSONS[0])]
    page = read_page(class_page(papers))
    card = page.one("div", "card")
    assert card.one("h3").text == "✗Sums down the columns: 2 students"
    assert "2 of the 3 who attempted it (67%): “Write softmax for a batch”" in card.text
    assert "1 of the 3 who attempted it (33%): “Write log-softmax for a batch”" in card.text
    assert "2 of the 3 who attempted “Write softmax for a batch” (01 softmax shift invariance) or 1 other exercise" in page.text


def test_two_slips_in_two_parts_count_for_both_and_the_place_in_the_lesson_is_told():
    papers = [paper("anna", LESSONS[2], {"affine_backward": "D3+D9"}), paper("ben", LESSONS[2], {"affine_backward": "D9"})]
    assert papers[0].marks[4].verdict.slip == "D3+D9"
    page = read_page(class_page(papers))
    first, second = (card.text for card in page.all("div", "card"))
    assert "A product of means: 2 students" in first and "2 of the 2 who attempted it (100%)" in first
    assert "W for its transpose: 1 student" in second and "1 of the 2 who attempted it (50%)" in second
    assert "lesson.derivations." in first


def test_unnamed_wrongs_are_grouped_without_their_numbers_and_errors_by_exception():
    kinds = {"anna": "shape", "ben": "shape", "cleo": "error", "dora": "error", "ed": "wrong"}
    page = read_page(class_page([paper(student, LESSONS[0], {"softmax": kind}) for student, kind in kinds.items()]))
    groups = [group.one("strong").text for group in lines(page)["Write softmax for a batch"].all("div", "group")]
    assert groups == ["Your result has shape (…), and (…) is asked for", "ZeroDivisionError", "… of … numbers agree"]


def test_the_grid_has_everybody_with_their_signs_and_sums_fewest_points_first():
    grid, signs = table(PAGE), {"right": "✓", "slip": "✗", "wrong": "✗", "error": "!", "untouched": "…"}
    assert set(grid) == set(NAMES)
    totals = [float(cells[-1]) for cells in grid.values()]
    assert totals == sorted(totals)
    for student, cells in grid.items():
        here = {one.lesson: one for one in CLASS if one.student == student}
        expected = []
        for lesson in LESSONS:
            marks = here[lesson].marks
            points = [4 * (mark.verdict.kind == "right" or mark.verdict.share) for mark in marks]
            expected += [signs[mark.verdict.kind] + (f"{earned:g}" if 0 < earned < 4 else "") + "c" * mark.borrowed
                         for mark, earned in zip(marks, points, strict=True)] or ["–"] * len(exercises(lesson))
            expected.append(f"{sum(points):g}" if marks else "–")
        assert cells[:-1] == expected
    heads = [cell.attributes["title"] for cell in PAGE.one("thead").all("th", "task") if "title" in cell.attributes]
    assert heads == [q.title for lesson in LESSONS for q in exercises(lesson).values()]
    right = [int(cell.text) for cell in PAGE.one("tfoot").all("td") if cell.text]
    assert sum(right) == sum(mark.verdict.right for one in CLASS for mark in one.marks)


def test_half_points_are_seen():
    grid = table(read_page(class_page([paper("anna", LESSONS[0], {"softmax": "A7"})])))
    assert "✗2" in grid["anna"] and grid["anna"][-1] == "26"


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
