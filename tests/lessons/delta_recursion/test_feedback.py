"""What is said of an answer is true of it, solutions run as they are shown, and the references are right on their own."""

import numpy as np
import pytest

from helpers import (
    check_gradient,
    loss_and_gradients,
    numerical_gradient,
    softmax_cross_entropy,
    tanh_grad,
)
from helpers.lessons.delta_recursion.exercises import EXERCISES
from helpers.lessons.delta_recursion.exercises.backward_parts import made


def probes(name):
    return EXERCISES[name].probes()


@pytest.mark.parametrize("probe", probes("score_gradients"), ids=lambda probe: probe.label)
def test_the_score_s_gradients_agree_with_differences(probe):
    x, W, b, v = probe.args
    got = EXERCISES["score_gradients"].reference(x, W, b, v)
    for place, part in ((1, got[0]), (2, got[1]), (3, got[2]), (0, got[3])):
        def score(entry, place=place):
            args = [*probe.args]
            args[place] = entry
            return args[3] @ np.tanh(args[1] @ args[0] + args[2])
        np.testing.assert_allclose(part, numerical_gradient(score, probe.args[place]), rtol=1e-7, atol=1e-8)


@pytest.mark.parametrize("probe", probes("two_layer_deltas"), ids=lambda probe: probe.label)
def test_both_messages_agree_with_differences(probe):
    z2, z3, W2, v = probe.args
    b2 = z3 - W2 @ np.tanh(z2)  # the bias with which z3 is what the probe says
    delta2, delta3 = EXERCISES["two_layer_deltas"].reference(z2, z3, W2, v)
    np.testing.assert_allclose(delta3, numerical_gradient(lambda z: v @ np.tanh(z), z3), rtol=1e-7, atol=1e-8)
    np.testing.assert_allclose(delta2, numerical_gradient(lambda z: v @ np.tanh(W2 @ np.tanh(z) + b2), z2), rtol=1e-7, atol=1e-8)


@pytest.mark.parametrize("probe", probes("delta")[1:4], ids=lambda probe: probe.label)
def test_a_step_down_agrees_with_differences(probe):
    delta, W, slope = probe.args
    z = np.arctanh(np.sqrt(1 - slope))  # where tanh has these slopes
    np.testing.assert_allclose(tanh_grad(z), slope)
    measured = numerical_gradient(lambda z: delta @ (W @ np.tanh(z)), z)
    np.testing.assert_allclose(EXERCISES["delta"].reference(delta, W, slope), measured, rtol=1e-7, atol=1e-8)


@pytest.mark.parametrize("probe", probes("row_delta"), ids=lambda probe: probe.label)
def test_a_step_down_in_rows_agrees_with_differences(probe):
    G, W, Z = probe.args
    measured = numerical_gradient(lambda Z: (G * (np.tanh(Z) @ W)).sum(), Z)
    np.testing.assert_allclose(EXERCISES["row_delta"].reference(G, W, Z), measured, rtol=1e-7, atol=1e-8)


@pytest.mark.parametrize("probe", probes("backward"), ids=lambda probe: probe.label)
def test_the_backward_pass_agrees_with_the_course_s_and_with_differences(probe):
    params, X, labels = probe.args
    for way in (EXERCISES["backward"].reference, made()):
        for (dW, db), (other_dW, other_db) in zip(way(params, X, labels), loss_and_gradients(params, X, labels, "tanh").params,
                                                  strict=True):
            np.testing.assert_allclose(dW, other_dW, rtol=1e-12, atol=1e-14)
            np.testing.assert_allclose(db, other_db, rtol=1e-12, atol=1e-14)
    if X.size < 30:
        def loss(params):
            A = X
            for W, b in params[:-1]:
                A = np.tanh(A @ W + b)
            return softmax_cross_entropy(A @ params[-1][0] + params[-1][1], labels)
        assert check_gradient(loss, EXERCISES["backward"].reference(params, X, labels), params)


def said(name, answer):
    verdict = EXERCISES[name].check(answer)
    assert verdict.kind == "slip", verdict
    return verdict.message + verdict.tell


def test_a_flat_unit_is_spoken_of_where_it_is_flat():
    for probe in probes("delta")[:1]:
        assert 0 in probe.args[2]
    assert "has slope 0" in said("delta", lambda delta, W, slope: W.T @ delta)


def test_a_slope_taken_at_a_never_falls_below_what_is_said():
    assert round(float(tanh_grad(1.0)), 2) == 0.42
    for name in ("score_gradients", "two_layer_deltas", "row_delta", "backward"):
        rule = next(rule for rule in EXERCISES[name].rules if rule.id == "E1")
        assert "0.42" in rule.tell(())


@pytest.mark.parametrize("change, factor", [("double", lambda f: f.P - f.Y), ("halve", lambda f: (f.P - f.Y) / f.N ** 2)])
def test_examples_given_twice_do_what_is_said(change, factor):
    answer = made(top=factor)
    assert f"would {change}" in said("backward", answer)
    params, X, labels = probes("backward")[0].args
    once, twice = answer(params, X, labels), answer(params, np.concatenate([X, X]), np.concatenate([labels, labels]))
    for (dW, _), (other, _) in zip(once, twice, strict=True):
        np.testing.assert_allclose(other, dW * {"double": 2, "halve": 0.5}[change], rtol=1e-9)


def test_ten_times_the_messages_leave_what_ignores_them():
    for name, answer in (("delta", lambda delta, W, slope: slope.copy()), ("row_delta", lambda G, W, Z: tanh_grad(Z))):
        assert "Ten times" in said(name, answer)


def test_one_message_given_twice_is_no_other_order():
    q = EXERCISES["two_layer_deltas"]
    for place in (0, 1):
        assert q.check(lambda *args, place=place: (q.reference(*args)[place],) * 2).kind == "wrong"
