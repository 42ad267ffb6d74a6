"""Code that is after the grader's process, its memory, its folders, or means to outlive it."""

import sys
import tempfile
import threading

import psutil
import pytest

from helpers.classroom.grading.folder import passing_folder

from .marked import lost, paper_of
from .submitted import with_cell

pytestmark = [pytest.mark.classroom, pytest.mark.skipif(sys.platform != "linux", reason="Linux finds orphans, and has limits")]

# The address of the kernel's client is in its last request. A message has no end before its last frame.
FLOOD = """
import time, zmq
kernel = get_ipython().kernel
kernel.shell_stream.socket.send(kernel._parent_ident["shell"][0], zmq.SNDMORE)
end = time.time() + 2
while time.time() < end:
    kernel.shell_stream.socket.send(b"x" * 1_900_000, zmq.SNDMORE)
"""
NO_MESSAGE = "kernel = get_ipython().kernel\nkernel.shell_stream.socket.send_multipart([kernel._parent_ident['shell'][0], b'x'])"
ATTACKS = {
    "its parent is killed": ("import os\nos.kill(os.getppid(), 9)", "ended the kernel"),
    "its parent is stopped": ("import os, signal\nos.kill(os.getppid(), signal.SIGSTOP)", "did not come back in time"),
    "it stops itself": ("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)", "did not come back in time"),
    "another program in its place": ("import os\nos.execve('/bin/sleep', ['sleep', '98761'], {})", "ended the kernel"),
    "its parent gets no message": (NO_MESSAGE, "ended the kernel"),
    "in the background": ("import subprocess\nsubprocess.Popen(['sleep', '98762'], env={}, start_new_session=True)", ""),
    "an orphan": ("import os\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
                  "        os.execve('/bin/sleep', ['sleep', '98763'], {})\n    os._exit(0)\nos.wait()", ""),
}


def going_on():
    """What of it still runs."""
    return [process.info["cmdline"] for process in psutil.process_iter(["cmdline"])
            if any(word.startswith("9876") for word in process.info["cmdline"] or ())]


@pytest.mark.parametrize("attack", ATTACKS)
def test_it_costs_the_cell_and_nothing_goes_on_running(attack):
    source, fault = ATTACKS[attack]
    paper = paper_of(with_cell(source))
    assert lost(paper) == []
    assert any(fault in said for said in paper.faults) if fault else paper.faults == ()
    assert going_on() == []


def test_a_flood_of_messages_does_not_reach_the_grader():
    before, peak, done = psutil.Process().memory_info().rss, [], threading.Event()

    def watch():
        while not done.wait(0.05):
            peak.append(psutil.Process().memory_info().rss - before)

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        paper = paper_of(with_cell(FLOOD))
    finally:
        done.set()
        watching.join()
    assert paper.marks and max(peak) < 100_000_000


def test_folders_without_end_are_deleted(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    paper = paper_of(with_cell("import os\nhome = os.getcwd()\nfor _ in range(2000):\n    os.mkdir('d')\n    os.chdir('d')\n"
                               "os.mkdir('e', 0)\nos.chdir(home)"))
    assert lost(paper) == [] and paper.faults == ()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_the_student_deleted():
    with passing_folder() as folder:
        folder.rmdir()
    assert not folder.exists()
