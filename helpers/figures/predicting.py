"""A stepping figure that asks for the next number before it shows it, and keeps the steps so far as text."""

from html import escape
from math import isfinite

import ipywidgets
import numpy as np

from .live import LiveFigure

VERDICT = '<div role="status" style="line-height:1.35;min-height:1.35em">{}</div>'
TWIN = '<div style="line-height:1.4;max-height:220px;overflow:auto"><ol style="margin:0">{}</ol></div>'
ASK = "Type a number, such as −0.25."


class PredictingFigure(LiveFigure):
    """A live figure with a field for the next entry.

    Its scene has ``question(values)``, which gives None or something with ``name`` and ``judge(guess) -> (right, words)``,
    and ``words_so_far(values)``, the steps up to the present one as sentences.
    """

    def _more(self, layout):
        self.asked, self.verdict = None, ipywidgets.HTML(VERDICT.format(""), layout=layout)
        self.field = ipywidgets.Text(placeholder="a number", continuous_update=True, style={"description_width": "initial"},
                                     layout={"width": "22em"})
        self.button = ipywidgets.Button(description="Check", tooltip="Is this the number that comes next?",
                                        layout={"width": "6em"})
        self.twin = ipywidgets.HTML()
        self.button.on_click(lambda _: self.check())
        self.field.on_msg(lambda _, content, buffers: self.check() if content.get("event") == "submit" else None)
        steps = ipywidgets.Accordion([self.twin], titles=("The steps so far, in words",), selected_index=None, layout=layout)
        return ipywidgets.HBox([self.field, self.button]), self.verdict, steps

    def draw(self, values=None):
        """Draw as any live figure does, and ask for what the next step will show."""
        png = super().draw(values)
        shown = self.values if values is None else self.scene.starts() | values
        with np.errstate(all="ignore"):
            question, words = self.scene.question(shown), self.scene.words_so_far(shown)
        self._ask(question)
        self.twin.value = TWIN.format("".join(f"<li>{escape(sentence)}</li>" for sentence in words))
        return png

    def _ask(self, question):
        """Empty the field for another question; without one nothing can be typed."""
        if question != self.asked:
            self.field.value, self.verdict.value = "", VERDICT.format("")
        self.asked = question
        self.field.description = "Nothing to predict here" if question is None else f"Predict {question.name}:"
        self.field.disabled = self.button.disabled = question is None

    def check(self):
        """Judge the number in the field, before the figure shows it; (is it right, the verdict), or None without a question."""
        if self.asked is None:
            return None
        guess = as_number(self.field.value)
        right, words = (False, ASK) if guess is None else self.asked.judge(guess)
        mark = "✓" if right else "" if guess is None else "✗"
        self.verdict.value = VERDICT.format(f"{mark} {escape(words)}".strip())
        return right, words


def as_number(text: str):
    """What was typed as a float, or None when it is no finite number.

    >>> as_number(" −0,25 "), as_number("1e-2"), as_number(".5"), as_number("a"), as_number("nan")
    (-0.25, 0.01, 0.5, None, None)
    """
    try:
        value = float(text.strip().replace("−", "-").replace(",", "."))
    except ValueError:
        return None
    return value if isfinite(value) else None
