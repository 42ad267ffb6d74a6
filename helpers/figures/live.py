"""A scene in a notebook: its controls above, its picture redrawn in place, what it says in words below."""

from html import escape

import ipywidgets
import numpy as np
import traitlets

from .canvas import Canvas
from .card import card
from .dispatch import Redraws
from .png import encode, encode_small
from .quiet import hush_all
from .style import house_style
from .widgets import make

# On a dark page the white picture is turned over, hues kept; 0.93 makes its white the page's near-black.
DARK = "filter:invert(.93) hue-rotate(180deg)"
CSS = (f'<style>body[data-jp-theme-light="false"] .bp-picture,body.vscode-dark .bp-picture{{{DARK}}}'
       ".bp-box input{flex:0 0 76px!important;width:76px}"
       ".bp-words{contain:strict}</style>")
SAYS = '<div role="status" style="line-height:1.35">{says}{trouble}</div>'
TROUBLE = '<div style="white-space:pre-wrap"><strong>! </strong>{}</div>'


class Picture(ipywidgets.Image):
    """An image with a name that screen readers find: its tooltip.

    The front end sets a tooltip as the element's title only on widgets with an empty description. An Image has none at
    all, on which the front end stumbles, so it gets one.
    """

    description = traitlets.Unicode("").tag(sync=True)


class LiveFigure(ipywidgets.VBox):
    """The figure a learner sees and moves.

    ``draw(values)`` draws at once and raises what goes wrong in the drawing; ``values`` are the controls' present
    values; ``error`` is the last exception of a redraw or of the learner's function, or None; ``says`` the sentence.
    """

    def __init__(self, scene):
        self.scene, self.error, self.says = scene, None, ""
        self._canvas = Canvas(*scene.size)
        with house_style(), np.errstate(all="ignore"):
            scene.build(self._canvas)
        self._redraws, self._held = Redraws(self._redraw), False
        made = [(control.name, *make(control, self._changed)) for control in scene.controls]
        self.controls = {name: holder for name, holder, _ in made}
        width, height = scene.size
        wide = {"width": f"{width}px", "max_width": "100%"}  # a narrow page shrinks all of it alike
        self._picture = Picture(format="png", width=width, height=height, tooltip=scene.title,
                                layout=wide | {"height": "auto", "flex": "0 0 auto"})
        self._picture.add_class("bp-picture")
        self._words = ipywidgets.HTML(layout=wide | {"height": f"{scene.words_height}px", "overflow": "auto", "flex": "0 0 auto"})
        self._words.add_class("bp-words")  # of a fixed size: new words need not lay the page out again
        caption = ipywidgets.HTML(f'{CSS}<em style="display:block;line-height:1.35">{escape(scene.caption)}</em>', layout=wide)
        super().__init__([self._panel([row for *_, row in made], wide), self._picture, *self._more(wide), self._words, caption],
                         layout={"align_items": "flex-start"})
        hush_all(self)
        self._redraw()

    def _more(self, layout):
        """What else stands below the picture: widgets as wide as it."""
        return ()

    def _panel(self, rows, wide):
        """The controls in columns, a button that sets them back last."""
        reset = ipywidgets.Button(description="Reset", tooltip="Back to the values the figure began with",
                                  layout={"width": "max-content"})
        reset.on_click(lambda _: self.reset())
        columns = f"repeat({self.scene.columns}, minmax(0, 1fr))"
        return ipywidgets.GridBox([*rows, reset], layout=wide | {"grid_template_columns": columns, "grid_gap": "0 12px",
                                                                 "overflow": "hidden"})

    @property
    def values(self) -> dict:
        """The present value of every control, by name."""
        return {name: holder.value for name, holder in self.controls.items()}

    def reset(self):
        """Set every control back to where it began, with one redraw."""
        self._held = True
        for name, value in self.scene.starts().items():
            self.controls[name].value = value
        self._held = False
        self._redraws.request()

    def draw(self, values: dict | None = None) -> bytes:
        """Draw for these values (the controls' own when None) and show it; returns the PNG."""
        says, pixels = self._frame(self.values if values is None else self.scene.starts() | values)
        png = encode(pixels)
        self._picture.value, self.says = png, says
        errors = self.scene.errors()
        self.error = errors[0] if errors else None
        self._say(says, self.scene.problems())
        return png

    def _frame(self, values):
        """What is said for these values, and the pixels, which the next frame overwrites."""
        with np.errstate(all="ignore"):  # a learner's function may give nan and inf: they are drawn, not warned about
            return self.scene.update(values), self._canvas.pixels()

    def _changed(self):
        if not self._held:
            self._redraws.request()

    def _redraw(self):
        """A redraw nobody waits for: what goes wrong is shown, since nothing raised here would reach the notebook."""
        try:
            self.draw()
        except Exception as error:
            self.error = error
            self._say("", [f"The figure could not be drawn for these values: {type(error).__name__}: {error}"])

    def _say(self, says, problems):
        trouble = "".join(TROUBLE.format(escape(problem)) for problem in problems)
        self._words.value = SAYS.format(says=escape(says), trouble=trouble)

    @property
    def alt(self) -> str:
        """The picture in words, as it stands."""
        return self._alt(self.says)

    def _alt(self, says):
        return " ".join(part for part in (f"{self.scene.title}.", self.scene.caption, says) if part)

    def __repr__(self):
        return f"Figure: {self.scene.title}. {self.scene.caption}"

    def _repr_mimebundle_(self, **kwargs):
        """The live view, and for pages without a kernel a picture with its words beneath it."""
        import base64

        says, pixels = self._frame(self.values | self.scene.saved())
        static = encode_small(card(pixels, f"{says} {self.scene.caption}"))
        self._frame(self.values)
        data = {"text/plain": repr(self), "image/png": base64.b64encode(static).decode()}
        live = super()._repr_mimebundle_(**kwargs)
        return data | {key: value for key, value in live.items() if key != "text/plain"}, {"image/png": {"alt": self._alt(says)}}
