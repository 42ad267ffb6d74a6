"""Which cells are run, in which order, and where which answer is looked at, whatever became of the notebook."""

import pytest
from nbformat.v4 import new_code_cell

from helpers.classroom.course import chosen_lessons
from helpers.classroom.grading.names import bound, needed
from helpers.classroom.grading.plan import Look, Run, plan_for
from helpers.classroom.grading.reading import cells_in

from .submitted import (
    LESSON,
    NAMES,
    answered,
    checks_first,
    dropped,
    place,
    right,
    split,
    twice,
    untouched,
    variable,
    without_metadata,
)

HOT = variable("one_hot")


def planned(notebook, lesson=LESSON):
    return plan_for(lesson, cells_in(notebook))


def runs(plan):
    return [step.source for step in plan.steps if isinstance(step, Run)]


def looks(plan, last=False):
    return [(step.exercise, step.variable) for step in plan.steps if isinstance(step, Look) and step.last == last]


@pytest.mark.parametrize("lesson", chosen_lessons(), ids=lambda lesson: lesson.name)
def test_every_answer_is_run_before_it_is_looked_at(lesson):
    plan = planned(right(lesson), lesson)
    assert looks(plan) == looks(plan, last=True) == [(task.name, task.variable) for task in lesson.tasks]
    assert plan.faults == []
    assert sum(isinstance(step, Run) and not step.mine for step in plan.steps) <= 2  # no training, for instance
    for task in lesson.tasks:
        answer = next(k for k, step in enumerate(plan.steps)
                      if isinstance(step, Run) and step.mine and task.variable in bound(step.source))
        assert answer < plan.steps.index(Look(task.name, task.variable))
        assert plan.codes[task.name] == right(lesson).cells[task.answer].source.rstrip()


def test_of_the_courses_cells_those_run_that_are_needed():
    lesson = LESSON
    setup = lesson.notebook.cells[1].source
    assert runs(planned(right()))[0] == setup
    own = set(lesson.own_code)
    assert own & set(runs(planned(right()))) == {setup}
    figure = next(source for source in own if source.startswith("lesson.figures."))
    changed = right()
    next(cell for cell in changed.cells if cell.source == figure).source = figure + "  # larger"
    assert figure + "  # larger" in runs(planned(changed))


def test_a_deleted_cell_that_is_needed_comes_back_first():
    notebook = right()
    setup = notebook.cells.pop(1)
    assert runs(planned(notebook))[0] == setup.source
    notebook = untouched()
    notebook.cells = [new_code_cell("truth.sum()")]
    gives = next(source for source in LESSON.own_code if "truth, said" in source)
    assert runs(planned(notebook)) == [setup.source, gives, "truth.sum()"]


def test_what_is_missing_is_named_and_looked_at_in_the_end():
    plan = planned(dropped("check", "one_hot"))
    assert plan.faults == ["The check of `one_hot` is missing; the course's own was used."]
    assert ("one_hot", HOT) not in looks(plan) and ("one_hot", HOT) in looks(plan, last=True)
    plan = planned(dropped("answer", "one_hot"))
    assert plan.faults == [f"No cell gives `{HOT}` a value."] and plan.codes["one_hot"] == ""


@pytest.mark.parametrize(("source", "told"), [
    (f"def {HOT}s(labels, n_classes): return 1", True), ("def f(:", False), ("# later", False),
    ("from helpers import one_hot as " + HOT, False), ("from helpers import *", False)])
def test_an_answer_under_another_name_is_told(source, told):
    assert planned(answered("one_hot", source)).faults == [f"No cell gives `{HOT}` a value."] * told


def test_many_checks_that_are_missing_or_changed_are_one_sentence_each():
    notebook = right()
    for name in ("one_hot", "cross_entropy"):
        notebook.cells[place(notebook, name, "check")].source = "print('right')"
    gone = [place(notebook, name, "check") for name in ("logsumexp_grad", "softmax_jacobian", "softmax_backward")]
    notebook.cells = [cell for k, cell in enumerate(notebook.cells) if k not in gone]
    changed, missing = planned(notebook).faults
    assert changed == "The checks of `one_hot` (cell 7) and `cross_entropy` (cell 14) were changed; the course's own were used."
    assert missing == ("The checks of `logsumexp_grad`, `softmax_jacobian` and `softmax_backward` are missing; the course's own "
                       "were used.")


def test_an_edited_check_is_run_and_then_the_courses_own():
    notebook = right()
    check = notebook.cells[place(notebook, "one_hot", "check")]
    check.source = "print('[✓] right')"
    plan = planned(notebook)
    k = plan.steps.index(Look("one_hot", HOT))
    assert plan.steps[k - 1].source == check.source and plan.steps[k - 1].mine
    assert len(plan.faults) == 1 and "was changed" in plan.faults[0]


def test_a_check_of_another_name_is_a_check_of_what_it_names():
    notebook = right()
    check = notebook.cells[place(notebook, "one_hot", "check")]
    check.source = check.source.replace(HOT, "mine")
    assert ("one_hot", "mine") in looks(planned(notebook)) and planned(notebook).faults == []


@pytest.mark.parametrize("check", [f"q.check({HOT})", f'q = lesson.exercise("one_hot")\nq.check({HOT})',
                                   f'lesson.exercise("one_hot").check({HOT})'])
def test_a_second_try_with_its_check_in_one_cell_is_looked_at_too(check):
    notebook = right()
    again = f"{HOT} = len\n{check}"
    notebook.cells.insert(place(notebook, "one_hot", "check") + 1, new_code_cell(again))
    plan = planned(notebook)
    assert plan.steps[[getattr(step, "source", "") for step in plan.steps].index(again) + 1] == Look("one_hot", HOT)
    assert looks(plan).count(("one_hot", HOT)) == 2 and plan.faults == []


@pytest.mark.parametrize("make", [lambda: checks_first(right()), lambda: without_metadata(right()), lambda: split("one_hot"),
                                  lambda: twice("answer", "one_hot"), lambda: twice("check", "one_hot")])
def test_moved_doubled_split_and_stripped_cells_are_no_fault(make):
    plan = planned(make())
    assert plan.faults == [] and {name for name, _ in looks(plan)} == set(NAMES)
    assert HOT in plan.codes["one_hot"]


@pytest.mark.parametrize("source", [
    f"%%time\ndef {HOT}(labels, C): pass", f"try:\n    import scipy\nexcept ImportError:\n    {HOT} = 1",
    f"from helpers import one_hot as {HOT}", f"if C:\n    pass\nelse:\n    def {HOT}(labels, C): pass"])
def test_an_answer_is_known_below_magic_lines_and_branches(source):
    plan = planned(without_metadata(answered("one_hot", source)))
    assert plan.codes["one_hot"] == source and plan.faults == []


def test_a_split_answer_is_shown_whole():
    assert planned(split("one_hot")).codes["one_hot"].startswith("def half_of_it")


@pytest.mark.parametrize("source", ["(" * 5000, "-" * 5000 + "1", "\0", "x = '\\d'", "def f(:", "%timeit 1", "!ls",
                                    "a" * 10_000, "é = 1",
                                    "f = " + "lambda: " * 2_000 + "1", "import a" + ".a" * 40_000, "a;" * 40_000])
@pytest.mark.filterwarnings("ignore::SyntaxWarning", "ignore::DeprecationWarning")
def test_odd_code_is_planned_too(source):
    plan = planned(answered("one_hot", source))
    assert source in runs(plan)


def test_names_that_a_cell_needs_and_gives():
    assert needed("def f(X):\n    global total\n    return [g(x) for x in X] + [here]") == {"g", "here"}
    assert needed("total += 1\nbest = 0\nbest += rest\nX[0] = 1") == {"total", "rest", "X"}
    assert needed("%time f(x)") >= {"f", "x"}
    assert bound("from helpers import softmax as s\nclass A: pass\nasync def f(): pass") == {"s", "A", "f"}
    assert bound("for i in (): x.y = 1\nwith open(p) as file: pass") == {"i", "x", "file"}
    assert bound("def f(:") == set()
