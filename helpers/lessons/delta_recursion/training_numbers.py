"""A small network to be trained by the learner's own gradients: its data, its start, and the run."""

from itertools import pairwise
from time import monotonic

import numpy as np

from ... import flatten, forward, loss_and_gradients, softmax_cross_entropy, unflatten

SIZES, N, UPDATES, RATE = (2, 10, 8, 2), 120, 300, 0.4
SHAPES = [((D, H), (H,)) for D, H in pairwise(SIZES)]
NAMED = {f"d{kind}{layer}": shape for layer, pair in enumerate(SHAPES, 1) for kind, shape in zip("Wb", pair, strict=True)}
REACH = 2.2  # the picture shows the square from -REACH to REACH
AXIS = np.linspace(-REACH, REACH, 45)
GRID = np.stack(np.meshgrid(AXIS, AXIS), axis=-1).reshape(-1, 2)


def rings():
    """Two rings around the origin: X (120, 2) and labels (120,)."""
    rng = np.random.default_rng(3)
    labels = np.arange(N) % 2
    angle, radius = rng.uniform(0, 2 * np.pi, N), np.where(labels, 1.7, 0.7) + rng.normal(0, 0.14, N)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1), labels


def spirals():
    """Two arms that wind around each other."""
    rng = np.random.default_rng(5)
    labels, along = np.arange(N) % 2, np.linspace(0.15, 1, N)
    angle = 5.5 * along + np.pi * labels
    points = 2 * along[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return points + rng.normal(0, 0.05, (N, 2)), labels


DATA = {"rings": rings, "spirals": spirals}


def start():
    """The parameters that training begins with: a list of (W, b) pairs."""
    rng = np.random.default_rng(1)
    return [(rng.normal(size=W) * 1.2 / np.sqrt(W[0]), rng.normal(size=b) * 0.3) for W, b in SHAPES]


def backward(params, X, labels):
    """The gradients of the mean cross-entropy of a tanh network, as a list of (dW, db): what a learner's function is to give."""
    return loss_and_gradients(params, X, labels, activation="tanh").params


def train(backward_pass, X, labels, seconds=np.inf):
    """Gradient descent by ``backward_pass``: the flat parameters (updates + 1, P) before, between and after the updates.

    There are UPDATES of them, or as many as fit into the time: a pass that loops over examples is slow and yet right.
    """
    theta, end = flatten(start()), monotonic() + seconds
    seen = [theta]
    while len(seen) <= UPDATES and monotonic() < end:
        gradients = backward_pass(unflatten(theta, SHAPES), X.copy(), labels.copy())
        with np.errstate(all="ignore"):  # wild gradients are for the figure to tell of
            theta = theta - RATE * flatten([(np.asarray(dW, float), np.asarray(db, float)) for dW, db in as_pairs(gradients)])
        seen.append(theta)
    return np.array(seen)


def as_pairs(gradients):
    """Gradients as the (dW, db) pairs of the network, also when they came as one row of arrays."""
    gradients = list(gradients)
    flat = gradients if len(gradients) == 2 * len(SHAPES) else [array for pair in gradients for array in pair]
    return [(dW, np.reshape(db, (-1,))) for dW, db in zip(flat[::2], flat[1::2], strict=True)]


def usable(theta):
    """False for parameters that have run away."""
    return bool(np.isfinite(theta).all() and np.abs(theta).max() < 1e100)


def logits(theta, X):
    """What the network with these flat parameters says of X."""
    return forward(unflatten(theta, SHAPES), X, "tanh")


def course(thetas, X, labels):
    """Loss and accuracy (UPDATES + 1,) of each set of parameters; nan for those that have run away."""
    losses, right = np.full((2, len(thetas)), np.nan)
    for k, theta in enumerate(thetas):
        if usable(theta):
            said = logits(theta, X)
            losses[k], right[k] = softmax_cross_entropy(said, labels), np.mean(said.argmax(axis=1) == labels)
    return losses, right


def regions(theta):
    """The class the network says at each point of the grid, (45, 45)."""
    return logits(theta, GRID).argmax(axis=1).reshape(len(AXIS), len(AXIS))
