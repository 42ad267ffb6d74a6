"""What ``import helpers`` offers and what it leaves asleep."""

import inspect
import subprocess
import sys

import helpers

ASLEEP = ["matplotlib", "ipywidgets", "IPython", "helpers.notation", "helpers.exercises", "helpers.figures",
          "helpers.lessons", "scipy", "sympy"]


def test_importing_the_mathematics_loads_numpy_alone():
    script = f"import sys, helpers; print([name for name in {ASLEEP} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]" and run.stderr == ""


def test_every_public_name_is_a_documented_function_with_an_example():
    assert sorted(helpers.__all__) == helpers.__all__
    for name in helpers.__all__:
        function = getattr(helpers, name)
        assert inspect.isfunction(function) and function.__name__ == name
        assert ">>>" in function.__doc__ and "Lesson" in function.__doc__
