"""Comparing lines: what must be called equal, what must not, and what a comparison says of itself."""

import numpy as np
import pytest

from helpers.notation import (
    D,
    Delta,
    Derivation,
    Function,
    Given,
    Index,
    Line,
    Named,
    NotationError,
    Slip,
    Sum,
    Tensor,
    compare,
    exp,
    log,
    sigma,
    softmax,
)
from helpers.notation.compare import dims_of
from helpers.notation.environment import environments

x, a = Tensor("x"), Tensor("a")
z, S = Tensor("z", ("C",)), Tensor("S", ("C", "C"))
i, j, k = Index("i", "C"), Index("j", "C"), Index("k", "C")
EQUAL = [
    (1 - sigma(x), sigma(-x)), (exp(x) * exp(a), exp(x + a)), (Sum(j, softmax(z)[j]), 1 + 0 * x),
    (S.T[i, j], S[j, i]), (x - x, 0 * x),
    (log(exp(x)), x), (Sum(j, Delta(i, j) * z[j]), z[i]), ((x**2 - 1) / (x - 1), x + 1), (1e6 * x, x * 1e6),
    (1e-9 * x, x / 1e9),
]  # fmt: skip
APART = [
    (x, x * (1 + 1e-6)), (x, x + 1e-8), (x, -x), (sigma(x), sigma(1 - x)), (exp(x) + exp(a), exp(x + a)),
    (S, S.T), (x, abs(-1) * x + 1e-7),
    (log(x), log(x)), (x / 0, x / 0), (x, x / 0), (1 / (0 * x), x), (exp(exp(exp(exp(x * x + 9)))), x),
    ((x - x) / (x - x), 1 + 0 * x), (z[i], z[j]),
    (Function("f", True)(x), Function("g", True)(x)), (1e-9 * x, 1.001e-9 * x),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), EQUAL, ids=str)
def test_equal(left, right):
    evidence = compare(left, right)
    assert evidence.equal and evidence.undefined == 0 and evidence.difference < 1e-7
    assert str(evidence) == "equal on 100 draws"


@pytest.mark.parametrize(("left", "right"), APART[:-3] + APART[-2:], ids=str)
def test_not_equal(left, right):
    assert not compare(left, right).equal
    assert str(compare(left, right)) == "not equal on 100 draws"


def test_a_line_with_an_index_more_is_refused():
    with pytest.raises(NotationError, match="still depends on j"):
        compare(z[i], z[j])
    with pytest.raises(NotationError, match="the line above has shape"):
        compare(z, S)


def test_what_is_not_finite_is_counted_and_never_equal():
    evidence = compare(log(x), log(x))
    assert 30 < evidence.undefined < 70
    assert evidence.in_full() == f"not a number on {evidence.undefined} of 100 draws"
    assert compare(x / 0, x / 0).undefined == 100


def test_a_single_wrong_draw_is_enough():
    rare = Function("relu")(x - 2)  # positive in one draw of fifty
    assert not compare(x + rare, x).equal
    assert compare(x + 0 * rare, x).equal


def test_the_evidence_names_the_lengths_of_the_axes():
    words = compare(z, 1 * z).in_words()
    assert words == "equal on 100 draws, C from 3 to 5"
    assert compare(z, 1 * z).in_full().startswith(words + ", to the last digit")
    assert "differing by at most 1.0e-0" in compare(x, x + 1e-7).in_full()
    assert compare(x, x, draws=7).in_words() == "equal on 7 draws"
    with pytest.raises(ValueError, match="at least one draw"):
        compare(x, x, draws=0)


def test_comparing_warns_of_nothing():
    with np.errstate(all="raise"):
        assert not compare(exp(exp(exp(exp(x * x + 9)))), log(-x * x)).equal
        assert np.geterr()["divide"] == "raise"


def test_cases_choose_the_entries():
    same, other = (Given(i, k, True),), (Given(i, k, False),)
    assert compare(Delta(i, k), 1 + 0 * Delta(i, k), same).equal
    assert compare(Delta(i, k), 0 * Delta(i, k), other).equal
    assert not compare(Delta(i, k), 0 * Delta(i, k), same).equal
    assert not compare(z[i], 2 * z[i], other).equal  # lines in which k does not stand are compared whole
    with pytest.raises(NotationError, match="exclude one another"):
        compare(z[i] * z[k], z[k] * z[i], same + other)
    assert [g.text() for g in same + other] == ["i = k", "i ≠ k"] and [g.latex() for g in other] == [
        r"i \neq k"
    ]


def test_one_name_means_one_thing():
    for left, right in (
        (Named("p", 2 * x), Named("p", 3 * x)), (Tensor("p"), Named("p", x)),
        (Tensor("p", ("C",))[i], Tensor("p", ("C",), "positive")[i]),
        (Sum(j, Tensor("p", ("C",))[j]), Tensor("p")),
    ):  # fmt: skip
        with pytest.raises(NotationError, match="two different things are called p"):
            compare(left, right)
        with pytest.raises(NotationError, match="two different things are called p"):
            Derivation("p", (Line(left, ""), Line(right, ""))).check()
    again = Named("p", 2 * x)
    assert compare(again, Named("p", 2 * x)).equal


def test_axes_inside_definitions_are_found():
    inner = Named("inner", Sum((i, Index("n", "N")), z[i] * Tensor("w", ("N",))[Index("n", "N")]))
    assert dims_of(inner * x) == {"C", "N"}
    assert compare(inner, 1 * inner).equal


def test_draws_are_the_same_for_every_line_and_every_run():
    first, again = (list(environments({"C"}, 10)) for _ in range(2))
    for one, two in zip(first, again, strict=True):
        (a * z).value(one)
        np.testing.assert_array_equal(z.value(one), z.value(two))
    assert Slip("s", x, "f") == Slip("s", x, "f") and D(x, x) == D(x, x)
