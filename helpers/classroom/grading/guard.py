"""Notice what a student's code replaced in the course, in NumPy and among Python's built-in functions, and put it back.

This is done inside the kernel, before an answer is tried. It is no wall: code that means to can get round it. What can be
won that way is what ``my_softmax = softmax`` wins as well, for the verdict is formed elsewhere, on the results of calls.
"""

import builtins
import sys
from types import FunctionType, ModuleType

_WATCHED = ("helpers", "numpy")
# What the course and the kernel change themselves.
_OWN = {("builtins", name) for name in ("input", "_", "display", "get_ipython", "exit", "quit")}


class Guard:
    """Remembers everything that has a name when it is made; ``put_back()`` returns the names that had got another value."""

    def __init__(self):
        self._known = [(home, name, value, _body(value)) for home in _homes() for name, value in list(vars(home).items())
                       if isinstance(value, (FunctionType, type)) or callable(value) or isinstance(value, ModuleType)]

    def put_back(self) -> list[str]:
        """Give every name its first value again; the names that had lost it, like "numpy.exp"."""
        changed = []
        for home, name, value, body in self._known:
            same = vars(home).get(name) is value
            if same and _body(value) == body:
                continue
            if not same and (home.__name__, name) not in _OWN:
                setattr(home, name, value)
                changed.append(_called(home, name))
            if _body(value) != body:
                value.__code__, value.__defaults__, value.__kwdefaults__ = body
                changed.append(_called(home, name))
        return changed


def _homes():
    """The modules that are watched, with the classes that they define."""
    for name, module in list(sys.modules.items()):
        if isinstance(module, ModuleType) and name.split(".")[0] in _WATCHED:
            yield module
            yield from (thing for thing in list(vars(module).values())
                        if isinstance(thing, type) and thing.__module__ == name and thing.__flags__ & _CHANGEABLE)
    yield builtins


# A class of Python code; the attributes of one that is written in C cannot be changed.
_CHANGEABLE = 1 << 9


def _body(value):
    return (value.__code__, value.__defaults__, value.__kwdefaults__) if isinstance(value, FunctionType) else None


def _called(home, name: str) -> str:
    return f"{home.__module__}.{home.__qualname__}.{name}" if isinstance(home, type) else f"{home.__name__}.{name}"
