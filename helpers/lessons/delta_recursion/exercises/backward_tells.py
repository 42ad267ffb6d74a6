"""The one number of a learner's own gradients that betrays a wrong backward pass."""

import numpy as np


def flat_at_a(*args):
    """Of a slope taken at a: a stays between -1 and 1, where tanh is steep."""
    return "Taken there, a slope of tanh never falls below 0.42, however flat the unit is."


def first(parts, params, X, labels):
    return f"In layer 1 your largest entry of dW is {np.abs(parts[0]).max():.4g} in size."


def last(parts, params, X, labels):
    return f"In the last layer, number {len(params)}, your db sums to {parts[-1].sum():.4g}."


def last_class(parts, params, X, labels):
    return f"In the last layer your db ends with {parts[-1][-1]:.4g}."


def last_dW(parts, params, X, labels):
    return f"In the last layer your dW begins with {parts[-2][0, 0]:.4g}."


def signs(parts, params, X, labels):
    return f"In the last layer {(parts[-1] > 0).sum()} of the {parts[-1].size} entries of your db are positive."


def twice(words):
    """What each example given twice would do to these gradients; those of a mean stay as they are."""
    def tell(parts, params, X, labels):
        return f"Give each of the {len(X)} examples twice: the mean stays, and your gradients {words}."
    return tell


def one_rule(parts, params, X, labels):
    return f"If all that enters a layer were 1, each row of its dW would be its db. Yours would differ, by a factor of {len(X)}."


def sign_below(parts, params, X, labels):
    return f"In layer 1 your dW begins with {parts[0][0, 0]:.4g}."


def square(parts, params, X, labels):
    wide, size = X.shape[1], np.abs(parts[0]).max()
    return f"Where all layers have {wide} units it runs; the largest entry of dW in layer 1 is {size:.4g} there."


def shape(parts, params, X, labels):
    return f"In layer 1 your dW has shape {parts[0].shape}, for {X.shape[1]} inputs and {params[0][1].size} units."


def bias_shape(parts, params, X, labels):
    return f"In layer 1 your db has shape {parts[1].shape}, for {params[0][1].size} units."


def zeros(parts, params, X, labels):
    return f"In layer 1 all {parts[0].size} entries of your dW are 0."


def rank(parts, params, X, labels):
    return f"Your dW of the last layer has rank {np.linalg.matrix_rank(parts[-2])}: its rows are multiples of one another."
