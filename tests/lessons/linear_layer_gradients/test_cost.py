"""The cost of the tensor: both ways give one gradient, the count is what is done, and no measured time gets into words."""

import numpy as np
import pytest

from helpers import numerical_gradient
from helpers.figures import figure
from helpers.lessons.linear_layer_gradients import figures
from helpers.lessons.linear_layer_gradients.cost_scene import CostScene, contracted, jacobian, measured, multiplications


def test_both_ways_give_the_gradient_by_the_weights():
    random = np.random.default_rng(2)
    x, g, W = random.normal(size=4), random.normal(size=3), random.normal(size=(3, 4))
    truth = numerical_gradient(lambda W: g @ np.tanh(W @ x), W)
    slope = g * (1 - np.tanh(W @ x) ** 2)
    assert np.allclose(contracted(slope, jacobian(x, 3)), truth) and np.allclose(np.outer(slope, x), truth)


@pytest.mark.parametrize(("H", "D"), [(3, 4), (8, 8), (1, 5)])
def test_the_count_is_one_multiplication_for_each_entry_and_unit(H, D):
    tensor = jacobian(np.ones(D), H)
    assert multiplications(H, D) == (tensor.size, np.outer(np.ones(H), np.ones(D)).size)
    assert np.count_nonzero(tensor) == H * D


def test_it_is_the_timer_that_is_drawn_and_words_know_nothing_of_it():
    slow, fast = (figure(CostScene(lambda H, D, unit=unit: (unit * H, unit))) for unit in (1e-4, 1e-6))
    assert slow._picture.value != fast._picture.value
    assert slow.says == fast.says and repr(slow) == repr(fast) and slow.alt == fast.alt
    x, y = slow.scene.curves[2].get_data()
    assert np.allclose(y, 1e-4 * x)
    slow.draw({"H": 16.0})
    assert slow.scene.dots[2].get_data()[1] == pytest.approx([16e-4])


def test_times_are_measured_once_and_are_times():
    assert measured(4, 8) is measured(4, 8) and 0 < min(measured(4, 8)) and max(measured(4, 8)) < 1


def test_words_hold_the_counts():
    live = figures.cost()
    live.draw({"H": 32.0, "D": 8.0})
    assert "H = 32, D = 8: 8,192 multiplications through the tensor, 256 by the outer product, 32 times fewer" in live.says
    assert "65,536 bytes" in live.says
