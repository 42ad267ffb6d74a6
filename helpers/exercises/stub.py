"""Has the learner begun at all, and did they hand in something that can be called the way the exercise calls it?"""

import dis
import inspect
from types import ModuleType

from .pieces import EMPTY

# All that a body of `pass`, `...`, a docstring, `return None`, `P = None; return P` or `a = b = None; return a, b` compiles to.
_IDLE = {"RESUME", "NOP", "CACHE", "POP_TOP", "LOAD_CONST", "LOAD_SMALL_INT", "STORE_FAST", "LOAD_FAST",
         "LOAD_FAST_BORROW", "STORE_FAST_LOAD_FAST", "RETURN_VALUE", "RETURN_CONST", "COPY", "DUP_TOP", "BUILD_TUPLE",
         "BUILD_LIST", "LIST_EXTEND", "UNPACK_SEQUENCE", "STORE_FAST_STORE_FAST", "LOAD_FAST_LOAD_FAST",
         "LOAD_FAST_BORROW_LOAD_FAST_BORROW"}


def is_untouched(answer, outcomes) -> bool:
    """True for a stub: it says NotImplementedError, or does nothing and gives nothing back."""
    if not outcomes:
        return False
    if all(out.raised == "NotImplementedError" for out in outcomes):
        return True
    if any(out.trouble != EMPTY for out in outcomes):
        return False
    code = getattr(answer, "__code__", None)
    return code is not None and {step.opname for step in dis.get_instructions(code)} <= _IDLE


def misfit(answer, signature: str, args: tuple) -> str:
    """Why ``answer`` cannot be called as ``signature``, or ""."""
    name = signature.split("(")[0]
    if not callable(answer):
        kind = type(answer).__name__
        return f"`check` wants the function itself: `check({name})`, no brackets after its name. It got a value of type {kind}."
    try:
        inspect.signature(answer).bind(*args)
    except TypeError:
        count = len(args)
        return f"The function is called as `{signature}`, with {count} argument{'s' * (count != 1)}. Yours takes others."
    except ValueError:
        return ""  # some built-in functions do not tell their signature
    return ""


def uses(answer, function) -> bool:
    """True when ``answer`` is ``function`` or names it in its own code (not deeper: a helper that is allowed may)."""
    if answer is function:
        return True
    code, known = getattr(answer, "__code__", None), getattr(answer, "__globals__", {})
    if code is None:
        return False
    cells = dict(zip(code.co_freevars, answer.__closure__ or (), strict=False))
    names = {*code.co_names, *(name for inner in code.co_consts if hasattr(inner, "co_names") for name in inner.co_names)}
    found = [known.get(name) for name in names] + [cell.cell_contents for cell in cells.values() if _is_set(cell)]
    modules = [thing for thing in found if isinstance(thing, ModuleType)]
    found += [vars(module).get(name) for module in modules for name in names]
    return any(thing is function for thing in found)


def _is_set(cell) -> bool:
    """False for a name that has no value yet."""
    try:
        cell.cell_contents  # noqa: B018
    except ValueError:
        return False
    return True
