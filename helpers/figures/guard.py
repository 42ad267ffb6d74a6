"""Call a learner's function so that it costs a figure at most a moment, and find the line it failed in."""

import linecache
import traceback
from pathlib import Path

import numpy as np

SECONDS = 2.0
OURS = str(Path(__file__).resolve().parents[1])


class NotInTime(Exception):
    """The function was stopped because it went on for too long."""


def guarded(function, *arguments):
    """``function(*arguments)`` with a limit of ``SECONDS``; raises what it raises, or NotInTime."""
    from ..exercises.watchdog import TimeUp, Worker

    answers, errors = [], []

    def work():
        try:
            with np.errstate(all="warn"):  # a new thread begins with NumPy's defaults, so say what is wanted
                answers.append(function(*arguments))
        except TimeUp:
            raise
        except BaseException as error:  # carried over to the thread that waits, even SystemExit
            errors.append(error if isinstance(error, Exception) else RuntimeError(f"it tried to leave by {type(error).__name__}"))

    worker = Worker(work)
    if not worker.run(SECONDS):
        worker.stop()
        raise NotInTime(f"was stopped after {SECONDS:g} seconds")
    if errors:
        raise errors[0]
    return answers[0]


def guilty_line(error: BaseException) -> str:
    """The last line of the learner's own code in a traceback, as "line 3, return x", or nothing when there is none."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if not frame.filename.startswith(OURS) and "site-packages" not in frame.filename:
            line = (frame.line or linecache.getline(frame.filename, frame.lineno)).strip()
            return f"line {frame.lineno}" + (f", {line}" if line else "")
    return ""
