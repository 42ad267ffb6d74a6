"""What every word-vector loss looks at first: are the words in the vocabulary, do the vectors have one length. Lesson 09."""

import numpy as np

from .arrays import plain_array, real_array
from .linear_layer import matrix


def word_indices(words, n_words, name):
    """Return words as integers in 0 .. n_words - 1, or say which is none. A negative one would count from the end: refused."""
    words = plain_array(words, name)
    if words.dtype.kind not in "iu":
        raise TypeError(f"{name}: expected integers, the rows of words; got dtype {words.dtype}, shape {words.shape}")
    if words.min() < 0 or words.max() >= n_words:
        bad = words[(words < 0) | (words >= n_words)][0]
        raise ValueError(f"{name}: the vocabulary has {n_words} words, 0 to {n_words - 1}; got the word {bad}")
    return words.astype(np.intp, copy=False)


def vectors_and_words(v, o, U, name="v"):
    """Return v as rows (B, d), o as (B,) and U (V, d): v and U of one number type, whose lengths fit; U is not copied."""
    v, U = real_array(v, name), matrix(U, "U", "(V, d)")
    if v.ndim not in (1, 2):
        raise ValueError(f"{name}: expected one vector (d,) or vectors (B, d); got shape {v.shape}")
    if v.shape[-1] != U.shape[1]:
        raise ValueError(f"{name} and U: vectors of one length are needed; {name} has shape {v.shape} and U has shape {U.shape}")
    o = word_indices(o, len(U), "o")
    if o.shape != v.shape[:-1]:
        raise ValueError(f"o: {name} has shape {v.shape}, so o must have shape {v.shape[:-1]}; got {o.shape}")
    return v.reshape(-1, U.shape[1]), o.reshape(-1), U
