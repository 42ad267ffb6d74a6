"""The one form every judgement takes: of a function, of a value, of a typed line of mathematics."""

import re
from dataclasses import dataclass
from html import escape

from ..palette import BLUE, GREEN, GREY, ORANGE, RED
from .credit import POINTS, under_nbgrader

# kind: (mark, label, colour). The mark and the label say everything the colour says.
KINDS = {
    "untouched": ("…", "not attempted", GREY),
    "error": ("!", "raised an error", RED),
    "unreadable": ("?", "cannot be read", ORANGE),
    "right": ("✓", "right", GREEN),
    "slip": ("✗", "a known slip", ORANGE),
    "wrong": ("✗", "wrong", RED),
    "note": ("i", "note", BLUE),
}


def marked_up(text: str) -> str:
    """Text as HTML: escaped, with what stands between back-quotes set as code (which is also never typeset)."""
    return re.sub(r"`([^`\n]+)`", r"<code>\1</code>", escape(text))


@dataclass(frozen=True)
class Verdict:
    """What the machine says about an answer.

    ``kind`` is one of ``KINDS``; ``message`` says what was seen in plain words; ``tell`` is the one number that
    betrays a slip (never the true value); ``slip`` is the id of the recognised wrong rule, or None. LaTeX in
    ``message`` between $ signs is typeset in the notebook, and what stands between back-quotes is set as code.
    ``share`` is the part of an exercise's points that an answer earns which is not right (see ``credit``).
    """

    kind: str
    message: str
    tell: str = ""
    slip: str | None = None
    remarks: tuple[str, ...] = ()
    share: float = 0.0

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind of verdict {self.kind!r}; known: {', '.join(KINDS)}")

    @property
    def right(self) -> bool:
        return self.kind == "right"

    @property
    def points(self) -> float:
        """What the answer earns of the ``POINTS`` of its exercise."""
        return POINTS * (1.0 if self.right else self.share)

    def _parts(self):
        return [part for part in (self.message, self.tell, *self.remarks) if part]

    def __repr__(self):
        if under_nbgrader():
            return f"{self.points:g}"  # nbgrader reads a cell's last value; what a person reads stands in the HTML
        return self.text

    @property
    def text(self) -> str:
        """All of it in plain words."""
        mark, label, _ = KINDS[self.kind]
        return "\n  ".join([f"[{mark}] {label}", *self._parts()]).replace("\n  ", "\n").replace("\n", "\n  ")

    def _repr_html_(self):
        mark, label, colour = KINDS[self.kind]
        body = "".join(f'<div style="margin-top:2px;white-space:pre-wrap">{marked_up(part)}</div>'
                       for part in self._parts())
        return (f'<div role="status" style="border-left:4px solid {colour};padding:4px 10px;margin:4px '
                f'0;max-width:48em">'
                f'<strong style="color:{colour}">{mark} {label}</strong>{body}</div>')
