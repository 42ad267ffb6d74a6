"""Run every benchmark, or those named: python -m tests.benchmarks [mathematics import_time ...]

Each runs in a process of its own, so that none warms the caches or keeps the threads of another.
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]


def names():
    """The benchmarks there are: every script in this folder."""
    return sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))


def main(chosen):
    """Run the chosen benchmarks (all when none is named); returns how many failed."""
    unknown = set(chosen) - set(names())
    if unknown:
        raise SystemExit(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(names())}")
    failed = 0
    for name in chosen or names():
        print(f"\n== {name}", flush=True)
        failed += subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], cwd=ROOT).returncode != 0
    return failed


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
