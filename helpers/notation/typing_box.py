"""The box in which a learner types a line: typeset as they type, judged when they press Enter or Check."""

from html import escape
from time import monotonic

import ipywidgets as widgets

from ..exercises.verdict import marked_up
from .core import Expression, Index, NotationError
from .functions import Function
from .judge import Step, sentence
from .symbols import Size

PLACEHOLDER = "your next line"
LATE = 0.6  # seconds in which the last letters typed may still arrive after Enter, which the browser sends first


class TypingBox(widgets.VBox):
    """A text field, the typeset line below it and the verdict.

    ``step`` says how a line is read, and judges it unless ``judge``, a function of the text, is given.
    """

    def __init__(self, step: Step, label="Your next line", judge=None):
        self.step, self.judge = step, judge
        self.field = widgets.Text(placeholder=PLACEHOLDER, continuous_update=True, description=label + ":",
                                  style={"description_width": "initial"}, layout={"width": "32em"})
        self.button = widgets.Button(description="Check", tooltip="Is this line equal to the line above?",
                                     layout={"width": "6em"})
        self.preview = widgets.HTMLMath(layout={"min_height": "3em"})
        self.verdict = widgets.HTML()
        self.names = widgets.HTML(names_in_words(step))
        self.last = None
        super().__init__([widgets.HBox([self.field, self.button]), self.names, self.preview, self.verdict])
        self._entered = float("-inf")
        self.field.observe(lambda change: self._changed(), "value")
        self.field.on_msg(lambda _, content, buffers: self._enter() if content.get("event") == "submit" else None)
        self.button.on_click(lambda _: self.check())
        self._typeset()

    def _enter(self):
        self._entered = monotonic()
        self.check()

    def _changed(self):
        """What was typed changed: typeset it, and judge it too if it is the end of a line already entered."""
        self._typeset()
        if monotonic() - self._entered < LATE:
            self.check()

    def _typeset(self):
        """Show the line as it would be printed; while it is not yet a line, say what is missing."""
        self.verdict.value = ""
        if not self.field.value.strip():
            self.preview.value = '<span style="opacity:.7">Write in Python notation; it is typeset here as you type.</span>'
            return
        try:
            self.preview.value = f"$\\displaystyle = {escape(self.step.read(self.field.value).latex(), quote=False)}$"
        except NotationError as error:
            self.preview.value = f'<span style="opacity:.7">{marked_up(sentence(str(error)))}</span>'

    def check(self):
        """Judge what stands in the field and show the verdict."""
        self.last = (self.judge or self.step.judge)(self.field.value)
        self.verdict.value = self.last._repr_html_()

    def start(self, step: Step):
        """Judge by another line from now on, with an empty field."""
        self._entered = float("-inf")
        self.step, self.field.value, self.last = step, "", None
        self.names.value = names_in_words(step)
        self._typeset()


def names_in_words(step):
    """The names a typed line may use, as a small line of help."""
    symbols = [n for n, v in step.vocabulary.items() if not isinstance(v, (Index, Function, Size))]
    symbols += [n for n, v in step.vocabulary.items() if isinstance(v, Size)]
    indices = [n for n, v in step.vocabulary.items() if isinstance(v, Index)]
    functions = [n for n, v in step.vocabulary.items() if isinstance(v, Function)]
    calls = [f"{f}(…)" for f in functions]
    if indices:
        calls += [f"Sum({indices[0]}, …)", f"delta({', '.join((indices * 2)[:2])})"]
    listed = " ".join(f"<code>{escape(name)}</code>" for name in [*symbols, *indices, *calls, "D(…, variable)"])
    signs = "+ - * / **" + " @ .T" * any(len(v.shape) > 1 for v in step.vocabulary.values() if isinstance(v, Expression))
    return f'<div style="opacity:.8">You can use {listed} and <code>{signs}</code></div>'
