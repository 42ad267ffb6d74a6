"""Every equation that a notebook shows was checked by its lesson, or is marked as a definition."""

import importlib
from functools import lru_cache

import pytest

from . import equations
from .mathtext import normal
from .source import NOTEBOOKS, read, topic

by_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@lru_cache
def lesson(path):
    """The lesson of a notebook: the package of the same name."""
    return importlib.import_module(f"helpers.lessons.{topic(path)}")


@lru_cache
def stated(path):
    """The LaTeX of the equations that the lesson has checked."""
    return {normal(statement.latex()) for statement in lesson(path).statements()}


@lru_cache
def displayed(path):
    """The LaTeX lines that the lesson's objects show in outputs: there a slip may stand, to be spotted."""
    return stated(path) | {normal(line) for line in lesson(path).displayed()}


@by_notebook
@pytest.mark.parametrize("rule", equations.RULES, ids=lambda rule: rule.__name__)
def test_nothing_unchecked_is_shown(rule, path):
    known = displayed(path) if rule is equations.outputs_are_checked else stated(path)
    assert list(rule(read(path), known)) == []


@by_notebook
def test_what_is_stated_holds(path):
    assert [repr(statement) for statement in lesson(path).statements() if not statement.check().equal] == []


def texts_of(thing, seen):
    """All texts that an exercise carries, in whatever fields it keeps them."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from texts_of(value, seen)
    elif isinstance(thing, list | tuple | set | frozenset):
        for value in thing:
            yield from texts_of(value, seen)
    elif id(thing) not in seen and type(thing).__module__.startswith("helpers."):
        seen.add(id(thing))
        slots = {name: getattr(thing, name) for name in getattr(type(thing), "__slots__", ())}
        yield from texts_of(getattr(thing, "__dict__", {}) | slots, seen)


@by_notebook
def test_hints_and_feedback_hold_no_typeset_mathematics(path):
    texts = list(texts_of(getattr(lesson(path), "EXERCISES", {}), set()))
    assert [text for text in texts if "$" in text or "\\(" in text or "\\[" in text] == []
