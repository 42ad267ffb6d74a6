"""What an exercise says besides a verdict: its question, a hint, a solution. A title, some text, perhaps code."""

from dataclasses import dataclass
from html import escape

from ..palette import BLUE
from .verdict import marked_up


@dataclass(frozen=True)
class Note:
    """Shown as a box in the notebook and as plain text elsewhere, always the same for the same note."""

    title: str
    text: str
    code: str = ""

    def __repr__(self):
        code = "\n".join(f"    {line}".rstrip() for line in self.code.splitlines())
        return "\n".join(part for part in (self.title, f"  {self.text}" if self.text else "", code) if part)

    def _repr_html_(self):
        code = f'<pre style="margin:6px 0;white-space:pre-wrap">{escape(self.code)}</pre>' if self.code else ""
        return (f'<div role="note" style="border-left:4px solid {BLUE};padding:4px 10px;margin:4px '
                f'0;max-width:48em">'
                f'<strong>{escape(self.title)}</strong>'
                f'<div style="margin-top:2px;white-space:pre-wrap">{marked_up(self.text)}</div>{code}</div>')
