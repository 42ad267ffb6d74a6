"""The same data, the same number of epochs, batches of three sizes: who gets far, and who comes to rest."""

import numpy as np

from ...figures import Learner, Scene, Slider
from ...figures.text import in_sight, scientific
from ...palette import BLUE, GREY, ORANGE, RED
from .batches_numbers import BEGIN, BEST, EPOCHS, ORDERS, SIZES, X, Y, epochs, loss
from .exercises.epoch import epoch

LOOK = {SIZES[0]: (RED, "-", "o"), SIZES[1]: (BLUE, "--", "^"), SIZES[2]: (ORANGE, ":", "s")}
LOWEST = 1e-6
X0, X1 = np.linspace(-1.6, 2.2, 50), np.linspace(-1.2, 2.2, 50)


class BatchesScene(Scene):
    """Left: where theta is after each epoch. Right: how much more loss than necessary."""

    title = "One step for each batch"
    size, words_height = (640, 330), 84
    caption = (f"A straight line through {len(Y)} points, {EPOCHS} epochs, for batches of {SIZES[0]}, {SIZES[1]} and all "
               f"{SIZES[2]} points. Every epoch looks at each point once, so all three cost about as much arithmetic. Right: by "
               "how much the loss over all points is above the lowest.")
    controls = (Slider("rate", 0.02, 1, 0.1, step=0.02, label="rate η"), Slider("epoch", 1, EPOCHS, 6, step=1, label="epochs"))

    def __init__(self, my_epoch=None):
        self.once, self.run = Learner(my_epoch, epoch), Learner(my_epoch, epoch, use=epochs)
        self.learners = (self.once, self.run)
        self._known = None, None

    def build(self, canvas):
        left = canvas.axes(48, 48, 262, 248, title="θ after each epoch", xlabel="θ0", ylabel="θ1", xlim=(-1.6, 2.2), ylim=(-1.2,
                                                                                                                           2.2),
                           xticks=(-1, 0, 1, 2), yticks=(-1, 0, 1, 2))
        grid = np.stack(np.meshgrid(X0, X1), axis=-1)
        left.contour(X0, X1, loss(grid) - loss(BEST), levels=[0.005, 0.05, 0.2, 0.5, 1, 2], colors=GREY, linewidths=0.7)
        left.plot(*BEST, "+", color="black", markersize=9)
        left.plot(*BEGIN, "s", color="black", markersize=6)
        ticks = {10.0**p: f"1e{p}".replace("-", "−") if p else "1" for p in range(-6, 3, 2)}
        right = canvas.axes(366, 48, 256, 248, title="loss above the lowest", xlabel="epochs", yscale="log", ylim=(LOWEST / 2,
                                                                                                                   100),
                            yticks=ticks, xlim=(-0.6, EPOCHS + 0.6), xticks=range(0, EPOCHS + 1, 5))
        made = [[axes.plot([], [], line, marker=mark, markersize=4, color=colour, linewidth=1.3, label=f"batches of {size}")[0]
                 for size, (colour, line, mark) in LOOK.items()] for axes in (left, right)]
        self.paths, self.curves = made
        right.legend(loc="upper right")
        canvas.moving(*self.paths, *self.curves)

    def paths_at(self, rate):
        """theta after each epoch for each size, worked out once for each rate."""
        if self._known[0] != rate:
            nothing = np.full((len(SIZES), EPOCHS + 1, 2), np.nan)
            first = self.once(BEGIN.copy(), X, Y, rate, SIZES[1], ORDERS[0], shape=(2,))
            self._known = rate, self.run(rate, shape=nothing.shape) if np.isfinite(first).all() else nothing
        return self._known[1]

    def update(self, values):
        rate, last = values["rate"], round(values["epoch"])
        thetas = self.paths_at(rate)
        above = loss(thetas) - loss(BEST)
        for path, curve, theta, high in zip(self.paths, self.curves, thetas, above, strict=True):
            path.set_data(*in_sight(theta[: last + 1].T))
            curve.set_data(np.arange(last + 1), np.clip(high[: last + 1], LOWEST, 1e4))
        if not np.isfinite(thetas).all():
            return f"Rate {rate:.2f}. There are no paths."
        told = "; ".join(f"{size}: {scientific(float(high[last]))}" for size, high in zip(SIZES, above, strict=True))
        gone = [str(size) for size, high in zip(SIZES, above, strict=True) if high[last] > 10 * high[0]]
        return (f"Rate {rate:.2f}, after {last} epoch{'s' * (last > 1)}. The loss above the lowest, for batches of {told}."
                + (f" With batches of {' and '.join(gone)} it runs away." if gone else ""))
