"""The layers of a network: do their sizes chain, and what does each make of the batch. Lessons 06 and 07."""

import itertools

import numpy as np

from .arrays import real_array
from .hidden_units import activate, known
from .linear_layer import matrix
from .parameters import pairs


def checked(params, X, activation):
    """Return the layers and X as arrays of one number type whose sizes chain, or say which layer does not fit."""
    known(activation)
    layers, X = pairs(params), matrix(X, "X", "(N, D)")
    first = layers[0][0].shape
    if X.shape[1] != first[0]:
        raise ValueError(f"layer 1: W has shape {first}, but X has shape {X.shape}: W needs a row for each column of X")
    for number, ((below, _), (W, _)) in enumerate(itertools.pairwise(layers), start=2):
        if len(W) != below.shape[1]:
            raise ValueError(
                f"layer {number}: W has shape {W.shape}, but layer {number - 1} gives {below.shape[1]} columns: "
                f"its W has shape {below.shape}"
            )
    _require_one_type(layers, X)
    return layers, X


def activations_of(layers, X, activation, last_is_linear=True):
    """Return X and what each layer makes of it, as new arrays: the last one logits, unless it is a hidden one too."""
    activations = [X]
    for number, (W, b) in enumerate(layers, start=1):
        Z = activations[-1] @ W
        if number < len(layers) or not last_is_linear:
            activate(Z, b, activation)
        else:
            Z += b
        activations.append(Z)
    return activations


def penalty(layers, l2):
    """Return l2/2 times the sum of W^2 over all layers, in their number type. Biases are not penalised."""
    return layers[0][0].dtype.type(l2 / 2) * sum(np.vdot(W, W) for W, _ in layers)


def penalty_weight(l2):
    """Return l2 as a float that is not negative, or say what came instead."""
    array = real_array(l2, "l2")
    if array.shape != () or not 0 <= array < np.inf:
        raise ValueError(f"l2: expected one number of at least 0; got {l2!r}")
    return float(array)


def _require_one_type(layers, X):
    """Refuse float32 beside float64: NumPy would quietly compute in float64, and a float32 network would be slow."""
    for number, pair in enumerate(layers, start=1):
        for name, array in zip("Wb", pair, strict=True):
            if array.dtype != X.dtype:
                raise ValueError(
                    f"layer {number}: {name} (shape {array.shape}) is {array.dtype}, but X (shape {X.shape}) is {X.dtype}; "
                    "give both the same number type"
                )
