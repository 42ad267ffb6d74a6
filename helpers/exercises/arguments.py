"""The arguments of a probe: copied afresh before each call, and compared afterwards.

Arguments may be arrays, numbers, functions, and lists, tuples or dicts of these, such as ``params``, a list of pairs (W, b).
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

import numpy as np

# Of many edits the first few say enough.
MOST_NAMED = 3


@dataclass(frozen=True)
class Fresh:
    """An argument that is made anew by ``make()`` for each call: a function that counts its calls or draws at random.

    >>> fresh((Fresh(lambda: [0]), 1.5))
    ([0], 1.5)
    """

    make: Callable


def fresh(args: tuple) -> tuple:
    """Copies of the arguments through and through, so that a call has them for itself."""
    return tuple(arg.make() if isinstance(arg, Fresh) else deepcopy(arg) for arg in args)


def arrays_in(value):
    """Every array in an argument, however deep.

    >>> [a.shape for a in arrays_in([(np.zeros((3, 2)), np.zeros(2))])]
    [(3, 2), (2,)]
    """
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, (list, tuple)):
        for entry in value:
            yield from arrays_in(entry)
    elif isinstance(value, dict):
        for entry in value.values():
            yield from arrays_in(entry)


def layers_of(value) -> list | None:
    """The pairs (W, b) of an argument that is a list of such pairs, else None."""
    if type(value) not in (list, tuple) or not value:
        return None
    pairs = [pair for pair in value if type(pair) in (list, tuple) and len(pair) == 2
             and all(isinstance(part, np.ndarray) for part in pair) and pair[0].ndim == 2 and pair[1].ndim < 2]
    return pairs if len(pairs) == len(value) else None


def changed_names(names, before, after) -> tuple:
    """What a call has edited: "X", or "params: W of layer 2"."""
    found = []
    for name, old, new in zip(names, before, after, strict=False):
        if isinstance(old, Fresh):
            continue
        edits = list(_edits(old, new))
        if len(edits) > MOST_NAMED:
            edits = [*edits[:MOST_NAMED], "and more"]
        inside = ", ".join(edits)
        found += [f"{name}: {inside}" if inside else name] if edits else []
    return tuple(found)


def _edits(old, new):
    """The places inside an argument that are no longer what they were; "" for the argument itself."""
    if isinstance(old, np.ndarray):
        if not isinstance(new, np.ndarray) or old.shape != new.shape or old.dtype != new.dtype or old.tobytes() != new.tobytes():
            yield ""
    elif type(old) is not type(new):
        yield ""
    elif isinstance(old, (list, tuple)):
        yield from _edits_of_list(old, new)
    elif isinstance(old, dict):
        if list(old) != list(new):
            yield "its keys"
        else:
            for key in old:
                yield from (_below(f"[{key!r}]", edit) for edit in _edits(old[key], new[key]))
    elif isinstance(old, (int, float, str, bool, np.generic)) and old != new and old == old:
        yield ""


def _edits_of_list(old, new):
    if len(old) != len(new):
        yield f"its length, {len(new)} instead of {len(old)}"
        return
    layers = layers_of(old)
    for k, (one, other) in enumerate(zip(old, new, strict=True)):
        for edit in _edits(one, other):
            if layers is None:
                yield _below(f"[{k}]", edit)
            else:
                part = {"[0]": "W of ", "[1]": "b of "}.get(edit, "")
                yield f"{part}layer {k + 1}"


def _below(place: str, edit: str) -> str:
    """The place of an edit as Python writes it; a remark on a length stays a remark."""
    return f"{place}{edit}" if not edit or edit.startswith("[") else f"{place}, {edit}"
