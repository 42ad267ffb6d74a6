"""Redraws happen on one thread, the newest value wins.

JupyterLab with ipykernel 7 delivers widget messages on a second thread, even while a cell is running
(jupyterlab#19719, ipykernel#1564), and matplotlib is not made for two threads. So a callback never draws by itself:
it hands the redraw to the event loop in which the figure was made, and redraws that wait there melt into one.
"""

import asyncio
import threading


class Redraws:
    """Runs ``work()`` on the thread this object was made on: at once when called there, else as soon as it is free.

    In a kernel that thread's event loop is running and takes the work; without one (plain Python, tests) there is
    no second thread to expect, and work from another thread waits for its turn under a lock.
    """

    def __init__(self, work):
        self._work = work
        self._home = threading.get_ident()
        self._guard, self._turn = threading.Lock(), threading.RLock()
        self._waiting = False
        try:
            self._loop = asyncio.get_running_loop()
        except RuntimeError:  # no kernel: nobody would run what we hand over
            self._loop = None

    def request(self):
        """Ask for a redraw; a redraw that already waits covers this request too, as it reads the values only when it runs."""
        if self._loop is None or threading.get_ident() == self._home:
            with self._turn:
                self._work()
            return
        with self._guard:
            if self._waiting:
                return
            self._waiting = True
        self._loop.call_soon_threadsafe(self._run)

    def _run(self):
        with self._guard:
            self._waiting = False  # before the work: a value that comes while it draws asks for another redraw
        with self._turn:
            self._work()
