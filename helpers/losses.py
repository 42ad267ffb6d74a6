"""Cross-entropy: between two distributions, and from logits together with its gradient p sum(y) - y. Lesson 03.

A probability of 0 is allowed on either side: 0 log q counts as 0, and p log 0 as -inf. So a target of weight 0 on
a masked class (logit -inf) adds nothing to the loss, and a target on a masked class makes it inf.
"""

import numpy as np

from .arrays import quiet, real_array, same_shape
from .labels import integer_labels
from .softmax_family import log_softmax, softmax


def cross_entropy(p, q, axis=-1):
    """Return H(p, q) = -sum_c p_c log q_c along ``axis``: p true, q predicted, both (N, C), give (N,). Lesson 03.

    Rows need not sum to 1. Raises ValueError when the shapes differ or an entry is negative (a logit, perhaps).

    >>> float(cross_entropy([0.0, 1.0, 0.0], [0.25, 0.5, 0.25])) == float(np.log(2))
    True
    """
    p, q = real_array(p, "p"), real_array(q, "q")
    same_shape(p, "p", q, "q")
    for array, name in ((p, "p"), (q, "q")):
        if (array < 0).any():
            raise ValueError(f"{name}: expected probabilities; got the negative number {array[array < 0][0]}")
    with quiet():
        return _minus_weighted_sum(p, np.log(q), axis)


def softmax_cross_entropy(logits, targets, reduction="mean"):
    """Return the cross-entropy of softmax(logits) (N, C) against targets, by log-softmax: mean, sum or (N,). Lesson 03.

    ``targets`` are integer labels (N,), or rows (N, C) of weights: one-hot, or soft and of any sum. ``reduction`` is
    "mean" over the N examples, "sum" or "none". Raises ValueError for shapes that do not fit or labels out of range.

    >>> float(softmax_cross_entropy([[0.0, 0.0], [0.0, 1000.0]], [1, 0], reduction="sum")) == 1000 + float(np.log(2))
    True
    """
    logits, targets = _checked(logits, targets, reduction)
    with quiet():
        log_p = log_softmax(logits)
        if targets.shape == logits.shape:
            losses = _minus_weighted_sum(targets, log_p, axis=-1)
        else:
            losses = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
        if reduction == "mean":
            return (losses / losses.size).sum()
        return losses.sum() if reduction == "sum" else losses


def softmax_cross_entropy_grad(logits, targets, reduction="mean"):
    """Return the gradient of ``softmax_cross_entropy`` by the logits, (N, C): p sum(y) - y, over N for the mean. Lesson 03.

    For one-hot rows sum(y) = 1 and it is p - y. With "none" each row is the gradient of its own example's loss.
    A masked class has gradient 0 unless the target sits on it (the loss is inf there, the formula still -y).

    >>> softmax_cross_entropy_grad([[0.0, 0.0], [0.0, 0.0]], [1, 0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    logits, targets = _checked(logits, targets, reduction)
    with quiet():
        grad = softmax(logits)
        if targets.shape == logits.shape:
            grad *= targets.sum(axis=-1, keepdims=True)
            grad -= targets
        else:
            at_target = np.take_along_axis(grad, targets[..., None], axis=-1)
            np.put_along_axis(grad, targets[..., None], at_target - 1, axis=-1)
        if reduction == "mean":
            grad /= grad[..., 0].size
    return grad


def _minus_weighted_sum(weights, logs, axis):
    terms = weights * logs
    return -np.where((weights == 0) & (logs == -np.inf), 0, terms).sum(axis=axis)


def _checked(logits, targets, reduction):
    """Return floating logits and either integer labels or rows of weights in the logits' own number type."""
    if reduction not in ("mean", "sum", "none"):
        raise ValueError(f'reduction: expected "mean", "sum" or "none"; got {reduction!r}')
    logits, rows = real_array(logits, "logits"), np.asarray(targets)
    if logits.ndim == 0:
        raise ValueError("logits: expected shape (N, C) or (C,); got one number, shape ()")
    if rows.shape == logits.shape:
        return logits, real_array(targets, "targets").astype(logits.dtype, copy=False)
    if rows.shape == logits.shape[:-1]:
        return logits, integer_labels(targets, logits.shape[-1], "targets")
    raise ValueError(
        f"targets: expected labels of shape {logits.shape[:-1]} or rows of shape {logits.shape} "
        f"for logits of shape {logits.shape}; got shape {rows.shape}"
    )
