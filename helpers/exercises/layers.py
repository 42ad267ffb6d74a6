"""Results with a group of arrays for each layer, such as a list of pairs (dW, db)."""

from dataclasses import dataclass
from itertools import combinations
from numbers import Number

import numpy as np

from .pieces import EMPTY, Pieces, as_list, joined, kind_of, named, nothing

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


def by_layer(result, form: PerLayer, params) -> Pieces:
    """The parts of a result with one group of arrays for each layer of ``params``, or what is wrong with it."""
    asked = f"Give back a list of {len(params)} {form.each}, one for each layer"
    entries = as_list(result)
    if nothing(result) or (entries and all(nothing(part) for entry in entries for part in (as_list(entry) or [entry]))):
        return Pieces(trouble=EMPTY)
    if entries is None:
        return Pieces(trouble=f"{asked}; yours is {kind_of(result)}.")
    groups = [[entry] if len(form.names) == 1 else as_list(entry) for entry in entries]
    if _by_kind(groups, len(params), form):
        said = f"all {form.names[0]} and then all {form.names[1]}"
        return Pieces(trouble=f"{asked}; yours holds {said}. `list(zip(...))` pairs them up.")
    if len(entries) != len(params):
        return _miscounted(entries, groups, asked, params, form)
    return _group_by_group(entries, groups, asked, form)


def _group_by_group(entries, groups, asked, form) -> Pieces:
    each = list(enumerate(zip(entries, groups, strict=True), 1))
    without = tuple(k for k, (entry, group) in each if nothing(entry) or (group and all(map(nothing, group))))
    if without:
        return Pieces(trouble=f"{form.none_of(without)}: {'its entry is' if len(without) == 1 else 'their entries are'} "
                              "None. Does a loop stop too early, or start too late?", missing=without)
    for k, (entry, group) in each:
        if group is None or len(group) != len(form.names):
            return Pieces(trouble=f"{asked}; for layer {k} yours holds {kind_of(entry)}.")
    return joined([named(part, f"{name}{k}") for k, (_, group) in each for part, name in zip(group, form.names, strict=True)])


def _by_kind(groups, count, form) -> bool:
    """True for [all dW], [all db]: lists by kind where one pair for each layer is asked for."""
    if len(form.names) != 2 or len(groups) != 2 or any(group is None or len(group) != count for group in groups):
        return False
    axes = [{part.ndim for part in group if isinstance(part, np.ndarray)} for group in groups]
    return count > 1 and axes == [{2}, {1}]


def _miscounted(entries, groups, asked, params, form) -> Pieces:
    """The wrong number of entries: which layer was left out is told when the shapes leave one possibility."""
    width = len(form.names)
    if len(entries) == width * len(params) and all(isinstance(entry, np.ndarray) for entry in entries):
        return Pieces(trouble=f"{asked}; yours is {len(entries)} arrays in one row. Put what belongs to a layer together.")
    missing = _left_out([group[0] if group else None for group in groups], [np.shape(W) for W, *_ in params])
    said = f" {form.none_of(missing)}: does a loop stop too early, or start too late?" if missing and width > 1 else ""
    return Pieces(trouble=f"{asked}; yours is {kind_of(entries)}.{said}", missing=missing if said else ())


def _left_out(firsts, shapes) -> tuple:
    """The numbers of the layers whose entries are not there, or ()."""
    if not firsts or len(firsts) >= len(shapes) or not all(isinstance(first, (np.ndarray, Number)) for first in firsts):
        return ()
    given = [np.shape(first) for first in firsts]
    fits = [kept for kept in combinations(range(len(shapes)), len(given)) if [shapes[k] for k in kept] == given]
    return tuple(k + 1 for k in range(len(shapes)) if k not in fits[0]) if len(fits) == 1 else ()
