"""Probes on which a wrong gradient looks right, and comparisons that let it pass."""

import numpy as np

from .... import check_gradient, numerical_gradient
from ....exercises import Rule
from ....exercises.draws import spread


def at(rows=5, inputs=3, units=4):
    """The X, W and b of a good probe."""
    return spread(5, rows, inputs), spread(6, inputs, units), spread(7, units)


def near(claimed, measured):
    """Every entry agrees to the digits that a centred difference has."""
    return bool((np.abs(claimed - measured) <= 1e-5 * np.abs(measured).max()).all())


def judge(X, W, b, same=None, parts=(0, 1, 2)):
    """A rule: the verdict of this probe on these of dX, dW, db, with a comparison of its own or by ``check_gradient``."""
    point = (X, W, b)

    def rule(loss, gradient):
        claimed = gradient(*point)
        for k in parts:
            def f(value, k=k):
                return loss(*point[:k], value, *point[k + 1:])
            agrees = same(claimed[k], numerical_gradient(f, point[k])) if same else check_gradient(f, claimed[k], point[k])
            if not agrees:
                return False
        return True
    return rule


def _within(tolerance):
    return lambda c, m: bool((np.abs(c - m) <= tolerance).all())


def _no_finding(c, m):
    return not bool((np.abs(c - m) > 1e-5 * np.abs(m).max()).any())


def _cosine(line):
    return lambda c, m: bool((c * m).sum() >= line * np.sqrt((c ** 2).sum() * (m ** 2).sum()))


def _norms(c, m):
    return bool(np.linalg.norm(c - m) <= 0.05 * (np.linalg.norm(c) + np.linalg.norm(m)))


def _first_entries(c, m):
    return near(c.ravel()[:2], m.ravel()[:2])


def _told(text, number):
    return lambda said, loss, gradient: text.format(number)


X, W, b = at()
POSITIVE = np.abs(X), np.abs(W), np.abs(b)
SHARES = np.abs(X) / np.abs(X).sum(axis=1, keepdims=True)
COUNTED = tuple(np.arange(n, dtype=float).reshape(shape) for n, shape in ((12, (4, 3)), (6, (3, 2)), (2, (2,))))
ON_KINK = np.zeros((4, 3)), W, np.zeros(4)

RULES = (
    Rule("one-row", "A single row", judge(*at(rows=1)),
         "With one row a mean is a sum, and the mean of products is the product of means. Take several rows.",
         _told("Your probe found nothing on {} gradients that mistreat the mean over rows.", 2)),
    Rule("D13", "A bias of 0", judge(X, W, 0 * b),
         "Where b is 0, a penalty on b is 0 too. Give b numbers of its own.", _told("{} wrong gradient passed: it adds a "
                                                                                    "multiple of b.", 1)),
    Rule("all-positive", "Every unit on", judge(*POSITIVE),
         "Where every unit is on, ReLU's slope is 1 throughout, and leaving it out changes nothing. Some units must be off.",
         _told("At least {} wrong gradients passed: they leave ReLU's slope out.", 2),
         variants=(judge(*COUNTED),)),
    Rule("C21", "Tiny numbers", judge(1e-3 * X, 1e-3 * W, 1e-3 * b),
         "Near 0, tanh is a straight line: its slope is the same at Z and at A. Take numbers of order one.",
         _told("{} wrong gradient passed: it takes the slope of tanh in the wrong place.", 1),
         variants=(judge(1e-2 * X, 1e-2 * W, 1e-2 * b),)),
    Rule("D1", "A single unit, or a single input", judge(*at(units=1)),
         "With one unit, W is a single column: a transpose and a reshape are the same. Let all sizes differ, none of them 1.",
         _told("{} wrong gradient passed: it reshapes dW.", 1), variants=(judge(*at(inputs=1)),)),
    Rule("D8", "Rows that sum to 1", judge(SHARES, W, b),
         "When each row of X sums to 1, as one-hot rows do, the sum of the rows of dW is db. Take rows with other sums.",
         _told("{} wrong gradient passed: it takes db from dW.", 1)),
    Rule("equal-rows", "Rows that are all the same", judge(np.repeat(X[:1], 5, axis=0), W, b),
         "When all rows are equal, the mean of products is the product of means.",
         _told("{} wrong gradient passed: it multiplies means over the rows.", 1)),
    Rule("F10", "On a kink", judge(*ON_KINK),
         "Your verdict on a right gradient was False. Some Z are 0, or within a step of it, where ReLU has a kink and a "
         "centred difference is worth nothing. Move off it.",
         _told("{} right gradient was refused.", 1), variants=(judge(X, 0 * W, 0 * b),)),
    Rule("all-off", "Every unit off", judge(X, W, 0 * b - 9),
         "With these numbers every ReLU unit is off, so the data's part of the gradient is 0, and stays 0. "
         "Some units must be on.", _told("At least {} wrong gradients passed: what they spoil is 0 here.", 5),
         variants=(judge(1e-2 * X, 1e-2 * W, 0 * b - 0.02),)),
    Rule("ones", "All numbers the same", judge(np.ones((4, 3)), np.ones((3, 2)), np.ones(2)),
         "When all numbers are equal, rows, columns and transposes cannot be told apart, and every unit is on. Draw random "
         "numbers.",
         _told("At least {} wrong gradients passed.", 4)),
    Rule("F7", "An absolute tolerance", judge(X, W, b, _within(1e-5)),
         "An error of 1e-5 is small for a loss of order one and enormous for a loss of 1e-7. Measure it relative to the "
         "gradient.",
         _told("{} wrong gradient passed, all its entries below 1e-6.", 1), variants=(judge(X, W, b, _within(1e-6)),)),
    Rule("F8", "nan passes", judge(X, W, b, _no_finding),
         "Every comparison with nan is False, so `error > tolerance` never finds it. Ask that the error is within the "
         "tolerance.",
         _told("{} wrong gradient passed, with a nan in it.", 1)),
    Rule("F9", "A line too loose, or one number for all", judge(X, W, b, _norms),
         "One entry off by one part in a hundred is an error: a right gradient agrees to a millionth, in every entry. One "
         "norm for a whole array does not see it, and neither does a loose tolerance.",
         _told("{} wrong gradient passed, with one entry 1 % off.", 1),
         variants=(judge(X, W, b, lambda c, m: bool((np.abs(c - m) <= 0.1 * np.abs(m).max()).all())),)),
    Rule("F16", "The direction alone", judge(X, W, b, _cosine(0.99)),
         "A cosine near 1 says that the two point roughly the same way. A gradient N times too large points exactly the "
         "right way.",
         _told("Your cosines were within {} of 1 for gradients that are wrong.", 0.01)),
    Rule("F12", "A few entries", judge(X, W, b, _first_entries),
         "You looked at a few entries; a mistake may sit in any other one. On a small probe all of them are cheap.",
         _told("You compared {} entries of each array.", 2)),
    Rule("dW-only", "dW alone", judge(X, W, b, parts=(1,)),
         "dX and db have mistakes of their own. Check all three.", _told("You compared {} of 3 arrays.", 1)),
    Rule("no-dX", "Without dX", judge(X, W, b, parts=(1, 2)),
         "dX is what the layer below will live on. Check it as well.", _told("You compared {} of 3 arrays.", 2)),
    Rule("no-db", "Without db", judge(X, W, b, parts=(0, 1)),
         "db has mistakes of its own. Check it as well.", _told("You compared {} of 3 arrays.", 2)),
    Rule("turned", "The verdict turned round", lambda loss, gradient: not judge(X, W, b)(loss, gradient),
         "True is for a right gradient, False for a wrong one.", _told("You have {} verdicts, and all are the wrong way "
                                                                       "round.", 15)),
    Rule("always", "Always the same verdict", lambda loss, gradient: True,
         "Right and wrong gradients get the same verdict from you.", _told("You judged all {} gradients alike.", 15),
         variants=(lambda loss, gradient: False,)),
)
