"""Whatever is typed, only a verdict comes back: nothing runs, nothing is looked up, nothing takes long, nothing warns."""

import warnings

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers.exercises.verdict import Verdict
from helpers.notation import (
    D,
    Derivation,
    Index,
    Line,
    NotationError,
    Size,
    Sum,
    Tensor,
    UnreadableError,
    exp,
    log,
    parse,
    softmax,
)
from helpers.notation.compare import check_cost, cost
from helpers.notation.spelling import LONGEST

from .trees import VOCABULARY

z, a = Tensor("z", ("C",)), Tensor("a")
i, j, k = Index("i", "C"), Index("j", "C"), Index("k", "C")
derivation = Derivation(
    "any",
    (Line(D(log(Sum(j, exp(z[j]))), z[i]), ""), Line(softmax(z)[i], "")),
    also=(a, k, Tensor("W", ("C", "D"))),
)
HOSTILE = [
    "z.__class__", "z.__class__.__mro__[1].__subclasses__()", "z.T.T.x", "z._latex", "z.value",
    "().__class__", "(1).real", "i.name", "exp.rule",
    "__import__('os').system('true')", "__import__", "eval", "exec", "open", "eval(a)", "exec(a)", "open(a)",
    "getattr(a, a)", "globals()", "print(a)",
    "import os", "from os import path", "lambda x: x", "(lambda: a)()", "[z[i] for i in z]", "{a: a}",
    "{a for a in z}", "(x for x in z)", "(a := 1)",
    "f'{a}'", "f\"{a!r}\"", "'a'", '"a" * 9', "b'a'", "'''a'''", "...", "Ellipsis", "None", "True", "9**9**9",
    "9**9**9**9**9", "10**400", "1e999", "-1e999",
    "1e-999", "2j", "1j * a", "1_000", "0x10", "0b1", "0o7", "a\x00", "\x00", "\ud800", "ａ", "а", "𝐚",
    "a\u200b", "a\u00a0+ a", "_", "__", "a__", "é", "∞",
    "exp(*z)", "exp(**z)", "exp(x=a)", "Sum(*j, a)", "Sum(j=j, a=a)", "Sum(j, *z)", "z[i:j]", "z[:]",
    "z[...]", "z[i, :]", "z[*i]", "z[None]", "z[z[i]]",
    "a if a else a", "a and a", "a or a", "not a", "a < a", "a == a", "a is a", "a in a", "~a", "a @ a",
    "a % a", "a // a", "a << 9999999", "a >> a", "a & a",
    "a | a", "await a", "yield a", "a; a", "a, a", "*z", "@a", "a\\\na", "a # b", "a\n", "\na", "\ta", "a\rb",
    "a\x0cb", "a\x85b", "1if a else 2", "1or a",
    "0777", "1.2.3", "1..T", "'\\d'", "a!", "$a$", "`a`", "a?", "<script>alert(1)</script>", "a&amp;a",
    "((((", "))))", "()", "[]", "{}", "(", "[", ",", ".",
    "(" * 100 + "a" + ")" * 100, "[" * 300, "exp(" * 30 + "a" + ")" * 30, "exp(" * 29 + "a" + ")" * 29,
    "-" * 399 + "a", "-" * 5000 + "a", "+" * 399 + "a",
    "a" + ".T" * 190, "a" + "[i]" * 130, "a" + "+a" * 199, "a" + "**a" * 130, "a" + "*a" * 199,
    "a" + "()" * 190, "not " * 99 + "a", "a" * 400, "a" * 401,
    "a+" * 100_000 + "a", "9" * 399, "0." + "9" * 390, "1" + "e9" * 20, "a" + " " * 500,
    "z[" + "9" * 300 + "]", "lambda: " * 49 + "a",
]  # fmt: skip


def judged(text):
    """The verdict on a text, with every warning an error of the test."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        verdict = derivation.judge(text)
    assert not caught, [str(w.message) for w in caught]
    assert isinstance(verdict, Verdict)
    assert verdict.message and repr(verdict) and "<script" not in verdict._repr_html_()
    return verdict


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:30]))
def test_no_hostile_line_gets_more_than_a_verdict(text):
    assert judged(text).kind in ("unreadable", "wrong")


def test_nothing_that_is_typed_is_run(monkeypatch):
    def run(*args, **kwargs):
        raise AssertionError("the typed line was run")

    for name in ("eval", "exec", "open", "__import__"):
        monkeypatch.setitem(VOCABULARY, name, a)  # even where a symbol is called so, it is a symbol
    ran = []
    monkeypatch.setattr(Tensor, "__call__", lambda *args: ran.append(args), raising=False)
    for text in ("eval(a)", "exec(a)", "open(a)", "__import__(a)"):
        with pytest.raises(UnreadableError):
            parse(text, VOCABULARY)
    assert not ran


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=60))
@example("\\N{DIGIT ONE}")
def test_random_text(text):
    judged(text)


WORDS = """z a i j k W C D exp log softmax Sum delta outer diag ones T sigma_prime 1 2 0 0.5 10 1e5 ( ) [ ] , . + - * / ** ^ @
    z[i] exp(z[j]) Sum(j, D( ,z[i]) lambda if '""".split()


@settings(max_examples=600, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_random_lines_of_the_notation(text):
    judged(text)


@pytest.mark.parametrize("text", [1, None, b"a", ["a"], z])
def test_what_is_no_text_is_refused(text):
    with pytest.raises(TypeError, match="expected a line of text"):
        derivation.judge(text)


def test_a_line_is_as_long_as_a_step_may_be():
    line = "softmax(z)[i]" + " + 0" * 40
    assert judged(line).right
    assert judged(line.ljust(LONGEST)).right
    assert "longer than" in judged(line.ljust(LONGEST + 1)).message
    assert "nested" in judged("softmax(z)[i]" + " + 0" * 80).message


def test_work_is_counted_before_it_is_done():
    n, m = Index("n", "N"), Index("m", "N")
    X = Tensor("X", ("N", "D"))
    big = Derivation(
        "big",
        (Line(X, ""), Line(1 * X, "")),
        also=(n, m, i, j, k, Index("d", "D"), Index("e", "D"), z, Tensor("W", ("D", "C"))),
    )
    line = "Sum((n, m, i, j, k, d, e), X[n, d] * X[m, e] * W[d, i] * W[e, j] * z[k]) * X"
    before = [dict(env.values) for env in big.environments]
    verdict = big.judge(line)
    assert verdict.kind == "unreadable" and "too many numbers" in verdict.message
    assert [dict(env.values) for env in big.environments] == before
    many = (
        "Sum((n, m, d, e, i), X[n, d]*X[m, e]*W[d, i])"
        + "*Sum((n, m, d, e, i), exp(X[n, d]*X[m, e]*W[d, i]))" * 6
        + "*X"
    )
    assert "too many numbers" in big.judge(many).message
    steps = "D(Sum((n, m, i), (X @ W)[n, i] * (X @ W)[m, i]) ** 2, X)"
    assert "too many numbers" in big.judge(" + ".join([steps] * 5)).message


def test_cost_counts_every_step_and_every_step_of_a_derivative():
    env = derivation.environments[0]
    C = env.size("C")
    assert sorted(cost(z[i] * z[j], env)) == sorted(env.batch * n for n in (C * C, C, C, C, C))
    assert max(cost(D(Sum(j, z[j]), z), env)) == env.batch * C * C
    assert sum(cost(Size("C") + a, env)) == 3 * env.batch
    check_cost(z, [env])
    with pytest.raises(NotationError, match="too many numbers"):
        check_cost(
            Sum(
                tuple(Index(name, "C") for name in "abcdefghij"),
                z[i] * sum(z[Index(n, "C")] for n in "abcdefghij"),
            ),
            derivation.environments,
        )
