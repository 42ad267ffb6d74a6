"""The step of a whole run: skip-gram and CBOW with negative sampling, all pairs of a thousand words at once. Lesson 09.

The gradients are those of ``negative_sampling`` and ``cbow_negative_sampling``, of the sum over the pairs; they only come
in another order. Signs: with C = (-u_outside, u_negative) each pair's part of the loss is -log sigma(-c . v) either way.
"""

import numpy as np

from .arrays import quiet
from .sigmoid_family import log_sigmoid, sigmoid
from .touched_rows import summed_rows


def skipgram_run(V, U, run):
    """Return the mean loss of a pair, and the gradients of the sum over the pairs by V and U as ``RowGradients``."""
    v, n = V[run.centre], run.outside.shape[1]
    C, words = _signed(U, run.outside, run.negatives)
    weights = np.concatenate([run.pairs, _of_negatives(run)], axis=2, dtype=V.dtype)
    with quiet():
        loss, G = _loss_and_slope(v @ C.transpose(0, 2, 1), weights)
        dv, dC = G @ C, G.transpose(0, 2, 1) @ v
        np.negative(dC[:, :n], out=dC[:, :n])
    pairs = max(1, np.count_nonzero(run.pairs))
    return loss / pairs, _rows(run.centre, dv, V.shape), _rows(words, dC, U.shape)


def cbow_run(V, U, run):
    """Return the mean loss of a centre word, and the gradients by V, the outside words' vectors, and U as ``RowGradients``."""
    pairs = run.pairs.astype(V.dtype)
    n_words = pairs.sum(axis=2, keepdims=True)
    mean, used = pairs / np.maximum(n_words, 1), n_words > 0
    v, n = V[run.outside], run.centre.shape[1]
    C, words = _signed(U, run.centre, run.negatives)
    of_negatives = np.broadcast_to(used * run.share, _shape(run))
    weights = np.concatenate([np.eye(n) * used, of_negatives], axis=2, dtype=V.dtype)
    with quiet():
        h = mean @ v
        loss, G = _loss_and_slope(h @ C.transpose(0, 2, 1), weights)
        dh, dC = G @ C, G.transpose(0, 2, 1) @ h
        np.negative(dC[:, :n], out=dC[:, :n])
        dv = mean.transpose(0, 2, 1) @ dh
    return loss / max(1, np.count_nonzero(used)), _rows(run.outside, dv, V.shape), _rows(words, dC, U.shape)


def _shape(run):
    return (*run.centre.shape, run.negatives.shape[1])


def _of_negatives(run):
    """Return each negative's weight for each centre word: ``share`` for each of its pairs."""
    return np.broadcast_to(run.pairs.sum(axis=2, keepdims=True) * run.share, _shape(run))


def _signed(U, positives, negatives):
    """Return the vectors (-u_positive, u_negative) of each block, one below the other, and their words."""
    words = np.concatenate([positives, negatives], axis=1)
    C = U[words]
    n = positives.shape[1]
    np.negative(C[:, :n], out=C[:, :n])
    return C, words


def _loss_and_slope(s, weights):
    """Return the weighted sum of -log sigma(-s), and its derivative by each s."""
    return -np.vdot(weights, log_sigmoid(-s)), weights * sigmoid(s)


def _rows(words, values, shape):
    return summed_rows(words.reshape(-1), values.reshape(-1, shape[1]), shape)
