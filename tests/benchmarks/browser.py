"""From a moved slider to the new picture on the screen, over the same page's slider-to-label floor.

Run it from the project's root: python -m tests.benchmarks.browser

The floor is a slider whose Python callback writes a label: what any answer of a kernel costs. Floor and figure take
turns in one page and one run. A real key press moves the slider; the clock stops when the picture is decoded.
"""

import statistics
import tempfile
import time

from nbformat.v4 import new_code_cell, new_notebook

from tests.browser.conftest import launched, opener
from tests.browser.lab import Lab

PRESSES, LIMIT, FIRST_LIMIT = 40, 20.0, 1500.0  # presses each; milliseconds over the floor, and of a first figure
FLOOR = """import ipywidgets
slider, label = ipywidgets.FloatSlider(min=-100, max=100, readout=False), ipywidgets.Label("0.0")
slider.observe(lambda change: setattr(label, "value", f"{change['new']:.1f}"), "value")
ipywidgets.HBox([slider, label])"""
FIGURES = {
    "softmax_shift_invariance": ["shift", "temperature"],
    "sigmoid_derivative": ["tangent"],
    "cross_entropy_gradient": ["arrows", "jacobian"],
}
# Keep the time from a key to the next change of the label's text or to the next picture being decoded.
CLOCK = """element => {
  element.taken = [];
  let pressed = null;
  element.closest('.jp-Cell').addEventListener('keydown', () => { pressed = performance.now(); }, true);
  const done = () => { if (pressed !== null) element.taken.push(performance.now() - pressed); pressed = null; };
  const changed = element.tagName === 'IMG' ? () => element.decode().then(done) : done;
  const what = {attributes: true, attributeFilter: ['src'], childList: true, characterData: true, subtree: true};
  new MutationObserver(changed).observe(element, what);
}"""


def cells():
    """The floor's cell and one cell for each figure, with their names."""
    yield "slider to label (the floor)", FLOOR
    for topic, names in FIGURES.items():
        for name in names:
            source = f"from helpers.lessons.{topic} import figures\nfigures.{name}()"
            yield f"slider to picture: {topic}.figures.{name}", source


def measure(notebook, sources):
    """Milliseconds of each press, one list for each cell; the cells take turns."""
    elements, handles = [], []
    for place in range(len(sources)):
        cell = notebook.run_cell(place)
        element = cell.locator(".widget-label" if place == 0 else "img").last
        element.wait_for()
        element.evaluate(CLOCK)
        elements.append(element)
        handles.append(notebook.slider(cell).element_handle())
    for press in range(PRESSES):
        for handle in handles:
            handle.focus()
            notebook.page.wait_for_timeout(150)  # a cell that had to be scrolled into view has settled
            notebook.press(handle, "ArrowRight" if press // 15 % 2 == 0 else "ArrowLeft")
            notebook.page.wait_for_timeout(150)
    return [element.evaluate("element => element.taken") for element in elements]


def first_figure(notebook):
    """Milliseconds from running the cell of a lesson's first figure, in a fresh kernel, to seeing it."""
    figure = notebook.place("lesson.figures.")
    notebook.forget()
    for place in notebook.places(""):
        if place < figure:
            notebook.run_cell(place)
    picture = notebook.cell(figure).locator("img.widget-image")
    notebook.start_cell(figure)
    start = time.perf_counter()
    picture.wait_for()
    return 1000 * (time.perf_counter() - start)


def main():
    names, sources = zip(*cells(), strict=True)
    sample = new_notebook(cells=[new_code_cell(source) for source in sources])
    sample.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        lab = Lab(folder)
        try:
            with opener(lab, browser) as opened:
                taken = measure(opened(lab.write("floor.ipynb", sample)), sources)
            with opener(lab, browser) as opened:
                first = first_figure(opened("notebooks/01_softmax_shift_invariance.ipynb"))
        finally:
            lab.stop()
    floor = statistics.median(taken[0])
    for name, times in zip(names, taken, strict=True):
        median, slow = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        over = f"; {median - floor:+5.1f} ms over the floor (limit {LIMIT:g}), ratio {median / floor:.2f}"
        print(f"{name:60} median {median:5.1f} ms, 95 % {slow:6.1f} ms, {len(times)} frames{over}")
    print(f"{'first figure of a lesson, from its cell to the screen':60} {first:.0f} ms (limit {FIRST_LIMIT:g})")


if __name__ == "__main__":
    main()
