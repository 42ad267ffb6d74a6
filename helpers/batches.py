"""What training is fed with: the data cut into batches, the learning rate of each step. Lesson 10."""

import numpy as np

from .arrays import plain_array, real_array
from .labels import class_count


def whole(data):
    """Return the data as a tuple of arrays of the same length N, or say which lengths differ."""
    arrays = tuple(plain_array(part, f"data[{k}]") for k, part in enumerate(data if isinstance(data, tuple) else (data,)))
    if not arrays:
        raise ValueError("data: expected an array, or a tuple of arrays with the same length; got an empty tuple")
    for k, array in enumerate(arrays):
        if array.ndim == 0 or len(array) != len(arrays[0]):
            raise ValueError(f"data: all parts must have the same length; data[0] has shape {arrays[0].shape}, "
                             f"data[{k}] has {array.shape}")
    return arrays


def of_each_epoch(data):
    """Return a function from the epoch's number to its data: always the same, or what ``data`` returns if it is a function."""
    if callable(data):
        return lambda epoch: whole(data(epoch))
    arrays = whole(data)
    return lambda epoch: arrays


def batches(data, size, rng=None):
    """Yield the data in batches of ``size`` examples, the last one of what is left; shuffled when there is a generator."""
    order = np.arange(len(data[0])) if rng is None else rng.permutation(len(data[0]))
    for start in range(0, len(order), size):
        yield tuple(array[order[start : start + size]] for array in data)


def rate_function(learning_rate):
    """Return a function from the number of the step to its rate, which must be finite and not negative."""
    def rate(step):
        value = real_array(learning_rate(step) if callable(learning_rate) else learning_rate, "learning_rate")
        if value.shape != () or not 0 <= value < np.inf:
            raise ValueError(f"learning_rate: expected one number of at least 0, a step goes against the gradient; got {value!r}")
        return float(value)

    rate(0)  # a bad one is told before training begins
    return rate


def count(value, name):
    """Return ``value`` as an int of at least 1, or say what came instead."""
    return class_count(value, name)
