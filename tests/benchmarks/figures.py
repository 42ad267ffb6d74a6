"""What a figure's redraw costs in the kernel, and what the first figure of a process costs.

Run it from the project's root: python -m tests.benchmarks.figures

A redraw is what a moved slider asks for: the picture as PNG bytes, and the words below it. Beside it stands the same
picture drawn from nothing and written by a general PNG encoder: what a figure without the canvas would cost.
"""

import io
import statistics
import subprocess
import sys
from time import perf_counter as now

FRAMES, FULL, STARTS = 120, 8, 5
LIMIT, FIRST_LIMIT = 8.0, 1500.0  # milliseconds that a redraw and a first figure may take
FIRST = """
from time import perf_counter as now
import IPython, numpy
start = now()
from helpers.lessons.softmax_shift_invariance import figures
figures.shift()._repr_mimebundle_()
print(1000 * (now() - start))
"""


def figures():
    """Every figure of every lesson, made."""
    from helpers.lessons.cross_entropy_gradient import figures as three
    from helpers.lessons.sigmoid_derivative import figures as two
    from helpers.lessons.softmax_shift_invariance import figures as one

    return [one.shift(), one.temperature(), one.simplex(), two.tangent(), two.product(), two.saturation(), three.arrows(),
            three.jacobian(), three.losses()]


def redraws(figure):
    """Milliseconds of each redraw while the first control sweeps over its range."""
    control = figure.scene.controls[0]
    figure.draw()
    taken = []
    for value in control.samples(FRAMES):
        start = now()
        figure.draw({control.name: value})
        taken.append(1000 * (now() - start))
    return taken


def full_draw(figure):
    """Milliseconds of the same picture drawn from nothing."""
    from PIL import Image

    taken = []
    for _ in range(FULL):
        start = now()
        pixels = figure._canvas.full_pixels()
        Image.fromarray(pixels).save(io.BytesIO(), "PNG")
        taken.append(1000 * (now() - start))
    return statistics.median(taken)


def first_figure():
    """Milliseconds from nothing but NumPy and IPython to a displayed figure, in a process of its own."""
    run = subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True, check=True)
    return float(run.stdout)


def main():
    print(f"{'figure':42s} {'redraw ms':>10s} {'95 %':>6s} {'from nothing':>13s} {'ratio':>6s}   of {LIMIT:g} ms allowed")
    for figure in figures():
        taken = redraws(figure)
        typical, slow, full = statistics.median(taken), statistics.quantiles(taken, n=20)[-1], full_draw(figure)
        print(f"{figure.scene.title:42s} {typical:10.2f} {slow:6.2f} {full:13.1f} {full / typical:6.1f}   {typical / LIMIT:.2f}")
    first = statistics.median(first_figure() for _ in range(STARTS))
    print(f"first figure of a process: {first:.0f} ms, {first / FIRST_LIMIT:.2f} of what it may take")


if __name__ == "__main__":
    main()
