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


def short(value: float, digits: int = 2, signed: bool = False) -> str:
    """A number for a narrow place: a large one gives up its decimals, a huge one all figures but one.

    >>> short(0.25), short(148.4), short(-1001.0, signed=True), short(1e300), short(float("nan"))
    ('0.25', '148', '−1001', '1e300', 'nan')
    """
    if not math.isfinite(value) or abs(value) < 100:
        return number(value, digits, signed)
    if abs(value) < 99999.5:
        return number(value, 0, signed)
    figures, power = f"{value:.0e}".split("e")
    return f"{figures}e{int(power)}".replace("-", "−")


def sum_told(values) -> str:
    """What probabilities sum to when that is not 1, else nothing.

    >>> sum_told([1.0, 1.0, 1.0, 1.0]), sum_told([0.5, 0.25]), sum_told([0.5, 0.5])
    ('they sum to 4, not 1', 'they sum to 0.75, not 1', '')
    """
    total = float(np.sum(values))
    if math.isnan(total) or abs(total - 1) < 1e-4:
        return ""
    told = number(total, 4)
    return f"they sum to {told.rstrip('0').rstrip('.') if '.' in told and 'e' not in told else told}, not 1"


def in_sight(values, reach: float = 1e4):
    """Values as coordinates: what lies absurdly far out is brought just out of sight, nan stays nan.

    >>> in_sight([1e300, -2.0, float("nan")]).tolist()
    [10000.0, -2.0, nan]
    """
    return np.clip(np.asarray(values, dtype=float), -reach, reach)
