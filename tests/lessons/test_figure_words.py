"""What the figures say of a learner's function: wrong axes, missing returns and reversed signs are named, not passed over."""

import numpy as np
import pytest

from helpers import sigmoid, softmax, softmax_cross_entropy_grad
from helpers.figures.canvas import Canvas
from helpers.figures.heat_map import HeatMap
from helpers.lessons.cross_entropy_gradient import figures as three
from helpers.lessons.sigmoid_derivative import figures as two
from helpers.lessons.softmax_shift_invariance import figures as one
from helpers.lessons.softmax_shift_invariance.shift_scene import naive_softmax, naive_told

from .figures import TAKING

OF_SOFTMAX = (one.shift, one.temperature, one.simplex)


def over_columns(Z):
    e = np.exp(Z - Z.max())
    return e / e.sum(axis=0)


def over_everything(Z):
    e = np.exp(Z - Z.max())
    return e / e.sum()


def of_a_vector_only(z):
    top = max(z)
    return np.exp(z - top) / sum(np.exp(z - top))


def not_begun(Z, *others):
    pass


@pytest.mark.parametrize("make", OF_SOFTMAX, ids=lambda make: make.__name__)
@pytest.mark.parametrize("wrong", [over_columns, over_everything, lambda Z: softmax(Z) / 2, lambda Z: softmax(Z) * 0 + 1])
def test_bars_that_do_not_sum_to_one_are_told(make, wrong):
    live = make(wrong)
    for c in (0.0, 2.0):
        live.draw({"c": c})
        assert ", not 1" in live.says and "sum" in live.says


@pytest.mark.parametrize("make", OF_SOFTMAX, ids=lambda make: make.__name__)
def test_right_bars_are_not_accused_and_one_row_at_a_time_is_told(make):
    assert ", not 1" not in make(softmax).says
    live = make(of_a_vector_only)
    assert ", not 1" not in live.says and "row by row" in live.scene.problems()[0] and live.error is None


@pytest.mark.parametrize("make", OF_SOFTMAX, ids=lambda make: make.__name__)
def test_the_function_is_called_by_its_own_name_and_a_stub_is_called_unwritten(make):
    live = make(not_begun)
    assert "not_begun gives no number" in live.says and "softmax" not in live.says
    assert live.scene.problems() == ["not_begun is not written yet."]


@pytest.mark.parametrize("name", TAKING)
def test_a_stub_is_called_unwritten_and_a_return_is_missed(name):
    def my_stub(*arguments):
        ...

    def my_answer(*arguments):
        print(end="")

    assert TAKING[name](my_stub).scene.problems() == ["my_stub is not written yet."]
    (problem,) = TAKING[name](my_answer).scene.problems()
    assert problem == "my_answer returned nothing. Is a return missing?"


def test_a_stub_whose_targets_are_rows_is_called_unwritten():
    def my_gradient(Z, Y):
        """To be written."""

    assert three.arrows(my_gradient).scene.problems() == ["my_gradient is not written yet."]


@pytest.mark.parametrize("make", (one.shift, one.temperature), ids=lambda make: make.__name__)
def test_no_shift_is_not_sold_as_a_finding(make):
    live = make()
    assert "at c = 0" not in live.says and "Adding" not in live.says
    live.draw({"c": 1})
    assert "at c = 0" in live.says or "Adding c = 1.0" in live.says


@pytest.mark.parametrize(("exponents", "words"), [
    ([710.0, 709.0, 708.0], "exp(710) = inf and inf / inf = nan; the others: finite / inf = 0"),
    ([712.0, 711.0, 710.0], "exp(712) = inf and inf / inf = nan"), ([709.5, 709.5], "every bar is finite / inf = 0"),
    ([-760.0, -761.0], "even exp(−760), the largest, is 0 and 0 / 0 = nan"), ([-743.0, -744.0], "hardly a digit left"),
    ([1.0, 2.0], "no trouble"),
])
def test_the_naive_formula_is_explained(exponents, words):
    exponents = np.array(exponents)
    told = naive_told(exponents, naive_softmax(exponents))
    assert words in told and ("the others" in told) == ("the others" in words)


def test_a_wrong_slope_stays_in_the_picture_and_h_is_told_to_matter():
    live = two.tangent(None, lambda z: sigmoid(z) * 0 + 0.3655)
    right = live._canvas.figure.axes[1]
    assert right.get_ylim()[1] > 0.4 and two.tangent()._canvas.figure.axes[1].get_ylim() == (-0.03, 0.31)
    assert "For h → 0" in live.says


def test_a_slope_too_steep_or_missing_leaves_the_axis_as_it_is():
    for value in (np.nan, np.inf, 1e9):
        axes = two.tangent(None, lambda z, value=value: z * 0 + value)._canvas.figure.axes[1]
        assert axes.get_ylim() == (-0.03, 0.31)


def test_a_reversed_gradient_is_told_to_lead_uphill():
    words = "makes the loss larger"
    assert words in three.arrows(lambda Z, labels: -softmax_cross_entropy_grad(Z, labels)).says
    live = three.arrows(softmax_cross_entropy_grad)
    for control in live.scene.controls:
        for value in control.samples(7):
            live.draw({control.name: value})
            assert words not in live.says


def test_the_rectangle_and_the_sentence_agree():
    live = two.product()
    live.draw({"z": 6.0})
    assert live.scene.area.texts == ("area 0.0025",) and "is 0.0025" in live.says


def test_numbers_on_deep_colours_are_white():
    canvas = Canvas(300, 200)
    cells = HeatMap(canvas, canvas.axes(10, 10, 280, 160), 2, 2)
    cells.set([[-0.443, 0.443], [0.05, np.nan]])
    assert cells.light.texts == ("−0.443", "+0.443", "", "") and cells.dark.texts == ("", "", "+0.050", "nan")


def test_a_bar_beyond_the_picture_has_a_gap_and_a_short_number():
    live = one.simplex(np.exp)
    live.draw({"z0": 4, "z1": -4, "c": 1})
    bars = live.scene.chances
    assert len(bars.gaps.get_segments()) == 2 and bars.gaps.get_visible() and bars.numbers.texts[0] == "148"
    live = one.simplex()
    live.draw({"c": 1000})
    assert live.scene.logits.numbers.texts == ("+1001", "+1002", "+1000") and not live.scene.chances.gaps.get_visible()
    assert np.array_equal(live._canvas.pixels().copy(), live._canvas.full_pixels())
