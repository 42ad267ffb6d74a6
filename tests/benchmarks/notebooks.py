"""How long the notebooks' tests take, how large the files are, and how much prose stands beside the code.

Run it from the project's root: python -m tests.benchmarks.notebooks
"""

import subprocess
import sys
from time import perf_counter as now

from tests.notebooks.source import NOTEBOOKS, ROOT, numbered, read

SECONDS, BYTES = 60, 500_000


def seconds(paths):
    """Wall time of pytest on these notebooks, in strict comparison, in a process of its own."""
    start = now()
    run = subprocess.run([sys.executable, "-m", "pytest", "-q", *paths], cwd=ROOT, capture_output=True, text=True)
    if run.returncode:
        print(run.stdout[-2000:])
    return now() - start


def prose_per_line(notebook):
    """Words of prose for each line of code."""
    words = sum(len(cell.source.split()) for _, cell in numbered(notebook, "markdown"))
    lines = sum(len(cell.source.splitlines()) for _, cell in numbered(notebook, "code"))
    return words / max(lines, 1)


def main():
    nothing = seconds(["--collect-only", "tests/notebooks/test_readme.py"])
    total = seconds(NOTEBOOKS)
    print(f"all notebooks in one run {total:.1f} s (limit {SECONDS}), {total / nothing:.1f} times an empty run of pytest")
    for path in NOTEBOOKS:
        size = path.stat().st_size
        print(
            f"{path.stem:32} {seconds([path]):5.1f} s   {size / 1000:4.0f} kB ({size / BYTES:4.0%} of what is allowed)"
            f"   {prose_per_line(read(path)):4.1f} words of prose for a line of code"
        )


if __name__ == "__main__":
    main()
