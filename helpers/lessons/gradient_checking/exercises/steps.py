"""Exercise "steps": which eps for a forward difference, a centred one, and a centred one in float32."""

import numpy as np

from ....exercises import Condition, PropertyExercise
from ....exercises.values import alone

POINTS = np.linspace(0, 1, 11)
MOST = (1e-6, 1e-9, 1e-3)  # the errors that are allowed


def worst_error(eps, sides=2, dtype=np.float64):
    """The largest error of the difference of exp over all points; ``sides`` is 1 for forward, 2 for centred."""
    x, eps = POINTS.astype(dtype), dtype(eps)
    with np.errstate(all="ignore"):
        behind = np.exp(x - eps) if sides == 2 else np.exp(x)
        slopes = (np.exp(x + eps) - behind) / (dtype(sides) * eps)
        errors = np.abs(slopes.astype(np.float64) - np.exp(POINTS))
    return float(np.nan_to_num(errors, nan=np.inf).max())


def forward_error(steps):
    return worst_error(steps[0], sides=1)


def centred_error(steps):
    return worst_error(steps[1])


def single_error(steps):
    return worst_error(steps[2], dtype=np.float32)


def steps_reference():
    """About the square root of the rounding for forward, the cube root for centred; float32 rounds at 6e-8."""
    return np.array([1e-8, 1e-5, 5e-3])


def _off(error, place):
    return lambda steps: f"With your step {steps[place]:.3g} the error reaches {error(steps):.2g}."


def _fails(error, place, small):
    """Broken when the error is above what is allowed, on the side of steps that are too small (or too large)."""
    turning = (1e-8, 5e-6, 5e-3)[place]
    return lambda steps: bool(not error(steps) <= MOST[place] and (steps[place] < turning) == small)


STEPS = PropertyExercise(
    name="steps",
    title="Three steps",
    statement="Differences of exp at eleven points from 0 to 1. Give three values of eps: one for a forward difference in "
              "float64 whose errors stay below 1e-6; one for a centred difference in float64, errors below 1e-9; one for a "
              "centred difference in float32, errors below 1e-3.",
    signature="my_steps",
    reference=steps_reference,
    probes=alone,
    conditions=(
        Condition("step-sign", lambda s: not (s > 0).all(), "A step is a positive number.",
                  lambda s: f"{int((s <= 0).sum())} of your 3 steps are not.", [-1e-8, 1e-5, 5e-3]),
        Condition("F2", _fails(forward_error, 0, True), "Forward: this step is too small. The rounding of exp is divided by "
                                                        "it.",
                  _off(forward_error, 0), [1e-12, 1e-5, 5e-3]),
        Condition("F1", _fails(forward_error, 0, False), "Forward: this step is too large. The error of a one-sided "
                                                         "difference grows with the step itself, so it needs a smaller one "
                                                         "than a centred difference.",
                  _off(forward_error, 0), [1e-5, 1e-5, 5e-3]),
        Condition("S26", _fails(centred_error, 1, True), "Centred, float64: this step is too small. Smaller is better only "
                                                         "until the rounding of f, divided by the step, takes over.",
                                                         _off(centred_error, 1), [1e-8, 1e-9, 5e-3]),
        Condition("F3", _fails(centred_error, 1, False), "Centred, float64: this step is too large. Its square is too large.",
                  _off(centred_error, 1), [1e-8, 1e-3, 5e-3]),
        Condition("F4", _fails(single_error, 2, True), "float32: this step is too small. float32 rounds at about 1e-7, not "
                                                       "1e-16, and that is divided by the step.",
                                                       _off(single_error, 2), [1e-8, 1e-5, 1e-5]),
        Condition("F3-float32", _fails(single_error, 2, False), "float32: this step is too large. Its square is too large.",
                  _off(single_error, 2), [1e-8, 1e-5, 0.5]),
    ),
    hints=("Read them off the figure: at which eps does each curve have its lowest point?",
           "Rounding is about 1e-16 in float64. Forward: where are eps and rounding / eps equal? Centred: eps squared and "
           "rounding / eps?",
           "In float32 rounding is about 1e-7; otherwise the same reasoning."),
    reason="Forward: eps and rounding over eps balance near the square root of the rounding. Centred: eps squared and "
           "rounding over eps balance near its cube root. float32 has the same shape with a rounding of about 6e-8, so its "
           "best step is large and its best error poor: check gradients in float64.",
)
