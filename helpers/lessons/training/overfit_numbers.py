"""A network with more parameters than it has points to learn from: how it learns them by heart."""

from functools import lru_cache
from itertools import pairwise

import numpy as np

from ... import loss_and_gradients, sgd, softmax_cross_entropy
from ...network import forward
from .exercises.start import start

SIZES, FEW, MANY, EPOCHS = (2, 60, 2), 36, 300, 150
BATCH, PENALTIES = 9, (0.0, 0.003, 0.03)
REACH = 2.6
AXIS = np.linspace(-REACH, REACH, 41)
GRID = np.stack(np.meshgrid(AXIS, AXIS), axis=-1).reshape(-1, 2)


def moons(seed, count):
    """Two bent clouds that overlap: X (count, 2) and labels (count,)."""
    rng = np.random.default_rng(seed)
    labels = np.arange(count) % 2
    angle = rng.uniform(0, np.pi, count) + np.pi * labels
    points = 1.2 * np.stack([np.cos(angle), np.sin(angle)], axis=1) + np.where(labels[:, None], [0.6, 0.3], [-0.6, -0.3])
    return points + rng.normal(0, 0.45, (count, 2)), labels


LEARNED, UNSEEN = moons(3, FEW), moons(4, MANY)


@lru_cache(maxsize=len(PENALTIES))
def run(l2):
    """(params after each epoch, loss on the points learned from, loss on the unseen ones), from before the first epoch on."""
    shapes = [((D, H), (H,)) for D, H in pairwise(SIZES)]
    seen = [start(shapes, np.random.default_rng(0))]

    def step(params, X, labels):
        return loss_and_gradients(params, X, labels, "relu", l2)

    def remember(progress):
        if progress.step % (FEW // BATCH) == 0:
            seen.append(progress.params)

    sgd(step, seen[0], LEARNED, learning_rate=0.1, batch_size=BATCH, epochs=EPOCHS, callbacks=remember)
    losses = [[softmax_cross_entropy(forward(params, X, "relu"), labels) for params in seen] for X, labels in (LEARNED, UNSEEN)]
    return seen, *np.array(losses)


def right(params, data):
    """The share of the points that the network gets right."""
    X, labels = data
    return float((forward(params, X, "relu").argmax(axis=1) == labels).mean())


def regions(params):
    """The class the network says at each point of the grid, (41, 41)."""
    return forward(params, GRID, "relu").argmax(axis=1).reshape(len(AXIS), len(AXIS))
