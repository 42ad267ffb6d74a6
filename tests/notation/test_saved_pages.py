"""What a stepper and spot the slip leave in a saved page: text and HTML that are the same in every run."""

import os
import subprocess
import sys

import ipywidgets as widgets
import pytest

from .test_widgets import derivation, false, spot


@pytest.mark.parametrize("thing", [derivation, spot, false], ids=lambda thing: thing.title)
def test_a_saved_page_holds_a_view_a_text_and_static_html(thing):
    widget = thing.show()
    bundle = widget._repr_mimebundle_()
    assert set(bundle) == {"application/vnd.jupyter.widget-view+json", "text/plain", "text/html"}
    assert bundle["text/plain"] == repr(widget) == thing.text()
    assert bundle["text/html"].count("<div") == bundle["text/html"].count("</div>")
    assert isinstance(widget, widgets.VBox)
    for latex in (thing.derivation if thing is spot else thing).latex_lines():
        assert latex in bundle["text/html"]
    widget.close()


SCRIPT = """
import json, sys
from tests.lessons.parts import DERIVATIONS, SPOTS, STATEMENTS, DEFINITIONS
for name, part in {**DERIVATIONS, **SPOTS}.items():
    bundle = part.show()._repr_mimebundle_()
    print(name, bundle["text/plain"], bundle["text/html"])
for name, part in {**STATEMENTS, **DEFINITIONS}.items():
    print(name, repr(part), part._repr_html_())
d, s = DERIVATIONS["cross_entropy_gradient.gradient"], SPOTS["cross_entropy_gradient.S5"]
for text in ("y[i] - yhat[i]", "yhat[i] - y[i]", "2 * yhat[i]", "q", "C", "yhat[i] - y[i] + 0.1"):
    print(d.judge(text), s.mend(text), d.judge(text)._repr_html_())
print([s.pick(n) for n in range(2, len(s.lines) + 1)])
"""


def test_what_is_saved_is_the_same_in_every_process():
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout and len(runs[0].stdout) > 20_000
    assert not runs[0].stderr and " object at 0x" not in runs[0].stdout and "e-1" not in runs[0].stdout


def test_the_notation_is_not_loaded_with_the_mathematics():
    code = "import sys, helpers; print([m for m in sys.modules if m.startswith('helpers.notation') or m == 'ipywidgets'])"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "[]"
    )
    code = "import sys, helpers.notation; print('ipywidgets' in sys.modules)"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "False"
    )
