"""What ``import helpers`` costs over ``import numpy``, in milliseconds.

Run it from the project's root: python -m tests.benchmarks.import_time

Each round is a process of its own, which imports numpy and then helpers: what the second import takes is what
helpers adds.
"""

import statistics
import subprocess
import sys

ROUNDS = 25
SCRIPT = """
from time import perf_counter as now
start = now()
import numpy
between = now()
import helpers
print(between - start, now() - between)
"""


def one_round():
    """Return the milliseconds that numpy takes in a new process, and those that helpers takes after it."""
    run = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    return [1000 * float(seconds) for seconds in run.stdout.split()]


def main():
    one_round()  # so that everything has been read from the disk once
    numpys, ours = map(statistics.median, zip(*(one_round() for _ in range(ROUNDS)), strict=True))
    print(f"import numpy {numpys:.1f} ms; import helpers adds {ours:.1f} ms, ratio {1 + ours / numpys:.3f}")


if __name__ == "__main__":
    main()
