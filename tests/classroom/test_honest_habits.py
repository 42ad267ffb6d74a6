"""Habits of honest students: what their own notebook told them is what the grader says."""

import pytest
from nbformat.v4 import new_code_cell

from .marked import lost, paper_of
from .submitted import answered, place, right, variable, with_cell, without_metadata

pytestmark = pytest.mark.classroom

HOT = variable("one_hot")
BODY = "(np.asarray(labels)[:, None] == np.arange(C)).astype(float)"
ANSWER = f"def {HOT}(labels, C):\n    return {BODY}"


def below(source, answer):
    """All right; an answer, and a cell at the end that it needs."""
    notebook = answered("one_hot", answer)
    notebook.cells.append(new_code_cell(source))
    return notebook


def in_text(cell_type):
    notebook = right()
    cell = notebook.cells[place(notebook, "one_hot")]
    cell.cell_type = cell_type
    return without_metadata(notebook)


def with_line_ends(ends):
    notebook = right()
    for cell in notebook.cells:
        cell.source = cell.source.replace("\n", ends)
    return notebook


RIGHT = {
    "helper below": lambda: below(f"def later(labels, C):\n    return {BODY}",
                                  f"def {HOT}(labels, C):\n    return later(labels, C)"),
    "decorator below": lambda: below("def same(f):\n    return f", f"@same\n{ANSWER}"),
    "a name of the course's below": lambda: answered("one_hot", f"size = truth.size\n{ANSWER}"),
    "magic lines": lambda: without_metadata(answered("one_hot", f"%%time\n{ANSWER}")),
    "more magic lines": lambda: with_cell("%matplotlib inline\n%load_ext autoreload\n%autoreload 2\nfiles = !ls"),
    "a plot": lambda: answered("one_hot", f"import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n{ANSWER}"),
    "an instance": lambda: answered("one_hot", f"class Hot:\n    def __call__(self, labels, C):\n        return {BODY}\n"
                                               f"{HOT} = Hot()"),
    "a part of a function": lambda: answered("one_hot", f"import functools\ndef hot(k, labels, C):\n    return {BODY}\n"
                                                        f"{HOT} = functools.partial(hot, 1)"),
    "vectorize": lambda: answered("one_hot", "same = np.vectorize(lambda a, b: float(a == b))\n"
                                             f"{HOT} = lambda y, C: same(np.asarray(y)[:, None], np.arange(C))"),
    "a counter": lambda: answered("one_hot", f"calls = 0\n{ANSWER}".replace("    return", "    global calls\n    calls += 1\n"
                                                                                      "    return")),
    "everything from helpers": lambda: with_cell("from helpers import *\nfrom numpy import *"),
    "other names": lambda: with_cell("lesson, q = 'mine', 3"),
    "tabs": lambda: answered("one_hot", ANSWER.replace("    ", "\t")),
    "await": lambda: answered("one_hot", f"import asyncio\nx = await asyncio.sleep(0, 5)\n{ANSWER}"),
    "line ends of Windows": lambda: with_line_ends("\r\n"),
    "a package that need not be there": lambda: answered(
        "one_hot", f"try:\n    import no_such_package\nexcept ImportError:\n    {HOT} = lambda labels, C: {BODY}"),
}


@pytest.mark.parametrize("habit", RIGHT)
def test_what_was_right_is_right(habit):
    paper = paper_of(RIGHT[habit]())
    assert lost(paper) == [] and paper.faults == () and paper.whole


@pytest.mark.parametrize(("make", "fault"), [
    (lambda: answered("one_hot", f"from utils import one\n{ANSWER}"), "Cell 6 needs what is not here (ModuleNotFoundError"),
    (lambda: answered("one_hot", f"one = np.load('mine.npy')\n{ANSWER}"), "Cell 6 needs what is not here (FileNotFoundError"),
    (lambda: answered("one_hot", ANSWER.replace("    return", "    import no_such_package\n    return")),
     "`one_hot` needs a module or a file"),
    (lambda: in_text("markdown"), "stands in cell 6, which is no code cell"),
    (lambda: in_text("raw"), "stands in cell 6, which is no code cell"),
], ids=["own module", "own file", "own module in the answer", "markdown", "raw"])
def test_what_only_a_person_can_say_is_shown_to_one(make, fault):
    paper = paper_of(make())
    assert lost(paper) == ["one_hot"] and not paper.whole
    assert any(fault in said for said in paper.faults)


def test_a_wrong_answer_stays_wrong_and_keeps_its_first_verdict_when_its_name_is_gone_in_the_end():
    paper = paper_of(below(f"del {HOT}", f"def {HOT}(labels, C):\n    return np.zeros((len(labels), C))"))
    mark = next(mark for mark in paper.marks if mark.exercise == "one_hot")
    assert mark.verdict.kind not in ("right", "untouched") and lost(paper) == ["one_hot"]
