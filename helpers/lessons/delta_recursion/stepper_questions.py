"""What a step asks before it is shown, and what a wrong prediction says of its maker."""

from dataclasses import dataclass

import numpy as np

from ...activations import BY_NAME
from .stepper_numbers import TOP, WEIGHTS, V, above
from .stepper_steps import at

NEAR = 0.0075  # right to two decimals, worked out from numbers that are rounded to three
SURE = 0.0015  # nearer to a slip than this, and not to the right number, is taken for the slip

NO_SLOPE = "That is Wᵀ δ alone: the slope f′(z) at this unit is still missing."
NOT_TURNED = ("That takes a row of W. A unit hears from every unit above it, through the weights that lead out of it: "
              "a column of W.")
OTHER_SLOPE = "That multiplies by the slope of the layer above. The slope belongs to the unit the message arrives at."
AT_A = "That takes the slope at a. The slope is f′(z), taken where f was applied."


@dataclass(frozen=True)
class Question:
    """``name`` is the entry asked for, ``value`` what it will be by the right rule; ``slips`` pairs (number, feedback)."""

    name: str
    value: float
    slips: tuple = ()

    def judge(self, guess: float):
        """(is it right, the verdict in words); a slip is named when the guess is near that one alone.

        A right number given to two decimals may lie on a slip: then nobody is accused.
        """
        off = abs(guess - self.value)
        near = {feedback for value, feedback in self.slips if abs(guess - value) <= (SURE if off <= NEAR else NEAR)}
        if off <= NEAR and (off <= SURE or not near):
            return True, f"Right. Next shows {self.name}."
        if len(near) == 1 and off <= NEAR and abs(guess - round(guess, 2)) < 1e-9:
            return False, f"With two decimals this may be right. If your third decimal is 0: {near.pop()}"
        if len(near) == 1:
            return False, f"Not yet. {near.pop()}"
        if abs(guess + self.value) <= NEAR:
            return False, "Not yet. The size is right, the sign is not."
        return False, f"Not yet: {self.name} is another number. Take the factors once more, or press Next to see."


def question(step, numbers):
    """The question whose answer ``step`` will show; None where the numbers before it are missing."""
    asked = {"forward": _forward, "score": _score, "by v": _by_v, "delta": _delta, "outer": _outer, "by x": _by_x}
    found = asked[step.kind](step, numbers) if step.kind in asked and not step.is_layout else None
    return found if found is not None and np.isfinite(found.value) else None


def _forward(step, n):
    layer = step.layer + 1
    z, b = n[f"z{layer}"][0], n["biases"][step.layer][0]
    f, _ = BY_NAME[n["activation"]]
    return Question(at("a", layer, 0), float(f(z)), (
        (float(z), "That is z. The activation f comes last."), (float(f(z - b)), "The bias is missing."),
        (float(z - b), "The bias and the activation f are missing.")))


def _score(step, n):
    return Question("s", float(n["s"]), ((float(n[f"a{TOP}"].sum()), "Each activation counts with its weight in v."),
                                         (float(V @ n[f"z{TOP}"]), "v multiplies the activations a, not z.")))


def _by_v(step, n):
    return Question("ds/dv[0]", float(n[f"a{TOP}"][0]), (
        (float(V[0]), "That is how s moves with a. Here v moves, and a stands still."),
        (float(n[f"z{TOP}"][0]), "That is z. What v multiplies is a.")))


def _delta(step, n):
    layer, i = step.layer, step.entry
    W, arrives, slope = above(layer), n["arrives"][layer], n["slopes"][layer]
    carried = W.T @ arrives
    slips = [(carried[i], NO_SLOPE), (carried[i] * BY_NAME[n["activation"]][1](n[f"a{layer}"])[i], AT_A)]
    if W.shape[0] == W.shape[1]:
        slips += [((W @ arrives)[i] * slope[i], NOT_TURNED), ((W @ arrives)[i], NOT_TURNED + " And the slope is missing.")]
    if layer < TOP and i < len(n["slopes"][layer + 1]):
        slips.append((carried[i] * n["slopes"][layer + 1][i], OTHER_SLOPE))
    return Question(at("δ", layer, i), float(carried[i] * slope[i]), tuple((float(value), words) for value, words in slips))


def _outer(step, n):
    """An entry off the diagonal, since there a product turned over shows."""
    layer = step.layer
    delta, a = n["arrives"][layer], n[f"a{layer}"]
    slips = [(delta[1] * a[0], "Row 0, column 1: the row goes with δ, the column with a. Yours are the other way round."),
             (n[f"a{layer + 1}"][0] * a[1], "That multiplies two activations. One factor is the message δ.")]
    if layer > 1:
        slips.append((delta[0] * n[f"z{layer}"][1], "That takes z. What the weight multiplies is a."))
    return Question(f"ds/d{at('W', layer)}[0, 1]", float(delta[0] * a[1]), tuple((float(v), words) for v, words in slips))


def _by_x(step, n):
    W, delta = WEIGHTS[1], n["arrives"][1]
    slope = BY_NAME[n["activation"]][1](n["a1"])[0]
    return Question("ds/dx[0]", float((W.T @ delta)[0]), (
        (float((W.T @ delta)[0] * slope), "x is no activation: no f stands below the first weights, so no slope either."),))
