"""Answers that learners might give where a maximum has two winners, and where a function draws at random."""

from copy import deepcopy

import numpy as np
import pytest

from helpers.lessons.gradient_checking import exercise


@pytest.mark.parametrize(("shares", "kind", "slip"), [
    ([0.5, 0.5], "right", None), ((1, 0), "right", None), (np.array([0.0, 1.0]), "right", None), ([0.25, 0.75], "right", None),
    ([1 / 3, 2 / 3], "right", None), ([0.3333, 0.6667], "right", None), ([1, 1], "slip", "E13"), ([1, 0.5], "slip", "E13"),
    ([0, 0], "slip", "lost"), ([0.5, 0], "slip", "lost"), ([2, -1], "slip", "negative"), ([-0.01, 1.01], "slip", "negative"),
    ([1], "wrong", None), (1, "wrong", None), ([[0.5, 0.5]], "wrong", None), ([np.nan, 1], "wrong", None),
    (None, "untouched", None),
])
def test_shares_at_a_tie(shares, kind, slip):
    verdict = exercise("max_tie").check(shares)
    assert (verdict.kind, verdict.slip) == (kind, slip), verdict


def same_state(f, x, seed, eps):
    rng = np.random.default_rng(seed)
    again = deepcopy(rng)
    return (f(x + eps, rng) - f(x - eps, again)) / (2 * eps)


def put_back(f, x, seed, eps):
    rng = np.random.default_rng(seed)
    state = rng.bit_generator.state
    ahead = f(x + eps, rng)
    rng.bit_generator.state = state
    return (ahead - f(x - eps, rng)) / (2 * eps)


def as_a_function(f, x, seed, eps):
    def frozen(at):
        return f(at, np.random.default_rng(seed))
    return (frozen(x + eps) - frozen(x - eps)) / eps / 2


def unseeded(f, x, seed, eps):
    return (f(x + eps, np.random.default_rng()) - f(x - eps, np.random.default_rng())) / (2 * eps)


def averaged(f, x, seed, eps):
    rng = np.random.default_rng(seed)
    return np.mean([(f(x + eps, rng) - f(x - eps, rng)) / (2 * eps) for _ in range(100)])


def one_generator(f, x, seed, eps):
    rng = np.random.default_rng(seed)
    above, below = f(x + eps, rng), f(x - eps, rng)
    return (above - below) / (2 * eps)


def warmed_up(f, x, seed, eps):
    """The value at x is asked for first, so both sides meet later draws."""
    rng = np.random.default_rng(seed)
    f(x, rng)
    return (f(x + eps, rng) - f(x - eps, rng)) / (2 * eps)


@pytest.mark.parametrize(("answer", "kind", "slip"), [
    (same_state, "right", None), (put_back, "right", None), (as_a_function, "right", None), (unseeded, "wrong", None),
    (averaged, "wrong", None), (one_generator, "slip", "F11"), (warmed_up, "wrong", None),
    (lambda f, x, seed, eps: (f(x + eps, seed) - f(x - eps, seed)) / (2 * eps), "error", None),
    (lambda f, x, seed, eps: f(x, np.random.default_rng(seed)), "wrong", None),
    (lambda f, x, seed, eps: as_a_function(f, x, seed, -eps), "right", None),
    (lambda f, x, seed, eps: -as_a_function(f, x, seed, eps), "slip", "B5"),
    (lambda f, x, seed, eps: as_a_function(f, x, seed, 1e-5), "wrong", None),
    (lambda f, x, seed, eps: 2 * as_a_function(f, x, seed, eps), "slip", "two-steps"),
    (lambda f, x, seed, eps: abs(as_a_function(f, x, seed, eps)), "wrong", None),
])
def test_a_function_that_draws(answer, kind, slip):
    verdict = exercise("seeded_slope").check(answer)
    assert (verdict.kind, verdict.slip) == (kind, slip), verdict


def test_noise_is_as_large_as_told():
    """Other draws on the other side: an error thousands of times the slope, which the tell shows."""
    verdict = exercise("seeded_slope").check(one_generator)
    assert "Your slope of `dropped` at 0.7 is " in verdict.tell
    assert abs(float(verdict.tell.split(" is ")[1].rstrip("."))) > 50
