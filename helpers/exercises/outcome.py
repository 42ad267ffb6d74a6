"""What one call of an answer did: the arrays it gave back, what it raised, which inputs it changed.

Everything here is plain data. No object of the learner's survives into an outcome, so nothing that is done with one
later can run the learner's code.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from numbers import Number

import numpy as np

from .arguments import changed_names, fresh
from .pieces import EMPTY, kind_of
from .results import taken_apart

# A result far larger than any probe asks for is not copied: its shape says enough.
LARGEST = 1_000_000


@dataclass(frozen=True)
class Outcome:
    """``parts`` are float arrays, called ``names``; ``trouble`` says why there are none; ``raised`` names an exception.

    ``missing`` are the layers without an entry, where the result is a list with one for each layer. ``so_far`` are the parts
    that are there, by name, where others are not written yet.
    """

    parts: tuple = ()
    names: tuple = ()
    shapes: tuple = ()
    dtypes: tuple = ()
    trouble: str = ""
    raised: str = ""
    error: str = ""
    line: str = ""
    changed: tuple = ()
    missing: tuple = ()
    so_far: tuple = ()

    @property
    def answered(self) -> bool:
        """True when the call came back with numbers."""
        return not self.raised and not self.trouble


def observe(result, outputs=(), names: tuple = (), args: tuple = ()) -> Outcome:
    """Turn whatever a call returned into an outcome; ``outputs`` says which results there are, when there are several."""
    pieces = taken_apart(result, outputs, names, args)
    if pieces.trouble:
        return Outcome(trouble=pieces.trouble, missing=pieces.missing, so_far=_so_far(pieces))
    arrays = []
    for piece, name in zip(pieces.parts, pieces.names, strict=True):
        array, trouble = _as_numbers(piece)
        if trouble:
            return Outcome(trouble=trouble.replace("Your result", name) if name else trouble)
        arrays.append(array)
    parts = tuple(array.astype(np.float64) if array.size <= LARGEST else None for array in arrays)
    return Outcome(parts, pieces.names, tuple(a.shape for a in arrays), tuple(a.dtype.name for a in arrays))


def _so_far(pieces) -> tuple:
    read = [(name, *_as_numbers(piece)) for name, piece in zip(pieces.names, pieces.parts, strict=True)]
    return tuple((name, array.astype(np.float64)) for name, array, trouble in read if not trouble and array.size <= LARGEST)


def _as_numbers(result):
    """(array, "") or (None, what is wrong with the result)."""
    if result is None or result is Ellipsis:
        return None, EMPTY
    if inspect.iscoroutine(result):
        result.close()
        return None, "Your result is a coroutine: define the function with `def`, not with `async def`."
    try:
        array = np.asarray(result)
    except ValueError:
        return None, "Your result cannot be made into an array: its rows have different lengths."
    if array.dtype.kind in "iub" or (array.dtype.kind == "f" and array.dtype.itemsize > 2):
        return array, ""
    if array.dtype.kind == "O" and array.ndim:
        odd = next((entry for entry in array.flat if not isinstance(entry, Number)), result)
        return None, f"Your result holds {kind_of(odd)} where a number is asked for."
    return None, _REFUSED.get(array.dtype.kind,
                              f"Your result is {kind_of(result)}, not an array of numbers.")


_REFUSED = {
    "f": "Your result is in float16, which keeps only three digits. Compute in float64.",
    "c": "Your result holds complex numbers. Every number here is real.",
    "U": "Your result holds text, not numbers.",
    "S": "Your result holds text, not numbers.",
}


def trusted_outcome(function: Callable, args: tuple, names: tuple, outputs=()) -> Outcome:
    """The outcome of a function of the project's own (the reference, or a rule), run without the guards."""
    given = fresh(args)
    with np.errstate(all="ignore"):
        try:
            outcome = observe(function(*given), outputs, names, args)
        except (ValueError, IndexError, TypeError, OverflowError, ZeroDivisionError) as problem:
            outcome = Outcome(raised=type(problem).__name__)
    return Outcome(**{**outcome.__dict__, "changed": changed_names(names, args, given)})
