"""How a group of answers is shown: the bank's explanation, who gave them, and one of them."""

from html import escape

from ...exercises.verdict import marked_up
from .page import code_block, count, name_of
from .visible import one_line


def share_of(some, everybody) -> str:
    """How many of how many, with the share.

    >>> share_of(["anna"], ["anna", "ben"])
    '1 of the 2 who attempted it (50%)'
    """
    return f"{len(some)} of the {len(everybody)} who attempted it ({100 * len(some) / len(everybody):.0f}%)"


def explanation(known) -> str:
    """What the bank says of a slip."""
    return f'<p class="say">{marked_up(known.feedback)}</p>' if known.feedback else ""


def who(marks) -> str:
    """The students, folded, each with what gave their answer away."""
    told = "".join(f"<li>{name_of(student)}{_tell(mark)}</li>" for student, mark in marks.items())
    return f"<details><summary>Who: {count(len(marks), 'student')}</summary><ul>{told}</ul></details>"


def _tell(mark) -> str:
    return f' <span class="quiet">{marked_up(one_line(mark.verdict.tell))}</span>' if mark.verdict.tell else ""


def one_answer(marks) -> str:
    """The shortest of the answers, to show what such code looks like; whose it is stays out."""
    written = [mark.code for mark in marks.values() if mark.code.strip()]
    if not written:
        return ""
    return f"<details><summary>One of these answers</summary>{code_block(min(written, key=len), 3000)}</details>"


def names(words, students) -> str:
    """A line of names under a heading; nothing when there are none."""
    told = ", ".join(map(name_of, students))
    return f'<p class="group"><strong>{escape(words)}</strong> ({len(students)}): {told}</p>' if students else ""
