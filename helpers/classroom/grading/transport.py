"""A ``Trial`` as JSON and back, so that it can leave the process in which a student's code ran.

What comes back was written by that process and may hold anything. So it is read as plain data, never unpickled, and every
piece must be just what a trial can hold; else ``ValueError`` says which piece is not.
"""

import base64
import json

import numpy as np

from ...exercises.outcome import LARGEST, Outcome
from ...exercises.sandbox import MOST_PRINTED, MOST_WARNINGS, Caught
from ...exercises.trial import Trial

# The course's own answers need less than 150 kB each.
LARGEST_FILE = 16_000_000
_LONGEST, _MOST, _MOST_SIGNS = 4_000, 1_000, 500_000


def to_json(trial: Trial) -> str:
    """The text that ``from_json`` reads."""
    caught = trial.caught
    return json.dumps({
        "outcomes": [_outcome_out(outcome) for outcome in trial.outcomes],
        **{name: getattr(trial, name) for name in ("in_time", "stuck_at", "empty", "misfit", "idle", "borrowed")},
        "caught": {"text": caught.text, "lines": caught.lines, "warnings": caught.warnings},
    })


def from_json(text: str, calls: int) -> Trial:
    """The trial; ValueError when the text is none. ``calls``: of how many calls a finished one tells.

    >>> trial = from_json(to_json(Trial(misfit="It takes others.")), calls=3)
    >>> trial.misfit, trial.outcomes
    ('It takes others.', [])
    """
    data = _loaded(text)
    flags = {name: _of(bool, data, name) for name in ("in_time", "empty", "idle", "borrowed")}
    words = {name: _text(data, name) for name in ("stuck_at", "misfit")}
    outcomes = [_outcome_in(item) for item in _list(data, "outcomes")]
    trial = Trial(outcomes, caught=_caught_in(_of(dict, data, "caught")), **flags, **words)
    unfinished = trial.empty or trial.misfit or not trial.in_time
    if len(outcomes) > calls or (len(outcomes) < calls and not unfinished):
        raise ValueError(f"{len(outcomes)} results came back, of {calls} calls")
    return trial


def unpacked(text: str) -> tuple[str | None, list[str]]:
    """What the kernel wrote: the trial's text, None when there was no such name; and the names of what had been replaced.

    >>> unpacked('{"trial": null, "replaced": ["numpy.exp"]}')
    (None, ['numpy.exp'])
    """
    data = _loaded(text)
    replaced = [_words(name)[:100] for name in _list(data, "replaced")]
    return (None if data.get("trial") is None else _of(str, data, "trial")), replaced


def _loaded(text: str):
    # Of text alone: an array is one word. Lists of lists would take thirty times the memory of their text.
    if sum(map(text.count, "[{,")) > _MOST_SIGNS:
        raise ValueError("what came back has too many parts")
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("what came back is nested too deeply") from None


def _outcome_out(outcome: Outcome) -> dict:
    return {**vars(outcome), "parts": [_array_out(part) for part in outcome.parts],
            "so_far": [(name, _array_out(part)) for name, part in outcome.so_far]}


def _outcome_in(data) -> Outcome:
    shapes = tuple(tuple(_number(size) for size in _as(list, shape)) for shape in _list(data, "shapes"))
    parts = tuple(_array_in(part, shape) for part, shape in zip(_list(data, "parts"), shapes, strict=True))
    so_far = tuple((_words(name), _array_in(part)) for name, part in (_as(list, pair) for pair in _list(data, "so_far")))
    lists = {name: tuple(map(_words, _list(data, name))) for name in ("names", "dtypes", "changed")}
    words = {name: _text(data, name) for name in ("trouble", "raised", "error", "line")}
    missing = tuple(_number(layer) for layer in _list(data, "missing"))
    outcome = Outcome(parts, shapes=shapes, missing=missing, so_far=so_far, **lists, **words)
    if not len(parts) == len(outcome.names) == len(outcome.dtypes) or (outcome.answered and not parts):
        raise ValueError("a result has no numbers, or names and numbers that do not fit each other")
    return outcome


def _array_out(array):
    return None if array is None else [list(array.shape), base64.b64encode(array.astype("<f8").tobytes()).decode()]


def _array_in(data, shape=None):
    """The array; None stands for one that was too large to be copied."""
    if data is None and shape is not None and np.prod(shape, dtype=float) > LARGEST:
        return None
    told, code = _as(list, data)
    told = tuple(map(_number, _as(list, told)))
    if shape not in (None, told) or np.prod(told, dtype=float) > LARGEST:
        raise ValueError("an array has not the shape that it is said to have")
    return np.frombuffer(base64.b64decode(_as(str, code), validate=True), "<f8").astype(np.float64).reshape(told)


def _caught_in(data) -> Caught:
    caught = Caught()
    caught.text, caught.lines = _of(str, data, "text")[:MOST_PRINTED], _number(_of(int, data, "lines"))
    caught.warnings = [(_number(probe), _words(text)) for probe, text in
                       (_as(list, pair) for pair in _list(data, "warnings")[:MOST_WARNINGS])]
    return caught


def _as(kind, value):
    if type(value) is not kind:
        raise ValueError(f"{kind.__name__} was expected, {type(value).__name__} came back")
    return value


def _of(kind, data, name):
    return _as(kind, _as(dict, data).get(name))


def _list(data, name) -> list:
    found = _of(list, data, name)
    if len(found) > _MOST:
        raise ValueError(f"{len(found)} {name} came back")
    return found


def _text(data, name) -> str:
    return _words(_of(str, data, name))


def _words(value) -> str:
    return _as(str, value)[:_LONGEST]


def _number(value) -> int:
    if _as(int, value) < 0:
        raise ValueError("a negative count came back")
    return value
