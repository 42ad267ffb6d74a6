"""When two results count as the same numbers. Shapes first: broadcasting never makes two results equal."""

import numpy as np

from .arguments import arrays_in
from .outcome import Outcome

# Relative pass lines. Right answers in another algebra differ by 1e-15 (1e-7 with float32 on the way), a result
# rounded to six decimals by up to 5e-7, wrong rules by 1e-3 and more.
TOLERANCE, TOLERANCE_FLOAT32 = 2e-7, 1e-4
SAME_RULE, SAME_RULE_FLOAT32 = 1e-8, 1e-4
# A wrong number typed by hand may be rounded more coarsely than a right one and still show what was thought.
ROUGHER = 10


def gives_float32(probe) -> bool:
    """True when the probe's arrays hold float32."""
    return any(array.dtype == np.float32 for array in arrays_in(probe.args))


def in_float32(probe, outcome: Outcome) -> bool:
    """True when the input or the result keeps only the digits of float32."""
    return gives_float32(probe) or "float32" in outcome.dtypes


def agreeing(want: np.ndarray, got: np.ndarray, tolerance: float, floor: float = 1.0) -> np.ndarray:
    """Entry by entry, whether two arrays of one shape agree; nan agrees with nothing, inf with inf of its sign."""
    sizes = np.where(np.isfinite(want), np.abs(want), 0.0)
    with np.errstate(invalid="ignore", over="ignore"):
        error = np.abs(got - want)
    return (got == want) | (np.isfinite(got) & np.isfinite(want) & (error <= tolerance * (sizes + floor)))


def same_outcome(rule: Outcome, learner: Outcome, probe, want: Outcome, view=None) -> bool:
    """Whether a learner's call did what a wrong rule does: same exception, same edits, same shapes, same numbers.

    A number that is not finite matches any other that is not finite: the same overflow ends in nan, in inf, or (with
    the ``math`` module) in an exception, as the code happens to be written.
    """
    if overflowed(learner, want) and overflowed(rule, want):
        return True
    if (rule.raised, rule.changed) != (learner.raised, learner.changed):
        return False
    if learner.trouble or rule.trouble:
        # Where widths are equal, or there is one layer only, nobody can say which entry is missing: then the words are the same.
        return rule.missing == learner.missing and (bool(rule.missing) or rule.trouble == learner.trouble)
    if rule.shapes != learner.shapes:
        return False
    tolerance = pass_line(probe, learner, SAME_RULE, SAME_RULE_FLOAT32) * (1 if probe.args else ROUGHER)
    return all(
        a is not None and b is not None and bool(agreeing(_seen(a, view), _seen(b, view), tolerance,
                                                          probe.floor).all())
        for a, b in zip(rule.parts, learner.parts, strict=True)
    )


def pass_line(probe, outcome: Outcome, usual=TOLERANCE, for_float32=TOLERANCE_FLOAT32) -> float:
    """The relative error that is let through on this probe."""
    line = probe.tolerance or usual
    return max(line, for_float32) if in_float32(probe, outcome) else line


def overflowed(outcome: Outcome, want: Outcome) -> bool:
    """True when a call ended in nan or in an inf that is not wanted, or in the exceptions that stand for them."""
    if outcome.raised in ("OverflowError", "ZeroDivisionError", "FloatingPointError"):
        return True
    return any(
        got is not None and bool((~np.isfinite(got) & (got != true
                                                       if got.shape == true.shape else True)).any())
        for got, true in zip(outcome.parts, want.parts, strict=False)
    )


def _seen(part, view):
    return part if view is None else view(part)
