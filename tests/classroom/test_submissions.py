"""Whose notebook lies where, and of which lesson it is."""

import sys

import pytest

from helpers.classroom.course import Lesson, chosen_lessons
from helpers.classroom.grading.submissions import BadInput, Submission, submissions
from helpers.classroom.grading.whole_class import of_these

from .submitted import LESSON, right, text, without_metadata

SOFTMAX = Lesson("01_softmax_shift_invariance")
LESSONS = chosen_lessons()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "class"


def put(folder, *names, notebook=None):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(notebook if notebook is not None else text(right()), "utf-8")


def found(folder):
    return [(one.student, one.lesson and one.lesson.name, one.file) for one in submissions(folder, LESSONS)]


@pytest.mark.parametrize(("file", "student"), [
    ("anna/03_cross_entropy_gradient.ipynb", "anna"), ("anna/week/3/final (2).ipynb", "anna"),
    ("Anna Berg_12345_assignsubmission_file/03.ipynb", "Anna Berg"),
    ("Anna Berg_12345_assignsubmission_file_/03.ipynb", "Anna Berg"),
    ("Anna Berg_12345_assignsubmission_file_final (2).ipynb", "Anna Berg"),
    ("berganna_12345_67890_03_cross_entropy_gradient-1.ipynb", "berganna"), ("berganna_LATE_12345_67890_mine.ipynb", "berganna"),
    ("anna_03_cross_entropy_gradient.ipynb", "anna"), ("03_cross_entropy_gradient (anna).ipynb", "anna"), ("Zoë.ipynb", "Zoë")])
def test_layouts(folder, file, student):
    put(folder, file)
    assert found(folder) == [(student, LESSON.name, file)]


def test_the_lesson_is_read_off_the_cells_and_not_off_the_name(folder):
    put(folder, "anna/03_cross_entropy_gradient.ipynb", notebook=text(right(SOFTMAX)))
    put(folder, "ben/x.ipynb", notebook=text(without_metadata(right())))
    assert [lesson for _, lesson, _ in found(folder)] == [SOFTMAX.name, LESSON.name]


def test_what_programs_keep_for_themselves_is_left_aside(folder):
    put(folder, "anna/a.ipynb", "anna/.ipynb_checkpoints/a-checkpoint.ipynb", "__MACOSX/anna/._a.ipynb")
    assert found(folder) == [("anna", LESSON.name, "anna/a.ipynb")]


def test_a_folder_that_is_called_like_the_notebook_in_it(folder):
    put(folder, "anna/a.ipynb/a.ipynb", "ben/a.ipynb")
    (folder / "ben" / "b.ipynb").mkdir()
    assert [file for _, _, file in found(folder)] == ["anna/a.ipynb/a.ipynb", "ben/a.ipynb"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no file can have such a name")
def test_a_name_that_cannot_be_written(folder):
    put(folder, "anna/\udcff\n.ipynb")
    assert [file for _, _, file in found(folder)] == ["anna/??.ipynb"]


def test_two_lessons_of_one_student(folder):
    put(folder, "anna/a.ipynb")
    put(folder, "anna/b.ipynb", notebook=text(right(SOFTMAX)))
    assert [lesson for _, lesson, _ in found(folder)] == [LESSON.name, SOFTMAX.name]


def test_two_of_one_lesson_are_refused_in_one_line_and_equal_ones_are_one(folder):
    put(folder, "anna/a.ipynb", "anna/b.ipynb")
    assert len(found(folder)) == 1
    put(folder, "anna/b.ipynb", notebook=text(right()).replace("np", "numpy"))
    put(folder, "ben/a.ipynb", notebook=text(right(SOFTMAX)))
    with pytest.raises(BadInput, match=r"one student \(anna: anna/a.ipynb, anna/b.ipynb\); leave the one") as refused:
        found(folder)
    assert "\n" not in str(refused.value)


def test_what_cannot_be_read_is_kept_for_the_report(folder):
    put(folder, "anna/03_cross_entropy_gradient.ipynb", notebook="{")
    put(folder, "ben/cake.ipynb", notebook='{"cells": [{"cell_type": "code", "source": "1"}]}')
    (folder / "carl").mkdir()
    (folder / "carl" / "03_cross_entropy_gradient.ipynb").symlink_to(folder / "anna" / "03_cross_entropy_gradient.ipynb")
    anna, ben, carl = submissions(folder, LESSONS)
    assert anna.lesson == LESSON and "broken JSON" in anna.problem
    assert ben.lesson is None and "belongs to no lesson" in ben.problem
    assert "no plain file" in carl.problem


def test_two_students_of_one_name_are_two(folder):
    put(folder, "Anna Berg_12_assignsubmission_file/03.ipynb", "Anna Berg_34_assignsubmission_file_03.ipynb",
        "Ben_5_assignsubmission_file/03.ipynb", "Ben_5_assignsubmission_onlinetext/a.html")
    (folder / "Anna Berg_56_assignsubmission_file").mkdir()
    assert [one.student for one in submissions(folder, LESSONS)] == ["Anna Berg 12", "Anna Berg 34", "Anna Berg 56", "Ben"]


def test_nobody_is_lost_who_handed_in_no_notebook(folder):
    put(folder, "anna/a.ipynb", "anna_1_assignsubmission_onlinetext/text.html", ".old/x", "__MACOSX/y", "grades_feedback/z.html")
    put(folder, "Ben_2_assignsubmission_file/work.zip", "Ben_2_assignsubmission_file/.DS_Store", notebook="")
    put(folder, "Dora_7_assignsubmission_file_x.zip", "eveline_123_456_x.zip", "all.zip", "notes (1).txt", notebook="")
    (folder / "cleo" / "empty").mkdir(parents=True)
    ben, dora, anna, cleo, eve = submissions(folder, LESSONS, but=folder / "grades_feedback")
    assert (anna.student, anna.lesson) == ("anna", LESSON)
    assert ben == Submission("Ben", "Ben_2_assignsubmission_file", None,
                             problem="There is no notebook (*.ipynb), but work.zip.")
    assert dora.student == "Dora" and dora.problem == "There is no notebook (*.ipynb), but Dora_7_assignsubmission_file_x.zip."
    assert eve.student == "eveline"
    assert cleo == Submission("cleo", "", None)


def test_a_folder_that_may_not_be_read_is_told(folder, monkeypatch):
    put(folder, "anna/a.ipynb", "ben/b.txt")

    def refused(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("helpers.classroom.grading.submissions._files", refused)
    assert submissions(folder, LESSONS)[1].problem == "ben cannot be read: Permission denied."


@pytest.mark.parametrize(("make", "said"), [
    (lambda folder: None, "no such folder"),
    (lambda folder: folder.mkdir(), r"no notebook \(\*\.ipynb\)$"),
    (lambda folder: put(folder, "all.zip", notebook=""), "unpack all.zip first"),
    (lambda folder: put(folder, *(f"{k}/x.zip" for k in range(5)), notebook=""), "0/x.zip, 1/x.zip, 2/x.zip and 2 more first"),
    (lambda folder: folder.write_text("x"), "is no folder"),
    (lambda folder: put(folder, "03_cross_entropy_gradient.ipynb"), "whose is it"),
])
def test_bad_folders(folder, make, said):
    make(folder)
    with pytest.raises(BadInput, match=said):
        submissions(folder, LESSONS)


def test_only_the_lessons_asked_for(folder):
    put(folder, "anna/a.ipynb")
    put(folder, "anna/b.ipynb", notebook=text(right(SOFTMAX)))
    everything = submissions(folder, LESSONS)
    assert of_these(everything, LESSONS)[1] == [SOFTMAX, LESSON]
    some, lessons = of_these(everything, [LESSON])
    assert [one.file for one in some] == ["anna/a.ipynb"] and lessons == [LESSON]
    assert of_these(everything, [SOFTMAX])[0][1:] == []
    put(folder, "ben/b.ipynb", notebook=text(right(SOFTMAX)))
    assert of_these(submissions(folder, LESSONS), [LESSON])[0][1:] == [Submission("ben", "", None)]
    with pytest.raises(BadInput, match="see --lessons"):
        of_these(everything, chosen_lessons(["05"]))
