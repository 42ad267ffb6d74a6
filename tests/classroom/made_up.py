"""Made-up classes whose verdicts are real: the exercises judge references, stubs, the bank's wrong rules and errors."""

import importlib
import random
from functools import cache

from helpers.classroom.papers import Mark, Paper
from helpers.exercises import PropertyExercise, ValueExercise
from helpers.exercises.stub import uses

LESSONS = ("01_softmax_shift_invariance", "03_cross_entropy_gradient", "04_linear_layer_gradients")


def exercises(lesson):
    return importlib.import_module(f"helpers.lessons.{lesson.partition('_')[2]}").EXERCISES


def broken(*args):
    raise ZeroDivisionError("a <b>message</b>")


def nothing(*args):
    ...


def shapeless(*args):
    return [[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]]


def unrecognised(q):
    """An answer that is right in kind and wrong in its numbers: half of the right one, and a little."""
    def off(*args):
        right = q.reference(*args)
        return tuple(part * 0.4917 + 0.113 for part in right) if isinstance(right, tuple) else right * 0.4917 + 0.113
    return off


def handed(q, function):
    """What is handed in for a function: itself, or the value it gives."""
    return function() if isinstance(q, ValueExercise) and callable(function) else function


@cache
def mark(lesson, name, what, code=None):
    """The mark for an answer: "right", "untouched", "error", "shape", "wrong", "borrowed", or the id of a rule."""
    q = exercises(lesson)[name]
    plain = {"right": q.plain or q.reference, "untouched": None, "error": broken, "shape": shapeless, "wrong": unrecognised(q),
             "borrowed": q.reference} | {rule.id: rule.function for rule in q.rules}
    if isinstance(q, ValueExercise) and what in ("error", "shape", "wrong"):
        answer = {"error": broken, "shape": [[1.0] * 7] * 3, "wrong": "text"}[what]
    elif what == "untouched" and not isinstance(q, ValueExercise):
        answer = nothing
    else:
        answer = handed(q, plain[what])
    written = code if code is not None else f"def {q.signature.split('(')[0]}():\n    ...  # {what}"
    return Mark(name, q.title, q.check(answer), written, what == "borrowed" and uses(q.reference, q.reference))


def paper(student, lesson, answers=None, default="right", **more):
    """A student's paper: what ``answers`` says for each exercise, ``default`` for the others."""
    answers = answers or {}
    marks = tuple(mark(lesson, name, answers.get(name, default)) for name in exercises(lesson))
    return Paper(student, lesson, marks, **{"file": f"{student}/{lesson}.ipynb", **more})


def missing(student, lesson):
    return Paper(student, lesson, ())


def mixed(students, lessons=LESSONS, seed=1):
    """A class of which each student is good, middling or lost; two rules of each exercise are more usual than others."""
    draw, papers = random.Random(seed), []
    for student in students:
        skill = draw.choice((0.35, 0.6, 0.75, 0.95))
        for lesson in lessons:
            if draw.random() < 0.05:
                papers.append(missing(student, lesson))
                continue
            answers = {name: _drawn(draw, q, skill) for name, q in exercises(lesson).items()}
            papers.append(paper(student, lesson, answers))
    return papers


def _drawn(draw, q, skill):
    ids = [] if isinstance(q, PropertyExercise) else [rule.id for rule in q.rules]
    usual = ids[1:3] * len(ids) + ids
    if draw.random() < skill:
        return "right" if draw.random() < 0.97 else "borrowed"
    return draw.choice([*draw.choices(usual, k=4), "untouched", "wrong", "error", "shape"] if usual else ["untouched", "shape"])
