"""Run the learner's function for a picture: draw what it gives, and say plainly when that is no picture."""

import warnings
from inspect import unwrap

import numpy as np

from .guard import NotInTime, guarded, guilty_line
from .several import bare, several


class Learner:
    """A function to be drawn: the learner's when there is one, else the reference.

    Calling it never raises: it returns floats of the shape asked for, with nan where no number came, and leaves the
    reason in ``problem`` (text for the learner) and ``error`` (the exception, if there was one). When the plain call
    raises, ``otherwise(function, *arguments)`` is tried: a right function may be written for rows, or for one number.
    With ``use``, ``use(function, *arguments)`` is run instead of the plain call, all of it within the time one call has.
    """

    def __init__(self, function, reference, otherwise=None, use=None):
        if function is not None and not callable(function):
            raise TypeError(f"a function is needed to draw it, not {type(function).__name__}")
        self.function = reference if function is None else function
        self.own = function is not None
        self.name = getattr(self.function, "__name__", type(self.function).__name__) if self.own else ""
        self.problem, self.error = "", None
        self._otherwise, self._detour, self._use = otherwise, None, use

    def __call__(self, *arguments, shape):
        """The function's answer to these arguments as floats of this shape."""
        return self._ask(arguments, lambda answer: self._as_floats(answer, shape), np.full(shape, np.nan))

    def parts(self, *arguments, shapes, tell=2):
        """Several results by name, {"dW": floats (D, H), ...} for ``shapes`` {"dW": (D, H), ...}; nan where none came.

        The function gives them as a tuple in this order; a list of pairs (dW, db) counts as its arrays one by one.
        ``tell`` says of how many parts at most ``problem`` tells what is wrong.
        """
        nothing = {name: np.full(shape, np.nan) for name, shape in shapes.items()}
        return self._ask(arguments, lambda answer: self._as_parts(answer, shapes, nothing, tell), nothing)

    @property
    def unwritten(self) -> bool:
        """True when the last call met a stub."""
        return self.problem.endswith("is not written yet.")

    def _ask(self, arguments, read, nothing):
        """What ``read`` makes of the answer, or ``nothing`` when there is none."""
        if isinstance(self.error, NotInTime):  # once is enough: the figure must not wait for it in every frame
            return nothing
        self.problem, self.error, self._detour = "", None, None
        with warnings.catch_warnings(record=True) as heard:
            warnings.simplefilter("always")
            try:
                answer = self._answer(arguments)
            except Exception as error:  # whatever a learner's function may raise: reported, kept, drawn as nothing
                self._fail(error)
                return nothing
        values = read(answer)
        if heard and not self.problem:
            said = "; ".join(dict.fromkeys(str(warning.message) for warning in heard))
            self.problem = f"{self.name} made NumPy warn: {said}"
        return values

    def first_row(self, z):
        """The answer to z (C,), asked for as the first of two rows (2, C): with one row, a wrong axis would not show."""
        rows = np.stack([z, z[::-1]])
        values = self(rows, shape=rows.shape)[0]
        if self._detour is not None and not self.problem:
            why = f"{type(self._detour).__name__}: {self._detour}"
            self.problem = f"{self.name} was asked row by row, since two rows at once raised {why}"
        return values

    def _answer(self, arguments):
        run = guarded if self.own else lambda function, *rest: function(*rest)
        call = (self.function,) if self._use is None else (self._use, self.function)
        try:
            return run(*call, *map(_copy, arguments))  # it may write into what it gets
        except NotInTime:
            raise
        except Exception as natural:
            if self._otherwise is None:
                raise
            try:
                answer = run(self._otherwise, self.function, *map(_copy, arguments))
            except NotInTime:
                raise
            except Exception:  # the complaint about the natural call is the one to show
                raise natural from None
            self._detour = natural
            return answer

    def _fail(self, error):
        self.error = error
        where = guilty_line(error)
        place = f" ({where})" if where else ""  # before the words, which may be long
        self.problem = f"{self.name} raised {type(error).__name__}{place}: {error}"
        if isinstance(error, NotImplementedError):
            self.problem = f"{self.name} is not written yet."
        if isinstance(error, NotInTime):
            self.problem = f"{self.name} {error}. Mend it and run this cell again."

    def _is_untouched(self):
        """True when a function that returned None is still the stub it was given as."""
        from ..exercises.outcome import EMPTY, Outcome
        from ..exercises.stub import is_untouched

        return is_untouched(unwrap(self.function), [Outcome(trouble=EMPTY)])

    def _is_nothing(self, answer):
        """True, and said, when the function gave nothing back."""
        if answer is None or answer is Ellipsis:
            stub = answer is Ellipsis or self._is_untouched()
            self.problem = f"{self.name} " + ("is not written yet." if stub else "returned nothing. Is a return missing?")
            return True
        return False

    def _as_parts(self, answer, shapes, nothing, tell):
        """The answer as arrays by name."""
        if self._is_nothing(answer):
            return nothing
        parts, wrong = several(answer, shapes)
        more = ", and more" if len(wrong) > tell > 1 else ""
        self.problem = f"{self.name} {'; '.join(wrong[:tell])}{more}" if wrong else ""
        return nothing | parts

    def _as_floats(self, answer, shape):
        """The answer as an array of this shape, where axes of length one do not count."""
        nothing = np.full(shape, np.nan)
        if self._is_nothing(answer):
            return nothing
        try:
            values = np.asarray(answer)
        except ValueError as error:  # rows of different lengths
            values, self.error = np.asarray(None), error
        if values.dtype.kind not in "biuf":
            self.problem = f"{self.name} returned {type(answer).__name__}, where numbers of shape {shape} were expected"
            return nothing
        if bare(values.shape) != bare(shape):
            self.problem = f"{self.name} returned shape {values.shape}, where {shape} was expected"
            return nothing
        return values.astype(float).reshape(shape)


def _copy(argument):
    if isinstance(argument, (list, tuple)):
        return type(argument)(map(_copy, argument))
    return np.array(argument) if isinstance(argument, np.ndarray) else argument


def as_vector(function, rows):
    """Call a function written for a vector (C,) with each row of (N, C) in turn."""
    return [function(row) for row in rows]


def one_by_one(function, z):
    """Call a function written for single numbers with each entry of z in turn."""
    return np.reshape([function(float(entry)) for entry in np.ravel(z)], np.shape(z))
