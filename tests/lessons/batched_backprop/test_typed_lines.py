"""Lines that learners of lesson 06 might really type: right in any algebra, known slips by name, shapes told."""

import pytest

from helpers.lessons.batched_backprop import derivations, slips

TYPED = {
    "hidden_outputs": [
        ("right", "Sum(c, G2[n, c] * W2[h, c])"), ("right", "(W2 @ G2[n])[h]"), ("right", "(W2 @ G2.T)[h, n]"),
        ("right", "Sum(k, D(L, Z2[n, k]) * W2[h, k])"), ("no-weight", "Sum(k, D(L, Z2[n, k]))"),
        ("unreadable", "(G2 @ W2)[n, h]"),
        ("E9", "Sum((m, k), G2[m, k] * W2[h, k])"), ("wrong", "Sum(k, G2[n, k] * W2[h, k]) / N"),
    ],
    "through_activation": [
        ("right", "D(L, A1[n, h]) * D(A1[n, h], Z1[n, h])"), ("right", "((G2 @ W2.T) * f_prime(Z1))[n, h]"),
        ("right", "f_prime(Z1[n, h]) * Sum(k, G2[n, k] * W2[h, k])"), ("E3", "Sum(k, G2[n, k] * W2[h, k])"),
        ("E1", "(G2 @ W2.T)[n, h] * f_prime(f(Z1[n, h]))"), ("E5", "f_prime(Z1)[n, h]"), ("wrong", "D(L, A1[n, h]) * A1[n, h]"),
    ],
    "whole_way": [
        ("right", "X.T @ G1"), ("right", "(G1.T @ X).T"), ("right", "X.T @ ((P - Y) @ W2.T * f_prime(Z1)) / N"),
        ("right", "X.T @ (G2 @ W2.T * f_prime(Z1))"), ("E3", "X.T @ (G2 @ W2.T)"), ("C5", "X.T @ ((P - Y) @ W2.T * f_prime(Z1))"),
        ("C1", "-X.T @ G1"), ("unreadable", "G1.T @ X"), ("unreadable", "X @ G1"),
        ("unreadable", "X.T @ ((G2 @ W2) * f_prime(Z1))"),
        ("wrong", "X.T @ G1 / N"), ("wrong", "X.T @ (G1 * f_prime(Z1))"),
    ],
    "one_sample": [
        ("right", "((yhat - y) @ W2.T * h * (1 - h)) @ W1.T"), ("right", "((yhat - y) @ W2.T * sigma_prime(z1)) @ W1.T"),
        ("right", "(W1 @ D(J, z1).T).T"), ("E3", "(yhat - y) @ W2.T @ W1.T"),
        ("C1", "((y - yhat) @ W2.T * sigma_prime(z1)) @ W1.T"),
        ("unreadable", "(yhat - y) @ W2 * sigma_prime(z1)"), ("wrong", "((yhat - y) @ W2.T * h) @ W1.T"),
    ],
    "penalty": [
        ("right", "lam * W1[i, e]"), ("right", "lam / 2 * Sum((d, h), 2 * W1[d, h] * delta(d, i) * delta(h, e))"),
        ("D12", "0.5 * lam * W1[i, e]"), ("D12-double", "2 * lam * W1[i, e]"), ("D12-all", "lam * Sum((d, h), W1[d, h])"),
        ("unreadable", "lam * W1"), ("wrong", "lam * W1[i, e] ** 2"),
    ],
}
MENDED = {
    "S14": [("right", "G[n, h] * relu_prime(Z[n, h])"), ("right", "(G * relu_prime(Z))[n, h]"),
            ("S14", "sign(Z[n, h]) * G[n, h]"),
            ("wrong", "G[n, h]"), ("wrong", "relu_prime(Z[n, h])"), ("wrong", "G[n, h] * relu_prime(G[n, h])")],
    "S15": [("right", "X.T @ (D(L, O) * relu_prime(Z))"), ("right", "X.T @ (G * relu_prime(O))"),
            ("S15", "X.T @ (G * relu_prime(X @ W))"),
            ("right", "X.T @ (G * relu_prime(X @ W + outer(ones(N), b)))"), ("wrong", "X.T @ (G * relu(Z))"),
            ("wrong", "X.T @ G")],
    "S16": [("right", "lam * W1[i, e]"), ("right", "lam / 2 * 2 * W1[i, e]"), ("S16", "(lam / x[i]) * (x @ W1)[e]"),
            ("wrong", "lam / 2 * W1[i, e]"), ("wrong", "lam * W1[i, e] ** 2")],
    "S17": [("right", "((yhat - y) @ W2.T * sigma_prime(z1)) @ W1.T"), ("right", "((yhat - y) @ W2.T * h * (1 - h)) @ W1.T"),
            ("S17", "((yhat - y) @ W2 * h * (1 - h)) @ W1.T"), ("wrong", "((yhat - y) @ W2 * sigma_prime(z1)) @ W1"),
            ("wrong", "((yhat - y) @ W2.T * sigma_prime(z1)) @ W1")],
}


@pytest.mark.parametrize("name, expected, line", [(name, *case) for name, cases in TYPED.items() for case in cases])
def test_below_the_first_line(name, expected, line):
    """A line may take several steps at once; a slip is known wherever it belongs."""
    derivation = getattr(derivations, name)
    verdicts = [derivation.judge(line, after=after) for after in range(1, len(derivation.lines))]
    assert expected in [verdict.slip or verdict.kind for verdict in verdicts], verdicts
    assert expected == "right" or not any(verdict.right for verdict in verdicts)


@pytest.mark.parametrize("name, expected, line", [(name, *case) for name, cases in MENDED.items() for case in cases])
def test_mended(name, expected, line):
    verdict = getattr(slips, name).mend(line)
    assert expected == (verdict.slip or verdict.kind), verdict


def test_lambda_is_a_word_of_python_and_the_verdict_says_what_to_type():
    verdict = derivations.penalty.judge("lambda * W1[i, e]", after=1)
    assert verdict.kind == "unreadable" and verdict.message.endswith("typed lam.")
