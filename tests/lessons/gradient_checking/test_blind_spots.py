"""The blind-spot lab: every mistake can hide, every mistake can be caught, and the words say which."""

import numpy as np
import pytest

from helpers import check_gradient
from helpers.lessons.gradient_checking import figures
from helpers.lessons.gradient_checking.blind_spots_scene import RIGHT
from helpers.lessons.gradient_checking.checkers import CHECKERS, agreeing
from helpers.lessons.gradient_checking.exercises import EXERCISES
from helpers.lessons.gradient_checking.probes import PROBES, compare
from helpers.lessons.gradient_checking.wrong_gradients import WRONG, Setting

GOOD, KINK = "sizes differ, both signs", "on a kink"
# Where the strict checker is blind: mistake, units, and the probes that show it to be so.
HIDING = {
    ("not divided by N", "relu"): {"one row"},
    ("no slope f'(Z)", "relu"): {"everything positive"},
    ("no slope f'(Z)", "tanh"): {"numbers of 1e-4", KINK},
    ("slope taken at A", "tanh"): {"numbers of 1e-4", KINK},
    ("slope taken at A", "relu"): set(PROBES) - {KINK},
    ("penalty on b as well", "relu"): {"b is 0", "no penalty"},
    ("penalty forgotten", "relu"): {"no penalty"},
    ("rows averaged first", "relu"): {"one row", "numbers of 1e-4", "rows of X all equal"},
    ("dW reshaped", "relu"): {"one unit"},
    ("W for its transpose", "relu"): {"symmetric W"},
    ("db from sums of dW", "relu"): {"rows of X sum to 1"},
    ("dX without the slope", "relu"): {"everything positive"},
}


def passes(wrong, probe, units, checker=agreeing):
    claimed, measured, _, refusal = compare(WRONG.get(wrong), PROBES[probe], units)
    return not refusal and checker(claimed, measured)


@pytest.mark.parametrize("wrong, units", HIDING)
def test_each_mistake_hides_where_the_lesson_says_and_nowhere_else(wrong, units):
    assert {probe for probe in PROBES if passes(wrong, probe, units)} == HIDING[wrong, units]


@pytest.mark.parametrize("wrong", WRONG)
def test_each_mistake_is_caught_on_the_good_probe_with_one_kind_of_units_at_least(wrong):
    assert not all(passes(wrong, GOOD, units) for units in ("relu", "tanh"))


@pytest.mark.parametrize("units", ["relu", "tanh"])
@pytest.mark.parametrize("probe", PROBES)
def test_the_right_gradient_passes_but_on_a_kink(probe, units):
    assert passes(RIGHT, probe, units) is not (probe == KINK and units == "relu")


@pytest.mark.parametrize("checker, wrong, probe", [
    ("each entry, to 10 %", "one entry 1 % off", GOOD), ("one norm, to 1 %", "one entry 1 % off", GOOD),
    ("cosine above 0.99", "one entry 1 % off", GOOD), ("cosine above 0.99", "twice too large", GOOD),
    ("no error above 1e-6", "one entry nan", GOOD), ("each entry, absolute 1e-5", "sign turned", "loss times 1e-7"),
    ("shapes only", "W for its transpose", "square W"),
])
def test_each_loose_checker_lets_its_own_mistake_pass_which_the_strict_one_refuses(checker, wrong, probe):
    assert passes(wrong, probe, "relu", CHECKERS[checker]) and not passes(wrong, probe, "relu")


@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_the_right_gradient_of_the_layer_is_right(activation):
    X, W, b, l2, scale = PROBES[GOOD]
    layer = Setting(activation, l2, scale)
    dX, dW, db = layer.gradient(X, W, b)
    assert check_gradient(lambda x: layer.loss(x, W, b), dX, X) and check_gradient(lambda w: layer.loss(X, w, b), dW, W)
    assert check_gradient(lambda c: layer.loss(X, W, c), db, b)


def test_the_words_name_a_blind_spot_a_catch_a_false_alarm_and_numpys_refusal():
    live = figures.blind_spots()
    assert "lets it pass, but the gradient is wrong" in live.says
    live.draw({"probe": GOOD})
    assert "Caught." in live.says and "Most at db[" in live.says
    live.draw({"wrong": RIGHT, "probe": KINK})
    assert "false alarm" in live.says
    live.draw({"wrong": "W for its transpose", "probe": GOOD})
    assert "NumPy refuses" in live.says and "(4, 2)" in live.says
    live.draw({"wrong": "one entry nan", "probe": GOOD})
    assert "dW[2, 1]: claimed not a number" in live.says


def test_the_learners_own_verdict_is_told():
    live = figures.blind_spots(lambda claimed, measured: np.allclose(claimed, measured))
    live.draw({"probe": GOOD})
    assert "says False: it does not pass" in live.says
    live.draw({"probe": GOOD, "wrong": RIGHT})
    assert "says True: it passes" in live.says
    live = figures.blind_spots(lambda claimed, measured: np.abs(claimed - measured).max() + 2)
    assert "neither True nor False" in live.says


@pytest.mark.parametrize("units", ["relu", "tanh"])
@pytest.mark.parametrize("probe", PROBES)
def test_what_the_exercise_asks_for_accuses_no_right_gradient_in_the_lab(probe, units):
    claimed, measured, *_ = compare(None, PROBES[probe], units)
    assert EXERCISES["agree"].reference(claimed, measured) is not (probe == KINK and units == "relu")
