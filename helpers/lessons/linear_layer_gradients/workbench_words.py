"""What the shapes workbench says: of shapes by their names and sizes, of numbers by the entry that gives a product away."""

import numpy as np

from ...figures.text import number
from .workbench_numbers import FACTORS, TARGETS

# Known mistakes, by target and product: the entry of the catalogue and why the product is not the gradient.
IDEAS = {
    ("dL/dW", "G.T @ X"): ("D2", "Each sum is right and stands in the wrong place: entry [k, l] belongs at [l, k]."),
    ("dL/dW", "X @ G.T"): ("S11", "That is how a batch stored in columns is written. Here the examples are rows, and the sum "
                                  "has to run over the examples."),
    ("dL/dX", "G @ W"): ("D3", "The outputs are to be summed, and they are the second axis of W; here the sum runs along the "
                               "first."),
    ("dL/db", "ones(H).T @ G.T"): ("D5", "That sums the outputs of each example. A bias is added in every example, so the "
                                         "examples of each output are to be summed."),
}


def shown(*names) -> str:
    """Factors as they are written on paper.

    >>> shown("X.T", "G"), shown("ones(N).T")
    ('Xᵀ G', '1ᵀ')
    """
    return " ".join("1ᵀ" if name.startswith("ones") else name.replace(".T", "ᵀ") for name in names)


def form(bench, axes) -> str:
    """Named axes with their sizes: "(D, N) = (4, 5)"."""
    return f"({', '.join(axes)}) = ({', '.join(map(str, bench.shape(axes)))})"


def goal(bench) -> str:
    """What the target's shape is."""
    return f"{bench.target} needs {form(bench, TARGETS[bench.target])}"


def empty(bench) -> str:
    """What to do first."""
    return f"Put factors down from left to right. {goal(bench)}."


def refused(bench, name) -> str:
    """Which axes clash when ``name`` is put to the right of the product."""
    last, (left, right) = bench.factors[-1], (bench.axes[1], FACTORS[name][0])
    ends, begins = (axis if axis == "1" else f"{axis} = {bench.sizes[axis]}" for axis in (left, right))
    return (f"Refused: {shown(last)} ends with {ends}, {shown(name)} begins with {begins}. {left} and {right} clash: only axes "
            "of one size can meet.")


def joined(bench) -> str:
    """What is left of the axes, and whether that is the target's shape."""
    seams = bench.seams
    met = f"{meeting(bench, *seams[-1])} " if seams else ""
    left = f"{shown(*bench.factors)} is {form(bench, bench.axes)}"
    if bench.fits:
        return f"{met}{left}: as many rows and columns as {bench.target}. Is it {bench.target}? Compare the numbers."
    return f"{met}{left}; {goal(bench)}."


def meeting(bench, left, right) -> str:
    """What happened where two factors were joined."""
    if left == right:
        return f"{left} meets {right}: the sum runs over {left}."
    return f"{left} meets {right}: different axes, but both have size {bench.sizes[left]}, so nothing stops the product."


def unfit(bench) -> str:
    """A product of the wrong shape is not compared."""
    told = f"Shape before numbers: {shown(*bench.factors)} is {form(bench, bench.axes)}; {goal(bench)}."
    return f"{told} A gradient has the shape of what it belongs to."


def right(bench) -> str:
    """The numbers agree and the names do."""
    return f"Right: {shown(*bench.factors)} agrees in every entry with the slope of L, measured by a tiny step.{count(bench)}"


def lucky(bench) -> str:
    """The numbers agree although axes of different names met."""
    mixed = next(((a, b) for a, b in bench.seams if a != b), None)
    why = f"{mixed[0]} meets {mixed[1]}" if mixed else f"the axes are called ({', '.join(bench.axes)})"
    return f"The numbers agree, but only at these sizes: {why}. With all sizes different this product falls apart."


def wrong(bench) -> str:
    """Right shape, wrong numbers: the entry that is furthest off, and why, where it is known."""
    at = np.unravel_index(np.argmax(np.abs(bench.error)), bench.error.shape)
    ours, slope = float(bench.value[at]), float(bench.value[at] - bench.error[at])
    index = at[1:] if bench.target == "dL/db" else at
    entry = f"{bench.target[-1]}[{', '.join(map(str, index))}]"
    return (f"Right shape, wrong numbers. For {entry} the product says {number(ours, 3, True)}; move {entry} a little, and L "
            f"changes at a rate of {number(slope, 3, True)}. {reason(bench)}")


def reason(bench) -> str:
    """Why a product that fits is not the gradient."""
    known = IDEAS.get((bench.target, " @ ".join(bench.factors)))
    if known:
        return known[1]
    slopes = sum(name in ("G", "G.T") for name in bench.factors)
    if slopes != 1:
        occurs = "does not occur" if slopes == 0 else f"occurs {slopes} times"
        return f"G {occurs}: a loss twice as steep has twice the gradient, so G has to occur once."
    truth = bench.value - bench.error
    if truth.shape[0] == truth.shape[1] and np.allclose(truth, bench.value.T, atol=1e-6):
        return "Each sum is right and stands in the wrong place: the product is the transpose of the gradient."
    mixed = next(((a, b) for a, b in bench.seams if a != b), None)
    if mixed:
        return f"Sizes did not object, names do: {mixed[0]} meets {mixed[1]}."
    if bench.axes != TARGETS[bench.target]:
        return f"Sizes do not object, names do: the product is ({', '.join(bench.axes)})."
    return "All axes fit by name too, and still it is not the slope of L: a shape that fits proves nothing."


def count(bench) -> str:
    """Of how many products of the same two ingredients that fit this is the right one; nothing where it stands alone."""
    fitting = len(bench.candidates())
    if fitting < 2:
        return ""
    return f" Here {fitting} products of these two fit, transposed or not, in either order; sizes do not tell them apart."
