"""Numbers as figures write them: short, with a true minus sign."""

import math

import numpy as np


def number(value: float, digits: int = 2, signed: bool = False) -> str:
    """A number with so many decimals; nan and infinities by name.

    >>> number(1234567.0), number(-1e300)
    ('1.2e6', '−1.0e300')
    >>> number(-0.5), number(0.25, signed=True), number(float("nan")), number(-0.0001)
    ('−0.50', '+0.25', 'nan', '0.00')
    """
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "−inf"
    if abs(value) >= 1e5:  # a wild number must not push the others aside
        return ("+" if signed and value > 0 else "") + scientific(value)
    text = f"{value:+.{digits}f}" if signed else f"{value:.{digits}f}"
    if float(text) == 0:
        text = text.lstrip("+-")  # a rounded zero has no sign
    return text.replace("-", "−")


def scientific(value: float) -> str:
    """A number of any size with two figures.

    >>> scientific(4.248e-18), scientific(0.0), scientific(float("nan"))
    ('4.2e−18', '0', 'nan')
    """
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else number(value)
    figures, power = f"{value:.1e}".split("e")
    return f"{figures}e{int(power)}".replace("-", "−")


def in_sight(values, reach: float = 1e4):
    """Values as coordinates: what lies absurdly far out is brought just out of sight, nan stays nan.

    >>> in_sight([1e300, -2.0, float("nan")]).tolist()
    [10000.0, -2.0, nan]
    """
    return np.clip(np.asarray(values, dtype=float), -reach, reach)
