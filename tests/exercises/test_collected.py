"""A verdict is formed from plain data, wherever the answer was run; and what it earns."""

import pickle

import pytest

from helpers.exercises import ValueExercise, Verdict, wrong_value
from helpers.exercises.credit import POINTS
from helpers.exercises.draws import shifted, spread
from helpers.exercises.values import alone

from .making import doubled, make, make_layers


def right_on_few_rows(x):
    return 2 * x if len(x) < 10 else x


def in_place(x):
    x *= 2
    return x


ANSWERS = [(doubled, "right", 1), (lambda x: x / 2, "slip", 0.25), (lambda x: x + 7, "wrong", 0), (lambda x: 1 / 0, "error", 0),
           (right_on_few_rows, "wrong", 0.5), (None, "untouched", 0), (3, "error", 0), (in_place, "wrong", 0)]


@pytest.mark.parametrize(("answer", "kind", "share"), ANSWERS)
def test_judged_elsewhere_the_verdict_is_the_same_and_earns_its_share(answer, kind, share):
    here, there = make(), make()
    brought = pickle.loads(pickle.dumps(here.collect(answer)))  # plain data: no function of the learner's is in it
    verdict = there.judge(brought)
    assert verdict == here.check(answer) and verdict.kind == kind
    assert verdict.points == share * POINTS


def test_of_a_value_too():
    q = ValueExercise(
        "n", "A number", "How many?", "my_n", lambda: 3.5, alone,
        (wrong_value("two", "Two", 2.0, "Count again."),), ("Count.",), "Because.")
    for answer, points in ((3.5, POINTS), (2.0, POINTS / 4), (9, 0), (..., 0), (doubled, 0)):
        assert q.judge(q.collect(answer)) == q.check(answer)
        assert q.verdict.points == points


def test_other_numbers_have_the_same_sizes_and_do_not_fit_what_was_written_down():
    q = make()
    other = q.on_other_numbers(5)
    assert [p.args[0].shape for p in other.tried] == [p.args[0].shape for p in q.tried]
    recorded = {p.args[0].tobytes(): 2 * p.args[0] for p in q.tried}
    answer = lambda x: recorded.get(x.tobytes(), x)  # noqa: E731
    assert q.check(answer).right
    assert not other.judge(other.collect(answer)).right
    assert other.judge(other.collect(doubled)).right
    assert make_layers().on_other_numbers(3).check(make_layers().reference).right


def test_the_shift_ends_with_its_block():
    before = spread(1, 3)
    with pytest.raises(KeyError), shifted(4):
        raise KeyError
    assert (spread(1, 3) == before).all()


def test_borrowing_is_seen_where_the_answer_runs():
    q = make()
    assert q.collect(doubled).borrowed and not q.collect(lambda x: x + x).borrowed


@pytest.mark.parametrize("kind", ["right", "slip", "wrong"])
def test_under_nbgrader_a_verdict_reads_as_a_number(kind, monkeypatch):
    verdict = Verdict(kind, "Message.", share=0.25)
    words, page = repr(verdict), verdict._repr_html_()
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert 0 <= float(repr(verdict)) <= POINTS and verdict._repr_html_() == page and verdict.text == words
