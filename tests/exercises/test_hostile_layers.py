"""Hostile results where a list with a pair for each layer is asked for: their verdict alone suffers."""

import sys
import threading
import time

import numpy as np
import pytest

from helpers.exercises import Exercise, Probe
from helpers.exercises.draws import spread
from helpers.exercises.trial import try_out

from .making import chain, linear_gradients, make_layers
from .test_hostile import Spiteful


def right(params, X):
    return linear_gradients(params, X)


class Liar(list):
    """A list that gives its length, its entries and its truth otherwise than they are."""

    def __len__(self):
        return 99

    def __iter__(self):
        return iter(())

    def __getitem__(self, k):
        raise RuntimeError("no")

    def __bool__(self):
        raise RuntimeError("no")

    __eq__ = __contains__ = __bool__
    __hash__ = None


class TupleLiar(tuple):
    __slots__ = ()

    def __len__(self):
        return 0

    def __iter__(self):
        while True:
            yield None


class Claims:
    """Looks like an array and is none."""

    shape, ndim, dtype = (3, 4), 2, np.dtype(float)

    def __array__(self, *args, **kwargs):
        raise RuntimeError("no")


class Slow:
    def __array__(self, dtype=None, copy=None):
        while True:
            time.sleep(0.001)


def test_a_list_is_read_as_it_is_stored():
    q = make_layers()
    assert q.check(lambda params, X: Liar([TupleLiar(pair) for pair in right(params, X)])).right
    verdict = q.check(lambda params, X: Liar(right(params, X)[:2]))
    assert verdict.kind == "wrong"
    assert q.check(right).right


HUGE = np.broadcast_to(1.0, (10 ** 6, 10 ** 6))
ODD = ("text", b"bytes", object(), Spiteful(), Claims(), [Spiteful()] * 3, [(Spiteful(), Spiteful())] * 3,
       [(Claims(), Claims())] * 3, [[[1.0], [1.0, 2.0]]] * 3, {"a": 1}, {1.0}, (k for k in range(3)), [], (), [[]], [()] * 3,
       [None], [[None]], 3, 2.5, True, [3] * 3, np.zeros(3), np.zeros((3, 2)), np.zeros((3, 2), dtype=object),
       np.array([None, 1], dtype=object), [np.nan] * 3, HUGE, [(HUGE, np.zeros(2))] * 3, zip(), iter([]), range(3),
       memoryview(b"abc"), np.ma.masked, [(np.zeros((3, 4)), np.zeros(4), np.zeros(4))] * 3, sys, linear_gradients,
       [({}, {})] * 3, [(1j * np.ones((3, 4)), np.zeros(4))] * 3, [[(1, 2)] * 3] * 3, ...)


@pytest.mark.parametrize("odd", ODD, ids=lambda v: type(v).__name__)
def test_anything_else_is_refused_with_a_reason(odd):
    q = make_layers(seconds=30)
    verdict = q.check(lambda params, X: odd)
    assert verdict.kind in ("wrong", "error", "untouched") and len(verdict.message) > 20
    repr(verdict), verdict._repr_html_()
    assert q.check(right).right


def test_a_list_that_holds_itself():
    endless = []
    endless.append(endless)
    verdict = make_layers().check(lambda params, X: endless)
    assert verdict.kind == "wrong"
    verdict = make_layers().check(lambda params, X: [(endless, endless)] * len(params))
    assert verdict.kind in ("wrong", "error")


def test_an_array_that_never_comes_costs_its_time_only():
    q = make_layers(seconds=0.3)
    verdict = q.check(lambda params, X: [(Slow(), Slow())] * len(params))
    assert verdict.kind == "error" and "still running" in verdict.message
    q.seconds = 30
    assert q.check(right).right


def test_the_parameters_given_back_are_numbers_like_others():
    verdict = make_layers().check(lambda params, X: params)
    assert verdict.kind == "wrong" and "numbers agree" in verdict.message
    same = make_layers(reference=lambda params, X: [(W.copy(), b.copy()) for W, b in params])
    for alias in (lambda params, X: params, lambda params, X: [(W[:], b[:]) for W, b in params],
                  lambda params, X: [(W.T.T, b.reshape(-1)) for W, b in params]):
        assert same.check(alias).right


def test_parameters_doubled_in_place_and_given_back_are_seen_as_edited():
    twice = make_layers(reference=lambda params, X: [(2 * W, 2 * b) for W, b in params])

    def in_place(params, X):
        for W, b in params:
            W *= 2
            b *= 2
        return params

    verdict = twice.check(in_place)
    assert verdict.kind == "wrong" and "`params` (W of layer 1, b of layer 1, W of layer 2, and more)" in verdict.message


def test_one_array_for_all_layers_is_judged_as_it_stood():
    shared = np.zeros((3, 3))

    def reusing(params, X):
        for _ in params:
            shared[...] += 1
        return [(shared, shared[0])] * len(params)

    probes = [Probe((chain(1, 3, 3, 3), np.full((2, 3), k)), "") for k in (1.0, 2.0)]
    first, second = try_out(reusing, probes, ("params", "X"), make_layers().outputs).outcomes
    assert first.parts[0][0, 0] == 2 and second.parts[0][0, 0] == 4
    assert first.names == ("dW1", "db1", "dW2", "db2")


def test_views_of_what_is_edited_later_count_as_they_were():
    """A thread that goes on writing after the call changes neither the verdict nor the next call's arguments."""
    kept, stop = [], threading.Event()

    def scribbling():
        while not stop.is_set():
            for W, b in [pair for params in list(kept) for pair in params]:
                W[...] = b[...] = 7.0
            time.sleep(0.0005)

    def leaving(params, X):
        found = right([(W.copy(), b.copy()) for W, b in params], X.copy())
        kept.append(found)
        return found

    q = make_layers()
    writer = threading.Thread(target=scribbling)
    writer.start()
    try:
        q.check(leaving)
        assert q.check(right).right and q.check(right).right
    finally:
        stop.set()
        writer.join()


def test_arguments_kept_from_one_call_do_not_reach_another():
    kept = []

    def hoarding(params, X):
        for old, x in kept:
            x[...] = np.nan
            for W, b in old:
                W[...], b[...] = np.nan, np.nan
        kept.append((params, X))
        return right(params, X)

    q = make_layers()
    assert q.check(hoarding).right and q.check(right).right


def test_a_dict_of_arguments_and_a_result_by_name():
    q = Exercise("c", "C", "S.", "my_c(cache)", lambda cache: (cache["Z"] + 1, cache["Z"].sum()),
                 lambda: [Probe(({"Z": spread(1, 3, 2), "A": spread(2, 3, 2)},), "one")], outputs=("dZ", "total"))
    assert q.check(lambda cache: (cache["Z"] + 1, cache["Z"].sum())).right
    verdict = q.check(lambda cache: {"dZ": cache["Z"] + 1, "total": 0.0})
    assert "Give back 2 results: dZ, total. Yours is a dict." in verdict.message
    verdict = q.check(lambda cache: (cache.pop("Z") + 1, 0.0))
    assert "`cache` (its keys)" in verdict.message


@pytest.mark.parametrize("vandal", [
    lambda params: params.append(params), lambda params: params.__setitem__(0, Spiteful()), lambda params: params.clear(),
    lambda params: params.__setitem__(0, (Spiteful(), params[0][1])), lambda params: params.__setitem__(slice(None), [None] * 3),
    lambda params: params.reverse(), lambda params: params.__setitem__(0, [*params[0]]),
    lambda params: params[0][0].resize((1, 1), refcheck=False), lambda params: setattr(params[0][0], "shape", (4, 3)),
    lambda params: params[0][0].setflags(write=False),
])
def test_whatever_is_done_to_the_parameters_is_survived(vandal):
    def answer(params, X):
        found = right(params, X)
        vandal(params)
        return found

    verdict = make_layers(probes=lambda: [Probe((chain(1, 3, 4, 5, 2), spread(6, 6, 3)), "3 layers")]).check(answer)
    assert verdict.right or "`params`" in verdict.message, verdict
    repr(verdict)
    assert make_layers().check(right).right
