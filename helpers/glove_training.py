"""GloVe fitted to counts: AdaGrad over the pairs that were counted, some thousand at a time. Lesson 09."""

import numpy as np

from .batches import count
from .count_vectors import checked_counts
from .global_vectors import glove_weight
from .touched_rows import RowGradients, summed_rows
from .training import sgd

BATCH = 8192  # counted pairs that take one step together


def train_glove(counts, d=50, *, x_max=100.0, alpha=0.75, epochs=10, learning_rate=0.05, seed=0, callbacks=(), say=print):
    """Fit GloVe to counts (N, M); return a ``Training`` whose params are (U, V, b, c) as in ``glove``, float32. Lesson 09.

    Each step takes some thousand of the pairs that were counted, in random order; each number has a rate of its own, the
    learning rate over the root of the sum of its squared gradients so far (AdaGrad), as in the authors' program. The loss of
    a step is J's mean over its pairs. Callbacks, divergence and interruption are those of ``sgd``. Raises what ``glove`` raises.

    >>> training = train_glove([[0.0, 8.0, 1.0], [8.0, 0.0, 2.0], [1.0, 2.0, 0.0]], d=2, epochs=20)
    >>> training.stopped, [array.shape for array in training.params], training.losses[-1] < training.losses[0]
    ('finished', [(3, 2), (3, 2), (3,), (3,)], True)
    """
    counts, d = checked_counts(counts), count(d, "d")
    i, j = np.nonzero(counts)
    x = counts[i, j]
    data = i, j, np.log(x).astype(np.float32), glove_weight(x, x_max, alpha).astype(np.float32)
    rng, scale = np.random.default_rng(seed), np.float32(1 / d)
    U, V = ((rng.random((n, d), np.float32) - np.float32(0.5)) * scale for n in counts.shape)
    params = U, V, *(np.zeros(n, np.float32) for n in counts.shape)
    return sgd(_AdaGrad(params), params, data, learning_rate=learning_rate, batch_size=BATCH, epochs=epochs, seed=seed,
               callbacks=callbacks, say=say)


class _AdaGrad:
    """The loss of some pairs and its gradient, each number of it divided by the root of its squares so far."""

    def __init__(self, params):
        self._squares = tuple(np.ones_like(array) for array in params)

    def __call__(self, params, i, j, logs, weights):
        U, V, b, c = params
        u, v = U[i], V[j]
        errors = np.einsum("bd,bd->b", u, v) + b[i] + c[j] - logs
        g = weights * errors
        gradient = [summed_rows(rows, values, array.shape) for rows, values, array in
                    ((i, g[:, None] * v, U), (j, g[:, None] * u, V), (i, g, b), (j, g, c))]
        return np.vdot(g, errors) / (2 * len(i)), tuple(map(_scaled, gradient, self._squares))


def _scaled(gradient, squares):
    squares[gradient.rows] += gradient.values**2
    return RowGradients(gradient.rows, gradient.values / np.sqrt(squares[gradient.rows]), gradient.shape)
