"""Training while it is watched: the loss of each step, a bar that goes up, and what is kept when it is interrupted."""

from types import SimpleNamespace

import numpy as np
import pytest

from helpers import train_skipgram
from helpers.lessons.word_vectors import figures
from helpers.lessons.word_vectors import watch as room
from helpers.lessons.word_vectors.watch import LossScene, Watch, smooth

TEXT = [[k % 7, (k * k) % 7, (3 * k) % 7, k % 5] for k in range(400)]


def test_it_notes_every_loss_and_ends_as_a_figure():
    watch = Watch(epochs=3)
    training = train_skipgram(TEXT, 7, d=4, epochs=3, sample=None, callbacks=watch)
    assert watch.scene.losses == training.losses and training.stopped == "finished"
    live = watch.end(training)
    assert watch.live.layout.display == "none"
    assert "Training finished" in live.says and f"{len(training.losses)} steps" in live.says


def test_it_draws_now_and_then_and_the_bar_rises(monkeypatch):
    monkeypatch.setattr(room, "EVERY", 0.0)
    watch, seen = Watch(epochs=4), []

    def note(progress):
        seen.append(watch.live.bar.value)
    train_skipgram(TEXT, 7, d=4, epochs=4, sample=None, callbacks=[watch, note])
    assert len(seen) > 5 and seen == sorted(seen) and 0.7 < seen[-1] <= 1 and "Epoch 4 of 4" in watch.live.says


def test_watching_changes_nothing():
    plain = train_skipgram(TEXT, 7, d=4, epochs=2, seed=5)
    watched = train_skipgram(TEXT, 7, d=4, epochs=2, seed=5, callbacks=Watch(epochs=2))
    assert all(np.array_equal(a, b) for a, b in zip(plain.params, watched.params, strict=True))


def test_an_interruption_keeps_what_was_learned_and_the_curve_says_so():
    watch, steps = Watch(epochs=9), []

    def stop(progress):
        steps.append(progress.step)
        if len(steps) == 5:
            raise KeyboardInterrupt
    training = train_skipgram(TEXT, 7, d=4, epochs=9, sample=None, callbacks=[watch, stop], say=None)
    assert training.stopped == "interrupted" and all(np.isfinite(part).all() for part in training.params)
    assert "interrupted, and what was learned is kept" in watch.end(training).says


@pytest.mark.parametrize("losses", [[], [1.0], [1.0, np.nan, 2.0], [3.0, 2.0, 1.0] * 50, [np.inf] * 3])
def test_a_curve_of_any_losses_is_drawn(losses):
    live = Watch(epochs=1).end(SimpleNamespace(losses=losses, stopped="diverged"))
    for width in (1, 10, 1000):
        live.draw({"width": width})
        assert live.says and live.error is None
        frame = live._canvas.pixels().copy()
        assert np.array_equal(frame, live._canvas.full_pixels())
    assert isinstance(live.scene, LossScene)


def test_the_mean_runs_over_so_many_steps():
    losses = np.arange(10.0) ** 2
    np.testing.assert_allclose(smooth(losses, 4), [losses[k:k + 4].mean() for k in range(7)])
    assert smooth(losses, 99).tolist() == [losses.mean()]
    assert len(smooth(losses, 3.9999999999999996)) == 7, "a logarithmic slider's 4 is a 4"


def test_the_live_view_shows_itself_at_once_and_keeps_no_picture(capsys):
    shown = []
    watch = Watch(epochs=1, show=shown.append)
    assert shown == [watch.live]
    data, _ = watch.live._repr_mimebundle_()
    assert "image/png" not in data and data["text/plain"] == repr(watch.live) and " at 0x" not in repr(watch.live)


def test_the_call_of_the_notebook_gives_the_callback():
    assert isinstance(figures.watch(epochs=2), Watch)


def test_a_small_loss_is_told_with_the_digits_that_tell_something():
    live = Watch(epochs=1).end(SimpleNamespace(losses=[0.0424] * 100 + [0.0074] * 200, stopped="finished"))
    assert "from 0.0424 to 0.0074" in live.says
