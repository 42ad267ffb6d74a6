"""The four-index tensor as a picture: the reference is what moving a weight does, and a wrong one is told where."""

import numpy as np
import pytest

from helpers.lessons.linear_layer_gradients import figures
from helpers.lessons.linear_layer_gradients.tensor_scene import INPUTS, ROWS, UNITS, X, told, weight_tensor


def by_moving_weights(X, H):
    W = np.random.default_rng(0).normal(size=(X.shape[1], H))
    tensor = np.empty((len(X), H, X.shape[1], H))
    for k, l in np.ndindex(W.shape):
        moved = W.copy()
        moved[k, l] += 1  # any step will do: the outputs are linear in the weights
        tensor[:, :, k, l] = X @ moved - X @ W
    return tensor


def test_the_reference_is_what_moving_a_weight_does():
    rows = np.random.default_rng(1).normal(size=(5, 4))
    assert np.allclose(weight_tensor(rows, 3), by_moving_weights(rows, 3))
    live = figures.tensor(by_moving_weights)
    assert "differ" not in live.says and "24 of 72 entries" in live.says


def test_sizes_differ_and_no_input_is_zero():
    assert len({ROWS, INPUTS, UNITS}) == 3 and X.all() and len(set(np.abs(X).ravel())) > 6


def test_slices_follow_the_sliders():
    live = figures.tensor()
    live.draw({"i": 1.0, "j": 2.0, "k": 0.0, "l": 0.0})
    assert "z[1, 2] answers to column 2 (+1.2, +0.8, −0.4, −1.6) of W" in live.says
    assert "w[0, 0] moves column 0 (+0.5, +1.2) of Z" in live.says
    truth = by_moving_weights(X, UNITS)
    assert np.allclose(live.scene.by_output.cells.get_array(), truth[1, 2])
    assert np.allclose(live.scene.by_weight.cells.get_array(), truth[:, :, 0, 0])


def without_delta(X, H):
    return np.ones((len(X), H, X.shape[1], H)) * X[:, None, :, None]  # D1


@pytest.mark.parametrize(("wrong", "count", "first"), [
    (without_delta, 48, "[0, 0, 0, 1]: it says 0.50, z[0, 0] moves with w[0, 1] at a rate of 0.00"),
    (lambda X, H: -weight_tensor(X, H), 24, "[0, 0, 0, 0]: it says −0.50"),
    (lambda X, H: weight_tensor(X, H) * np.nan, 72, None),
    (lambda X, H: weight_tensor(X, H) / len(X), 24, "[0, 0, 0, 0]: it says 0.25"),
])
def test_a_wrong_tensor_is_told_where(wrong, count, first):
    live = figures.tensor(wrong)
    if first is None:
        assert "gives no numbers" in live.says
    else:
        assert f"{count} differ" in live.says and first in live.says


def test_axes_in_another_order_are_told_by_their_shape():
    live = figures.tensor(lambda X, H: weight_tensor(X, H).transpose(1, 0, 3, 2))
    assert "(2, 3, 4, 3) was expected" in live.scene.problems()[0]


def test_a_slice_in_words():
    assert told(np.array([[1.0, 0.0, 1.0]])) == "columns 0 and 2"
