"""Each step of the stepper in words: the same numbers as in the picture."""

import numpy as np

from ...figures.text import number
from .stepper_numbers import TOP, V, WEIGHTS, above
from .stepper_steps import at


def list_of(vector):
    """A vector in words.

    >>> list_of(np.array([0.5, -1.0]))
    '0.50, −1.00'
    """
    return ", ".join(number(float(entry)) for entry in np.ravel(vector))


def products(left, right):
    """A sum of products in words, with brackets around what is negative.

    >>> products(np.array([2.0, -1.0]), np.array([0.5, -3.0]))
    '2.00·0.50 + (−1.00)·(−3.00)'
    """
    return " + ".join(f"{_factor(a)}·{_factor(b)}" for a, b in zip(left, right, strict=True))


def _factor(value):
    text = number(float(value))
    return f"({text})" if text.startswith("−") else text


def told(step, n) -> str:
    """What a step computes, with its numbers; ``n`` are the numbers of ``StepperScene.numbers``."""
    return {"input": _input, "forward": _forward, "score": _score, "by v": _by_v, "delta": _delta, "outer": _outer,
            "by x": _by_x}[step.kind](step, n)


def _input(step, n):
    return f"{at('a', 1)} = x = {list_of(n['a1'])}, shape (2,)."


def _forward(step, n):
    layer = step.layer
    return (f"{at('z', layer + 1)} = {at('W', layer)} {at('a', layer)} + {at('b', layer)} = {list_of(n[f'z{layer + 1}'])}; "
            f"{at('a', layer + 1)} = f({at('z', layer + 1)}) = {list_of(n[f'a{layer + 1}'])}.")


def _score(step, n):
    return f"s = vᵀ {at('a', TOP)} = {products(V, n[f'a{TOP}'])} = {number(n['s'])}."


def _by_v(step, n):
    return f"ds/dv = {at('a', TOP)} = {list_of(n[f'a{TOP}'])}, shaped like v, {V.shape}."


def _delta(step, n):
    layer, i = step.layer, step.entry
    W, arrives, slope = above(layer)[:, i], n["arrives"][layer], n["slopes"][layer][i]
    name, value = at("δ", layer, i), number(float(n["deltas"][layer][i]))
    inside = _factor(W[0]) if layer == TOP else f"({products(W, arrives)})"
    right = number(float(W @ arrives * slope))
    if n["own"]:
        return f"By hand {name} = {inside} · {_factor(slope)} = {right}; {n['own']} gives {value}."
    return f"{name} = {inside} · {_factor(slope)} = {value}."


def _outer(step, n):
    layer = step.layer
    grid = " | ".join(" ".join(number(float(entry)) for entry in row) for row in n["outer"][layer])
    return (f"ds/d{at('W', layer)} = {at('δ', layer + 1)} {at('a', layer)}ᵀ, {WEIGHTS[layer].shape}: {grid}; "
            f"ds/d{at('b', layer)} = {at('δ', layer + 1)}.")


def _by_x(step, n):
    return f"ds/dx = {at('W', 1)}ᵀ {at('δ', 2)} = {list_of(n['by x'])}, shape (2,)."
