"""What the three-index tensor dz/dW costs: multiplications, which are counted, and time, which is measured here and now."""

from functools import cache
from time import perf_counter

import numpy as np

from ...figures import Scene, Slider
from ...palette import BLUE, GREY, ORANGE

UNITS = np.array([4, 8, 16, 32, 64, 128])
ROUNDS = 3  # the best of so many: whatever else the machine does only adds time


def jacobian(x, H):
    """The tensor dz_k/dW_ij = delta_ki x_j of z = W x + b, (H, H, D), nearly all of it zeros.

    >>> jacobian(np.array([5.0, 7.0]), 2)[1]
    array([[0., 0.],
           [5., 7.]])
    """
    return np.eye(H)[:, :, None] * x


def contracted(g, tensor):
    """The gradient by W (H, D) from g = dL/dz (H,) through the whole tensor (H, H, D).

    A plain loop in C: `@` may share a large product among threads, and then the time jumps with the size.
    """
    return np.einsum("i,ikl->kl", g, tensor)


def multiplications(H, D):
    """How many multiplications the contraction takes, and how many the outer product.

    >>> multiplications(3, 2)
    (18, 6)
    """
    return H * H * D, H * D


def fastest(run) -> float:
    """The seconds that ``run()`` takes at its best."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return min(times)


@cache
def measured(H, D):
    """Seconds of the contraction and of the outer product on this machine; measured once, then remembered."""
    x, g = np.linspace(-1, 1, D), np.linspace(-1, 1, H)
    tensor = jacobian(x, H)
    return fastest(lambda: contracted(g, tensor)), fastest(lambda: np.outer(g, x))


class CostScene(Scene):
    """Left: multiplications against H. Right: seconds against H, as ``timer(H, D)`` has them."""

    title = "The tensor and the outer product"
    size = (640, 320)
    caption = ("Both ways give the same gradient by W for one example. The tensor dz/dW has H·H·D entries, of which H·D are not "
               "zero. Left, what is counted; right, the seconds your machine took just now. Where H is small, the call itself "
               "takes longer than the multiplying.")
    controls = (Slider("H", 4, 128, 64, step=4, label="outputs H"), Slider("D", 8, 64, 32, step=8, label="inputs D"))
    columns = 2

    def __init__(self, timer=measured):
        self.timer = timer

    def build(self, canvas):
        style = dict(xlabel="outputs H", xscale="log", yscale="log", xlim=(3.4, 150), xticks={int(n): str(n) for n in UNITS})
        counts = {10.0**n: text for n, text in ((1, "10"), (3, "1,000"), (5, "100,000"))}
        times = {1e-6: "1 µs", 1e-5: "10 µs", 1e-4: "100 µs", 1e-3: "1 ms", 1e-2: "10 ms"}
        left = canvas.axes(62, 42, 248, 250, title="multiplications", ylim=(12, 4e6), yticks=counts, **style)
        right = canvas.axes(380, 42, 248, 250, title="time on your machine", ylim=(2e-7, 4e-2), yticks=times, **style)
        self.curves, self.dots = [], []
        for axes in (left, right):
            for colour, line, mark, label in ((ORANGE, "-", "o", "through the tensor"), (BLUE, "--", "s", "outer product")):
                self.curves += axes.plot([], [], line, color=colour, marker=".", label=label)
                self.dots += axes.plot([], [], mark, color=colour, markeredgecolor="white", markersize=9)
            axes.legend(loc="upper left")
        self.heres = [axes.axvline(4, color=GREY, linewidth=1, linestyle=":") for axes in (left, right)]
        canvas.moving(*self.curves, *self.dots, *self.heres)

    def update(self, values):
        H, D = round(values["H"]), round(values["D"])
        lines, points = [], []
        for cost in (multiplications, self.timer):
            lines += zip(*(cost(int(n), D) for n in UNITS), strict=True)
            points += cost(H, D)
        for curve, dot, line, point in zip(self.curves, self.dots, lines, points, strict=True):
            curve.set_data(UNITS, line)
            dot.set_data([H], [point])
        for here in self.heres:
            here.set_xdata([H, H])
        tensor, outer = multiplications(H, D)
        return (f"H = {H}, D = {D}: {tensor:,} multiplications through the tensor, {outer:,} by the outer product, {H} times "
                f"fewer. The tensor holds {tensor:,} numbers in {8 * tensor:,} bytes; {outer:,} of them are not zero.")
