"""A display of training while it runs: how far it is, how long it takes, and how the loss falls."""

from html import escape
from time import monotonic

import ipywidgets

from ..palette import BLUE

OFTEN = 0.1  # seconds between two pictures; more would only slow the training down
WIDE, HIGH, MOST = 320, 60, 160  # of the curve: pixels, and the number of points at which it is thinned out


class Watch(ipywidgets.HTML):
    """A callback for ``sgd`` that shows progress where it is displayed: ``watch = Watch(steps)``, then ``callbacks=watch``.

    ``steps`` is how many there will be; ``measure(params)``, asked now and then and at the end, gives a number to be shown
    beside the loss, which is called ``name``. It never stops the training.
    """

    def __init__(self, steps, measure=None, name="right"):
        super().__init__(layout={"min_height": f"{HIGH + 30}px"})
        self.steps, self.measure, self.name = steps, measure, name
        self.losses, self._last, self._began = [], -OFTEN, None
        self.value = "<em>Nothing is being trained yet.</em>"

    def __call__(self, progress):
        """Note this step and, if the last picture is old enough, show where training is."""
        now = monotonic()
        self._began = now if self._began is None or progress.step == 1 else self._began
        self.losses = [] if progress.step == 1 else self.losses
        self.losses.append(float(progress.loss))
        if progress.step < self.steps and now - self._last < OFTEN:
            return
        self._last = now
        self._show(progress, now - self._began)

    def _show(self, progress, seconds):
        measured = "" if self.measure is None else f" · {escape(self.name)} {float(self.measure(progress.params)):.3f}"
        words = (f"step {progress.step} of {self.steps} · epoch {progress.epoch} · loss {self._mean():.3f}{measured} · "
                 f"{seconds:.1f} s")
        self.value = (f'<div role="status">{self._curve()}<div style="line-height:1.4"><progress max="{self.steps}" '
                      f'value="{progress.step}" aria-label="training"></progress> {words}</div></div>')

    def _mean(self):
        """The mean loss of the last steps: one batch alone jumps up and down."""
        return sum(self.losses[-40:]) / len(self.losses[-40:])

    def _curve(self):
        """The means of equal stretches of the losses, as a line over all the steps there will be."""
        stretch = max(1, -(-len(self.losses) // MOST))
        means = [sum(part) / len(part) for part in (self.losses[k:k + stretch] for k in range(0, len(self.losses), stretch))]
        top = max(*means, 1e-12) if len(means) > 1 else means[0] or 1e-12
        points = " ".join(f"{WIDE * (k * stretch) / self.steps:.1f},{HIGH - 2 - (HIGH - 6) * mean / top:.1f}" for k,
                          mean in enumerate(means))
        return (f'<svg width="{WIDE}" height="{HIGH}" role="img" aria-label="the loss so far">'
                f'<line x1="0" y1="{HIGH - 1}" x2="{WIDE}" y2="{HIGH - 1}" stroke="#808080"/>'
                f'<polyline points="{points}" fill="none" stroke="{BLUE}" stroke-width="1.5"/></svg>')

    def __repr__(self):
        return "Progress: while the cell below runs, its loss is drawn here."

    def _repr_mimebundle_(self, **kwargs):
        live = super()._repr_mimebundle_(**kwargs)
        return {key: value for key, value in live.items() if key != "text/plain"} | {"text/plain": repr(self)}
