"""What leaves the kernel is plain data: it says the same on the other side, and nothing forged gets through as a verdict."""

import copy
import functools
import importlib
import json
import random

import pytest

from helpers.classroom.course import chosen_lessons
from helpers.classroom.grading.judging import SHIFTS, has_numbers, judged
from helpers.classroom.grading.transport import from_json, to_json, unpacked
from helpers.exercises import PropertyExercise, ValueExercise
from helpers.exercises.trial import Trial

LESSONS = chosen_lessons()
EXERCISES = [(lesson, name) for lesson in LESSONS for name in importlib.import_module(lesson.room).EXERCISES]
WITH_NUMBERS = [(lesson, name) for lesson, name in EXERCISES if has_numbers(lesson, name)]


def every(exercises):
    """One test for each of these exercises."""
    return pytest.mark.parametrize(("lesson", "name"), exercises, ids=[f"{lesson.name[:2]}-{name}" for lesson, name in exercises])


def handed_in(q, function):
    """What a learner has in hand: the function, or its value."""
    return function() if isinstance(q, (ValueExercise, PropertyExercise)) else function


def answers(q):
    """The right answer, every wrong rule in every form, and what a stub holds."""
    return [handed_in(q, f) for f in (q.reference, *(f for rule in q.rules for f in rule.functions))] + [None, ..., "text"]


@pytest.mark.classroom
@every(EXERCISES)
def test_the_grader_says_what_the_learner_saw(lesson, name):
    q = lesson.exercise(name)
    for answer in answers(q):
        assert judged(lesson, name, to_json(q.collect(answer)))[0] == q.check(answer)


@pytest.mark.classroom
@every(WITH_NUMBERS)
def test_on_other_numbers_right_stays_right_and_wrong_stays_wrong(lesson, name):
    q = lesson.exercise(name)
    for shift in SHIFTS:
        moved = q.on_other_numbers(shift)
        assert judged(lesson, name, to_json(moved.collect(q.reference)), shift)[0].right
        for rule in q.rules:
            assert not judged(lesson, name, to_json(moved.collect(rule.function)), shift)[0].right, (shift, rule.id)


def places(data, path=()):
    yield path
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield from places(value, (*path, key))


def at(data, path):
    return functools.reduce(lambda inside, key: inside[key], path, data)


ODD = (None, True, 0, -1, 10 ** 30, 1.5, float("nan"), "", "x", "A" * 10, "Q" * 9000, [], [1], [[2, 3], "AAAA"],
       [[1], "AAAAAAAA8D8="], {}, {"a": 1}, [None] * 3, "float32", [[], "AAAAAAAA8D8="])


def forged(data, draw):
    """The trial with a piece replaced by something odd, or by another piece of it."""
    data = copy.deepcopy(data)
    *path, last = draw.choice(list(places(data))[1:])
    at(data, path)[last] = draw.choice(ODD) if draw.random() < 0.5 else copy.deepcopy(at(data, draw.choice(list(places(data)))))
    return data


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_forged_data_are_refused_or_judged_and_never_make_wrong_right(lesson):
    draw, outcomes = random.Random(lesson.name), {"refused": 0, "judged": 0}
    for name, q in importlib.import_module(lesson.room).EXERCISES.items():
        for rule in q.rules[:2]:
            honest = json.loads(to_json(q.collect(handed_in(q, rule.function))))
            for _ in range(12):
                try:
                    verdict, _ = judged(lesson, name, json.dumps(forged(honest, draw)))
                except ValueError:
                    outcomes["refused"] += 1
                else:
                    outcomes["judged"] += 1
                    assert not verdict.right
                    assert verdict.text and verdict._repr_html_()
    assert min(outcomes.values()) > 0


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", "1", '{"outcomes": 3}', "[" * 100_000, '{"trial": 3, "replaced": []}',
                                  '{"trial": null, "replaced": [1]}', '{"trial": null}'])
def test_no_trial_at_all(text):
    with pytest.raises(ValueError):
        from_json(text, calls=3)
    with pytest.raises(ValueError):
        unpacked(text)


def test_a_finished_trial_tells_of_every_call():
    q = LESSONS[1].exercise("softmax")
    text = to_json(q.collect(q.reference))
    with pytest.raises(ValueError, match="of 99 calls"):
        from_json(text, calls=99)
    assert from_json(to_json(Trial(empty=True)), calls=99).empty
