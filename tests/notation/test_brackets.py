"""Brackets stand where they are needed: each kind of formula inside each other, read back as well."""

import numpy as np
import pytest

from helpers.notation import (
    D,
    Delta,
    Environment,
    Index,
    Named,
    Neg,
    Number,
    Ones,
    Size,
    Sum,
    Tensor,
    exp,
    log,
    outer,
    sigma,
    softmax,
)

from .latex_reader import MisreadError, read
from .reading import SYMBOLS, both, page
from .trees import LENGTHS, A, B, R, S, a, b, f, i, j, n, u, v, x, yhat, z


def plain(expression):
    return expression.latex(colour=False)


CASES = {
    -(a - b): r"-\left(a - b\right)",
    a - (b + a): r"a - \left(b + a\right)",
    a - (b - a): r"a - \left(b - a\right)",
    a + (b - a): r"a + \left(b - a\right)",
    (a - b) - a: r"a - b - a",
    (a + b) * a: r"\left(a + b\right) \, a",
    a * (a + b): r"a \cdot \left(a + b\right)",
    -(a * b): r"-a \, b",
    (-a) * b: r"-a \, b",
    a * (-b): r"a \cdot \left(-b\right)",
    a + (-b): r"a + \left(-b\right)",
    a - (-b) * a: r"a - \left(-b \, a\right)",
    Neg(-a): r"-\left(-a\right)",
    2 * a * 3: r"2 \, a \cdot 3",
    a * 2: r"a \cdot 2",
    (a / b) ** 2: r"\left(\frac{a}{b}\right)^{2}",
    (a + b) / (a - b): r"\frac{a + b}{a - b}",
    a ** (b / 2): r"a^{\frac{b}{2}}",
    (a**2) ** 3: r"\left(a^{2}\right)^{3}",
    a ** (b**2): r"a^{b^{2}}",
    exp(a) ** 2: r"\left(e^{a}\right)^{2}",
    exp(-(a - b)): r"e^{-\left(a - b\right)}",
    exp(z)[i]: r"\left(e^{z}\right)_{i}",
    z[i] ** 2: r"z_{i}^{2}",
    sigma(a) ** 2: r"\sigma\left(a\right)^{2}",
    log(a**2) ** 2: r"\log\left(a^{2}\right)^{2}",
    (-a) ** 2: r"\left(-a\right)^{2}",
    -(a**2): r"-a^{2}",
    Sum(j, z[j]) * a: r"\left(\sum_{j} z_{j}\right) \, a",
    a * Sum(j, z[j]): r"a \, \sum_{j} z_{j}",
    Sum(j, z[j]) + a: r"\sum_{j} z_{j} + a",
    Sum(j, z[j] + a): r"\sum_{j} \left(z_{j} + a\right)",
    Sum(j, -z[j]): r"\sum_{j} \left(-z_{j}\right)",
    Sum(j, z[j]) ** 2: r"\left(\sum_{j} z_{j}\right)^{2}",
    (a * Sum(j, z[j])) * b: r"\left(a \, \sum_{j} z_{j}\right) \, b",
    Sum(j, z[j] * Sum(j, u[j])): r"\sum_{j} z_{j} \, \sum_{j} u_{j}",
    Sum((i, j), S[i, j]): r"\sum_{i} \sum_{j} S_{i j}",
    D(sigma(a), a): r"\frac{d}{d a} \, \sigma\left(a\right)",
    D(sigma(a), a) * b: r"\left(\frac{d}{d a} \, \sigma\left(a\right)\right) \, b",
    D(a + b, a) * b: r"\left(\frac{\partial}{\partial a} \left(a + b\right)\right) \, b",
    D(a + b, a) ** 2: r"\left(\frac{\partial}{\partial a} \left(a + b\right)\right)^{2}",
    D(yhat[j], z[i]) * a: r"\frac{\partial \hat{y}_{j}}{\partial z_{i}} \, a",
    D(yhat[j], z[i]) ** 2: r"\left(\frac{\partial \hat{y}_{j}}{\partial z_{i}}\right)^{2}",
    D(a * b, S).T: r"\left(\frac{\partial}{\partial S} \left(a \, b\right)\right)^{\top}",
    (A @ B).T: r"\left(A \, B\right)^{\top}",
    ((A + A) @ B).T: r"\left(\left(A + A\right) \, B\right)^{\top}",
    A.T.T: r"\left(A^{\top}\right)^{\top}",
    (A + A).T: r"\left(A + A\right)^{\top}",
    (A * A) @ B: r"\left(A \circ A\right) \, B",
    S * (A @ B): r"S \circ \left(A \, B\right)",
    (A @ B) * S: r"\left(A \, B\right) \circ S",
    (2 * S) * S: r"\left(2 \, S\right) \circ S",
    A @ (B @ A): r"A \, \left(B \, A\right)",
    z @ u: r"z^{\top} \, u",
    z @ A: r"\left(z^{\top} \, A\right)^{\top}",
    z @ A @ B: r"\left(z^{\top} \, A \, B\right)^{\top}",
    z @ A @ v: r"z^{\top} \, A \, v",
    (z + u) @ A @ v: r"\left(z + u\right)^{\top} \, A \, v",
    S * (z @ u): r"S \cdot \left(z^{\top} \, u\right)",
    outer(z + u, x): r"\left(z + u\right) \, x^{\top}",
    outer(z, exp(x)): r"z \, \left(e^{x}\right)^{\top}",
    outer(z, x @ R): r"z \, x^{\top} \, R",
    Ones("C")[i]: r"\left(\mathbf{1}_{C}\right)_{i}",
    S[i][j]: r"\left(S_{i}\right)_{j}",
    S[1, 2]: r"S_{1, 2}",
    S[i, 1]: r"S_{i, 1}",
    S[i, j]: r"S_{i j}",
    Delta(i, 1): r"\delta_{i, 1}",
    a * Delta(i, j): r"a \, \delta_{i j}",
    Number(1e-5) * a: r"1 \cdot 10^{-5} \, a",
    Number(1e-5) ** 2: r"\left(1 \cdot 10^{-5}\right)^{2}",
    f.prime(a): r"f'\left(a\right)",
    1 / Size("C") * a: r"\frac{1}{C} \, a",
}


@pytest.mark.parametrize("expression", CASES, ids=str)
def test_brackets_stand_where_they_are_needed_and_nowhere_else(expression):
    assert plain(expression) == CASES[expression]


@pytest.mark.parametrize("expression", [e for e in CASES if "10^" not in CASES[e]], ids=str)
def test_each_of_these_reads_as_what_it_computes(expression):
    own, found = both(expression)
    np.testing.assert_allclose(found, own, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("latex", [
    r"a - -b", r"a \, -b", r"z_{i}_{j}", r"e^{z}_{i}", r"a^{2}^{3}", r"\frac{a}{b}^{2}",
    r"a \, \left(b\right)", r"2 \, 3", r"S_{1 2}",
    r"\left(a", r"a + ", r"q", r"A \, B \circ S", r"a b", r"\sigma a", r"\sum_{j} ",
])  # fmt: skip
def test_the_reader_refuses_what_a_human_could_not_read(latex):
    with pytest.raises((MisreadError, IndexError)):
        read(latex, SYMBOLS)(page(Environment(LENGTHS, 1, 7)))


@pytest.mark.parametrize(("latex", "meant"), [
    (r"-a - b", -(a - b)), (r"a - b + a", a - (b + a)), (r"a + b \, a", (a + b) * a),
    (r"\sum_{j} z_{j} + a", Sum(j, z[j] + a)),
    (r"\sum_{j} z_{j} \, u_{i}", Sum(j, z[j]) * u[i] + 1),
    (r"\frac{d}{d a} \, \sigma\left(a\right) \, a", D(sigma(a), a) * a),
    (r"e^{a - b}", exp(-(a - b))), (r"A \, B^{\top}", (A @ B).T),
])  # fmt: skip
def test_the_reader_reads_lost_brackets_as_something_else(latex, meant):
    """The random formulas prove something only because of this."""
    env = Environment(LENGTHS, 1, 7)
    sheet = page(env).at("i", 0)
    with pytest.raises((AssertionError, ValueError)):
        np.testing.assert_allclose(
            np.asarray(read(latex, SYMBOLS)(sheet)).ravel(), meant.value(env)[0].ravel()[:9]
        )


def test_colour_and_shapes_wrap_the_symbol_alone():
    assert z[i].latex() == r"{\color{#376bfd}{z}}_{i}"
    assert z[i].latex(shapes=True, colour=False) == r"{\underset{\scriptscriptstyle C}{z}}{}_{i}"
    assert S.T.latex(shapes=True) == r"{\underset{\scriptscriptstyle C \times C}{S}}^{\top}"
    assert A.T.latex(shapes=True) == r"{\underset{\scriptscriptstyle C \times H}{{\color{#bb6b01}{A}}}}^{\top}"
    assert Tensor("theta").latex() == r"\theta"
    assert Named("p", softmax(z)).latex(shapes=True, colour=False) == r"{\underset{\scriptscriptstyle C}{p}}"


def test_a_symbol_that_carries_a_script_gets_brackets_before_another():
    first = Tensor("W1", ("C", "H"), symbol="W_1")
    assert first[i, n].latex(colour=False) == r"\left(W_1\right)_{i n}"
    assert first.T.latex(colour=False) == r"W_1^{\top}"
    assert first[i, n].latex(shapes=True) == r"\left({\underset{\scriptscriptstyle C \times H}{W_1}}\right)_{i n}"
    layer = Tensor("A1", ("C", "H"), symbol="A^{(1)}")
    assert layer.T.latex(colour=False) == r"{A^{(1)}}^{\top}"
    assert (layer**2).latex(colour=False) == r"{A^{(1)}}^{2}"
    assert layer[i, n].latex(colour=False) == r"A^{(1)}_{i n}"
    long = Index("row", "C")
    assert S[long, j].latex(colour=False) == "S_{row, j}"
