"""Skip-gram: a word's vector v predicts a word o near it, by the full softmax or by negative sampling. Lesson 09.

U (V, d) holds a vector for every word as an outside word; v is the centre word's own, a row of another matrix.
"""

import numpy as np

from .arrays import quiet
from .losses import loss_and_logit_gradient
from .network import over_examples
from .sigmoid_family import log_sigmoid, sigmoid
from .touched_rows import summed_rows
from .words import vectors_and_words, word_indices


def skipgram_softmax(v, o, U, reduction="mean"):
    """Return the loss -log softmax(U v)[o], and its gradients dv = U^T (p - y) and dU = (p - y) v^T. Lesson 09.

    v (d,) with a word o, or v (B, d) with o (B,): then the loss is the mean over the B pairs (or "sum"). dv is shaped like
    v and dU like U (V, d): every word's score is in the denominator, so every row moves. Raises ValueError where the
    shapes do not fit or o is outside the vocabulary.

    >>> loss, dv, dU = skipgram_softmax([1.0, 0.0], 2, [[0.0, 1.0], [0.0, 2.0], [0.0, 4.0], [0.0, 8.0]])
    >>> print(round(float(loss), 4), dv, dU[:, 0])
    1.3863 [ 0.   -0.25] [ 0.25  0.25 -0.75  0.25]
    """
    over_examples(reduction)
    rows, o, U = vectors_and_words(v, o, U)
    with quiet():
        loss, G = loss_and_logit_gradient(rows @ U.T, o, reduction)
        return loss, (G @ U).reshape(np.shape(v)), G.T @ rows


def negative_sampling(v, o, U, negatives, reduction="mean"):
    """Return the loss -log sigma(u_o . v) - sum_k log sigma(-u_k . v) over the negatives k, and dv, dU. Lesson 09.

    v (d,) with a word o and negatives (K,); or v (B, d) with o (B,), and negatives (B, K) or (K,), which all pairs share:
    then the loss is the mean over the B pairs (or "sum"). dv is shaped like v; dU is a ``RowGradients`` with the rows of o
    and the negatives alone, so the cost does not depend on V. A negative drawn twice counts twice, and one that is o
    itself gets both pulls. Raises ValueError where the shapes do not fit or a word is outside the vocabulary.

    >>> loss, dv, dU = negative_sampling([2.0, 0.0], 1, np.zeros((1000, 2)), [7, 7, 4])
    >>> print(round(float(loss), 4), dv, dU)
    2.7726 [0. 0.] RowGradients(3 of 1000 rows: [1 4 7])
    >>> print(dU.values[:, 0])
    [-1.  1.  2.]
    """
    over_examples(reduction)
    rows, o, U = vectors_and_words(v, o, U)
    shape, v = np.shape(v), rows
    negatives = _negatives(negatives, len(U), shape)
    with quiet():
        U_o, U_k = U[o], U[negatives]
        s_o = np.einsum("bd,bd->b", v, U_o)
        s_k = v @ U_k.T if U_k.ndim == 2 else np.einsum("bd,bkd->bk", v, U_k)
        share = s_k.dtype.type(1 / len(v) if reduction == "mean" else 1)
        loss = 0 - (log_sigmoid(s_o).sum() + log_sigmoid(-s_k).sum()) * share
        g_o, g_k = -share * sigmoid(-s_o), share * sigmoid(s_k)
        dv, dU_k = _by_vectors(g_k, U_k, v)
        dv += g_o[:, None] * U_o
        values = np.concatenate([g_o[:, None] * v, dU_k])
        return loss, dv.reshape(shape), summed_rows(np.concatenate([o, negatives.reshape(-1)]), values, U.shape)


def _by_vectors(g, U_k, v):
    """Return what the negatives add to dv, and the gradients of their own vectors one below the other."""
    if U_k.ndim == 2:  # shared by all pairs: matrix products
        return g @ U_k, g.T @ v
    return np.einsum("bk,bkd->bd", g, U_k), (g[:, :, None] * v[:, None, :]).reshape(-1, v.shape[1])


def _negatives(negatives, n_words, shape):
    """Return the negatives as (K,) or (B, K) for vectors of this shape."""
    negatives = word_indices(negatives, n_words, "negatives")
    if negatives.ndim == 1 or (negatives.ndim == 2 and negatives.shape[:1] == shape[:-1]):
        return negatives
    expected = "(K,)" if len(shape) == 1 else f"(K,) or ({shape[0]}, K)"
    raise ValueError(f"negatives: v has shape {shape}, so negatives have shape {expected}; got {negatives.shape}")
