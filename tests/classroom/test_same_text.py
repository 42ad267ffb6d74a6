"""Whose longer answers are the same text."""

from dataclasses import replace

from helpers.classroom.papers import Paper
from helpers.classroom.report.register import Register
from helpers.classroom.report.same_text import LEAST_TOGETHER, LEAST_TOKENS, same_text, tokens

from .made_up import LESSONS, paper

LONG = "def f(z):\n    " + "\n    ".join(f"a{k} = z + {k}" for k in range(8)) + "\n    return a7"
RESPACED = "# mine\n\n" + LONG.replace(" + ", "+").replace("\n    ", "\n  ")


def written(student, *codes, kind="right"):
    """A paper whose first answers are these texts; the others are short."""
    marks = paper(student, LESSONS[0], default=kind).marks
    texts = [*codes, *["x"] * (len(marks) - len(codes))]
    return Paper(student, LESSONS[0], tuple(replace(mark, code=code) for mark, code in zip(marks, texts, strict=True)), file="f")


def found(*papers):
    return [(number, students) for _, number, students in same_text(Register(papers))]


def test_comments_and_spacing_make_no_difference_and_one_word_does():
    assert len(tokens(LONG)) >= LEAST_TOGETHER / 3 > LEAST_TOKENS and tokens(LONG) == tokens(RESPACED)
    a, b = written("anna", LONG, LONG, LONG), written("ben", LONG, RESPACED, LONG)
    assert found(a, b) == [(3, ["anna", "ben"])]
    assert found(a, b, written("cleo", LONG, LONG, LONG.replace("a7", "b7"))) == [(3, ["anna", "ben"])]
    assert found(a, written("ben", LONG, LONG, LONG, LONG)) == [], "all of them, not some"


def test_short_answers_few_answers_and_stubs_say_nothing():
    assert found(written("anna"), written("ben")) == []
    assert found(written("anna", LONG, LONG), written("ben", LONG, LONG)) == []
    middling = "def f(z):\n    return " + " + ".join("zzzzzzzzzzz")
    assert LEAST_TOKENS <= len(tokens(middling)) < LEAST_TOGETHER / 3
    assert found(written("anna", *[middling] * 3), written("ben", *[middling] * 3)) == []
    stubs = [written(student, LONG, LONG, LONG, kind="untouched") for student in ("anna", "ben")]
    assert found(*stubs) == []


def test_what_is_no_python_is_compared_too():
    odd = "def f(:\n" + " (".join("abcdefgh" * 6) + '"""'
    assert found(written("anna", odd, odd, odd), written("ben", odd, odd, odd)) == [(3, ["anna", "ben"])]
