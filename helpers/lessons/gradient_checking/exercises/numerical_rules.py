"""What a centred difference is mistaken for: one-sided, undivided, unrestored, moved all at once."""

import numpy as np

from ....exercises import Rule


def each(quotient, floats=True, result=float):
    """A rule that moves one entry at a time and forms ``quotient(f, x, above, below, eps)``."""
    def rule(f, x, eps):
        gradient = np.zeros(x.shape, dtype=result if result is float else x.dtype)
        for i in np.ndindex(x.shape):
            above, below = (x.astype(float) if floats else x.copy() for _ in range(2))
            above[i] += eps
            below[i] -= eps
            gradient[i] = quotient(f, x.astype(float), above, below, eps)
        return gradient
    return rule


def value(f, x):
    return float(f(x))


def _centred(f, x, above, below, eps):
    return (value(f, above) - value(f, below)) / (2 * eps)


def _kept_nothing(f, x, above, below, eps):
    return float((f(above) - f(below)) / (2 * eps))


def drifting(back=0, copied=True):
    """x itself is moved up one step and down two; ``back`` of the steps are taken back."""
    def rule(f, x, eps):
        gradient = np.zeros(x.shape)
        at = x.astype(float) if copied else x
        for i in np.ndindex(x.shape):
            at[i] += eps
            above = value(f, at)
            at[i] -= 2 * eps
            gradient[i] = (above - value(f, at)) / (2 * eps)
            at[i] += back * eps
        return gradient
    return rule


def _rows(f, x, eps):
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        above, below = x.astype(float), x.astype(float)
        above[i] += eps
        below[i] -= eps
        gradient[i] = (value(f, above) - value(f, below)) / (2 * eps)
    return gradient


def _at_once(f, x, eps):
    return (value(f, x + eps) - value(f, x - eps)) / (2 * eps)


def _both_drifting(f, x, eps):
    """Two copies made once, before the loop: one drifts up, the other down."""
    gradient, above, below = np.zeros(x.shape), x.astype(float), x.astype(float)
    for i in np.ndindex(x.shape):
        above[i] += eps
        below[i] -= eps
        gradient[i] = (value(f, above) - value(f, below)) / (2 * eps)
    return gradient


def own(step):
    return lambda f, x, eps: each(_centred)(f, x, step)


def _integer_step(f, x, eps):
    """A step kept in an array like x: of integers, where x is one, it is 0."""
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = eps
        gradient[i] = (value(f, x + step) - value(f, x - step)) / (2 * eps)
    return gradient


def entry(g, f, x, eps):
    return f"Your first entry is {np.ravel(g)[0]:.4g}."


RULES = (
    Rule("F1", "One-sided", each(lambda f, x, a, b, eps: (value(f, a) - value(f, x)) / eps),
         "You compare a moved value with the unmoved one. That difference is off by something of the size of eps; the "
         "centred one only by about eps squared.",
         lambda g, f, x, eps: f"With eps {eps:g}, your first entry is {np.ravel(g)[0]:.4g}; halve eps and watch it move.",
         variants=(each(lambda f, x, a, b, eps: (value(f, x) - value(f, b)) / eps),)),
    Rule("half-forward", "One step, divided by two", each(lambda f, x, a, b, eps: (value(f, a) - value(f, x)) / (2 * eps)),
         "Only one of the two values was moved, and yet you divide by two steps. Did the entry go back to where it was "
         "before the second call, instead of one step further?", entry,
         variants=(each(lambda f, x, a, b, eps: (value(f, x) - value(f, b)) / (2 * eps)),)),
    Rule("two-steps", "Divided by one step", each(lambda f, x, a, b, eps: (value(f, a) - value(f, b)) / eps),
         "The two values are two steps apart.", entry),
    Rule("F19", "Operator precedence", each(lambda f, x, a, b, eps: value(f, a) - value(f, b) / (2 * eps)),
         "Division binds tighter than minus, and `/ 2 * eps` divides by 2 and then multiplies by eps. Try your line on f(x) "
         "= x: the slope is 1.", entry,
         variants=(each(lambda f, x, a, b, eps: (value(f, a) - value(f, b)) / 2 * eps),
                   each(lambda f, x, a, b, eps: value(f, a) - value(f, b) / 2 * eps))),
    Rule("B5", "Down less up", each(lambda f, x, a, b, eps: (value(f, b) - value(f, a)) / (2 * eps)),
         "The value further up comes first.", entry),
    Rule("undivided", "Not divided", each(lambda f, x, a, b, eps: value(f, a) - value(f, b)),
         "That is by how much f changes. A slope is the change for each unit of the way.", entry),
    Rule("F5", "Entries that stay moved", drifting(),
         "After an entry was measured it stays where the last step left it, so all later entries are measured at another "
         "point. Work on a fresh copy for each entry, or put the old number itself back: adding and subtracting eps does not "
         "even give the same bits.",
         lambda g, f, x, eps: f"{x.size - 1} of your {x.size} entries were measured after another one had moved.",
         variants=(_both_drifting, drifting(copied=False),
                   drifting(back=1, copied=False), drifting(back=2), drifting(back=2, copied=False))),
    Rule("rows", "Whole rows moved", _rows,
         "`x[i]` of an array with two axes is a whole row: all of its entries moved together. `np.ndindex(x.shape)` runs "
         "over single entries.",
         lambda g, f, x, eps: f"For an x of shape {x.shape} you have {len(np.unique(g))} different numbers."),
    Rule("all-at-once", "All entries moved together", _at_once,
         "You added eps to every entry, so you have one slope along all axes together.", lambda g, f, x, eps:
         f"For {x.size} entries of x you called f 2 times.",
         variants=(lambda f, x, eps: np.full(x.shape, _at_once(f, x, eps)),)),
    Rule("own-eps", "A step of your own", own(1e-5),
         "The step is an argument; you use another one. Which step is best, you will see below: for now take what you are "
         "given.",
         lambda g, f, x, eps: f"You were given eps {eps:g}.",
         variants=tuple(own(10.0 ** -k) for k in (3, 4, 6, 7))),
    Rule("F6", "The first number was overwritten", each(_kept_nothing),
         "Both of your values are one and the same array: the second call wrote over the first, and the difference is 0. "
         "Keep the number itself, with `float(...)`, before you call f again.",
         lambda g, f, x, eps: f"{(g == 0).sum()} of your {g.size} entries are exactly 0.", on="extreme"),
    Rule("D22", "Digits lost in an array of integers", each(_centred, floats=False),
         "Your array holds integers, so whatever is put into it loses what stands after the point: a step of less than 1 "
         "goes wrong, and so does a slope. Make it an array of floats.",
         lambda g, f, x, eps: f"For an x of {x.dtype} and eps {eps:g}, your first entry is {np.ravel(g)[0]:.4g}.", on="extreme",
         variants=(each(_centred, floats=False, result=None), each(_centred, result=None),
                   _integer_step, lambda f, x, eps: _integer_step(f, x, eps).astype(x.dtype))),
)
