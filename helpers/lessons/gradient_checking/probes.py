"""Points on which a layer's gradient is tried: one good one, and those behind which a wrong gradient hides."""

from typing import NamedTuple

import numpy as np

from ... import numerical_gradient
from ...exercises.draws import spread
from .wrong_gradients import Setting

_DRAW = spread(5, 60)  # chosen so that on every probe some units are on and some off, unless that is its point


class LayerProbe(NamedTuple):
    """X (N, D), W (D, H), b (H,), the weight of the penalty and the factor on the loss."""

    X: np.ndarray
    W: np.ndarray
    b: np.ndarray
    l2: float = 0.3
    scale: float = 1.0


def sized(rows=4, inputs=3, units=2):
    """Numbers of order one and of both signs."""
    X, W, b = (_DRAW[n: n + int(np.prod(shape))].reshape(shape)
               for n, shape in ((0, (rows, inputs)), (20, (inputs, units)), (40, (units,))))
    return LayerProbe(X, W, b)


GOOD, SQUARE = sized(), sized(inputs=2)
PROBES = {
    "sizes differ, both signs": GOOD,
    "one row": sized(rows=1),
    "one unit": sized(units=1),
    "square W": SQUARE,
    "symmetric W": SQUARE._replace(W=SQUARE.W + SQUARE.W.T),
    "b is 0": GOOD._replace(b=0 * GOOD.b),
    "everything positive": GOOD._replace(X=np.abs(GOOD.X), W=np.abs(GOOD.W), b=np.abs(GOOD.b)),
    "numbers of 1e-4": GOOD._replace(X=1e-4 * GOOD.X, W=1e-4 * GOOD.W, b=1e-4 * GOOD.b),
    "rows of X sum to 1": GOOD._replace(X=np.abs(GOOD.X) / np.abs(GOOD.X).sum(axis=1, keepdims=True)),
    "rows of X all equal": GOOD._replace(X=np.repeat(GOOD.X[:1], 4, axis=0)),
    "no penalty": GOOD._replace(l2=0.0),
    "loss times 1e-7": GOOD._replace(scale=1e-7),
    "on a kink": GOOD._replace(X=np.zeros((4, 3)), b=0 * GOOD.b),
}


def compare(wrong, probe, activation):
    """Claimed and measured slopes, (P,) each, the name of each entry, and NumPy's complaint ("" when there is none)."""
    setting, point = Setting(activation, probe.l2, probe.scale), probe[:3]
    measured, names = [], []
    for k, name in enumerate(("dX", "dW", "db")):
        slopes = numerical_gradient(lambda value, k=k: setting.loss(*point[:k], value, *point[k + 1:]), point[k])
        measured.append(slopes.ravel())
        names += [f"{name}[{', '.join(map(str, entry))}]" for entry in np.ndindex(slopes.shape)]
    measured = np.concatenate(measured)
    try:
        claimed = setting.gradient(*point) if wrong is None else wrong(setting, *point)
    except ValueError:  # one of the wrong gradients multiplies what does not fit: that is how it is caught
        sizes = f"G has shape {(len(probe.X), len(probe.b))}, W has {probe.W.shape}"
        return np.full(len(measured), np.nan), measured, names, f"{sizes}, and G @ W does not fit"
    return np.concatenate([part.ravel() for part in claimed]), measured, names, ""
