"""Answers made from the right one: one part of the result changed, whatever the form of the result is."""

from copy import deepcopy

import numpy as np

from helpers.exercises import Exercise, PerLayer, ValueExercise
from helpers.exercises.arguments import arrays_in, fresh
from helpers.exercises.results import taken_apart

LAST = "last"


def hand_in(q: Exercise, function):
    """What a learner would hand in who writes this function (or works out this value)."""
    return function() if isinstance(q, ValueExercise) else function


def parts_of(q: Exercise) -> list[str]:
    """The names of the parts of a result: of a list by layer those of the first layer and of the last."""
    found = []
    for name in (q.outputs,) if isinstance(q.outputs, PerLayer) else q.outputs or ("",):
        found += [f"{n}{k}" for k in ("1", LAST) for n in name.names] if isinstance(name, PerLayer) else [name]
    return found


def is_truth(q: Exercise, part: str) -> bool:
    """Whether this part is True or False."""
    return kind_of(q, part) == "bool"


def kind_of(q, part):
    want = q._wants[0]
    return want.dtypes[want.names.index(actual(part, want.names))]


def actual(part, names):
    """A part's name as it is in one result: "dWlast" is "dW3" where there are three layers."""
    if not part.endswith(LAST):
        return part
    base = part.removesuffix(LAST)
    return max((name for name in names if name.rstrip("0123456789") == base), key=lambda name: int(name[len(base):]))


def wanted(q, part):
    """The right values of one part, probe by probe."""
    return [want.parts[want.names.index(actual(part, want.names))] for want in q._wants if want.answered]


def rewritten(q, change, part=None):
    """The reference with ``change`` applied to one part of its result, or to every part."""
    def answer(*args):
        given = fresh(args)
        result = q.reference(*args)
        pieces = taken_apart(result, q.outputs, q._names, given)
        assert not pieces.trouble, pieces.trouble
        chosen = pieces.names if part is None else (actual(part, pieces.names),)
        leaves = [change(leaf) if name in chosen else leaf for leaf, name in zip(pieces.parts, pieces.names, strict=True)]
        return in_form(q.outputs, iter(leaves), q._names, given)
    return answer


def in_form(outputs, leaves, names, args):
    """Parts one after the other, put back into the form of the result."""
    if isinstance(outputs, PerLayer):
        count = len(args[names.index(outputs.argument)])
        groups = [tuple(next(leaves) for _ in outputs.names) for _ in range(count)]
        return [group[0] for group in groups] if len(outputs.names) == 1 else groups
    if not outputs:
        return next(leaves)
    return tuple(in_form(name if isinstance(name, PerLayer) else (), leaves, names, args) for name in outputs)


def in_float32(value):
    """An argument with its float64 arrays in single precision, however deep."""
    if isinstance(value, np.ndarray):
        return value.astype(np.float32) if value.dtype == np.float64 else value
    if isinstance(value, (list, tuple)):
        return type(value)(in_float32(entry) for entry in value)
    return {key: in_float32(entry) for key, entry in value.items()} if isinstance(value, dict) else value


def editable(q) -> list[int]:
    """The places of the arguments that hold an array on the first probe, hence could be edited."""
    return [k for k, arg in enumerate(fresh(q.tried[0].args)) if any(a.size for a in arrays_in(arg))]


def editing(q, place):
    """The reference that afterwards edits the argument at ``place``."""
    def answer(*args):
        result = deepcopy(q.reference(*args))
        array = next((a for a in arrays_in(args[place]) if a.size), None)
        if array is not None:
            array.flat[0] = not array.flat[0] if array.dtype == bool else array.flat[0] + 1
        return result
    return answer
