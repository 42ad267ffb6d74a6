"""The stepper: a score network with its numbers, forward and back, on the learner's own rule for one message."""

import numpy as np

from ...activations import BY_NAME
from ...figures import Choice, Learner, Scene, Steps
from ...palette import SYMBOL_COLOURS
from .recursion import delta_rule, down_the_layers
from .stepper_drawing import Drawing, between
from .stepper_messages import Messages
from .stepper_numbers import TOP
from .stepper_questions import question
from .stepper_steps import STEPS, Step, at
from .stepper_words import by_hand, told

ORANGE, RED = SYMBOL_COLOURS["yhat"], SYMBOL_COLOURS["g"]


class StepperScene(Scene):
    """Above: the network with its messages. Below: the operation of the present step, in numbers and shapes."""

    title = "Messages through a network, one step at a time"
    size = (640, 376)
    words_height = 100
    caption = ("Before you press Next, work out the entry with the question mark and type it. Thick edges carry the present "
               "step, with their weights. W and δ stand in columns here, as the notes write them.")
    controls = (Steps("step", len(STEPS)), Choice("f", tuple(BY_NAME), "tanh", label="activation f"))

    def __init__(self, my_delta=None):
        self.rule = Learner(my_delta, delta_rule, use=down_the_layers)
        self.learners = (self.rule,)
        self.numbers = Messages(self.rule).numbers

    def saved(self):
        """A page without a kernel leaves a question open: the score, and with a rule of the learner's the entry of a message.

        So nothing is shown before it is derived: the lesson has the figure first without a rule, and later with one.
        """
        shown = Step("delta", 2, 0) if self.rule.own else Step("score", 0, -1)
        return {"step": STEPS.index(shown) + 1}

    def build(self, canvas):
        from ...figures.sheet import Sheet
        from .stepper_operation import Operation

        axes = canvas.axes(0, 0, *self.size, xlim=(0, self.size[0]), ylim=(0, self.size[1]))
        axes.set_axis_off()
        self.sheet = Sheet(canvas, axes)
        self.drawing, self.operation = Drawing(canvas, axes, self.sheet), Operation(self.sheet)
        for step in range(1, len(STEPS) + 1):  # once each: letters and formulas are typeset now, and no step waits for them
            self.update(self.starts() | {"step": step})

    def question(self, values):
        """What the next step will show, to be predicted; None at the end."""
        step = round(values["step"])
        return question(STEPS[step], self.numbers(values["f"])) if step < len(STEPS) else None

    def update(self, values):
        number, n = round(values["step"]), self.numbers(values["f"])
        self.sheet.clear()
        self._formulas(STEPS[number - 1], values["f"])
        self._network(number, n)
        self.operation.show(STEPS[number - 1], n)
        if STEPS[number - 1].kind == "delta":
            self.sheet.words(self._in_picture(number, n), 8, 336, size=8.5)
        if self._off(number, n):
            self.sheet.words("× in a corner: not (Wᵀδ) ∘ f′(z) of the numbers in this picture", 8, 358, RED)
        return self._told(number, values["f"], n)

    @staticmethod
    def _in_picture(number, n):
        """The calculation of one entry, as it stands below the tables."""
        step = STEPS[number - 1]
        known = not step.is_layout and np.isfinite(n["arrives"][step.layer]).all()
        return by_hand(step, n) if known else ""

    def _formulas(self, step, activation):
        from ...figures.formula import set_pieces

        left = 8
        for latex in step.latex:
            left = set_pieces(self.sheet, [latex], left, 4)[-1] + 24
        self.sheet.words(f"f = {activation}", 632, 19, align="right")

    def _network(self, number, n):
        """Activations and messages that are known by now, and the edges at work."""
        before = set(STEPS[:number])
        step = STEPS[number - 1]
        activations = {layer: n[f"a{layer}"] for layer in range(1, TOP + 1)
                       if layer == 1 or Step("forward", layer - 1) in before}
        messages = {layer: [self._message(layer, i, n, Step("delta", layer, i) in before) for i in range(len(n["deltas"][layer]))]
                    for layer in n["deltas"]}
        if Step("score") in before:
            activations[TOP + 1] = [n["s"]]
        if Step("by v") in before:
            messages[TOP + 1] = [("ds/ds 1", False)]
        if Step("by x", 1) in before:
            messages[1] = [self._text("ds/dx", entry) for entry in n["by x"]]
        lit = {"forward": (step.layer,), "outer": (step.layer,), "score": (TOP,), "by v": (TOP,), "by x": (1,),
               "delta": (step.layer, step.entry)}.get(step.kind)
        if step.is_layout and lit:
            lit = lit[:1]
        colour, one = ORANGE if step.kind in ("forward", "score") else RED, step.kind == "delta" and not step.is_layout
        self.drawing.paint(activations, messages, between(*lit) if lit else [], colour, one, self._asked(number))

    def _message(self, layer, i, n, seen):
        return self._text("δ", n["deltas"][layer][i], n["off"][layer][i]) if seen else ("", False)

    @staticmethod
    def _text(name, value, crossed=False):
        from ...figures.text import short

        return f"{name} {short(float(value), 3)}", bool(crossed)

    def _asked(self, number):
        """The node, and which of its cells, whose number the next step will show."""
        following = STEPS[number] if number < len(STEPS) else None
        return None if following is None or following.is_layout else {
            "forward": (following.layer + 1, 0, 0), "score": (TOP + 1, 0, 0), "delta": (following.layer, following.entry, 1),
            "by x": (1, 0, 1)}.get(following.kind)

    @staticmethod
    def _off(number, n):
        """The messages shown so far that the rule got wrong."""
        return [at("δ", s.layer, s.entry) for s in STEPS[:number]
                if s.kind == "delta" and not s.is_layout and n["off"][s.layer][s.entry]]

    def words(self, number, activation):
        """One step in words."""
        return told(STEPS[number - 1], self.numbers(activation))

    def _told(self, number, activation, n):
        head = f"Step {number} of {len(STEPS)}, f = {activation}."
        off = self._off(number, n)
        wrong = f"{self.rule.name} is off at {', '.join(off)}." if off else ""
        stub = "The messages shown are the course's." if n["stub"] else ""
        return " ".join(part for part in (head, self.words(number, activation), wrong, stub) if part)

    def words_so_far(self, values):
        """The steps up to the present one, a sentence each."""
        return [self.words(number, values["f"]) for number in range(1, round(values["step"]) + 1)]
