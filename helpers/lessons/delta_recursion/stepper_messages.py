"""All numbers of the stepper for one activation, with the messages by the learner's own rule."""

import numpy as np

from .recursion import delta_rule, down_the_layers
from .stepper_numbers import BIASES, TOP, WEIGHTS, above, forward, slopes
from .stepper_steps import at


class Messages:
    """Runs a rule (a ``Learner``) through the network once for each activation, and keeps what came of it."""

    def __init__(self, rule):
        self.rule, self._known = rule, {}

    def numbers(self, activation):
        """Forward, slopes, the messages by the learner's rule, and which of their entries are off; by name."""
        if activation not in self._known:
            found = forward(activation)
            found |= {"activation": activation, "biases": BIASES, "slopes": slopes(activation, found)}
            self._known[activation] = found | self._messages(found), self.rule.problem, self.rule.error
        found, self.rule.problem, self.rule.error = self._known[activation]
        return found

    def _messages(self, n):
        """The messages down the layers, what arrives at each, the entries the rule got wrong, and the products."""
        layers = list(n["slopes"])
        given = np.ones(1), [above(layer) for layer in layers], [n["slopes"][layer] for layer in layers]
        shapes = {at("δ", layer): n["slopes"][layer].shape for layer in layers}
        deltas = dict(zip(layers, self.rule.parts(*given, shapes=shapes, tell=1).values(), strict=True))
        stub = self.rule.own and self.rule.unwritten
        if stub:
            deltas = dict(zip(layers, down_the_layers(delta_rule, *given), strict=True))
        arrives = {TOP: np.ones(1)} | {layer - 1: deltas[layer] for layer in layers}
        right = {layer: delta_rule(arrives[layer], above(layer), n["slopes"][layer]) for layer in layers}
        off = {layer: np.isfinite(right[layer]) & ~np.isclose(deltas[layer], right[layer]) for layer in layers}
        outer = {layer: np.outer(arrives[layer], n[f"a{layer}"]) for layer in WEIGHTS}
        return {"deltas": deltas, "arrives": arrives, "off": off, "outer": outer, "by x": WEIGHTS[1].T @ arrives[1],
                "own": self.rule.name if self.rule.own and not stub else "", "stub": stub}
