"""Stochastic gradient descent: small batches, one step down for each, and a way to stop at any time. Lesson 10."""

from typing import NamedTuple

import numpy as np

from .batches import batches, count, of_each_epoch, rate_function
from .steps import copied, step_down


class Progress(NamedTuple):
    """What a callback sees after each step, counted from 1. The params are those after it, not copies: read them only."""

    step: int
    epoch: int
    loss: float
    params: object
    done: float  # the share of the training that is done, up to 1


class Training:
    """Where training has come: ``.params``, ``.losses`` (one for each step), ``.validation`` (one for each epoch).

    ``.stopped`` is "finished", "early", "callback", "diverged" or "interrupted", and ``.message`` says it in words.
    """

    def __init__(self, params):
        self.params, self.losses, self.validation = params, [], []
        self.stopped, self.message = "", ""

    def stop(self, word, message):
        """Note why there are no more steps."""
        self.stopped, self.message = word, message

    def __repr__(self):
        return f"Training({self.stopped}, {len(self.losses)} losses: {self.message})"


def sgd(loss_and_gradient, params, data, *, learning_rate=0.1, batch_size=32, epochs=10, shuffle=True, seed=0,
        callbacks=(), validate=None, patience=None, say=print):
    """Make the loss small by steps params - learning_rate * gradient on one batch after the other; return a ``Training``.

    ``loss_and_gradient(params, *batch)`` returns (loss, gradient), or what has ``.loss`` and ``.params``. ``params`` is an
    array or a list of (W, b) pairs, and the gradient is shaped like it; ``RowGradients`` move their rows alone. ``data`` is
    an array (N, ...), or a tuple of such with the same N, cut alike; or a function of the epoch's number, from 1, that returns
    the data of that epoch. ``learning_rate`` is a number, or a function of the step's number, from 0. Each callback is
    called with a ``Progress`` after each step, and stops training by returning True. ``validate(params)`` is called after
    each epoch; with ``patience=k``, k epochs without a smaller value are the last, and the best params are returned.

    What you pass in is never modified. When the loss or a parameter becomes nan or infinite, training stops, and so it
    does when you interrupt it: ``say`` tells, ``.stopped`` too, and ``.params`` are the last good ones. Raises ValueError
    for data of different lengths, a gradient not shaped like params, and settings out of range. Lesson 10.

    >>> training = sgd(lambda theta, x: (((theta - x) ** 2).mean() / 2, (theta - x).mean()), np.array(0.0), [1.0, 3.0], epochs=99)
    >>> print(training.stopped, training.params.round(3), len(training.losses))
    finished 2.0 99
    """
    data, size, epochs = of_each_epoch(data), count(batch_size, "batch_size"), count(epochs, "epochs")
    run = _Run(loss_and_gradient, Training(copied(params)), rate_function(learning_rate), _listed(callbacks), epochs)
    watch, rng = _Watch(validate, patience), np.random.default_rng(seed) if shuffle else None
    training = run.training
    try:
        for epoch in range(1, epochs + 1):
            examples = data(epoch)
            run.through(epoch, batches(examples, size, rng), steps=epochs * -(-len(examples[0]) // size))
            if training.stopped or watch.is_enough(training):
                break
        else:
            training.stop("finished", "as many epochs as were asked for")
        watch.take_best(training)
    except KeyboardInterrupt:
        training.stop("interrupted", "the parameters so far are kept")
    if training.stopped in ("diverged", "interrupted") and say is not None:
        say(f"sgd {training.stopped}: {training.message}")
    return training


class _Run:
    """The steps of one training, and how to undo the last of them."""

    def __init__(self, loss_and_gradient, training, rate, callbacks, epochs):
        self.training, self._loss_and_gradient, self._rate, self._callbacks = training, loss_and_gradient, rate, callbacks
        self._epochs = epochs
        self._undo = None

    def through(self, epoch, all_batches, steps):
        """Take one step for each batch, until something stops the training; all epochs like this one have ``steps``."""
        begun = (epoch - 1) / self._epochs
        for number, batch in enumerate(all_batches, 1):
            self._step(epoch, batch, begun + number / steps)
            if self.training.stopped:
                return

    def _step(self, epoch, batch, done):
        training, number = self.training, len(self.training.losses)
        loss, gradient = _both(self._loss_and_gradient(training.params, *batch))
        training.losses.append(loss)
        if not np.isfinite(loss):
            return self._diverged(f"the loss became {loss} at step {number + 1}", self._undo)
        rate = self._rate(number)
        moved, self._undo = step_down(training.params, gradient, rate)
        if moved is None:
            return self._diverged(f"a parameter became nan or infinite at step {number + 1}", self._undo)
        training.params = moved
        progress = Progress(number + 1, epoch, loss, moved, done)
        if any([callback(progress) is True for callback in self._callbacks]):  # a list: each of them is called
            training.stop("callback", f"a callback returned True at step {number + 1}")

    def _diverged(self, what, undo):
        if undo is None:
            self.training.stop("diverged", f"{what}, the first: look at the data and the initial parameters")
        else:
            self.training.params = undo()
            self.training.stop("diverged", f"{what}; the parameters of before are kept. A smaller learning rate may help")


class _Watch:
    """Looks after each epoch whether the validation value still falls, and keeps the best parameters."""

    def __init__(self, validate, patience):
        if patience is not None and validate is None:
            raise ValueError("patience: without validate there is nothing to wait for")
        self._validate, self._patience = validate, None if patience is None else count(patience, "patience")
        self._best, self._epoch, self._params = np.inf, 0, None

    def is_enough(self, training):
        if self._validate is None:
            return False
        value = float(self._validate(training.params))
        training.validation.append(value)
        if self._patience is None:
            return False
        if value < self._best:
            self._best, self._epoch, self._params = value, len(training.validation), copied(training.params)
        if len(training.validation) - self._epoch < self._patience:
            return False
        training.stop("early", f"no smaller validation value than after epoch {self._epoch}, whose parameters these are")
        return True

    def take_best(self, training):
        """Put the best parameters back, where training came to its own end."""
        if self._params is not None and training.stopped in ("finished", "early"):
            training.params = self._params


def _both(result):
    """Return (loss as a float, gradient) from such a pair, or from what has .loss and .params."""
    loss, gradient = (result.loss, result.params) if hasattr(result, "params") else result
    return float(loss), gradient


def _listed(callbacks):
    return [callbacks] if callable(callbacks) else list(callbacks)
