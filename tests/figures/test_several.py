"""Several results of a learner's function: what came is drawn, and of what did not come it is said which part it was."""

import numpy as np
import pytest

from helpers.figures.learner import Learner

SHAPES = {"dW1": (3, 4), "db1": (4,), "dW2": (4, 2), "db2": (2,)}
RIGHT = tuple(np.full(shape, float(k)) for k, shape in enumerate(SHAPES.values()))


def ask(answer, shapes=SHAPES, **more):
    learner = Learner(lambda x: answer, lambda x: RIGHT)
    learner.name = "mine"
    return learner, learner.parts(np.ones(3), shapes=shapes, **more)


@pytest.mark.parametrize("answer", [
    RIGHT, list(RIGHT), [RIGHT[:2], RIGHT[2:]], [list(RIGHT[:2]), list(RIGHT[2:])], tuple(part.tolist() for part in RIGHT),
    tuple(part.astype(int) for part in RIGHT), (RIGHT[0], RIGHT[1][None], RIGHT[2], RIGHT[3][:, None]),
])
def test_right_results_of_any_form_are_read(answer):
    learner, parts = ask(answer)
    assert learner.problem == "" and learner.error is None and not learner.unwritten
    assert list(parts) == list(SHAPES)
    for part, right in zip(parts.values(), RIGHT, strict=True):
        assert part.dtype == float and np.array_equal(part, right)


@pytest.mark.parametrize(("answer", "words"), [
    (RIGHT[:3], "returned 3 results, where 4 were expected: dW1, db1, dW2, db2"), ((RIGHT[0],), "returned 1 result, where"),
    ([RIGHT[:2], RIGHT[2:], RIGHT[2:]], "returned 6 results"), (RIGHT[0], "returned one array of shape (3, 4), where 4 results"),
    ("text", "returned str"), ({"dW1": RIGHT[0]}, "returned dict"), (3.0, "returned float"), (None, "returned nothing"),
])
def test_a_wrong_number_of_results_is_said(answer, words):
    learner, parts = ask(answer)
    assert words in learner.problem and learner.problem.startswith("mine ")
    assert all(np.isnan(part).all() and part.shape == SHAPES[name] for name, part in parts.items())


def with_part(k, part):
    return (*RIGHT[:k], part, *RIGHT[k + 1:])


@pytest.mark.parametrize(("k", "part", "words"), [
    (0, RIGHT[0].T, "returned dW1 of shape (4, 3), where (3, 4) was expected (its transpose would fit)"),
    (2, np.ones((4, 1)), "returned dW2 of shape (4, 1), where (4, 2) was expected"), (1, None, "returned no db1"),
    (3, ..., "returned no db2"), (3, [[1.0], [2.0, 3.0]], "returned db2 with rows of different lengths"),
    (1, "text", "returned str for db1, where numbers of shape (4,) were expected"), (1, np.ones(3), "returned db1 of shape (3,)"),
    (3, 1j * RIGHT[3], "returned one array of shape (2,) for db2, where numbers"),
])
def test_a_wrong_part_is_named_and_the_others_are_drawn(k, part, words):
    learner, parts = ask(with_part(k, part))
    assert learner.problem == f"mine {words}" or words in learner.problem
    for j, (name, found) in enumerate(parts.items()):
        assert np.isnan(found).all() if j == k else np.array_equal(found, RIGHT[j]), name


@pytest.mark.parametrize(("odd", "word"), [(np.nan, "nan"), (np.inf, "inf"), (-np.inf, "inf")])
def test_nan_and_inf_are_drawn_and_said_with_their_place(odd, word):
    dW2 = RIGHT[2].copy()
    dW2[3, 1] = odd
    learner, parts = ask(with_part(2, dW2))
    assert learner.problem == f"mine returned dW2 with {word} in it, first at dW2[3, 1]"
    assert np.array_equal(parts["dW2"], dW2, equal_nan=True) and np.array_equal(parts["dW1"], RIGHT[0])


def test_two_troubles_are_told_or_as_many_as_asked_for():
    bad = tuple(np.ones((7, 7)) for _ in SHAPES)
    learner, _ = ask(bad)
    assert "dW1" in learner.problem and "db1" in learner.problem and "dW2" not in learner.problem
    assert learner.problem.endswith(", and more")
    learner, _ = ask(bad, tell=1)
    assert "db1" not in learner.problem and "more" not in learner.problem


def test_one_pair_is_told_from_two_arrays():
    W, b = RIGHT[:2]
    shapes = {"dW1": W.shape, "db1": b.shape}
    for answer in ((W, b), [(W, b)], [[W, b]]):
        learner, parts = ask(answer, shapes)
        assert learner.problem == "" and np.array_equal(parts["db1"], b)


def test_lists_of_arrays_are_given_as_copies():
    params = [(np.ones((2, 3)), np.ones(3))]

    def mine(given):
        given[0][0][:] = 7
        given.append(1)
        return given[0]

    learner = Learner(mine, lambda given: given[0])
    parts = learner.parts(params, shapes={"dW": (2, 3), "db": (3,)})
    assert (parts["dW"] == 7).all() and (params[0][0] == 1).all() and len(params) == 1


def test_a_stub_is_unwritten_and_an_error_keeps_its_line():
    def stub(x):
        """To be written."""

    learner = Learner(stub, lambda x: RIGHT)
    learner.parts(np.ones(3), shapes=SHAPES)
    assert learner.unwritten and learner.problem == "stub is not written yet."

    def breaks(x):
        return x.no_such_thing

    learner = Learner(breaks, lambda x: RIGHT)
    parts = learner.parts(np.ones(3), shapes=SHAPES)
    assert isinstance(learner.error, AttributeError) and "return x.no_such_thing" in learner.problem and not learner.unwritten
    assert np.isnan(parts["dW1"]).all()


def test_use_runs_the_function_in_its_own_way_and_keeps_its_name():
    def twice(x):
        return 2 * x

    learner = Learner(twice, lambda x: x, use=lambda function, x: function(function(x)))
    assert learner(np.ones(2), shape=(2,)).tolist() == [4, 4] and learner.name == "twice"
    assert Learner(None, twice, use=lambda function, x: function(function(x)))(np.ones(2), shape=(2,)).tolist() == [4, 4]
