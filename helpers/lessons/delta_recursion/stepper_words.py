"""Each step of the stepper in words: the same numbers as in the picture."""

import numpy as np

from ...figures.text import short
from .stepper_numbers import BIASES, TOP, WEIGHTS, V, above
from .stepper_steps import at


def list_of(vector, digits=3):
    """A vector in words.

    >>> list_of(np.array([0.5, -1.0]), 1)
    '0.5, −1.0'
    """
    return ", ".join(short(float(entry), digits) for entry in np.ravel(vector))


def products(weights, values):
    """A sum of products in words, with brackets around what is negative; weights have one decimal, values three.

    >>> products(np.array([2.0, -1.0]), np.array([0.5, -3.0]))
    '2.0·0.500 + (−1.0)·(−3.000)'
    """
    return " + ".join(f"{_factor(a, 1)}·{_factor(b)}" for a, b in zip(weights, values, strict=True))


def _factor(value, digits=3):
    text = short(float(value), digits)
    return f"({text})" if text.startswith("−") else text


def told(step, n) -> str:
    """What a step computes, with its numbers; ``n`` are the numbers of ``StepperScene.numbers``."""
    if step.is_layout:
        return _layout(step, n)
    return {"input": _input, "forward": _forward, "score": _score, "by v": _by_v, "delta": _delta, "outer": _outer,
            "by x": _by_x}[step.kind](step, n)


def _layout(step, n):
    """The factors of what comes next."""
    layer = step.layer
    if step.kind == "forward":
        W, a, b = (at(letter, layer) for letter in "Wab")
        return (f"The factors of {at('a', layer + 1)} = f({W} {a} + {b}): {W} = {grid(WEIGHTS[layer], 1)}; "
                f"{a} = {list_of(n[f'a{layer}'], 1 if layer == 1 else 3)}; {b} = {list_of(BIASES[layer], 1)}.")
    if step.kind == "score":
        return f"The factors of s = vᵀ {at('a', TOP)}: v = {list_of(V, 1)}; {at('a', TOP)} = {list_of(n[f'a{TOP}'])}."
    if step.kind == "by x":
        return f"The factors of ds/dx: {at('W', 1)} = {grid(WEIGHTS[1], 1)}; {at('δ', 2)} = {list_of(n['arrives'][1])}."
    slope = f"f′({at('z', layer)}) = {list_of(n['slopes'][layer])}"
    if layer == TOP:
        return f"The factors of {at('δ', layer)}: v = {list_of(V, 1)}; {slope}."
    return (f"The factors of {at('δ', layer)}: {at('W', layer)} = {grid(WEIGHTS[layer], 1)}; {at('δ', layer + 1)} = "
            f"{list_of(n['arrives'][layer])}; {slope}.")


def grid(matrix, digits=3):
    """A matrix in words: its rows, one after the other."""
    return " | ".join(" ".join(short(float(entry), digits) for entry in row) for row in matrix)


def _input(step, n):
    return f"{at('a', 1)} = x = {list_of(n['a1'], 1)}, shape (2,)."


def _forward(step, n):
    layer = step.layer
    return (f"{at('z', layer + 1)} = {at('W', layer)} {at('a', layer)} + {at('b', layer)} = {list_of(n[f'z{layer + 1}'])}; "
            f"{at('a', layer + 1)} = f({at('z', layer + 1)}) = {list_of(n[f'a{layer + 1}'])}.")


def _score(step, n):
    return f"s = vᵀ {at('a', TOP)} = {products(V, n[f'a{TOP}'])} = {short(n['s'], 3)}."


def _by_v(step, n):
    return f"ds/dv = {at('a', TOP)} = {list_of(n[f'a{TOP}'])}, shaped like v, {V.shape}."


def _delta(step, n):
    if not np.isfinite(n["arrives"][step.layer]).all():
        return f"{at('δ', step.layer, step.entry)}: no number arrives from above."
    if n["own"]:
        return f"By hand {by_hand(step, n)}; {n['own']} gives {short(float(n['deltas'][step.layer][step.entry]), 3)}."
    return f"{by_hand(step, n)}."


def by_hand(step, n):
    """The calculation of one entry of a message by the right rule, from what arrives."""
    layer, i = step.layer, step.entry
    W, arrives, slope = above(layer)[:, i], n["arrives"][layer], n["slopes"][layer][i]
    inside = _factor(W[0], 1) if layer == TOP else f"({products(W, arrives)})"
    return f"{at('δ', layer, i)} = {inside} · {_factor(slope)} = {short(float(W @ arrives * slope), 3)}"


def _outer(step, n):
    layer = step.layer
    return (f"ds/d{at('W', layer)} = {at('δ', layer + 1)} {at('a', layer)}ᵀ, {WEIGHTS[layer].shape}: {grid(n['outer'][layer])}; "
            f"ds/d{at('b', layer)} = {at('δ', layer + 1)}.")


def _by_x(step, n):
    return f"ds/dx = {at('W', 1)}ᵀ {at('δ', 2)} = {list_of(n['by x'])}, shape (2,)."
