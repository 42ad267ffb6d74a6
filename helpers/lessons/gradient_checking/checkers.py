"""Ways to compare a claimed with a measured gradient, each a function of two vectors (P,) that gives True or False."""

import numpy as np

ROUNDING = 1e-8  # of the largest slope: what a centred difference may be off by in an entry that is nearly 0


def _size(c, m):
    return np.maximum(np.abs(c), np.abs(m))


def agreeing(c, m):
    """Every entry to a millionth of its size, rounding let through; nan agrees with nothing."""
    return bool((np.abs(c - m) <= 1e-6 * _size(c, m) + ROUNDING * np.abs(m).max()).all())


def _one_norm(c, m):
    return bool(np.linalg.norm(c - m) <= 1e-2 * (np.linalg.norm(c) + np.linalg.norm(m)))


CHECKERS = {
    "each entry, to 1e-6": agreeing,
    "each entry, to 10 %": lambda c, m: bool((np.abs(c - m) <= 0.1 * _size(c, m) + ROUNDING * np.abs(m).max()).all()),
    "each entry, absolute 1e-5": lambda c, m: bool((np.abs(c - m) <= 1e-5).all()),
    "no error above 1e-6": lambda c, m: not bool((np.abs(c - m) > 1e-6 * _size(c, m) + ROUNDING * np.abs(m).max()).any()),
    "one norm, to 1 %": _one_norm,
    "cosine above 0.99": lambda c, m: bool((c * m).sum() >= 0.99 * np.linalg.norm(c) * np.linalg.norm(m)),
    "shapes only": lambda c, m: c.shape == m.shape,
}


def allowed(name, c, m):
    """The relative error (P,) that the checker lets through in each entry, or None when it looks at no entries.

    nan where both slopes are 0: such an entry has no size to be relative to.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        size = np.where(np.isfinite(c), _size(c, m), np.abs(m))
        size = np.where(size > 0, size, np.nan)
        slack = ROUNDING * np.abs(m).max() / size
        lines = {"each entry, to 1e-6": 1e-6 + slack, "each entry, to 10 %": 0.1 + slack,
                 "no error above 1e-6": 1e-6 + slack, "each entry, absolute 1e-5": 1e-5 / size}
    return lines.get(name)
