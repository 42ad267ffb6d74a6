"""A two-layer network with its numbers, forward and back, one operation at a time."""

import numpy as np

from ...figures import Choice, Learner, Scene, Slider, Steps
from ...figures.text import number
from ...palette import SYMBOL_COLOURS
from .network_numbers import GRADIENTS, PARAMETERS, backward, forward_and_back, measured
from .network_steps import MADE_AT, STEPS

BLUE, ORANGE, GREEN, PURPLE, RED = (SYMBOL_COLOURS[name] for name in ("z", "yhat", "y", "x", "g"))
INK = "#333333"
FORWARD, MIDDLE, BIAS, BACKWARD = 70, 168, 262, 306  # heights of the four rows of tables
PLACES = {  # name: (as it is written, left, top, colour)
    "X": ("X", 8, FORWARD, PURPLE), "Z1": ("Z₁", 136, FORWARD, BLUE), "A1": ("A₁", 301, FORWARD, ORANGE),
    "Z2": ("Z₂", 466, FORWARD, BLUE), "P": ("P", 557, FORWARD, ORANGE), "Y": ("Y", 557, BACKWARD, GREEN),
    "W1": ("W₁", 8, MIDDLE, INK), "b1": ("b₁", 8, BIAS, INK),
    "dW1": ("dL/dW₁", 176, MIDDLE, RED), "db1": ("dL/db₁", 176, BIAS, RED),
    "W2": ("W₂", 400, MIDDLE, INK), "b2": ("b₂", 400, BIAS, INK), "dW2": ("dL/dW₂", 510, MIDDLE, RED),
    "db2": ("dL/db₂", 510, BIAS, RED), "dX": ("dL/dX", 8, BACKWARD, RED), "G1": ("G₁", 136, BACKWARD, RED),
    "back": ("G₂W₂ᵀ", 301, BACKWARD, RED), "G2": ("G₂", 466, BACKWARD, RED),
}
GAPS = (128, 293, 458, 549)  # the middles of the gaps between the tables of a row
SHOWN = {step.makes: step.words.split(" = ")[0] for step in STEPS}


class NetworkScene(Scene):
    """Above: the forward pass, left to right. Middle: parameters and their gradients. Below: the way back, right to left."""

    title = "A two-layer network, one operation at a time"
    size = (640, 424)
    words_height = 100
    caption = ("Step through with Next. The boxed term of the formula is the one just computed; the tables it reads have thick "
               "frames, the one it fills is marked. Change N: which tables change their shape, and which never do?")
    controls = (Steps("step", len(STEPS)), Slider("N", 1, 4, 2, step=1, label="N, examples"),
                Choice("f", ("sigmoid", "relu"), "sigmoid", label="activation f"))

    def __init__(self, backward_pass=None):
        self.backward = Learner(backward_pass, backward)
        self.learners = (self.backward,)
        self._known = {}

    def saved(self):
        """A page without a kernel shows all numbers."""
        return {"step": len(STEPS)}

    def build(self, canvas):
        from ...figures.sheet import Sheet
        from ...figures.table import Table

        axes = canvas.axes(0, 0, *self.size, xlim=(0, self.size[0]), ylim=(0, self.size[1]))
        axes.set_axis_off()
        self.sheet = Sheet(canvas, axes)
        self.tables = {name: Table(label, left, top, colour) for name, (label, left, top, colour) in PLACES.items()}
        for step in range(1, len(STEPS) + 1):  # once each: letters and formulas are typeset now, and no step waits for them
            self.update(self.starts() | {"step": step})

    def numbers(self, N, activation):
        """Every table for N examples, with the learner's gradients in place, and masks of the entries that are off."""
        if (N, activation) not in self._known:
            tables = forward_and_back(N, activation, **PARAMETERS)
            off = {}
            theirs = self._theirs(N)
            if theirs and activation == "sigmoid":
                tables |= theirs
                off = {name: ~np.isclose(theirs[name], right, rtol=1e-4, atol=1e-6)
                       for name, right in measured(N, activation).items() if not np.isnan(theirs[name]).all()}
            self._known[N, activation] = tables, off, self.backward.problem, self.backward.error
        tables, off, self.backward.problem, self.backward.error = self._known[N, activation]
        return tables, off

    def _theirs(self, N):
        """The learner's gradients for N examples; nothing when there is no function, or only a stub."""
        if not self.backward.own:
            return {}
        given = forward_and_back(N, "sigmoid", **PARAMETERS)
        shapes = {name: PARAMETERS[name[1:]].shape for name in GRADIENTS}
        gradients = self.backward.parts(*(given[name] for name in ("X", "Y", *PARAMETERS)), shapes=shapes)
        return {} if self.backward.unwritten else gradients

    def update(self, values):
        step, N = round(values["step"]), round(values["N"])
        tables, off = self.numbers(N, values["f"])
        off = {name: mask for name, mask in off.items() if MADE_AT[name] <= step}
        self.sheet.clear()
        self._formulas(STEPS[step - 1], tables, values["f"], step)
        for name, table in self.tables.items():
            table.paint(self.sheet, tables[name], self._look(name, step), crossed=off.get(name))
        self._arrows(step)
        if any(mask.any() for mask in off.values()):
            self.sheet.words("× in a corner: centred differences give another number", 176, BACKWARD + 104, RED)
        return self._told(step, N, values["f"], tables, off)

    def _look(self, name, step):
        now = STEPS[step - 1]
        if name == now.makes:
            return "result"
        return "operand" if name in now.reads else "empty" if MADE_AT.get(name, 0) > step else "plain"

    def _formulas(self, now, tables, activation, step):
        """The longer formula with its present term lit, and below it the operation by itself, with shapes."""
        from ...figures.formula import set_lit, set_pieces

        set_lit(self.sheet, now.pieces, 8, 2, now.lit)
        right = set_pieces(self.sheet, [now.latex], 8, 36)[-1]
        shapes = [f"{PLACES[name][0]} {tables[name].shape}" for name in now.reads]
        self.sheet.words(("reads " + ", ".join(shapes)) if shapes else "", right + 10, 51)
        self.sheet.words(f"f = {activation}", 632, 17, align="right")
        if step >= MADE_AT["P"]:
            self.sheet.words(f"loss L = {number(tables['L'], 3)}", 632, 51, align="right", weight="bold")

    def _arrows(self, step):
        """Which way the numbers go: right in the upper row, left in the lower one."""
        for place, name in zip(GAPS, ("Z1", "A1", "Z2", "P"), strict=True):
            self.sheet.words("→", place, FORWARD + 25, align="center", colour=INK if MADE_AT[name] <= step else "#c9c9c9")
        for place, name in zip(GAPS[:3], ("dX", "G1", "back"), strict=True):
            self.sheet.words("←", place, BACKWARD + 25, align="center", colour=INK if MADE_AT[name] <= step else "#c9c9c9")

    def _told(self, step, N, activation, tables, off):
        """The step in words, with the numbers of the table it fills."""
        now = STEPS[step - 1]
        told = f"Step {step} of {len(STEPS)}, f = {activation}, N = {N}. {now.words}: {now.why}. "
        told += f"{SHOWN[now.makes]} {tables[now.makes].shape} is {rows(tables[now.makes])}."
        return " ".join(part for part in (told, self._judged(step, activation, off)) if part)

    def _judged(self, step, activation, off):
        """What a check by centred differences says of the learner's gradients that are in the picture."""
        name = self.backward.name
        if not self.backward.own:
            return ""
        if self.backward.unwritten:
            return "The gradients shown are the course's."
        if activation != "sigmoid":
            return f"{name} is for the sigmoid: with relu the gradients shown are the course's."
        if step < min(MADE_AT[key] for key in GRADIENTS):
            return f"The gradients will be those of {name}."
        wrong = [f"{SHOWN[key]} ({int(mask.sum())} of {mask.size})" for key, mask in off.items() if mask.any()]
        if not off:  # nothing came that could be judged, and the figure says why
            return ""
        if not wrong:
            return f"Centred differences agree with {name}: {', '.join(SHOWN[key] for key in GRADIENTS if key in off)}."
        return f"Centred differences disagree with {name} at the crossed entries: {', '.join(wrong)}."


def rows(matrix):
    """A matrix in words: its rows, one after the other.

    >>> rows(np.array([[1.0, -0.5], [0.25, 2.0]]))
    '1.00 −0.50 | 0.25 2.00'
    """
    return " | ".join(" ".join(number(float(entry)) for entry in row) for row in np.atleast_2d(matrix))
