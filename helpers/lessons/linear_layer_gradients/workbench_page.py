"""The shapes workbench as HTML: the product as a chain of factors with their axes, what is said of it, and its numbers."""

from html import escape

import numpy as np

from ...figures.text import number
from ...palette import SYMBOL_COLOURS
from .workbench_numbers import DIFFERENT, EQUAL, FACTORS, TARGETS, layer
from .workbench_words import form, shown

BOX = ("display:inline-block;text-align:center;border:1px solid;border-radius:4px;padding:4px 10px;margin:2px;"
       "vertical-align:middle")
TITLE = "Shapes workbench"
TASK = ("A layer gives Z = X W + b, and G is dL/dZ. Build the gradient of L by W, by X and by b as a product of factors (b is "
        "one row here). Sizes decide what can be multiplied. Then make all sizes equal, and see what the shapes no longer tell.")


def axes_of(name) -> str:
    """A factor's axes as they are written: "(D, N)"."""
    return f"({', '.join(FACTORS[name])})"


def page(bench, told, compared) -> str:
    """The whole state: goal, chain, words, and the numbers once they have been asked for."""
    goal = f"<div>Goal: <strong>{bench.target}</strong> {escape(form(bench, TARGETS[bench.target]))}</div>"
    words = f'<div role="status" style="margin-top:6px"><strong>{MARKS[told.kind]}</strong>{escape(told.words)}</div>'
    return f'<div style="line-height:1.5">{goal}{chain(bench)}{words}{numbers(bench) if compared else ""}</div>'


# A sign for each kind of verdict, so that none rests on colour.
MARKS = {"empty": "", "joined": "", "fits": "", "refused": "✗ ", "shape": "✗ ", "wrong": "✗ ", "lucky": "! ", "right": "✓ "}


def chain(bench) -> str:
    """The factors in boxes, and between them which axes meet."""
    if not bench.factors:
        return f'<div style="min-height:58px"><span style="{BOX};border-style:dashed;opacity:.7">no factor yet</span></div>'
    parts = [box(bench, bench.factors[0])]
    for (left, right), name in zip(bench.seams, bench.factors[1:], strict=True):
        mark = "" if left == right else " !"
        parts += [f'<small style="padding:0 2px">{left} meets {right}{mark}</small>', box(bench, name)]
    result = f'<span style="padding-left:10px">→ {escape(form(bench, bench.axes))}</span>'
    return f'<div style="min-height:58px">{"".join(parts)}{result}</div>'


def box(bench, name) -> str:
    """One factor: its sign in the colour it has everywhere, its axes and their sizes."""
    colour = SYMBOL_COLOURS.get(name[0])
    sign = f'<strong style="font-size:115%;color:{colour or "inherit"}">{shown(name)}</strong>'
    sizes = " × ".join(map(str, bench.shape(FACTORS[name])))
    return f'<span style="{BOX}">{sign} {axes_of(name)}<br><small>{sizes}</small></span>'


def numbers(bench) -> str:
    """The product beside the measured gradient; nothing for a product that does not fit."""
    if not bench.fits:
        return ""
    pairs = ((f"{shown(*bench.factors)}", bench.value), ("slopes of L, measured", layer(bench.equal).gradients[bench.target]))
    beside = "display:inline-block;margin:6px 24px 0 0;vertical-align:top"
    tables = "".join(f'<div style="{beside}">{escape(title)}{table(matrix)}</div>' for title, matrix in pairs)
    return f"<div>{tables}</div>"


def table(matrix) -> str:
    """A matrix of signed numbers."""
    cell = '<td style="text-align:right;padding:1px 8px;font-family:monospace">{}</td>'
    rows = "".join("<tr>" + "".join(cell.format(number(float(x), 3, True)) for x in row) + "</tr>" for row in matrix)
    return f'<table style="border-left:1px solid;border-right:1px solid;margin:2px 0">{rows}</table>'


def listing(bench) -> str:
    """Every product of the two ingredients that fits, with what met in it and how far its numbers are off."""
    cell = '<td style="text-align:left;padding:1px 16px 1px 0">{}</td>'
    cells = ((shown(*c.factors), " ".join(f"{a} meets {b}" for a, b in c.seams), f"({', '.join(c.axes)})", verdict(c))
             for c in bench.candidates())
    rows = "".join(f"<tr>{''.join(map(cell.format, row))}</tr>" for row in cells)
    sizes = dict(zip("NDH", EQUAL if bench.equal else DIFFERENT, strict=True))
    told = ", ".join(f"{axis} = {size}" for axis, size in sizes.items())
    head = '<th style="text-align:left;padding:1px 16px 1px 0">{}</th>'
    heads = "".join(map(head.format, ("product", "inside", "left", "against the slopes of L")))
    return (f"<div>Products of these two ingredients that fit {bench.target} with {told}:"
            f"<table><tr>{heads}</tr>{rows}</table></div>")


def verdict(bench) -> str:
    """One line on a candidate's numbers."""
    kind = bench.compare().kind
    if kind in ("right", "lucky"):
        return "✓ every entry" if kind == "right" else "! every entry, at these sizes"
    return f"✗ off by up to {number(float(np.abs(bench.error).max()), 3)}"


def static() -> str:
    """What stays in a saved notebook: the task, the factors, and what the bench does with two products."""
    from .workbench import Workbench

    factors = ", ".join(f"{shown(name)} {axes_of(name)}" for name in FACTORS)
    bench = Workbench("dL/dW", factors=["X"])
    example = page(bench, bench.append("G"), False)
    return (f"<div><strong>{TITLE}</strong><div>{TASK}</div><div>Factors: {factors}. N = 5, D = 4, H = 3, or all of them 3.</div>"
            f'<div style="margin-top:8px"><em>For example, after X and G:</em></div>{example}</div>')
