"""What is said of a typed line: right in any algebra, wrong, a slip by its name, or why it cannot be read."""

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
    Slip,
    Sum,
    Tensor,
    exp,
    log,
    outer,
    sigma,
    softmax,
)

z, y, a, c = Tensor("z", ("C",)), Tensor("y", ("C",), "probability"), Tensor("a"), Tensor("c")
i, j, k, n = Index("i", "C"), Index("j", "C"), Index("k", "C"), Index("n", "N")
X, W = Tensor("X", ("N", "D")), Tensor("W", ("D", "C"))
S = Tensor("S", ("C", "C"))
yhat = Named("yhat", softmax(z), r"\hat{y}")
total = Sum(j, exp(z[j]))

scalar = Derivation(
    "scalar",
    (
        Line(D(-log(softmax(z)[k]), z[i]), ""),
        Line(
            yhat[i] - Delta(i, k),
            "",
            (
                Slip("no-delta", yhat[i] - 1, "The delta was lost."),
                Slip("sign", Delta(i, k) - yhat[i], "The sign."),
            ),
        ),
    ),
    also=(y, j, a, c, sigma(a)),
)
matrix = Derivation(
    "matrix", (Line(X @ W, ""), Line((W.T @ X.T).T, "")), also=(n, i, k, a, Tensor("v", ("D",)), S)
)


@pytest.mark.parametrize("line", [
    "yhat[i] - delta(i, k)", "-delta(i,k) + yhat[i]", "-(delta(k, i) - yhat[i])",
    "softmax(z)[i] - delta(i, k)",
    "exp(z[i]) / Sum(j, exp(z[j])) - delta(i, k)", "exp(z[i])/Sum(k, exp(z[k])) - delta(i, k)",
    "D(log(Sum(j, exp(z[j]))) - z[k], z[i])",
    "Sum(j, delta(i, j)*yhat[j]) - delta(i, k)", "yhat[i]*Sum(j, y[j]) - delta(i, k)",
    "1/(1 + Sum(j, exp(z[j]-z[i])) - 1) - delta(i,k)",
    "(yhat[i]^2 - delta(i, k)) / (yhat[i] + delta(i, k))", "-D(log(yhat[k]), z[i])",
    "yhat[i] - D(z[i], z[k])",
    "-D(yhat[k], z[i]) / yhat[k]", "0*a + yhat[i] - delta(k, i)",
    "exp(z[i]+c)/Sum(j, exp(z[j]+c)) - delta(i, k)",
])  # fmt: skip
def test_a_right_line_in_another_algebra_is_right(line):
    verdict = scalar.judge(line)
    assert verdict.kind == "right", verdict


@pytest.mark.parametrize(
    "line", ["X @ W", "(X @ W).T.T", "X @ W + 0", "2 * X @ W / 2", "(W.T @ X.T).T * 1", "(X*X) / X @ W"]
)
def test_matrix_lines_too(line):
    assert matrix.judge(line).kind == ("note" if line == "X @ W" else "right")


@pytest.mark.parametrize("line", [
    "yhat[i]", "yhat[k] - delta(i, k)", "yhat[i] + delta(i, k)", "yhat[i] - delta(i, 0)",
    "1.000001 * yhat[i] - delta(i, k)",
    "yhat[i] - 0.999999 * delta(i, k)", "yhat[i] - delta(i, k) + 0.00000001", "sigma(z[i]) - delta(i, k)",
    "yhat[i] - 3*delta(i, k)/C",
    "yhat[i] - delta(i, k) * (C - 3) / (C - 3)", "yhat[i] - Sum(j, delta(j, k)) / C", "yhat[i] - y[i]", "0",
    "yhat[i] - delta(i, k) * a / abs(a)",
])  # fmt: skip
def test_a_wrong_line_is_never_right(line):
    assert scalar.judge(line).kind in ("wrong", "unreadable")


def test_a_line_that_is_right_for_some_targets_only_is_wrong():
    target = Derivation(
        "soft", (Line(-Sum(k, y[k] * log(yhat[k])), ""), Line(-Sum(k, log(yhat[k]) * y[k]), "")), also=(i,)
    )
    assert target.judge("-log(Sum(k, y[k] * yhat[k]))").kind == "wrong"  # right for one-hot targets


@pytest.mark.parametrize("line", ["S.T", "S * S / S.T", "S[0] * 1"])
def test_a_square_matrix_is_not_its_transpose(line):
    square = Derivation("square", (Line(S, ""), Line(S.T.T, "")))
    assert square.judge(line).kind in ("wrong", "unreadable")
    assert square.judge("S.T.T").kind == "right"


def test_entries_in_another_order_are_another_line():
    entries = Derivation("entries", (Line(S[i, j], ""), Line(S.T[j, i], "")))
    assert entries.judge("S[j, i]").kind == "wrong"
    assert entries.judge("S.T[j, i] + 0").kind == "right"


def test_a_line_that_is_not_a_number_says_so():
    for line in (
        "log(-exp(z[i]))",
        "1/(yhat[i] - yhat[i])",
        "10**400 * yhat[i]",
        "exp(exp(exp(exp(9 + z[i]*z[i]))))",
        "(-1 - yhat[i])**0.5",
    ):
        verdict = scalar.judge(line)
        assert verdict.kind == "wrong" and "not a number" in verdict.message, line


def test_the_line_above_is_no_step():
    assert scalar.judge("D(-log(softmax(z)[k]), z[i])").kind == "note"
    assert scalar.judge("yhat[i] - delta(i, k)", after=2).kind == "note"


def test_cases_decide_what_is_compared():
    lines = (Line(yhat[i] - Delta(i, k), ""), Line(yhat[i] - Delta(k, i), ""))
    same = Derivation("same", lines, (Given(i, k, True),))
    other = Derivation("other", lines, (Given(i, k, False),))
    assert (
        same.judge("yhat[i] - 1").right
        and same.judge("yhat[k] - 1").right
        and not same.judge("yhat[i]").right
    )
    assert (
        other.judge("yhat[i]").right
        and not other.judge("yhat[i] - 1").right
        and not other.judge("yhat[k]").right
    )
    assert not Derivation("all", lines).judge("yhat[i] - 1").right


def test_a_slip_is_named_and_the_truth_is_not_told():
    verdict = scalar.judge("Sum(j, delta(i, j) * yhat[j]) - 1")
    assert (verdict.kind, verdict.slip, verdict.message) == ("slip", "no-delta", "The delta was lost.")
    assert "yhat" not in verdict.tell and "delta" not in verdict.tell


def test_a_line_that_two_slips_would_explain_names_neither():
    twins = (Slip("one", 2 * z[i], "One."), Slip("two", z[i] + z[i], "Two."))
    verdict = Derivation("twins", (Line(z[i], ""), Line(1 * z[i], "", twins))).judge("2*z[i]")
    assert (verdict.kind, verdict.slip) == ("wrong", None)


@pytest.mark.parametrize(("line", "words"), [
    ("-(exp(z[i]) / Sum(j, exp(z[j])))", "opposite sign"), ("2 * yhat[i]", "2 times"),
    ("C * yhat[i]", "C times"), ("yhat[i] / C", "1/C of"),
    ("3 * yhat[i]", "3 times"), ("-0.5 * yhat[i]", "-0.5 times"), ("20 * yhat[i]", "Yours is 20 times"),
    ("z[i] * yhat[i]", "Not equal to the line above."),
])  # fmt: skip
def test_one_factor_between_the_lines_is_named(line, words):
    verdict = Derivation("factor", (Line(exp(z[i]) / total, ""), Line(yhat[i], ""))).judge(line)
    assert verdict.kind == "wrong" and words in verdict.message
    assert ("what it should be" in verdict.message) == ("times" in words or "of" in words)


def test_a_number_may_stand_for_a_whole_tensor():
    nothing = Derivation("nothing", (Line(outer(z, 0 * z), ""), Line(0 * outer(z, z), "")))
    assert nothing.judge("0").right
    assert nothing.judge("1").kind == "wrong"


def test_the_verdict_says_whether_it_is_the_line_of_the_derivation():
    assert "very line" in scalar.judge("yhat[i] - delta(i, k)").tell
    assert "differently" in scalar.judge("-delta(i, k) + yhat[i]").tell


def test_unnamed_functions_can_be_typed_with_their_slope():
    f = Function("f", unnamed=True)
    chain = Derivation(
        "chain",
        (
            Line(D(f(2 * a), a), ""),
            Line(f.prime(2 * a) * 2, "", (Slip("inner", f.prime(2 * a), "The inner one."),)),
        ),
    )
    assert chain.judge("2 * f_prime(2*a)").right
    assert chain.judge("f_prime(a + a)").slip == "inner"
    assert not chain.judge("f_prime(2) * 2 * a").right


def test_verdicts_hold_no_number_that_another_machine_would_round_otherwise():
    for line in ("-delta(i, k) + yhat[i]", "yhat[i] * (1 + 0) - delta(i, k)"):
        assert "e-" not in repr(scalar.judge(line))


def test_what_is_0_up_to_rounding_is_told_as_0():
    exact = Derivation("exact", (Line(sigma(a) + sigma(-a) - 1, ""), Line(0 * a, "")))
    assert "the line above is 0 and yours" in exact.judge("sigma(a)").tell


def test_a_line_that_holds_for_some_sizes_alone_is_told_so():
    verdict = Derivation("size", (Line(Sum(j, z[j]), ""), Line(1 * Sum(j, z[j]), ""))).judge(
        "Sum(j, z[j]) * C / 3"
    )
    assert verdict.kind == "wrong" and "It agrees for C = 3, so it holds for that size alone." in verdict.tell
    assert "agrees" not in Derivation("none", (Line(a, ""), Line(1 * a, ""))).judge("2*a").tell
