"""A fresh kernel in a folder of its own, under limits, to which the grader hardly listens.

A process of its own, the keeper, starts the kernel and talks to it. It says one short line to the grader for each request, and
every wait has an end. So what a student's code sends to its kernel's client, or does to its parent, costs a keeper. When a
kernel does not come back in time it is given up, and nothing more is asked of it.
"""

import contextlib
import json
import os
import secrets
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE
from threading import Event, Timer

import psutil

from .confined import TRY
from .transport import LARGEST_FILE

ROOT = Path(__file__).resolve().parents[3]
MARK = "BACKPROP_KERNEL"
_STARTING, _TRIES, _ENDING, _ROUNDS = 60, 3, 10, 200
# Until a keeper has seen that a kernel does not end either when it is interrupted.
_GRACE = 6
_LONGEST_LINE = 10_000


@dataclass(frozen=True)
class Limits:
    """``cell`` and ``notebook`` are seconds, ``memory`` is bytes of one kernel's address space."""

    cell: float = 20
    notebook: float = 180
    memory: int = 3_000_000_000


@dataclass(frozen=True)
class Reply:
    """How a request ended: ok, error (``said`` is the exception), late (it was interrupted), or lost (the kernel is gone)."""

    status: str
    said: str = ""


class NoKernel(ValueError):
    """No kernel can be started, whatever the notebook: nothing can be graded."""


class ConfinedKernel:
    """``with ConfinedKernel(folder, room, limits) as kernel``: the kernel, and afterwards nothing of it."""

    def __init__(self, folder: Path, room: str, limits: Limits):
        self._folder, self._room, self._limits = Path(folder), room, limits
        self._mark, self._asked, self.lost = secrets.token_hex(16), 0, False

    def __enter__(self):
        for _ in range(_TRIES):
            self._start()
            # Ports are chosen before they are taken; another program may be quicker, so a start is tried again.
            if self._answer("", _STARTING)[0] is not None:
                return self
            self.__exit__()
        raise NoKernel("a kernel does not start; is there enough memory? Try fewer --jobs, or more --memory")

    def __exit__(self, *problem):
        """Have the keeper end everything, and end what there still is."""
        self._answer("\n", _ENDING)
        self._keeper.kill()
        self._keeper.wait()
        self._keeper.stdout.close()
        with contextlib.suppress(OSError):
            self._keeper.stdin.close()
        for _ in range(_ROUNDS):
            found = list(filter(self._is_ours, psutil.process_iter()))
            if not found:
                return
            for process in found:
                _ended(process)
            psutil.wait_procs(found, timeout=0.05)
        raise RuntimeError("processes that the notebook started cannot be ended; end them by hand")

    def run(self, source: str, seconds: float) -> Reply:
        """Run a cell, for so long at most."""
        if self.lost:
            raise RuntimeError("this kernel was given up")
        answer, in_time = self._answer(json.dumps([source, seconds]) + "\n", seconds + _GRACE)
        if answer is None:
            answer = ["lost", "ended the kernel" if in_time else "did not come back in time, nor end when it was interrupted"]
        self.lost = answer[0] == "lost"
        return Reply(*answer)

    def bring(self, exercise: str, variable: str, shift: int, seconds: float) -> tuple[Reply, str | None]:
        """Have an answer tried: the reply, and the text that was written. ValueError: there is none that can be read."""
        self._asked += 1
        path = self._folder / f"trial-{self._asked}-{secrets.token_hex(4)}.json"
        reply = self.run(TRY + json.dumps([exercise, variable, shift, str(path)]), seconds)
        return reply, _read(path) if reply.status == "ok" else None

    def _start(self):
        command = [sys.executable, "-m", "helpers.classroom.grading.keeper", self._room, str(self._limits.memory),
                   str(int(2 * self._limits.notebook))]
        self._keeper = subprocess.Popen(command, env=_environment(self._folder, self._mark), cwd=self._folder,
                                        stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True)

    def _answer(self, line: str, seconds: float) -> tuple[list | None, bool]:
        """What the keeper says to a line, None when it says nothing; and whether that was in time."""
        late = Event()
        timer = Timer(seconds, lambda: (late.set(), self._keeper.kill()))
        timer.start()
        try:
            self._keeper.stdin.write(line.encode())
            self._keeper.stdin.flush()
            said = json.loads(self._keeper.stdout.readline(_LONGEST_LINE))
        except (OSError, ValueError):
            said = None  # it was killed
        finally:
            timer.cancel()
        fits = isinstance(said, list) and [type(word) for word in said] == [str, str]
        return said if fits else None, not late.is_set()

    def _is_ours(self, process) -> bool:
        try:
            return process.environ().get(MARK) == self._mark and process.status() != psutil.STATUS_ZOMBIE
        except (psutil.Error, OSError):
            return False  # it has ended, or belongs to somebody else


def _ended(process) -> None:
    """Kill a process, unless it has ended by itself."""
    with contextlib.suppress(psutil.Error, OSError):
        process.kill()


def _environment(folder: Path, mark: str) -> dict:
    """What a kernel is told of the outside: none of the grader's own settings, and a home that is its folder."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "VIRTUAL_ENV") if name in os.environ}
    here = dict.fromkeys(("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "IPYTHONDIR", "MPLCONFIGDIR", "JUPYTER_CONFIG_DIR",
                          "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR"), str(folder))
    # A notebook that begins with `!pip install numpy==1.26` must not change what the others are graded with.
    no_pip = {"PIP_NO_INDEX": "1", "PIP_DRY_RUN": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return {**kept, **here, **no_pip, "PYTHONPATH": str(ROOT), "PYTHONNOUSERSITE": "1", "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONIOENCODING": "utf-8", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", MARK: mark}


def _read(path: Path) -> str:
    """A file that a student's process may have made: no link, no pipe, nothing large."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as problem:
        raise ValueError(f"its results cannot be read: {problem.strerror}") from None
    about = os.fstat(handle)
    if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST_FILE:
        os.close(handle)
        raise ValueError("what came back is no plain file, or too large")
    with open(handle, "rb") as file:
        return file.read(LARGEST_FILE).decode("utf-8", "replace")
