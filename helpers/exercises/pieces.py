"""The parts of a result with a name each, and how a value that cannot be taken apart is called."""

from dataclasses import dataclass

import numpy as np

EMPTY = "Your function gave back nothing (None). Is a `return` missing?"


@dataclass(frozen=True)
class Pieces:
    """A result taken apart: its parts by name, or what is wrong with its form; ``missing`` layers have no entry.

    Where a part is None, the parts that are there come along with the trouble.
    """

    parts: tuple = ()
    names: tuple = ()
    trouble: str = ""
    missing: tuple = ()


def as_list(value) -> list | None:
    """The entries of a list or tuple, as they are stored, whatever methods a subclass of these may have."""
    if isinstance(value, list):
        return list.copy(value)
    return list(tuple.__getitem__(value, slice(None))) if isinstance(value, tuple) else None


def kind_of(value) -> str:
    """A value in words: "a list of 2", "an array of shape (3, 2)", "a dict".

    >>> kind_of([1, 2]), kind_of(np.zeros((3, 2))), kind_of({})
    ('a list of 2', 'an array of shape (3, 2)', 'a dict')
    """
    if value is None:
        return "None"
    if type(value) is np.ndarray:
        return f"an array of shape {value.shape}"
    name = type(value).__name__
    called = f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
    if type(value) in (list, tuple):
        return f"{called} of {len(value)}"
    if hasattr(type(value), "__next__"):
        return f"{called}, which can be read only once: `list(...)` around it makes it a list"
    return called


def nothing(value) -> bool:
    return value is None or value is Ellipsis


def named(piece, name) -> Pieces:
    return Pieces(trouble=f"{name} is None: nothing was given back for it.") if nothing(piece) else Pieces((piece,), (name,))


def joined(found) -> Pieces:
    trouble = next((pieces for pieces in found if pieces.trouble), Pieces())
    return Pieces(tuple(p for f in found for p in f.parts), tuple(n for f in found for n in f.names), trouble.trouble,
                  trouble.missing)
