"""Keep what a learner's function may disturb: global settings are put back, and its printing is caught."""

import builtins
import contextlib
import io
import os
import random
import sys
import warnings
from pathlib import Path
from threading import get_ident

import numpy as np

MOST_PRINTED, MOST_WARNINGS = 10_000, 100
_NUMPY = str(Path(np.__file__).parent)


def _nobody_to_ask(prompt=""):
    raise RuntimeError("input() has nobody to ask while an answer is checked; use the function's arguments")


@contextlib.contextmanager
def kept_settings():
    """Put the process's settings back afterwards: NumPy's, random numbers, environment, folder, recursion limit."""
    errors, printing = np.geterr(), np.get_printoptions()
    numbers = np.random.get_state()  # noqa: NPY002 (it is the learner who may use it)
    draws, environment, folder = random.getstate(), dict(os.environ), os.getcwd()
    depth, ask = sys.getrecursionlimit(), builtins.input
    builtins.input = _nobody_to_ask
    try:
        yield
    finally:
        builtins.input = ask
        np.seterr(**errors)
        np.set_printoptions(**printing)
        np.random.set_state(numbers)  # noqa: NPY002
        random.setstate(draws)
        if dict(os.environ) != environment:
            os.environ.clear()
            os.environ.update(environment)
        os.chdir(folder)
        sys.setrecursionlimit(depth)


class _Ear(io.TextIOBase):
    """Stands in for stdout: keeps what one thread writes, and lets everybody else's text through."""

    def __init__(self, stream, caught, is_mine):
        self._stream, self._caught, self._is_mine = stream, caught, is_mine

    def write(self, text):
        if not self._is_mine():
            return self._stream.write(text)
        self._caught.add(str(text))
        return len(text)

    def flush(self):
        if not self._is_mine():
            self._stream.flush()


class Caught:
    """The first text that was printed, how many lines there were in all, and the warnings that were given."""

    def __init__(self):
        self.text, self.lines, self.warnings, self.probe = "", 0, [], 0

    def add(self, text):
        self.lines += text.count("\n")
        self.text += text[: max(0, MOST_PRINTED - len(self.text))]

    def warn(self, message, category, filename, lineno, file=None, line=None):
        """Note a warning, once for each probe, with the line of the learner's own that led to it."""
        found = (self.probe, f"{message} (line {_own_line(filename, lineno)})")
        if found not in self.warnings and len(self.warnings) < MOST_WARNINGS:
            self.warnings.append(found)

    def remarks(self, harmless: bool, probes=None) -> list[str]:
        """What to tell about the printing, and about the warnings on ``probes`` (numbers of probes; default: all).

        ``harmless``: the answer is right all the same.
        """
        found = []
        first = self.text.strip().splitlines()[:3]
        if first:
            lines = max(self.lines, len(first))
            shown = "\n".join(f"  {line[:120]}" for line in first)
            found.append(f"Your function printed {lines} {'line' if lines == 1 else 'lines'}; at "
                         f"first:\n{shown}")
        for text in dict.fromkeys(text for probe, text in self.warnings if probes is None or probe in probes):
            found.append(f"A warning on the way{', harmless here' * harmless}: {text}.")
        return found[:4]


@contextlib.contextmanager
def listening(is_mine=None):
    """Catch what is printed by the thread that ``is_mine()`` recognises (default: this one), and all warnings."""
    me = get_ident()
    caught, mine = Caught(), is_mine or (lambda: get_ident() == me)
    out, err = sys.stdout, sys.stderr
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = caught.warn
        ears = _Ear(out, caught, mine), _Ear(err, caught, mine)
        sys.stdout, sys.stderr = ears
        try:
            yield caught
        finally:
            sys.stdout, sys.stderr = out, err


def _own_line(filename: str, lineno: int) -> int:
    """The line that called into NumPy when the warning comes from NumPy's own Python code."""
    frame = sys._getframe()
    while frame is not None and (frame.f_code.co_filename != filename or frame.f_lineno != lineno):
        frame = frame.f_back
    while frame is not None and frame.f_code.co_filename.startswith(_NUMPY):
        frame = frame.f_back
    return lineno if frame is None else frame.f_lineno
