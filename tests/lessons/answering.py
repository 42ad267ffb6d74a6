"""Tables of answers: {exercise: [(expected, answer), ...]}, where expected is the verdict's kind or the id of its slip."""

from collections import Counter

import pytest


def every_answer(*tables):
    """Run a test once for each answer, as (name, i, expected, answer)."""
    cases = [(name, i, *case) for table in tables for name, answers in table.items() for i, case in enumerate(answers)]
    return pytest.mark.parametrize("name, i, expected, answer", cases, ids=lambda v: str(v) if isinstance(v, (str, int)) else "")


def as_expected(verdict, expected):
    """Is it this kind, and no slip, or just this slip?"""
    return expected in (verdict.kind, verdict.slip) and verdict.slip in (None, expected)


def tried(*tables):
    """With how many answers each exercise is tried."""
    counts = Counter()
    for table in tables:
        counts.update({name: len(answers) for name, answers in table.items()})
    return counts
