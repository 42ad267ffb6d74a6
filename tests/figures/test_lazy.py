"""Nothing of matplotlib or ipywidgets is loaded before a figure is asked for, and pyplot never."""

import subprocess
import sys

import pytest

LOOK = "print(*sorted({m.split('.')[0] for m in sys.modules} & {'matplotlib', 'ipywidgets', 'PIL'}))"


def loaded_by(statement):
    done = subprocess.run([sys.executable, "-c", f"import sys; {statement}; {LOOK}"], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize("module", ["helpers.figures", "helpers.lessons.softmax_shift_invariance.figures",
                                    "helpers.lessons.sigmoid_derivative.figures", "helpers.lessons.cross_entropy_gradient.figures"])
def test_importing_loads_no_plotting(module):
    assert loaded_by(f"import {module}") == []


def test_pyplot_is_never_imported():
    statement = ("from helpers.lessons.cross_entropy_gradient import figures; f = figures.losses(); f._repr_mimebundle_(); "
                 "assert 'matplotlib.pyplot' not in sys.modules")
    assert "matplotlib" in loaded_by(statement)
