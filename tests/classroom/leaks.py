"""Does a text give an answer away? What must not stand in a student edition, for each exercise, and where it was found.

Three kinds of secret: the lines of a solution, the numbers that an answer is tried on, and those that the right one gives.
A learner who meets one of them in a text knows something that they were to find out.
"""

import ast
import inspect
import io
import re
import textwrap
import zipfile
from itertools import pairwise
from types import FunctionType

import nbformat
import numpy as np

from helpers.exercises.values import ValueExercise

DOES = (ast.Call, ast.BinOp, ast.UnaryOp, ast.AugAssign, ast.Compare, ast.BoolOp, ast.Subscript, ast.IfExp, ast.comprehension)
# A number of a text, not a part of a word or of a checksum; what lies between two numbers of one list.
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d*)?(?:e[-+]?\d+)?(?![\w.]*\w)")
BETWEEN = re.compile(r"[\s,;()\[\]]*")
# So many digits in one number are no coincidence, nor are three numbers in a row that have two digits each, nor is a whole
# result of so many numbers, whatever they are.
ALONE, RUN, EACH, WHOLE = 5, 3, 2, 5


def texts(path, data=None):
    """Every text of a file: pairs of place and text. A notebook's are all its strings, an archive's those of its members."""
    data = path.read_bytes() if data is None else data
    if path.suffix == ".zip":
        archive = zipfile.ZipFile(io.BytesIO(data))
        for name in archive.namelist():
            yield f"{path.name}", name
            yield from texts(path / name, archive.read(name))
    elif path.suffix == ".ipynb":
        yield from _strings(nbformat.reads(data.decode(), as_version=4), path.name)
    else:
        yield path.name, data.decode()


def _strings(part, place):
    if isinstance(part, (dict, list)):
        for name, inner in part.items() if isinstance(part, dict) else enumerate(part, 1):
            if name not in ("id", "checksum"):  # digits that a machine has drawn
                yield from _strings(inner, f"{place}/{name}")
    elif isinstance(part, (str, int, float)):
        yield place, str(part)


def squeezed(code: str) -> str:
    """Code without what two ways of typing it differ in."""
    try:
        return f"{_tight(code)} {_tight(ast.unparse(ast.parse(code)))}"
    except (SyntaxError, ValueError):
        return _tight(code)  # prose, or a piece of code


def _tight(code):
    return re.sub(r"\s", "", code).replace('"', "'")


class Secrets:
    """What must not be known of an exercise: its solution's lines, the numbers of its probes and of its right results."""

    def __init__(self, exercise):
        self.lines = sorted({line for function in _functions(exercise) for line in _lines(function)})
        given = [array for probe in exercise.tried for array in _arrays(probe.args)]
        results = [part.ravel() for outcome in exercise._wants for part in outcome.parts]
        self.arrays = [array for array in (*given, *results) if array.size]
        # Where an answer is a value, no part of it may tell much, but all of it tells everything.
        alone = isinstance(exercise, ValueExercise)
        self.wholes = [result for result in results if alone or (result.size >= WHOLE and np.unique(result).size > 1)]

    def told_by(self, text) -> list[str]:
        """What a ``Text`` gives away."""
        told = [f"line {line}" for line in self.lines if line in text.squeezed]
        if text.words:
            told += [f"number {word}" for array in self.arrays for word in text.betrays(array)]
            told += [f"result {word}" for array in self.wholes for word in text.holds(array)]
        return sorted(set(told))


def _functions(exercise):
    """The reference, the one that ``solution`` shows, and what these call in their own modules."""
    found = [function for function in (exercise.reference, exercise.plain) if function]
    for function in found:
        named = [vars(inspect.getmodule(function)).get(name) for name in function.__code__.co_names]
        found += [one for one in named if isinstance(one, FunctionType) and one.__module__ == function.__module__
                  and one not in found]
    return found


def _lines(function):
    """The lines that do two things or more, and the results that are computed at all: as written, and as Python writes them."""
    code = textwrap.dedent(inspect.getsource(function))
    for node in ast.walk(ast.parse(code)):
        value = getattr(node, "value", None)
        if isinstance(node, (ast.Return, ast.Assign, ast.AugAssign, ast.Expr)) and value is not None:
            telling = [node] * (_does(node) >= (1 if isinstance(node, ast.Return) else 2)) + [value] * (_does(value) >= 2)
            for part in telling:
                yield from (_tight(ast.unparse(part)), _tight(ast.get_source_segment(code, part)))


def _does(tree) -> int:
    """How much a piece of code does: its calls, operators, transposes, its picking out of entries."""
    return sum(isinstance(node, DOES) or getattr(node, "attr", "") == "T" for node in ast.walk(tree))


def _arrays(thing):
    if isinstance(thing, (list, tuple)) and not all(np.isscalar(entry) for entry in thing):
        for entry in thing:
            yield from _arrays(entry)
    elif isinstance(thing, (int, float, list, tuple, np.ndarray, np.generic)):
        array = np.asarray(thing)
        if array.dtype.kind in "iuf":
            yield array.astype(float).ravel()


class Text:
    """A text: its code squeezed, its numbers, and which of these are neighbours in one list."""

    def __init__(self, text):
        self.squeezed = squeezed(text)
        found = [match for match in NUMBER.finditer(text) if np.isfinite(float(match[0]))]
        self.words = [match[0] for match in found]
        self._values = np.array([float(word) for word in self.words])
        parts = [(*word.lstrip("-").partition("e"),) for word in self.words]
        self._digits = np.array([len(before.replace(".", "").strip("0")) for before, _, _ in parts], int)
        # A number stands for all that round to it, up or down; a whole one for itself.
        places = [len(before.partition(".")[2]) - int(power or 0) for before, _, power in parts]
        self._margins = np.array([0.51 * 10.0 ** -n if re.search(r"\.\d", word) else 0.0
                                  for n, word in zip(places, self.words, strict=True)])
        self._joined = [bool(BETWEEN.fullmatch(text[a.end():b.start()])) for a, b in pairwise(found)]

    def _hits(self, array):
        return np.abs(self._values[:, None] - array) <= self._margins[:, None] + 1e-12 * np.abs(self._values[:, None])

    def betrays(self, array) -> list[str]:
        """The numbers, or rows of numbers, that tell what is in the array."""
        hits = self._hits(array)
        told = [self.words[k] for k in np.flatnonzero(hits.any(axis=1) & (self._digits >= ALONE))]
        for k in range(len(self.words) - RUN + 1):
            if all(self._joined[k:k + RUN - 1]) and (self._digits[k:k + RUN] >= EACH).all() and _in_a_row(hits[k:k + RUN]):
                told.append(", ".join(self.words[k:k + RUN]))
        return told

    def holds(self, array) -> list[str]:
        """The places where the whole of a small array stands, number after number."""
        hits, size = self._hits(array), array.size
        return [", ".join(self.words[k:k + size]) for k in range(len(self.words) - size + 1)
                if all(self._joined[k:k + size - 1]) and hits[k:k + size].diagonal().all()]


def _in_a_row(hits) -> bool:
    """Whether neighbours in the text are neighbours in the array."""
    return any(hits.diagonal(k).all() for k in range(hits.shape[1] - len(hits) + 1))
