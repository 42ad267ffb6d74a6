"""Exercise "one_against_many": one true window against several corrupt ones; how hard does each score pull?"""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def one_against_many(s, S_c):
    """One loss for each pair of a true and a corrupt window; the true score collects all its pulls."""
    active = (1 - s[:, None] + S_c > 0).astype(float)
    return -active.sum(axis=1), active


def with_gate(gate):
    """Other ideas of which corrupt windows pull: ``gate(s, S_c)`` (N, K)."""
    def answer(s, S_c):
        active = gate(s[:, None], S_c).astype(float)
        return -active.sum(axis=1), active
    return answer


def once(s, S_c):
    active = one_against_many(s, S_c)[1]
    return -active.max(axis=1), active


def worst(s, S_c):
    active = one_against_many(s, S_c)[1] * (np.arange(S_c.shape[1]) == S_c.argmax(axis=1)[:, None])
    return -active.sum(axis=1), active


def shared(s, S_c):
    active = one_against_many(s, S_c)[1]
    count = np.maximum(1, active.sum(axis=1, keepdims=True))
    return -active.max(axis=1), active / count


def along_columns(s, S_c):
    active = (1 - s + S_c > 0).astype(float)
    return -active.sum(axis=1), active


def but(ds=lambda ds: ds, dS_c=lambda dS_c: dS_c):
    def answer(s, S_c):
        one, other = one_against_many(s, S_c)
        return ds(one), dS_c(other)
    return answer


def _row_sum(parts, s, S_c):
    active = parts[1].sum(axis=1)
    n = int(np.argmax(np.abs(parts[0] + active)))
    return (f"Raise all {1 + S_c.shape[1]} scores of window {n} together and no loss moves; yours would, by "
            f"{parts[0][n] + active[n]:.3g}.")


def _met(parts, s, S_c):
    n, k = np.unravel_index(np.argmin(S_c - s[:, None]), S_c.shape)
    return f"Corrupt window {k} lies {s[n] - S_c[n, k]:.3g} below true window {n}, and your slope for it is {parts[1][n, k]:.3g}."


def _ds(parts, s, S_c):
    n = int(np.argmin(s))
    return f"For window {n}, with s = {s[n]:.3g}, your ds is {parts[0].flat[n]:.3g}."


def _pulls(parts, s, S_c):
    return f"In your dS_c {int((parts[1] != 0).sum())} of {S_c.size} entries are not 0."


def _square(parts, s, S_c):
    return (f"With {len(s)} true windows and {S_c.shape[1]} corrupt ones each it runs; your ds begins there with "
            f"{parts[0].flat[0]:.3g}.")


def _still(parts, s, S_c):
    return f"All {s.size if not parts[0].any() else S_c.size} entries of your {'ds' if not parts[0].any() else 'dS_c'} are 0."


def _between(parts, s, S_c):
    n = int(np.argmin(np.where(S_c < s[:, None], s[:, None] - S_c, np.inf).min(axis=1)))
    return f"For window {n}, where a corrupt window comes closer than 1, your ds is {parts[0][n] + 0.0:.3g}."


MANY = Exercise(
    name="one_against_many",
    title="One against many",
    statement="Each of N true windows, with scores s of shape (N,), stands against K corrupt ones, with scores S_c of shape "
              "(N, K). "
              "The loss is the sum of max(0, 1 - s + s_c) over all N K pairs. Give back its gradients by s, shape (N,), and by "
              "S_c, "
              "shape (N, K), in this order.",
    signature="my_many(s, S_c)",
    reference=one_against_many,
    outputs=("ds", "dS_c"),
    probes=lambda: [
        Probe((np.array([2.0, 0.5, -0.3, 3.0]),
               np.array([[0.2, 1.4, 1.9], [-0.2, 0.1, -2.0], [0.4, 1.1, -0.9], [1.2, 0.3, -1.0]])), "4 windows against 3 each"),
        Probe((np.array([0.7, 1.6]), spread(2, 2, 5)), "2 windows against 5 each"),
        Probe((np.array([1.2, -0.6, 0.4]), spread(3, 3, 3)), "3 windows against 3 each", "square"),
        Probe((np.array([0.9]), np.array([[0.3, 1.2, -1.6, 0.1]])), "one window against 4", "single"),
        Probe((spread(5, 20), spread(6, 20, 7)), "20 windows against 7 each", "batch"),
    ],
    rules=(
        Rule("H5", "The true score pulls once", once,
             "Your ds never goes beyond -1. Each corrupt window that comes too close has a loss of its own, and s stands in "
             "every one of them.", _row_sum, variants=(but(ds=lambda ds: -np.ones_like(ds)),)),
        Rule("value", "The value for the slope", with_gate(lambda s, S_c: np.maximum(0, 1 - s + S_c)),
             "You gave how much is missing. A slope says how fast a loss moves, and that is the same however much is missing.",
             _ds),
        Rule("S28", "Met margins pull as well", with_gate(lambda s, S_c: np.ones_like(S_c)),
             "A corrupt window far below the true one has loss 0, and that loss stays 0 when scores move a little.", _met),
        Rule("H2", "The signs turned", lambda s, S_c: tuple(-part for part in one_against_many(s, S_c)),
             "With your signs a step lowers the true scores and raises the corrupt ones.", _ds),
        Rule("H3", "The margin is left out", with_gate(lambda s, S_c: S_c > s),
             "You let only those pull that score higher than the true window. The margin asks for 1 more than that.", _between),
        Rule("H4", "One side does not move", but(ds=np.zeros_like), "Both kinds of scores stand in the loss.", _still,
             variants=(but(dS_c=np.zeros_like),)),
        Rule("worst", "Only the worst one pulls", worst,
             "You let only the highest corrupt score pull. That is another loss, with a maximum where this one has a sum.",
             _pulls),
        Rule("shared", "The pulls are shared out", shared,
             "You divided, by a number of windows. This loss is a sum, not a mean.", _ds,
             variants=(lambda s, S_c: tuple(part / S_c.shape[1] for part in one_against_many(s, S_c)),
                       lambda s, S_c: tuple(part / len(s) for part in one_against_many(s, S_c)))),
        Rule("columns", "Each corrupt score against another window's", along_columns,
             "NumPy lined up s with the columns of S_c. It belongs to the rows: `s[:, None]` has shape (N, 1).",
             _square, on="square"),
        Rule("same-sign", "Both of one sign", but(ds=np.negative),
             "Your two results have the same sign. If corrupt scores raise the loss, the true one lowers it.", _row_sum),
    ),
    hints=("`s[:, None]` has shape (N, 1) and goes along with every column of S_c. Which pairs are active?",
           "In how many of the losses does one s stand, and with which sign?"),
    reason="Every active pair pulls its two scores apart with strength 1. A corrupt score stands in one pair; a true score "
           "stands in K of "
           "them, so its gradient counts the active ones. Each row of both together sums to 0: only differences of scores "
           "matter.",
)
