"""Lines that learners of lesson 07 might type, right in another algebra, or wrong in a way that has a name."""

import pytest

from helpers.lessons.delta_recursion import derivations, slips


@pytest.mark.parametrize(("name", "after", "typed"), [
    ("by_z", 1, "v[i] * D(f(z[i]), z[i])"), ("by_z", 1, "Sum(p, v[p] * f_prime(z[p]) * delta(p, i))"),
    ("by_v", 1, "Sum(p, delta(i, p) * f(z[p]))"), ("by_v", 2, "f(z[i])"),
    ("by_W", 1, "v[i] * f_prime(z[i]) * x[j]"), ("by_W", 2, "Sum(p, delta[p] * D(z[p], W[i, j]))"),
    ("by_W", 4, "delta[i] * D(z[i], W[i, j])"), ("by_W", 5, "x[j] * v[i] * f_prime(z[i])"), ("by_W", 3, "outer(delta, x)[i, j]"),
    ("by_b", 1, "v[i] * f_prime(z[i])"), ("by_x", 1, "Sum(p, delta[p] * W[p, j])"), ("by_x", 3, "(delta @ W)[j]"),
    ("by_x", 1, "Sum(i, v[i] * f_prime(z[i]) * W[i, j])"),
    ("through_two", 3, "Sum(q, delta3[q] * W2[q, m] * D(a2[m], W1[m, j]))"), ("through_two", 1, "delta2[m] * x[j]"),
    ("through_two", 7, "(W2.T @ delta3)[m] * f_prime(z2[m]) * x[j]"),
    ("below", 1, "Sum(q, D(s, a3[q]) * D(a3[q], z2[m]))"), ("below", 3, "Sum(q, delta3[q] * W2[q, m]) * f_prime(z2[m])"),
    ("below", 4, "(delta3 @ W2)[m] * f_prime(z2[m])"), ("below", 1, "Sum(q, v[q] * f_prime(z3[q]) * W2[q, m]) * f_prime(z2[m])"),
    ("recursion", 2, "f_prime(z[u]) * Sum(w, W[w, u] * delta_next[w])"), ("recursion", 4, "(f_prime(z) * (W.T @ delta_next))[u]"),
])  # fmt: skip
def test_a_right_line_is_right(name, after, typed):
    verdict = getattr(derivations, name).judge(typed, after=after)
    assert verdict.right, verdict


@pytest.mark.parametrize(("name", "after", "typed", "slip"), [
    ("by_z", 2, "v[i] * f_prime(f(z[i]))", "E1"), ("by_z", 2, "v[i]", "E3"), ("by_z", 2, "f_prime(z[i])", "E5"),
    ("by_W", 4, "x[j] * Sum(p, delta[p])", "D1"), ("by_W", 5, "W[i, j] * delta[i]", "weight"),
    ("by_x", 3, "Sum(i, W[i, j])", "no-message"),
    ("by_x", 3, "Sum(i, delta[i]) * Sum(p, W[p, j])", "T14"), ("by_v", 3, "z[i]", "before"),
    ("through_two", 5, "a1[j] * Sum(q, delta3[q] * W2[q, m])", "E3"), ("through_two", 7, "a2[m] * delta2[m]", "output"),
    ("below", 3, "(W2.T @ delta3)[m]", "S22"), ("below", 3, "Sum(q, delta3[q] * W2[q, m] * f_prime(z3[q]))", "E2"),
    ("below", 5, "(W2.T @ delta3)[m]", "E3"), ("recursion", 3, "Sum(w, W[w, u] * delta_next[w]) * f_prime(a[u])", "E1"),
])  # fmt: skip
def test_a_slip_is_named(name, after, typed, slip):
    verdict = getattr(derivations, name).judge(typed, after=after)
    assert (verdict.kind, verdict.slip) == ("slip", slip), verdict


@pytest.mark.parametrize(("name", "after", "typed", "said"), [
    ("by_x", 4, "(W @ delta)[j]", "do not meet"), ("below", 5, "(W2 @ delta3)[m]", "do not meet"),
    ("recursion", 4, "(W.T @ (delta_next * f_prime(z)))[u]", "multiplied entry by entry"),
    ("by_W", 5, "delta[j] * x[j]", "runs over"),
    ("by_W", 5, "delta[i]", ""), ("by_x", 3, "delta[i] * W[i, j]", "depends on i"),
])  # fmt: skip
def test_what_does_not_fit_is_refused_in_words(name, after, typed, said):
    verdict = getattr(derivations, name).judge(typed, after=after)
    assert not verdict.right and said in verdict.message, verdict


@pytest.mark.parametrize(("name", "typed"), [
    ("S19", "Sum(i, delta[i] * W[i, j])"), ("S19", "(W.T @ delta)[j]"), ("S20", "delta2[j]"),
    ("S20", "Sum(i, delta2[i] * delta(i, j))"),
    ("S21", "Sum(i, v[i] * D(f(z3[i]), z2[j]))"), ("S21", "Sum(i, delta3[i] * W2[i, j]) * f_prime(z2[j])"),
    ("S21", "((W2.T @ delta3) * f_prime(z2))[j]"), ("S22", "Sum(k, delta3[k] * W2[k, j]) * f_prime(z2[j])"),
    ("S22", "Sum(i, delta3[i] * W2[i, j] * f_prime(z2[j]))"), ("S22_transpose", "((W2.T @ delta3) * f_prime(z2))[j]"),
])  # fmt: skip
def test_a_slip_is_mended(name, typed):
    verdict = getattr(slips, name).mend(typed)
    assert verdict.right and "Mended" in verdict.tell, verdict
