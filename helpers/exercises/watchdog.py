"""Run a piece of work that may never end, and come back in time whatever it does.

The work gets a thread of its own. When its time is up, the exception ``TimeUp`` is raised inside that thread, again and
again until the work has ended. This needs no signals, so it behaves alike on every platform and from any thread; a
real Ctrl-C still reaches the waiting thread; and work that sits in a long call of C code is left behind.
Only one long call that never lets go of the interpreter, such as ``10 ** 10 ** 9``, holds everything up: restart the kernel.
"""

import _thread
import ctypes
import threading
import time
from collections.abc import Callable
from functools import partial


def _set_async_exc(restype):
    function = ctypes.pythonapi["PyThreadState_SetAsyncExc"]
    function.argtypes, function.restype = (ctypes.c_ulong, ctypes.py_object), restype
    return function


_shoot, _shoot_again = _set_async_exc(ctypes.c_int), _set_async_exc(None)


class TimeUp(SystemExit):
    """Raised inside work whose time is up. A SystemExit, so that a late one ends a thread without a word."""


class Worker:
    """One run of ``work(worker)`` in a thread of its own."""

    def __init__(self, work: Callable):
        self._work = work
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._over = False
        self._bullet = type("TimeUp", (TimeUp,), {})
        self.ident = None

    def run(self, seconds: float) -> bool:
        """Start the work; True when it has ended within ``seconds``. Call ``stop`` afterwards, come what may."""
        deadline = time.monotonic() + seconds
        self.ident = _thread.start_new_thread(self._live, ())
        # Short waits: on some platforms a long one cannot be interrupted from the keyboard.
        while not self._ended.wait(0.05) and time.monotonic() < deadline:
            pass
        return self._ended.is_set()

    def stop(self):
        """Shoot until the work has ended; if it sits deep in C code, leave a thread behind that goes on shooting."""
        if self.ident is None or self._ended.is_set():
            return
        # A bare `except:` in a loop would swallow the exception and go on. So whenever one is made, which Python does
        # as a handler is about to take it, the next is on its way, and strikes inside the handler. This has to be a
        # function of C: one of Python would be struck itself.
        self._bullet.__init__ = staticmethod(partial(_shoot_again, self.ident, self._bullet))
        for _ in range(20):
            if self._shot():
                return
        _thread.start_new_thread(self._pursue, ())

    def _shot(self, patience: float = 0.01) -> bool:
        """One shot; True when the work has ended."""
        with self._lock:
            if not self._over and not _shoot(self.ident, self._bullet):
                self._over = True  # there is no such thread any more
                self._ended.set()
        return self._ended.wait(patience)

    def _pursue(self):
        while not self._shot(0.25):
            pass

    def _live(self):
        try:
            try:
                self.ident = _thread.get_ident()
                self._work()
            finally:
                # No call before this line is done, hence no shot: from here on one exception does not bring the next.
                self._bullet.__init__ = _PLAIN
                self._close()
        except TimeUp:
            self._close()

    def _close(self):
        with self._lock:
            self._over = True
            _shoot(self.ident, ctypes.py_object())  # takes back a shot that was fired and has not struck
        self._ended.set()


_PLAIN = SystemExit.__init__
