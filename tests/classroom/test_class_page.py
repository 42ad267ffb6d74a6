"""The teacher's page: its counts against counts made here a second way."""

import re
from collections import Counter, defaultdict

import pytest

from helpers.classroom.report.class_page import class_page

from .made_up import LESSONS, exercises, mixed, paper
from .pages import lines, read_page, table

NAMES = ["anna", "ben", "chiara", "dmitri", "elif", "Zoë", 'Öz, "Z"', "O'Neill <b>", "ivan", "jamal", "kofi", "lena"]
CLASS = mixed(NAMES, seed=7)
PAGE = read_page(class_page(CLASS, "Week 3"))


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
