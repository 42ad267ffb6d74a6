"""Class labels: checked integers, and the one-hot rows that stand for them. Classes count from 0 in code."""

import operator

import numpy as np

from .arrays import plain_array


def one_hot(labels, n_classes):
    """Return rows with a single 1 at each label: labels (N,) become (N, n_classes), float64. Lesson 03.

    Raises TypeError for labels that are not integers, ValueError for labels outside 0 .. n_classes - 1.

    >>> one_hot([2, 0], 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    n_classes = class_count(n_classes)
    labels = integer_labels(labels, n_classes)
    rows = np.zeros((*labels.shape, n_classes))
    np.put_along_axis(rows, labels[..., None], 1.0, axis=-1)
    return rows


def class_count(n_classes, name="n_classes"):
    """Return a number of classes, or of other things, as an int of at least 1, or say what came instead."""
    if isinstance(n_classes, (bool, np.bool_)) or not hasattr(n_classes, "__index__"):
        raise TypeError(f"{name}: expected an integer; got {n_classes!r}")
    n_classes = operator.index(n_classes)
    if n_classes < 1:
        raise ValueError(f"{name}: expected at least 1; got {n_classes}")
    return n_classes


def integer_labels(labels, n_classes, name="labels"):
    """Return ``labels`` as an integer array with every entry in 0 .. n_classes - 1."""
    labels = plain_array(labels, name)
    if labels.dtype.kind not in "iu":
        raise TypeError(f"{name}: expected integers; got dtype {labels.dtype}, shape {labels.shape}")
    if labels.min() < 0 or labels.max() >= n_classes:
        bad = labels[(labels < 0) | (labels >= n_classes)][0]
        raise ValueError(f"{name}: {n_classes} classes count from 0 to {n_classes - 1}; got the label {bad}")
    return labels.astype(np.intp, copy=False)
