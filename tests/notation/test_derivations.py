"""Derivations, statements, definitions and spot the slip: what they refuse, check and say."""

import pytest

from helpers.notation import (
    Definition,
    Derivation,
    Index,
    Line,
    Named,
    NotationError,
    SpotTheSlip,
    Statement,
    Tensor,
    sigma,
    softmax,
)

x, a = Tensor("x"), Tensor("a")
z = Tensor("z", ("C",))
i = Index("i", "C")


def test_a_derivation_of_lines_that_do_not_fit_is_refused_and_a_false_line_is_marked():
    with pytest.raises(NotationError, match="at least two lines"):
        Derivation("short", (Line(x, ""),))
    with pytest.raises(NotationError, match="still depends on i"):
        Derivation("index", (Line(x, ""), Line(z[i], "")))
    false = Derivation("false", (Line(x, "start"), Line(2 * x, "wrong"), Line(x + x, "right")))
    assert [e.equal for e in false.check()] == [False, True]
    assert "wrong  [not equal on 100 draws]" in false.text() and "right  [equal on 100 draws]" in false.text()
    assert [e.draws for e in false.check(draws=12)] == [12, 12]
    for place in (0, 4, -1):
        with pytest.raises(ValueError, match="has lines 1 to 3"):
            false.step(after=place)


def test_a_statement_is_checked_before_it_is_shown():
    true, false = Statement(1 - sigma(x), sigma(-x), "Turned round."), Statement(sigma(x), sigma(1 - x))
    assert repr(true) == "1 - sigma(x) = sigma(-x)   [equal on 100 draws]\n  Turned round."
    assert (
        true.latex() in true._repr_html_()
        and "equal on 100 draws" in true._repr_html_()
        and true.show() is true
    )
    for shown in (repr, Statement._repr_html_):
        with pytest.raises(ValueError, match="this statement is false"):
            shown(false)


def test_a_definition_says_that_it_is_one():
    p = Named("p", softmax(z))
    assert repr(Definition(p, "A name.")) == "Definition: p is softmax(z)\n  A name."
    assert "Definition. A name." in Definition(p, "A name.").show()._repr_html_()


def test_spot_the_slip_has_one_wrong_line():
    lines = (Line(x + x, ""), Line(2 * x, ""), Line(3 * x, ""), Line(x * 3, ""))
    spot = SpotTheSlip("three", "Twice is thrice", lines, "Two and two.")
    assert spot.place == 3
    assert [spot.pick(n).kind for n in (2, 3, 4)] == ["wrong", "right", "wrong"]
    assert (
        "follows from a wrong line" in spot.pick(4).message
        and "follows from a wrong" not in spot.pick(2).message
    )
    assert spot.mend("x + x").right and "Two and two." in spot.mend("x + x").tell
    assert (
        spot.mend("2 * x").right
        and "line 2 once more" in spot.mend("2 * x").message
        and spot.mend("x * 3").slip == "three"
        and spot.mend("5 * x").kind == "wrong"
    )
    for place in (0, 1, 5, True, "2", None, 2.0):
        with pytest.raises(ValueError, match="pick a line from 2 to 4"):
            spot.pick(place)
    for wrong in (lines[:2], (*lines, Line(x, ""))):
        with pytest.raises(NotationError, match="exactly one line should break"):
            SpotTheSlip("none", "t", wrong, "f").pick(2)
