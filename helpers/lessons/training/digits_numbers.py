"""A small network on the digits, trained by the learner's gradients in about a fifth of a second, epoch by epoch."""

from itertools import pairwise
from time import monotonic

import numpy as np

from ... import loss_and_gradients, sgd, softmax_cross_entropy
from ...network import forward
from .digit_parts import digit_parts
from .exercises.start import start

SIZES, EPOCHS, BATCH, RATE, L2 = (64, 24, 10), 20, 32, 0.2, 1e-3
SHAPES = [((D, H), (H,)) for D, H in pairwise(SIZES)]
NAMED = {f"d{kind}{layer}": shape for layer, pair in enumerate(SHAPES, 1) for kind, shape in zip("Wb", pair, strict=True)}
SECONDS = 1.4  # for a run: less than what a figure waits for a function


def begin():
    """The parameters that training begins with."""
    return start(SHAPES, np.random.default_rng(1))


def gradients(params, X, labels, l2):
    """What a learner's function is to give: a list of (dW, db)."""
    return loss_and_gradients(params, X, labels, "relu", l2).params


def train(backward, seconds=np.inf):
    """The params before and after each epoch, a list of EPOCHS + 1; the last ones again and again when time runs out."""
    part, end, seen = digit_parts()[0], monotonic() + seconds, [begin()]
    per_epoch = -(-len(part.labels) // BATCH)

    def step(params, X, labels):
        found = backward([(W.copy(), b.copy()) for W, b in params], X, labels, L2)
        return 0.0, as_pairs(found)  # the loss of a batch is not asked for here

    def remember(progress):
        if progress.step % per_epoch == 0:
            seen.append(progress.params)
        return monotonic() > end

    sgd(step, seen[0], tuple(part), learning_rate=RATE, batch_size=BATCH, epochs=EPOCHS, callbacks=remember, say=None)
    return seen + seen[-1:] * (EPOCHS + 1 - len(seen))


def as_pairs(found):
    """Gradients as (dW, db) pairs, also when they came as one row of arrays."""
    found = list(found)
    flat = found if len(found) == 2 * len(SHAPES) else [array for pair in found for array in pair]
    return [(np.asarray(dW, float), np.reshape(np.asarray(db, float), (-1,))) for dW, db in zip(flat[::2], flat[1::2],
                                                                                                strict=True)]


def course(all_params):
    """Loss and accuracy after each epoch, on the training part and on the held-out part: (2, 2, EPOCHS + 1)."""
    found = np.empty((2, 2, len(all_params)))
    for k, params in enumerate(all_params):
        for p, part in enumerate(digit_parts()[:2]):
            logits = forward(params, part.X, "relu")
            found[:, p, k] = softmax_cross_entropy(logits, part.labels), (logits.argmax(axis=1) == part.labels).mean()
    return found


def said(params, part):
    """The class that the network says for each image of a part."""
    return forward(params, part.X, "relu").argmax(axis=1)
