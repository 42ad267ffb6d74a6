"""What every function of the mathematics does first: look at what came in, and say plainly what does not fit.

The rule for number types is the same everywhere: float32 stays float32, float64 stays float64, integers and
booleans become float64. float16 has too few digits for a sum of exponentials and is taken as float32.
"""

import numpy as np


def quiet():
    """In this context infinities and nan raise no warning: each function documents what it gives for them."""
    return np.errstate(all="ignore")


def plain_array(value, name):
    """Return ``value`` as a non-empty array of real numbers; a TypeError or ValueError says why it is not."""
    try:
        array = np.asarray(value)
    except ValueError as problem:
        raise ValueError(f"{name}: expected rows of equal length; got lists of unequal length") from problem
    if array.dtype.kind not in "fiub":
        raise TypeError(f"{name}: expected an array of real numbers; got {_describe(value, array)}")
    if array.size == 0:
        raise ValueError(f"{name}: expected at least one number; got an empty array of shape {array.shape}")
    return array


def real_array(value, name):
    """Return ``value`` as floats by the rule above. It may be the caller's own array: never write to it."""
    if type(value) is np.ndarray and value.dtype in (np.float32, np.float64) and value.size:
        return value
    array = plain_array(value, name)
    kind = np.result_type(array.dtype, np.float32) if array.dtype.kind == "f" else np.dtype(np.float64)
    return array if array.dtype == kind else array.astype(kind)


def same_shape(a, a_name, b, b_name):
    """Refuse two arrays of different shape; without this, broadcasting would hide the mistake."""
    if a.shape != b.shape:
        raise ValueError(f"{a_name} and {b_name} must have the same shape; got {a.shape} and {b.shape}")


def _describe(value, array):
    if value is None:
        return "None"
    if isinstance(value, (str, bytes)):
        return f"the text {value[:20]!r}"
    if isinstance(value, (list, tuple, np.ndarray)):
        words = {"U": "text", "S": "text", "c": "complex numbers", "O": "objects", "M": "dates", "m": "times"}
        return f"{words.get(array.dtype.kind, 'other things')} (dtype {array.dtype}, shape {array.shape})"
    return f"a value of type {type(value).__name__}"
