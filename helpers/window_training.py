"""What a window classifier is trained with: the max-margin loss as a function of the words' vectors too. Lesson 08.

The parameters are a list [E, W, b, v]: a vector for each word, E (V, d), and those of ``window_score``, for windows of P words
W (P d, H). A step of ``sgd`` moves only the rows of E that stand in the batch.
"""

import numpy as np

from .linear_layer import matrix
from .touched_rows import row_gradients
from .windows import max_margin, window_score
from .words import word_indices

BLOCK = 8192  # windows scored in one go


def window_parameters(n_words, d=10, hidden=16, size=5, seed=0):
    """Return random first parameters [E, W, b, v] for windows of ``size`` words with vectors of length d. Lesson 08.

    >>> [part.shape for part in window_parameters(100, d=3, hidden=4)]
    [(100, 3), (15, 4), (4,), (4,)]
    """
    rng = np.random.default_rng(seed)
    D = size * d
    E, W, v = rng.normal(size=(n_words, d)) / 10, rng.normal(size=(D, hidden)) / np.sqrt(D), rng.normal(size=hidden)
    return [E, W, np.zeros(hidden), v / np.sqrt(hidden)]


def window_vectors(E, words):
    """Return the vectors of windows of words, end to end: E (V, d) and words (N, P) give (N, P d). Lesson 08.

    >>> window_vectors(np.array([[1.0, 2.0], [3.0, 4.0]]), [[1, 0, 1]])
    array([[3., 4., 1., 2., 3., 4.]])
    """
    E = matrix(E, "E", "(V, d)")
    words = word_indices(words, len(E), "words")
    if words.ndim != 2:
        raise ValueError(f"words: expected windows of shape (N, P); got shape {words.shape}")
    return E[words].reshape(len(words), -1)


def window_loss(params, words, words_c, margin=1.0, activation="tanh"):
    """Return the loss of windows of words beside their corrupt twins, and its gradient, shaped like the parameters. Lesson 08.

    ``params`` is [E, W, b, v]; words and words_c (N, P) are rows of E. The loss is the sum over the pairs of
    max(0, margin - s + s_c). The gradient by E comes as ``RowGradients``: a word gets what all its places say, in both
    windows. Raises ValueError where shapes do not fit or a word has no row.

    >>> E, W, b, v = np.array([[1.0], [2.0]]), np.array([[1.0], [1.0]]), np.zeros(1), np.ones(1)
    >>> loss, (dE, dW, db, dv) = window_loss([E, W, b, v], [[0, 0]], [[0, 1]], activation="relu")
    >>> float(loss), np.asarray(dE).tolist()
    (2.0, [[-1.0], [1.0]])
    """
    E, W, b, v = params
    pair = max_margin(window_vectors(E, words), window_vectors(E, words_c), W, b, v, margin, activation, "sum")
    pieces = np.stack([pair.x, pair.x_c]).reshape(2, *np.shape(words), -1)
    return pair.loss, [row_gradients(np.stack([words, words_c]), pieces, np.shape(E)), pair.W, pair.b, pair.v]


def score_words(params, words, activation="tanh"):
    """Return the scores (N,) of windows of words (N, P), whatever their number, for params [E, W, b, v]. Lesson 08.

    >>> score_words([np.array([[1.0], [2.0]]), np.ones((2, 1)), np.zeros(1), np.ones(1)], [[0, 1], [1, 1]], "relu")
    array([3., 4.])
    """
    E, W, b, v = params
    parts = (words[k:k + BLOCK] for k in range(0, len(words), BLOCK))
    return np.concatenate([window_score(window_vectors(E, part), W, b, v, activation) for part in parts])
