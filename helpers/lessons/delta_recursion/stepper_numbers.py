"""The small score network of the stepper, 2-3-3-2-1, in the numbering of the notes, and all of its numbers.

``a1`` is the input x; layer l+1 has z = W^(l) a^(l) + b^(l) and a = f(z), up to layer 4; the score is s = v^T a^(4).
"""

import numpy as np

from ...activations import BY_NAME

TOP = 4  # the last layer with an activation
# Searched for: under tanh and sigmoid every message and every usual slip give numbers that two decimals tell apart,
# and under ReLU a few units, but no whole layer, are off.
X = np.array([-1.0, -0.5])
WEIGHTS = {1: np.array([[0.5, 0.7], [-1.6, -0.2], [-1.6, 0.2]]),
           2: np.array([[0.4, -0.4, 0.5], [0.3, 1.4, -1.4], [0.9, 0.5, -0.7]]),
           3: np.array([[1.0, 1.2, 1.0], [0.4, 1.1, 1.7]])}
BIASES = {1: np.array([0.1, 0.2, 0.7]), 2: np.array([1.2, -0.9, 0.2]), 3: np.array([-0.6, 0.1])}
V = np.array([-1.0, -1.5])


def forward(activation):
    """{"a1": (2,), "z2": (3,), "a2": (3,), ..., "s": float} for one activation."""
    f, _ = BY_NAME[activation]
    found = {"a1": X}
    for layer in range(1, TOP):
        found[f"z{layer + 1}"] = WEIGHTS[layer] @ found[f"a{layer}"] + BIASES[layer]
        found[f"a{layer + 1}"] = f(found[f"z{layer + 1}"])
    return found | {"s": float(V @ found[f"a{TOP}"])}


def slopes(activation, found):
    """f'(z^(l)) for every layer with an activation: {4: (2,), 3: (3,), 2: (3,)}."""
    return {layer: BY_NAME[activation][1](found[f"z{layer}"]) for layer in range(TOP, 1, -1)}


def above(layer):
    """The weights that carry a message down to a layer: W^(l), or at the top v as one row, since s is a layer of one."""
    return V[None] if layer == TOP else WEIGHTS[layer]
