"""What pytest runs on the notebooks is the strict comparison, and it refuses what is out of date."""

import re
import subprocess
import sys

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output

from .sample import result
from .source import ROOT


def test_the_settings_ask_for_the_strict_comparison(pytestconfig):
    options = pytestconfig.getini("addopts")
    assert "--nbval" in options and "--nbval-lax" not in options
    assert not [option for option in options if "sanitize" in option]
    assert any(option.startswith("--nbval-cell-timeout=") for option in options)


def test_a_bare_pytest_looks_at_notebooks_helpers_and_tests(pytestconfig):
    assert set(pytestconfig.getini("testpaths")) == {"notebooks", "helpers", "tests"}


def test_what_is_out_of_date_is_refused_and_nothing_else(tmp_path):
    """Under the course's settings: a result as saved, another result, a new line on stderr, an error."""
    up_to_date = new_code_cell("1 + 1", execution_count=1, outputs=[result(1, {"text/plain": "2"})])
    changed = new_code_cell("1 + 2", execution_count=2, outputs=[result(2, {"text/plain": "4"})])
    printed = new_output("stream", name="stdout", text="a\n")
    warned = new_code_cell("import sys; print('a'); print('w', file=sys.stderr)", execution_count=3, outputs=[printed])
    raised = new_code_cell("1 / 0", execution_count=4)
    notebook = new_notebook(cells=[up_to_date, changed, warned, raised])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, tmp_path / "00_sample.ipynb")
    command = [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", tmp_path, tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=tmp_path)
    assert re.search(r"3 failed, 1 passed", done.stdout), done.stdout + done.stderr
