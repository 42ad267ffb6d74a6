"""The display of training: it shows each step's progress, never too often, and stops nothing."""

import re
from types import SimpleNamespace

import numpy as np
import pytest

from helpers import sgd
from helpers.figures import watch as module
from helpers.figures.watch import MOST, WIDE, Watch


def step(theta, x):
    return float(((theta - x) ** 2).mean() / 2), (theta - x).mean()


def a_run(watch, epochs=12):
    return sgd(step, np.array(0.0), np.arange(20.0), batch_size=5, epochs=epochs, callbacks=watch)


def points_of(watch):
    return [tuple(map(float, pair.split(","))) for pair in re.search(r'points="([^"]*)"', watch.value)[1].split()]


def test_it_ends_at_the_last_step_and_stops_nothing():
    watch = Watch(48, measure=lambda theta: theta / 10, name="theta & co")
    run = a_run(watch)
    assert run.stopped == "finished" and watch.losses == run.losses
    assert "step 48 of 48" in watch.value and "epoch 12" in watch.value and 'value="48"' in watch.value
    assert f"theta &amp; co {float(run.params) / 10:.3f}" in watch.value
    assert f"loss {np.mean(run.losses[-40:]):.3f}" in watch.value


def test_a_second_run_begins_anew():
    watch = Watch(48)
    a_run(watch)
    second = a_run(watch)
    assert watch.losses == second.losses


@pytest.mark.parametrize("count", [1, 2, 3, MOST, MOST + 1, 1000])
def test_the_curve_stays_in_its_box_however_long_the_run(count):
    watch = Watch(count)
    for k in range(1, count + 1):
        watch(SimpleNamespace(step=k, epoch=1, loss=1 / k, params=None))
    points = points_of(watch)
    assert 1 <= len(points) <= MOST
    assert all(0 <= x <= WIDE and 0 <= y <= module.HIGH for x, y in points)


def test_between_two_pictures_some_time_passes(monkeypatch):
    now, shown = [0.0], []
    monkeypatch.setattr(module, "monotonic", lambda: now[0])
    watch = Watch(100)
    watch.observe(lambda change: shown.append(change["new"]), "value")
    for k in range(1, 101):
        now[0] += 0.01
        watch(SimpleNamespace(step=k, epoch=1, loss=1.0, params=None))
    assert 9 <= len(shown) <= 12


def test_its_text_is_the_same_before_and_after():
    watch = Watch(48)
    before = repr(watch), watch._repr_mimebundle_()["text/plain"]
    a_run(watch)
    assert (repr(watch), watch._repr_mimebundle_()["text/plain"]) == before


@pytest.mark.parametrize("loss", [0.0, np.nan, np.inf, 1e300])
def test_odd_losses_are_shown_without_an_error(loss):
    watch = Watch(3)
    for k in range(1, 4):
        watch(SimpleNamespace(step=k, epoch=1, loss=loss, params=None))
    assert "step 3 of 3" in watch.value and "nan," not in watch.value.split("</svg>")[0]
