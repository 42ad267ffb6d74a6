"""Cross-entropy: between two distributions, and from logits together with its gradient. Lesson 03.

A probability of 0 is allowed on either side: 0 log q counts as 0, and p log 0 as -inf. So a target of weight
0 on a masked class (logit -inf) adds nothing to the loss, and a target on a masked class makes it inf.
"""

import numpy as np

from .arrays import plain_array, quiet, real_array, same_shape
from .labels import integer_labels
from .linear_layer import column_sums
from .rows import SHORT
from .softmax_family import log_softmax, softmax


def cross_entropy(p, q, axis=-1):
    """Return H(p, q) = -sum_c p_c log q_c along ``axis``: true p and predicted q, both (N, C), give (N,).

    Rows need not sum to 1. Raises ValueError where the shapes differ or an entry is negative (a logit?), and
    TypeError for what is not real numbers. Lesson 03.

    >>> cross_entropy([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]], [[0.0, 1.0, 0.0], [0.0, 1.0, 0.0]])
    array([ 0., inf])
    """
    p, q = real_array(p, "p"), real_array(q, "q")
    same_shape(p, "p", q, "q")
    for array, name in ((p, "p"), (q, "q")):
        if (array < 0).any():
            raise ValueError(f"{name}: expected probabilities; got the negative {array[array < 0][0]:g}")
    with quiet():
        return _weighted_loss(p, np.log(q), axis)


def softmax_cross_entropy(logits, targets, reduction="mean"):
    """Return the loss -log softmax(logits)[target] for logits (N, C): its "mean", "sum", or (N,) for "none".

    ``targets`` are integer labels (N,), or rows (N, C) of weights y, one-hot or soft and of any sum, for the
    loss -sum_c y_c log p_c. Raises ValueError for shapes that do not fit or labels out of range. Lesson 03.

    >>> softmax_cross_entropy([[0.0, 1000.0], [0.0, 1000.0]], [0, 1], reduction="none")
    array([1000.,    0.])
    """
    logits, targets, shape = _checked(logits, targets, reduction)
    with quiet():
        loss = _loss(log_softmax(logits), targets, reduction)
    return loss.reshape(shape[:-1])[()] if reduction == "none" else loss


def softmax_cross_entropy_grad(logits, targets, reduction="mean"):
    """Return the gradient of ``softmax_cross_entropy`` by the logits, (N, C): p sum(y) - y; for the mean, /N.

    One-hot rows sum to 1 and leave p - y. With "none" each row is the gradient of its own example's loss. A
    masked class has gradient 0, unless a target is on it: the loss is inf, and -y is what remains. Lesson 03.

    >>> softmax_cross_entropy_grad([[0.0, 0.0], [0.0, 0.0]], [1, 0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    logits, targets, shape = _checked(logits, targets, reduction)
    grad = softmax(logits)
    with quiet():
        _subtract_targets(grad, targets, reduction)
    return grad.reshape(shape)


def loss_and_logit_gradient(logits, targets, reduction):
    """Return the two above at once, "mean" or "sum", for less than the price of one: a network needs both."""
    logits, targets, shape = _checked(logits, targets, reduction)
    with quiet():
        if targets.ndim == 1 and logits.shape[1] <= SHORT:
            return _of_labels_in_short_rows(logits, targets, 1 / len(logits) if reduction == "mean" else 1.0)
        log_p = log_softmax(logits)
        p = np.exp(log_p)
        loss = _loss(log_p, targets, reduction)
        _subtract_targets(p, targets, reduction)
    return loss, p.reshape(shape)


def _of_labels_in_short_rows(logits, labels, share):
    """Return loss and gradient where each example counts as ``share``: in few steps, since here the steps are what costs.

    They are worked out as (C, N): NumPy goes along few long rows faster than along many short ones.
    """
    share, rows = logits.dtype.type(share), np.arange(len(labels))
    z = np.array(logits.T, order="C")
    z -= z.max(axis=0)
    p = np.exp(z)
    total = column_sums(p)
    losses = np.log(total) - z[labels, rows]
    p *= share / total
    p[labels, rows] -= share
    return (losses * share).sum(), p.T


def _loss(log_p, targets, reduction):
    if targets.ndim == 1:
        losses = 0 - log_p[np.arange(len(targets)), targets]
    else:
        losses = _weighted_loss(targets, log_p, axis=1)
    if reduction == "none":
        return losses
    return losses.sum() if reduction == "sum" else (losses / len(losses)).sum()


def _subtract_targets(p, targets, reduction):
    """Turn probabilities p (N, C) into the gradient, in place: p sum(y) - y; for the mean, /N."""
    if targets.ndim == 1:
        p[np.arange(len(targets)), targets] -= 1
    else:
        p *= targets.sum(axis=1, keepdims=True)
        p -= targets
    if reduction == "mean":
        p /= len(p)


def _weighted_loss(weights, logs, axis):
    terms = weights * logs
    np.copyto(terms, 0, where=(weights == 0) & (logs == -np.inf))
    return 0 - terms.sum(axis=axis)  # not -sum, which would show a loss of nothing as -0.0


def _checked(logits, targets, reduction):
    """Return logits as rows (N, C); targets as labels (N,) or rows of the same dtype; logits' own shape."""
    if reduction not in ("mean", "sum", "none"):
        raise ValueError(f'reduction: expected "mean", "sum" or "none"; got {reduction!r}')
    logits, targets = real_array(logits, "logits"), plain_array(targets, "targets")
    shape = logits.shape
    if not shape:
        raise ValueError("logits: expected shape (N, C) or (C,); got a single number, shape ()")
    rows = logits.reshape(-1, shape[-1])
    if targets.shape == shape:
        return rows, targets.astype(logits.dtype, copy=False).reshape(rows.shape), shape
    if targets.shape == shape[:-1]:
        return rows, integer_labels(targets, shape[-1], "targets").reshape(-1), shape
    raise ValueError(
        f"targets: expected labels of shape {shape[:-1]} or rows of shape {shape}, "
        f"for logits of shape {shape}; got shape {targets.shape}"
    )
