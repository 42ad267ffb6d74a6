"""The shapes workbench in the notebook: one button for each factor, and what the bench says below. No mouse is needed."""

import ipywidgets as widgets

from ...figures.quiet import hush_all
from . import workbench_page as pages
from .workbench import Workbench
from .workbench_numbers import FACTORS, TARGETS
from .workbench_words import shown

SIZES = (("N = 5, D = 4, H = 3", False), ("N = 3, D = 3, H = 3", True))
FIT = {"width": "max-content"}


def _button(text, tip, style=""):
    return widgets.Button(description=text, tooltip=tip, button_style=style, layout=FIT)


class WorkbenchWidget(widgets.VBox):
    """Shows a Workbench. ``told`` is what it said last; ``text()`` is the state in plain words."""

    def __init__(self):
        self.bench = Workbench()
        self.told, self.compared, self.listed = self.bench.look(), False, False
        self._make_controls()
        self.page = widgets.HTML(layout={"min_height": "150px"})
        head = widgets.HTML(f'<strong>{pages.TITLE}</strong><div style="line-height:1.35"><em>{pages.TASK}</em></div>')
        rows = ([self.target, self.sizes], list(self.factors.values()), [self.back, self.clear, self.numbers, self.fitting])
        super().__init__([head, *(widgets.HBox(row, layout={"flex_flow": "row wrap"}) for row in rows), self.page])
        self._listen()
        hush_all(self)
        self._draw()

    def _make_controls(self):
        label = {"description_width": "initial"}
        self.target = widgets.Dropdown(options=list(TARGETS), description="Goal", style=label, layout=FIT)
        self.sizes = widgets.Dropdown(options=SIZES, value=False, description="Sizes", style=label, layout=FIT)
        self.factors = {name: _button(f"{shown(name)} {pages.axes_of(name)}", "Put this factor on the right of the product")
                        for name in FACTORS}
        self.back = _button("Take the last one away", "Remove the factor on the right")
        self.clear = _button("Start again", "Remove all factors")
        self.numbers = _button("Compare the numbers", "Compare the product with the measured slopes of L", "primary")
        self.fitting = _button("List what fits", "Every product of the two ingredients that has the goal's shape")

    def _listen(self):
        for name, button in self.factors.items():
            button.on_click(lambda _, name=name: self._say(self.bench.append(name)))
        self.back.on_click(lambda _: self._say(self.bench.back()))
        self.clear.on_click(lambda _: self._say(self.bench.clear() or self.bench.look()))
        self.numbers.on_click(lambda _: self._say(self.bench.compare(), compared=True))
        self.fitting.on_click(lambda _: self._say(self.told, self.compared, listed=True))
        self.target.observe(lambda change: self._aim(change["new"]), "value")
        self.sizes.observe(lambda change: self._say(self.bench.resize(change["new"])), "value")

    def _aim(self, target):
        self.bench.target = target
        self._say(self.bench.look())

    def _say(self, told, compared=False, listed=False):
        self.told, self.compared, self.listed = told, compared, listed
        self._draw()

    def _draw(self):
        self.back.disabled = self.clear.disabled = not self.bench.factors
        listing = pages.listing(self.bench) if self.listed else ""
        self.page.value = pages.page(self.bench, self.told, self.compared) + listing

    def text(self) -> str:
        """The bench in plain words, as it stands."""
        product = " @ ".join(self.bench.factors) or "nothing yet"
        return f"{self.bench.target} = {product}? {self.told.words}"

    def __repr__(self):
        return f"{pages.TITLE}. {pages.TASK}"

    def _repr_mimebundle_(self, **kwargs):
        live = super()._repr_mimebundle_(**kwargs)
        return live | {"text/plain": repr(self), "text/html": pages.static()}
