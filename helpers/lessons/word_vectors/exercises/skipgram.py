"""Exercise "skipgram": the full softmax, for one outside word."""

import numpy as np

from .... import log_softmax, one_hot, softmax
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .tells import GUARDS, furthest_off

PARTS = ("loss", "dv", "dU")


def skipgram(v, o, U):
    """Scores, probabilities, and the gradient of lesson 03, taken on into v and U."""
    s = U @ v
    g = softmax(s)
    g[o] -= 1
    return -log_softmax(s)[o], U.T @ g, np.outer(g, v)


def with_g(g_of):
    """The gradients from another g = dL/ds: ``g_of(p, y)``."""
    def answer(v, o, U):
        g = g_of(softmax(U @ v), one_hot(np.array([o]), len(U))[0])
        return -log_softmax(U @ v)[o], U.T @ g, np.outer(g, v)
    return answer


def but(**changes):
    """The right results, but for those named: each from ``change(v, o, U, p, y)``."""
    def answer(v, o, U):
        parts = dict(zip(PARTS, skipgram(v, o, U), strict=True))
        p, y = softmax(U @ v), one_hot(np.array([o]), len(U))[0]
        return tuple((changes[name](v, o, U, p, y) if name in changes else part) for name, part in parts.items())
    return answer


def only_target(v, o, U, p, y):
    return np.outer((p - 1) * y, v)


def naive(v, o, U):
    """Exponentials without a shift: they overflow."""
    e = np.exp(U @ v)
    p = e / e.sum()
    y = one_hot(np.array([o]), len(U))[0]
    return -np.log(p[o]), U.T @ (p - y), np.outer(p - y, v)


off = furthest_off(skipgram, PARTS)


def _guarded(eps):
    return but(loss=lambda v, o, U, p, y: -np.log(p[o] + eps))


def _not_a_number(parts, v, o, U):
    return f"Your loss is {parts[0]:.4g}, for {len(U)} words."


def _zero_rows(parts, v, o, U):
    zero = int((parts[2] == 0).all(axis=1).sum())
    return f"{zero} of the {len(U)} rows of your dU are 0." if zero else off(parts, v, o, U)


def _dU(parts, v, o, U):
    return f"Your dU has shape {parts[2].shape}, for {len(U)} words and vectors of {v.size} numbers."


def _probes():
    return [
        Probe((spread(1, 3) / 2, 1, spread(2, 5, 3)), "5 words, vectors of 3 numbers"),
        Probe((spread(3, 6), 3, spread(4, 4, 6) / 2), "4 words, vectors of 6 numbers"),
        Probe((spread(5, 4), 0, spread(6, 4, 4) / 2), "4 words, vectors of 4 numbers", "square"),
        Probe((np.array([30.0, -20.0]), 2, np.array([[20.0, -20.0], [10.0, 5.0], [-25.0, 3.0]])), "scores from -800 to "
            "1000", "extreme"),
        Probe((spread(7, 10) / 3, 17, spread(8, 60, 10)), "60 words, vectors of 10 numbers", "batch"),
    ]


SKIPGRAM = Exercise(
    name="skipgram",
    title="Skip-gram with the full softmax",
    statement="v, of shape (d,), is the vector of the centre word; U, of shape (W, d), has the outside vector of each of the "
              "W words "
              "in a row; o is the number of the word that stood near. The loss is minus the logarithm of the probability of word "
              "o, which is a softmax over all scores U @ v. Give back the loss and its gradients dv, of shape (d,), and dU, "
              "of shape (W, d). You may use `softmax` and `log_softmax`.",
    signature="my_skipgram(v, o, U)",
    reference=skipgram,
    outputs=PARTS,
    probes=_probes,
    rules=(
        Rule("I3", "Only the row of the word that came", but(dU=only_target),
             "In your dU all rows but one are 0. Every word's score is in the denominator, so every row moves.", _zero_rows,
             variants=(with_g(lambda p, y: (p - 1) * y), but(dU=lambda v, o, U, p, y: -np.outer(y, v)),
                       but(dU=lambda v, o, U, p, y: np.outer(p * y, v)))),
        Rule("I2", "U as it stands", but(dv=lambda v, o, U, p, y: U @ (p - y)),
             "For dv you summed along rows of U. Entry k of v meets column k, and the sum over words runs down that column. Only "
             "with as many words as entries does yours run at all.", off, on="square"),
        Rule("D2", "dU transposed", but(dU=lambda v, o, U, p, y: np.outer(v, p - y)),
             "Your dU is turned round. Row w of U belongs to word w, and so does row w of its gradient.", _dU),
        Rule("C1", "Sign turned", with_g(lambda p, y: y - p),
             "The right size, the opposite sign. A step against this makes the word that came less likely.", off),
        Rule("p-only", "What came is left out", with_g(lambda p, y: p),
             "Your gradients do not depend on the word that came.", off),
        Rule("y-only", "What the model expects is left out", with_g(lambda p, y: -y),
             "You pull towards the word that came and push nothing away. Each word is to be pushed by its own probability.",
             _zero_rows),
        Rule("no-p", "Only the pull in dv", but(dv=lambda v, o, U, p, y: -U[o]),
             "Your dv is minus the row of the word that came. Every word's score holds v, so every row has a say.", off),
        Rule("one-path", "One path only in dv", but(dv=lambda v, o, U, p, y: (p[o] - 1) * U[o]),
             "For dv you followed the path through one score. Every word's score holds v, and the paths add up.", off),
        Rule("own", "The row itself", but(dU=lambda v, o, U, p, y: (p - y)[:, None] * U),
             "In dU each row meets itself. What row w is multiplied by in the score is v.", off),
        Rule("C4", "A sigmoid's slope besides", with_g(lambda p, y: (p - y) * p * (1 - p)),
             "That factor is the slope of a sigmoid. With softmax and its logarithm it cancels.", off),
        Rule("sign", "The logarithm without its minus", but(loss=lambda v, o, U, p, y: log_softmax(U @ v)[o]),
             "A logarithm of a probability is never above 0, and a loss is never below.", off),
        Rule("no-log", "A probability for the loss", but(loss=lambda v, o, U, p, y: p[o]),
             "The loss is minus the logarithm of the probability.", off,
             variants=(but(loss=lambda v, o, U, p, y: -p[o]), but(loss=lambda v, o, U, p, y: 1 - p[o]))),
        Rule("S30", "Softmax twice", but(loss=lambda v, o, U, p, y: -log_softmax(p)[o]),
             "You gave `log_softmax` what a softmax had made already. It takes the scores.", off,
             variants=(but(loss=lambda v, o, U, p, y: -np.log(softmax(p)[o])),)),
        Rule("C11", "1 taken off too early", but(loss=lambda v, o, U, p, y: -np.log((p - y)[o])),
             "You took the logarithm of a number below 0. Had 1 been taken off by then? After `g = p` both names mean one array, "
             "so that `g[o] -= 1` changes p as well. Copy it: `g = p.copy()`.", _not_a_number),
        Rule("C8", "Another logarithm", but(loss=lambda v, o, U, p, y: -log_softmax(U @ v)[o] / np.log(2)),
             "Use the natural logarithm, `np.log`.", off,
             variants=(but(loss=lambda v, o, U, p, y: -log_softmax(U @ v)[o] / np.log(10)),)),
        Rule("C19", "Weighed by itself", but(loss=lambda v, o, U, p, y: -(p * log_softmax(U @ v)).sum()),
             "You weighed each logarithm by what the model says. What came decides, and that is one word.", off),
        Rule("C12", "Out of range", but(loss=lambda v, o, U, p, y: -np.log(p[o])),
             "The exponential of 1000 is more than a number can hold, and far below the others a probability is 0, whose "
             "logarithm is lost. `softmax` and `log_softmax` take off the largest score first, as in lesson 01.",
             lambda parts, *args: f"Your loss is {parts[0]:.4g}, for scores between -800 and "
                                  f"1000.", on="extreme", variants=(naive,)),
        Rule("C13", "A guard in the logarithm", _guarded(GUARDS[0]),
             "You added a little to the probability, or kept it from falling below a little. The logarithm stays finite, and no "
             "longer grows with the scores. `log_softmax` needs no guard.",
             lambda parts, *args: f"Your loss is {parts[0]:.4g}, for scores between -800 and 1000.", on="extreme",
             variants=tuple(map(_guarded, GUARDS[1:]))),
    ),
    hints=("Scores first: U @ v holds one number for each word. Then lesson 03: what is the gradient of the loss by these "
           "scores?",
           "Call it g: softmax of the scores, minus 1 at place o. Each score is a row of U times v.",
           "dU pairs every entry of g with every entry of v. dv adds up the rows of U, each times its entry of g."),
    reason="One vector g of W numbers carries everything: through the transpose of U into v, and as an outer product with v "
           "into U. `skipgram_softmax` in `helpers` does the same for many pairs.",
)
