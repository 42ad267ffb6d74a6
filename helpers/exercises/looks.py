"""One look each at a wrong result beside the right one: a sentence when it shows something, else None.

The sentences tell properties of the obtained numbers and never the true ones.
"""

import numpy as np

CLOSE = 2e-7


def close(a, b) -> bool:
    """The same numbers, in the same shape; nan is close to nothing."""
    if a.shape != b.shape:
        return False
    with np.errstate(invalid="ignore"):
        return bool((np.abs(a - b) <= CLOSE * (np.abs(b) + min(1.0, np.abs(b).max(initial=0)))).all())


def not_finite(expected, got):
    """nan or inf where there should be none."""
    bad = ~np.isfinite(got)
    if got.shape != expected.shape or not bad[np.isfinite(expected)].any():
        return None
    what = kinds_of(got)
    return f"All entries are {what}." if bad.all() else f"Some entries are {what}, others are not."


def kinds_of(got) -> str:
    """Which of nan, inf and -inf occur.

    >>> kinds_of(np.array([1.0, -np.inf, np.nan]))
    'nan and -inf'
    """
    seen = (("nan", np.isnan(got)), ("inf", np.isposinf(got)), ("-inf", np.isneginf(got)))
    return " and ".join(name for name, where in seen if where.any())


def transposed(expected, got):
    if got.ndim == 2 and close(got.T, expected):
        return "It is the transpose of what is asked for."
    return None


def factor(expected, got):
    """One constant factor, named when it is a number one can recognise."""
    ratio = ratio_of(expected, got)
    if ratio is None:
        return None
    if abs(ratio + 1) <= CLOSE:
        return ("Its size is right, its sign is opposite." if got.size == 1 else
                "Every entry has the right size and the opposite sign.")
    turned = " and have the opposite sign" if ratio < 0 else ""
    for value, words in _known_factors(got.shape):
        if abs(abs(ratio) - value) <= CLOSE * value:
            if got.size == 1:
                return f"It is {words.replace('they', 'it')}{turned.replace('have', 'has')}."
            return f"All entries are {words}{turned}."
    return None


def unknown_factor(expected, got):
    """One constant factor that is no well-known number; which one is not said."""
    ratio = ratio_of(expected, got)
    if ratio is None or got.size < 2:
        return None
    return f"One constant factor{', with a minus sign,' * (ratio < 0)} separates your result from the right one."


def ratio_of(expected, got) -> float | None:
    """The factor between two arrays, None if there is none."""
    if got.shape != expected.shape or not got.size or not np.isfinite(got).all() or not np.isfinite(expected).all():
        return None
    scale = float(np.vdot(expected, expected))
    ratio = float(np.vdot(expected, got)) / scale if scale else 0.0
    return ratio if ratio and close(got, ratio * expected) else None


def _known_factors(shape):
    yield 2.0, "twice what they should be"
    yield 0.5, "half of what they should be"
    yield 1 / np.log(2), "too large by 1/ln 2: that is the logarithm to base 2"
    yield 1 / np.log(10), "too small by 1/ln 10: that is the logarithm to base 10"
    names = ("the number of rows", "the number of columns") if len(shape) == 2 else ("the number of entries",)
    for size, name in zip(shape, names, strict=False):
        if size > 2:
            yield float(size), f"too large by exactly {name}"
            yield 1.0 / size, f"too small by exactly {name}"
    if len(shape) == 2:
        yield float(np.prod(shape)), "too large by exactly the number of entries"
        yield 1.0 / float(np.prod(shape)), "too small by exactly the number of entries"


def signs(expected, got):
    """Right sizes, some signs wrong."""
    if got.shape == expected.shape and got.size > 1 and close(np.abs(got), np.abs(expected)):
        return "Every entry has the right size; some have the wrong sign."
    return None


def added_constant(expected, got):
    if got.shape != expected.shape or got.size < 2 or not np.isfinite(got).all():
        return None
    off = got - expected
    if close(off, np.full_like(off, off.flat[0])):
        return "Every entry is off by one and the same amount."
    if off.ndim == 2 and min(off.shape) > 1:
        if close(off, np.broadcast_to(off[:, :1], off.shape)):
            return "Within each row, every entry is off by the same amount."
        if close(off, np.broadcast_to(off[:1], off.shape)):
            return "Within each column, every entry is off by the same amount."
    return None


def scaled_rows(expected, got):
    """Each row (or column) right up to a factor of its own."""
    if got.shape != expected.shape or got.ndim != 2 or min(got.shape) < 2 or (expected == 0).any():
        return None
    if not np.isfinite(got).all():
        return None
    ratio = got / expected
    for axis, name in ((1, "row"), (0, "column")):
        first = np.take(ratio, [0], axis=axis)
        if close(ratio, np.broadcast_to(first, ratio.shape)):
            return f"Each {name} is right up to a factor of its own: look at what each {name} is multiplied or divided by."
    return None


def some_rows(expected, got):
    """Only the first row right, or only the last."""
    if got.shape != expected.shape or got.ndim < 1 or got.shape[0] < 2 or got.size < 3:
        return None
    right = [close(g, e) for g, e in zip(got, expected, strict=True)]
    rows = "row" if got.ndim > 1 else "entry"
    if right[0] and not any(right[1:]):
        return f"Only the first {rows} is right: did the others get their turn?"
    if right[-1] and not any(right[:-1]):
        return f"Only the last {rows} is right: did the others get their turn?"
    if all(right[:-1]):
        return f"Only the last {rows} is wrong: does a loop stop too early?"
    return None


def rounded(expected, got):
    """The right numbers with few decimals."""
    if got.shape != expected.shape or not np.isfinite(got).all() or not got.any():
        return None
    for places in range(1, 7):
        if np.abs(got - np.round(expected, places)).max(initial=0) <= 1e-9:
            return "Your numbers look rounded: give all digits."
    return None


def reordered(expected, got):
    if got.shape == expected.shape and got.size > 2 and close(np.sort(got, None), np.sort(expected, None)):
        return "The right numbers are there, in the wrong places."
    return None


def zeros(expected, got):
    """Entries that are exactly 0 where they should not be."""
    if got.shape != expected.shape or got.size < 2 or not ((got == 0) & (expected != 0)).any():
        return None
    if not got.any():
        return "All entries are exactly 0."
    off = ~np.eye(*got.shape, dtype=bool) if got.ndim == 2 and got.shape[0] == got.shape[1] else None
    if off is not None and not got[off].any():
        return "Everything off the diagonal is exactly 0, and should not be."
    if got.ndim == 2 and got.shape[1] > 2 and ((got != 0).sum(axis=1) == 1).all():
        return "Each row has a single entry that is not 0; the others should not be 0."
    return None


def unbalanced(expected, got):
    """Row sums (or column sums) that are one constant in truth and are not in the result."""
    if got.shape != expected.shape or got.ndim != 2 or min(got.shape) < 2 or not np.isfinite(got).all():
        return None
    for axis, name in ((1, "row"), (0, "column")):
        true, sums = expected.sum(axis=axis), got.sum(axis=axis)
        if np.abs(true - true[0]).max() <= 1e-9 and np.abs(sums - true).max() > 1e-6:
            return f"Look at your {name} sums: they do not come out as they must."
    return None


def nearly(expected, got):
    """Right but for small errors."""
    if got.shape != expected.shape or not np.isfinite(got).all() or not np.isfinite(expected).all():
        return None
    error = (np.abs(got - expected) / (np.abs(expected) + 1)).max(initial=0)
    return f"Close: your numbers agree to about {int(-np.log10(error))} digits." if 0 < error < 2e-3 else None
