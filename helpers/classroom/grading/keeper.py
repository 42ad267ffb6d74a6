"""Keep one kernel: python -m helpers.classroom.grading.keeper ROOM MEMORY SECONDS

This process stands between the grader and a student's code. It starts the kernel, hands it the requests that come as lines
``[source, seconds]``, and answers each with a line ``[status, what was said]``. With the end of its input it ends the kernel
and all that came of it. Nobody subscribes to the kernel's output, so hundreds of megabytes of it go nowhere.
"""

import ctypes
import json
import os
import secrets
import sys
import time
from pathlib import Path
from queue import Empty
from subprocess import DEVNULL
from tempfile import TemporaryDirectory

import psutil
import zmq
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from .limits import confine

_STARTING, _GRACE, _ROUNDS = 60, 3, 200
_LARGEST_REPLY, _MEMORY = 2_000_000, 2_000_000_000
_BE_SUBREAPER = 36


class Kernel:
    """A kernel, and the one channel on which it is asked."""

    def __init__(self, specs: Path, command: list):
        _write_spec(specs, command)
        self._manager = KernelManager(
            kernel_name="confined", kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(specs)], ensure_native_kernel=False),
            connection_file=str(Path.cwd() / f"kernel-{secrets.token_hex(4)}.json"))
        self._manager.start_kernel(stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)
        context = zmq.Context()
        context.setsockopt(zmq.MAXMSGSIZE, _LARGEST_REPLY)
        context.setsockopt(zmq.RCVHWM, 10)
        self._client = BlockingKernelClient(context=context)
        self._client.load_connection_info(self._manager.get_connection_info())
        self._client.start_channels(shell=True, iopub=False, stdin=False, hb=False, control=False)

    def starts(self) -> bool:
        """True when it answers."""
        return self._wait(self._client.kernel_info(), _STARTING) is not None

    def run(self, source: str, seconds: float) -> tuple[str, str]:
        """How a cell ended, and what it said; it is interrupted when the time is up."""
        request = self._client.execute(source, silent=False, store_history=False, allow_stdin=False, stop_on_error=False)
        answer, late = self._wait(request, seconds), False
        if answer is None and self._manager.is_alive():
            self._manager.interrupt_kernel()
            answer, late = self._wait(request, _GRACE), True
        if answer is None:
            alive = self._manager.is_alive()
            return "lost", "did not come back in time, nor end when it was interrupted" if alive else "ended the kernel"
        said = f"{answer.get('ename')}: {answer.get('evalue')}" if answer.get("status") == "error" else ""
        return "late" if late else "error" if said or answer.get("status") != "ok" else "ok", " ".join(said.split())[:300]

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


def _write_spec(folder: Path, command: list) -> None:
    spec = folder / "confined" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps({"argv": command, "display_name": "confined", "language": "python"}), "utf-8")


def _adopt() -> None:
    """Where the system can: a process whose parent has ended becomes a child of this one, so that it is found."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_BE_SUBREAPER, 1, 0, 0, 0)


def _end_all() -> None:
    """Kill the kernel, what it started and what that started, until there is nothing."""
    for _ in range(_ROUNDS):
        left = [child for child in psutil.Process().children(recursive=True) if child.is_running()]
        if not left:
            return
        for process in left:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue
        psutil.wait_procs(left, timeout=0.05)


def _say(*words: str) -> None:
    print(json.dumps(words), flush=True)


def main() -> None:
    """Start the kernel, and do what is asked until nothing more is."""
    room, memory, seconds = sys.argv[1:4]
    # Nothing is imported from the folder that the student writes into.
    sys.path = [place for place in sys.path if place and Path(place) != Path.cwd()]
    _adopt()
    # A kernel may send more than there is memory; this process ends then. The kernel sets a limit of its own.
    confine(final=False, AS=_MEMORY)
    command = [sys.executable, "-m", "helpers.classroom.grading.confined", memory, seconds, room, "-f", "{connection_file}",
               "--HistoryManager.enabled=False"]
    try:
        with TemporaryDirectory(prefix="spec-", dir=Path.cwd()) as specs:
            kernel = Kernel(Path(specs), command)
        if kernel.starts():
            _say("ok", "")
            for line in iter(sys.stdin.readline, "\n"):
                _say(*kernel.run(*json.loads(line)))
    finally:
        _end_all()
        # Threads of the client, and what the kernel sent, need not be waited for.
        os._exit(0)


if __name__ == "__main__":
    main()
