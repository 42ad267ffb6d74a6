"""The steps of judgement, one function each: what is not as it must be, in words, or "".

With several results each sentence names the part it is about: "dW has shape (3, 4), and (4, 3) is asked for."
"""

import numpy as np

from .compare import agreeing, pass_line
from .looks import kinds_of
from .naming import MOST_LISTED, listed, other_order, which_are_right


def runs(probe, want, out, view) -> str:
    if not out.raised:
        return ""
    where = f" at {out.line}" if out.line else ""
    return f"Your function raised an error{where}\n{out.error}"


def finite(probe, want, out, view) -> str:
    for name, expected, got in numbers(want, out):
        allowed = ~np.isfinite(expected) if expected.shape == got.shape else np.zeros(got.shape, bool)
        bad = ~np.isfinite(got) & ~allowed
        if bad.any():
            kinds = kinds_of(got[bad])
            if got.size == 1:
                return f"{name or 'Your result'} is {kinds}."
            are = "is" if bad.sum() == 1 else "are"
            return f"{bad.sum()} of the {got.size} numbers in {name or 'your result'} {are} {kinds}."
    return ""


def shape(probe, want, out, view) -> str:
    if out.trouble:
        return out.trouble + _right_so_far(probe, want, out, view)
    for name, expected, got, kind in zip(out.names, want.shapes, out.shapes, want.dtypes, strict=True):
        if expected != got:
            if not probe.args and len(expected) == len(got) == 1:
                return f"Your result holds {got[0]} {'number' if got[0] == 1 else 'numbers'}, not {expected[0]}."
            alone = "True or False is asked for" if kind == "bool" else "one plain number is asked for"
            asked = f"{expected} is asked for" if expected else alone
            yours = f"has shape {got}" if got else "is one number, of shape ()"
            swapped = " The two axes are exchanged." if len(got) > 1 and got == expected[::-1] else ""
            return f"{name or 'Your result'} {yours}, and {asked}.{other_order(want, out) or swapped}"
    return ""


def _right_so_far(probe, want, out, view) -> str:
    """Which parts are right already, where others are not written yet."""
    wanted = dict(zip(want.names, want.parts, strict=True))
    right = [name for name, got in out.so_far if wanted[name].shape == got.shape
             and right_entries(probe, out, wanted[name], got, view).all()]
    return f" {listed(right)} {'is' if len(right) == 1 else 'are'} right so far." if right else ""


def dtype(probe, want, out, view) -> str:
    for place, (name, kind, expected, got) in enumerate(zip(out.names, out.dtypes, want.parts, out.parts, strict=True)):
        called = name or "Your result"
        if want.dtypes[place] == "bool":
            if kind != "bool" and (kind.startswith("float") or not np.isin(got, (0, 1)).all()):
                return f"{called} is {'a number' if got.size == 1 else 'numbers'}: True or False is asked for."
            continue
        if kind == "bool":
            return f"{called} holds True and False, not numbers: turn it into floats."
        # Digits are lost where something was computed; a number typed by hand is whole because it was typed so.
        whole = not probe.args or bool((expected == np.round(expected)).all())
        if not whole and kind.startswith(("int", "uint")) and not right_entries(probe, out, expected, got, view).all():
            return f"{called} holds integers ({kind}): everything after the decimal point is lost."
    return ""


def inputs_unchanged(probe, want, out, view) -> str:
    if not out.changed:
        return ""
    edited = []
    for change in out.changed:
        name, _, inside = change.partition(": ")
        edited.append(f"`{name}` ({inside})" if inside else f"`{name}`")
    kind = "list" if any(": " in change for change in out.changed) else "array"
    return (f"Your function edited {' and '.join(edited)} itself: afterwards the caller's own {kind} is another one. "
            f"Work on a new array.")


def value(probe, want, out, view) -> str:
    every = numbers(want, out)
    agree = [right_entries(probe, out, expected, got, view) for _, expected, got in every]
    for place, ((name, expected, got), right) in enumerate(zip(every, agree, strict=True)):
        if not right.all():
            others = which_are_right([n for n, _, _ in every], [bool(r.all()) for r in agree])
            if right.size == 1 and others and len(every) <= MOST_LISTED and want.dtypes[place] != "bool":
                return others.strip()
            if right.size == 1:
                return _one_number(name, got, want.dtypes[place] == "bool") + others
            return f"{f'In {name} ' if name else ''}{right.sum()} of {right.size} numbers agree.{others}"
        left = got[(expected == 0) & (got != 0)] if probe.kind == "masked" else ()
        if len(left):
            return f"What belongs to a masked class is exactly 0; yours is {left[0]:.3g}, so something was added or cut off."
    return ""


def _one_number(name, got, is_bool) -> str:
    if is_bool:
        return f"{name or 'Your result'} is {bool(got.flat[0])}, and that is wrong."
    return f"{name} is not right." if name else "The number is not right."


def right_entries(probe, out, expected, got, view):
    """Entry by entry, what counts as right."""
    if view is not None:
        expected, got = view(expected), view(got)
    return agreeing(expected, got, pass_line(probe, out), probe.floor)


def numbers(want, out):
    """The parts that have numbers: (name, expected, got)."""
    return [(n, e, g) for n, e, g in zip(out.names, want.parts, out.parts, strict=True)
            if g is not None] if out.answered else []


STEPS = (("runs", runs), ("finite", finite), ("shape", shape), ("dtype", dtype), ("inputs", inputs_unchanged),
         ("value", value))
