"""The order of judgement: runs, finite, shape, dtype, inputs unchanged, value; then extremes; then a whole batch."""

from dataclasses import dataclass

import numpy as np

from .layer_looks import given
from .naming import listed
from .probe import GROUPS
from .signatures import shared_signature
from .steps import STEPS, numbers, right_entries


@dataclass(frozen=True)
class Failure:
    """The first thing that is not as it must be: at which step, on which probe, and in words."""

    step: str
    place: int
    group: int
    text: str


def first_failure(probes, wants, outcomes, view=None) -> Failure | None:
    """Walk the groups and the steps in order; None when everything holds."""
    for group in range(len(GROUPS)):
        places = [i for i, probe in enumerate(probes) if probe.group == group]
        # One row alone comes after the others: 1 / (N - 1) is wrong everywhere, and infinite only there.
        for block in ([i for i in places if probes[i].kind != "single"], [i for i in places if probes[i].kind == "single"]):
            for name, step in STEPS:
                for i in block:
                    text = step(probes[i], wants[i], outcomes[i], view)
                    if text:
                        return Failure(name, i, group, text)
    return None


def example(probe, want, out) -> str:
    """One wrong number of the learner's own, with the input at its place where there is one."""
    kinds = dict(zip(out.names, want.dtypes, strict=False))  # an outcome from elsewhere may have any names
    for name, expected, got in numbers(want, out):
        if expected.shape != got.shape or got.size < 2:
            continue
        wrong = ~right_entries(probe, out, expected, got, None)
        if not wrong.any():
            continue
        place = tuple(int(k) for k in np.argwhere(wrong)[0])
        given = probe.args[0] if len(probe.args) == 1 and isinstance(probe.args[0], np.ndarray) else None
        where = f", for an input of {given[place]:.4g}" if np.shape(given) == got.shape else ""
        shown = bool(got[place]) if kinds[name] == "bool" else f"{got[place] + 0.0:.4g}"
        return f"For example, your entry {list(place)}{f' of {name}' if name else ''} is {shown}{where}."
    return ""


def two_results(first, again) -> str:
    """A sentence where the first call and the last, which had the same arguments, gave different numbers."""
    both = zip(first.parts, again.parts, strict=False)
    if any(a is not None and b is not None and not np.array_equal(a, b, equal_nan=True) for a, b in both):
        return "Called twice with the same arguments, your function gave two results. Where does it take its numbers from?"
    return ""


def common_signature(probes, wants, outcomes, failure, view=None, names=()) -> str | None:
    """What all wrong results of a group show, part by part where there are several.

    Of the parts those are spoken of that are wrong where the failure was seen: another network may have more layers.
    """
    pairs, several = {}, False
    for probe, want, out in zip(probes, wants, outcomes, strict=True):
        # With one row, "N times" and "once" are the same; float32 has too few digits for a fine comparison.
        if probe.group != failure.group or probe.kind in ("single", "float32") or not out.answered:
            continue
        several = several or len(out.names) > 1
        counts = _counts(want, out)
        for name, expected, got in numbers(want, out):
            if _wrong(probe, out, expected, got, view) and name not in counts:
                pairs.setdefault(name, []).append(((expected, got), given(names, probe.args, name)))
    here = [thing[failure.place] for thing in (probes, wants, outcomes)]
    spoken_of = [name for name, expected, got in numbers(*here[1:]) if _wrong(here[0], here[2], expected, got, view)]
    found = {name: shared_signature(*map(list, zip(*pairs[name], strict=True))) for name in spoken_of if name in pairs}
    if not several:
        return found.get("") if found else None
    return _by_part(found)


def _counts(want, out) -> set:
    """The parts that are single whole numbers. One is often a multiple of another by chance, and saying so gives it away."""
    asked = zip(out.names, want.shapes, want.dtypes, strict=False)
    return {name for name, shape, kind in asked if not shape and kind.startswith(("int", "uint"))}


def _wrong(probe, out, expected, got, view) -> bool:
    return expected.shape != got.shape or not right_entries(probe, out, expected, got, view).all()


def _by_part(found: dict) -> str | None:
    """One sentence for all the parts that look alike, of the first part that shows something."""
    text = next((text for text in found.values() if text), None)
    if text is None:
        return None
    alike = [name for name, other in found.items() if other == text]
    return f"{listed(alike)}: {text[0].lower()}{text[1:]}"
