"""Students whose longer answers are the same text, comments and spacing aside. It says so and no more."""

import io
import tokenize

from .register import Register

# Short answers are alike by themselves: there is one way to write a sum in one line. So are two answers, now and then.
LEAST_TOKENS, LEAST_ANSWERS, LEAST_TOGETHER = 25, 3, 120
_SPACING = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


def tokens(code: str) -> tuple[str, ...]:
    """The words and signs of code, without comments and spacing; of what is no Python, its words.

    >>> tokens("x = 1  # one"), tokens("x=1\\n")
    (('x', '=', '1'), ('x', '=', '1'))
    """
    try:
        found = tokenize.generate_tokens(io.StringIO(code).readline)
        return tuple(token.string for token in found if token.type not in _SPACING)
    except (tokenize.TokenError, SyntaxError):
        return tuple(code.split())


def same_text(register: Register) -> list[tuple[str, int, list[str]]]:
    """(lesson, number of longer answers, students) wherever several students have all of theirs in common.

    An answer counts from ``LEAST_TOKENS`` tokens on; a student from ``LEAST_ANSWERS`` such answers in the lesson on, with
    ``LEAST_TOGETHER`` tokens in all of them.
    """
    found = []
    for lesson in register.lessons:
        alike: dict[frozenset, list[str]] = {}
        for student in register.students:
            written = [(mark.exercise, tokens(mark.code)) for mark in register.paper(student, lesson).marks
                       if mark.verdict.kind != "untouched"]
            longer = frozenset((exercise, text) for exercise, text in written if len(text) >= LEAST_TOKENS)
            if len(longer) >= LEAST_ANSWERS and sum(len(text) for _, text in longer) >= LEAST_TOGETHER:
                alike.setdefault(longer, []).append(student)
        found += [(lesson, len(longer), students) for longer, students in alike.items() if len(students) > 1]
    return found
