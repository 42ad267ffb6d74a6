"""A notebook open in a real browser, and what a learner does there: run, move, type, look."""

import re
import time
from contextlib import contextmanager

from .scripts import (
    ALL_RUN,
    AT_THE_END,
    CHANGE_THEME,
    COUNT,
    HEIGHT,
    IDLE,
    LOOKS,
    LOOKS_DIFFERENT,
    OUTPUTS,
    SOURCES,
    TO_THE_END,
    TROUBLES,
)

SECOND = 1000


class Notebook:
    """One notebook in one page. Cells are counted from 0 in the order of the notebook, prose included."""

    def __init__(self, page, url):
        self.page = page
        page.set_default_timeout(20 * SECOND)
        page.goto(url)
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60 * SECOND)
        self.wait_idle()

    # running

    def wait_idle(self, seconds=60):
        """Wait until the kernel is there and has nothing to do."""
        self.page.wait_for_function(IDLE, timeout=seconds * SECOND)

    def menu(self, *labels):
        """Choose from the menu bar: menu, entry."""
        bar = self.page.locator("#jp-MainMenu").get_by_role("menuitem", name=labels[0], exact=True)
        bar.click()
        self.page.locator(".lm-Menu").get_by_text(re.compile(f"^{re.escape(labels[1])}$")).click()

    def forget(self):
        """Clear all outputs and numbers, so that those of a saved run are not taken for new ones."""
        self.menu("Edit", "Clear Outputs of All Cells")

    def run_all(self, seconds=90):
        """Forget the saved outputs, run all cells and wait until each code cell has its number."""
        self.forget()
        self.menu("Run", "Run All Cells")
        self.page.wait_for_function(ALL_RUN, timeout=seconds * SECOND)
        self.wait_idle()

    def cell(self, place):
        """The cell at this place, scrolled into view."""
        cell = self.page.locator(f'.jp-Notebook .jp-Cell[data-windowed-list-index="{place}"]')
        if not cell.count():
            cell = self.page.locator(".jp-Notebook .jp-Cell").nth(place)
        cell.scroll_into_view_if_needed()
        return cell

    def place(self, text):
        """The place of the first code cell whose source holds this text."""
        found = self.places(text)
        if not found:
            raise LookupError(f"no code cell holds {text!r}")
        return found[0]

    def places(self, text):
        """The places of all code cells whose source holds this text."""
        sources = self.page.evaluate(SOURCES)
        return [place for place, (kind, source) in enumerate(sources) if kind == "code" and text in source]

    def run_cell(self, place, source=None, seconds=60):
        """Run one cell, after giving it another source when one is named; returns the cell."""
        before = self.start_cell(place, source)
        limit = time.monotonic() + seconds
        while not self.has_run(place, before):
            if time.monotonic() > limit:
                raise TimeoutError(f"cell {place} did not come to its end in {seconds} s")
            self.page.wait_for_timeout(50)
        self.wait_idle()
        return self.cell(place)

    def start_cell(self, place, source=None):
        """Begin to run one cell, given another source when one is named; returns its number before."""
        before = self.page.evaluate(COUNT, place)
        self.cell(place).locator(".cm-content").click()
        if source is not None:
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.insert_text(source)
        self.page.keyboard.press("Control+Enter")
        return before

    def has_run(self, place, before):
        """Whether the cell has come to its end, and so to a number other than the one before."""
        return self.page.evaluate(COUNT, place) not in (before, None)

    def outputs(self, place):
        """What the cell has put out, as it would be saved."""
        return self.page.evaluate(OUTPUTS, place)

    # looking

    def troubles(self):
        """What no page may show: errors, widgets or mathematics that failed, sideways scrolling."""
        return self.errors() + self.page.evaluate(TROUBLES)

    def errors(self):
        """The errors, and what was written to stderr, in the outputs of all cells."""
        found = [output for place in self.places("") for output in self.outputs(place)]
        errors = [output for output in found if output["output_type"] == "error"]
        warned = [output for output in found if output.get("name") == "stderr"]
        return [f"an error in an output: {error['ename']}: {error['evalue']}" for error in errors] + [
            f"words on stderr: {output['text']}" for output in warned
        ]

    def picture(self, cell):
        """What the first live picture of a cell shows, as text that differs when the pixels do."""
        image = cell.locator("img").first
        image.wait_for()
        handle = image.element_handle()
        return self.page.wait_for_function(LOOKS, arg=handle).json_value()

    @contextmanager
    def changes_picture(self, cell, seconds=10):
        """Within it the cell's first picture must come to show something else."""
        before, handle = self.picture(cell), cell.locator("img").first.element_handle()
        yield
        self.page.wait_for_function(LOOKS_DIFFERENT, arg=[handle, before], timeout=seconds * SECOND)

    # moving

    def slider(self, cell, nth=0):
        """The handle of the cell's nth slider."""
        handle = cell.locator(".noUi-handle").nth(nth)
        handle.scroll_into_view_if_needed()
        return handle

    def middle(self, handle):
        """Where the middle of a handle is on the screen."""
        box = handle.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag(self, handle, dx, steps=10):
        """Drag a handle sideways by dx pixels, in steps."""
        x, y = self.middle(handle)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + dx, y, steps=steps)
        self.page.mouse.up()

    def press(self, handle, key, times=1):
        """Press a key on a focused handle."""
        handle.focus()
        for _ in range(times):
            self.page.keyboard.press(key)

    # keeping

    def theme(self, name):
        """Put the page into a theme: Light or Dark."""
        self.page.evaluate(CHANGE_THEME, f"JupyterLab {name}")
        light = "true" if name == "Light" else "false"
        self.page.wait_for_selector(f'body[data-jp-theme-light="{light}"]', state="attached")
        self.page.wait_for_selector("#jupyterlab-splash", state="detached")  # it covers the page while the theme loads

    @contextmanager
    def unrolled(self):
        """Within it the window is so tall that the whole notebook is on the page."""
        size = self.page.viewport_size
        for _ in range(2):  # what comes into view may grow
            height = 100 + int(self.page.evaluate(HEIGHT))
            self.page.set_viewport_size({"width": size["width"], "height": min(16000, max(600, height))})
            self.page.wait_for_timeout(500)
        yield
        self.page.set_viewport_size(size)

    def _to_the_end(self, seconds=30):
        """Go to the end of a long notebook, and wait there: its cells are drawn late, and then have other heights."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            self.page.evaluate(TO_THE_END)
            self.page.wait_for_timeout(2500)
            if self.page.evaluate(AT_THE_END):
                return
        raise TimeoutError(f"the end of the notebook did not come into sight in {seconds} s")

    def screenshot(self, path):
        """Save a picture of what is on the page; one more, with _end in its name, when the notebook goes on below it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path)
        if not self.page.evaluate(AT_THE_END):
            self._to_the_end()
            self.page.screenshot(path=path.with_stem(f"{path.stem}_end"))
            self.page.evaluate(HEIGHT)  # which goes back to the top
