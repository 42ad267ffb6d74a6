"""What a figure's redraw costs in the kernel, and what the first figure of a process costs.

Run it from the project's root: python -m tests.benchmarks.figures

A redraw is what a moved slider asks for: the picture as PNG bytes, and the words below it. Beside it stands the same
picture drawn from nothing and written by a general PNG encoder: what a figure without the canvas would cost.
A step is a press of Next in a figure that steps, on a learner's own function: all that the kernel does for it.
"""

import io
import statistics
import subprocess
import sys
from time import perf_counter as now

FRAMES, FULL, STARTS = 120, 8, 5
LIMIT, FIRST_LIMIT, STEP_LIMIT = 8.0, 1500.0, 30.0  # milliseconds that a redraw, a first figure and a step may take
FIRST = """
from time import perf_counter as now
import IPython, numpy
start = now()
from helpers.lessons.softmax_shift_invariance import figures
figures.shift()._repr_mimebundle_()
print(1000 * (now() - start))
"""


def figures():
    """Every figure of every lesson that is a picture, made."""
    from ..lessons.figures import PICTURES

    return [make() for make in PICTURES.values()]


def stepping():
    """The figures that are stepped through, on functions as a learner writes them."""
    from helpers.lessons.batched_backprop import figures as six
    from helpers.lessons.batched_backprop.network_numbers import backward
    from helpers.lessons.delta_recursion import figures as seven
    from helpers.lessons.delta_recursion.recursion import delta_rule
    from helpers.lessons.delta_recursion.training_numbers import backward as backward_of_any_depth

    return [six.network(backward), seven.stepper(delta_rule), seven.training(backward_of_any_depth)]


def presses(figure):
    """Milliseconds of each press of Next, from the first step to the last."""
    row = figure.children[0].children[0]
    button = next(widget for widget in row.children if getattr(widget, "description", "") == "Next")
    taken = []
    while not button.disabled:
        start = now()
        button.click()
        taken.append(1000 * (now() - start))
    return taken


def redraws(figure):
    """Milliseconds of each redraw while a control, the first that slides if one does, sweeps over its range."""
    from helpers.figures import Slider, Steps

    controls = figure.scene.controls
    control = next((control for control in controls if isinstance(control, (Slider, Steps))), controls[0])
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
    print(f"{'figure that steps':50s} {'step ms':>8s} {'longest':>8s}   of {STEP_LIMIT:g} ms allowed")
    for figure in stepping():
        taken = presses(figure)
        typical = statistics.median(taken)
        print(f"{figure.scene.title:50s} {typical:8.2f} {max(taken):8.2f}   {max(taken) / STEP_LIMIT:.2f}")
    print(f"{'figure':50s} {'redraw ms':>10s} {'95 %':>6s} {'from nothing':>13s} {'ratio':>6s}   of {LIMIT:g} ms allowed")
    for figure in figures():
        taken = redraws(figure)
        typical, slow, full = statistics.median(taken), statistics.quantiles(taken, n=20)[-1], full_draw(figure)
        print(f"{figure.scene.title:50s} {typical:10.2f} {slow:6.2f} {full:13.1f} {full / typical:6.1f}   {typical / LIMIT:.2f}")
    first = statistics.median(first_figure() for _ in range(STARTS))
    print(f"first figure of a process: {first:.0f} ms, {first / FIRST_LIMIT:.2f} of what it may take")


if __name__ == "__main__":
    main()
