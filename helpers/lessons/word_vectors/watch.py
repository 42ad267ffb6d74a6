"""Training while you look: a progress bar and a live loss, and the whole curve once it has ended."""

from time import monotonic

import ipywidgets
import numpy as np

from ...figures import Scene, Slider, figure
from ...figures.live import LiveFigure
from ...figures.text import number
from ...palette import BLUE

EVERY = 0.2  # seconds between two pictures: drawing must not cost what training is for


def smooth(losses, width):
    """The mean of each loss and those before it, ``width`` in all, at every step that has so many: (steps - width + 1,).

    >>> smooth([4.0, 2.0, 3.0], 2).tolist()
    [3.0, 2.5]
    """
    losses = np.asarray(losses, dtype=float)
    width = max(1, min(round(width), len(losses)))  # a slider's 100 may come as 99.99999999999999
    sums = np.cumsum(np.concatenate([[0.0], losses]))
    return (sums[width:] - sums[:-width]) / width


class LossScene(Scene):
    """The loss of each step, and its mean over the steps before it."""

    title = "The loss while training"
    size = (640, 250)
    words_height = 44
    caption = ("Each step sees other words, so its loss jumps. Slide to see the mean of more and more steps: where does it "
               "still fall?")
    controls = (Slider("width", 1, 1000, 100, step=1 / 3, label="mean over steps", log=True),)

    def __init__(self, losses, stopped=""):
        self.losses, self.stopped = list(losses), stopped

    def build(self, canvas):
        self.axes = canvas.axes(62, 38, 556, 196, xlabel="step", ylabel="loss of a step")
        self.curve, = self.axes.plot([], [], color=BLUE, linewidth=1.2)
        canvas.moving(self.curve)

    def update(self, values):
        if not self.losses:
            self.axes.set_xlim(0, 1)
            self.curve.set_data([], [])
            return "No step has been taken yet."
        means = smooth(self.losses, values["width"])
        first = len(self.losses) - len(means)
        self.curve.set_data(np.arange(first, len(self.losses)) + 1, means)
        shown = means[np.isfinite(means)]
        self.axes.set_xlim(0, len(self.losses) + 1)
        if len(shown):
            self.axes.set_ylim(min(0.0, float(shown.min())), 1.08 * float(shown.max()) + 1e-9)
        width = len(self.losses) - first if len(means) == 1 else first + 1
        ended = f" {self.stopped}." if self.stopped else ""
        begin, end = (number(float(mean), 2 if means[0] >= 1 else 4) for mean in means[[0, -1]])
        return (f"{len(self.losses)} steps; the mean over {width} {'step' if width == 1 else 'steps'} went from "
                f"{begin} to {end}.{ended}")


class Live(LiveFigure):
    """The loss scene with a bar of progress in place of its controls; it keeps no picture, since it ends as another figure."""

    def _panel(self, rows, wide):
        self.bar = ipywidgets.FloatProgress(value=0.0, min=0.0, max=1.0, description="training", layout=wide)
        return self.bar

    def __repr__(self):
        return "Training, live: its progress and its loss, for as long as the cell runs."

    def _repr_mimebundle_(self, **kwargs):
        live = ipywidgets.VBox._repr_mimebundle_(self, **kwargs)
        return live | {"text/plain": repr(self)}, {}


class Watch:
    """A callback for training that shows how far it has come; ``end(training)`` gives the whole curve as a figure.

    ``epochs`` is how many there will be. Interrupt the kernel to end training early: the parameters so far are kept.
    """

    def __init__(self, epochs, show=None):
        self.epochs, self.scene = epochs, LossScene([])
        self.live = Live(self.scene)
        self._begun = self._drawn = monotonic()
        self._epoch, self._first, self._length = 1, 1, None
        if show is not None:
            show(self.live)

    def __call__(self, progress):
        """Take note of a step, and draw now and then. Returns None, so training goes on."""
        self.scene.losses.append(progress.loss)
        if progress.epoch != self._epoch:
            self._length, self._first, self._epoch = progress.step - self._first, progress.step, progress.epoch
        if monotonic() - self._drawn >= EVERY:
            self.draw()

    def draw(self):
        """Show where training stands."""
        steps = len(self.scene.losses)
        into = (steps - self._first + 1) / self._length if self._length else 0.5
        self.live.bar.value = min(1.0, (self._epoch - 1 + min(1.0, into)) / self.epochs)
        seconds = monotonic() - self._begun
        self.scene.stopped = f"Epoch {self._epoch} of {self.epochs}, {seconds:.0f} s so far"
        self.live.draw()
        self._drawn = monotonic()

    def end(self, training):
        """Take the live view away; a figure of the whole curve, with how training ended."""
        self.live.layout.display = "none"
        words = {"finished": "Training finished", "interrupted": "Training was interrupted, and what was learned is kept",
                 "diverged": "Training diverged, and the last good parameters are kept"}
        return figure(LossScene(training.losses, words.get(training.stopped, f"Training ended: {training.stopped}")))
