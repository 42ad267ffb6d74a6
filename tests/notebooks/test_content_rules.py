"""Each rule about content passes a good notebook and refuses one that breaks it."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from . import content
from .sample import PIXEL, Damages, good_notebook, result

CASES = Damages()
breaks = CASES.breaks


def html(text):
    return result(2, {"text/html": text, "text/plain": "x"})


@breaks(content.pictures_described)
def picture_without_alt(notebook):
    notebook.cells[4].outputs[0].metadata = {}


@breaks(content.pictures_described)
def picture_with_blank_alt(notebook):
    notebook.cells[4].outputs[0].metadata = {"image/png": {"alt": " "}}


@breaks(content.pictures_described)
def prose_picture_without_alt(notebook):
    notebook.cells[0].source += "\n![](attachment:a.png)"


@breaks(content.pictures_described)
def img_without_alt(notebook):
    notebook.cells[3].outputs = [html(f'<img src="data:image/png;base64,{PIXEL}">')]


@breaks(content.pictures_described)
def img_with_empty_alt(notebook):
    notebook.cells[0].source += '\n<img alt="" src="a.png">'


@breaks(content.plain_python)
def import_star(notebook):
    notebook.cells[1].source = "from helpers import *"


@breaks(content.plain_python)
def autoreload(notebook):
    notebook.cells[1].source = "%load_ext autoreload\n%autoreload 2"


@breaks(content.plain_python)
def shell_line(notebook):
    notebook.cells[1].source = "!pip install numpy"


@breaks(content.plain_python)
def pyplot(notebook):
    notebook.cells[1].source = "import matplotlib.pyplot as plt"


@breaks(content.plain_python)
def pyplot_from(notebook):
    notebook.cells[1].source = "from matplotlib import pyplot"


@breaks(content.nothing_remote)
def remote_picture(notebook):
    notebook.cells[0].source += "\n![a cat](https://example.org/cat.png)"


@breaks(content.nothing_remote)
def remote_img(notebook):
    notebook.cells[0].source += '\n<img alt="a cat" src="https://example.org/cat.png">'


@breaks(content.nothing_remote)
def remote_script(notebook):
    notebook.cells[3].outputs = [html('<script src="//example.org/a.js"></script>')]


@breaks(content.nothing_remote)
def remote_style(notebook):
    notebook.cells[3].outputs = [html("<style>@import 'https://example.org/a.css';</style>")]


@breaks(content.no_machine_paths)
def path_in_output(notebook):
    notebook.cells[3].outputs = [new_output("stream", name="stdout", text="saved in /home/ada/course/x.npy")]


@breaks(content.no_machine_paths)
def path_in_code(notebook):
    notebook.cells[3].source = r"open('C:\\Users\\ada\\x.npy')"


@pytest.mark.parametrize("rule, damage", CASES, ids=lambda part: part.__name__)
def test_a_broken_rule_is_reported(rule, damage):
    notebook = good_notebook()
    damage(notebook)
    assert list(rule(notebook)), f"{rule.__name__} did not notice: {damage.__name__}"


@pytest.mark.parametrize("rule", content.RULES, ids=lambda rule: rule.__name__)
def test_a_good_notebook_passes(rule):
    assert list(rule(good_notebook())) == []


def test_every_rule_is_seen_to_fail():
    assert {rule for rule, _ in CASES} == set(content.RULES)


def test_a_tagged_cell_may_use_pyplot():
    notebook = good_notebook()
    notebook.cells.append(new_code_cell("import matplotlib.pyplot as plt", metadata={"tags": ["pyplot"]}))
    assert list(content.plain_python(notebook)) == []


def test_fractions_and_links_are_not_paths():
    notebook = good_notebook()
    notebook.cells.append(new_markdown_cell("and/or, dL/dz, https://a.org/home/page, notebooks/00.ipynb"))
    assert list(content.no_machine_paths(notebook)) == []
