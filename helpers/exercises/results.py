"""What shape of a result an exercise asks for: one array, several by name, or one group of arrays for each layer.

Whatever comes back is flattened to parts with a name each: "dX", "dW", "db", or "dW1", "db1", "dW2", "db2".
"""

from dataclasses import dataclass
from itertools import combinations
from numbers import Number

import numpy as np

EMPTY = "Your function gave back nothing (None). Is a `return` missing?"
_ORDER = {1: "arrays", 2: "pairs", 3: "triples"}


@dataclass(frozen=True)
class PerLayer:
    """A list with one entry for each pair (W, b) of the argument ``params``: a group of arrays called ``names``.

    ``per_layer`` is PerLayer(("dW", "db")). With one name, PerLayer(("delta",)), the list holds the arrays themselves.
    """

    names: tuple[str, ...] = ("dW", "db")
    argument: str = "params"

    @property
    def each(self) -> str:
        """What one entry of the list is called."""
        inside = ", ".join(self.names)
        return f"{_ORDER.get(len(self.names), 'groups')} {f'({inside})' if len(self.names) > 1 else inside}"

    def none_of(self, layers) -> str:
        """That these layers have no entry, in words.

        >>> per_layer.none_of((1, 3))
        'Layers 1 and 3 have no gradient'
        """
        what = "gradient" if self.names == ("dW", "db") else self.names[0]
        if len(layers) == 1:
            return f"Layer {layers[0]} has no {what}"
        return f"Layers {', '.join(map(str, layers[:-1]))} and {layers[-1]} have no {what}"


per_layer = PerLayer()


@dataclass(frozen=True)
class Pieces:
    """A result taken apart: its parts by name, or what is wrong with its form; ``missing`` layers have no entry.

    Where a part is None, the parts that are there come along with the trouble.
    """

    parts: tuple = ()
    names: tuple = ()
    trouble: str = ""
    missing: tuple = ()


def taken_apart(result, outputs=(), names=(), args=()) -> Pieces:
    """The parts of a result of a function that was called with ``args``, called ``names``."""
    if isinstance(outputs, PerLayer):
        return _layers(result, outputs, dict(zip(names, args, strict=False))[outputs.argument])
    if not outputs:
        return Pieces((result,), ("",))
    if _nothing(result):
        return Pieces(trouble=EMPTY)
    pieces = as_list(result)
    if pieces is None or len(pieces) != len(outputs):
        asked = ", ".join(f"a list of {name.each}" if isinstance(name, PerLayer) else name for name in outputs)
        return Pieces(trouble=f"Give back {len(outputs)} results: {asked}. Yours is {kind_of(result)}.")
    if all(_nothing(piece) for piece in pieces):
        return Pieces(trouble=EMPTY)
    return _joined([taken_apart(piece, name, names, args) if isinstance(name, PerLayer) else _named(piece, name)
                    for piece, name in zip(pieces, outputs, strict=True)])


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


def _nothing(value) -> bool:
    return value is None or value is Ellipsis


def _named(piece, name) -> Pieces:
    return Pieces(trouble=f"{name} is None: nothing was given back for it.") if _nothing(piece) else Pieces((piece,), (name,))


def _joined(found) -> Pieces:
    trouble = next((pieces for pieces in found if pieces.trouble), Pieces())
    return Pieces(tuple(p for f in found for p in f.parts), tuple(n for f in found for n in f.names), trouble.trouble,
                  trouble.missing)


def _layers(result, form: PerLayer, params) -> Pieces:
    if _nothing(result):
        return Pieces(trouble=EMPTY)
    count, width, entries = len(params), len(form.names), as_list(result)
    asked = f"Give back a list of {count} {form.each}, one for each layer"
    if entries is None:
        return Pieces(trouble=f"{asked}; yours is {kind_of(result)}.")
    if entries and all(_nothing(part) for entry in entries for part in (as_list(entry) or [entry])):
        return Pieces(trouble=EMPTY)
    groups = [[entry] if width == 1 else as_list(entry) for entry in entries]
    if _by_kind(groups, count, width):
        said = f"all {form.names[0]} and then all {form.names[1]}" if width == 2 else "one list for each name"
        return Pieces(trouble=f"{asked}; yours holds {said}. `list(zip(...))` pairs them up.")
    if len(entries) != count:
        return _miscounted(entries, groups, asked, params, form)
    without = tuple(k for k, (entry, group) in enumerate(zip(entries, groups, strict=True), 1)
                    if _nothing(entry) or (group and all(_nothing(part) for part in group)))
    if without:
        return Pieces(trouble=f"{form.none_of(without)}: {'its entry is' if len(without) == 1 else 'their entries are'} "
                              "None. Does a loop stop too early, or start too late?", missing=without)
    for k, (entry, group) in enumerate(zip(entries, groups, strict=True), 1):
        if group is None or len(group) != width:
            return Pieces(trouble=f"{asked}; for layer {k} yours holds {kind_of(entry)}.")
    return _joined([_named(part, f"{name}{k}") for k, group in enumerate(groups, 1)
                    for part, name in zip(group, form.names, strict=True)])


def _by_kind(groups, count, width) -> bool:
    """True for [all dW], [all db]: lists by kind where one group for each layer is asked for."""
    if width < 2 or len(groups) != width or any(group is None or len(group) != count for group in groups):
        return False
    axes = [{part.ndim for part in group if isinstance(part, np.ndarray)} for group in groups]
    return count > 1 and all(len(each) == 1 for each in axes) and axes[0] == {2} and axes[1] == {1}


def _miscounted(entries, groups, asked, params, form) -> Pieces:
    """The wrong number of entries: which layer was left out is told when the shapes leave one possibility."""
    width = len(form.names)
    if len(entries) == width * len(params) and all(isinstance(entry, np.ndarray) for entry in entries):
        return Pieces(trouble=f"{asked}; yours is {len(entries)} arrays in one row. Put what belongs to a layer together.")
    missing = _left_out([group[0] if group else None for group in groups], [np.shape(W) for W, *_ in params])
    said = f" {form.none_of(missing)}: does a loop stop too early, or start too late?" if missing and width > 1 else ""
    return Pieces(trouble=f"{asked}; yours is {kind_of(entries)}.{said}", missing=missing if said else ())


def _left_out(firsts, shapes) -> tuple:
    if not firsts or len(firsts) >= len(shapes) or not all(isinstance(first, (np.ndarray, Number)) for first in firsts):
        return ()
    given = [np.shape(first) for first in firsts]
    fits = [kept for kept in combinations(range(len(shapes)), len(given)) if [shapes[k] for k in kept] == given]
    return tuple(k + 1 for k in range(len(shapes)) if k not in fits[0]) if len(fits) == 1 else ()
