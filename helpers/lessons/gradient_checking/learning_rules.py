"""A small network trained by a right gradient and by wrong ones: rules that a falling loss does not find out.

The network has 4 inputs, two hidden layers of 8 units and 2 classes, as lesson 06 will build it. ``SLIPS`` name the wrong
rules; each changes one line of the backward pass.
"""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ... import flatten, forward, loss_and_gradients, one_hot, softmax_cross_entropy_grad
from ...activations import BY_NAME
from ...arrays import quiet

SIZES, EXAMPLES, RATE, STEPS, EVERY = (4, 8, 8, 2), 120, 0.3, 400, 5
SLIPS = ("f'(a) for f'(z)", "W for Wᵀ", "no f'", "deltas summed over the batch", "updating W before using it")
AT_A, UNTURNED, NO_SLOPE, SUMMED, UPDATED = SLIPS


class Task(NamedTuple):
    """Points X (N, D) with their labels, and the parameters that training begins with."""

    X: np.ndarray
    labels: np.ndarray
    params: list


@lru_cache
def task(shape) -> Task:
    """Two classes of points in a plane, "rings" or "blobs", with two more columns that mean nothing."""
    random = np.random.default_rng(1)
    labels = np.arange(EXAMPLES) % 2
    if shape == "rings":
        angle, radius = random.uniform(0, 2 * np.pi, EXAMPLES), 1 + labels + 0.15 * random.normal(size=EXAMPLES)
        points = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    else:
        points = np.array([[-1, -0.5], [1, 0.5]])[labels] + 0.6 * random.normal(size=(EXAMPLES, 2))
    X = np.hstack([points, 0.5 * random.normal(size=(EXAMPLES, 2))])
    params = [(random.normal(size=(D, H)) / np.sqrt(D), np.zeros(H)) for D, H in pairwise(SIZES)]
    return Task(X, labels, params)


def slipped(slip, activation):
    """The gradient with this slip in it, as a function of (params, X, Y) with one-hot rows Y; without one when it is ""."""
    f, slope = BY_NAME[activation]

    def gradient(params, X, Y):
        Z, A = [], [X]
        for W, b in params:
            Z.append(A[-1] @ W + b)
            A.append(f(Z[-1]))
        G, found = softmax_cross_entropy_grad(Z[-1], Y), []
        for n in range(len(params) - 1, -1, -1):
            dW, W = A[n].T @ G, params[n][0]
            found.append((dW, G.sum(axis=0)))
            if n:
                W = W - RATE * dW if slip == UPDATED else W.T if slip == UNTURNED and len(W) == W.shape[1] else W
                G = np.broadcast_to(G.sum(axis=0), G.shape) if slip == SUMMED else G
                G = (G @ W.T) * (1 if slip == NO_SLOPE else slope(A[n] if slip == AT_A else Z[n - 1]))
        return found[::-1]

    return gradient


def history(gradient, given: Task, activation):
    """Loss, accuracy, and the angle to the right gradient (degrees) with the ratio of lengths; every few steps, (4, M).

    All is nan from where numbers are no longer finite.
    """
    params, Y = given.params, one_hot(given.labels, SIZES[-1])
    rows = np.full((4, STEPS // EVERY + 1), np.nan)
    for step in range(STEPS + 1):
        found = gradient([(W.copy(), b.copy()) for W, b in params], given.X.copy(), Y.copy())
        found = [(np.reshape(dW, W.shape), np.reshape(db, b.shape)) for (dW, db), (W, b) in zip(found, params, strict=True)]
        if step % EVERY == 0:
            if not np.isfinite(flatten(found) + flatten(params)).all():
                break
            right = loss_and_gradients(params, given.X, given.labels, activation)
            hits = forward(params, given.X, activation).argmax(axis=1) == given.labels
            rows[:, step // EVERY] = right.loss, hits.mean(), *compared(found, right.params)
        with quiet():
            params = [(W - RATE * dW, b - RATE * db) for (W, b), (dW, db) in zip(params, found, strict=True)]
    return rows


def compared(one, other):
    """The angle between two gradients in degrees, and how many times as long the first is; nan where one is all zeros.

    >>> compared([([[2.0, 0.0]], [0.0, 0.0])], [([[1.0, 0.0]], [0.0, 1.0])])
    (45.0, 1.414214)
    """
    u, v = flatten(one), flatten(other)
    with quiet():
        sizes = np.abs(u).max(), np.abs(v).max()
        u, v = u / sizes[0], v / sizes[1]  # so that no square overflows
        lengths = np.linalg.norm(u), np.linalg.norm(v)
        u, v = u / lengths[0], v / lengths[1]
        # From the chord: unlike arccos of u @ v it keeps its digits when the two nearly agree.
        angle = np.degrees(2 * np.arctan2(np.linalg.norm(u - v), np.linalg.norm(u + v)))
        return round(float(angle), 6), round(float(sizes[0] / sizes[1] * (lengths[0] / lengths[1])), 6)


@lru_cache
def learned(slip, shape, activation):
    """The history of training with one of ``SLIPS``, or with the right gradient when it is "right"."""
    if slip == "right":
        return history(lambda params, X, Y: loss_and_gradients(params, X, Y, activation).params, task(shape), activation)
    return history(slipped(slip, activation), task(shape), activation)
