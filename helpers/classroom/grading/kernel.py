"""A fresh kernel in a folder of its own, under limits, to which the grader hardly listens.

Nobody subscribes to the kernel's output, so hundreds of megabytes of it go nowhere; the one reply to each request may not be
large; and every wait has an end. When a kernel does not come back in time it is given up, and nothing more is asked of it.
"""

import json
import os
import secrets
import stat
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from queue import Empty
from subprocess import DEVNULL

import psutil
import zmq
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from .confined import TRY
from .transport import LARGEST_FILE

ROOT = Path(__file__).resolve().parents[3]
MARK = "BACKPROP_KERNEL"
_STARTING, _GRACE, _TRIES = 60, 3, 3
_LARGEST_REPLY = 2_000_000


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
        for tries in range(1, _TRIES + 1):
            self._start()
            # Ports are chosen before they are taken; another program may be quicker, so a start is tried again.
            if self._wait(self._client.kernel_info(), _STARTING) is not None:
                return self
            self.__exit__()
            if tries == _TRIES:
                raise NoKernel("a kernel does not start; is there enough memory? Try fewer --jobs, or more --memory")

    def __exit__(self, *problem):
        self._kill()
        self._client.stop_channels()
        self._context.destroy(linger=0)
        self._manager.cleanup_resources()

    def run(self, source: str, seconds: float) -> Reply:
        """Run a cell, for so long at most."""
        if self.lost:
            raise RuntimeError("this kernel was given up")
        request = self._client.execute(source, silent=False, store_history=False, allow_stdin=False, stop_on_error=False)
        answer, status = self._wait(request, seconds), "late"
        if answer is None and self._manager.is_alive():
            self._manager.interrupt_kernel()
            answer = self._wait(request, _GRACE)
        elif answer is not None:
            status = answer.get("status")
        if answer is None:
            alive = self._manager.is_alive()
            self.lost = True
            return Reply("lost", "did not come back in time, nor end when it was interrupted" if alive else "ended the kernel")
        said = f"{answer.get('ename')}: {answer.get('evalue')}" if answer.get("status") == "error" else ""
        return Reply(status if status in ("ok", "late") else "error", " ".join(said.split())[:300])

    def bring(self, exercise: str, variable: str, shift: int, seconds: float) -> tuple[Reply, str | None]:
        """Have an answer tried: the reply, and the text that was written. ValueError: there is none that can be read."""
        self._asked += 1
        path = self._folder / f"trial-{self._asked}-{secrets.token_hex(4)}.json"
        reply = self.run(TRY + json.dumps([exercise, variable, shift, str(path)]), seconds)
        return reply, _read(path) if reply.status == "ok" else None

    def _start(self):
        specs = self._folder.parent / "specs"
        command = [sys.executable, "-m", "helpers.classroom.grading.confined", str(self._limits.memory),
                   str(int(2 * self._limits.notebook)), self._room, "-f", "{connection_file}",
                   "--HistoryManager.enabled=False"]
        _write_spec(specs, command)
        self._manager = KernelManager(
            kernel_name="confined", kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(specs)], ensure_native_kernel=False),
            connection_file=str(self._folder / f"kernel-{secrets.token_hex(4)}.json"))
        self._manager.start_kernel(env=_environment(self._folder, self._mark), cwd=str(self._folder),
                                   stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)
        self._context = zmq.Context()
        self._context.setsockopt(zmq.MAXMSGSIZE, _LARGEST_REPLY)
        self._client = BlockingKernelClient(context=self._context)
        self._client.load_connection_info(self._manager.get_connection_info())
        self._client.start_channels(shell=True, iopub=False, stdin=False, hb=False, control=False)

    def _wait(self, request: str, seconds: float) -> dict | None:
        """The content of the reply to a request, None when the time is up or the kernel has ended."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                message = self._client.get_shell_msg(timeout=min(left, 0.5))
            except Empty:
                if not self._manager.is_alive():
                    return None
                continue
            if message["parent_header"].get("msg_id") == request:
                return message["content"]
        return None

    def _kill(self):
        """End the kernel and whatever it started, also what it sent into the background."""
        self._manager.shutdown_kernel(now=True)
        for process in psutil.process_iter():
            try:
                if process.environ().get(MARK) == self._mark:
                    process.kill()
            except (psutil.NoSuchProcess, psutil.AccessDenied, OSError):
                continue  # it has ended, or belongs to somebody else


def _write_spec(folder: Path, command: list) -> None:
    spec = folder / "confined" / "kernel.json"
    spec.parent.mkdir(parents=True, exist_ok=True)
    spec.write_text(json.dumps({"argv": command, "display_name": "confined", "language": "python"}), "utf-8")


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
