"""A slider is dragged while a cell draws: no picture goes wrong, on ipykernel 6 and on 7.

From ipykernel 7 on, widget messages arrive on a second thread while a cell runs (jupyterlab#19719,
ipykernel#1564).
"""

import os
import time

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from .lab import KERNEL7

MANY = 60
VERSION = "import ipykernel\nimport matplotlib.pyplot as plt\nint(ipykernel.__version__.split('.')[0])"
FIGURE = "from helpers.lessons.softmax_shift_invariance import figures\nlive = figures.shift()\nlive"
DRAWING = {
    "a learner's pyplot": f"""
for i in range({MANY}):
    drawing, axes = plt.subplots(figsize=(4, 3))
    axes.plot([0, 1, 2], [0, 1, 4], label="a")
    axes.set_title("the same each time")
    axes.legend()
    plt.show()""",
    "the course's figures": f"""
from IPython.display import Image, display
for i in range({MANY}):
    display(Image(figures.shift().draw({{"c": 2.0}})))""",
}
FRESH = "fresh = figures.shift()\nvalues = live.values\nfresh.draw(values)\nfresh"


@pytest.fixture(params=[6, 7])
def kernel(request):
    """The name of a kernel with this major version of ipykernel, and the version."""
    if request.param == 7 and not os.environ.get("BACKPROP_KERNEL7_PYTHON"):
        pytest.fail(
            "set BACKPROP_KERNEL7_PYTHON to the Python of an environment with ipykernel 7, made so: "
            "python3 -m venv .venv-kernel7"
            " && .venv-kernel7/bin/pip install -e . matplotlib ipywidgets pillow 'ipykernel>=7'"
        )
    return {6: "python3", 7: KERNEL7}[request.param], request.param


def drag_while_running(notebook, figure, place, seconds=90):
    """Run a cell and drag the figure's slider to and fro until the cell has ended; returns the moves."""
    before, mouse = notebook.start_cell(place), notebook.page.mouse
    x, y = notebook.middle(notebook.slider(figure))
    mouse.move(x, y)
    mouse.down()
    moves, limit = 0, time.monotonic() + seconds
    while moves % 10 or not notebook.has_run(place, before):
        assert time.monotonic() < limit, "the cell did not come to its end"
        moves += 1
        mouse.move(x + (moves * 7) % 120 - 60, y)
        notebook.page.wait_for_timeout(16)
    mouse.move(x + 25, y)
    mouse.up()
    notebook.wait_idle()
    return moves


@pytest.mark.parametrize("drawing", DRAWING)
def test_dragging_while_a_cell_draws(kernel, drawing, lab, open_notebook):
    name, version = kernel
    cells = [VERSION, FIGURE, DRAWING[drawing].strip(), FRESH]
    sample = new_notebook(cells=[new_code_cell(source) for source in cells])
    sample.metadata["kernelspec"] = {"name": name, "display_name": name}
    notebook = open_notebook(lab.write("threads.ipynb", sample))
    notebook.run_cell(0)
    assert notebook.outputs(0)[0]["data"]["text/plain"] == str(version)
    figure = notebook.run_cell(1)
    at_start = notebook.picture(figure)
    for attempt in range(2 if "pyplot" in drawing else 1):  # its backend hooks itself in when it has drawn once
        moves = drag_while_running(notebook, notebook.cell(1), 2)
        pictures = [output.get("data", {}).get("image/png") for output in notebook.outputs(2)]
        assert moves > 20, "the drag was over before it began"
        assert len(pictures) == MANY and None not in pictures, f"round {attempt}: {len(pictures)} outputs"
        assert len(set(pictures)) == 1, f"round {attempt}: {len(set(pictures))} different pictures of the same thing"
    notebook.page.wait_for_timeout(500)  # the last move is on its way
    shown = notebook.picture(notebook.cell(1))
    assert shown != at_start
    assert shown == notebook.picture(notebook.run_cell(3)), "the figure did not end on the slider's value"
    assert notebook.troubles() == []
