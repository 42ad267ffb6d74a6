"""Inside the confined kernel: try the answer that a name holds now, and write down what it did.

This runs where a student's code runs, so whatever it writes may be forged. That is no gain: what is written are the
results of calls, and the grader, in another process, compares them with its own.
"""

import importlib
import json
import os
from pathlib import Path

import numpy as np

from .guard import Guard
from .transport import to_json

# NumPy loads its random numbers when they are first asked for, and there may be no memory left by then.
np.random.get_state()  # noqa: NPY002


class Prober:
    """Made before any of the student's code has run, for the exercises of one room."""

    def __init__(self, room: str):
        lesson = importlib.import_module(room)
        self._exercises = {q.name: (type(q), q) for q in lesson.EXERCISES.values()}
        self._guard = Guard()

    def bring(self, names: dict, exercise: str, variable: str, shift: int, path: str) -> None:
        """Write the trial of what ``names`` holds for ``variable`` (none when it holds nothing), and what was replaced."""
        replaced, trial = self._guard.put_back(), None
        if variable in names:
            kind, q = self._exercises[exercise]
            # By way of its class: the exercise itself is within the student's reach.
            trial = to_json(kind.collect(kind.on_other_numbers(q, shift), names[variable]))
        unfinished = Path(path + ".part")
        unfinished.write_text(json.dumps({"trial": trial, "replaced": replaced[:20]}), "utf-8")
        os.replace(unfinished, path)
