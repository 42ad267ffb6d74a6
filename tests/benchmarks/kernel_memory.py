"""How much memory one learner's kernel takes in each lesson: every notebook is run whole, in a fresh kernel.

Run it from the project's root, on Linux: python -m tests.benchmarks.kernel_memory
"""

import os
import re
from pathlib import Path

from nbclient import NotebookClient

from tests.notebooks.source import NOTEBOOKS, read

PEAK, SHARED_FAIRLY = ("status", "VmHWM"), ("smaps_rollup", "Pss")


def megabytes(pid, file, key):
    """One line of what the system knows about a process."""
    return int(re.search(rf"^{key}:\s+(\d+) kB", Path(f"/proc/{pid}/{file}").read_text(), re.MULTILINE)[1]) / 1024


def run_whole(path):
    """The kernel's peak, and its share at the end where what several processes hold in common counts once."""
    notebook = read(path)
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}})
    with client.setup_kernel():
        for number, cell in enumerate(notebook.cells):
            client.execute_cell(cell, number)
        pid = client.km.provisioner.process.pid
        return megabytes(pid, *PEAK), megabytes(pid, *SHARED_FAIRLY)


def main():
    # As the hub sets it for learners; each further thread of the linear algebra takes room of its own.
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    for path in NOTEBOOKS:
        peak, share = run_whole(path)
        print(f"{path.stem:32} peak {peak:4.0f} MB   proportional at the end {share:4.0f} MB", flush=True)


if __name__ == "__main__":
    main()
