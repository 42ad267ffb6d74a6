"""What is no mathematics is refused where it is written, and the message says what was expected and what came."""

import numpy as np
import pytest

from helpers.notation import (
    D,
    Delta,
    Index,
    Named,
    NotationError,
    Number,
    Ones,
    Sum,
    Tensor,
    diag,
    exp,
    outer,
    softmax,
)

z, x, X, a = Tensor("z", ("C",)), Tensor("x", ("D",)), Tensor("X", ("N", "D")), Tensor("a")
i, n, d = Index("i", "C"), Index("n", "N"), Index("d", "D")
OPERATIONS = [
    lambda o: a + o, lambda o: o + a, lambda o: a - o, lambda o: o - a, lambda o: a * o, lambda o: o * a,
    lambda o: a / o, lambda o: o / a,
    lambda o: a**o, lambda o: o**a, lambda o: exp(o), lambda o: Sum(i, o), lambda o: D(o, a),
    lambda o: outer(o, z), lambda o: diag(o), lambda o: z @ o,
    lambda o: o @ z, lambda o: softmax(o),
]  # fmt: skip


@pytest.mark.parametrize(
    "other",
    ["z", None, True, [1, 2], (1, 2), {}, np.ones(3), np.array(2.0), 1j, i, exp, object(), b"z", np.True_],
    ids=repr,
)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_no_operator_takes_what_is_no_expression(operation, other):
    with pytest.raises(
        TypeError, match=f"expected an expression or a number, got {type(other).__name__}|unsupported operand"
    ):
        operation(other)


@pytest.mark.parametrize("number", [2, 2.0, np.float32(2), np.float64(2), np.int64(2)], ids=repr)
def test_every_real_number_is_one(number):
    assert (
        str(a * number) == "a * 2"
        and str(number * a) == "2 * a"
        and str(number**a) == "2 ** a"
        and str(number - a) == "2 - a"
    )
    assert str(a - (-number)) == "a - (-2)" and a * number == a * 2


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -np.inf], ids=repr)
def test_what_is_not_finite_is_no_number(number):
    with pytest.raises(NotationError, match="not a number that a line can hold"):
        a + number


@pytest.mark.parametrize(("make", "words"), [
    (lambda: z + x, r"`z` has shape \(C,\) and `x` has \(D,\): they cannot be added"),
    (lambda: z - X, "cannot be subtracted"),
    (lambda: z * X, "multiplied entry by entry"), (lambda: z / x, "divided entry by entry"),
    (lambda: z**x, "raised to one another"),
    (lambda: X @ z, "D and C do not meet"), (lambda: X @ 2, "`@` multiplies vectors and matrices"),
    (lambda: 2 @ X, "`@` multiplies"),
    (lambda: Tensor("T", ("N", "D", "C")) @ z, "`@` multiplies"),
    (lambda: z.T, "only a matrix is transposed; `z` has"), (lambda: a.T, "only a matrix"),
    (lambda: diag(X), "`diag` takes a vector; `X` has"), (lambda: outer(X, z), "takes two vectors"),
    (lambda: softmax(z[i]), "takes a whole vector"),
    (lambda: z[d], "`d` runs over D, but that axis of `z` is C"), (lambda: z[i, i], "cannot take 2 indices"),
    (lambda: a[i], "cannot take 1 index"),
    (lambda: z[3], "only 0 to 2"), (lambda: z[-1], "only 0 to 2"),
    (lambda: Tensor("p", ("2",))[2], "only 0 to 1"), (lambda: z["i"], "not by 'i'"),
    (lambda: z[None], "not by None"), (lambda: z[0:2], "not by slice"), (lambda: z[True], "not by True"),
    (lambda: z[1.0], "not by 1.0"),
    (lambda: z[()], "holds no index"), (lambda: z[np.int64(1)], "is named by"), (lambda: z[a], "not by a"),
    (lambda: Delta(i, d), "i runs over C, d over D"),
    (lambda: Delta(1, i), "takes an index first"), (lambda: Delta(i, None), "not by None"),
    (lambda: Delta(i, 3), "only 0 to 2"),
    (lambda: Delta(i, True), "not by True"), (lambda: Sum(2, a), "takes an index first"),
    (lambda: Sum((), a), "takes an index first"),
    (lambda: Sum("i", a), "takes an index first"), (lambda: Sum((i, a), a), "takes an index first"),
    (lambda: z[i] * x[Index("i", "D")], "the index i runs over"),
    (lambda: Named("p", z[i]), "defined by a line with free indices"),
    (lambda: exp.prime, "no derivative is named for exp"),
])  # fmt: skip
def test_what_does_not_fit_is_refused_in_words(make, words):
    with pytest.raises(NotationError, match=words):
        make()


@pytest.mark.parametrize(("make", "error", "words"), [
    (lambda: Tensor("z", "C"), TypeError, "a tuple of names of axes"),
    (lambda: Tensor("z", ["C"]), TypeError, "a tuple of names"),
    (lambda: Tensor("z", (3,)), TypeError, "a tuple of names"),
    (lambda: Tensor("z", ("C",), "uniform"), ValueError, "unknown kind of tensor 'uniform'"),
    (lambda: Tensor("y", (), "one-hot"), ValueError, "no axis"),
    (lambda: Named("p", 2), TypeError, "defined by an expression, not by int"),
    (lambda: list(z), TypeError, "not iterable"), (lambda: z < z, TypeError, "not supported"),
    (lambda: np.exp(z), TypeError, "."),
])  # fmt: skip
def test_what_is_of_another_kind_is_refused(make, error, words):
    with pytest.raises(error, match=words):
        make()


def test_unnamed_second_derivatives_are_refused():
    from helpers.notation import Function

    with pytest.raises(NotationError, match="no derivative is named"):
        _ = Function("f", unnamed=True).prime.prime


def test_numbers_are_written_as_they_are():
    assert [str(Number(n)) for n in (1, 2.5, 1e-5, 1 / 3, 1234567)] == [
        "1",
        "2.5",
        "1e-05",
        "0.3333333333333333",
        "1234567.0",
    ]
    assert Number(1e-5).latex() == r"1 \cdot 10^{-5}" and Ones("C").latex() == r"\mathbf{1}_{C}"
