"""Comparisons of a claimed with a measured gradient that let wrong ones pass, or refuse right ones."""

import numpy as np

from ....exercises import Rule


def _norm(*arrays):
    return np.sqrt(sum((a ** 2).sum() for a in arrays))


def _mostly(error_of, line):
    """A rule that compares one number for the whole gradient with a line, on gradients of one shape."""
    def rule(claimed, measured):
        return claimed.shape == measured.shape and bool(error_of(claimed, measured) <= line)
    return rule


def _not_above(error_of, line):
    """The same asked the other way round, which nan survives."""
    def rule(claimed, measured):
        return claimed.shape == measured.shape and not bool((error_of(claimed, measured) > line).any())
    return rule


def _error(c, m):
    return np.abs(c - m)


def _size(c, m):
    return np.maximum(np.abs(c), np.abs(m))


def _allowed(c, m):
    return 1e-6 * _size(c, m) + 1e-12


def _quotient(floor):
    """The error relative to the entries' sizes, which count as ``floor`` at least."""
    return lambda c, m: _error(c, m) / np.maximum(_size(c, m), floor)


def _cosine(c, m):
    return (c * m).sum() / (_norm(c) * _norm(m))


def _of_size(said, claimed, measured):
    return f"The entries here reach {np.nanmax(np.abs(measured)):.2g} in size."


RULES = (
    Rule("F7", "An absolute tolerance", _mostly(lambda c, m: _error(c, m).max(), 1e-6),
         "An error of a millionth is small beside 1 and enormous beside 1e-7: whatever is claimed of tiny entries passes. "
         "Measure the error relative to the entries.", _of_size,
         variants=(_mostly(lambda c, m: _error(c, m).max(), 1e-5),
                   lambda c, m: c.shape == m.shape and np.allclose(c, m, rtol=1e-6, atol=1e-6),
                   _mostly(lambda c, m: (_error(c, m) / np.maximum(1, np.maximum(abs(c), abs(m)))).max(), 1e-6))),
    Rule("F7-allclose", "The absolute part of `allclose`", lambda c, m: c.shape == m.shape and np.allclose(c, m, rtol=1e-6),
         "`np.allclose` has two tolerances. You did not set `atol`, so everything closer than 1e-8 passes.", _of_size,
         variants=(lambda c, m: c.shape == m.shape and np.allclose(c, m),)),
    Rule("F8", "nan passes", lambda c, m: c.shape == m.shape and not bool((_error(c, m) > _allowed(c, m)).any()),
         "Every comparison with nan is False, so `error > tolerance` never finds it. Ask that the error is within the "
         "tolerance, not that it fails to exceed it.",
         lambda said, c, m: f"{np.isnan(c).sum() + np.isnan(m).sum()} of the entries here are nan.",
         variants=(_not_above(_quotient(0), 1e-6), _not_above(_quotient(1e-12), 1e-6), _not_above(_quotient(1e-8), 1e-6))),
    Rule("F8-zero", "Zero over zero", _mostly(lambda c, m: _quotient(0)(c, m).max(), 1e-6),
         "Where both entries are 0 your relative error is 0 / 0, and where both are rounding it is large for no reason. A "
         "product on the other side, instead of a quotient, avoids both.", lambda said, c, m:
         f"{(np.maximum(np.abs(c), np.abs(m)) < 1e-12).sum()} of the {c.size} entries here are smaller than 1e-12."),
    Rule("floor", "No allowance for rounding", _mostly(lambda c, m: _quotient(1e-12)(c, m).max(), 1e-6),
         "Two entries that differ by less than 1e-12 agree, whatever their sizes. With your line, rounding beside an exact 0 "
         "is called an error.", lambda said, c, m: f"The entries here differ by at most {_error(c, m).max():.2g}.",
         variants=(_mostly(lambda c, m: _quotient(1e-8)(c, m).max(), 1e-6),
                   lambda c, m: c.shape == m.shape and bool((_error(c, m) <= 1e-6 * _size(c, m)).all()))),
    Rule("F9", "One norm for everything", _mostly(lambda c, m: _norm(c - m) / (_norm(c) + _norm(m) + 1e-12), 1e-6),
         "One number for the whole gradient is decided by its large entries: a small one may be wrong in sign and not be "
         "seen. Compare entry by entry, or at least parameter by parameter.", _of_size,
         variants=(_mostly(lambda c, m: _norm(c - m) / (_norm(m) + 1e-12), 1e-6),
                   _mostly(lambda c, m: _error(c, m).max() / (np.abs(m).max() + 1e-12), 1e-6))),
    Rule("F15", "A few decimals", lambda c, m: c.shape == m.shape and bool((np.round(c, 3) == np.round(m, 3)).all()),
         "Rounded to a few decimals, near misses look right, and tiny entries are all 0.", lambda said, c, m:
         f"{(np.round(c, 3) == np.round(m, 3)).sum()} of the {c.size} entries look the same in 3 decimals.",
         variants=(lambda c, m: c.shape == m.shape and bool((np.round(c, 2) == np.round(m, 2)).all()),)),
    Rule("F16", "The direction alone", _mostly(lambda c, m: 1 - _cosine(c, m), 1e-2),
         "A cosine near 1 says that the two point roughly the same way. A wrong size, or one wrong entry, does not change "
         "it.",
         lambda said, c, m: f"The cosine between the two is {_cosine(c, m):.2g}.",
         variants=(_mostly(lambda c, m: 1 - _cosine(c, m), 1e-4),)),
    Rule("F16-signs", "The signs alone", lambda c, m: c.shape == m.shape and bool((np.sign(c) == np.sign(m)).all()),
         "Right signs lead downhill; they do not make a gradient right.",
         lambda said, c, m: f"{(np.sign(c) == np.sign(m)).sum()} of the {c.size} signs agree."),
    Rule("signed", "A difference with its sign", lambda c, m: c.shape == m.shape and bool(
         ((c - m) <= _allowed(c, m)).all()),
         "A claimed entry that is too small gives a negative difference, and that is below any tolerance.",
         lambda said, c, m: f"{(c < m).sum()} of the differences here are negative."),
    Rule("broadcast", "Shapes that stretch", lambda c, m: bool((_error(c, m) <= _allowed(c, m)).all()),
         "A vector was stretched over the rows of a matrix before it was compared. Compare shapes before values.",
         lambda said, c, m: f"The shapes are {c.shape} and {m.shape}."),
    Rule("any", "One entry is enough", lambda c, m: c.shape == m.shape and bool(
         (_error(c, m) <= _allowed(c, m)).any()),
         "`any` is content with one entry that agrees.", lambda said, c, m:
         f"{(_error(c, m) <= _allowed(c, m)).sum()} of the {c.size} entries here agree."),
    Rule("exact", "Bit for bit", lambda c, m: np.array_equal(c, m),
         "A measured slope carries rounding, so the last digits never agree.",
         lambda said, c, m: f"{(c == m).sum()} of the {c.size} entries here are equal to the last digit."),
)
