"""A word on the error messages of Python and NumPy that say little to a beginner."""

import re

_SHAPES = re.compile(r"could not be broadcast together with shapes (\([\d,]*\)) (\([\d,]*\))")
_BEYOND = re.compile(r"index \d+ is out of bounds for axis \d+ with size ([1-9]\d*)")
_SIZE = re.compile(r"expected a sequence of integers or a single integer, got '\d*\.")
_MATMUL = re.compile(r"matmul: Input operand 1 has a mismatch in its core dimension 0.*\(size (\d+) is different from (\d+)\)")


def explained(message: str) -> str:
    """A line to add below an error message, or "".

    >>> print(explained("operands could not be broadcast together with shapes (5,3) (5,) "))
    <BLANKLINE>
    Shapes are lined up from the right, so the 5 of (5,) meets the 3 of (5,3). A sum or maximum over an axis loses that \
axis unless it is told to keep it.
    """
    shapes = _SHAPES.search(message)
    if shapes:
        return _met(*shapes.groups())
    product = _MATMUL.search(message)
    if product:
        return (f"\nIn `A @ B` the last axis of A is summed with the first axis of B, so both must have one length. "
                f"Here they have {product[2]} and {product[1]}.")
    if "Cannot cast ufunc" in message and "to dtype('int" in message:
        return "\nThe array that is written to holds integers, and floats do not fit in. A new array (`Z = Z + b`) takes them."
    beyond = _BEYOND.search(message)
    if beyond:
        return f"\nPlaces count from 0, so of {beyond[1]} the last is place {int(beyond[1]) - 1}."
    if "inhomogeneous shape" in message:
        return "\nThe rows have different lengths, and an array has rows of one length."
    if "truth value of an array" in message:
        return ("\n`if`, `or`, `max` and `min` want a single answer, and an array has one for each entry. Entry by entry go "
                "`np.where`, `|`, `np.maximum` and `np.minimum`.")
    if "only integer scalar arrays can be converted to a scalar index" in message:
        return "\nAn array stands where one whole number is expected. (`np.max` takes one array, `np.maximum` compares two.)"
    if "'float' object cannot be interpreted as an integer" in message or _SIZE.search(message):
        return "\nA float stands where a whole number is expected. `/` always gives a float, `//` of two whole numbers does not."
    if "numpy boolean" in message:
        return "\nTrue and False have no minus. `.astype(float)` makes 1 and 0 of them."
    if "bitwise_xor" in message or "for ^:" in message:
        return "\nIn Python a power is written `**`: `x ** 2`. The sign `^` means something else."
    if "NoneType" in message:
        return "\nSomething here is None. Does a function you call give nothing back (not written yet, or no `return`)?"
    return ""


def _met(left, right) -> str:
    sizes = [[int(n) for n in re.findall(r"\d+", shape)] for shape in (left, right)]
    short, long = sorted(zip(sizes, (left, right), strict=True), key=lambda pair: len(pair[0]))
    met = [(a, b) for a, b in zip(short[0][::-1], long[0][::-1], strict=False) if a != b and 1 not in (a, b)]
    if len(sizes[0]) == len(sizes[1]) == 1:
        return (f"\nEntry by entry, {sizes[0][0]} numbers and {sizes[1][0]} do not fit together. As a column, `[:, None]`, one "
                "of the two goes with all entries of the other.")
    if len(short[0]) == len(long[0]) or not met:
        return ""
    a, b = met[0]
    return (f"\nShapes are lined up from the right, so the {a} of {short[1]} meets the {b} of {long[1]}. A sum or maximum over "
            "an axis loses that axis unless it is told to keep it.")
