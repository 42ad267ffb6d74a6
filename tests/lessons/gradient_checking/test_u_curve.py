"""The U of the difference quotient: slopes against known ones, where the best step lies, and functions that are no formula."""

import math

import numpy as np
import pytest

from helpers.lessons.gradient_checking import figures
from helpers.lessons.gradient_checking.differences import COMPLEX, EXTRAPOLATED, NONE, estimates, one_by_one, true_slope
from helpers.lessons.gradient_checking.u_curve_scene import EPS, FUNCTIONS, best, spot

SLOPES = {"sin x": np.cos, "x²": lambda x: 2 * x, "x⁴": lambda x: 4 * x**3, "exp x": np.exp,
          "sigmoid": lambda x: np.exp(-x) / (1 + np.exp(-x)) ** 2}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_true_slope_of_what_is_built_in(name):
    for x in (-2.3, 0.7, 3.0):
        slope, how = true_slope(FUNCTIONS[name], x)
        assert how == COMPLEX and slope == pytest.approx(SLOPES[name](x), rel=1e-14)


def of_real_numbers_only(x):
    return math.sin(x) * math.exp(x)


def of_floats_only(x):
    assert isinstance(x, (float, np.floating))
    return x**3


@pytest.mark.parametrize(("f", "x", "slope", "how"), [
    (of_real_numbers_only, 1.0, math.e * (math.sin(1) + math.cos(1)), EXTRAPOLATED),
    (abs, 0.1, 1.0, EXTRAPOLATED), (abs, -2.0, -1.0, EXTRAPOLATED),  # takes complex numbers, has no complex slope
    (of_floats_only, 2.0, 12.0, EXTRAPOLATED), (lambda x: np.array([x * x]), 2.0, 4.0, COMPLEX),
    (lambda x: float(x) ** 3, 2.0, 12.0, EXTRAPOLATED),  # throws the imaginary part away
    (lambda x: x if x.real > 0 else 0 * x, 1.0, 1.0, COMPLEX), (lambda x: 3.0, 1.0, 0.0, COMPLEX),
])
def test_the_true_slope_of_a_learners_function(f, x, slope, how):
    found, by = true_slope(one_by_one(f), x)
    assert found == pytest.approx(slope, rel=1e-9, abs=1e-12) and by == how


@pytest.mark.parametrize("f", [abs, lambda x: max(x, 0.0), lambda x: np.nan])
def test_no_slope_where_left_and_right_differ(f):
    slope, how = true_slope(one_by_one(f), 0.0)
    assert np.isnan(slope) and how == NONE


def test_a_function_of_numbers_and_of_arrays_gives_the_same_estimates():
    for dtype in ("float64", "float32"):
        steps = EPS.astype(dtype)
        both = estimates(lambda x: x * x, 1.5, steps), estimates(one_by_one(lambda x: x * x), 1.5, steps)
        assert both[0].shape == (3, len(EPS)) and np.array_equal(*both)


def test_the_grid_holds_the_steps_that_are_spoken_of():
    assert EPS[spot(1e-4)] == pytest.approx(1e-4) and EPS[spot(1e-9)] == pytest.approx(1e-9)
    assert EPS[0] == pytest.approx(0.1) and EPS[-1] == pytest.approx(1e-15)


def errors_of(live, **values):
    live.draw(values)
    (errors, _), = live.scene.measured.values()
    return errors


def test_the_u_is_where_theory_puts_it():
    forward, centred, by_complex = errors_of(figures.u_curve(), f="exp x", x=1)
    left = slice(0, spot(1e-4))
    assert np.allclose(np.diff(np.log10(centred[left])), -2 / 4, atol=0.02)  # eps squared, four steps to a decade
    assert np.allclose(np.diff(np.log10(forward[left])), -1 / 4, atol=0.02)
    assert 1e-6 < EPS[best(centred)[0]] < 1e-4 and best(centred)[1] < 1e-9
    assert 1e-10 < EPS[best(forward)[0]] < 1e-7 and 1e-10 < best(forward)[1] < 1e-7
    assert centred[spot(1e-9)] < 1e-5 and centred[spot(1e-13)] > 1e-7
    assert by_complex[spot(1e-9):].max() < 1e-15


def test_float32_needs_a_longer_step():
    live = figures.u_curve()
    single, double = errors_of(live, f="exp x", dtype="float32"), errors_of(live, f="exp x")
    assert EPS[best(single[1])[0]] > 1e-4 > EPS[best(double[1])[0]] and single[1, spot(1e-9)] == 1


def test_a_lucky_digit_is_not_the_best_step():
    errors = np.abs(np.log(EPS / 1e-5)) + 1
    errors[spot(1e-13)] = 0
    assert abs(best(errors)[0] - spot(1e-5)) <= 1


def test_words():
    live = figures.u_curve()
    assert "True slope by complex step." in live.says and " at 1e−9)" in live.says and "sin x at x = 1.0 in float64" in live.says
    assert "no complex step" in figures.u_curve(of_real_numbers_only).says
    live = figures.u_curve(abs)
    assert "out of place" in live.says
    live.draw({"x": 0.0})
    assert "left and to the right differ" in live.says and live.scene.problems() == []


def test_a_failing_function_is_told_once():
    def my_f(x):
        return math.log(x)

    live = figures.u_curve(my_f)
    live.draw({"x": -1.0})
    assert len(live.scene.problems()) == 1 and "my_f raised ValueError" in live.scene.problems()[0]
    live.draw({"x": 2.0})
    assert live.scene.problems() == [] and "extrapolated" in live.says


def test_only_a_new_function_point_or_type_is_measured_anew():
    calls = []
    live = figures.u_curve(lambda x: calls.append(x) or x * x)
    before = len(calls)
    live.draw({"n": 9.0})
    assert len(calls) == before
    live.draw({"n": 9.0, "x": 2.0})
    assert len(calls) > before
