"""The widget of spot_the_slip.py: the lines, a choice, a verdict, then the box to mend the line."""

import ipywidgets as widgets

from ..figures.quiet import hush_all
from .typing_box import TypingBox


class SpotWidget(widgets.VBox):
    """Shows a SpotTheSlip. ``choice`` is the line picked, ``box`` appears when it is the right one."""

    def __init__(self, spot):
        self.spot = spot
        self.choice = widgets.Dropdown(options=[("choose a line", 0), *((f"line {n}", n) for n in range(2, len(spot.lines) + 1))],
                                       description="The slip is in", style={"description_width": "initial"},
                                       layout={"width": "16em"})
        self.verdict = widgets.HTML()
        self.box = TypingBox(spot.step, label="Line mended", judge=spot.mend)
        self.box.layout.display = "none"
        super().__init__([widgets.HTMLMath(spot.html()), self.choice, self.verdict, self.box])
        self.choice.observe(lambda change: self.pick(change["new"]), "value")
        hush_all(self)

    def pick(self, line: int):
        """Judge the choice; the right one opens the box."""
        if not line:
            self.verdict.value = ""
            return
        verdict = self.spot.pick(line)
        self.verdict.value = verdict._repr_html_()
        if verdict.right:
            self.box.layout.display = ""

    def __repr__(self):
        return self.spot.text()

    def _repr_mimebundle_(self, **kwargs):
        live = super()._repr_mimebundle_(**kwargs)
        return live | {"text/plain": repr(self), "text/html": self.spot.html()}
