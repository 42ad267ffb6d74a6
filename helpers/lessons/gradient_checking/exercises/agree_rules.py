"""Comparisons of a claimed with a measured gradient that let wrong ones pass, or refuse right ones."""

import numpy as np

from ....exercises import Rule


def _norm(*arrays):
    return np.sqrt(sum((a ** 2).sum() for a in arrays))


def _mostly(error_of, line):
    """A test of one number, for the whole gradient, against a line."""
    return lambda c, m: error_of(c, m) <= line


def _not_above(error_of, line):
    """The same asked the other way round, which nan survives."""
    return lambda c, m: not (error_of(c, m) > line).any()


def _ways(*tests):
    """Each test as two rules: with a look at the shapes first, and without one."""
    def with_shapes(test):
        return lambda c, m: c.shape == m.shape and bool(test(c, m))
    return (*map(with_shapes, tests), *((lambda c, m, test=test: bool(test(c, m))) for test in tests))


def _rule(id, name, tests, feedback, tell):
    first, *others = _ways(*tests)
    return Rule(id, name, first, feedback, tell, variants=tuple(others))


def _error(c, m):
    return np.abs(c - m)


def _size(c, m):
    return np.maximum(np.abs(c), np.abs(m))


def _allowed(c, m):
    return 1e-6 * _size(c, m) + 1e-10


def _quotient(floor):
    """The error relative to the entries' sizes, which count as ``floor`` at least."""
    return lambda c, m: _error(c, m) / np.maximum(_size(c, m), floor)


def _cosine(c, m):
    return (c * m).sum() / (_norm(c) * _norm(m))


def _of_size(said, claimed, measured):
    return f"The entries here reach {np.nanmax(np.abs(measured)):.2g} in size."


RULES = (
    _rule("F7", "An absolute tolerance", (
        _mostly(lambda c, m: _error(c, m).max(), 1e-6), _mostly(lambda c, m: _error(c, m).max(), 1e-5),
        lambda c, m: np.allclose(c, m, rtol=1e-6, atol=1e-6),
        _mostly(lambda c, m: (_error(c, m) / np.maximum(1, _size(c, m))).max(), 1e-6)),
        "An error of a millionth is small beside 1 and enormous beside 1e-7: whatever is claimed of tiny entries passes. "
        "Measure the error relative to the entries.", _of_size),
    _rule("F7-allclose", "The absolute part of `allclose`", (lambda c, m: np.allclose(c, m, rtol=1e-6), np.allclose),
          "`np.allclose` has two tolerances. You did not set `atol`, so everything closer than 1e-8 passes.", _of_size),
    _rule("F8", "nan passes", (
        lambda c, m: not (_error(c, m) > _allowed(c, m)).any(), _not_above(_quotient(0), 1e-6),
        _not_above(_quotient(1e-12), 1e-6), _not_above(_quotient(1e-8), 1e-6)),
        "Every comparison with nan is False, so `error > tolerance` never finds it. Ask that the error is within the "
        "tolerance, not that it fails to exceed it.",
        lambda said, c, m: f"{np.isnan(c).sum() + np.isnan(m).sum()} of the entries here are nan."),
    _rule("nan-equal", "nan taken for equal", (
        lambda c, m: np.allclose(c, m, rtol=1e-6, atol=1e-10, equal_nan=True),
        lambda c, m: (_error(np.nan_to_num(c), np.nan_to_num(m)) <= _allowed(np.nan_to_num(c), np.nan_to_num(m))).all()),
        "Where both gradients are nan you let them agree. Two values that are missing are no agreement.",
        lambda said, c, m: f"{np.isnan(c).sum() + np.isnan(m).sum()} of the entries here are nan."),
    _rule("F8-zero", "Zero over zero", (_mostly(lambda c, m: _quotient(0)(c, m).max(), 1e-6),),
          "Where both entries are 0 your relative error is 0 / 0, and where both are rounding it is large for no reason. A "
          "product on the other side, instead of a quotient, avoids both.", lambda said, c, m:
          f"{(_size(c, m) < 1e-10).sum()} of the {c.size} entries here are smaller than 1e-10."),
    _rule("floor", "Too little allowance for rounding", (
        _mostly(lambda c, m: _quotient(1e-12)(c, m).max(), 1e-6), _mostly(lambda c, m: _quotient(1e-8)(c, m).max(), 1e-6),
        lambda c, m: (_error(c, m) <= 1e-6 * _size(c, m)).all()),
        "Two entries that differ by less than 1e-10 agree, whatever their sizes. With your line, rounding beside an exact 0 "
        "is called an error.", lambda said, c, m: f"The entries here differ by at most {_error(c, m).max():.2g}."),
    _rule("F9", "One norm for everything", (
        _mostly(lambda c, m: _norm(c - m) / (_norm(c) + _norm(m) + 1e-12), 1e-6),
        _mostly(lambda c, m: _norm(c - m) / (_norm(c) + _norm(m)), 1e-6),
        _mostly(lambda c, m: _norm(c - m) / _norm(c + m), 1e-6),
        _mostly(lambda c, m: _norm(c - m) / (_norm(m) + 1e-12), 1e-6),
        _mostly(lambda c, m: _error(c, m).max() / (np.abs(m).max() + 1e-12), 1e-6)),
        "One number for the whole gradient is decided by its large entries: a small one may be wrong in sign and not be "
        "seen. Compare entry by entry, or at least parameter by parameter.", _of_size),
    _rule("F15", "A few decimals", (lambda c, m: (np.round(c, 3) == np.round(m, 3)).all(),
                                    lambda c, m: (np.round(c, 2) == np.round(m, 2)).all()),
          "Rounded to a few decimals, near misses look right, and tiny entries are all 0.", lambda said, c, m:
          f"{(np.round(c, 3) == np.round(m, 3)).sum()} of the {c.size} entries look the same in 3 decimals."),
    _rule("F16", "The direction alone", (_mostly(lambda c, m: 1 - _cosine(c, m), 1e-2),
                                         _mostly(lambda c, m: 1 - _cosine(c, m), 1e-4)),
          "A cosine near 1 says that the two point roughly the same way. A wrong size, or one wrong entry, does not change "
          "it.", lambda said, c, m: f"The cosine between the two is {_cosine(c, m):.2g}."),
    _rule("F16-signs", "The signs alone", (lambda c, m: (np.sign(c) == np.sign(m)).all(),),
          "Right signs lead downhill; they do not make a gradient right.",
          lambda said, c, m: f"{(np.sign(c) == np.sign(m)).sum()} of the {c.size} signs agree."),
    _rule("signed", "A difference with its sign", (lambda c, m: ((c - m) <= _allowed(c, m)).all(),),
          "A claimed entry that is too small gives a negative difference, and that is below any tolerance.",
          lambda said, c, m: f"{(c < m).sum()} of the differences here are negative."),
    Rule("broadcast", "Shapes that stretch", lambda c, m: bool((_error(c, m) <= _allowed(c, m)).all()),
         "A vector was stretched over the rows of a matrix before it was compared. Compare shapes before values.",
         lambda said, c, m: f"The shapes are {c.shape} and {m.shape}."),
    _rule("any", "One entry is enough", (lambda c, m: (_error(c, m) <= _allowed(c, m)).any(),),
          "`any` is content with one entry that agrees.", lambda said, c, m:
          f"{(_error(c, m) <= _allowed(c, m)).sum()} of the {c.size} entries here agree."),
    _rule("exact", "Bit for bit", (lambda c, m: (c == m).all(),),
          "A measured slope carries rounding, so the last digits never agree.",
          lambda said, c, m: f"{(c == m).sum()} of the {c.size} entries here are equal to the last digit."),
)
