"""CBOW, the continuous bag of words: the mean of the outside vectors predicts the centre word. Lesson 09.

The course takes the mean, as word2vec does; some texts take the sum, whose gradients are larger by the number of words.
"""

import numpy as np

from .arrays import quiet, real_array
from .skipgram import negative_sampling, skipgram_softmax


def cbow_softmax(outside, o, U, reduction="mean"):
    """Return the loss -log softmax(U h)[o] for the mean h of the outside vectors, and its gradients. Lesson 09.

    outside (M, d) with a centre word o, or (B, M, d) with o (B,): B windows of M words. The results are loss, doutside
    shaped like outside, and dU (V, d), as in ``skipgram_softmax``. Each of the M vectors has the gradient dh / M; where a
    word stands twice, ``row_gradients`` adds its two rows up. Raises ValueError for an empty window, and what
    ``skipgram_softmax`` raises.

    >>> loss, doutside, dU = cbow_softmax([[1.0, 0.0], [3.0, 0.0]], 0, [[2.0, 1.0], [2.0, 5.0]])
    >>> print(round(float(loss), 4), doutside.tolist(), dU[:, 0])
    0.6931 [[0.0, 1.0], [0.0, 1.0]] [-1.  1.]
    """
    outside = _windows(outside, U)
    loss, dh, dU = skipgram_softmax(_mean(outside), o, U, reduction)
    return loss, _shared_out(dh, outside), dU


def cbow_negative_sampling(outside, o, U, negatives, reduction="mean"):
    """Return the loss of ``negative_sampling`` for the mean h of the outside vectors, and its gradients. Lesson 09.

    outside (M, d) or (B, M, d), as in ``cbow_softmax``; negatives as in ``negative_sampling``. The results are loss,
    doutside shaped like outside, and dU as ``RowGradients``.

    >>> loss, doutside, dU = cbow_negative_sampling([[1.0, 0.0], [3.0, 0.0]], 0, np.zeros((9, 2)), [5, 5, 8])
    >>> print(round(float(loss), 4), dU, dU.values[:, 0])
    2.7726 RowGradients(3 of 9 rows: [0 5 8]) [-1.  2.  1.]
    """
    outside = _windows(outside, U)
    loss, dh, dU = negative_sampling(_mean(outside), o, U, negatives, reduction)
    return loss, _shared_out(dh, outside), dU


def _windows(outside, U):
    """Return the outside vectors as (M, d) or (B, M, d), with M at least 1: no word has no mean."""
    if isinstance(outside, (list, tuple, np.ndarray)) and 0 in np.shape(outside):
        raise ValueError(f"outside: the window is empty, and no words have no mean; got shape {np.shape(outside)}")
    outside = real_array(outside, "outside")
    if outside.ndim not in (2, 3):
        raise ValueError(f"outside: expected one window (M, d) or windows (B, M, d); got shape {outside.shape}")
    if np.ndim(U) == 2 and np.shape(U)[1] != outside.shape[-1]:
        raise ValueError(
            f"outside and U: vectors of one length are needed; outside has shape {outside.shape} and U has shape {np.shape(U)}"
        )
    return outside


def _mean(outside):
    with quiet():
        return outside.mean(axis=-2)


def _shared_out(dh, outside):
    """Return dh / M for each of the M vectors of a window, as an array of its own."""
    return np.broadcast_to((dh / outside.shape[-2])[..., None, :], outside.shape).copy()
