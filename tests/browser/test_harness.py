"""The checks on pages do find what they look for: each is shown a page that is wrong in that way."""

import io

import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

BAD = {
    "error in an output": (new_code_cell("1 / 0"), "an error in an output"),
    "warning": (new_code_cell("import sys; print('w', file=sys.stderr)"), "words on stderr"),
    "wide table": (
        new_code_cell("from IPython.display import HTML\nHTML('<div style=\"width:3000px\">wide</div>')"),
        "sideways scrolling",
    ),
    "broken picture": (
        new_code_cell('from IPython.display import HTML\nHTML(\'<img alt="no" src="data:image/png;base64,AAAA">\')'),
        "a broken picture",
    ),
    "unknown command": (new_markdown_cell(r"Here $\nosuchcommand{x}$."), "mathematics that could not be typeset"),
    "unbalanced mathematics": (new_markdown_cell(r"Here $\frac{1}$ and $x"), "mathematics"),
    "a widget that fails": (
        new_code_cell("import ipywidgets\nipywidgets.Image(value=b'', tooltip='a name that the front end cannot set')"),
        "Click to show javascript error",
    ),
}


def sample(lab, cell, name):
    """A notebook with this cell below a title."""
    notebook = new_notebook(cells=[new_markdown_cell("# A page"), cell, new_markdown_cell("The end, $x$.")])
    return lab.write(name, notebook)


@pytest.mark.parametrize("fault", BAD)
def test_a_fault_is_found(fault, lab, open_notebook):
    cell, words = BAD[fault]
    notebook = open_notebook(sample(lab, cell, "bad.ipynb"))
    notebook.run_all()
    notebook.page.wait_for_timeout(500)
    assert [trouble for trouble in notebook.troubles() if words in trouble]


def test_a_sound_page_is_not_accused(lab, open_notebook):
    source = "import ipywidgets\nipywidgets.VBox([ipywidgets.FloatSlider(), ipywidgets.HTMLMath('$x^2$')])"
    notebook = open_notebook(sample(lab, new_code_cell(source), "sound.ipynb"))
    notebook.run_all()
    notebook.page.wait_for_timeout(500)
    assert notebook.troubles() == []


def test_a_picture_that_stands_still_is_noticed(lab, open_notebook):
    source = (
        "import ipywidgets\nfrom helpers.lessons.softmax_shift_invariance import figures\n"
        "ipywidgets.VBox([ipywidgets.FloatSlider(), ipywidgets.Image(value=figures.shift().draw())])"
    )
    notebook = open_notebook(sample(lab, new_code_cell(source), "still.ipynb"))
    figure = notebook.run_cell(1)
    with pytest.raises(Exception, match="Timeout"), notebook.changes_picture(figure, seconds=2):
        notebook.press(notebook.slider(figure), "ArrowRight", times=3)


def test_the_picture_of_the_end_of_a_long_notebook_shows_its_end(lab, open_notebook, tmp_path):
    import matplotlib.image as image

    long = [new_markdown_cell("\n\n".join([f"Paragraph {k}."] * (3 + k % 7))) for k in range(300)]
    notebook = open_notebook(lab.write("long.ipynb", new_notebook(cells=[*long, new_markdown_cell("# The end")])))
    with notebook.unrolled():
        notebook.screenshot(tmp_path / "long.png")
    begin, end = (image.imread(io.BytesIO((tmp_path / name).read_bytes()))[300:-100, 340:1100, :3]
                  for name in ("long.png", "long_end.png"))
    assert not np.array_equal(begin, end)
    for picture in (begin, end):
        written = (np.abs(picture - picture[0, -1]) > 0.02).any(axis=(1, 2))
        assert written.mean() > 0.2, "too many lines of pixels are empty"
