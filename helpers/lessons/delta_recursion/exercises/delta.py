"""Exercise "delta": one step of the recursion, from the messages of one layer to those of the layer below."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def delta_reference(delta, W, slope):
    """Back through the weights, then times the slope, entry by entry."""
    return (W.T @ delta) * slope


def one_path(q):
    """Only the path through one unit of the layer above, chosen by ``q(delta)``."""
    return lambda delta, W, slope: W[q(delta)] * delta[q(delta)] * slope


def edits_slope(delta, W, slope):
    slope *= W.T @ delta
    return slope


def gate(u):
    return (u > 0) * u


def _first(d, delta, W, slope):
    return f"Your first entry is {d.flat[0] + 0.0:.4g}, for {W.shape[0]} units above."


def _flat(d, delta, W, slope):
    shut = int(np.argmin(slope))
    return f"Unit {shut} has slope {slope[shut]:.3g}: a nudge of it moves nothing. Your message for it is {d[shut]:.4g}."


def _deaf(d, delta, W, slope):
    return f"Ten times the messages leave your first entry at {d[0]:.4g}."


def _shape(d, delta, W, slope):
    return f"Your result has shape {d.shape}, for {W.shape[1]} units here and {W.shape[0]} above."


def _square(d, delta, W, slope):
    return f"With {W.shape[0]} units in both layers it runs; your first entry there is {d[0]:.4g}."


def _largest(d, delta, W, slope):
    return f"Your largest entry is {np.abs(d).max():.3g} in size."


def _probes():
    slope = 1 - np.tanh(spread(3, 4)) ** 2
    return [
        Probe((spread(1, 3), spread(2, 3, 4), np.array([1.0, 0.0, 1.0, 1.0])), "a ReLU layer of 4 units, 3 above"),
        Probe((spread(4, 3), spread(5, 3, 4), slope), "a tanh layer of 4 units, 3 above"),
        Probe((spread(6, 5), spread(7, 5, 2), 1 - np.tanh(spread(8, 2)) ** 2), "2 units, 5 above"),
        Probe((spread(9, 3), spread(10, 3, 3), 1 - np.tanh(spread(11, 3)) ** 2), "3 units, 3 above", "square"),
        Probe((spread(12, 1), spread(13, 1, 3), np.array([0.25, 0.04, 0.7])), "3 units, a single one above", "single"),
        Probe((spread(14, 9), spread(15, 9, 12), 1 - np.tanh(spread(16, 12)) ** 2), "12 units, 9 above", "batch"),
    ]


DELTA = Exercise(
    name="delta",
    title="One step of the recursion",
    statement="A layer of H units feeds a layer of K units above it, through weights W of shape (K, H). delta, of shape (K,), "
              "holds the messages of the layer above. slope, of shape (H,), holds f'(z) of the lower layer. Give back the "
              "messages of the lower layer, shape (H,). Leave the three arrays as they are.",
    signature="my_delta(delta, W, slope)",
    reference=delta_reference,
    probes=_probes,
    rules=(
        Rule("E3", "The slope is left out", lambda delta, W, slope: W.T @ delta,
             "You let the message pass as if each unit were linear. A unit that is squashed flat passes nothing on.", _flat),
        Rule("E7", "The weights the wrong way round", lambda delta, W, slope: (W @ delta) * slope,
             "Row q of W holds the weights into unit q above. A message for one unit here is a sum over all units above it, "
             "down a column. Your product sums along a row, and only where both layers are equally wide does that run at all.",
             _square, on="square"),
        Rule("E2", "The slope at the wrong end", lambda delta, W, slope: W.T @ (delta * slope),
             "You multiplied by the slope before the weights. It belongs to the units below them, and the message has to come "
             "down first. (In `slope * W.T @ delta` Python multiplies from left to right.)", _square, on="square",
             variants=(lambda delta, W, slope: W @ (delta * slope),)),
        Rule("E5", "The messages from above are dropped", lambda delta, W, slope: W.T.sum(axis=1) * slope,
             "The messages do not occur in yours: whatever happens above, the result stays the same.", _deaf,
             variants=(lambda delta, W, slope: slope.copy(), lambda delta, W, slope: (slope > 0).astype(float))),
        Rule("no-weights", "The weights are left out", lambda delta, W, slope: delta * slope,
             "Between the two layers lie the weights. Without them the lengths fit only where both layers are equally wide.",
             _square, on="square"),
        Rule("E4", "A gate on the message", lambda delta, W, slope: gate(W.T @ delta) * slope,
             "You let only positive messages pass. What a unit passes is settled by its own z on the way up, not by the sign "
             "of the message.", lambda d, *args: f"{(d == 0).sum()} of your {d.size} entries are exactly 0.",
             variants=(lambda delta, W, slope: gate(W.T @ delta),
                       lambda delta, W, slope: (W.T @ gate(delta)) * slope)),
        Rule("relu", "A gate for the slope", lambda delta, W, slope: (W.T @ delta) * (slope > 0),
             "Where the slope is not 0 you let the message pass whole. ReLU does that; any other slope multiplies it.", _first),
        Rule("E1", "A slope made of the slope", lambda delta, W, slope: (W.T @ delta) * (1 - slope ** 2),
             "You took `slope` for an activation and worked out its slope again. It already is f'(z).", _first,
             variants=(lambda delta, W, slope: (W.T @ delta) * (1 - np.tanh(slope) ** 2),
                       lambda delta, W, slope: (W.T @ delta) * slope * (1 - slope))),
        Rule("one-path", "One path only", one_path(lambda delta: 0),
             "A unit here reaches every unit above, and a nudge travels along all of these paths. You followed one.",
             _first, variants=(one_path(lambda delta: -1), one_path(lambda delta: int(np.abs(delta).argmax())))),
        Rule("inverse", "The inverse for the transpose", lambda delta, W, slope: (np.linalg.pinv(W) @ delta) * slope,
             "Going back does not undo the weights. A message asks how fast the result moves, and on each path the rate is the "
             "weight itself.", _square, on="square", variants=(lambda delta, W, slope: (np.linalg.inv(W) @ delta) * slope,)),
        Rule("T14", "A product of two sums", lambda delta, W, slope: W.sum(axis=0) * delta.sum() * slope,
             "Each message comes down its own weight: first the products, then the sum. You summed first, which pairs every "
             "message with every weight.", _first),
        Rule("mean", "The mean over the paths", lambda delta, W, slope: (W.T @ delta) / len(delta) * slope,
             "The paths add up. You divided by how many there are.", _first),
        Rule("not-summed", "The paths are not added up", lambda delta, W, slope: W.T * delta * slope[:, None],
             "You have one number for each path. A unit's message is the sum over its paths.", _shape,
             variants=(lambda delta, W, slope: W * delta[:, None] * slope, lambda delta, W, slope: W.T * delta,
                       lambda delta, W, slope: W * delta[:, None])),
        Rule("B10", "A scalar product at the end", lambda delta, W, slope: (W.T @ delta) @ slope,
             "At the end everything was added up to one number, as `@` does with two vectors. Each unit has a slope of its own, "
             "so this product is entry by entry.",
             lambda d, delta, W, slope: f"You give 1 number for {slope.size} units: {d:.4g}."),
        Rule("diag", "A matrix for the entries", lambda delta, W, slope: np.outer(W.T @ delta, slope),
             "An outer product pairs every message with every slope. Each unit has one message and one slope.", _shape,
             variants=(lambda delta, W, slope: np.outer(slope, W.T @ delta),)),
        Rule("added", "The slope added", lambda delta, W, slope: W.T @ delta + slope,
             "Along a path, rates multiply.", _flat),
        Rule("twice", "The slope twice", lambda delta, W, slope: (W.T @ delta) * slope ** 2,
             "The slope comes in once for each layer. The messages that you are given belong to the layer above, so this "
             "layer's slope is not in them yet, but you multiplied by it two times.", _largest),
        Rule("G1", "Sign turned", lambda delta, W, slope: -(W.T @ delta) * slope,
             "The right size, the opposite sign. Going back takes no minus sign; only the step that follows does.", _first),
        Rule("D21", "Works on the caller's array", edits_slope,
             "`*=` writes into the array that you were given. `a * b` makes a new one.",
             lambda d, *args: "1 array of the caller was changed."),
    ),
    hints=("One unit of the lower layer: along which paths does a nudge of it travel upwards, and which numbers lie on each "
           "path?",
           "Sum over the units above: the message of unit q times the weight from here to q. Which product of W and delta is "
           "that?",
           "And before it went up at all, the nudge was squashed. The slope of that multiplies entry by entry."),
    reason="Each path upwards contributes its weight times the message at its end. Summed over the units above, that is a "
           "product with the transpose. The slope of the unit itself is the same on all its paths.",
)
