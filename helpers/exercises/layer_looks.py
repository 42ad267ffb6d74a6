"""Looks at the gradients of a layer: what betrays a lost Kronecker delta, a sum taken too early, a penalty, a lost mean.

They tell properties of the obtained numbers and never the true ones. Some need to know what the function was given.
"""

from dataclasses import dataclass

import numpy as np

from .arguments import layers_of
from .looks import CLOSE, close, ratio_of


@dataclass(frozen=True)
class Given:
    """What a function was given, as far as a look needs it: the number of examples, and the parameter whose gradient it is."""

    examples: int | None = None
    parameter: np.ndarray | None = None
    name: str = ""


def given(names, args, part: str) -> Given:
    """What these arguments mean to the part of the result called ``part``.

    >>> given(("X", "W1"), (np.ones((5, 3)), np.ones((3, 2))), "dW1")
    Given(examples=5, parameter=array([[1., 1.],
           [1., 1.],
           [1., 1.]]), name='W')
    """
    known = dict(zip(names, args, strict=False))
    arrays = [known[name] for name in ("X", "G") if isinstance(known.get(name), np.ndarray)]
    batch = next((array for array in arrays if array.ndim == 2), None)
    base, number = part.rstrip("0123456789"), part[len(part.rstrip("0123456789")):]
    parameter = known.get(f"{base[1:]}{number}")
    layers = layers_of(known.get("params"))
    if layers and base in ("dW", "db") and number and int(number) <= len(layers):
        parameter = layers[int(number) - 1][base == "db"]
    is_array = isinstance(parameter, np.ndarray) and base[:1] == "d"
    return Given(None if batch is None else len(batch), parameter if is_array else None, base[1:] if is_array else "")


def times_examples(expected, got, about: Given):
    """Too large or too small by the number of examples, whatever shape the result has."""
    ratio = ratio_of(expected, got)
    if ratio is None or about.examples is None or about.examples < 3:
        return None
    for value, words in ((about.examples, "large"), (1 / about.examples, "small")):
        if abs(abs(ratio) - value) <= CLOSE * value:
            they = "It is" if got.size == 1 else "All entries are"
            return f"{they} too {words} by exactly the number of examples{', and of the opposite sign' * (ratio < 0)}."
    return None


def off_by_parameter(expected, got, about: Given):
    """Off by a multiple of the parameter itself, as a penalty's gradient is."""
    P = about.parameter
    if P is None or P.shape != got.shape or got.shape != expected.shape or got.size < 3:
        return None
    if not np.isfinite(got).all() or ratio_of(P.astype(float), expected) is not None:
        return None
    off = got - expected
    c = float(np.vdot(P, off)) / (float(np.vdot(P, P)) or np.inf)
    size = np.abs(expected).max() + np.abs(got).max()
    if abs(c) * np.abs(P).max() <= 1e-6 * size or np.abs(off - c * P).max() > 1e-9 * size:
        return None
    hint = "are biases penalised here" if about.name == "b" else "look at the factor that comes from the penalty"
    return f"It is off by an exact multiple of {about.name}: {hint}{'?' if about.name == 'b' else '.'}"


def constant(expected, got):
    """One number everywhere."""
    if got.shape != expected.shape or got.size < 3 or not np.isfinite(got).all() or not got.flat[0]:
        return None
    if close(got, np.full_like(got, got.flat[0])) and not close(expected, np.full_like(expected, expected.flat[0])):
        return "All entries are one and the same number, and should not be."
    return None


def alike(expected, got):
    """Columns (or rows) that are all the same."""
    if got.shape != expected.shape or got.ndim != 2 or min(got.shape) < 2 or not np.isfinite(got).all() or not got.any():
        return None
    for name, first in (("columns", np.s_[:, :1]), ("rows", np.s_[:1])):
        same, should_be = (close(array, np.broadcast_to(array[first], array.shape)) for array in (got, expected))
        if same and not should_be:
            return f"All {name} are identical, and should not be."
    return None


def one_outer_product(expected, got):
    """Rank 1 where the right result has more."""
    if got.shape != expected.shape or got.ndim != 2 or min(got.shape) < 2:
        return None
    if not (np.isfinite(got).all() and np.isfinite(expected).all()):
        return None
    if (got != 0).any(axis=0).sum() < 2 or (got != 0).any(axis=1).sum() < 2:
        return None
    (first, second), (full, rest) = (np.linalg.svd(array, compute_uv=False)[:2] for array in (got, expected))
    if second <= 1e-9 * first and rest > 1e-3 * full:
        return ("Every row is a multiple of one and the same row (rank 1). Was something summed or averaged before it was "
                "multiplied?")
    return None
