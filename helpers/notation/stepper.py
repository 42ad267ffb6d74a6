"""A derivation in the notebook: line by line, with reasons, evidence, shapes, and a box for the learner's own next line."""

import ipywidgets as widgets

from ..figures.quiet import hush_all
from .page import derivation_page, static
from .typing_box import TypingBox


class Stepper(widgets.VBox):
    """Shows a Derivation. Buttons step through it; ``shapes`` writes shapes under symbols; ``box`` judges a typed line."""

    def __init__(self, derivation):
        self.derivation, self.shown = derivation, 1
        self.evidence = [None, *derivation.check()]
        self.page = widgets.HTMLMath()
        self.previous = widgets.Button(description="Previous line", layout={"width": "9em"})
        self.next = widgets.Button(description="Next line", button_style="primary", layout={"width": "9em"})
        self.shapes = widgets.Checkbox(description="Shapes", indent=False, layout={"width": "7em"})
        self.box = TypingBox(derivation.step(after=1))
        super().__init__([self.page, widgets.HBox([self.previous, self.next, self.shapes]), self.box])
        self.previous.on_click(lambda _: self.go(self.shown - 1))
        self.next.on_click(lambda _: self.go(self.shown + 1))
        self.shapes.observe(lambda change: self._draw(), "value")
        hush_all(self)
        self._draw()

    def go(self, shown: int):
        """Show the first ``shown`` lines (clipped to what there is) and let the learner go on from the last of them."""
        before, self.shown = self.shown, min(max(shown, 1), len(self.derivation.lines))
        if self.shown != before:
            self.box.start(self.derivation.step(after=self.shown))
        self._draw()

    def _draw(self):
        total = len(self.derivation.lines)
        self.previous.disabled, self.next.disabled = self.shown == 1, self.shown == total
        count = f'<div style="opacity:.75">Line {self.shown} of {total}</div>'
        lines = derivation_page(self.derivation, self.shown, self.shapes.value, self.evidence, full=True)
        # As wide as a short formula's unseen MathML may be in any font: else a bar to scroll it appears under the line.
        self.page.value = f'<div style="min-width:36em">{lines}{count}</div>'

    def __repr__(self):
        return self.derivation.text()

    def _repr_mimebundle_(self, **kwargs):
        live = super()._repr_mimebundle_(**kwargs)
        return live | {"text/plain": repr(self), "text/html": static(self.derivation)}
