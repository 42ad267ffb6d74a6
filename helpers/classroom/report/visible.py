"""Text from notebooks and folders' names, made harmless for a page or a table: nothing in it is invisible."""

import unicodedata

# Signs that turn the direction of what stands around them: with them a name, or code, reads as something else than it is.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(text: str) -> str:
    """``text`` with control characters, turning signs and halves of characters written out by number; lines and tabs stay.

    What comes back can always be written as UTF-8.

    >>> visible("an\\u202ena\\x00\\udce9"), visible("Zoë\\r\\n")
    ('an⟨202E⟩na⟨0000⟩⟨DCE9⟩', 'Zoë\\n')
    """
    return "".join(f"⟨{ord(sign):04X}⟩" if _hidden(sign) else sign for sign in text.replace("\r\n", "\n"))


def _hidden(sign) -> bool:
    return sign in TURNING or (sign not in "\n\t" and unicodedata.category(sign) in ("Cc", "Cs"))


def one_line(text: str, longest: int = 200) -> str:
    """``text`` in one line, cut where it is too long for a label.

    >>> one_line("a\\n  b"), one_line("abcdef", 4)
    ('a b', 'abc…')
    """
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
