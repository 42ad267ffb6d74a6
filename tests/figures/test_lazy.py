"""Nothing of matplotlib or ipywidgets is loaded before a figure is asked for, and pyplot never."""

import subprocess
import sys

import pytest

from ..lessons.lessons import LESSONS

LOOK = "print(*sorted({m.split('.')[0] for m in sys.modules} & {'matplotlib', 'ipywidgets', 'PIL'}))"


def loaded_by(statement):
    done = subprocess.run([sys.executable, "-c", f"import sys; {statement}; {LOOK}"], capture_output=True, text=True, check=True)
    return done.stdout.split()


LIGHT = ["helpers.figures", *(f"helpers.lessons.{lesson}.figures" for lesson in LESSONS)]


@pytest.mark.parametrize("module", LIGHT)
def test_importing_loads_no_plotting(module):
    assert loaded_by(f"import {module}") == []


def test_pyplot_is_never_imported():
    statement = ("from helpers.lessons.cross_entropy_gradient import figures; f = figures.losses(); f._repr_mimebundle_(); "
                 "assert 'matplotlib.pyplot' not in sys.modules")
    assert "matplotlib" in loaded_by(statement)
