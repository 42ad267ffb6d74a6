"""The delta recursion as the figures of this lesson run it: the learner's rule, layer by layer, from the top down."""

import numpy as np

from ...figures.several import bare


def delta_rule(delta, W, slope):
    """The message one layer further down: (W^T delta) o slope; delta (K,), W (K, H), slope = f'(z) (H,) give (H,).

    >>> delta_rule(np.array([2.0]), np.array([[1.0, -3.0]]), np.array([0.5, 1.0])).tolist()
    [1.0, -6.0]
    """
    return (W.T @ delta) * slope


def down_the_layers(rule, delta, weights, slopes):
    """``rule`` applied once for each of ``weights``, the top layer's first: a tuple of messages, from the top down.

    When one is no array of its slope's shape the rest are nan, since no rule could go on from it.
    """
    messages = []
    for W, slope in zip(weights, slopes, strict=True):
        if delta is None:
            messages.append(np.full(slope.shape, np.nan))
            continue
        answer = rule(delta.copy(), W.copy(), slope.copy())  # it may write into what it gets
        if answer is None or answer is Ellipsis:
            return answer
        messages.append(answer)
        delta = _as_message(answer, slope.shape)
    return tuple(messages)


def _as_message(answer, shape):
    """The answer as an array of floats of this shape, or None when it is none; a column of these numbers counts as well."""
    try:
        values = np.array(answer, dtype=float)
    except (ValueError, TypeError):
        return None
    return values.reshape(shape) if bare(values.shape) == bare(shape) else None
