"""Lessons 04 to 07: lines, slips and mended lines as learners may write them, in other words than the lesson's."""

import pytest

from .parts import DERIVATIONS, SPOTS

FOUR, FIVE, SIX, SEVEN = "linear_layer_gradients", "gradient_checking", "batched_backprop", "delta_recursion"

RIGHT = [
    (f"{FOUR}.entry", 2, "Sum(m, X[i, m] * (delta(m, k) * delta(l, j)))"),
    (f"{FOUR}.entry", 3, "delta(l, j) * X[i, k]"),
    (f"{FOUR}.sample", 2, "g[l] * x[k]"),
    (f"{FOUR}.weights", 2, "Sum(i, Sum(j, X[i, k] * delta(l, j) * G[i, j]))"),
    (f"{FOUR}.weights", 3, "(G.T @ X)[l, k]"),
    (f"{FOUR}.weights", 4, "(G.T @ X).T[k, l]"),
    (f"{FOUR}.weights", 4, "(X.T @ Yhat - X.T @ Y)[k, l] / N"),
    (f"{FOUR}.bias", 3, "(ones(N) @ G)[l]"),
    (f"{FOUR}.inputs", 3, "(W @ G.T)[k, i]"),
    (f"{FOUR}.inputs", 4, "(W @ G.T).T[i, k]"),
    (f"{FOUR}.column_weights", 3, "x[l] * g[k]"),
    (f"{FOUR}.quadratic", 4, "(M @ x + M.T @ x)[k]"),
    (f"{FOUR}.quadratic", 3, "Sum(j, (M[k, j] + M[j, k]) * x[j])"),
    (f"{FIVE}.square_centred", 2, "(x + eps + x - eps) * (x + eps - (x - eps)) / (2 * eps)"),
    (f"{FIVE}.square_forward", 2, "x + (x + eps)"),
    (f"{FIVE}.expansion_centred", 2, "c1 + c3 * eps * eps"),
    (f"{FIVE}.rounding", 1, "(v - w) / eps / 2 + r / eps"),
    (f"{FIVE}.kink", 3, "1 / 2"),
    (f"{FIVE}.direction", 3, "2 * (theta @ u)"),
    (f"{FIVE}.best_step", 1, "2 * eps - r * eps**-2"),
    (f"{SIX}.hidden_outputs", 3, "(W2 @ G2.T)[h, n]"),
    (f"{SIX}.through_activation", 3, "f_prime(Z1[n, h]) * Sum(k, W2[h, k] * G2[n, k])"),
    (f"{SIX}.whole_way", 3, "X.T @ (f_prime(Z1) * (D(L, Z2) @ W2.T))"),
    (f"{SIX}.whole_way", 4, "X.T @ (((P - Y) @ W2.T) * f_prime(Z1)) / N"),
    (f"{SIX}.one_sample", 4, "(sigma_prime(z1) * (yhat @ W2.T - y @ W2.T)) @ W1.T"),
    (f"{SIX}.penalty", 2, "lam * W1[i, e]"),
    (f"{SEVEN}.recursion", 4, "(f_prime(z) * (W.T @ delta_next))[u]"),
    (f"{SEVEN}.below", 4, "f_prime(z2[m]) * (W2.T @ delta3)[m]"),
    (f"{SEVEN}.through_two", 7, "(outer(delta2, a1))[m, j]"),
    (f"{SEVEN}.by_x", 4, "Sum(i, W[i, j] * delta[i])"),
    (f"{SEVEN}.by_b", 3, "v[i] * f_prime(z[i])"),
]

SLIPS = [
    (f"{FOUR}.entry", 4, "X[i, k] * 1", "D1"),
    (f"{FOUR}.weights", 4, "(X.T @ G / N)[k, l]", "C6"),
    (f"{FOUR}.weights", 4, "(X.T @ Yhat - X.T @ Y)[k, l]", "S9"),
    (f"{FOUR}.quadratic", 4, "(M @ x + M @ x)[k]", "D16"),
    (f"{FIVE}.square_centred", 3, "2 + 0 * x", "S27"),
    (f"{FIVE}.rounding", 2, "(v - w) / eps / 2 + eps * r", "S26"),
    (f"{SIX}.whole_way", 4, "X.T @ ((P - Y) @ W2.T * f_prime(Z1))", "C5"),
    (f"{SIX}.through_activation", 2, "D(L, A1[n, h])", "E3"),
    (f"{SIX}.penalty", 3, "lam * W1[i, e] / 2", "D12"),
    (f"{SEVEN}.recursion", 4, "(W.T @ delta_next)[u]", "E3"),
    (f"{SEVEN}.by_W", 4, "delta[i] * 1", "no-x"),
]

MENDED = [
    (f"{FOUR}.S9", "Sum(i, X[i, k] * (Yhat[i, l] - Y[i, l])) / N"), (f"{FOUR}.S9", "(X.T @ (Yhat - Y))[k, l] / N"),
    (f"{FOUR}.S10", "(X.T @ G)[k, l]"), (f"{FOUR}.S10", "(G.T @ X)[l, k]"), (f"{FOUR}.S10", "(G.T @ X).T[k, l]"),
    (f"{FOUR}.S11", "(X.T @ G)[k, l]"), (f"{FOUR}.S11", "Sum(n, G[n, l] * X[n, k])"),
    (f"{FOUR}.S18", "Sum(j, D(v[j] * v[j], v[i]))"), (f"{FOUR}.S18", "2 * v[i]"),
    (f"{FIVE}.S26", "(v - w) / (2 * eps) + r / eps"), (f"{FIVE}.S26", "(v - w) / 2 / eps + r * eps**-1"),
    (f"{FIVE}.S27", "4 * x / 2 / 2"), (f"{FIVE}.S27", "x"),
    (f"{SIX}.S14", "G[n, h] * relu_prime(Z[n, h])"), (f"{SIX}.S14", "(G * relu_prime(Z))[n, h]"),
    (f"{SIX}.S15", "X.T @ (D(L, O) * relu_prime(X @ W + outer(ones(N), b)))"), (f"{SIX}.S15", "X.T @ (G * relu_prime(Z))"),
    (f"{SIX}.S16", "lam * W1[i, e]"), (f"{SIX}.S16", "lam / 2 * 2 * W1[i, e]"),
    (f"{SIX}.S17", "((yhat - y) @ W2.T * sigma_prime(z1)) @ W1.T"),
    (f"{SEVEN}.S19", "Sum(i, delta[i] * W[i, j])"), (f"{SEVEN}.S19", "(W.T @ delta)[j]"),
    (f"{SEVEN}.S20", "Sum(i, delta2[i] * delta(i, j))"), (f"{SEVEN}.S20", "delta2[j]"),
    (f"{SEVEN}.S21", "Sum(i, v[i] * D(f(z3[i]), z2[j]))"), (f"{SEVEN}.S21", "(W2.T @ delta3 * f_prime(z2))[j]"),
    (f"{SEVEN}.S22", "Sum(i, delta3[i] * W2[i, j] * f_prime(z2[j]))"), (f"{SEVEN}.S22", "(W2.T @ delta3)[j] * f_prime(z2[j])"),
    (f"{SEVEN}.S22_transpose", "(W2.T @ delta3 * f_prime(z2))[j]"),
]


@pytest.mark.parametrize(("name", "after", "typed"), RIGHT)
def test_what_a_learner_might_write_is_right(name, after, typed):
    verdict = DERIVATIONS[name].judge(typed, after=after)
    assert verdict.right, verdict


@pytest.mark.parametrize(("name", "after", "typed", "slip"), SLIPS)
def test_a_known_slip_in_other_words_is_known(name, after, typed, slip):
    verdict = DERIVATIONS[name].judge(typed, after=after)
    assert verdict.slip == slip, verdict


@pytest.mark.parametrize(("name", "typed"), MENDED)
def test_a_right_line_in_any_algebra_mends_it(name, typed):
    verdict = SPOTS[name].mend(typed)
    assert verdict.right, verdict


EIGHT, TEN = "max_margin_windows", "training"
LATER = [
    (f"{EIGHT}.by_s", 1, "relu_prime(1 - s + s_c) * (-1)"), (f"{EIGHT}.by_W", 3, "relu_prime(m) * "
                                                             "(outer(delta_c, x_c) - outer(delta, x))[h, j]"),
    (f"{EIGHT}.by_word", 3, "(G.T @ Y)[k, w]"), (f"{EIGHT}.by_word_pair", 2, "relu_prime(m) * (Y_c.T @ G_c - Y.T @ G)[w, k]"),
    (f"{EIGHT}.by_word_pair", 1, "relu_prime(m) * (D(s_c, E[w, k]) - D(s, E[w, k]))"),
    (f"{TEN}.after_step", 3, "J - eta * Sum(j, g[j] ** 2) + eta ** 2 * Sum(n, (X @ g)[n] ** 2) / (2 * N)"),
    (f"{TEN}.by_theta", 5, "((h - y) @ X)[j] / N"), (f"{TEN}.decay", 2, "(1 - eta * lam) * W - eta * X.T @ (P - Y) / N"),
]


@pytest.mark.parametrize(("name", "after", "typed"), LATER)
def test_in_lessons_08_and_10_it_is_right_without_a_word_too_many(name, after, typed):
    verdict = DERIVATIONS[name].judge(typed, after=after)
    assert verdict.right and not verdict.remarks, verdict


def test_the_sum_inside_a_name_is_nobodys_own():
    twice = DERIVATIONS[f"{EIGHT}.by_word"].judge("Sum(p, G[p, k] * Y[p, w]) + Sum(k, 0 * E[w, k])", after=2)
    assert twice.right and "The index k is used twice" in twice.remarks[0]


def test_whoever_types_max_is_told_of_relu():
    assert "relu(z)" in DERIVATIONS[f"{EIGHT}.by_s"].judge("max(0, m)", after=1).message
