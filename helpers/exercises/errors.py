"""A word on the error messages of Python and NumPy that say little to a beginner."""

import re

_SHAPES = re.compile(r"could not be broadcast together with shapes (\([\d,]*\)) (\([\d,]*\))")
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
    if "bitwise_xor" in message or "for ^:" in message:
        return "\nIn Python a power is written `**`: `x ** 2`. The sign `^` means something else."
    if "NoneType" in message:
        return "\nSomething here is None. Does a function you call give nothing back (not written yet, or no `return`)?"
    return ""


def _met(left, right) -> str:
    sizes = [[int(n) for n in re.findall(r"\d+", shape)] for shape in (left, right)]
    short, long = sorted(zip(sizes, (left, right), strict=True), key=lambda pair: len(pair[0]))
    met = [(a, b) for a, b in zip(short[0][::-1], long[0][::-1], strict=False) if a != b and 1 not in (a, b)]
    if len(short[0]) == len(long[0]) or not met:
        return ""
    a, b = met[0]
    return (f"\nShapes are lined up from the right, so the {a} of {short[1]} meets the {b} of {long[1]}. A sum or maximum over "
            "an axis loses that axis unless it is told to keep it.")
