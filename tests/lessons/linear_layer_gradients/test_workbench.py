"""The shapes workbench: what it multiplies, what it refuses, and whom it calls right, which only numbers decide."""

from itertools import product

import numpy as np
import pytest

from helpers.lessons.linear_layer_gradients.workbench import MOST, Workbench
from helpers.lessons.linear_layer_gradients.workbench_numbers import DIFFERENT, EQUAL, FACTORS, TARGETS, layer
from helpers.lessons.linear_layer_gradients.workbench_words import IDEAS

RIGHT = {"dL/dW": ["X.T", "G"], "dL/dX": ["G", "W.T"], "dL/db": ["ones(N).T", "G"]}


def composed(target, equal, factors):
    bench = Workbench(target, equal)
    for name in factors:
        told = bench.append(name)
    return bench, told


@pytest.mark.parametrize("equal", [False, True])
def test_every_product_of_two_is_joined_or_refused_as_numpy_would(equal):
    arrays = layer(equal).factors
    for left, right in product(FACTORS, repeat=2):
        bench, told = composed("dL/dW", equal, [left, right])
        assert arrays[left].shape == bench.shape(FACTORS[left])
        if arrays[left].shape[1] == arrays[right].shape[0]:
            assert told.kind in ("joined", "fits") and np.array_equal(bench.value, arrays[left] @ arrays[right])
            assert bench.shape(bench.axes) == bench.value.shape
        else:
            ends, begins = FACTORS[left][1], FACTORS[right][0]
            assert told.kind == "refused" and bench.factors == [left] and f"{ends} and {begins} clash" in told.words


@pytest.mark.parametrize("target", TARGETS)
def test_with_different_sizes_one_product_of_the_two_fits_and_it_is_right(target):
    bench = Workbench(target)
    assert [other.factors for other in bench.candidates()] == [RIGHT[target]]
    bench, told = composed(target, False, RIGHT[target])
    assert told.kind == "fits" and bench.compare().kind == "right" and "products of these two" not in bench.compare().words


@pytest.mark.parametrize(("target", "fitting"), [("dL/dW", 8), ("dL/dX", 8), ("dL/db", 4)])
def test_with_equal_sizes_several_fit_and_numbers_choose(target, fitting):
    benches = Workbench(target, equal=True).candidates()
    assert len(benches) == fitting
    assert [bench.factors for bench in benches if bench.compare().kind == "right"] == [RIGHT[target]]
    assert f"Here {fitting} products" in composed(target, True, RIGHT[target])[0].compare().words


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("equal", [False, True])
def test_the_verdict_is_that_of_the_numbers_over_every_product_of_three(target, equal):
    measured = layer(equal).gradients[target]
    for factors in product(FACTORS, repeat=3):
        bench = Workbench(target, equal, factors)
        if not bench.multiplies:
            continue
        kind = bench.compare().kind
        fits = bench.value.shape == measured.shape
        agrees = fits and np.allclose(bench.value, measured, atol=1e-7)
        assert kind == "shape" if not fits else (kind in ("right", "lucky")) == agrees, factors


@pytest.mark.parametrize(("target", "line"), IDEAS)
def test_known_mistakes_pass_by_shape_only_when_sizes_are_equal_and_are_named(target, line):
    factors = line.split(" @ ")
    bench, told = composed(target, True, factors)
    assert told.kind == "fits"
    verdict = bench.compare()
    assert verdict.kind == "wrong" and verdict.idea == IDEAS[target, line][0] and IDEAS[target, line][1] in verdict.words
    assert not any(other.factors == factors for other in Workbench(target).candidates())


def test_what_is_said_of_the_known_mistakes_is_so():
    arrays, gradients = layer(True).factors, layer(True).gradients
    assert np.allclose(arrays["G.T"] @ arrays["X"], gradients["dL/dW"].T)  # D2, S10: right sums, wrong places
    assert np.allclose(arrays["ones(H).T"] @ arrays["G.T"], arrays["G"].sum(axis=1))  # D5: each example's units summed


def test_an_entry_gives_a_wrong_product_away():
    bench, _ = composed("dL/dW", True, ["X", "G"])
    words = bench.compare().words
    assert "Right shape, wrong numbers. For W[" in words and "D meets N" in words
    assert "For b[" in composed("dL/db", True, ["ones(N).T", "G.T"])[0].compare().words


@pytest.mark.parametrize(("target", "factors", "words"), [
    ("dL/dW", ["W"], "G does not occur"), ("dL/dW", ["X.T", "G", "G.T", "G"], "G occurs 3 times"),
    ("dL/dW", ["X.T", "X", "X.T", "G"], "fits proves nothing"), ("dL/dX", ["X"], "G does not occur"),
])
def test_a_shape_that_fits_with_all_sizes_different_may_still_be_wrong(target, factors, words):
    bench, told = composed(target, False, factors)
    assert told.kind == "fits" and bench.compare().kind == "wrong" and words in bench.compare().words


def test_numbers_that_agree_although_names_clash_are_called_lucky():
    bench, _ = composed("dL/db", True, ["ones(H).T", "G"])
    assert bench.compare().kind == "lucky" and "H meets N" in bench.compare().words


def test_a_transpose_is_recognised():
    assert "transpose" in composed("dL/dX", True, ["W", "G.T"])[0].compare().words


def test_other_sizes_keep_what_can_still_be_multiplied():
    bench, _ = composed("dL/dX", True, ["G", "W"])
    told = bench.resize(False)
    assert bench.factors == ["G"] and told.kind == "refused" and "H and D clash" in told.words
    assert bench.resize(True).kind == "fits" and bench.shape("NDH") == EQUAL  # one factor is left, and of the goal's size


def test_going_back_clearing_and_too_many_factors():
    bench, _ = composed("dL/dW", False, ["X.T", "G"])
    assert bench.back().kind == "joined" and bench.factors == ["X.T"]
    assert bench.back().kind == "empty" and bench.back().kind == "empty"
    assert bench.compare().kind == "empty"
    bench, _ = composed("dL/dW", False, ["X.T", "X"] * (MOST // 2))
    assert bench.append("X.T").kind == "refused" and len(bench.factors) == MOST


def test_the_layers_numbers_hide_nothing():
    for equal, sizes in ((False, DIFFERENT), (True, EQUAL)):
        arrays = layer(equal).factors
        assert arrays["X"].shape == sizes[:2] and (np.abs(arrays["X"]) > 0).all()
        assert np.abs(arrays["G"].sum(axis=1)).min() > 0.05 and np.abs(arrays["G"].sum(axis=0)).min() > 0.05
