"""Run the learner's function for a picture: draw what it gives, and say plainly when it gives something else."""

import linecache
import traceback
import warnings
from pathlib import Path

import numpy as np

OURS = str(Path(__file__).resolve().parents[1])


def guilty_line(error: BaseException) -> str:
    """The last line of the learner's own code in a traceback, or nothing when there is none of it."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        installed = frame.filename.startswith(OURS) or "site-packages" in frame.filename
        if not installed:
            line = (frame.line or linecache.getline(frame.filename, frame.lineno)).strip()
            return f"line {frame.lineno} of {frame.name}: {line}" if line else f"line {frame.lineno} of {frame.name}"
    return ""


class Learner:
    """A function to be drawn: the learner's when there is one, else the reference.

    Calling it never raises: it returns an array of the shape asked for, with nan where no number came, and leaves
    the reason in ``problem`` (text for the learner) and ``error`` (the exception, if there was one). When the plain
    call raises, ``otherwise(function, *arguments)`` is tried: a right function may be written for rows, or for one number.
    """

    def __init__(self, function, reference, otherwise=None):
        if function is not None and not callable(function):
            raise TypeError(f"a function is needed to draw it, not {type(function).__name__}")
        self.function = reference if function is None else function
        self._otherwise = otherwise
        self.own = function is not None
        self.name = getattr(self.function, "__name__", type(self.function).__name__) if self.own else ""
        self.problem, self.error = "", None

    def __call__(self, *arguments, shape):
        """The function's answer to these arguments as floats of this shape."""
        self.problem, self.error = "", None
        with warnings.catch_warnings(record=True) as heard, np.errstate(all="warn"):
            warnings.simplefilter("always")
            try:
                answer = self._answer(arguments)
            except Exception as error:  # whatever a learner's function may raise: reported, kept, drawn as nothing
                return self._fail(error, shape)
        values = self._as_floats(answer, shape)
        if heard and not self.problem:
            said = "; ".join(dict.fromkeys(str(warning.message) for warning in heard))
            self.problem = f"{self.name} made NumPy warn: {said}"
        return values

    def _answer(self, arguments):
        copies = [np.array(a) if isinstance(a, np.ndarray) else a for a in arguments]  # it may write into them
        try:
            return self.function(*copies)
        except Exception:
            if self._otherwise is None:
                raise
            try:
                return self._otherwise(self.function, *arguments)
            except Exception:  # the first complaint is about the natural call: that one is shown
                pass
            raise

    def _fail(self, error, shape):
        self.error = error
        where = guilty_line(error)
        self.problem = f"{self.name} raised {type(error).__name__}: {error}" + (f" ({where})" if where else "")
        return np.full(shape, np.nan)

    def _as_floats(self, answer, shape):
        try:
            values = np.asarray(answer, dtype=float)
        except (TypeError, ValueError) as error:
            self.error = error
            self.problem = f"{self.name} returned {type(answer).__name__}, where numbers of shape {shape} were expected"
            return np.full(shape, np.nan)
        if values.shape == shape or values.size == np.prod(shape) and _bare(values.shape) == _bare(shape):
            return values.reshape(shape)
        self.problem = f"{self.name} returned shape {values.shape}, where {shape} was expected"
        return np.full(shape, np.nan)


def _bare(shape):
    """A shape without its axes of length one: (1, 3) and (3,) draw the same bars."""
    return tuple(n for n in shape if n != 1)


def as_rows(function, *arguments):
    """Call a function written for rows (N, C) with vectors (C,) as one row each."""
    return function(*(np.array(a, ndmin=2) for a in arguments))


def one_by_one(function, z):
    """Call a function written for single numbers with each entry of z in turn."""
    return np.reshape([function(float(entry)) for entry in np.ravel(z)], np.shape(z))
