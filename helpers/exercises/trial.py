"""Call a learner's function on every probe, so that whatever it does costs its own verdict only."""

import linecache
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import RLock, get_ident

from .arguments import changed_names, fresh
from .errors import explained
from .outcome import Outcome, observe
from .sandbox import Caught, kept_settings, listening
from .watchdog import TimeUp, Worker

# Settings and printing belong to the whole process, so two checks must not overlap.
_ONE_AT_A_TIME = RLock()
_OURS = str(Path(__file__).parent)


@dataclass
class Trial:
    """All outcomes of one answer, in the order of the probes; fewer than probes when time ran out.

    Plain data throughout: a verdict needs nothing else, and so can be formed where none of the learner's code runs.
    ``empty``: nothing was handed in. ``misfit``: why it cannot be called. ``idle``: a stub. ``borrowed``: it names the
    course's own function.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    in_time: bool = True
    stuck_at: str = ""
    caught: Caught = field(default_factory=Caught)
    empty: bool = False
    misfit: str = ""
    idle: bool = False
    borrowed: bool = False

    @property
    def answered(self) -> bool:
        """True when every call came back with numbers."""
        return self.in_time and bool(self.outcomes) and all(out.answered for out in self.outcomes)


def try_out(function: Callable, probes, names, outputs=(), seconds: float = 3.0) -> Trial:
    """Run ``function`` on fresh copies of every probe's arguments, within ``seconds`` in all."""
    trial, done = Trial(), []

    def work():
        for number, probe in enumerate(probes):
            trial.caught.probe = number
            done.append(_one_call(function, probe.args, names, outputs))

    worker = Worker(work)
    with _ONE_AT_A_TIME, kept_settings(), listening(lambda: get_ident() == worker.ident) as trial.caught:
        try:
            trial.in_time = worker.run(seconds)
            if not trial.in_time:
                trial.stuck_at = _where_now(worker.ident, function)
        finally:
            worker.stop()
    trial.outcomes = done[: len(probes)]
    return trial


def _one_call(function, args, names, outputs) -> Outcome:
    given = fresh(args)
    try:
        # Looking at the result may run the learner's code too (__array__, __len__), so it belongs inside.
        outcome = observe(function(*given), outputs, names, args)
    except TimeUp:
        raise
    except BaseException as problem:
        outcome = _raised(problem, function)
    return replace(outcome, changed=changed_names(names, args, given))


def _raised(problem: BaseException, function) -> Outcome:
    frames, step = [], problem.__traceback__
    while step is not None:
        frames.append((step.tb_frame, step.tb_lineno))
        step = step.tb_next
    try:
        said = str(problem)
    except Exception:
        said = "(its message cannot be shown)"
    name = type(problem).__name__
    return Outcome(raised=name, error=_tidy(f"{name}: {said}" if said else name) + explained(said),
                   line=_line_of(frames, function))


def _tidy(text: str, longest: int = 240) -> str:
    """One line, without memory addresses (they differ from run to run) and without marks that typeset."""
    text = " ".join(re.sub(r" at 0x[0-9a-fA-F]+", "", text).split()).replace("`", "'").replace("$", "＄")
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _line_of(frames, function) -> str:
    """The deepest line that is the learner's own, as 'line 3: `text`'."""
    home = getattr(function, "__globals__", {}).get("__name__")
    mine = [(f, n) for f, n in frames if home is not None and f.f_globals.get("__name__") == home
            and not f.f_code.co_filename.startswith(_OURS)]
    if not mine:
        return ""
    frame, number = mine[-1]
    text = _tidy(linecache.getline(frame.f_code.co_filename, number, frame.f_globals), 120)
    return f"line {number}: `{text}`" if text else f"line {number}"


def _where_now(ident, function) -> str:
    """The line at which a thread stands, when it is still running."""
    frame, frames = sys._current_frames().get(ident), []
    while frame is not None:
        frames.append((frame, frame.f_lineno))
        frame = frame.f_back
    return _line_of(frames[::-1], function)
