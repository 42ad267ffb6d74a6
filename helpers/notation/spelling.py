"""What can be said of a typed line before it is parsed: its length, its signs, and a * that is missing."""

import re

from .core import NotationError

LONGEST, DEEPEST = 400, 30
SIGNS = re.compile(r"[A-Za-z0-9_+\-*/@^()\[\],. \t]")
INSTEAD = {
    "−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "∘": "*", "÷": "/", "²": "**2", "³": "**3", "ᵀ": ".T", "⊤": ".T",
    **dict.fromkeys("'’′", "a derivative as D(..., variable), or the slope of f as f_prime(...)"),
    "σ": "sigma", "δ": "delta", "∑": "Sum(j, ...)", "Σ": "Sum(j, ...)", "∂": "D(..., variable)", "ŷ": "yhat",
    "\\": "the formula in Python notation, without LaTeX", "{": "(", "}": ")",
    "=": "only what stands to the right of the equals sign", "\n": "one line",
}  # fmt: skip
NUMBER = re.compile(r"(?<![\w.])(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?!\w)")
NUMBER_AND_NAME = re.compile(r"(?<![\w.])([\d.]*\d[\d.]*)([A-Za-z_]\w*)")


class UnreadableError(NotationError):
    """A typed line that is no line of this notation; the message says what stands in the way."""


def check_spelling(text: str):
    """Raise UnreadableError for a text that cannot be a line, whatever its names mean."""
    if not text.strip():
        raise UnreadableError("nothing is written yet")
    if len(text) > LONGEST:
        raise UnreadableError(f"this line is longer than {LONGEST} signs; a step of a derivation is shorter")
    for sign in text.strip():
        if not SIGNS.fullmatch(sign):
            raise UnreadableError(_strange(sign))
    stuck = NUMBER_AND_NAME.search(NUMBER.sub(" ", text))
    if stuck:
        raise UnreadableError(f"between `{stuck[1]}` and `{stuck[2][:20]}` a sign is missing; a product is written with *")
    depth = 0
    for sign in text:
        depth += (sign in "([") - (sign in ")]")
        if depth > DEEPEST:
            raise UnreadableError(f"brackets are nested more than {DEEPEST} deep")


def _strange(sign):
    shown = f"`{sign}`" if sign.isprintable() and sign != "`" else f"U+{ord(sign):04X}"
    instead = f"; write {INSTEAD[sign]}" if sign in INSTEAD else ""
    return f"the sign {shown} is not part of the notation{instead}"
