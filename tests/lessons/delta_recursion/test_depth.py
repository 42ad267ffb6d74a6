"""How long messages are: measured, not asserted; and a learner's wrong rule leaves the right one visibly."""

import re

import numpy as np
import pytest

from helpers import numerical_gradient
from helpers.activations import BY_NAME
from helpers.lessons.delta_recursion import depth_numbers as numbers
from helpers.lessons.delta_recursion import figures
from helpers.lessons.delta_recursion.recursion import delta_rule, down_the_layers


def no_slope(delta, W, slope):
    return W.T @ delta


def score_from(activation, depth, scale, layer, z):
    """TOP . (W a) of the network whose pre-activations in one layer are z."""
    f, _ = BY_NAME[activation]
    a = f(z)
    for above in range(layer, depth):
        a = f(scale * numbers.DRAWN[above] @ a)
    return float(numbers.TOP @ (scale * numbers.DRAWN[depth] @ a))


@pytest.mark.parametrize("activation", BY_NAME)
def test_the_lengths_are_those_of_measured_derivatives(activation):
    depth, scale = 5, 1.3
    f, _ = BY_NAME[activation]
    lengths = numbers.norms(numbers.all_messages(delta_rule, numbers.jobs(depth, scale)), depth)
    a = numbers.START
    for layer in range(1, depth + 1):
        z = scale * numbers.DRAWN[layer - 1] @ a
        a = f(z)
        measured = numerical_gradient(lambda z, layer=layer: score_from(activation, depth, scale, layer, z), z)
        assert lengths[list(BY_NAME).index(activation), layer - 1] == pytest.approx(np.linalg.norm(measured), rel=1e-5)


def factors(live):
    """{"tanh": 0.92, ...} as the figure says them."""
    return {name: float(by) for name, by in re.findall(r"(\w+) × (\d+\.\d+)", live.says)}


def test_the_sigmoid_vanishes_and_large_weights_make_the_others_grow():
    live = figures.depth()
    live.draw({"depth": 20, "scale": 1})
    assert factors(live)["sigmoid"] < 0.3 and re.search(r"sigmoid × [\d.]+, vanishes", live.says)
    live.draw({"depth": 20, "scale": 4})
    assert factors(live)["relu"] > 2 and all(re.search(rf"{name} × [\d.]+, grows", live.says) for name in ("relu", "tanh"))


def test_the_factor_said_is_that_of_the_lengths_drawn():
    live = figures.depth()
    for depth in (2, 7, 30):
        live.draw({"depth": depth, "scale": 1.2})
        for line, by in zip(live.scene.lines, factors(live).values(), strict=True):
            x, y = line.get_data()
            assert len(x) == depth and (y[0] / y[-1]) ** (1 / (depth - 1)) == pytest.approx(by, abs=0.0051)


def test_relu_and_scale_go_together():
    """ReLU passes its scale on: doubled weights double the factor, and sqrt(2) about keeps the length."""
    one, two = (numbers.norms(numbers.all_messages(delta_rule, numbers.jobs(9, scale)), 9)[2] for scale in (1.0, 2.0))
    assert numbers.factor(two) / numbers.factor(one) == pytest.approx(2)
    kept = numbers.norms(numbers.all_messages(delta_rule, numbers.jobs(30, 2**0.5)), 30)[2]
    assert 0.85 < numbers.factor(kept) < 1.15


def test_a_rule_without_the_slope_leaves_the_right_lines():
    live = figures.depth(no_slope)
    assert "Grey lines: (Wᵀδ) ∘ f′(z). no_slope leaves them." in live.says
    assert all(line.get_visible() for line in live.scene.right)
    same = factors(live)
    assert len(set(same.values())) == 1  # without a slope the activation plays no part
    live = figures.depth(delta_rule)
    assert "delta_rule gives the lengths" in live.says and not any(line.get_visible() for line in live.scene.right)


def my_delta(delta, W, slope):
    """To be written."""


@pytest.mark.parametrize(("function", "words", "says"), [
    (my_delta, "my_delta is not written yet.", "are the course's"),
    (lambda delta, W, slope: (W.T @ delta)[:3], "returned δ of layer 12 (tanh) of shape (3,)", "tanh gives no number"),
    (lambda delta, W, slope: slope * np.nan, "returned δ of layer 12 (tanh) with nan", "tanh gives no number"),
    (lambda delta, W, slope: W @ delta * missing, "raised NameError", "gives no number"),  # noqa: F821
])
def test_stubs_shapes_nan_and_errors_are_told(function, words, says):
    live = figures.depth(function)
    assert any(words in problem for problem in live.scene.problems()) and says in live.says


def test_a_message_that_dies_is_told():
    live = figures.depth(lambda delta, W, slope: slope * 0)
    assert "is 0 at the top" in live.says and live.error is None
    live = figures.depth(lambda delta, W, slope: delta_rule(delta, W, slope) * (slope[0] > 2))
    assert live.error is None


def test_the_recursion_stops_where_nothing_can_go_on():
    given = np.ones(2), [np.ones((2, 3)), np.ones((3, 4))], [np.ones(3), np.ones(4)]
    assert [m.tolist() for m in down_the_layers(delta_rule, *given)] == [[2, 2, 2], [6, 6, 6, 6]]
    first, second = down_the_layers(lambda delta, W, slope: np.ones(7), *given)
    assert first.shape == (7,) and np.isnan(second).all() and second.shape == (4,)
    first, second = down_the_layers(lambda delta, W, slope: [[1], [2, 3]], *given)
    assert first == [[1], [2, 3]] and np.isnan(second).all()
    assert down_the_layers(lambda delta, W, slope: None, *given) is None
