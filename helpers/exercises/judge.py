"""The order of judgement: runs, finite, shape, dtype, inputs unchanged, value; then extremes; then a whole batch."""

from dataclasses import dataclass

import numpy as np

from .compare import agreeing, pass_line
from .looks import kinds_of
from .probe import GROUPS
from .signatures import shared_signature


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


def runs(probe, want, out, view) -> str:
    if not out.raised:
        return ""
    where = f" at {out.line}" if out.line else ""
    return f"Your function raised an error{where}\n{out.error}"


def finite(probe, want, out, view) -> str:
    for expected, got in _numbers(want, out):
        allowed = ~np.isfinite(expected) if expected.shape == got.shape else np.zeros(got.shape, bool)
        bad = ~np.isfinite(got) & ~allowed
        if bad.any():
            kinds = kinds_of(got[bad])
            if got.size == 1:
                return f"Your result is {kinds}."
            return f"{bad.sum()} of the {got.size} numbers in your result {'is' if bad.sum() == 1 else 'are'} {kinds}."
    return ""


def shape(probe, want, out, view) -> str:
    if out.trouble:
        return out.trouble
    for expected, got in zip(want.shapes, out.shapes, strict=True):
        if expected != got:
            swapped = " The two axes are exchanged." if len(got) > 1 and got == expected[::-1] else ""
            asked = f"{expected} is asked for" if expected else "one plain number is asked for"
            yours = f"has shape {got}" if got else "is one number, of shape ()"
            return f"Your result {yours}, and {asked}.{swapped}"
    return ""


def dtype(probe, want, out, view) -> str:
    for name, expected, got in zip(out.dtypes, want.parts, out.parts, strict=True):
        if name == "bool":
            return "Your result holds True and False, not numbers: turn it into floats."
        # Digits are lost where something was computed; a number typed by hand is whole because it was typed so.
        whole = not probe.args or bool((expected == np.round(expected)).all())
        if not whole and name.startswith(("int", "uint")) and not _right(probe, out, expected, got, view).all():
            return f"Your result holds integers ({name}): everything after the decimal point is lost."
    return ""


def inputs_unchanged(probe, want, out, view) -> str:
    if not out.changed:
        return ""
    names = " and ".join(f"`{name}`" for name in out.changed)
    return f"Your function edited {names} itself: afterwards the caller's own array is another one. Work on a new array."


def value(probe, want, out, view) -> str:
    for expected, got in _numbers(want, out):
        right = _right(probe, out, expected, got, view)
        if not right.all():
            if right.size == 1:
                return "The number is not right."
            return f"{right.sum()} of {right.size} numbers agree."
        left = got[(expected == 0) & (got != 0)] if probe.kind == "masked" else ()
        if len(left):
            return f"What belongs to a masked class is exactly 0; yours is {left[0]:.3g}, so something was added or cut off."
    return ""


def example(probe, want, out) -> str:
    """One wrong number of the learner's own, with the input at its place where there is one."""
    for expected, got in _numbers(want, out):
        if expected.shape != got.shape or got.size < 2:
            continue
        wrong = ~_right(probe, out, expected, got, None)
        if not wrong.any():
            continue
        place = tuple(int(k) for k in np.argwhere(wrong)[0])
        given = probe.args[0] if probe.args and len(probe.args) == 1 else None
        where = f", for an input of {given[place]:.4g}" if np.shape(given) == got.shape else ""
        return f"For example, your entry {list(place)} is {got[place]:.4g}{where}."
    return ""


STEPS = (("runs", runs), ("finite", finite), ("shape", shape), ("dtype", dtype), ("inputs", inputs_unchanged),
         ("value", value))


def common_signature(probes, wants, outcomes, group, view=None) -> str | None:
    """The signature that all wrong results of a group share."""
    pairs = []
    for probe, want, out in zip(probes, wants, outcomes, strict=True):
        # With one row, "N times" and "once" are the same; float32 has too few digits for a fine comparison.
        if probe.group != group or probe.kind in ("single", "float32") or not out.answered:
            continue
        pairs += [(expected, got) for expected, got in _numbers(want, out)
                  if expected.shape != got.shape or not _right(probe, out, expected, got, view).all()]
    return shared_signature(pairs) if pairs else None


def _right(probe, out, expected, got, view):
    if view is not None:
        expected, got = view(expected), view(got)
    return agreeing(expected, got, pass_line(probe, out), probe.floor)


def _numbers(want, out):
    return [(e, g) for e,
            g in zip(want.parts, out.parts, strict=True) if g is not None] if out.answered else []
