"""What softmax and log-softmax are tried on: ordinary batches, then what overflows each careless shift."""

import numpy as np

from ....exercises import Probe
from ....exercises.draws import spread

INF = np.inf


def probes():
    """Shapes that differ, one square, one row alone; then the extremes, masked classes, a whole batch."""
    return [
        Probe((spread(1, 5, 3),), "5 rows of 3 logits"),
        Probe((spread(2, 3, 7),), "3 rows of 7 logits"),
        Probe((spread(3, 4, 4),), "4 rows of 4 logits", "square"),
        Probe((spread(4, 1, 6),), "one row alone", "single"),
        Probe((spread(5, 2, 5, dtype=np.float32),), "float32 logits", "float32"),
        *extremes(),
        *masked(),
        Probe((spread(7, 40, 9),), "40 rows at once", "batch"),
    ]


def extremes():
    """Each row leaves an exponent without bound for some shift that is not by the row's largest.

    Logits near 500 (near 60 in float32) are harmless unshifted and overflow when the maximum is added. The largest stands
    first, in the middle, last, or far above all others (so that a mean or a median is far below it).
    """
    rows = {
        "logits near 500": [[500.0, 499.0, 501.5]],
        "logits near 1000": [[1000.0, 999.0, 1001.5], [998.0, 1000.5, 1000.0]],
        "one row near 900, one near 0": [[900.0, 901.0, 899.5], [1.0, 0.0, 2.0]],
        "logits 1000 and 0 in one row": [[1000.0, 0.0, 998.5, 3.0]],
        "logits 0 and 1000 in one row": [[0.0, 1000.0]],
        "0 three times, then 1000": [[0.0, 0.0, 0.0, 1000.0]],
        "logits of plus and minus 10000": [[-1e4, 9999.0, 1e4, -9999.0], [9999.5, -1e4, 0.0, 9999.0]],
        "logits near -1000": [[-1000.0, -1001.0, -999.5]],
    }
    found = [Probe((np.array(Z),), label, "extreme") for label, Z in rows.items()]
    singles = [Probe((np.array([[k, k - 1, k + 1.5]], np.float32),), f"float32 logits near {k}", "extreme") for k in (60, 100)]
    return [*found, *singles]


def masked():
    """A class of -inf in the middle, last, first; two in one row; all but one; beside logits as low as they may be."""
    some = spread(6, 3, 4)
    some[0, 1] = some[2, 3] = -INF
    first = np.array([[-INF, 0.5, 1.25], [-INF, -INF, -0.75], [-INF, -9999.0, -1e4]])
    return [Probe((some,), "two logits of -inf (masked classes)", "masked"),
            Probe((first,), "-inf in the first column", "masked")]
