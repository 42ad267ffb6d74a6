"""Checks of whole parameter lists: the report names the parameter and the entry, no block is diluted, kinks are hinted at."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from helpers import check_gradient, flatten, forward, loss_and_gradients, network_loss, numerical_gradient, softmax_cross_entropy

from .draws import a_network, networks, quick

MODES = [{}, {"directional": 3}]


def pieces(activation="tanh", **network):
    """Return a plain loss, as a learner would write it, the right gradient, and the parameters."""
    params, X, labels = a_network(**network)

    def loss(params):
        return softmax_cross_entropy(forward(params, X, activation), labels)

    return loss, loss_and_gradients(params, X, labels, activation).params, params


@pytest.mark.parametrize("mode", MODES)
def test_a_right_gradient_agrees_in_every_block(mode):
    f, gradient, params = pieces()
    report = check_gradient(f, gradient, params, **mode)
    assert report and report.agrees and report.off == 0 and not report.kink
    assert [block.name for block in report.blocks] == ["W1", "b1", "W2", "b2"]
    assert report.entries == sum(block.entries for block in report.blocks) == (4 * 3 if mode else 6 * 4 + 5 * 3)
    assert repr(report) == (
        "gradients agree along 3 directions in each of W1, b1, W2, b2 (relative error within 1e-06)" if mode else
        "gradients agree at all 39 entries of W1, b1, W2, b2 (relative error within 1e-06)"
    )


def test_the_gradient_may_be_a_function_and_gets_a_copy():
    f, gradient, params = pieces()
    before = flatten(params)

    def greedy(params):
        for W, b in params:
            W *= 0
            b += 1
        return gradient

    def greedy_loss(params):
        loss = f(params)
        for W, b in params:
            W *= 0
            b += 1
        return loss

    assert check_gradient(greedy_loss, greedy, params)
    assert_array_equal(flatten(params), before)


def test_the_report_names_the_parameter_and_the_entry():
    f, gradient, params = pieces()
    gradient[1][0][2, 1] *= 1.5
    gradient[0][1][3] *= 1.01
    report = check_gradient(f, gradient, params)
    assert not report and (report.name, report.where, report.entry) == ("W2", (2, 1), "W2[2, 1]")
    assert_allclose(report.relative_error, 1 / 3, rtol=1e-5)
    assert_allclose(report.claimed, 1.5 * report.measured, rtol=1e-5)
    assert [block.off for block in report.blocks] == [0, 1, 1, 0] and report.off == 2 and report.entries == 39
    assert [block.agrees for block in report.blocks] == [True, False, False, True]
    lines = repr(report).splitlines()
    assert lines[0].startswith("gradients differ, most at W2[2, 1]: claimed ")
    assert lines[1] == "  W1: agrees" and lines[4] == "  b2: agrees" and len(lines) == 5
    assert lines[2].startswith("  b1: 1 of 4 entries differ, most b1[3]: claimed ")
    gradient[0][0][4, 0] = np.nan
    assert check_gradient(f, gradient, params).entry == "W1[4, 0]"


@pytest.mark.parametrize("mode", MODES)
def test_a_small_wrong_block_is_not_diluted_by_large_right_ones(mode):
    """Two numbers beside 1200, and a thousand times smaller: one norm over all of them passes it at 1e-4."""
    rng = np.random.default_rng(1)
    big, small = rng.normal(size=(600, 2)), rng.normal(size=2)

    def f(params):
        [(W, b)] = params
        return (np.sin(W) * big).sum() + 1e-3 * (b**3).sum()

    right = [(np.cos(big) * big, 3e-3 * small**2)]
    wrong = [(right[0][0], np.array([0.9, 1.0]) * right[0][1])]
    assert check_gradient(f, right, [(big, small)], **mode)
    assert np.linalg.norm(flatten(wrong) - flatten(right)) / np.linalg.norm(flatten(right)) < 1e-4
    report = check_gradient(f, wrong, [(big, small)], **mode)
    assert not report and report.name == "b1" and report.blocks[0].agrees


@quick
@given(networks(dtype=np.float64, activations=("sigmoid", "tanh")), st.integers(0, 1000))
def test_every_wrong_entry_is_found_either_way(drawn, seed):
    params, X, labels, activation = drawn
    f, gradient = network_loss(X, labels, activation, l2=0.2), loss_and_gradients(params, X, labels, activation, l2=0.2).params
    arrays = [array for pair in gradient for array in pair]
    rng = np.random.default_rng(seed)
    k = rng.integers(len(arrays))
    where = tuple(int(rng.integers(size)) for size in arrays[k].shape)
    arrays[k][where] += 0.01
    name = f"{'Wb'[k % 2]}{k // 2 + 1}"
    report = check_gradient(f, gradient, params)
    assert not report and report.entry == f"{name}[{', '.join(map(str, where))}]" and report.off == 1
    report = check_gradient(f, gradient, params, directional=4, seed=seed)
    assert not report and report.name == name and report.entry.startswith(f"{name} along direction ")
    assert [block.agrees for block in report.blocks] == [block.name != name for block in report.blocks]


def test_directions_are_the_seeds():
    f, gradient, params = pieces()
    wrong = [(2 * dW, db) for dW, db in gradient]
    one, again, other = (check_gradient(f, wrong, params, directional=3, seed=seed) for seed in (5, 5, 6))
    assert one == again and one.claimed != other.claimed
    assert_allclose(one.relative_error, 0.5, rtol=1e-4)


@pytest.mark.parametrize("count", [1, 7])
def test_a_directional_check_costs_the_same_for_any_number_of_entries(count):
    def calls(size):
        seen = []

        def f(x):
            seen.append(1)
            return (x**3).sum()

        x = np.random.default_rng(0).normal(size=size)
        assert check_gradient(f, 3 * x**2, x, directional=count)
        return len(seen)

    assert calls(3) == calls(30_000) == 2 * count + 1


def test_swapped_entries_are_seen_by_directions():
    """Two errors that cancel in their sum: along directions of plus and minus one they would, half of the time."""
    x = np.array([1.0, 2.0, 3.0])
    assert not check_gradient(lambda x: (x**2).sum(), np.array([4.0, 2.0, 6.0]), x, directional=1)


@pytest.mark.parametrize("mode", MODES)
def test_a_kink_is_hinted_at(mode):
    params, X, labels = a_network()
    params[0][1][:] = 0
    X[:] = 0  # every unit of the hidden layer sits on its kink
    report = check_gradient(lambda p: softmax_cross_entropy(forward(p, X, "relu"), labels),
                            loss_and_gradients(params, X, labels, "relu").params, params, **mode)
    assert not report and report.name == "b1" and report.kink and report.blocks[1].kink and not report.blocks[0].kink
    assert "left and right differences disagree there: a kink" in repr(report) and "; a kink there" in repr(report)


@pytest.mark.parametrize("place", [0.0, 4e-6, -9e-6])
def test_a_kink_within_the_step_is_hinted_at(place):
    report = check_gradient(lambda x: np.maximum(x, 0).sum(), lambda x: (x > 0) * 1.0, [1.0, place])
    assert not report and report.where == (1,) and report.kink


def test_the_words_of_a_kink_in_a_single_array():
    report = check_gradient(lambda x: np.abs(x).sum() + x.sum(), lambda x: np.sign(x), [0.0])
    assert repr(report) == (
        "gradients differ, most at entry (0,): claimed 0, measured 1 (relative error 1)\n"
        "  left and right differences disagree there: a kink, at which no difference tells the gradient; check at another x"
    )


@pytest.mark.parametrize("f", [
    lambda x: (x**2).sum(), lambda x: 1e6 * (x**2).sum(), lambda x: np.exp(3 * x).sum(), lambda x: 1e-4 * np.cos(x).sum(),
    lambda x: x.sum(), lambda x: (x**3).sum() + 1e4, lambda x: 0.0, lambda x: np.nan,
])
@pytest.mark.parametrize("x", [[0.0], [1.0, -2.0]])
def test_a_wrong_gradient_of_a_smooth_function_is_no_kink(f, x):
    report = check_gradient(f, lambda x: 7 + x, x)
    assert not report and not report.kink and "kink" not in repr(report)


def test_what_is_a_list_of_pairs_and_what_an_array():
    assert isinstance(numerical_gradient(lambda p: p[0][0].sum(), [(np.ones((2, 3)), np.ones(3))]), list)
    assert isinstance(numerical_gradient(lambda p: p[0][0].sum(), [([[1.0, 2.0]], [3.0, 4.0])]), list)
    for x in ([[1.0, 2.0]], [(1.0, 2.0), (3.0, 4.0)], [[[1.0, 2.0], [3.0, 4.0]]]):
        gradient = numerical_gradient(lambda x: x.sum(), x)
        assert isinstance(gradient, np.ndarray) and gradient.shape == np.shape(x)
    one_row_each = [(np.ones((2, 3)), np.ones((1, 3)))]  # a bias that is kept as a row
    assert check_gradient(lambda p: (p[0][0] + p[0][1]).sum(), [(np.ones((2, 3)), 2 * np.ones((1, 3)))], one_row_each)


@pytest.mark.parametrize(("claimed", "error", "said"), [
    (lambda right: right[:1], ValueError, r"expected a list of 2 \(dW, db\) pairs, like x; got a list of length 1"),
    (lambda right: right[0][0], ValueError, r"expected a list of 2 .* got an array of shape \(5, 4\)"),
    (lambda right: None, ValueError, "got a value of type NoneType"),
    (lambda right: [right[0], right[1][0]], ValueError, r"gradient of layer 2: expected a pair \(dW, db\); got an array"),
    (lambda right: [right[0], (right[1][0].T, right[1][1])], ValueError, r"gradient of W2 and W2 .*\(3, 4\) and \(4, 3\)"),
    (lambda right: [right[0], (right[1][0], right[1][1][None])], ValueError, r"gradient of b2 and b2 .*\(1, 3\) and \(3,\)"),
    (lambda right: [right[0], (right[1][0], None)], TypeError, "gradient of b2: .*got None"),
])
def test_gradients_that_are_not_shaped_like_the_parameters(claimed, error, said):
    f, gradient, params = pieces()
    with pytest.raises(error, match=said):
        check_gradient(f, claimed(gradient), params)


@pytest.mark.parametrize(("count", "error"), [(0, ValueError), (-1, ValueError), (1.5, TypeError), ("two", TypeError)])
def test_numbers_of_directions_that_are_none(count, error):
    with pytest.raises(error, match="directional: expected"):
        check_gradient(lambda x: x, 1.0, 0.5, directional=count)
