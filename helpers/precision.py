"""How many of a word's nearest neighbours are of its own kind: precision at k. Lesson 09."""

import numpy as np

from .neighbours import analogy, nearest


def kind_precision(vectors, vocab, kinds, ks=(1, 5, 10)):
    """Return the share of each asked word's k nearest neighbours that are of its kind, (number of questions, len(ks)).

    vectors (V, d) belong to the words of ``vocab``, a ``Vocabulary``; ``kinds`` are those of ``helpers.data``, or others with
    ``.asked`` and ``.words``. The order of the questions is theirs; the mean over axis 0 is the precision at each k. Raises
    ValueError for an asked word outside the vocabulary, and what ``nearest`` raises. Lesson 09.

    >>> from types import SimpleNamespace
    >>> from helpers import vocabulary
    >>> vocab = vocabulary([["red", "red", "red", "blue", "blue", "cow"]])
    >>> colour = SimpleNamespace(asked=["red"], words={"red", "blue"})
    >>> kind_precision([[1.0, 0.0], [1.0, 0.1], [0.0, 1.0]], vocab, [colour], ks=(1, 2))
    array([[1. , 0.5]])
    """
    _same_length(vectors, vocab)
    kind_of = [kind for kind in kinds for _ in kind.asked]
    asked = [vocab.index(word) for kind in kinds for word in kind.asked]
    rows, _ = nearest(vectors, asked, max(ks))
    hits = np.array([[vocab.words[row] in kind.words for row in near] for near, kind in zip(rows, kind_of, strict=True)])
    return np.stack([hits[:, :k].mean(axis=1) for k in ks], axis=1)


def analogies_right(vectors, vocab, pairs):
    """Return how many analogies are right, and how many were asked: each pair of ``pairs`` is to finish each other one.

    For the pairs (france, paris) and (italy, rome) these are: france is to paris as italy is to ..., and the other way round.
    The nearest word must be the right one. Lesson 09.

    >>> from helpers import vocabulary
    >>> vocab = vocabulary([["france", "paris", "italy", "rome"]])  # their order: france, italy, paris, rome
    >>> vectors = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 0.0, 2.0], [0.0, 1.0, 2.0]]
    >>> analogies_right(vectors, vocab, [("france", "paris"), ("italy", "rome")])
    (2, 2)
    """
    _same_length(vectors, vocab)
    pairs = [(vocab.index(first), vocab.index(second)) for first, second in pairs]
    asked = [(a, b, c, answer) for a, b in pairs for c, answer in pairs if a != c]
    return sum(int(analogy(vectors, a, b, c, k=1)[0][0] == answer) for a, b, c, answer in asked), len(asked)


def _same_length(vectors, vocab):
    if len(vectors) != len(vocab):
        raise ValueError(f"vectors: the vocabulary has {len(vocab)} words, and there are {len(vectors)} vectors")
