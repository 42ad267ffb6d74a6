"""A learner's function in a figure: what it gives is drawn, what it breaks is said, and nothing else breaks."""

import time

import numpy as np
import pytest

from helpers.figures import guard
from helpers.figures.learner import Learner, as_vector, one_by_one

Z = np.array([1.0, 2.0, 3.0])


def double(z):
    return 2 * z


def ask(function, otherwise=None):
    learner = Learner(function, double, otherwise)
    return learner, learner(Z, shape=(3,))


def test_without_a_function_the_reference_is_drawn():
    learner, values = ask(None)
    assert not learner.own and values.tolist() == [2, 4, 6]


@pytest.mark.parametrize("answer", [[1, 2, 3], (1.0, 2.0, 3.0), np.float32([1, 2, 3]), np.array([[1, 2, 3]]), [[1], [2], [3]]])
def test_answers_of_any_kind_are_drawn(answer):
    learner, values = ask(lambda z: answer)
    assert values.tolist() == [1, 2, 3] and values.dtype == float and not learner.problem


@pytest.mark.parametrize(("answer", "words"), [
    (None, "returned nothing"), (..., "not written yet"), (np.zeros((3, 3)), "shape (3, 3)"), (1.0, "shape ()"),
    ("many", "returned str"), ({"a": 1}, "returned dict"), ([[1], [2, 3]], "returned list"), (Z + 1j, "returned ndarray"),
    ([], "shape (0,)"), (object(), "returned object"),
])
def test_what_is_no_picture_is_said_and_drawn_as_nothing(answer, words):
    learner, values = ask(lambda z: answer)
    assert np.isnan(values).all() and words in learner.problem


def test_nan_and_inf_are_passed_on():
    learner, values = ask(lambda z: np.array([np.nan, np.inf, 1]))
    assert np.isnan(values[0]) and np.isinf(values[1]) and not learner.problem


def test_an_exception_is_kept_and_told_with_its_line():
    def mine(z):
        return z.no_such_thing

    learner, values = ask(mine)
    assert isinstance(learner.error, AttributeError) and np.isnan(values).all()
    assert "mine raised AttributeError" in learner.problem and "return z.no_such_thing" in learner.problem


def test_leaving_the_program_only_costs_the_answer():
    def mine(z):
        raise SystemExit

    learner, values = ask(mine)
    assert learner.error is not None and "SystemExit" in learner.problem and np.isnan(values).all()


def test_a_warning_is_told_and_the_numbers_are_drawn():
    learner, values = ask(lambda z: np.exp(z * 1000))
    assert np.isinf(values).all() and "overflow" in learner.problem


def test_the_input_is_a_copy():
    z = Z.copy()

    def mine(x):
        x -= x.max()
        return x

    assert Learner(mine, double)(z, shape=(3,)).tolist() == [-2, -1, 0]
    assert z.tolist() == Z.tolist()


def test_a_function_for_vectors_or_for_single_numbers_is_drawn_too():
    import math

    vector = Learner(lambda z: [z[0], z[1], z[2]], double, as_vector)
    assert vector(Z[None], shape=(3,)).tolist() == [1, 2, 3] and not vector.problem
    _, single = ask(lambda z: math.exp(z), one_by_one)
    assert single == pytest.approx(np.exp(Z))


def test_when_no_way_of_calling_works_the_natural_call_complains():
    learner, _ = ask(lambda z: z["key"], as_vector)
    assert isinstance(learner.error, IndexError)


def test_a_problem_goes_away_with_its_cause():
    answers = [None, Z]
    learner = Learner(lambda z: answers.pop(0), double)
    learner(Z, shape=(3,))
    assert learner.problem
    assert learner(Z, shape=(3,)).tolist() == Z.tolist() and not learner.problem


def test_a_function_without_end_is_stopped_and_not_asked_again(monkeypatch):
    monkeypatch.setattr(guard, "SECONDS", 0.2)
    calls = []

    def mine(z):
        calls.append(1)
        while True:
            time.sleep(0.001)

    learner, values = ask(mine, as_vector)
    learner(Z, shape=(3,))
    assert np.isnan(values).all() and "stopped after 0.2 seconds" in learner.problem and len(calls) == 1


def test_what_is_no_function_is_refused():
    with pytest.raises(TypeError, match="not ndarray"):
        Learner(Z, double)


def test_a_wrong_axis_shows_since_two_rows_are_asked_for():
    learner = Learner(lambda Z: Z / Z.sum(), double, as_vector)
    assert learner.first_row(Z).sum() == pytest.approx(0.5)
    assert Learner(None, double).first_row(Z).tolist() == [2, 4, 6]


def test_the_line_of_an_error_comes_before_its_words():
    def mine(z):
        return unknown_name  # noqa: F821

    problem = ask(mine)[0].problem
    assert problem.index("(line ") < problem.index("is not defined")


def empty(z):
    pass


def promised(z):
    raise NotImplementedError


def forgetful(z):
    z + 1


@pytest.mark.parametrize(("function", "words"), [(empty, "not written yet"), (promised, "not written yet"),
                                                 (forgetful, "Is a return missing?")])
def test_a_stub_is_no_mistake(function, words):
    assert words in ask(function)[0].problem
