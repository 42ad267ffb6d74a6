"""Arguments that are functions; results that are True or False, counts, shapes; several results by name."""

from itertools import pairwise

import numpy as np
import pytest

from helpers.exercises import Exercise, Fresh, Probe, Rule, ValueExercise, wrong_value
from helpers.exercises.draws import spread
from helpers.exercises.values import alone

from .making import make


def slope(f, x, eps=1e-5):
    """The slope of f at every entry of x, by centred differences."""
    result = np.zeros(x.shape)
    for k in np.ndindex(*x.shape):
        up, down = x.copy(), x.copy()
        up[k] += eps
        down[k] -= eps
        result[k] = (f(up) - f(down)) / (2 * eps)
    return result


class Counting:
    """A function that refuses to be called more often than a whole gradient takes."""

    def __init__(self, f, most):
        self.f, self.most, self.calls = f, most, 0

    def __call__(self, x):
        self.calls += 1
        assert self.calls <= self.most, "too many calls"
        return self.f(x)


def of_one_buffer():
    kept = np.zeros(())

    def f(x):
        kept[...] = (x ** 2).sum()
        return kept
    return f


def drawing():
    rng = np.random.default_rng(0)
    return lambda x: float(x.sum() + 0 * rng.normal())


def of_functions(*functions):
    return Exercise("n", "N", "S.", "my_slope(f, x)", slope, lambda: [
        Probe((f, spread(k, 3 + k)), f"function {k}") for k, f in enumerate(functions)],
        (Rule("F1", "One-sided", lambda f, x: slope(f, x) + 1e-3, "No.", lambda got, f, x: f"{f(x):.3g} {got[0]:.3g}"),))


def test_functions_as_arguments_are_called_and_left_alone():
    q = of_functions(lambda x: (x ** 2).sum(), np.sum, Counting(np.sum, 20))
    assert q.check(lambda f, x: slope(f, x)).right
    verdict = q.check(lambda f, x: slope(f, x) + 1e-3)
    assert verdict.slip == "F1" and verdict.tell
    assert q.check(lambda f, x: 0 * x).kind == "wrong"
    verdict = q.check(lambda f, x: f(x.tolist()))
    assert verdict.kind == "error" and verdict.message.startswith("Tried on function 0.")


def test_a_function_that_counts_is_new_for_every_call():
    q = of_functions(Counting(np.sum, 6))
    for _ in range(3):
        assert q.check(lambda f, x: slope(f, x)).right
    assert "too many calls" in q.check(lambda f, x: slope(f, x) + f(x) * 0).message


def test_a_function_with_state_in_a_closure_is_made_anew():
    made = []

    def counted():
        made.append(0)
        calls = []

        def f(x):
            calls.append(1)
            assert len(calls) <= 6, "too many calls"
            return x.sum()
        return f

    q = of_functions(Fresh(counted))
    for _ in range(3):
        assert q.check(lambda f, x: slope(f, x)).right
    assert len(made) > 6
    assert of_functions(Fresh(of_one_buffer)).check(lambda f, x: 2 * x).kind == "wrong", "the reference trusts the buffer, too"
    assert of_functions(Fresh(drawing)).check(lambda f, x: np.ones(len(x))).right


def test_an_edited_argument_beside_a_function_is_named():
    def drifting(f, x):
        result = slope(f, x)
        x[0] += 1e-5
        return result

    assert "edited `x` itself" in of_functions(np.sum).check(drifting).message


def small(claimed, measured):
    """Whether two gradients agree."""
    return bool(np.abs(claimed - measured).max() < 1e-6)


def deciding(**changes):
    a = spread(1, 3, 2)
    pairs = [(a, a + 1e-9, "agree"), (a, a + 1e-3, "are off"), (a, a * np.nan, "hold nan"), (a, -a, "have other signs")]
    return make(signature="my_check(claimed, measured)", reference=small, probes=lambda: [
        Probe((claimed, measured), f"gradients that {label}") for claimed, measured, label in pairs], rules=(
            Rule("F8", "nan passes", lambda c, m: not np.abs(c - m).max() > 1e-6, "A comparison with nan is False.",
                 lambda got, c, m: f"{np.isnan(m).sum()} nan"),), **changes)


@pytest.mark.parametrize("kind", [bool, np.bool_, np.array, int, lambda b: np.int64(b), lambda b: np.array(b)])
def test_true_and_false_are_results(kind):
    assert deciding().check(lambda c, m: kind(small(c, m))).right


def test_a_wrong_truth_value_is_shown_where_it_is_wrong():
    verdict = deciding().check(lambda c, m: True)
    assert verdict.message == "Tried on gradients that are off. Your result is True, and that is wrong."
    assert not verdict.tell and not verdict.remarks
    assert deciding().check(lambda c, m: not np.abs(c - m).max() > 1e-6).slip == "F8"
    assert "Your result is False" in deciding().check(lambda c, m: False).message


@pytest.mark.parametrize("answer", [lambda c, m: np.abs(c - m).max(), lambda c, m: 2, lambda c, m: float(small(c, m))])
def test_a_number_is_no_truth_value(answer):
    verdict = deciding().check(answer)
    assert verdict.kind == "wrong" and ("True or False is asked for" in verdict.message or "nan" in verdict.message)


def test_truth_values_of_a_whole_array_and_of_several_results():
    q = make(reference=lambda x: x > 0, rules=())
    assert q.check(lambda x: (x > 0).tolist()).right and q.check(lambda x: (x > 0) * 1).right
    assert "12 numbers agree" in q.check(lambda x: x < 0).message
    assert "numbers: True or False" in q.check(lambda x: x).message
    both = deciding(outputs=("same", "error"))
    both.reference = lambda c, m: (small(c, m), 1.5)
    both.rules = ()
    assert both.check(lambda c, m: (small(c, m), 1.5)).right
    assert "same is False, and that is wrong. error is right; same is not." in both.check(lambda c, m: (False, 1.5)).message


def test_a_count_is_right_as_any_number():
    q = make(signature="my_count(sizes)", reference=lambda sizes: sum(a * b + b for a, b in pairwise(sizes)),
             probes=lambda: [Probe(((3, 4, 2),), "one"), Probe(((5, 7),), "two")], rules=())
    for kind in (int, float, np.int32, lambda n: np.array(n)):
        assert q.check(lambda sizes, kind=kind: kind(q.reference(sizes))).right
    assert q.check(lambda sizes: 26).kind == "wrong"


def test_a_shape_is_an_answer():
    q = ValueExercise("s", "S", "Which shape?", "my_shape", lambda: (3, 1, 4), alone,
                      (wrong_value("outer", "Outer", (3, 4), "An axis was lost."),))
    for right in ((3, 1, 4), [3, 1, 4], np.zeros((3, 1, 4)).shape, np.array([3, 1, 4])):
        assert q.check(right).right
    assert q.check((3, 4)).slip == "outer" and q.check((3, 1, 5)).message == "2 of 3 numbers agree."
    assert q.check((3, 1)).kind == "wrong" and "Your answer holds 2 numbers, not 3." in q.check((3, 1)).message
    assert q.check(12).kind == "wrong" and q.check(()).kind == "wrong"
    empty = ValueExercise("s", "S", "Which shape?", "my_shape", lambda: (), alone)
    assert empty.check(()).right and not empty.check((1,)).right and not empty.check(0).right
    yes = ValueExercise("y", "Y", "Does it fit?", "my_answer", lambda: False, alone)
    assert yes.check(False).right and yes.check(np.False_).right and yes.check(True).kind == "wrong"


def three(**changes):
    return make(signature="my_backward(G, X, W)", outputs=("dX", "dW", "db"), reference=backward, rules=(), probes=lambda: [
        Probe((spread(1, 5, 3), spread(2, 5, 4), spread(3, 4, 3)), "5 rows"),
        Probe((spread(4, 3, 3), spread(5, 3, 3), spread(6, 3, 3)), "square", "square"),
        Probe((spread(7, 9, 2), spread(8, 9, 6), spread(9, 6, 2)), "9 rows", "batch")], **changes)


def backward(G, X, W):
    """The three gradients."""
    return G @ W.T, X.T @ G, G.sum(axis=0)


@pytest.mark.parametrize(("change", "words"), [
    (lambda dX, dW, db: (dX, dW * np.where(dW > 0, 1, 1.5), db), "numbers agree. dX and db are right; dW is not."),
    (lambda dX, dW, db: (dX, dW + 1, db + 1), "In dW 0 of 12 numbers agree. dX is right; dW and db are not."),
    (lambda dX, dW, db: (dX, dW.T, db), "dW has shape (3, 4), and (4, 3) is asked for. The two axes are exchanged."),
    (lambda dX, dW, db: (dX, dW, db[None]), "db has shape (1, 3), and (3,) is asked for."),
    (lambda dX, dW, db: (dX, dW, db.sum()), "db is one number, of shape (), and (3,) is asked for."),
    (lambda dX, dW, db: (dW, db, dX), "dX has shape (4, 3), and (5, 4) is asked for. The order asked for is dX, dW, db."),
    (lambda dX, dW, db: (dX * np.nan, dW, db), "20 of the 20 numbers in dX are nan."),
    (lambda dX, dW, db: (dX, dW.round().astype(int), db), "dW holds integers"),
    (lambda dX, dW, db: (dX, dW > 0, db), "dW holds True and False"),
    (lambda dX, dW, db: (dX, None, db), "dW is None: nothing was given back for it."),
    (lambda dX, dW, db: (dX, {}, db), "dW is a dict, not an array of numbers."),
    (lambda dX, dW, db: (dX, dW), "Give back 3 results: dX, dW, db. Yours is a tuple of 2."),
    (lambda dX, dW, db: dX, "Give back 3 results: dX, dW, db. Yours is an array of shape (5, 4)."),
])
def test_the_part_is_named(change, words):
    verdict = three().check(lambda G, X, W: change(*backward(G, X, W)))
    assert verdict.kind == "wrong" and words in verdict.message, verdict


def test_the_look_of_one_part_is_told_with_its_name():
    verdict = three().check(lambda G, X, W: (G @ W.T, -(X.T @ G), G.sum(axis=0)))
    assert verdict.tell == "dW: every entry has the right size and the opposite sign."
    verdict = three().check(lambda G, X, W: (G @ W.T, -(X.T @ G), -G.sum(axis=0)))
    assert verdict.tell == "dW and db: every entry has the right size and the opposite sign."
    assert "of dW is" in verdict.remarks[0]


def test_a_stub_of_several_results_is_not_attempted():
    for body in ("return None, None, None", "dX = dW = db = None\n    return dX, dW, db", "return ..., ..., ...",
                 "dX = None\n    dW = None\n    db = None\n    return dX, dW, db", "return [None, None, None]"):
        space = {}
        exec(f"def stub(G, X, W):\n    {body}", space)
        assert three().check(space["stub"]).kind == "untouched", body


def test_what_is_right_so_far_is_told_where_parts_are_not_written_yet():
    verdict = three().check(lambda G, X, W: (G @ W.T, None, G.sum(axis=0)))
    assert verdict.message.endswith("dW is None: nothing was given back for it. dX and db are right so far.")
    verdict = three().check(lambda G, X, W: (G @ W.T, None, ...))
    assert verdict.message.endswith("dW is None: nothing was given back for it. dX is right so far.")
    verdict = three().check(lambda G, X, W: (G, None, None))
    assert verdict.message.endswith("dW is None: nothing was given back for it.")
    verdict = three().check(lambda G, X, W: ("text", None, [[1], [2, 3]]))
    assert verdict.message.endswith("dW is None: nothing was given back for it.")


def test_several_answers_to_a_yes_or_no_question_are_told():
    q = make(reference=lambda x: bool((x > 0).all()), rules=())
    assert "True or False is asked for" in q.check(lambda x: x > 0).message


def test_a_factor_between_shapes_or_counts_is_no_hint():
    """Twice the count was hardly found by doubling; twice a slope may well have been."""
    rules = dict(title="", statement="", signature="my_answer", probes=alone)
    counts = ValueExercise(name="counts", reference=lambda: [2, 3, 4], **rules)
    slopes = ValueExercise(name="slopes", reference=lambda: [2.5, 3.5, 4.5], **rules)
    assert counts.check([4, 6, 8]).tell == ""
    assert "twice" in slopes.check([5.0, 7.0, 9.0]).tell


def test_several_numbers_may_come_in_one_array():
    def both(x):
        return x.sum(), x.max()

    q = make(reference=both, outputs=("total", "largest"), rules=())
    assert q.check(lambda x: np.array([x.sum(), x.max()])).right
    assert q.check(lambda x: np.array([x.sum(), x.max(), 0.0])).kind == "wrong"
    assert "largest is not." in q.check(lambda x: np.array([x.sum(), x.min()])).message
